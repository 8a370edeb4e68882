/** Made of `zh-Hans.js` by `make words`: what is to be said otherwise is written there. */

export default {
  speak: "說話",
  speaking: "正在聽…… 說完請按“發送”。",
  voiceDrop: "不要了",
  voiceSending: "正在發送語音……",
  voiceLost: "語音沒有發出去，還在這裏。可以再按“發送”，也可以不要了。",
  noMicrophone: "沒有找到麥克風，請打字。",
  microphoneRefused: "瀏覽器沒有允許用麥克風。請在網頁設定裏允許，或者打字。",
};
