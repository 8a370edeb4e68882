/**
 * What may be sent twice is sent again, later each time, until the server has answered; of orders about the same thing one after
 * the other, so that a tick taken back stays so. The server takes the second for the first. One sentence says what waits.
 */

import { say } from "./words.js";

const ANSWER_MS = 25_000; // without an answer for so long a request is sent anew
const QUIET_MS = 3000; // a line that is back has nothing more to do with a request as old as that
const SLOW_MS = 2500; // after which one is told that something is on its way
const TRIES = 8;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
const WHAT = { read: "whatRead", sign: "whatSign", tick: "whatTick", snapshot: "whatSnapshot", complete: "whatStep", confirm: "whatConfirm" };

/** Whether an error may pass by itself: nobody answered, or the server is away. */
export const passes = ({ status }) => !status || status === 429 || status >= 500;

/** A pause that is longer after each failure, and is cut short when the line is back. */
export class Pause {
  /** Wait; @param failures in a row */
  async take(failures) {
    await new Promise((over) => {
      this.end = over;
      setTimeout(over, Math.min(PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
    });
  }

  /** Wait no longer. */
  end() {}
}

export class Repeating {
  /**
   * @param send (name, body, signal) asks the server once
   * @param tell (words) shows what waits, or nothing
   */
  constructor(send, tell) {
    Object.assign(this, { send, tell, before: new Map(), orders: new Set() });
    addEventListener("online", () => this.again());
  }

  /** Do one thing; throws a Refusal. What must not be sent twice is sent once. */
  do(name, body) {
    if (!WHAT[name]) return this.send(name, body);
    const about = [name, body.check, body.page].join();
    const done = (this.before.get(about) ?? Promise.resolve()).then(() => this.#untilAnswered(name, body));
    this.before.set(about, done.catch(() => {}));
    return done;
  }

  /** The line is back: what waits goes at once. */
  again() {
    for (const order of this.orders) {
      if (performance.now() - order.sentAt > QUIET_MS) order.silence.abort();
      order.pause.end();
    }
  }

  async #untilAnswered(name, body) {
    const order = { pause: new Pause(), words: "" };
    this.orders.add(order);
    const what = say(WHAT[name]);
    const slow = setTimeout(() => this.#say(order, say("waitsSlow", { what })), SLOW_MS);
    try {
      for (let failures = 1; ; failures += 1) {
        try {
          return await this.#once(order, name, body);
        } catch (error) {
          clearTimeout(slow);
          if (!passes(error) || failures === TRIES) throw error;
          this.#say(order, say("waitsAgain", { what }));
          await order.pause.take(failures);
        }
      }
    } finally {
      clearTimeout(slow);
      this.orders.delete(order);
      this.#say(order, "");
    }
  }

  /** Say of all that waits what was said last. */
  #say(order, words) {
    order.words = words;
    this.tell([...this.orders].map((each) => each.words).filter(Boolean).pop() ?? "");
  }

  async #once(order, name, body) {
    order.silence = new AbortController();
    order.sentAt = performance.now();
    const tooLong = setTimeout(() => order.silence.abort(), ANSWER_MS);
    try {
      return await this.send(name, body, order.silence.signal);
    } finally {
      clearTimeout(tooLong);
    }
  }
}
