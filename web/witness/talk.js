/** The text beside the pictures, kept with the witness. */

import { say } from "./words.js";

const get = (id) => document.getElementById(id);

export class Talk {
  /** @param act (name, body) asks the server */
  constructor(act) {
    Object.assign(this, { act, shown: 0, read: 0 });
    get("say").addEventListener("submit", (event) => (event.preventDefault(), this.#say()));
    get("talk").addEventListener("toggle", () => this.#count());
    get("talk").open = matchMedia("(min-width: 960px)").matches;
  }

  draw({ messages, role }) {
    if (messages.length < this.shown) this.shown = 0;
    if (!this.shown) get("lines").replaceChildren();
    for (const message of messages.slice(this.shown)) {
      const line = document.createElement("li");
      const who = message.role === role ? say("you") : say(message.role);
      line.append(Object.assign(document.createElement("b"), { textContent: who }), message.text);
      get("lines").append(line);
      get("lines").scrollTop = get("lines").scrollHeight;
    }
    this.shown = messages.length;
    this.#count();
  }

  #count() {
    if (get("talk").open) this.read = this.shown;
    const unread = this.shown - this.read;
    get("unread").hidden = unread === 0;
    get("unread").textContent = String(unread);
  }

  async #say() {
    const text = get("say-text").value;
    if (!text.trim()) return;
    if (await this.act("say", { text })) get("say-text").value = "";
  }
}
