/** The witness room itself: the steps in the judge's order, the paper, the signatures, the talk and the recording. */

import { Gathering } from "./gathering.js";
import { Judging } from "./judging.js";
import { Paper } from "./paper.js";
import { Recorder } from "./recorder.js";
import { Signing } from "./signing.js";
import { Talk } from "./talk.js";
import { list, say } from "./words.js";

const get = (id) => document.getElementById(id);
const ROLES = ["judge", "party", "lawyer"];
const ENDED = ["sealed", "refused", "missed", "closed"];

export class Room extends Gathering {
  /** See Gathering. */
  constructor(seat, stream, hear) {
    super(seat, stream, hear, ROLES, ENDED);
  }

  build() {
    this.recorder = new Recorder(this.seat, this.videos, (waiting, error) => this.#tellRecording(waiting, error));
    this.paper = new Paper(this.seat, this.act);
    this.signing = new Signing(this.act, this.hear.warn);
    this.talk = new Talk(this.act);
    this.judging = new Judging(this.act, this.videos, () => this.recorder.finish(), this.hear.warn);
    this.judging.resume = () => this.#record();
    get("begin").addEventListener("click", () => this.act("begin"));
  }

  large() {
    return this.state.role === "party" ? "judge" : "party";
  }

  shown(role, stream) {
    this.recorder.hear(role, stream);
  }

  finish() {
    this.recorder?.finish();
  }

  lineStands() {
    this.paper.again();
  }

  draw(state, before) {
    const at = state.steps.findIndex((step) => step.step === state.stage);
    const step = state.steps[at];
    this.#drawNow(state, step, at);
    this.judging.draw(state, step);
    this.paper.draw(state);
    this.signing.draw(state);
    this.talk.draw(state);
    this.#record();
    if (before !== state.stage && before) this.#turnTo(get("signing").hidden ? get("step-name") : get("signing"));
  }

  /** Read the new step out, and bring what is to be done in it under the finger. */
  #turnTo(part) {
    get("step-name").focus({ preventScroll: true });
    part.scrollIntoView({ block: matchMedia("(min-width: 960px)").matches ? "nearest" : "start" });
  }

  #drawNow(state, step, at) {
    const waiting = !step && state.stage !== "sealing";
    const gone = ROLES.filter((role) => !state.comers[role].here);
    const ready = state.role === "judge" ? "waitingBegin" : "waitingJudge";
    get("step-number").textContent = step ? say("step", { step: at + 1, total: state.steps.length }) : say("nowTitle");
    get("step-name").textContent = step?.name ?? say(waiting ? "waitingTitle" : "sealing");
    const wait = gone.length ? say("waitingFor", { roles: list(gone.map((role) => say(role))) }) : say(ready);
    get("step-now").textContent = step?.now ?? (waiting ? wait : "");
    get("code-part").hidden = state.stage !== "identity";
    get("code").textContent = state.code;
    get("begin-part").hidden = !(waiting && state.role === "judge");
    get("begin").disabled = gone.length > 0;
  }

  #record() {
    const { role, recording, stage } = this.state;
    const going = role === "judge" && this.state.steps.some((step) => step.step === stage);
    if (!going || this.judging.sealing) return;
    try {
      if (!this.recorder.running) this.recorder.begin(recording, recording.take);
    } catch (error) {
      console.warn("recording", error.name);
      get("recording").hidden = false;
      get("recording").textContent = say("recordingFailed");
      return;
    }
    for (const [who, video] of this.videos) this.recorder.hear(who, video.srcObject);
  }

  #tellRecording(waiting, error) {
    get("recording").hidden = false;
    get("recording").textContent = say(error ? "recordingBehind" : waiting > 1 ? "recordingBehind" : "recordingOn", { count: waiting });
  }
}
