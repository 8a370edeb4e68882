/** The room itself: draws what the server says, carries what one does to it, and keeps pictures, sound and recording going. */

import { Call } from "./call.js";
import { Judging } from "./judging.js";
import { Line } from "./line.js";
import { Paper } from "./paper.js";
import { Recorder } from "./recorder.js";
import { Signing } from "./signing.js";
import { Talk } from "./talk.js";
import { clock, list, say, zone } from "./words.js";

const get = (id) => document.getElementById(id);
const ROLES = ["judge", "party", "lawyer"];
const ENDED = ["sealed", "refused", "missed", "closed"];

export class Room {
  /**
   * @param seat   our seat
   * @param stream camera and microphone
   * @param hear   {status(name), ended(state), lost(refusal), warn(words)}
   */
  constructor(seat, stream, hear) {
    Object.assign(this, { seat, stream, hear, state: null, skew: 0, version: 0 });
    this.act = (name, body) => this.#act(name, body);
  }

  async open() {
    this.state = await this.seat.state();
    this.version = this.state.version;
    this.#build();
    this.#draw(this.state);
    if (ENDED.includes(this.state.stage)) return;
    this.call.servers = this.state.ice;
    this.line = new Line(this.seat.id, {
      status: (name) => this.hear.status(name),
      connected: () => this.call.reset(),
      changed: (version) => this.refresh(version),
      joined: (role) => this.call.joined(role),
      signal: (message) => this.call.hear(message).catch((error) => console.warn("signal", error.name)),
      replaced: () => this.refresh(),
    });
    this.ticking = setInterval(() => this.#clocks(), 1000);
  }

  leave() {
    this.line?.close();
    this.call?.reset();
    clearInterval(this.ticking);
    for (const track of this.stream.getTracks()) track.stop();
  }

  /** Read the room again; what is returned ends when a state was read that is younger than the call. */
  refresh(version) {
    if (version !== undefined && version === this.version) return Promise.resolve();
    if (!this.reading) {
      this.reading = this.#read().finally(() => (this.reading = null));
      return this.reading;
    }
    this.next ??= this.reading.then(() => {
      this.next = null;
      return this.refresh();
    });
    return this.next;
  }

  async #read() {
    try {
      const state = await this.seat.state();
      this.version = state.version;
      this.#draw(state);
    } catch (error) {
      if (error.status === 401) this.hear.lost(error);
    }
  }

  redraw() {
    this.refresh();
  }

  async #act(name, body) {
    try {
      await this.seat.do(name, body);
    } catch (error) {
      this.hear.warn(error.message);
      this.refresh();
      return false;
    }
    this.hear.warn("");
    await this.refresh();
    return true;
  }

  #build() {
    this.videos = new Map();
    get("people").replaceChildren(...ROLES.map((role) => this.#person(role)));
    this.videos.get(this.state.role).srcObject = this.stream;
    this.call = new Call(
      this.state.role,
      this.stream,
      (to, what) => this.line.signal(to, what),
      (role, stream) => this.#show(role, stream),
    );
    this.recorder = new Recorder(this.seat, this.videos, (waiting, error) => this.#tellRecording(waiting, error));
    this.paper = new Paper(this.seat, this.act);
    this.signing = new Signing(this.act, this.hear.warn);
    this.talk = new Talk(this.act);
    this.judging = new Judging(this.act, this.videos, () => this.recorder.finish(), this.hear.warn);
    this.judging.resume = () => this.#record();
    this.#ownButtons();
    get("begin").addEventListener("click", () => this.act("begin"));
  }

  #person(role) {
    const figure = Object.assign(document.createElement("figure"), { className: "person" });
    figure.dataset.role = role;
    figure.dataset.large = (this.state.role === "party" ? "judge" : "party") === role ? "yes" : "no";
    const video = Object.assign(document.createElement("video"), { autoplay: true, playsInline: true, muted: role === this.state.role });
    const words = document.createElement("figcaption");
    figure.append(video, words);
    this.videos.set(role, video);
    return figure;
  }

  #show(role, stream) {
    const video = this.videos.get(role);
    if (video.srcObject !== stream) video.srcObject = stream;
    video.play().catch(() => (get("hear").hidden = false)); // without a gesture some browsers keep silent
    this.recorder.hear(role, stream);
  }

  #ownButtons() {
    const turn = (id, tracks, off, on) =>
      get(id).addEventListener("click", () => {
        const enabled = !tracks()[0].enabled;
        for (const track of tracks()) track.enabled = enabled;
        get(id).setAttribute("aria-pressed", String(!enabled));
        get(id).dataset.say = enabled ? off : on;
        get(id).textContent = say(get(id).dataset.say);
      });
    turn("mute", () => this.stream.getAudioTracks(), "mute", "unmute");
    turn("dark", () => this.stream.getVideoTracks(), "cameraOff", "cameraOn");
    get("hear").addEventListener("click", () => {
      for (const video of this.videos.values()) video.play();
      get("hear").hidden = true;
    });
  }

  #draw(state) {
    const before = this.state?.stage;
    this.state = state;
    this.skew = Date.parse(state.now) - Date.now();
    if (ENDED.includes(state.stage)) {
      this.recorder?.finish();
      this.hear.ended(state);
      return;
    }
    const at = state.steps.findIndex((step) => step.step === state.stage);
    const step = state.steps[at];
    this.#drawPeople(state);
    this.#drawNow(state, step, at);
    this.judging.draw(state, step);
    this.paper.draw(state);
    this.signing.draw(state);
    this.talk.draw(state);
    this.#record();
    this.#clocks();
    if (before !== state.stage && before) this.#turnTo(get("signing").hidden ? get("step-name") : get("signing"));
  }

  /** Read the new step out, and bring what is to be done in it under the finger. */
  #turnTo(part) {
    get("step-name").focus({ preventScroll: true });
    part.scrollIntoView({ block: matchMedia("(min-width: 960px)").matches ? "nearest" : "start" });
  }

  #drawPeople({ comers, names, role }) {
    for (const figure of get("people").children) {
      const who = figure.dataset.role;
      const { here, came } = comers[who];
      figure.dataset.here = here ? "yes" : "no";
      const name = [say(who), names[who], who === role ? `(${say("you")})` : ""].filter(Boolean).join(" ");
      const there = Object.assign(document.createElement("span"), { className: "there", textContent: say(here ? "here" : came ? "away" : "notCome") });
      figure.querySelector("figcaption").replaceChildren(name, " · ", there);
      this.videos.get(who).setAttribute("aria-label", say("video", { role: say(who) }));
    }
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

  /** Every clock that matters: Beijing, ours, and the others' where they differ; by whose it is, for a zone's name is English. */
  #clocks() {
    const now = new Date(Date.now() + this.skew);
    const whose = new Map([["Asia/Shanghai", say("beijing")]]);
    const add = (name, words) => name && !whose.has(name) && whose.set(name, words);
    add(zone(), say("hereClock"));
    for (const role of ROLES) add(this.state.comers[role].timezone, say("thereClock", { role: say(role) }));
    const shown = [...whose].map(([name, words]) => [words, clock(now, name)]);
    const parts = shown.flatMap(([place, time]) => [
      Object.assign(document.createElement("dt"), { textContent: place }),
      Object.assign(document.createElement("dd"), { textContent: time }),
    ]);
    const text = shown.flat().join();
    if (this.clockText !== text) get("clocks").replaceChildren(...parts);
    this.clockText = text;
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
