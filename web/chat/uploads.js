/**
 * Files on their way to the server: one after the other, each with its progress, to be stopped, or sent again after a
 * lost connection. Sending one twice does no harm: the server knows a content it has. When a file is there, `sent` is
 * told; the message that names it then goes the way of every message.
 */

import { openSession, sessionHeaders } from "./session.js";
import { drawUpload } from "./upload_rows.js";
import { language, say } from "./strings.js";

const RETRY_MS = 3000;
const LONGEST_RETRY_MS = 30000;
export const TAKEN = ["application/pdf", "image/jpeg", "image/png", ".pdf", ".jpg", ".jpeg", ".png", ".docx"];

export class Uploads {
  /**
   * @param list  the element that shows the files on their way
   * @param tell  says something to people who listen to the page instead of looking at it
   * @param sent  called with {file_id, name, size, mime} when the server has a file
   */
  constructor(list, tell, sent) {
    Object.assign(this, { list, tell, sent, limit: null, waiting: [], current: null, timer: 0 });
    addEventListener("online", () => this.#retryNow());
  }

  /** Take files that were chosen, dropped or pasted. */
  add(files) {
    for (const file of files) {
      const upload = { file, name: file.name || say("pastedName"), state: "waiting", share: 0, failures: 0 };
      upload.row = drawUpload(upload, { cancel: () => this.cancel(upload), retry: () => this.#again(upload) });
      this.list.append(upload.row.element);
      if (this.limit && file.size > this.limit) this.#refuse(upload, say("fileTooLarge", Math.floor(this.limit / 2 ** 20)));
      else if (!file.size) this.#refuse(upload, say("fileEmpty"));
      else this.waiting.push(upload);
    }
    this.#shown();
    this.#next();
  }

  /** Stop a file and forget it, or take a refused one off the list. */
  cancel(upload) {
    this.waiting = this.waiting.filter((each) => each !== upload);
    const running = this.current === upload;
    if (running) this.current = null;
    upload.state = "gone";
    upload.request?.abort();
    upload.row.element.remove();
    this.tell(say("uploadStopped", upload.name));
    this.#shown();
    if (running) this.#next();
  }

  #shown() {
    this.list.hidden = !this.list.children.length;
  }

  #next() {
    if (this.current || !this.waiting.length) return;
    const upload = (this.current = this.waiting.shift());
    this.#draw(upload, "sending");
    this.tell(say("uploadBegins", upload.name));
    const request = (upload.request = new XMLHttpRequest());
    request.open("POST", "/chat/files");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(upload.name.slice(-200)));
    request.setRequestHeader("X-Language", language());
    request.upload.addEventListener("progress", ({ loaded, total }) => this.#progress(upload, loaded, total));
    request.addEventListener("load", () => this.#answered(upload, request));
    request.addEventListener("error", () => this.#lost(upload));
    request.addEventListener("timeout", () => this.#lost(upload));
    for (const [name, value] of Object.entries(sessionHeaders())) request.setRequestHeader(name, value);
    request.send(upload.file);
  }

  #progress(upload, loaded, total) {
    upload.share = total ? loaded / total : 0;
    this.#draw(upload, upload.share >= 1 ? "checking" : "sending");
  }

  async #answered(upload, request) {
    if (upload.state === "gone") return;
    const answer = parsed(request.responseText);
    if (request.status === 201) return this.#done(upload, answer);
    if (request.status === 401) {
      await openSession().catch(() => null);
      return this.#lost(upload);
    }
    if (request.status === 429 || request.status >= 500) return this.#lost(upload, answer.message);
    this.current = null;
    this.#refuse(upload, answer.message ?? say("uploadRefused"));
    this.#next();
  }

  #done(upload, file) {
    this.current = null;
    upload.row.element.remove();
    this.#shown();
    this.tell(say("uploadDone", file.name));
    this.sent(file);
    this.#next();
  }

  #refuse(upload, words) {
    this.#draw(upload, "refused", words);
    this.tell(`${upload.name}: ${words}`);
  }

  /** The line broke or the server is away: keep the file, and try again by itself, later each time. */
  #lost(upload, words) {
    if (upload.state === "gone") return;
    upload.failures += 1;
    this.#draw(upload, "lost", words ?? say("uploadLost"));
    this.tell(`${upload.name}: ${words ?? say("uploadLost")}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#retryNow(), Math.min(RETRY_MS * 2 ** (upload.failures - 1), LONGEST_RETRY_MS));
  }

  #retryNow() {
    if (this.current?.state === "lost") this.#again(this.current);
  }

  #again(upload) {
    clearTimeout(this.timer);
    if (this.current !== upload) return;
    this.current = null;
    this.waiting.unshift(upload);
    this.#next();
  }

  #draw(upload, state, words = "") {
    upload.state = state;
    upload.row.show(state, upload.share, words);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
