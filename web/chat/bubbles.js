/** Draws one bubble: text, progress, picture, file, choices and time. Everything shown is text or built here, never HTML. */

import { element } from "./elements.js";
import { drawMap } from "./map_cards.js";
import { drawLook } from "./paper_view.js";
import { ownAddress, pictureAddress, richText } from "./richtext.js";
import { drawShutPaper } from "./shut_paper.js";
import { language, say } from "./strings.js";
import { sizeOf } from "./upload_rows.js";
import { drawAnswers } from "./wants.js";

const MOST_STEPS = 16;
const SVG = "http://www.w3.org/2000/svg";

function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const CALENDAR = "M4 6.5h16v13H4zM4 10.5h16M8 3.5v5M16 3.5v5M12 13v4M10 15h4";
const PAPER = "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6";

/** The day a moment belongs to where the reader is. */
export function dayOf(at) {
  return new Date(at).toDateString();
}

export function drawDay(at) {
  const moment = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / 86400000);
  const named = [say("today"), say("yesterday")][days];
  const date = moment.toLocaleDateString(language(), { month: "short", day: "numeric", weekday: "short" });
  return element("p", "day", named ?? date);
}

function clock(at, state) {
  const time = element("time", "", new Date(at).toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  time.dateTime = at;
  const line = element("p", "when", time);
  if (state) line.append(` · ${say(state)}`);
  return line;
}

/** How far a form is: a piece for each step, or one bar where the pieces would be too small to count. */
function progress({ step, total, label }) {
  const words = `${say("step", step, total)}${label ? ` · ${label}` : ""}`;
  const pieces = total <= MOST_STEPS ? Array.from({ length: total }, (_, at) => element("span", stateOf(at + 1, step))) : [];
  const bar = element("div", "progress-bar", ...pieces);
  const told = { role: "progressbar", "aria-label": words, "aria-valuemin": 0, "aria-valuemax": total, "aria-valuenow": step };
  for (const [name, value] of Object.entries(told)) bar.setAttribute(name, String(value));
  if (!pieces.length) {
    const done = element("span", "progress-done");
    done.style.width = `${Math.min(100, (100 * step) / Math.max(1, total))}%`;
    bar.append(done);
  }
  return element("div", "progress", element("p", "progress-words", words), bar);
}

const stateOf = (number, step) => (number < step ? "step step-done" : number === step ? "step step-now" : "step");

/** Channels without a bar say the step in the first line; beside the bar it would stand there twice. */
function withoutStep(text, shown) {
  if (!shown) return text;
  const [first, ...rest] = text.split("\n");
  const numbers = first.match(/\d+/g) ?? [];
  const isStep = first.length < 24 && numbers.length === 2 && numbers[0] === String(shown.step) && numbers[1] === String(shown.total);
  return isStep ? rest.join("\n") : text;
}

function picture(address, custom) {
  const source = pictureAddress(address);
  if (!source) return "";
  const isCode = source.startsWith("data:");
  const image = element("img", isCode ? "picture" : "picture picture-wide");
  image.src = source;
  image.alt = custom?.alt ?? (isCode ? say("qr") : say("picture"));
  return image;
}

function file({ name, url, mime }) {
  const address = ownAddress(url);
  if (!address) return "";
  const dated = mime === "text/calendar";
  const card = element("a", "file", icon(dated ? CALENDAR : PAPER));
  card.append(element("span", "file-words", element("span", "file-act", say(dated ? "addToCalendar" : "download")), element("span", "file-name", name)));
  card.href = address;
  card.download = name;
  if (mime !== "application/pdf") return card;
  return element("div", "paper-acts", card, drawLook({ name, url: address }));
}

/** A file the person has sent: its name without the paper clip that stands for the card where there is none. */
function sentFile(text, { size }) {
  const name = element("span", "sent-file-name", element("span", "unseen", `${say("sentFile")} `), text.replace(/^📎\s*/u, ""));
  if (size) name.append(element("span", "sent-file-size", sizeOf(size)));
  return element("p", "sent-file", icon(PAPER), name);
}

/**
 * One bubble.
 *
 * @param entry  {from, text, at, buttons?, image?, attachment?, custom?, utter?, seq?, state?}
 * @param act    what a tap does, see wants.js
 */
export function drawBubble(entry, act) {
  const mine = entry.from === "person";
  const bubble = element("article", `bubble ${mine ? "mine" : "theirs"}`);
  Object.assign(bubble.dataset, { from: entry.from, text: entry.text ?? "" });
  if (entry.seq) bubble.dataset.seq = String(entry.seq);
  if (entry.utter) bubble.dataset.utter = entry.utter;
  if (entry.state) bubble.dataset.state = entry.state;
  const body = element("div", "body", element("span", "unseen", `${say(mine ? "you" : "bot")}: `));
  if (entry.custom?.progress) body.append(progress(entry.custom.progress));
  const words = withoutStep(entry.text ?? "", entry.custom?.progress);
  if (entry.custom?.upload) body.append(sentFile(words, entry.custom.upload));
  else if (entry.custom?.map && !mine) body.append(drawMap(entry.custom.map, entry.image));
  else if (words) body.append(element("p", "words", mine ? words : richText(words)));
  if (entry.image && !entry.custom?.map) body.append(picture(entry.image, entry.custom));
  if (entry.attachment) body.append(file(entry.attachment));
  if (entry.custom?.shut) body.append(drawShutPaper(act.prove));
  bubble.append(body);
  if (!mine) bubble.append(...drawAnswers(entry.buttons ?? [], entry.custom?.wants, act));
  bubble.append(clock(entry.at, entry.state === "queued" ? "queued" : null));
  return bubble;
}
