/**
 * The recording on the page of whoever leads: all pictures on one canvas, all voices mixed, sent piece by piece. Each piece carries
 * the head of a chain over all before it; after a broken line the server says what it has, and the page goes on from there.
 */

import { ask, sha256 } from "./server.js";
import { clock, say } from "./words.js";

const PIECE_MS = 4000;
const FRAMES = 10;
const WIDTH = 960;
const HEIGHT = 300;
const RETRY_MS = 1500;
const NOBODY_TAKES = ["room_closed", "meeting_over", "meeting_not_recording"];
const KINDS = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

export class Recorder {
  /**
   * @param seat   the seat of the judge or the mediator
   * @param videos role -> video element, in the order they are drawn
   * @param tell   (waiting pieces, error) after every change
   */
  constructor(seat, videos, tell) {
    Object.assign(this, { seat, videos, tell });
    this.canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    this.queue = [];
    this.sources = new Map();
    this.running = false;
  }

  /** Begin a film; the server knows how many pieces of earlier ones it has. */
  begin({ next, chain }, take) {
    if (this.running) return;
    Object.assign(this, { running: true, next, chain, take });
    this.sound = new AudioContext();
    this.mix = this.sound.createMediaStreamDestination();
    addEventListener("pointerdown", () => this.sound?.state === "suspended" && this.sound.resume());
    this.painting = setInterval(() => this.#paint(), 1000 / FRAMES);
    this.#paint();
    const film = new MediaStream([...this.canvas.captureStream(FRAMES).getTracks(), ...this.mix.stream.getTracks()]);
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.recorder = new MediaRecorder(film, { mimeType, videoBitsPerSecond: 500_000, audioBitsPerSecond: 48_000 });
    this.recorder.ondataavailable = ({ data }) => data.size && this.#add(data);
    this.recorder.start(PIECE_MS);
    this.tell(0);
  }

  /** Mix in a voice; the same stream again changes nothing. */
  hear(role, stream) {
    if (!this.running || !stream?.getAudioTracks().length || this.sources.get(role)?.mediaStream === stream) return;
    this.sources.get(role)?.disconnect();
    const source = this.sound.createMediaStreamSource(stream);
    source.connect(this.mix);
    this.sources.set(role, source);
  }

  /** Stop at once and throw away what has not been sent: somebody has said no, or has gone. */
  drop() {
    if (!this.running) return;
    this.running = false;
    this.queue.length = 0;
    clearInterval(this.painting);
    this.recorder.ondataavailable = null;
    this.recorder.stop();
    this.sources.clear();
    this.sound.close();
    this.sound = null;
  }

  /** End the film and return the chain's head once the server has all of it. */
  async finish() {
    if (this.running) {
      this.running = false;
      clearInterval(this.painting);
      await new Promise((ended) => {
        this.recorder.onstop = ended;
        this.recorder.stop();
      });
      this.sources.clear();
      await this.sound.close();
      this.sound = null;
    }
    await this.#send();
    return this.chain;
  }

  #add(data) {
    this.queue.push({ data, take: this.take });
    this.#send();
  }

  /** Send what waits, in order; one sender at a time, and all callers wait for the same end. */
  #send() {
    this.sending ??= this.#sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  async #sendAll() {
    while (this.queue.length) {
      const [piece] = this.queue;
      piece.bytes ??= await piece.data.arrayBuffer();
      piece.digest ??= await sha256(piece.bytes);
      const chain = await sha256(`${this.chain}${piece.digest}`);
      if (await this.#sendOne(piece, chain)) {
        Object.assign(this, { chain, next: this.next + 1 });
        this.queue.shift();
      }
      this.tell(this.queue.length);
    }
  }

  async #sendOne({ bytes, digest, take }, chain) {
    const headers = { "X-Sequence": this.next, "X-Take": take, "X-Sha256": digest, "X-Chain": chain };
    try {
      await ask(`${this.seat.path}/recording`, { method: "POST", headers, body: bytes });
      return true;
    } catch (error) {
      if (NOBODY_TAKES.includes(error.reason) || error.status === 401) {
        this.queue.length = Math.min(1, this.queue.length); // nobody will take the rest
        return true;
      }
      this.tell(this.queue.length, error);
      await new Promise((again) => setTimeout(again, RETRY_MS));
      await this.#catchUp();
      return false;
    }
  }

  /** Ask what the server has: a piece whose answer got lost must not be sent as the next one. */
  async #catchUp() {
    try {
      const { recording } = await this.seat.state();
      if (!recording) return;
      const expected = this.queue[0]?.digest && (await sha256(`${this.chain}${this.queue[0].digest}`));
      if (recording.next === this.next + 1 && recording.chain === expected) this.queue.shift();
      Object.assign(this, { next: recording.next, chain: recording.chain });
    } catch {
      // still away: the next try asks again
    }
  }

  #paint() {
    const brush = this.canvas.getContext("2d");
    const width = WIDTH / this.videos.size;
    brush.fillStyle = "#10181a";
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    brush.font = "18px sans-serif";
    [...this.videos].forEach(([role, video], at) => {
      if (video.videoWidth) brush.drawImage(video, at * width, 0, width, (width * video.videoHeight) / video.videoWidth);
      brush.fillStyle = "#ffffff";
      brush.fillText(say(role), at * width + 8, HEIGHT - 38);
    });
    brush.fillText(`${clock(new Date(), "Asia/Shanghai", true)} ${say("beijing")}`, 8, HEIGHT - 12);
  }
}
