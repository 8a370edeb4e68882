/**
 * The elder mode: the largest type, one question a screen, and what is asked read aloud by the device's own voice. Loaded
 * only where it is switched on; what was said before stays in the conversation, one tap away.
 */

import { element } from "../chat/elements.js";
import { addStrings, language, say, translate } from "../chat/strings.js";
import { hush, readAloud, voiceFor } from "./voice.js";
import { WORDS } from "./words.js";

/** Put the mode into the chat; returns what switches it off. */
export function begin() {
  addStrings(WORDS);
  return new ElderMode();
}

class ElderMode {
  constructor() {
    this.log = document.getElementById("log");
    this.again = button("elder-again", "elderAgain", () => this.read());
    this.stop = button("elder-stop", "elderStop", hush);
    this.all = button("elder-all", "elderAll", () => this.#showAll(!this.showsAll));
    this.silent = element("p", "elder-silent");
    this.silent.setAttribute("role", "status");
    this.bar = element("div", "elder-bar", this.again, this.stop, this.all, this.silent);
    document.getElementById("composer").before(this.bar);
    this.watch = new MutationObserver(() => this.#changed());
    this.watch.observe(this.log, { childList: true });
    this.watch.observe(document.documentElement, { attributeFilter: ["lang"] });
    this.#showAll(false);
    this.read();
  }

  end() {
    hush();
    this.watch.disconnect();
    this.bar.remove();
    for (const node of this.log.children) node.classList.remove("past");
  }

  /** Read aloud what is asked now. */
  async read() {
    const voice = await voiceFor(language());
    this.again.hidden = this.stop.hidden = !voice;
    this.silent.textContent = voice ? "" : say("elderSilent");
    if (voice && this.bar.isConnected) readAloud(this.#now().flatMap(spoken), voice);
  }

  #changed() {
    translate(this.bar);
    this.#showAll(this.showsAll);
    const last = this.#now().at(-1)?.dataset.seq;
    if (this.log.querySelector(".bubble:last-of-type")?.dataset.from === "person") return hush();
    if (last === this.lastRead) return;
    this.lastRead = last;
    this.read();
  }

  /** The bubbles after the person's last word: what is answered and asked. */
  #now() {
    const all = [...this.log.querySelectorAll(".bubble")];
    const from = all.findLastIndex((bubble) => bubble.dataset.from === "person");
    return all.slice(from + 1);
  }

  #showAll(wanted) {
    this.showsAll = wanted;
    const now = this.#now();
    const first = now[0] ?? this.log.lastElementChild;
    let past = !wanted && Boolean(first);
    for (const node of this.log.children) {
      if (node === first) past = false;
      node.classList.toggle("past", past);
    }
    this.all.firstElementChild.dataset.say = wanted ? "elderNow" : "elderAll";
    translate(this.bar);
  }
}

/** What is read of a bubble: its words, then what can be tapped. */
function spoken(bubble) {
  const titles = [...bubble.querySelectorAll('.chip[aria-disabled="false"]')].map((chip) => chip.dataset.title);
  const words = bubble.dataset.text.replace(/https?:\/\/\S+/g, "");
  return titles.length ? [words, say("elderChoices", titles)] : [words];
}

function button(id, words, act) {
  const title = element("span", "");
  title.dataset.say = words;
  const made = element("button", "paper-act", title);
  Object.assign(made, { id, type: "button" });
  made.addEventListener("click", act);
  return made;
}
