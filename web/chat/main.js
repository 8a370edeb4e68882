/** The chat page, put together: outbox, timeline, connection and composer, and the language they all speak. */

import { listenForFiles } from "./attach.js";
import { drawChoices } from "./choices.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { listenForElderMode } from "./elder_switch.js";
import { isEmbedded, isOutOfSight, listenOutside, siteLanguage, tellUnread } from "./framed.js";
import { OfflineBand } from "./offline_band.js";
import { Outbox } from "./outbox.js";
import { whereAmI } from "./locate.js";
import { beginAnew, listenForLeaving } from "./leave.js";
import { listenForPages } from "./paper_view.js";
import { isKept, read, write } from "./storage.js";
import { LANGUAGES, language, preferredLanguage, say, speak, translate } from "./strings.js";
import { Timeline } from "./timeline.js";
import { listenForTray } from "./tray.js";
import { listenForTypeSize } from "./type_size.js";
import { Uploads } from "./uploads.js";

const LANGUAGE_KEY = "yiqiaotong.language";
const NEAR_BOTTOM = 80;
const TYPING_AFTER_MS = 250;
const TYPING_AT_MOST_MS = 20000;

const get = (id) => document.getElementById(id);
const scroller = get("scroller");

const outbox = new Outbox();
const timeline = new Timeline(get("log"), outbox, {
  choose: ({ payload, title, text }) => submit(payload ? { payload, title } : { text }),
  locate: sendLocation,
  photo: () => get("camera").click(),
  file: () => get("file").click(),
  prove: (digits) => connection.prove(digits),
});
const composer = new Composer(get("composer"), (text) => submit({ text }));
const uploads = new Uploads(get("uploads"), (words) => (get("upload-news").textContent = words), (file) =>
  submit({ payload: `/inform{"uploaded_file": "${file.file_id}"}`, title: `📎 ${file.name}`, custom: { upload: { size: file.size } } }));
const band = new OfflineBand(get("band"), () => connection.retry());
let status = "connecting";
let voice = null;
let unread = 0;
let typingTimer = 0;
let askedSinceAnswer = false;
let atEnd = true; // the end of the conversation is in sight
let shownFrom = null; // the answer last scrolled to, until the person scrolls: its pictures may still be on their way

const connection = (speakFirst(), new Connection(outbox, timeline, {
  status: showStatus,
  entries: hear,
  language: (code) => code !== language() && switchLanguage(code),
  typing: () => showTyping(true),
  fileLimit: (bytes) => (uploads.limit = bytes),
  voiceSeconds: hearVoice,
  renewed: () => (timeline.clear(), refresh()),
  taken: () => refresh(),
  left: beginAnew,
  refused: (message, answer) => {
    const length = Array.from(message.text ?? "").length;
    composer.restore(message.text, answer.error === "too_long" ? say("tooLong", length, answer.limit) : say("rejected"));
    refresh();
  },
}, language));

function speakFirst() {
  const asked = [read(LANGUAGE_KEY), siteLanguage].find((code) => LANGUAGES.includes(code));
  switchLanguage(asked ?? preferredLanguage(navigator.languages ?? []));
}

function switchLanguage(code) {
  speak(code);
  document.documentElement.lang = code;
  translate(document);
  for (const button of get("languages").children) button.setAttribute("aria-pressed", String(button.value === code));
  const suggestions = say("suggestions").map((title) => ({ title }));
  if (!timeline.isEmpty) {
    const top = scroller.scrollTop;
    timeline.redraw();
    scroller.scrollTo({ top, behavior: "instant" });
  }
  get("suggestions").replaceChildren(...drawChoices(suggestions, ({ title }) => submit({ text: title })).children);
  count(0);
  showStatus(status);
  write(LANGUAGE_KEY, code);
}

function submit(message) {
  outbox.add(message);
  askedSinceAnswer = true;
  refresh();
  toBottom();
  connection.flush();
}

/** Offer to speak, once, where the server hears voice messages. */
async function hearVoice(seconds) {
  if (!seconds || voice) return;
  voice = import("../voice/recorder.js");
  (await voice).offerVoice(seconds, (words) => composer.complain(words), () => connection.resume());
}

/** Only after a tap, and only as exactly as is of use: the device asks the person, and no position is kept here. */
async function sendLocation() {
  composer.complain(say("locating"));
  try {
    const location = await whereAmI();
    composer.complain("");
    submit({ location, title: `📍 ${say("myLocation")}` });
  } catch (error) {
    composer.complain(say(error.message));
  }
}

