/**
 * Free times as tiles below their day: Beijing's clock large, the others below it with their weekday where it is another
 * day there. Beijing's days, because that is where the appointment is.
 */

import { chip } from "./choices.js";
import { element } from "./elements.js";
import { language, say } from "./strings.js";

const BEIJING = "Asia/Shanghai";
const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { month: "short", day: "numeric", weekday: "short" };

function inZone(at, zone, how) {
  return new Date(at).toLocaleString(language(), { ...how, timeZone: zone });
}

/** A day as YYYY-MM-DD, in a zone. */
export function isoDay(at, zone = BEIJING) {
  return new Date(at).toLocaleDateString("sv-SE", { timeZone: zone }); // Swedish days are written like this
}

/** Beijing's day and clock now, as it is said beside a choice of days. */
export function beijingNow() {
  return together(Date.now(), BEIJING, DAY);
}

/** A day, as much of it as `how` says, and its clock: browsers leave the space out in some languages. */
function together(at, zone, how) {
  return `${inZone(at, zone, how)} ${inZone(at, zone, HOUR)}`;
}

function otherClocks(at, clocks) {
  const said = new Map([[together(at, BEIJING, DAY), ""]]);
  for (const [name, zone] of clocks) {
    const there = together(at, zone, DAY);
    const when = isoDay(at, zone) === isoDay(at) ? inZone(at, zone, HOUR) : together(at, zone, { weekday: "short" });
    if (!said.has(there)) said.set(there, `${name} ${when}`);
  }
  return [...said.values()].filter(Boolean);
}

/**
 * @param buttons the bubble's choices
 * @param times   the moment (ISO) of those that are times, by payload
 * @param clocks  [name, IANA zone] of everybody whose clock is shown
 * @param choose  called with a tapped button
 * @returns the tiles by day
 */
export function drawTimes(buttons, times, clocks, choose) {
  const days = new Map();
  for (const button of buttons) {
    const at = times[button.payload];
    const others = otherClocks(at, clocks).map((words) => element("small", "", words));
    const tile = chip(button, choose, element("b", "", inZone(at, BEIJING, HOUR)), " ", ...others);
    tile.classList.add("tile");
    days.set(isoDay(at), [...(days.get(isoDay(at)) ?? []), tile]);
  }
  const groups = [...days].map(([day, tiles]) => {
    const words = say("beijingDay", inZone(`${day}T04:00Z`, BEIJING, DAY));
    const group = element("div", "times-of-day", element("p", "times-day", words), element("div", "tiles", ...tiles));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words);
    return group;
  });
  return element("div", "times", ...groups);
}
