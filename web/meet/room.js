/** The room: everybody waits alone, meets together, or the mediator speaks with one side. */

import { Gathering } from "../witness/gathering.js";
import { say } from "../witness/words.js";
import { Recording } from "./recording.js";

const get = (id) => document.getElementById(id);
const ROLES = ["mediator", "applicant", "respondent", "interpreter"];

export class MeetingRoom extends Gathering {
  /** See Gathering. */
  constructor(seat, stream, hear) {
    super(seat, stream, hear, ROLES, ["closed"]);
    Object.assign(this, { followed: -1, online: false });
    const status = (name) => {
      this.online = name === "connected";
      this.sendOwn();
      hear.status(name);
    };
    this.hear = { ...hear, status };
  }

  build() {
    this.recording = new Recording(this.seat, this.videos, this.act);
    get("open").addEventListener("click", () => this.act("open"));
    get("together").addEventListener("click", () => this.act("together"));
    for (const side of ["applicant", "respondent"]) {
      const interpreter = () => get("along").checked;
      get(`with-${side}`).addEventListener("click", () => this.act("private", { side, interpreter: interpreter() }));
    }
    const ask = (asking) => {
      get("closing").hidden = !asking;
      get(asking ? "close-no" : "close").focus();
    };
    get("close").addEventListener("click", () => ask(true));
    get("close-no").addEventListener("click", () => ask(false));
    get("close-yes").addEventListener("click", () => this.act("close"));
  }

  shown(role, stream) {
    this.recording.hear(role, stream);
  }

  finish() {
    this.recording?.end();
  }

  leave() {
    this.recording?.end();
    super.leave();
  }

  large() {
    return ""; // all pictures are of one size
  }

  /** Only who is where we are may be seen and heard; the server carries no signal to others. */
  hears(role) {
    return this.state.company.includes(role);
  }

  draw(state, before) {
    this.#part(state);
    this.sendOwn();
    this.#drawWhere(state);
    this.#drawLeading(state);
    this.recording.draw(state);
    if (before !== state.stage && before) get("where").focus({ preventScroll: true });
    this.#follow(state);
  }

  /**
   * Until every page in here has cut off whoever is outside, nobody in here sends sound or picture; nor does a page whose line to
   * the server is down, for it does not hear of a private talk, while its calls may still stand.
   */
  sendOwn() {
    super.sendOwn(this.online && this.state.stage === "open" && this.state.settled);
  }

  whereabouts(who, here, came) {
    const elsewhere = this.state.private && !this.state.company.includes(who);
    return elsewhere ? say("elsewhere") : super.whereabouts(who, here, came);
  }

  /** End the calls with all who are elsewhere, and call those who are here now, each pair once. */
  #part(state) {
    for (const figure of get("people").children) {
      const role = figure.dataset.role;
      const known = role !== "interpreter" || state.role === role || Boolean(state.comers.interpreter?.came);
      figure.hidden = !known;
      figure.dataset.with = state.company.includes(role) ? "yes" : "no";
      if (role === state.role || state.company.includes(role)) continue;
      this.call.end(role);
      this.unshow(role);
    }
    if (!this.line || state.epoch === this.followed) return;
    const after = ROLES.slice(ROLES.indexOf(state.role) + 1);
    for (const role of after) {
      const meet = state.company.includes(role) && state.comers[role]?.here && !this.call.peers.has(role);
      if (meet) this.call.joined(role).catch((error) => console.warn("call", error.name));
    }
  }

  /** Say that this page keeps to where everybody is now. */
  async #follow({ epoch }) {
    if (epoch === this.followed) return;
    this.followed = epoch;
    try {
      await this.seat.do("follow", { epoch });
    } catch (error) {
      if (error.status !== 401) this.followed = -1; // said again with the next state
    }
  }

  #drawWhere(state) {
    const name = this.#where(state);
    get("number").textContent = say("number", { number: state.number });
    get("now").dataset.where = name;
    get("where").textContent = say(`${name}Title`);
    const side = state.private_with ? say(state.private_with) : say("you");
    get("where-why").textContent = say(name === "private" && state.role === "mediator" ? "privateWhyMediator" : `${name}Why`, { side });
  }

  #where(state) {
    if (state.stage === "waiting") return state.role === "mediator" ? "notOpen" : "waiting";
    if (!state.private) return state.settled ? "together" : "switching";
    if (!state.inside) return "outside";
    return state.settled ? "private" : "switching";
  }

  #drawLeading(state) {
    const leads = state.role === "mediator";
    get("leading").hidden = !leads;
    if (!leads) return;
    const open = state.stage === "open";
    get("open").hidden = open;
    get("together").hidden = !open || !state.private;
    get("along-part").hidden = !state.comers.interpreter?.came;
    for (const side of ["applicant", "respondent"]) {
      const button = get(`with-${side}`);
      button.hidden = !open;
      button.disabled = !state.comers[side].here;
      button.setAttribute("aria-pressed", String(state.private_with === side));
    }
  }
}
