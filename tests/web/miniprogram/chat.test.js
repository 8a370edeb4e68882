const assert = require("node:assert/strict");
const test = require("node:test");
const { SESSION, fakeWx, lib, until } = require("./fake_wx");

const { Chat } = lib("chat");
const { House } = lib("house");
const { bubblesOf } = lib("bubbles");

/** A server with one conversation that can be taken away, slowed, or given to another person. */
class Server {
  constructor() {
    Object.assign(this, { entries: [], said: [], isDown: false, refusing: null, whose: "w1", language: null });
  }

  answer({ method, path, query, data }) {
    if (this.isDown) throw new Error("down");
    if (path.endsWith("session")) return [200, SESSION];
    if (path.endsWith("news")) return this.news(Number(query.get("after")), Number(query.get("wait")));
    if (this.refusing) return this.refusing;
    if (method === "POST") return this.take(data);
    return [404, { error: "unknown" }];
  }

  async news(after, wait) {
    const fresh = () => this.entries.filter((each) => each.seq > after);
    for (let left = wait ? 20 : 0; left && !fresh().length; left -= 1) await new Promise((done) => setTimeout(done, 5));
    return [200, { entries: fresh(), whose: this.whose, language: this.language }];
  }

  take(data) {
    if (!this.said.some((each) => each.id === data.id)) this.add("person", data.text || data.payload, data.id);
    this.said.push(data);
    return [200, { ok: true, turn: `turn-${data.id}` }];
  }

  add(from, text, id = "", more = {}) {
    const seq = this.entries.length + 1;
    this.entries.push({ seq, from, text, turn: id ? `turn-${id}` : null, at: "2026-12-01T09:00:00+08:00", buttons: [], ...more });
  }
}

function begin(server, wx = fakeWx((told) => server.answer(told))) {
  const chat = new Chat(new House(wx, "https://chat.example.org"), () => {}, () => new Promise((done) => setTimeout(done, 5)));
  chat.start();
  return chat;
}

test("what is said is shown at once, sent once, and replaced by the history", async (t) => {
  const server = new Server();
  const chat = begin(server);
  t.after(() => chat.stop());
  chat.say({ text: "你好" });
  assert.equal(bubblesOf(chat, "", "en", 0)[0].state, "queued");
  await until(() => chat.entries.length === 1, "the history's copy");
  assert.equal(chat.outbox.messages.length, 0);
  assert.equal(chat.isWaiting, true);
  server.add("bot", "您好");
  await until(() => chat.entries.length === 2, "the answer");
  assert.equal(chat.isWaiting, false);
});

test("without a network nothing is lost, also when the app was closed meanwhile", async (t) => {
  const server = new Server();
  server.isDown = true;
  const wx = fakeWx((told) => server.answer(told));
  const first = begin(server, wx);
  first.say({ text: "隧道里说的" });
  await until(() => first.state === "offline", "the trouble's telling");
  first.stop();
  server.isDown = false;
  const again = begin(server, wx);
  t.after(() => again.stop());
  await until(() => again.entries.some((each) => each.text === "隧道里说的"), "the sending");
  assert.equal(new Set(server.said.map((each) => each.id)).size, 1);
});

test("messages keep their order, and one that is too long comes back with its reason", async (t) => {
  const server = new Server();
  const chat = begin(server);
  t.after(() => chat.stop());
  chat.say({ text: "一" });
  chat.say({ text: "二" });
  await until(() => server.said.length === 2, "both");
  assert.deepEqual(server.said.map((each) => each.text), ["一", "二"]);
  server.refusing = [400, { error: "too_long", limit: 5000 }];
  await chat.say({ text: "很长" });
  await until(() => chat.refusal, "the refusal");
  assert.deepEqual(chat.refusal, { reason: "too_long", limit: 5000, text: "很长" });
  assert.equal(chat.outbox.messages.length, 0);
});

test("another person's conversation is shown from its beginning, never mixed", async (t) => {
  const server = new Server();
  server.add("bot", "旧的");
  server.add("bot", "旧的二");
  const chat = begin(server);
  t.after(() => chat.stop());
  await until(() => chat.entries.length === 2, "the first");
  server.entries = [];
  server.whose = "w2";
  server.add("bot", "新的");
  await until(() => chat.entries.length === 1 && chat.entries[0].text === "新的", "the other's");
});

test("what was queued for one WeChat account is never sent by another", () => {
  const wx = fakeWx(() => [200, {}]);
  const { Outbox } = lib("outbox");
  const outbox = new Outbox(wx);
  outbox.open("anna");
  outbox.add({ text: "私事" });
  const next = new Outbox(wx);
  next.open("ben");
  assert.equal(next.next, undefined);
});

test("only the choices after the last word can be made, and days are named", () => {
  const chat = { entries: [], outbox: { messages: [] } };
  const entry = (seq, from, at) => ({ seq, from, text: "x", at, turn: "t", buttons: [{ title: "是", payload: "/affirm" }] });
  chat.entries = [entry(1, "bot", "2026-11-30T09:00:00Z"), entry(2, "person", "2026-12-01T09:00:00Z"), entry(3, "bot", "2026-12-01T09:01:00Z")];
  const shown = bubblesOf(chat, "", "en", Date.parse("2026-12-01T12:00:00Z"));
  assert.deepEqual(shown.map((each) => each.open), [false, false, true]);
  assert.deepEqual(shown.map((each) => each.day), ["Yesterday", "Today", ""]);
});

test("the language the person asked for in words is the page's", async (t) => {
  const server = new Server();
  server.language = "en";
  server.add("bot", "Hello");
  const chat = begin(server);
  t.after(() => chat.stop());
  await until(() => chat.house.language === "en", "the language");
});
