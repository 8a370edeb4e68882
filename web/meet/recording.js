/** The recording of a session: asked for by the mediator, made on their page, and only while everybody has agreed on their own. */

import { Recorder } from "../witness/recorder.js";
import { say } from "../witness/words.js";

const get = (id) => document.getElementById(id);
const CAN = "MediaRecorder" in window && "captureStream" in HTMLCanvasElement.prototype;

export class Recording {
  /**
   * @param seat   ours
   * @param videos role -> video element
   * @param act    (name, body) does something of the room
   */
  constructor(seat, videos, act) {
    Object.assign(this, { videos, behind: false });
    this.recorder = new Recorder(seat, videos, (waiting, error) => this.#tell(waiting > 1 || Boolean(error)));
    for (const [id, yes] of [["record-ask", true], ["record-yes", true], ["record-no", false]]) {
      get(id).addEventListener("click", () => this.#say(act, yes));
    }
  }

  /** Stop at once on one's own no; the server hears it next. */
  #say(act, yes) {
    if (!yes) this.recorder.drop();
    act("record", { yes });
  }

  hear(role, stream) {
    this.recorder.hear(role, stream);
  }

  draw(state) {
    this.state = state;
    this.#make(state);
    const { state: stands, mine } = state.recording;
    const leads = state.role === "mediator";
    get("recording-part").dataset.state = stands;
    get("record-ask").hidden = !(leads && CAN && stands === "none" && state.stage === "open");
    get("record-yes").hidden = mine || !["asked", "paused", "on"].includes(stands);
    get("record-no").hidden = !["asked", "paused", "on"].includes(stands);
    get("record-no").textContent = say(mine ? "recordWithdraw" : "recordNo");
    this.#tell(this.behind);
  }

  /** Nothing is made here any more. */
  end() {
    this.recorder.drop();
  }

  #make({ role, recording, settled }) {
    if (role !== "mediator") return;
    if (recording.state !== "on" || !settled) {
      this.recorder.drop();
      return;
    }
    try {
      this.recorder.begin(recording, recording.take);
    } catch (error) {
      console.warn("recording", error.name);
      return;
    }
    for (const [who, video] of this.videos) this.recorder.hear(who, video.srcObject);
  }

  #tell(behind) {
    this.behind = behind;
    const { state: stands, mine } = this.state.recording;
    const key = { none: "noRecordingShort", asked: mine ? "recordWaiting" : "recordAsked", on: "recordOn", paused: "recordPaused" }[stands];
    get("recording").textContent = say(stands === "on" && behind ? "recordBehind" : (key ?? "recordRefused"));
    get("recording").className = stands === "on" ? "recording" : "quiet-words";
  }
}
