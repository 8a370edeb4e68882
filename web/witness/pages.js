/**
 * The pages of a paper over whatever line there is: one after the other, so that voices keep their part of it; what broke off
 * goes on from there, later each time, and at once when the line is back or somebody wishes it.
 */

import { Pause, passes } from "./repeating.js";
import { Refusal } from "./server.js";
import { language, say } from "./words.js";

const SILENT_MS = 15_000; // a page of which nothing comes for so long is asked for anew
const QUIET_MS = 3000; // a line that is back has nothing more to do with a request as silent as that
const TRIES = 8; // in a row of which nothing came

export class Pages {
  /**
   * @param address (number) returns where a page is
   * @param count how many there are
   * @param tell (number, {state, share, url, words}) hears how a page stands: `waiting`, `coming`, `lost`, `stopped`, `here`
   */
  constructor(address, count, tell) {
    const pages = Array.from({ length: count }, (_, at) => ({ number: at + 1, parts: [], size: 0, whole: 0, mark: "", state: "waiting" }));
    Object.assign(this, { address, tell, pages, failures: 0, over: false, pause: new Pause() });
    this.back = () => this.again();
    addEventListener("online", this.back);
  }

  /** Fetch what has not come. */
  begin() {
    this.running ??= this.#fetchAll().finally(() => (this.running = null));
  }

  /** The line is back, or somebody wishes it: ask at once for what is not here. */
  again() {
    this.failures = 0;
    if (performance.now() - this.heardAt > QUIET_MS) this.request.abort();
    this.pause.end();
    this.begin();
  }

  /** What came of a page is no picture: somebody has to wish for it again. */
  spoilt(number) {
    const page = this.pages[number - 1];
    this.#forget(page);
    this.#show(page, "stopped");
  }

  /** Fetch nothing more: another paper lies here. */
  stop() {
    this.over = true;
    this.request?.abort();
    this.pause.end();
    removeEventListener("online", this.back);
  }

  async #fetchAll() {
    for (let page = this.#next(); page; page = this.#next()) {
      try {
        await this.#fetch(page);
      } catch (error) {
        if (this.over) return;
        this.failures += 1;
        if (!passes(error) || this.failures >= TRIES) {
          this.#show(page, "stopped", error.reason ? error.message : "");
          return;
        }
        this.#show(page, "lost");
        await this.pause.take(this.failures);
      }
    }
  }

  #next() {
    return this.over ? null : this.pages.find(({ state }) => state !== "here");
  }

  async #fetch(page) {
    this.#show(page, "coming");
    this.request = new AbortController();
    const listening = this.#listen(this.request);
    try {
      const answer = await this.#ask(page, this.request.signal);
      const reader = answer.body.getReader();
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        this.#take(page, value);
        listening.heard();
      }
    } finally {
      listening.end();
    }
    if (page.size < page.whole) throw new Refusal("", "", 0);
    page.url = await read(new Blob(page.parts, { type: page.type }));
    this.#show(page, "here");
  }

  /** Let a request go of which nothing is heard any more. */
  #listen(request) {
    let timer = 0;
    const end = () => clearTimeout(timer);
    const heard = () => {
      end();
      this.heardAt = performance.now();
      timer = setTimeout(() => request.abort(), SILENT_MS);
    };
    heard();
    return { heard, end };
  }

  /** Ask for a page, or for the rest of it. */
  async #ask(page, signal) {
    const rest = page.size ? { Range: `bytes=${page.size}-`, "If-Range": page.mark } : {};
    const headers = { "X-Language": language(), ...rest };
    const answer = await fetch(this.address(page.number), { credentials: "same-origin", cache: "no-store", headers, signal });
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      throw new Refusal(told.error ?? "internal", told.message ?? say("unreachable"), answer.status);
    }
    if (answer.status !== 206) this.#forget(page);
    page.mark = answer.headers.get("ETag") ?? "";
    page.type = answer.headers.get("Content-Type");
    page.whole = page.size + Number(answer.headers.get("Content-Length"));
    return answer;
  }

  #take(page, bytes) {
    page.parts.push(bytes);
    page.size += bytes.length;
    this.failures = 0;
    this.#show(page, "coming");
  }

  #forget(page) {
    Object.assign(page, { parts: [], size: 0, whole: 0, state: "waiting" });
  }

  #show(page, state, words = "") {
    page.state = state;
    this.tell(page.number, { state, words, url: page.url, share: page.whole ? page.size / page.whole : 0 });
  }
}

/** Return a picture as an address of its own: the page may show no others. */
function read(blob) {
  return new Promise((made, failed) => {
    const reader = new FileReader();
    reader.onload = () => made(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
