/** The way in: what the link is good for, the device check, the room, the end; and the language they all speak. */

import { DeviceCheck, mediaTrouble, openMedia } from "./device.js";
import { Room } from "./room.js";
import { button, drawnBy, markLanguage, message, only, showLink, showStatus, warn } from "./screens.js";
import { Seat, ask, send } from "./server.js";
import { keptLanguage, list, preferredLanguage, say, speak, twice, zone } from "./words.js";

const get = (id) => document.getElementById(id);
const path = location.pathname;
const seatId = path.match(/^\/witness\/at\/([0-9a-f]{16})$/)?.[1];
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
  drawnBy(draw);
  showLink(`/witness/${ticket}/qr.svg`);
  const ready = () => (get("come-in").disabled = !(check.good && get("known").checked));
  check = new DeviceCheck(facts.role, ready);
  draw();
  get("known").addEventListener("change", ready);
  get("retry").addEventListener("click", () => check.openStream());
  get("come-in").addEventListener("click", () => comeIn(ticket));
  check.begin();
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
  drawnBy(() => room.redraw());
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

get("leave").addEventListener("click", leave);
start().catch((error) => message(() => [say("title"), error.message], [button("retry", () => location.reload())]));
