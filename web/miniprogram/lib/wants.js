/**
 * What answers the open question best, for WeChat's own controls: a calendar, a wheel of free times on every clock, the camera,
 * a position, a telephone number. Whatever a control says could have been typed; a kind nobody knows here offers nothing.
 * Every clock comes in words from the server: a phone's own time zones may be old.
 */

const { say } = require("./words");

const SHOWN_TIMES = 3;
/** The soonest times stand as keys of their own; the wheel has all of them. */

/**
 * @param wants    {kind, side?, photo?, times?, today?}, see decision 27
 * @param buttons  the bubble's choices
 * @param language of the words
 * @returns {kind, day?, times?, hint?, photo?} as the component draws it, or null
 */
function wantsOf(wants, buttons, language) {
  const kind = wants && wants.kind;
  if (kind === "date") return { kind, day: dayLine(wants, wants.side, "pickDay", language) };
  if (kind === "slot") return { kind, day: dayLine(wants, "future", "otherDay", language), times: timesOf(wants, buttons) };
  if (kind === "file") return { kind, photo: wants.photo === true };
  return kind === "location" || kind === "phone" ? { kind } : null;
}

/** The choices that stay keys where a wheel has the times: the soonest, and all that are no times. */
function keysOf(wants, buttons) {
  const times = timesBy(wants);
  const timed = buttons.filter((each) => times[each.payload]);
  return timed.length <= SHOWN_TIMES ? buttons : buttons.filter((each) => !timed.includes(each) || timed.indexOf(each) < SHOWN_TIMES);
}

function dayLine(wants, side, word, language) {
  const today = wants.today || { beijing: "", here: "", words: "" };
  const latest = today.here > today.beijing ? today.here : today.beijing;
  const start = side === "future" && today.beijing ? today.beijing : "1900-01-01";
  const end = side === "past" && latest ? latest : "2100-12-31";
  const hint = side === "future" && today.words ? say("dayInBeijing", language, today.words) : "";
  return { start, end, value: !today.beijing || today.beijing > end ? end : today.beijing, title: say(word, language), hint };
}

/** The wheel: Beijing's days, and each day's times with the other clocks; null where there are too few for one. */
function timesOf(wants, buttons) {
  const times = timesBy(wants);
  const timed = buttons.filter((each) => times[each.payload]);
  if (timed.length <= SHOWN_TIMES) return null;
  const days = [];
  for (const { payload, title } of timed) {
    const { day, date, clock, others } = times[payload];
    let group = days.find((each) => each.day === day);
    if (!group) days.push((group = { day, name: date, tiles: [] }));
    group.tiles.push({ payload, title, text: [clock, ...(others || [])].join(" / ") });
  }
  return { days, names: days.map((each) => each.name) };
}

/** The moments in words by payload; a bubble of an earlier version has them without words and keeps its keys. */
function timesBy(wants) {
  const told = (wants && wants.kind === "slot" && wants.times) || {};
  return Object.fromEntries(Object.entries(told).filter(([, each]) => each && each.clock));
}

module.exports = { keysOf, wantsOf };
