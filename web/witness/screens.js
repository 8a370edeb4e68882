/** One part of the page at a time: a message, the device check, the room; what stands above them; and the language. */

import { inWeChat } from "./device.js";
import { language, say, speak } from "./words.js";

const get = (id) => document.getElementById(id);
let redraw = () => {};

/** What draws the page's part again, in another language. */
export function drawnBy(draw) {
  redraw = draw;
}

/** Show one page of words, and what can be done there. */
export function message(words, acts = [], more = "") {
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

export function button(key, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "first", textContent: say(key) });
  made.dataset.say = key;
  made.addEventListener("click", act);
  return made;
}

export function only(id) {
  for (const part of ["message", "check", "room"]) get(part).hidden = part !== id;
  warn("");
}

export function warn(words) {
  get("notice").hidden = !words;
  get("notice").textContent = words;
  if (words) get("notice").scrollIntoView({ block: "nearest" });
}

export function showStatus(name) {
  get("status").hidden = false;
  get("status").dataset.state = name === "reconnecting" ? "offline" : name;
  get("status-text").textContent = say(name);
  get("status-text").dataset.say = name;
}

export function markLanguage() {
  for (const choice of get("languages").children) choice.setAttribute("aria-pressed", String(choice.value === language()));
}

/** Inside WeChat video may not work: show the link, which is not used up yet, for a browser or another device. */
export function showLink(picture) {
  if (!inWeChat) return;
  get("in-app").hidden = false;
  get("link").value = location.href;
  get("qr").src = picture;
  get("copy").addEventListener("click", async () => {
    get("link").select();
    await navigator.clipboard?.writeText(location.href).catch(() => document.execCommand("copy"));
    get("copy").textContent = say("copied");
  });
}

get("languages").addEventListener("click", async ({ target }) => {
  if (!target.value) return;
  await speak(target.value, true);
  markLanguage();
  redraw();
});
