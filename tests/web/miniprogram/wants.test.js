const assert = require("node:assert/strict");
const test = require("node:test");
const { SESSION, fakeWx, lib, openComponent, openPage, until } = require("./fake_wx");

const { bubblesOf } = lib("bubbles");
const { keysOf, wantsOf } = lib("wants");
const NOW = Date.parse("2026-12-01T17:30:00Z"); // in Beijing it is the 2nd already, as it is on this phone
const told = (day, date, clock, ...others) => ({ day, date, clock, others });
const SLOTS = [
  told("2026-12-03", "12月3日 周四", "09:00", "多伦多 周三 20:00"),
  told("2026-12-03", "12月3日 周四", "14:30", "多伦多 01:30"),
  told("2026-12-04", "12月4日 周五", "09:00", "多伦多 周四 20:00"),
  told("2026-12-05", "12月5日 周六", "01:00", "多伦多 周五 12:00"),
];
const BUTTONS = [...SLOTS.map((at, number) => ({ title: `第${number}个`, payload: `/slot${number}` })), { title: "都不行", payload: "/none" }];
const TODAY = { beijing: "2026-12-02", here: "2026-12-01", words: "12月2日 周三 01:30" };
const SLOT = { kind: "slot", side: "future", times: Object.fromEntries(SLOTS.map((at, number) => [`/slot${number}`, at])), today: TODAY };
const tap = (name) => ({ currentTarget: { dataset: { name } } });

test("a birthday is any day up to today, a coming day begins today in Beijing and says what day it is there", () => {
  const { day: past } = wantsOf({ kind: "date", side: "past", today: TODAY }, [], "zh-Hans");
  assert.deepEqual([past.start, past.end, past.value], ["1900-01-01", "2026-12-02", "2026-12-02"]);
  const { day: coming } = wantsOf({ kind: "date", side: "future", today: TODAY }, [], "zh-Hans");
  assert.deepEqual([coming.start, coming.hint], ["2026-12-02", "日子按北京时间算；北京现在是 12月2日 周三 01:30。"]);
});

test("free times are a wheel of Beijing's days, each with both clocks and the other's weekday where it differs", () => {
  const { times } = wantsOf(SLOT, BUTTONS, "zh-Hans");
  assert.deepEqual(times.names, ["12月3日 周四", "12月4日 周五", "12月5日 周六"]);
  assert.deepEqual(times.days[0].tiles.map((each) => each.text), ["09:00 / 多伦多 周三 20:00", "14:30 / 多伦多 01:30"]);
});

test("the soonest three times stay keys, as does what is no time; a few times need no wheel", () => {
  assert.deepEqual(keysOf(SLOT, BUTTONS).map((each) => each.payload), ["/slot0", "/slot1", "/slot2", "/none"]);
  const few = [...BUTTONS.slice(0, 3), BUTTONS[4]];
  assert.deepEqual([keysOf(SLOT, few), wantsOf(SLOT, few, "zh-Hans").times], [few, null]);
});

