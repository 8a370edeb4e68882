const assert = require("node:assert/strict");
const test = require("node:test");
const { SESSION, fakeWx, lib } = require("./fake_wx");

const { House } = lib("house");
const ORIGIN = "https://chat.example.org";

test("a login is asked for once, however many wait for it", async () => {
  const wx = fakeWx(({ path }) => [200, path.endsWith("session") ? SESSION : { ok: true }]);
  const house = new House(wx, ORIGIN);
  await Promise.all([house.ask("GET", "/me"), house.ask("GET", "/matters"), house.enter()]);
  assert.equal(wx.called("request").filter((each) => each.includes("session")).length, 1);
});

test("a token that is over is replaced without asking the person", async () => {
  let number = 0;
  const answer = ({ path, token }) => {
    if (path.endsWith("session")) return [200, { ...SESSION, token: `t${(number += 1)}` }];
    return token === "t1" ? [401, { error: "session" }] : [200, { by: token }];
  };
  assert.deepEqual(await new House(fakeWx(answer), ORIGIN).ask("GET", "/me"), { by: "t2" });
});

test("a token that is refused twice is a trouble, not a loop", async () => {
  const wx = fakeWx(({ path }) => (path.endsWith("session") ? [200, SESSION] : [401, { error: "session" }]));
  await assert.rejects(new House(wx, ORIGIN).ask("GET", "/me"), { name: "session" });
  assert.equal(wx.called("request").length, 4);
});

test("each failure has a name with a sentence in three languages", async () => {
  const { say, LANGUAGES } = lib("words");
  const cases = [[429, { error: "too_fast", retry_after: 2 }], [503, "<html>"], [400, { error: "too_long", limit: 5000 }], [401, { error: "barred" }]];
  for (const [status, body] of cases) {
    const house = new House(fakeWx(({ path }) => (path.endsWith("session") ? [200, SESSION] : [status, body])), ORIGIN);
    const trouble = await house.ask("POST", "/messages", {}).catch((each) => each);
    for (const language of LANGUAGES) assert.ok(say(trouble.name, language), `${trouble.name} ${language}`);
  }
});

test("without a network the trouble is offline, and a later login works", async () => {
  let isDown = true;
  const wx = fakeWx(() => {
    if (isDown) throw new Error("down");
    return [200, SESSION];
  });
  const house = new House(wx, ORIGIN);
  await assert.rejects(house.enter(), { name: "offline" });
  isDown = false;
  assert.equal((await house.enter()).token, "t1");
});

test("an upload carries name, language and token, and a refusal its own words", async () => {
  const sent = [];
  const answers = [{ statusCode: 201, data: '{"file_id":"f_1","name":"收据.jpg"}' }, { statusCode: 422, data: '{"error":"file_kind","message":"这种文件收不了。"}' }];
  const uploadFile = (told) => (sent.push(told), told.success(answers.shift()), { onProgressUpdate: () => {} });
  const house = new House(fakeWx(() => [200, SESSION], { uploadFile }), ORIGIN);
  assert.equal((await house.upload("wxfile://a", "收据.jpg")).file_id, "f_1");
  assert.equal(decodeURIComponent(sent[0].formData.name), "收据.jpg");
  assert.equal(sent[0].header.Authorization, "Bearer t1");
  await assert.rejects(house.upload("wxfile://b", "b.exe"), { message: "这种文件收不了。" });
});
