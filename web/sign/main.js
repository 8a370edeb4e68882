/** The agreement on one device: what the link is good for, the text to its end, the name on glass, the sealed paper. */

import { Paper } from "../witness/paper.js";
import { Repeating } from "../witness/repeating.js";
import { ask, send } from "../witness/server.js";
import { Signing } from "../witness/signing.js";
import { keptLanguage, language, preferredLanguage, say, speak } from "../witness/words.js";

const LOOK_AGAIN_MS = 4000;
const SIGNERS = ["applicant", "respondent"];
const get = (id) => document.getElementById(id);
const path = location.pathname;
const seatId = path.match(/^\/sign\/at\/([0-9a-f]{16})$/)?.[1];
let redraw = () => {};
let desk = null;

/** Everything one seat may ask. */
class Seat {
  constructor(id) {
    this.path = `/sign/at/${id}`;
  }

  state() {
    return ask(`${this.path}/state`);
  }

  do(name, body, signal) {
    return send(`${this.path}/do/${name}`, body, signal);
  }

  page(number) {
    return `${this.path}/paper/${number}`;
  }
}

/** The text and the box to sign in, drawn anew with each state of the server. */
class Desk {
  constructor(seat) {
    this.seat = seat;
    const act = (name, body) => this.#act(name, body);
    this.paper = new Paper(seat, act, SIGNERS);
    this.signing = new Signing(act, warn);
    this.repeating = new Repeating((name, body, signal) => seat.do(name, body, signal), tellWaits);
  }

  async look() {
    try {
      this.draw(await this.seat.state());
    } catch (error) {
      if (error.status === 401) message(() => [say("seatLost"), say("seatLostWhy")]);
      else warn(error.message);
    }
    if (this.state?.stage === "signing" || (this.state?.stage === "done" && !this.state.sealed)) {
      setTimeout(() => this.look(), LOOK_AGAIN_MS);
    }
  }

  draw(state) {
    this.state = state;
    redraw = () => this.draw(this.state);
    if (state.stage === "done") return this.#done();
    if (state.stage === "over") return message(() => [say("over"), say("overWhy")]);
    only("desk", false);
    const other = state.role === "applicant" ? "respondent" : "applicant";
    get("who-signs").textContent = say("youSignAs", { name: state.names[state.role], role: say(state.role) });
    get("with-whom").textContent = say("withWhom", { name: state.names[other], number: state.number });
    this.paper.draw(state);
    this.signing.draw(state);
    get("sign-again").hidden = true; // once handed in it is signed; who finds a fault says so in the chat
    return undefined;
  }

  #done() {
    const download = Object.assign(document.createElement("a"), { className: "first", href: `${this.seat.path}/agreement.pdf`, id: "download" });
    download.setAttribute("download", "");
    download.textContent = say("download");
    const { number } = this.state;
    message(() => [say("done"), say(this.state.sealed ? "doneWhy" : "doneSoon", { number })], this.state.sealed ? [download] : []);
  }

  async #act(name, body) {
    try {
      await this.repeating.do(name, body);
      warn("");
    } catch (error) {
      warn(error.message);
      return false;
    }
    this.draw(await this.seat.state());
    return true;
  }
}

async function start() {
  await speak(keptLanguage() ?? preferredLanguage(navigator.languages ?? []));
  markLanguage();
  if (seatId) await enter(seatId);
  else await arrive(path.split("/").pop());
}

async function arrive(ticket) {
  const facts = await ask(`/sign/${ticket}/facts`);
  if (facts.language && !keptLanguage()) await speak(facts.language);
  markLanguage();
  const dead = { used: "linkUsed", expired: "linkExpired", unknown: "linkUnknown" }[facts.state];
  if (dead) {
    message(() => [say(dead), say(`${dead}Why`)]);
    return;
  }
  only("open");
  get("come-in").addEventListener("click", () => comeIn(ticket));
}

async function comeIn(ticket) {
  get("come-in").disabled = true;
  try {
    const { seat } = await send(`/sign/${ticket}/seat`);
    history.replaceState(null, "", `/sign/at/${seat}`);
    await enter(seat);
  } catch (error) {
    warn(error.message);
    get("come-in").disabled = false;
    if (error.status === 410) await arrive(ticket);
  }
}

async function enter(id) {
  desk = new Desk(new Seat(id));
  await desk.look();
}

/** Show one page of words, and what can be done there. */
function message(words, acts = []) {
  only("message");
  const draw = () => ([get("message-title").textContent, get("message-words").textContent] = words());
  draw();
  if (!desk?.state || desk.state.stage === "over") redraw = draw;
  get("message-acts").replaceChildren(...acts);
}

function only(id, quiet = true) {
  for (const part of ["message", "open", "desk"]) get(part).hidden = part !== id;
  if (quiet) warn("");
}

function warn(words) {
  get("notice").hidden = !words;
  get("notice").textContent = words;
  if (words) get("notice").scrollIntoView({ block: "nearest" });
}

function tellWaits(words) {
  get("waits").hidden = !words;
  get("waits").textContent = words;
}

function markLanguage() {
  for (const choice of get("languages").children) choice.setAttribute("aria-pressed", String(choice.value === language()));
}

get("languages").addEventListener("click", async ({ target }) => {
  if (!target.value) return;
  await speak(target.value, true);
  markLanguage();
  redraw();
});
start().catch((error) => message(() => [say("title"), error.message]));
