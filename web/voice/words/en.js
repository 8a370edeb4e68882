/** What the recording of voice messages says in English. */

export default {
  speak: "Speak",
  speaking: "Listening… Send it when you have finished.",
  voiceDrop: "Discard",
  voiceSending: "Sending your voice message…",
  voiceLost: "The voice message has not been sent. It is still here: send it again, or discard it.",
  noMicrophone: "No microphone was found. Please type instead.",
  microphoneRefused: "The browser doesn't allow the microphone here. Allow it in the page's settings, or type instead.",
};
