/** What the recording of voice messages says in 简体中文; `make words` writes the Traditional words of it. */

export default {
  speak: "说话",
  speaking: "正在听…… 说完请点“发送”。",
  voiceDrop: "不要了",
  voiceSending: "正在发送语音……",
  voiceLost: "语音没有发出去，还在这里。可以再点“发送”，也可以不要了。",
  noMicrophone: "没有找到麦克风，请打字。",
  microphoneRefused: "浏览器没有允许用麦克风。请在网页设置里允许，或者打字。",
};
