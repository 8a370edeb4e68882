/** Asks the server; what it refuses comes back as an error with words for the person. */

import { language, say } from "./words.js";

const STATE_MS = 20_000;

export class Refusal extends Error {
  constructor(reason, message, status) {
    super(message);
    Object.assign(this, { reason, status });
  }
}

/** Return the decoded answer of `path`; throws a Refusal in the page's language. */
export async function ask(path, options = {}) {
  const headers = { "X-Language": language(), ...options.headers };
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options, headers });
  } catch {
    throw new Refusal("unreachable", say("unreachable"), 0);
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(told.error ?? "internal", told.message ?? say("unreachable"), answer.status);
  return told;
}

/** Send JSON. */
export function send(path, body = {}, signal = undefined) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
}

/** Everything one seat may ask. */
export class Seat {
  /** @param room the first part of the room's address */
  constructor(id, room = "witness") {
    Object.assign(this, { id, room, path: `/${room}/at/${id}` });
  }

  /** Read the room; without an answer for long it is given up, for a silent line would keep all later news waiting. */
  async state() {
    const silence = new AbortController();
    const tooLong = setTimeout(() => silence.abort(), STATE_MS);
    try {
      return await ask(`${this.path}/state`, { signal: silence.signal });
    } finally {
      clearTimeout(tooLong);
    }
  }

  /** Do one thing of the room (`begin`, `tick`, `complete` …). */
  do(name, body, signal) {
    return send(`${this.path}/do/${name}`, body, signal);
  }

  page(number) {
    return `${this.path}/paper/${number}`;
  }
}

/** Milliseconds there and back, the middle one of five tries, or null when the server cannot be reached. */
export async function roundTrip() {
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now();
    try {
      await fetch("/witness/ping", { cache: "no-store" });
    } catch {
      return null;
    }
    times.push(performance.now() - began);
  }
  return Math.round(times.sort((a, b) => a - b)[2]);
}

/** SHA-256 of bytes or of a text, in hex. */
export async function sha256(data) {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
