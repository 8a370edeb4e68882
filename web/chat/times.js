/**
 * Free times as tiles below their day: Beijing's clock large, the others below it. The server has written every clock: a
 * device's own time zones may be old, and an hour wrong.
 */

import { chip } from "./choices.js";
import { element } from "./elements.js";
import { say } from "./strings.js";

/**
 * @param buttons the bubble's choices
 * @param times   {day, date, clock, others} of those that are times, by payload
 * @param choose  called with a tapped button
 * @returns the tiles by day
 */
export function drawTimes(buttons, times, choose) {
  const days = new Map();
  for (const button of buttons) {
    const { day, date, clock, others } = times[button.payload];
    const small = (others ?? []).map((words) => element("small", "", words));
    const tile = chip(button, choose, element("b", "", clock), " ", ...small);
    tile.classList.add("tile");
    const known = days.get(day) ?? { date, tiles: [] };
    known.tiles.push(tile);
    days.set(day, known);
  }
  const groups = [...days.values()].map(({ date, tiles }) => {
    const words = say("beijingDay", date);
    const group = element("div", "times-of-day", element("p", "times-day", words), element("div", "tiles", ...tiles));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words);
    return group;
  });
  return element("div", "times", ...groups);
}
