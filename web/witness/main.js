/** The way in: what the link is good for, the device check, the room, the end; and the language they all speak. */

import { DeviceCheck, inWeChat, mediaTrouble, openMedia } from "./device.js";
import { Room } from "./room.js";
import { Seat, ask, send } from "./server.js";
import { keptLanguage, language, list, preferredLanguage, say, speak, twice, zone } from "./words.js";

const get = (id) => document.getElementById(id);
const path = location.pathname;
const seatId = path.match(/^\/witness\/at\/([0-9a-f]{16})$/)?.[1];
let redraw = () => {};
let room = null;
let check = null;

async function start() {
  await speak(keptLanguage() ?? preferredLanguage(navigator.languages ?? []));
  markLanguage();
  if (seatId) await comeBack(new Seat(seatId));
  else await arrive(path.split("/").pop());
}

async function arrive(ticket) {
  const facts = await ask(`/witness/${ticket}/facts`);
  if (facts.role === "party" && facts.party_language && !keptLanguage()) await speak(facts.party_language);
  markLanguage();
  const dead = { used: "linkUsed", expired: "linkExpired", unknown: "linkUnknown", early: "linkEarly" }[facts.state];
  if (dead) {
    message(() => [say(dead), say(`${dead}Why`, { time: facts.opens_at ? twice(facts.opens_at) : "" })]);
    return;
  }
  showCheck(ticket, facts);
}

function showCheck(ticket, facts) {
  only("check");
  const draw = () => {
    get("check-role").textContent = say("youAre", { role: say(facts.role) });
    get("check-time").textContent = say("startsAt", { time: twice(facts.start) });
    check?.repeat();
  };
  redraw = draw;
  if (inWeChat) showLink(ticket);
  const ready = () => (get("come-in").disabled = !(check.good && get("known").checked));
  check = new DeviceCheck(facts.role, ready);
  draw();
  get("known").addEventListener("change", ready);
  get("retry").addEventListener("click", () => check.openStream());
  get("come-in").addEventListener("click", () => comeIn(ticket));
  check.begin();
}

function showLink(ticket) {
  get("in-app").hidden = false;
  get("link").value = location.href;
  get("qr").src = `/witness/${ticket}/qr.svg`;
  get("copy").addEventListener("click", async () => {
    get("link").select();
    await navigator.clipboard?.writeText(location.href).catch(() => document.execCommand("copy"));
    get("copy").textContent = say("copied");
  });
}

async function comeIn(ticket) {
  get("come-in").disabled = true;
  get("come-in").textContent = say("comingIn");
  try {
    const { seat } = await send(`/witness/${ticket}/seat`, { acknowledged: get("known").checked, timezone: zone() });
    history.replaceState(null, "", `/witness/at/${seat}`);
    check.end();
    await enter(new Seat(seat), check.stream);
  } catch (error) {
    warn(error.message);
    get("come-in").textContent = say("comeIn");
    get("come-in").disabled = false;
    if (error.status === 410) await arrive(ticket);
  }
}

/** A reload, or a device that comes back: the cookie proves it, only camera and microphone are asked for. */
async function comeBack(seat) {
  try {
    const state = await seat.state();
    if (["sealed", "refused", "missed", "closed"].includes(state.stage)) {
      ended(seat, state);
      return;
    }
  } catch (error) {
    if (error.status === 401) lost();
    else message(() => [say("reconnecting"), error.message], [button("retry", () => location.reload())]);
    return;
  }
  try {
    await enter(seat, await openMedia());
  } catch (error) {
    message(() => [say("title"), say(mediaTrouble(error))], [button("retry", () => location.reload())]);
  }
}

async function enter(seat, stream) {
  room = new Room(seat, stream, {
    status: showStatus,
    ended: (state) => ended(seat, state),
    lost,
    warn,
  });
  only("room");
  get("leave").hidden = false;
  redraw = () => room.redraw();
  showStatus("connecting");
  await room.open();
}

function ended(seat, state) {
  room?.leave();
  const { reason, note, absent } = state.closing;
  const told = {
    sealed: () => [say("sealed"), say("sealedWhy", { number: state.power?.number ?? "" })],
    refused: () => [say("refused"), say("refusedWhy", { reason: say(reason), note })],
    missed: () => [say("missed"), say("missedWhy", { roles: list(absent.map((role) => say(role))) })],
    closed: () => [say("closed"), say("closedWhy")],
  }[state.stage];
  const file = Object.assign(document.createElement("a"), { className: "first", href: `${seat.path}/power.pdf`, id: "download" });
  file.setAttribute("download", "");
  file.dataset.say = "download";
  file.textContent = say("download");
  message(told, state.stage === "sealed" ? [file] : [], say("mayClose"));
}

function lost() {
  room?.leave();
  message(() => [say("seatLost"), say("seatLostWhy")]);
}

function leave() {
  room.leave();
  message(() => [say("left"), say("leftWhy")], [button("comeBack", () => location.reload())]);
}

/** Show one page of words, and what can be done there. */
function message(words, acts = [], more = "") {
  only("message");
  get("leave").hidden = true;
  get("status").hidden = true;
  const draw = () => {
    [get("message-title").textContent, get("message-words").textContent] = words();
    get("message-more").textContent = more && say("mayClose");
  };
  draw();
  redraw = draw;
  get("message-acts").replaceChildren(...acts);
  get("message-title").focus();
}

function button(key, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "first", textContent: say(key) });
  made.dataset.say = key;
  made.addEventListener("click", act);
  return made;
}

function only(id) {
  for (const part of ["message", "check", "room"]) get(part).hidden = part !== id;
  warn("");
}

function warn(words) {
  get("notice").hidden = !words;
  get("notice").textContent = words;
  if (words) get("notice").scrollIntoView({ block: "nearest" });
}

function showStatus(name) {
  get("status").hidden = false;
  get("status").dataset.state = name === "reconnecting" ? "offline" : name;
  get("status-text").textContent = say(name);
  get("status-text").dataset.say = name;
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
get("leave").addEventListener("click", leave);
start().catch((error) => message(() => [say("title"), error.message], [button("retry", () => location.reload())]));
