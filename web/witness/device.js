/** The device check: can we be seen, heard, reached, and does this browser know how. */

import { roundTrip } from "./server.js";
import { say } from "./words.js";

const LOUD_ENOUGH = 0.02;
const SLOW_MS = 400;
const get = (id) => document.getElementById(id);

export const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15, max: 24 }, facingMode: "user" };

/**
 * Return the stream of camera and microphone; throws what the browser says.
 * @param picture whether the camera is asked for, too
 */
export function openMedia(picture = true) {
  const audio = { echoCancellation: true, noiseSuppression: true };
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("no media", "NotSupportedError");
  return navigator.mediaDevices.getUserMedia(picture ? { video: PICTURE, audio } : { audio });
}

/** Return the camera's track alone; throws what the browser says. */
export async function openCamera() {
  const stream = await navigator.mediaDevices.getUserMedia({ video: PICTURE });
  return stream.getVideoTracks()[0];
}

/** Which words say why there is no stream. */
export function mediaTrouble(error) {
  const known = { NotAllowedError: "mediaRefused", NotFoundError: "mediaMissing", NotReadableError: "mediaBusy", NotSupportedError: "browserBad" };
  return known[error.name] ?? "mediaMissing";
}

export class DeviceCheck {
  /**
   * @param role  a judge's browser has to record
   * @param ready called whenever it may have become possible, or impossible, to go in
   * @param picture whether the camera is looked at, too
   */
  constructor(role, ready, picture = true) {
    Object.assign(this, { role, ready, picture, stream: null, browserGood: false, said: {} });
  }

  async begin() {
    get("preview").hidden = !this.picture;
    get("check-list").querySelector('[data-part="camera"]').hidden = !this.picture;
    for (const part of ["camera", "microphone", "network", "browser"]) this.#tell(part, "wait", "waitingCheck");
    this.#browser();
    this.#network();
    await this.openStream();
  }

  async openStream() {
    get("check-trouble").hidden = true;
    get("retry").hidden = true;
    try {
      this.stream = await openMedia(this.picture);
    } catch (error) {
      this.#tell("camera", "bad", mediaTrouble(error));
      this.#tell("microphone", "bad", mediaTrouble(error));
      this.#trouble(mediaTrouble(error));
      return;
    }
    get("preview").srcObject = this.stream;
    this.#tell("camera", "good", "cameraGood");
    this.#tell("microphone", "wait", "microphoneSpeak");
    this.#listen();
    this.ready();
  }

  get good() {
    return Boolean(this.stream) && this.browserGood;
  }

  /** Say everything again, in another language. */
  repeat() {
    for (const [part, told] of Object.entries(this.said)) this.#tell(part, ...told);
    if (!get("check-trouble").hidden) get("check-trouble").textContent = say(this.trouble);
  }

  end() {
    clearInterval(this.timer);
    this.sound?.close();
    get("preview").srcObject = null;
  }

  #browser() {
    const calls = isSecureContext && "RTCPeerConnection" in window && "WebSocket" in window && Boolean(crypto.subtle);
    const records = "MediaRecorder" in window && "captureStream" in HTMLCanvasElement.prototype;
    this.browserGood = calls && (this.role !== "judge" || records);
    this.#tell("browser", this.browserGood ? "good" : "bad", calls ? (this.browserGood ? "browserGood" : "browserNoRecording") : "browserBad");
  }

  async #network() {
    const ms = await roundTrip();
    if (ms === null) this.#tell("network", "bad", "networkNone");
    else this.#tell("network", ms > SLOW_MS ? "wait" : "good", ms > SLOW_MS ? "networkSlow" : "networkGood", { ms });
  }

  #listen() {
    this.sound = new AudioContext();
    const meter = this.sound.createAnalyser();
    meter.fftSize = 1024;
    this.sound.createMediaStreamSource(this.stream).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    this.timer = setInterval(() => {
      meter.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      get("level").value = Math.min(1, loudness * 5);
      if (loudness > LOUD_ENOUGH && this.said.microphone?.[0] !== "good") this.#tell("microphone", "good", "microphoneGood");
    }, 100);
    addEventListener("pointerdown", () => this.sound.state === "suspended" && this.sound.resume());
  }

  #trouble(key) {
    this.trouble = key;
    get("check-trouble").textContent = say(key);
    get("check-trouble").hidden = false;
    get("retry").hidden = false;
    this.ready();
  }

  #tell(part, state, key, facts) {
    this.said[part] = [state, key, facts];
    const row = get("check-list").querySelector(`[data-part="${part}"]`);
    row.dataset.state = state;
    row.querySelector("[data-words]").textContent = say(key, facts);
  }
}
