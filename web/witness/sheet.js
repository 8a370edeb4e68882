/** One page of a paper on screen: its picture, or its place with how far it has come, and its end. */

import { say } from "./words.js";

const made = (name, facts = {}) => Object.assign(document.createElement(name), facts);
const WORDS = { waiting: "pageWaits", coming: "pageComes", lost: "pageLost", stopped: "pageStopped" };

export class Sheet {
  /**
   * @param number of the page, from 1
   * @param again  asks for it again
   * @param hear   {here(end), spoilt()}: the picture is there to be read, or is none
   */
  constructor(number, again, hear) {
    Object.assign(this, { number, told: { state: "waiting", share: 0, words: "" } });
    this.image = made("img", { hidden: true });
    this.words = made("p", { className: "sheet-words" });
    this.words.setAttribute("role", "status");
    this.bar = made("progress", { className: "sheet-bar", max: 100, value: 0 });
    this.again = made("button", { type: "button", className: "second small", hidden: true });
    this.again.addEventListener("click", again);
    this.place = made("div", { className: "sheet" });
    const wait = made("div", { className: "sheet-wait" });
    wait.append(this.words, this.bar, this.again);
    this.place.append(this.image, wait);
    this.end = made("p", { className: "page-end" });
    this.end.dataset.page = String(number);
    this.image.addEventListener("load", () => {
      this.#draw(true);
      hear.here(this.end);
    });
    this.image.addEventListener("error", hear.spoilt);
  }

  /** Say everything in the page's language. */
  draw(total) {
    this.image.alt = say("page", { page: this.number, total });
    this.end.textContent = say("pageEnd", { page: this.number });
    this.bar.setAttribute("aria-label", say("page", { page: this.number, total }));
    this.again.textContent = say("retry");
    this.again.setAttribute("aria-label", `${say("retry")}: ${say("page", { page: this.number, total })}`);
    this.show(this.told);
  }

  /** Show how it stands; see Pages. */
  show(told) {
    this.told = told;
    if (told.state === "here" && this.image.src !== told.url) this.image.src = told.url;
    if (told.state === "here") return;
    this.image.removeAttribute("src");
    this.#draw(false);
  }

  #draw(here) {
    const { state, share, words } = this.told;
    this.image.hidden = !here;
    this.place.dataset.state = here ? "here" : state;
    this.place.setAttribute("aria-busy", String(!here && state !== "stopped"));
    this.bar.value = Math.round(100 * share);
    this.bar.hidden = state === "stopped";
    this.again.hidden = !["lost", "stopped"].includes(state);
    const said = words || say(WORDS[state] ?? "pageComes", { page: this.number });
    if (this.words.textContent !== said) this.words.textContent = said; // said aloud once, not with every piece
  }
}
