/**
 * The person's own messages until the server's history shows them: kept in localStorage, so that neither a reload nor a
 * tunnel without network loses one. Kept apart for each conversation, so that a new session never sends an old one's words.
 *
 * A message is {id, text | payload + title | location + title, at, state, turn}; state is "queued" (not yet taken by the server) or "sent".
 */

import { read, write } from "./storage.js";

const PREFIX = "yiqiaotong.outbox.";
const LAST = "yiqiaotong.conversation";

export class Outbox {
  constructor() {
    this.conversation = read(LAST);
    this.messages = this.#load();
  }

  #load() {
    try {
      const found = JSON.parse(read(PREFIX + this.conversation) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }

  #save() {
    if (this.conversation) write(PREFIX + this.conversation, this.messages.length ? JSON.stringify(this.messages) : null);
  }

  /** Say which conversation the server gave us. Returns true when it is another one than before. */
  open(conversation) {
    if (conversation === this.conversation) return false;
    const first = this.conversation === null;
    if (!first) write(PREFIX + this.conversation, null);
    this.conversation = conversation;
    write(LAST, conversation);
    if (!first) this.messages = [];
    this.#save();
    return !first;
  }

  add(message) {
    this.messages.push({ ...message, id: crypto.randomUUID?.() ?? randomId(), at: new Date().toISOString(), state: "queued" });
    this.#save();
    return this.messages.at(-1);
  }

  /** The server has taken it as this turn; it stays here until the history shows that turn. */
  sent(id, turn) {
    const message = this.messages.find((each) => each.id === id);
    if (message) Object.assign(message, { state: "sent", turn });
    this.#save();
  }

  /** The history shows these turns. */
  shown(turns) {
    this.messages = this.messages.filter((each) => !turns.has(each.turn));
    this.#save();
  }

  /** What the server has taken went to a history that is no longer this page's. */
  forgetSent() {
    this.messages = this.messages.filter((each) => each.state !== "sent");
    this.#save();
  }

  remove(id) {
    this.messages = this.messages.filter((each) => each.id !== id);
    this.#save();
  }

  /** The oldest message the server has not taken yet. */
  next() {
    return this.messages.find((each) => each.state === "queued");
  }

  get queued() {
    return this.messages.filter((each) => each.state === "queued").length;
  }
}

/** crypto.randomUUID exists only on secure pages; a plain-http address in an office network must work too. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
