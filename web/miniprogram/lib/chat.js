/**
 * The conversation on the phone: what the history has, what is still on its way, and the request that waits for news.
 * Knows no page; tells its listener whenever something to be seen has changed.
 */

const { Outbox } = require("./outbox");

const MOST_SHOWN = 200;
const WAIT = 25;
const SLOWEST = 30000;

class Chat {
  /**
   * @param house     see house.js
   * @param changed   called after every change
   * @param sleep     waits for milliseconds (tests give their own)
   */
  constructor(house, changed, sleep = (ms) => new Promise((done) => setTimeout(done, ms))) {
    Object.assign(this, { house, changed, sleep, entries: [], newest: 0, whose: null, state: "connecting" });
    this.outbox = new Outbox(house.platform);
    this.round = 0;
    this.refusal = null;
  }

  /** Begin to listen, when the page is shown. */
  start() {
    this.round += 1;
    return this.listen(this.round);
  }

  /** Listen no more, when the page is hidden. */
  stop() {
    this.round += 1;
  }

  async listen(round) {
    let pause = 1000;
    while (round === this.round) {
      try {
        const { me } = await this.house.enter();
        this.outbox.open(me);
        this.pump();
        await this.hear(round);
        pause = 1000;
      } catch (trouble) {
        this.set(trouble.name === "barred" ? "barred" : "offline");
        await this.sleep(Math.max(pause, (trouble.retryAfter || 0) * 1000));
        pause = Math.min(pause * 2, SLOWEST);
      }
    }
  }

  async hear(round) {
    const wait = this.state === "connected" ? WAIT : 0;
    const whose = this.whose ? `&whose=${encodeURIComponent(this.whose)}` : "";
    const told = await this.house.ask("GET", `/news?after=${this.newest}&wait=${wait}${whose}`);
    if (round !== this.round) return;
    const before = this.newest;
    if (this.whose && told.whose !== this.whose) this.forget();
    else this.take(told);
    this.whose = told.whose;
    this.state = "connected";
    this.changed();
    if (wait && this.newest === before) await this.sleep(1000); // a server that does not let us wait is not asked without end
  }

  /** The address has come to another person (it was linked): their conversation is shown from its beginning. */
  forget() {
    this.entries = [];
    this.newest = 0;
    this.state = "connecting";
  }

  take(told) {
    if (told.language) this.house.language = told.language;
    const fresh = told.entries.filter((entry) => entry.seq > this.newest);
    if (!fresh.length) return;
    this.entries = [...this.entries, ...fresh].slice(-MOST_SHOWN);
    this.newest = fresh[fresh.length - 1].seq;
    this.outbox.shown(new Set(fresh.filter((entry) => entry.from === "person").map((entry) => entry.turn)));
  }

  /** Say something: {text} or {payload, title} or {location, title}. */
  say(message) {
    this.refusal = null;
    this.outbox.add(message);
    this.changed();
    return this.pump();
  }

  /** Send what is queued, one after another; a refused one is taken back with its reason. */
  async pump() {
    if (this.pumping) return;
    this.pumping = true;
    try {
      for (let next = this.outbox.next; next; next = this.outbox.next) await this.send(next);
    } catch (trouble) {
      this.set("offline");
      const round = this.round;
      this.sleep(Math.max(1000, (trouble.retryAfter || 2) * 1000)).then(() => round === this.round && this.pump());
    } finally {
      this.pumping = false;
    }
  }

  async send(message) {
    const { id, text, payload, location } = message;
    const said = location ? { location } : payload ? { payload } : { text };
    try {
      const told = await this.house.ask("POST", "/messages", { id, ...said, language: this.house.language });
      this.outbox.sent(id, told.turn);
    } catch (trouble) {
      if (!["invalid", "empty", "too_long"].includes(trouble.name)) throw trouble;
      this.outbox.remove(id);
      this.refusal = { reason: trouble.name, limit: trouble.limit, text: text || "" };
    }
    this.changed();
  }

  set(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed();
  }

  /** True while the last word is the person's. */
  get isWaiting() {
    if (this.outbox.messages.some((each) => each.state === "sent")) return true;
    const last = this.entries[this.entries.length - 1];
    return !this.outbox.messages.length && Boolean(last) && last.from === "person";
  }
}

module.exports = { Chat };
