/**
 * The person's own messages until the history shows them, kept on the phone: neither a tunnel nor a closed app loses one.
 *
 * A message is {id, text | payload + title | location + title, at, state, turn}; state is `queued` or `sent`.
 */

const KEY = "outbox";
const MOST = 50;

class Outbox {
  /**
   * @param platform  `wx`
   * @param now       returns milliseconds since 1970
   */
  constructor(platform, now = Date.now) {
    Object.assign(this, { platform, now });
    const kept = platform.getStorageSync(KEY);
    this.messages = Array.isArray(kept) ? kept : [];
  }

  /** Say which conversation the server gave us; messages of another one are never sent. */
  open(label) {
    const before = this.platform.getStorageSync("conversation");
    if (before && before !== label) this.messages = [];
    this.platform.setStorageSync("conversation", label);
    this.keep();
  }

  add(message) {
    const id = `${this.now().toString(36)}${Math.random().toString(36).slice(2, 12)}`.padEnd(8, "0");
    const added = { ...message, id, at: this.now(), state: "queued" };
    this.messages = [...this.messages, added].slice(-MOST);
    this.keep();
    return added;
  }

  sent(id, turn) {
    this.messages = this.messages.map((each) => (each.id === id ? { ...each, state: "sent", turn } : each));
    this.keep();
  }

  remove(id) {
    this.messages = this.messages.filter((each) => each.id !== id);
    this.keep();
  }

  /** The history shows these turns. */
  shown(turns) {
    this.messages = this.messages.filter((each) => !turns.has(each.turn));
    this.keep();
  }

  get next() {
    return this.messages.find((each) => each.state === "queued");
  }

  keep() {
    this.platform.setStorageSync(KEY, this.messages);
  }
}

module.exports = { Outbox };