test("no clock of the phone's is asked, however old its zones are", () => {
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = () => { throw new RangeError("no zones here"); };
  try {
    assert.equal(wantsOf(SLOT, BUTTONS, "zh-Hans").times.days[0].tiles[0].text, "09:00 / 多伦多 周三 20:00");
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
});

test("a question from before the server wrote its clocks keeps its keys and bounds nothing", () => {
  const old = { kind: "slot", side: "future", times: { "/slot0": "2026-12-03T01:00:00+00:00" } };
  assert.deepEqual([keysOf(old, BUTTONS), wantsOf(old, BUTTONS, "zh-Hans").times], [BUTTONS, null]);
  assert.deepEqual(wantsOf(old, BUTTONS, "zh-Hans").day.hint, "");
});

test("the wheel's second column follows its first, and what is chosen is the choice's own payload", () => {
  const answers = openComponent("answers", { wants: wantsOf(SLOT, BUTTONS, "zh-Hans") });
  assert.equal(answers.data.range[1].length, 2);
  answers.turn({ detail: { column: 0, value: 2 } });
  assert.deepEqual(answers.data.range[1], ["01:00 / 多伦多 周五 12:00"]);
  answers.time({ detail: { value: [2, 0] } });
  answers.turn({ detail: { column: 0, value: 0 } });
  answers.turn({ detail: { column: 1, value: 1 } });
  answers.time({ detail: { value: [0, 1] } });
  assert.deepEqual(answers.told.map(([event, detail]) => [event, detail.payload]), [["say", "/slot3"], ["say", "/slot1"]]);
});

test("news that draws the page anew leave a wheel where it was turned to", () => {
  const answers = openComponent("answers", { wants: wantsOf(SLOT, BUTTONS, "zh-Hans") });
  answers.turn({ detail: { column: 0, value: 1 } });
  answers.change("wants", wantsOf(SLOT, BUTTONS, "zh-Hans"));
  assert.deepEqual(answers.data.at, [1, 0]);
  const others = { ...SLOT, times: { ...SLOT.times, "/slot0": told("2026-12-02", "12月2日 周三", "10:00") } };
  answers.change("wants", wantsOf(others, BUTTONS, "zh-Hans"));
  assert.deepEqual([answers.data.at, answers.data.range[0][0]], [[0, 0], "12月2日 周三"]);
});

test("a day, a number and a tap are said; an empty number is not", () => {
  const answers = openComponent("answers", { wants: wantsOf({ kind: "phone" }, [], "zh-Hans") });
  answers.phone();
  answers.write({ detail: { value: " +1 416 555 0123 " } });
  answers.phone();
  answers.day({ detail: { value: "1950-03-01" } });
  answers.act(tap("here"));
  assert.deepEqual(answers.told, [["say", { text: "+1 416 555 0123" }], ["say", { text: "1950-03-01" }], ["act", { name: "here" }]]);
});

test("what nobody knows, and what nothing was asked for, offers nothing", () => {
  for (const wants of [undefined, null, {}, { kind: "soul" }, "date"]) assert.equal(wantsOf(wants, BUTTONS, "zh-Hans"), null);
  assert.deepEqual(keysOf(undefined, BUTTONS), BUTTONS);
});

test("only the open question has its control: not an answered one, nor one whose answer is on its way", () => {
  const asked = { seq: 1, from: "bot", text: "哪天？", at: "2026-12-01T17:00:00Z", custom: { wants: { kind: "date" } } };
  const chat = { entries: [asked], outbox: { messages: [] } };
  const drawn = () => bubblesOf(chat, "https://chat.example.org", "zh-Hans", NOW)[0].wants;
  assert.equal(drawn().kind, "date");
  chat.outbox.messages = [{ id: "m", text: "明天", at: NOW, state: "queued" }];
  assert.equal(drawn(), null);
  Object.assign(chat, { entries: [asked, { seq: 2, from: "person", text: "明天", at: "2026-12-01T17:01:00Z" }], outbox: { messages: [] } });
  assert.equal(drawn(), null);
});

test("the chat page takes a picture, chooses one, fetches a paper and sends where the phone is", async () => {
  const said = [];
  const sources = [];
  const { House } = lib("house");
  const wx = fakeWx(({ path, data }) => (path.endsWith("session") ? [200, SESSION] : (said.push(data), [200, { turn: "t" }])));
  wx.chooseMedia = ({ sourceType, success }) => (sources.push(...sourceType), success({ tempFiles: [{ tempFilePath: "wxfile://p" }] }));
  wx.chooseMessageFile = ({ success }) => success({ tempFiles: [{ path: "wxfile://d", name: "起诉状.pdf" }] });
  wx.uploadFile = ({ success }) => (success({ statusCode: 201, data: '{"file_id":"f_0123456789abcdef","name":"a"}' }), undefined);
  wx.getFuzzyLocation = ({ success }) => success({ latitude: 43.65, longitude: -79.38 });
  const page = openPage("chat", wx, { house: new House(wx, "https://chat.example.org") });
  page.onLoad();
  page.chat.listen = () => Promise.resolve();
  page.onShow();
  for (const name of ["camera", "album", "document", "here"]) page.act({ detail: { name } });
  await until(() => said.length === 4, "all four");
  assert.deepEqual(sources, ["camera", "album"]);
  assert.deepEqual(said.find((each) => each.location).location, { lat: 43.65, lon: -79.38 });
  wx.getFuzzyLocation = ({ fail }) => fail({ errMsg: "auth deny" });
  page.act({ detail: { name: "here" } });
  assert.match(wx.called("showModal").concat(wx.called("showToast")).map((each) => each.content || each.title)[0], /城市名/);
  page.onHide();
});
