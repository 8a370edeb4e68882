/** The line to the server: carries signals between browsers, tells when the room changed, and says that we are still here. */

import { io } from "../vendor/socket.io.esm.min.js";

const HERE_MS = 5000;
const RETRY_MS = 2000;

export class Line {
  /**
   * @param seat the seat's id
   * @param hear {status(name), changed(version), joined(role), signal(message), connected(), replaced()}
   * @param room the first part of the room's address
   */
  constructor(seat, hear, room) {
    Object.assign(this, { seat, hear });
    this.socket = io(`/${room}`, {
      path: `/${room}/socket/`,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 3000,
      auth: { seat },
    });
    this.#listen();
    this.timer = setInterval(() => this.#here(), HERE_MS);
  }

  signal(to, what) {
    this.socket.emit("signal", { to, ...what });
  }

  close() {
    this.closed = true;
    clearInterval(this.timer);
    this.socket.disconnect();
  }

  #listen() {
    this.socket.on("connect", () => {
      this.hear.status("connected");
      this.hear.connected();
      this.hear.changed();
    });
    this.socket.on("disconnect", (reason) => {
      if (this.closed) return;
      this.hear.status("reconnecting");
      if (reason === "io server disconnect") this.#again();
    });
    this.socket.on("connect_error", () => {
      this.hear.status("reconnecting");
      if (!this.socket.active) this.#again();
      this.hear.changed(); // a seat that was lost is told by the state
    });
    this.socket.on("changed", () => this.hear.changed());
    this.socket.on("joined", ({ role }) => this.hear.joined(role));
    this.socket.on("signal", (message) => this.hear.signal(message));
    this.socket.on("replaced", ({ seat }) => seat !== this.seat && this.hear.replaced());
    addEventListener("online", () => !this.closed && this.socket.connect());
    addEventListener("offline", () => this.#drop());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#here());
  }

  /** A device without network notices at once instead of waiting for a missing answer. */
  #drop() {
    if (this.closed) return;
    this.hear.status("reconnecting");
    this.socket.disconnect().connect();
  }

  #again() {
    if (!this.closed) setTimeout(() => this.socket.connect(), RETRY_MS);
  }

  async #here() {
    if (!this.socket.connected) return;
    try {
      const { version } = await this.socket.timeout(HERE_MS).emitWithAck("here");
      this.hear.changed(version);
    } catch {
      // the next one will tell; a line that is down ends by itself
    }
  }
}
