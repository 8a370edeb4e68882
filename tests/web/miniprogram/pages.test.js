const assert = require("node:assert/strict");
const test = require("node:test");
const { SESSION, fakeWx, lib, openPage, tick, until } = require("./fake_wx");

const { House } = lib("house");
const ORIGIN = "https://chat.example.org";
const CASE = { id: "d-1", title: "民间借贷纠纷", against: "告李志明", number: "（2026）粤0703民初123号", status: "已立案", deadline: { name: "缴费截止", day: "12月3日", left: 2, near: true }, defects: [] };

function house(routes, more) {
  const answer = ({ method, path, data }) => {
    if (path.endsWith("session")) return [200, SESSION];
    const found = routes[`${method} ${path}`];
    return found ? (typeof found === "function" ? found(data) : found) : [404, { error: "unknown" }];
  };
  const wx = fakeWx(answer, more);
  const asked = [];
  const app = { house: new House(wx, ORIGIN), ask: (payload, title) => asked.push([payload, title]) };
  return { wx, app, asked };
}

test("my cases show days left, and a tap opens one", async () => {
  const told = { cases: [CASE], hearings: [], appointments: [], witnesses: [], disputes: [] };
  const { wx, app } = house({ "GET /mini_program/matters": [200, told] });
  const page = openPage("cases", wx, app);
  await page.onShow();
  assert.equal(page.data.cases[0].due, "缴费截止 12月3日 · 还有 2 天");
  page.open({ currentTarget: { dataset: { id: "d-1" } } });
  assert.equal(wx.called("navigateTo")[0].url, "/pages/case/case?id=d-1");
});

test("without cases the page says what will stand there, and without a network why it is empty", async () => {
  const { wx, app } = house({ "GET /mini_program/matters": [200, { cases: [], hearings: [], appointments: [], witnesses: [], disputes: [] }] });
  const page = openPage("cases", wx, app);
  await page.onShow();
  assert.equal(page.data.isEmpty, true);
  wx.request = ({ fail }) => fail({});
  await page.load();
  assert.match(page.data.trouble, /没有网络/);
});

test("a mediation stands among my matters, and a tap asks about it in the chat", async () => {
  const dispute = { id: "m1", title: "借钱、欠款", other: "吴国安", status: "对方已签，等您签", when: "", until: "", ask: "/ask_mediation" };
  const { wx, app, asked } = house({ "GET /mini_program/matters": [200, { cases: [], hearings: [], appointments: [], witnesses: [], disputes: [dispute] }] });
  const page = openPage("cases", wx, app);
  await page.onShow();
  assert.equal(page.data.isEmpty, false);
  assert.equal(page.data.disputes[0].status, "对方已签，等您签");
  page.ask({ currentTarget: { dataset: { payload: dispute.ask, title: "问" } } });
  assert.equal(asked[0][0], "/ask_mediation");
});

test("one case has its course, its picture and a way to ask; another's is told unknown kindly", async () => {
  const one = { ...CASE, course: [{ status: "已立案", at: "12月1日 09:00" }], picture: "/files/p", ask: "/ask_case_progress" };
  const { wx, app, asked } = house({ "GET /mini_program/cases/d-1": [200, one] });
  const page = openPage("case", wx, app);
  await page.onLoad({ id: "d-1" });
  assert.equal(page.data.picture, `${ORIGIN}/files/p`);
  page.ask();
  assert.equal(asked[0][0], "/ask_case_progress");
  const other = openPage("case", wx, app);
  await other.onLoad({ id: "d-2" });
  assert.equal(other.data.one, null);
  assert.ok(other.data.trouble.length > 3);
});

test("the witness room opens our page only, and offers the browser first", () => {
  const { wx, app } = house({});
  const page = openPage("room", wx, app);
  page.onLoad({ ticket: "B".repeat(32) });
  assert.equal(page.data.address, `${ORIGIN}/witness/${"B".repeat(32)}`);
  assert.equal(page.data.isOpen, false);
  page.copy();
  assert.equal(wx.called("setClipboardData")[0].data, page.data.address);
  const wrong = openPage("room", wx, app);
  wrong.onLoad({ ticket: "https://evil.example" });
  assert.deepEqual([wrong.data.address, wrong.data.isOver], ["", true]);
});

