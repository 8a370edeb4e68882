/** What the recording of voice messages says, in each language of the chat. */

export const WORDS = {
  "zh-Hans": {
    speak: "说话",
    speaking: "正在听…… 说完请点“发送”。",
    voiceDrop: "不要了",
    voiceSending: "正在发送语音……",
    voiceLost: "语音没有发出去，还在这里。可以再点“发送”，也可以不要了。",
    noMicrophone: "没有找到麦克风，请打字。",
    microphoneRefused: "浏览器没有允许用麦克风。请在网页设置里允许，或者打字。",
  },
  "zh-Hant": {
    speak: "説話",
    speaking: "正在聽…… 説完請按“發送”。",
    voiceDrop: "不要了",
    voiceSending: "正在發送語音……",
    voiceLost: "語音沒有發出去，還在這裏。可以再按“發送”，也可以不要了。",
    noMicrophone: "沒有找到麥克風，請打字。",
    microphoneRefused: "瀏覽器沒有允許用麥克風。請在網頁設定裏允許，或者打字。",
  },
  en: {
    speak: "Speak",
    speaking: "Listening… Send it when you have finished.",
    voiceDrop: "Discard",
    voiceSending: "Sending your voice message…",
    voiceLost: "The voice message has not been sent. It is still here: send it again, or discard it.",
    noMicrophone: "No microphone was found. Please type instead.",
    microphoneRefused: "The browser doesn't allow the microphone here. Allow it in the page's settings, or type instead.",
  },
};
