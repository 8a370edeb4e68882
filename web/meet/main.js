/** The way into the mediation room: what the link is good for, the device check, the room, the end. */

import { DeviceCheck, mediaTrouble, openMedia } from "../witness/device.js";
import { button, drawnBy, markLanguage, message, only, showLink, showStatus, warn } from "../witness/screens.js";
import { Seat, ask, send } from "../witness/server.js";
import { keptLanguage, preferredLanguage, say, speak, twice, zone } from "../witness/words.js";
import { MeetingRoom } from "./room.js";

const get = (id) => document.getElementById(id);
const path = location.pathname;
const seatId = path.match(/^\/meet\/at\/([0-9a-f]{16})$/)?.[1];
const DEAD = { used: "linkUsed", expired: "linkExpired", unknown: "linkUnknown", early: "linkEarly" };
let room = null;
let check = null;

async function start() {
  await speak(keptLanguage() ?? preferredLanguage(navigator.languages ?? []));
  markLanguage();
  if (seatId) await comeBack(new Seat(seatId, "meet"));
  else await arrive(path.split("/").pop());
}

async function arrive(ticket) {
  const facts = await ask(`/meet/${ticket}/facts`);
  if (facts.language && !keptLanguage()) await speak(facts.language);
  markLanguage();
  const dead = DEAD[facts.state];
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
  showLink(`/meet/${ticket}/qr.svg`);
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
    const { seat } = await send(`/meet/${ticket}/seat`, { agreed: get("known").checked, timezone: zone() });
    history.replaceState(null, "", `/meet/at/${seat}`);
    check.end();
    await enter(new Seat(seat, "meet"), check.stream);
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
    if (state.stage === "closed") return ended();
  } catch (error) {
    if (error.status === 401) lost();
    else message(() => [say("reconnecting"), error.message], [button("retry", () => location.reload())]);
    return undefined;
  }
  try {
    await enter(seat, await openMedia());
  } catch (error) {
    message(() => [say("title"), say(mediaTrouble(error))], [button("retry", () => location.reload())]);
  }
  return undefined;
}

async function enter(seat, stream) {
  room = new MeetingRoom(seat, stream, { status: showStatus, ended, lost, warn });
  only("room");
  get("leave").hidden = false;
  drawnBy(() => room.redraw());
  showStatus("connecting");
  await room.open();
}

function ended() {
  room?.leave();
  message(() => [say("ended"), say("endedWhy")], [], say("mayClose"));
}

function lost() {
  room?.leave();
  message(() => [say("seatLost"), say("seatLostWhy")]);
}

get("leave").addEventListener("click", () => {
  room.leave();
  message(() => [say("left"), say("leftWhy")], [button("comeBack", () => location.reload())]);
});
start().catch((error) => message(() => [say("title"), error.message], [button("retry", () => location.reload())]));