test("choosing a language changes every word, the tabs, and the conversation", async () => {
  const told = [];
  const me = [200, { verified: null, contacts: [], channels: [], consents: { hearing: 1 } }];
  const { wx, app } = house({ "GET /mini_program/me": me, "POST /mini_program/language": (data) => (told.push(data), [200, { ok: true }]) });
  const page = openPage("me", wx, app);
  await page.onShow();
  assert.deepEqual(page.data.kinds, [{ template: "tmpl_hearing", name: "开庭", left: "1 次" }]);
  await page.choose({ currentTarget: { dataset: { code: "en" } } });
  assert.equal(page.data.t.language, "Language");
  assert.deepEqual(told, [{ language: "en" }]);
  assert.equal(wx.called("setTabBarItem").at(-1).text, "Me");
  assert.equal(wx.kept.get("language"), "en");
});

test("the map asks where, shows what is near, and lets one choose between two Cambridges", async () => {
  const feature = { id: "a", geometry: { coordinates: [113.08, 22.58] }, properties: { name: "法院", kind_name: "法院", opening: { state: "closed" } } };
  const { wx, app } = house({ "GET /api/map/nearest": [200, { features: [feature], place: { name: "江门" } }] });
  wx.getFuzzyLocation = ({ success }) => success({ latitude: 22.58, longitude: 113.08 });
  const page = openPage("map", wx, app);
  page.onShow();
  page.near();
  await until(() => page.data.cards.length === 1, "the card");
  assert.equal(page.data.isFuzzy, true);
  const problem = { type: "urn:yiqiaotong:map:which_place", candidates: [{ name: "Cambridge", lat: 52.2, lon: 0.1 }] };
  app.house.call = () => Promise.reject(Object.assign(new Error("which_place"), { name: "which_place", candidates: problem.candidates, message: undefined }));
  page.write({ detail: { value: "Cambridge" } });
  page.search();
  await until(() => page.data.choices.length === 1, "the choice");
  assert.match(page.data.note, /不止一个/);
});

test("a refused place says what to do instead", async () => {
  const { wx, app } = house({});
  wx.getFuzzyLocation = ({ fail }) => fail({ errMsg: "auth deny" });
  const page = openPage("map", wx, app);
  page.onShow();
  page.near();
  await tick();
  assert.match(wx.called("showToast").concat(wx.called("showModal")).map((each) => each.title || each.content)[0], /城市名/);
});

test("the chat page sends, presses, uploads, and puts a refused text back into the line", async () => {
  const said = [];
  let refuse = false;
  const say = (data) => (refuse ? [400, { error: "too_long" }] : (said.push(data), [200, { turn: "t" }]));
  const { wx, app } = house({ "POST /mini_program/messages": say, "GET /mini_program/news": [200, { entries: [], whose: null, language: null }] });
  wx.chooseMedia = ({ success }) => success({ tempFiles: [{ tempFilePath: "wxfile://p" }] });
  wx.uploadFile = ({ success }) => (success({ statusCode: 201, data: '{"file_id":"f_0123456789abcdef","name":"photo.jpg"}' }), undefined);
  const page = openPage("chat", wx, app);
  page.onLoad();
  page.chat.listen = () => Promise.resolve();
  page.onShow();
  page.write({ detail: { value: " 你好 " } });
  page.send();
  page.press({ detail: { payload: "/affirm", title: "是" } });
  page.photo();
  await until(() => said.length === 3, "all three");
  assert.deepEqual(said.map((each) => each.text || each.payload), ["你好", "/affirm", '/inform{"uploaded_file": "f_0123456789abcdef"}']);
  refuse = true;
  page.write({ detail: { value: "太长" } });
  page.send();
  await until(() => page.data.draft === "太长", "the text's return");
  page.onHide();
});
