/**
 * The line to the server. What is said by the bot comes from the history, asked for by the number of the last bubble we
 * have; what the person says is repeated until the server has taken it. So a broken line loses nothing and doubles nothing.
 */

import { io } from "../vendor/socket.io.esm.min.js";
import { openSession } from "./session.js";

const ACK_MS = 8000;
const RETRY_MS = 2000;

export class Connection {
  /**
   * @param outbox   the person's unsent messages
   * @param timeline what is shown; tells the newest bubble's number
   * @param hear     {status(name), entries(list), language(code), typing(), renewed(), fileLimit(bytes), voiceSeconds(most), taken(id, turn), refused(message, answer), left()}
   * @param language returns the page's language
   */
  constructor(outbox, timeline, hear, language) {
    Object.assign(this, { outbox, timeline, hear, language });
    this.sending = false;
    this.socket = io({
      path: "/chat/socket",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      auth: (ready) => this.#introduce().then(ready, () => ready({})),
    });
    this.#listen();
  }

  #listen() {
    this.socket.on("connect", () => this.resume());
    this.socket.on("disconnect", (reason) => {
      this.hear.status(navigator.onLine ? "reconnecting" : "offline");
      if (reason === "io server disconnect") this.#again();
    });
    this.socket.on("connect_error", () => {
      this.hear.status(navigator.onLine ? "reconnecting" : "offline");
      if (!this.socket.active) this.#again(); // refused (a ticket grew too old): only we can try again
    });
    this.socket.on("entries", (news) => this.#merge(news));
    this.socket.on("typing", () => this.hear.typing());
    this.socket.on("left", () => this.hear.left());
    addEventListener("online", () => this.socket.connect());
    addEventListener("offline", () => this.hear.status("offline"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      if (this.socket.connected) this.resume();
      else this.socket.connect();
    });
  }

  /** Show our cookie (or get one) and return the ticket for the socket. */
  async #introduce() {
    const { ticket, conversation, file_limit: limit, voice_seconds: seconds } = await openSession();
    this.hear.fileLimit(limit);
    this.hear.voiceSeconds(seconds);
    if (this.outbox.open(conversation)) this.hear.renewed();
    return { ticket, language: this.language(), timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  }

  /** Try at once, whatever the pause between two tries. */
  retry() {
    this.socket.disconnect().connect();
  }

  #again() {
    setTimeout(() => this.socket.connect(), RETRY_MS);
  }

  /** Ask for every bubble after the newest one we have. */
  async resume() {
    try {
      const news = await this.socket.timeout(ACK_MS).emitWithAck("resume", { after: this.timeline.newest });
      this.hear.status("connected");
      if (!this.#isAnothers(news)) this.#show(news);
      this.flush();
    } catch {
      if (this.socket.connected) setTimeout(() => this.resume(), RETRY_MS);
    }
  }

  /** Bubbles before the oldest one we have, or null while there is no line. */
  async earlier(before) {
    const news = await this.socket.timeout(ACK_MS).emitWithAck("earlier", { before }).catch(() => null);
    return news?.entries ?? null;
  }

  #merge(news) {
    if (this.#isAnothers(news)) return;
    const first = news.entries[0]?.seq ?? 0;
    if (first > this.timeline.newest + 1) this.resume();
    else this.#show(news);
  }

  #show(news) {
    this.hear.entries(news.entries);
    if (news.renew) this.retry(); // introducing ourselves again exchanges the cookie
    if (news.language) this.hear.language(news.language);
  }

  /** Begin anew when this browser has come to belong to another person: it was linked to one, or unlinked. */
  #isAnothers(news) {
    const before = this.whose;
    this.whose = news.whose ?? before;
    if (!before || before === this.whose) return false;
    this.outbox.forgetSent();
    this.hear.renewed();
    this.resume();
    return true;
  }

  /** Send what waits, one message after the other, in the order it was written. */
  async flush() {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.outbox.next(); next && this.socket.connected; next = this.outbox.next()) await this.#send(next);
    } finally {
      this.sending = false;
    }
  }

  async #send(message) {
    const { id, text, payload, location } = message;
    const content = payload ? { payload } : location ? { location } : { text };
    const answer = await this.socket
      .timeout(ACK_MS)
      .emitWithAck("message", { id, ...content })
      .catch(() => ({ ok: false, retry_after: RETRY_MS / 1000 }));
    if (answer.ok) {
      this.outbox.sent(id, answer.turn);
      this.hear.taken(id, answer.turn);
    } else if (answer.retry_after) {
      await new Promise((done) => setTimeout(done, answer.retry_after * 1000));
    } else {
      this.outbox.remove(id);
      this.hear.refused(message, answer);
    }
  }

  /** Show by the end of the document's number that it is the person who sits here; papers are shown again then. */
  async prove(digits) {
    const answer = await this.socket.timeout(ACK_MS).emitWithAck("prove", { digits }).catch(() => ({ ok: false }));
    if (answer.ok) {
      this.hear.renewed();
      this.resume();
    }
    return answer;
  }

  async chooseLanguage(language) {
    await this.socket.timeout(ACK_MS).emitWithAck("language", { language }).catch(() => null);
  }
}
