/**
 * Speaking instead of typing: a recording is made when the person asks for it, and sent or dropped by them. What was heard in
 * it is read back in the conversation; nothing counts before they say that it is right. Loaded only where somebody hears it.
 */

import { element } from "../chat/elements.js";
import { openSession, sessionHeaders } from "../chat/session.js";
import { addStrings, language, say, translate } from "../chat/strings.js";
import { WORDS } from "./words.js";

const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const BITS = 24000;
const MICROPHONE = `<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path d="M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21"/></svg>`;

/**
 * Put the button into the chat.
 *
 * @param limit    seconds of the longest message
 * @param complain says beside the text what is wrong; "" that nothing is
 * @param sent     called when the server has one
 */
export function offerVoice(limit, complain, sent) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return null;
  addStrings(WORDS);
  return new Recorder(limit, complain, sent);
}

class Recorder {
  constructor(limit, complain, sent) {
    Object.assign(this, { limit, complain, sent, recorder: null, kept: null, timer: 0 });
    this.text = document.getElementById("text");
    this.button = button("speak", "tray-act", "speak");
    this.button.insertAdjacentHTML("afterbegin", MICROPHONE);
    this.words = element("span", "");
    this.words.setAttribute("role", "status");
    this.time = element("span", "speaking-time");
    this.time.setAttribute("aria-hidden", "true");
    this.dropped = button("speaking-drop", "paper-act", "voiceDrop");
    this.done = button("speaking-send", "paper-act", "send");
    this.bar = element("div", "speaking");
    this.bar.append(this.words, this.time, this.dropped, this.done);
    Object.assign(this.bar, { id: "speaking", hidden: true });
    document.getElementById("tray").append(this.button);
    document.querySelector(".composer-row").before(this.bar);
    translate(document.getElementById("composer"));
    this.button.addEventListener("click", () => this.#start());
    this.done.addEventListener("click", () => (this.kept ? this.#send() : this.#stop(true)));
    this.dropped.addEventListener("click", () => this.#stop(false));
  }

  async #start() {
    document.getElementById("more").click(); // the tray has done its work
    if (this.recorder || this.kept || this.opening) return;
    this.opening = true;
    this.complain("");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } }).catch((error) => error);
    this.opening = false;
    if (!(stream instanceof MediaStream)) return this.complain(say(stream.name === "NotFoundError" ? "noMicrophone" : "microphoneRefused"));
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = (this.recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS }));
    const pieces = [];
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => this.#ended(stream, new Blob(pieces, { type: recorder.mimeType })));
    this.began = performance.now();
    recorder.start();
    this.#show(say("speaking"));
    this.timer = setInterval(() => this.#tick(), 250);
    this.done.focus();
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.began) / 1000);
    this.time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds >= this.limit) this.#stop(true);
  }

  #stop(wanted) {
    this.wanted = wanted;
    clearInterval(this.timer);
    if (this.recorder?.state === "recording") this.recorder.stop();
    else if (!wanted) this.#close();
  }

  #ended(stream, content) {
    for (const track of stream.getTracks()) track.stop();
    this.recorder = null;
    if (!this.wanted) return this.#close();
    const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.kept = { id, content, seconds: (performance.now() - this.began) / 1000 };
    this.#send();
  }

  /** The same recording goes under the same name: the server hears it once, however often the line breaks. */
  async #send() {
    const { id, content, seconds } = this.kept;
    this.done.disabled = this.dropped.disabled = true;
    this.#show(say("voiceSending"));
    const headers = { "Content-Type": "application/octet-stream", "X-Message-Id": id, "X-Seconds": seconds.toFixed(1), "X-Language": language(), ...sessionHeaders() };
    const answer = await fetch("/chat/voice", { method: "POST", credentials: "same-origin", headers, body: content }).catch(() => null);
    this.done.disabled = this.dropped.disabled = false;
    if (answer?.status === 401) await openSession().catch(() => null);
    if (answer?.status !== 201) return this.#show(say("voiceLost"));
    this.#close();
    this.sent();
  }

  #close() {
    this.kept = null;
    this.bar.hidden = true;
    this.words.textContent = this.time.textContent = "";
    this.text.focus({ preventScroll: true });
  }

  #show(words) {
    this.bar.hidden = false;
    this.words.textContent = words;
  }
}

function button(id, look, words) {
  const made = element("button", look);
  Object.assign(made, { id, type: "button" });
  const title = element("span", "");
  title.dataset.say = words;
  made.append(title);
  return made;
}
