/**
 * Looking at a PDF without leaving the chat: its pages as the server draws them, one at a time, in a dialogue of the
 * browser's own (which keeps the keyboard inside, closes on Escape and gives the focus back). Whoever listens instead of
 * looking is read the words of the page.
 */

import { actButton } from "./elements.js";
import { sessionHeaders } from "./session.js";
import { say } from "./strings.js";

const get = (id) => document.getElementById(id);
let shown = null; // {url, name, page, count, asked}

/** A button that opens a file's pages. */
export function drawLook({ name, url }) {
  const look = actButton("look", say("look"), () => open(url, name));
  look.setAttribute("aria-label", `${say("look")}: ${name}`);
  return look;
}

function open(url, name) {
  shown = { url, name, page: 0, count: 0, asked: 0 };
  get("paper-name").textContent = name;
  Object.assign(get("paper-file"), { href: url, download: name });
  get("paper").showModal();
  turnTo(1);
}

/** Fetch a page and show it; of several asked for in haste, the last one. */
async function turnTo(page) {
  const asked = ++shown.asked;
  const of = shown;
  tell(say("pageComes", page), true);
  const answer = await fetch(`/chat${of.url}/pages/${page}`, { credentials: "same-origin", headers: sessionHeaders() })
    .then((response) => response.json())
    .catch(() => ({ error: "later" }));
  if (shown !== of || of.asked !== asked) return;
  if (answer.error) return fail(answer.error, page);
  Object.assign(of, { page, count: answer.shown });
  Object.assign(get("paper-picture"), { src: answer.picture, alt: "", hidden: false });
  get("paper-words").textContent = answer.text.trim() || say("pageWithoutWords");
  get("paper-sheet").scrollTo(0, 0);
  tell(say("pageOf", page, answer.pages), false);
  if (page === answer.shown && answer.shown < answer.pages) get("paper-count").textContent += ` · ${say("restInFile")}`;
}

function fail(error, page) {
  get("paper-picture").hidden = true;
  get("paper-words").textContent = "";
  tell(say({ gone: "pageGone", later: "pageLater", locked: "pageLocked" }[error] ?? "pageUnreadable"), false);
  get("paper-again").hidden = error !== "later";
  get("paper-again").onclick = () => turnTo(page);
}

function tell(words, busy) {
  get("paper-count").textContent = words;
  get("paper-sheet").setAttribute("aria-busy", String(busy));
  get("paper-again").hidden = true;
  for (const [id, there] of [["paper-back", shown.page > 1], ["paper-next", shown.page < shown.count]]) {
    get(id).setAttribute("aria-disabled", String(!there));
  }
}

function turn(by) {
  const page = shown.page + by;
  if (page >= 1 && page <= shown.count) turnTo(page);
}

/** Make the dialogue's buttons work; call once. */
export function listenForPages() {
  get("paper-back").addEventListener("click", () => turn(-1));
  get("paper-next").addEventListener("click", () => turn(1));
  get("paper-close").addEventListener("click", () => get("paper").close());
  get("paper-zoom").addEventListener("click", ({ currentTarget: button }) => {
    const large = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(large));
    get("paper-sheet").classList.toggle("large", large);
  });
  get("paper").addEventListener("keydown", ({ key }) => {
    if (key === "PageDown") turn(1);
    if (key === "PageUp") turn(-1);
  });
  get("paper").addEventListener("close", () => {
    shown = null;
    get("paper-picture").removeAttribute("src");
    get("paper-words").textContent = "";
  });
}
