/**
 * What the log shows, in order: the bubbles of the history by their numbers, then the person's own messages that the
 * history does not show yet. Knows nothing of the network; hands every bubble's drawing to bubbles.js.
 */

import { drawBubble, drawDay, dayOf } from "./bubbles.js";
import { settle } from "./choices.js";

export class Timeline {
  /**
   * @param log     the element with role=log
   * @param outbox  the person's own messages on their way
   * @param act     what a tap in a bubble does, see wants.js
   */
  constructor(log, outbox, act) {
    Object.assign(this, { log, outbox, act });
    this.clear();
  }

  clear() {
    this.entries = [];
    this.newest = 0;
    this.lastDay = "";
    this.turns = new Set();
    this.pending = new Map();
    this.tail = null;
    this.log.replaceChildren();
  }

  get isEmpty() {
    return !this.newest && !this.pending.size;
  }

  /** True while the last word is the person's: an answer is on its way. */
  get isWaiting() {
    if (this.outbox.messages.some((each) => each.state === "sent")) return true;
    return !this.pending.size && this.tail === "person";
  }

  /** The number of the oldest bubble, 0 while there is none. */
  get oldest() {
    return this.entries[0]?.seq ?? 0;
  }

  /** Put earlier bubbles before those that are shown. */
  prepend(entries) {
    this.entries = [...entries.filter((entry) => entry.seq < this.oldest), ...this.entries];
    this.redraw();
  }

  /** Draw everything again, in the language the page speaks now; nobody is read it a second time. */
  redraw() {
    const entries = this.entries;
    this.clear();
    this.log.setAttribute("aria-live", "off");
    this.add(entries);
    setTimeout(() => this.log.setAttribute("aria-live", "polite"));
  }

  /** Add what the history has and we do not; returns the new elements. */
  add(entries) {
    const fresh = entries.filter((entry) => entry.seq > this.newest);
    if (fresh.length) this.log.setAttribute("aria-busy", "true");
    const added = fresh.map((entry) => this.#append(entry));
    this.log.removeAttribute("aria-busy");
    this.drawPending();
    return added;
  }

  #append(entry) {
    this.newest = entry.seq;
    this.entries.push(entry);
    this.tail = entry.from;
    if (entry.from === "person") this.turns.add(entry.turn);
    const mine = entry.from === "person" ? this.#pendingOf(entry.turn) : null;
    const bubble = drawBubble(entry, this.act);
    if (mine) mine.remove();
    const day = dayOf(entry.at);
    if (day !== this.lastDay) this.#insert(drawDay(entry.at));
    this.lastDay = day;
    this.#insert(bubble);
    this.#settleChoices();
    return bubble;
  }

  #insert(node) {
    this.log.insertBefore(node, this.pending.values().next().value ?? null);
  }

  #pendingOf(turn) {
    const message = this.outbox.messages.find((each) => each.turn === turn);
    const node = message && this.pending.get(message.id);
    if (node) this.pending.delete(message.id);
    return node;
  }

  /** The person's own messages that the history does not show yet, always last. */
  drawPending() {
    this.outbox.shown(this.turns);
    const wanted = new Set(this.outbox.messages.map((each) => each.id));
    for (const [id, node] of this.pending) {
      if (wanted.has(id)) continue;
      node.remove();
      this.pending.delete(id);
    }
    for (const message of this.outbox.messages) {
      const shown = this.pending.get(message.id);
      if (shown?.dataset.state === message.state) continue;
      const node = drawBubble({ from: "person", text: message.title ?? message.text, at: message.at, state: message.state, custom: message.custom });
      this.pending.set(message.id, node);
      if (shown) shown.replaceWith(node);
      else this.log.append(node);
    }
    this.#settleChoices();
  }

  /** Only the choices after the person's last word can still be made. */
  #settleChoices() {
    let answer = null;
    for (const bubble of Array.from(this.log.querySelectorAll(".bubble")).reverse()) {
      if (bubble.dataset.from === "person") answer = bubble.dataset.text;
      else settle(bubble, answer);
    }
  }
}