function hear(entries) {
  const wasNear = isNearBottom();
  const first = timeline.isEmpty;
  const added = timeline.add(entries);
  refresh();
  if (!added.length) return;
  const awaited = askedSinceAnswer; // whoever has just asked wants to see the answer, wherever the page stood
  const spoken = added.filter((bubble) => bubble.dataset.from === "bot");
  if (spoken.length) askedSinceAnswer = false;
  if (first) toBottom("instant");
  else if (wasNear || awaited) showFrom(spoken[0] ?? added[0]);
  else if (spoken.length) get("newer").hidden = false;
  if (isOutOfSight() && !first) count(spoken.length);
}

/** Show what was said before, and leave what is being read where it is. */
async function showEarlier() {
  const entries = await connection.earlier(timeline.oldest);
  if (!entries) return composer.complain(say("awayWhy"));
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  timeline.prepend(entries);
  refresh();
  scroller.scrollTo({ top: scroller.scrollHeight - fromEnd, behavior: "instant" });
  (get("earlier").hidden ? scroller : get("earlier")).focus({ preventScroll: true });
}

/** Draw what depends on the messages on their way: their bubbles, the status line, the dots, the welcome. */
function refresh() {
  timeline.drawPending();
  showStatus(status);
  showTyping(timeline.isWaiting);
  get("welcome").hidden = !(timeline.isEmpty && status === "connected");
  get("earlier").hidden = timeline.oldest <= 1;
}

function showStatus(name) {
  status = name;
  const waiting = name !== "connected" && outbox.queued > 0;
  band.show(name);
  get("status").dataset.state = name;
  get("status-text").textContent = waiting ? `${say(name)} ${say("waiting", outbox.queued)}` : say(name);
  if (name === "connected") get("welcome").hidden = !timeline.isEmpty;
}

function showTyping(on) {
  clearTimeout(typingTimer);
  if (!on) {
    get("typing").hidden = true;
    return;
  }
  typingTimer = setTimeout(() => {
    const near = isNearBottom();
    get("typing").hidden = false;
    if (near) toBottom();
    typingTimer = setTimeout(() => (get("typing").hidden = true), TYPING_AT_MOST_MS);
  }, TYPING_AFTER_MS);
}

function isNearBottom() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM;
}

function toBottom(behavior = "auto") {
  shownFrom = null;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  get("newer").hidden = true;
}

/** Scroll to the end, but never past the beginning of an answer longer than the screen. */
function showFrom(bubble) {
  shownFrom = bubble;
  const top = bubble.offsetTop - scroller.offsetTop - 16;
  scroller.scrollTo({ top: Math.min(top, scroller.scrollHeight - scroller.clientHeight), behavior: "auto" });
}

function count(more) {
  unread = more ? unread + more : 0;
  document.title = unread ? `(${unread}) ${say("name")}` : say("name");
  tellUnread(unread);
}

get("languages").addEventListener("click", ({ target }) => {
  if (!target.value) return;
  switchLanguage(target.value);
  connection.chooseLanguage(target.value);
});
listenForFiles({ root: document.body, inputs: [get("file"), get("camera")], text: get("text"), take: (files) => uploads.add(files) });
listenForTray({ "camera-open": () => get("camera").click(), clip: () => get("file").click(), pin: sendLocation });
get("log").addEventListener("load", () => shownFrom && showFrom(shownFrom), true); // load does not bubble
for (const gesture of ["wheel", "touchmove", "keydown"]) scroller.addEventListener(gesture, () => (shownFrom = null), { passive: true });
get("forgetful").hidden = !isEmbedded || isKept();
listenForPages();
listenForTypeSize(get("type"), get("type-sizes"), get("elder"));
listenForElderMode(document.querySelectorAll(".elder-switch"));
listenForLeaving(get("leave"), get("leaving"));
get("earlier").addEventListener("click", showEarlier);
get("newer").addEventListener("click", () => toBottom());
scroller.addEventListener("scroll", () => (atEnd = isNearBottom()) && (get("newer").hidden = true), { passive: true });
new ResizeObserver(() => atEnd && toBottom("instant")).observe(scroller); // a keyboard or the tray has come or gone
listenOutside(get("close"), () => get("paper").open || get("leaving").open || !get("tray").hidden || !get("type-sizes").hidden, () => count(0));
refresh();
