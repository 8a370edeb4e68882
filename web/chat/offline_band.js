/** Says beside the head, after a moment, that there is no line, what becomes of what is written, and how to try again. */

import { say } from "./strings.js";

const BLINK_MS = 2500; // a line that comes back sooner was hardly gone

export class OfflineBand {
  /**
   * @param band  the element with a paragraph and a button
   * @param retry tries to get the line back at once
   */
  constructor(band, retry) {
    this.band = band;
    this.timer = 0;
    band.querySelector("button").addEventListener("click", () => {
      this.#tell(say("tryingNow"));
      retry();
    });
  }

  /** @param status connecting, connected, reconnecting or offline */
  show(status) {
    const words = () => say(status === "offline" ? "offlineWhy" : "awayWhy");
    if (status === "connected") {
      clearTimeout(this.timer);
      this.timer = 0;
      this.band.hidden = true;
    } else if (!this.band.hidden || status === "offline") this.#tell(words());
    else this.timer ||= setTimeout(() => this.#tell(words()), BLINK_MS);
  }

  #tell(words) {
    clearTimeout(this.timer);
    this.timer = 0;
    this.band.querySelector("p").textContent = words;
    this.band.hidden = false;
  }
}
