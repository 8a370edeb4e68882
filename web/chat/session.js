/**
 * Who this browser is to the server: a cookie no script can read. In a frame on another site some browsers keep no cookie of
 * ours; there, and only there, the session is kept in the frame's own storage (which they keep apart for each site) and
 * shown in a header.
 */

import { isEmbedded } from "./framed.js";
import { forget, read, write } from "./storage.js";

const KEY = "yiqiaotong.session";
let kept = isEmbedded ? (read(KEY) ?? "") : null;

/** Headers for whatever shows the session. */
export function sessionHeaders() {
  return kept === null ? {} : { "X-Session": kept };
}

/** Ask who we are; returns {ticket, conversation, file_limit}. */
export async function openSession() {
  const answer = await fetch("/chat/session", { method: "POST", credentials: "same-origin", headers: sessionHeaders() });
  if (!answer.ok) throw new Error("session"); // too many from this network: tried again as if offline
  const told = await answer.json();
  if (isEmbedded && typeof told.session === "string") {
    kept = told.session;
    write(KEY, kept || null);
  }
  return told;
}

/** Leave this device: the server forgets the session, whoever has its cookie. Throws while there is no line. */
export async function leaveSession() {
  const answer = await fetch("/chat/leave", { method: "POST", credentials: "same-origin", headers: sessionHeaders() });
  if (!answer.ok) throw new Error("leave");
  forgetSession();
}

/** Keep nothing of the session on this device; how the page looks (language, size) may stay. */
export function forgetSession() {
  if (isEmbedded) kept = "";
  forget("yiqiaotong.session", "yiqiaotong.outbox.", "yiqiaotong.conversation");
}
