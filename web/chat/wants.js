/**
 * What answers the open question best, beside its choices: a calendar, free times, the camera, a position, the telephone's
 * own number. Whatever a control sends could have been typed. A kind nobody knows here draws nothing.
 */

import { drawChoices } from "./choices.js";
import { actButton, element } from "./elements.js";
import { say } from "./strings.js";
import { drawTimes } from "./times.js";

const HAS_CAMERA = matchMedia("(pointer: coarse)").matches;

/** A line with an input and a button that sends what stands in it as the person's words. */
function line(type, label, send, more = {}) {
  const input = Object.assign(element("input", "want-input"), { type, required: true, ...more });
  const submit = element("button", "want-send", say("wantSend"));
  const form = element("form", "want", element("label", "want-label", label, input), submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(input.value.trim());
  });
  return form;
}

/** The days a calendar offers are bounded by what the server says is today, in Beijing and where the person is. */
function dayLine({ kind, side, today }, act) {
  const coming = side === "future";
  const latest = today && (today.here > today.beijing ? today.here : today.beijing);
  const bounds = !today ? {} : coming ? { min: today.beijing } : side === "past" ? { max: latest } : {};
  const form = line("date", say(kind === "slot" ? "otherDay" : "pickDay"), (text) => act.choose({ text }), bounds);
  if (coming && today) form.append(element("p", "want-hint", say("dayInBeijing", today.words)));
  return form;
}

function fileLine({ photo }, act) {
  const row = element("div", "chips want");
  if (HAS_CAMERA) row.append(actButton("chip", say("takePhoto"), act.photo));
  row.append(actButton("chip", say(photo ? "choosePhoto" : "chooseFile"), act.file));
  return row;
}

const CONTROLS = {
  date: dayLine,
  slot: dayLine,
  file: fileLine,
  phone: (wants, act) =>
    line("tel", say("yourPhone"), (text) => act.choose({ text }), { autocomplete: "tel", name: "tel", maxLength: 30 }),
  location: (wants, act) => {
    const row = element("div", "chips want", actButton("chip", say("sendLocation"), act.locate));
    return navigator.geolocation ? row : "";
  },
};

/**
 * Everything under a bubble of ours that answers it.
 *
 * @param buttons its choices
 * @param wants   {kind, side?, photo?, times?, today?} or undefined
 * @param act     {choose(button or {text}), locate(), photo(), file()}
 * @returns elements, in order
 */
export function drawAnswers(buttons, wants, act) {
  const times = wants?.kind === "slot" ? (wants.times ?? {}) : {};
  const timed = buttons.filter((button) => times[button.payload]?.clock);
  const others = buttons.filter((button) => !timed.includes(button));
  return [
    timed.length ? drawTimes(timed, times, act.choose) : "",
    others.length ? drawChoices(others, act.choose) : "",
    CONTROLS[wants?.kind]?.(wants, act) ?? "",
  ].filter(Boolean);
}
