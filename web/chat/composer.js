/** Where the person writes: grows with the text, sends on Enter, but never while an input method is still composing. */

import { say } from "./strings.js";

export const LONGEST = 5000;
const TALLEST = 168;

export class Composer {
  /**
   * @param form the form with #text, #send and #notice
   * @param send called with the text to send
   */
  constructor(form, send) {
    this.form = form;
    this.text = form.querySelector("#text");
    this.notice = form.querySelector("#notice");
    this.send = send;
    form.addEventListener("submit", (event) => this.#submit(event));
    this.text.addEventListener("input", () => this.#changed());
    this.text.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    const composing = event.isComposing || event.keyCode === 229; // Safari ends composing before it tells of the key
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    const length = Array.from(text).length;
    if (!length) return this.complain(say("empty"));
    if (length > LONGEST) return this.complain(say("tooLong", length, LONGEST));
    this.complain("");
    this.text.value = "";
    this.#changed();
    this.send(text);
  }

  #changed() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight + 2, TALLEST)}px`;
    if (!this.notice.hidden) this.complain("");
  }

  /** Give a message back that was not sent, unless something new is being written, and say why. */
  restore(text, words) {
    if (text && !this.text.value) {
      this.text.value = text;
      this.#changed();
    }
    this.complain(words);
  }

  /** Say what is wrong beside the text, or with "" that nothing is. */
  complain(words) {
    this.notice.textContent = words;
    this.notice.hidden = !words;
  }
}
