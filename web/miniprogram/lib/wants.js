/**
 * What answers the open question best, for WeChat's own controls: a calendar, a wheel of free times on every clock, the camera,
 * a position, a telephone number. Whatever a control says could have been typed; a kind nobody knows here offers nothing.
 */

const { say } = require("./words");

const HOUR = 3600000;
const BEIJING = 8 * HOUR;
const SHOWN_TIMES = 3;
/** The soonest times stand as keys of their own; the wheel has all of them. */

/**
 * @param wants    {kind, side?, photo?, times?, clocks?}, see decision 27
 * @param buttons  the bubble's choices
 * @param language of the words
 * @param now      milliseconds since 1970
 * @returns {kind, day?, times?, hint?, photo?} as the component draws it, or null
 */
function wantsOf(wants, buttons, language, now) {
  const kind = wants && wants.kind;
  if (kind === "date") return { kind, day: dayLine(wants.side, "pickDay", language, now) };
  if (kind === "slot") return { kind, day: dayLine("future", "otherDay", language, now), times: timesOf(wants, buttons, language) };
  if (kind === "file") return { kind, photo: wants.photo === true };
  return kind === "location" || kind === "phone" ? { kind } : null;
}

/** The choices that stay keys where a wheel has the times: the soonest, and all that are no times. */
function keysOf(wants, buttons) {
  const times = timesBy(wants);
  const timed = buttons.filter((each) => times[each.payload]);
  return timed.length <= SHOWN_TIMES ? buttons : buttons.filter((each) => !timed.includes(each) || timed.indexOf(each) < SHOWN_TIMES);
}

function dayLine(side, word, language, now) {
  const here = localDay(now);
  const there = beijingDay(now);
  const latest = here > there ? here : there;
  const bounds = side === "future" ? { start: there, end: "2100-12-31" } : side === "past" ? { start: "1900-01-01", end: latest } : { start: "1900-01-01", end: "2100-12-31" };
  const hint = side === "future" ? say("dayInBeijing", language, `${nameOf(now, language)} ${clockOf(now)}`) : "";
  return { ...bounds, value: there > bounds.end ? bounds.end : there, title: say(word, language), hint };
}

/** The wheel: Beijing's days, and each day's times with the other clocks; null where there are too few for one. */
function timesOf(wants, buttons, language) {
  const times = timesBy(wants);
  const timed = buttons.filter((each) => times[each.payload]);
  if (timed.length <= SHOWN_TIMES) return null;
  const days = [];
  for (const { payload, title } of timed) {
    const at = Date.parse(times[payload]);
    const day = beijingDay(at);
    let group = days.find((each) => each.day === day);
    if (!group) days.push((group = { day, name: nameOf(at, language), tiles: [] }));
    group.tiles.push({ payload, title, text: [clockOf(at), ...otherClocks(at, wants.clocks || [], language)].join(" / ") });
  }
  return { days, names: days.map((each) => each.name) };
}

function timesBy(wants) {
  return (wants && wants.kind === "slot" && wants.times) || {};
}

function shifted(at) {
  return new Date(at + BEIJING).toISOString(); // Beijing has had no summer time since 1991
}

function beijingDay(at) {
  return shifted(at).slice(0, 10);
}

function clockOf(at) {
  return shifted(at).slice(11, 16);
}

function nameOf(at, language) {
  const there = new Date(at + BEIJING);
  return say("dayName", language, [there.getUTCMonth() + 1, there.getUTCDate(), there.getUTCDay()]);
}

function localDay(at) {
  const here = new Date(at);
  return [here.getFullYear(), here.getMonth() + 1, here.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The other clocks, each once; with its weekday where it is another day there. */
function otherClocks(at, clocks, language) {
  const said = [];
  for (const [name, zone] of clocks) {
    const there = inZone(at, zone);
    if (!there || (there.day === beijingDay(at) && there.clock === clockOf(at))) continue;
    const weekday = there.day === beijingDay(at) ? "" : `${say("weekday", language, new Date(`${there.day}T00:00:00Z`).getUTCDay())} `;
    if (!said.some((each) => each.endsWith(`${weekday}${there.clock}`))) said.push(`${name} ${weekday}${there.clock}`);
  }
  return said;
}

/** Day and clock in a zone, or null on a phone whose WeChat knows no zones: the tapped choice says them in words then. */
function inZone(at, zone) {
  try {
    const how = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const told = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-GB", how).formatToParts(new Date(at))) told[type] = value;
    return { day: `${told.year}-${told.month}-${told.day}`, clock: `${told.hour}:${told.minute}` };
  } catch {
    return null;
  }
}

module.exports = { keysOf, wantsOf };
