/**
 * The way to the services: logs in by WeChat's code without asking the person, and again when the token is over; says why
 * something did not work in a word for which `words.js` has a sentence.
 */

const RETRY = 3;

class Trouble extends Error {
  /**
   * @param name     `offline`, `session`, `too_fast` … as the server or we name it
   * @param facts    what belongs to it: `message` for the person, `retryAfter` in seconds
   */
  constructor(name, facts = {}) {
    super(name);
    Object.assign(this, { name, ...facts });
  }
}

class House {
  /**
   * @param platform  `wx`
   * @param origin    https address of the services
   */
  constructor(platform, origin) {
    Object.assign(this, { platform, origin, session: null, entering: null, language: "zh-Hans" });
  }

  /** The token and what came with it; asked for once, however many wait for it. */
  enter() {
    if (this.session && this.session.until * 1000 - Date.now() > 60000) return Promise.resolve(this.session);
    if (!this.entering) {
      const forget = () => (this.entering = null);
      this.entering = this.logIn();
      this.entering.then(forget, forget);
    }
    return this.entering;
  }

  async logIn() {
    const code = await new Promise((resolve, reject) => {
      this.platform.login({ success: (told) => resolve(told.code), fail: () => reject(new Trouble("offline")) });
    });
    this.session = await this.call("POST", "/mini_program/session", { code });
    return this.session;
  }

  /** Ask an address of the logged-in person; logs in anew once if the token is not good any more. */
  async ask(method, path, data) {
    await this.enter();
    try {
      return await this.call(method, `/mini_program${path}`, data, this.session.token);
    } catch (trouble) {
      if (trouble.name !== "session") throw trouble;
      this.session = null;
      await this.enter();
      return this.call(method, `/mini_program${path}`, data, this.session.token);
    }
  }

  /** One request; resolves with the answer's object. */
  call(method, path, data, token) {
    return new Promise((resolve, reject) => {
      this.platform.request({
        url: this.origin + path,
        method,
        data,
        timeout: 40000,
        header: token ? { Authorization: `Bearer ${token}` } : {},
        success: ({ statusCode, data: body }) => {
          if (statusCode >= 200 && statusCode < 300) resolve(body);
          else reject(troubleOf(statusCode, body));
        },
        fail: () => reject(new Trouble("offline")),
      });
    });
  }

  /** Send a file; `progress` hears the percentage. Resolves with {file_id, name, size, mime}. */
  async upload(filePath, name, progress) {
    const { token, file_limit: limit } = await this.enter();
    return new Promise((resolve, reject) => {
      const task = this.platform.uploadFile({
        url: `${this.origin}/mini_program/files`,
        filePath,
        name: "file",
        formData: { name: encodeURIComponent(name), language: this.language },
        header: { Authorization: `Bearer ${token}` },
        success: ({ statusCode, data }) => {
          const body = parsed(data);
          if (statusCode === 201) resolve(body);
          else reject(troubleOf(statusCode, body, limit));
        },
        fail: () => reject(new Trouble("offline")),
      });
      if (task && progress) task.onProgressUpdate((told) => progress(told.progress));
    });
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function troubleOf(status, body, limit) {
  const told = body && typeof body === "object" ? body : {};
  const problem = /^urn:yiqiaotong:map:(\w+)$/.exec(told.type || "");
  const named = typeof told.error === "string" ? told.error : problem && problem[1];
  const name = named || (status >= 500 ? "unavailable" : "invalid");
  const retryAfter = typeof told.retry_after === "number" ? told.retry_after : status >= 500 ? RETRY : 0;
  const { message, candidates, suggestions } = told;
  return new Trouble(name, { status, retryAfter, message, candidates, suggestions, limit: told.limit || limit });
}

module.exports = { House, Trouble };
