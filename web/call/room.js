/** The page of a call: who is there, a camera that is off until it is wished for, captions, and what was written down afterwards. */

import { mediaTrouble, openCamera } from "../witness/device.js";
import { Gathering } from "../witness/gathering.js";
import { Talk } from "../witness/talk.js";
import { say } from "../witness/words.js";

const get = (id) => document.getElementById(id);
const ROLES = ["officer", "person"];

export class CallRoom extends Gathering {
  /** See Gathering. */
  constructor(seat, stream, hear) {
    super(seat, stream, hear, ROLES, []);
  }

  build() {
    this.talk = new Talk(this.act);
    const ask = (asking) => {
      get("closing").hidden = !asking;
      get(asking ? "close-no" : "close").focus();
    };
    get("close").addEventListener("click", () => ask(true));
    get("close-no").addEventListener("click", () => ask(false));
    get("close-yes").addEventListener("click", () => this.act("end"));
  }

  large() {
    return ""; // both pictures are of one size
  }

  pictureLater() {
    return true;
  }

  weakWords() {
    return this.stream.getVideoTracks().length ? "weakPaused" : "weakSound";
  }

  /** The camera is asked for when it is wished for, and let go of when it is not: its light then goes out. */
  async wished(kind, on) {
    if (kind !== "video") return;
    for (const track of this.stream.getVideoTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
    if (!on) {
      this.tellWeak();
      await this.call.picture(null);
      return;
    }
    try {
      const track = await openCamera();
      this.stream.addTrack(track);
      this.tellWeak();
      await this.call.picture(track);
    } catch (error) {
      this.hear.warn(say(mediaTrouble(error)));
      get("dark").click(); // it stays off
    }
  }

  draw(state, before) {
    const over = state.stage === "closed";
    const [where, who] = [this.#where(state), { name: state.names.officer }];
    get("where").textContent = say(`${where}Title`, who);
    get("where-why").textContent = say(`${where}Why`, who);
    get("people-part").hidden = over;
    get("not-recorded").hidden = over;
    get("say").hidden = over;
    get("ending").hidden = over || state.role !== "officer";
    if (over) get("closing").hidden = true;
    this.talk.draw(state);
    this.#drawSummaries(state);
    if (over) this.#hangUp();
    if (before && before !== state.stage) get("where").focus({ preventScroll: true });
  }

  /** Nothing is heard or seen any more; the page goes on to show what is written down. */
  #hangUp() {
    this.call.reset();
    for (const track of this.stream.getTracks()) track.stop();
  }

  #where({ stage, held, role, comers }) {
    if (stage === "closed") return held ? "ended" : "notHeld";
    if (stage === "waiting") return "waiting";
    const other = role === "officer" ? comers.person : comers.officer;
    return other.here ? "together" : other.came ? "lost" : role === "officer" ? "waitingForPerson" : "taken";
  }

  #drawSummaries({ stage, held, summaries, role }) {
    get("summary-part").hidden = stage !== "closed" || !held;
    get("summary-why").textContent = say(summaries.length ? (role === "officer" ? "summaryAtDesk" : "summaryInChat") : "summaryToCome");
    get("summaries").replaceChildren(...summaries.map((one) => this.#version(one)));
  }

  #version({ kind, name, text }) {
    const line = document.createElement("li");
    const who = kind === "summary" ? say("written", { name }) : say(kind);
    line.append(Object.assign(document.createElement("b"), { textContent: who }), Object.assign(document.createElement("p"), { textContent: text }));
    return line;
  }
}
