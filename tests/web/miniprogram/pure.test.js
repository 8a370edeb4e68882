const assert = require("node:assert/strict");
const test = require("node:test");
const { SESSION, fakeWx, lib } = require("./fake_wx");

const ORIGIN = "https://chat.example.org";

test("telephones and links are tappable, masked numbers and dates are not", () => {
  const { partsOf } = lib("links");
  const text = "请拨打 0750-3168168 或 12368，号码 138****5678，2026-12-10，WY20261202-0007，看 https://example.org/a。";
  const kinds = partsOf(text, ORIGIN).filter((each) => each.kind !== "text");
  assert.deepEqual(kinds.map((each) => [each.kind, each.text]), [["phone", "0750-3168168"], ["phone", "12368"], ["link", "https://example.org/a"]]);
  assert.equal(partsOf(text, ORIGIN).map((each) => each.text).join(""), text);
});

test("only our own witness room opens inside", () => {
  const { partsOf, roomOf } = lib("links");
  const ticket = "A".repeat(32);
  assert.deepEqual(partsOf(`${ORIGIN}/witness/${ticket}`, ORIGIN)[0], { kind: "room", text: `${ORIGIN}/witness/${ticket}`, ticket });
  for (const wrong of [`https://evil.example/witness/${ticket}`, `${ORIGIN}.evil.example/witness/${ticket}`, `${ORIGIN}/witness/../desk`, `${ORIGIN}/desk`])
    assert.equal(partsOf(wrong, ORIGIN)[0].kind, "link", wrong);
  for (const wrong of ["", undefined, "../../desk", "https://evil.example", `${ticket}?x`]) assert.equal(roomOf(wrong, ORIGIN), null);
});

test("pictures are ours or in the message itself", () => {
  const { imageOf } = lib("links");
  assert.equal(imageOf("/files/abc", ORIGIN), `${ORIGIN}/files/abc`);
  assert.equal(imageOf("data:image/png;base64,AAAA", ORIGIN), "data:image/png;base64,AAAA");
  for (const wrong of ["https://evil.example/a.png", "//evil.example/a", "data:text/html;base64,AAAA", null]) assert.equal(imageOf(wrong, ORIGIN), null);
});

test("the map's shift is that of the services", () => {
  const { gcj02 } = lib("datum");
  for (const [lat, lon, there] of JSON.parse(process.env.SHIFTED || "[]")) {
    const found = gcj02(lat, lon);
    assert.ok(Math.abs(found.lat - there[0]) < 1e-9 && Math.abs(found.lon - there[1]) < 1e-9, `${lat},${lon}`);
  }
  assert.deepEqual(gcj02(43.65, -79.38), { lat: 43.65, lon: -79.38 });
});

test("a hearing's calendar file becomes the phone's event", () => {
  const { eventOf } = lib("calendar");
  const event = eventOf(process.env.CALENDAR || "");
  assert.equal(event.startTime, Number(process.env.STARTS));
  assert.ok(event.endTime > event.startTime && event.title && event.location);
  assert.equal(eventOf("BEGIN:VCALENDAR\r\nEND:VCALENDAR"), null);
  assert.equal(eventOf("BEGIN:VEVENT\r\nDTSTART;TZID=Mars/Base:20261210T090000\r\nEND:VEVENT"), null);
});

test("an institution is a marker where WeChat's map draws it, and the competent mission stands first", () => {
  const { foundOf, questionOf } = lib("institutions");
  const feature = (id, lon, lat, more) => ({ id, geometry: { coordinates: [lon, lat] }, properties: { name: id, kind_name: "法院", opening: { state: "open" }, ...more } });
  const answer = { features: [feature("a", 113.0815, 22.5789, { distance_km: 0.42, phone: "0750-1" })], competent: feature("m", -79.4, 43.6), place: { name: "江门" } };
  const { cards, markers } = foundOf(answer, "en");
  assert.deepEqual(cards.map((each) => each.name), ["m", "a"]);
  assert.equal(cards[1].distance, "420 m");
  assert.ok(Math.abs(markers[1].longitude - 113.0815) > 0.004);
  assert.equal(questionOf({ name: "São Paulo", kind: "courts", language: "en" }), "/api/map/nearest?q=S%C3%A3o%20Paulo&kind=court&limit=10&lang=en");
});

test("a consent is asked, told to the services, and each answer has its sentence", async () => {
  const { House } = lib("house");
  const { askConsent } = lib("consent");
  const { LANGUAGES, say } = lib("words");
  const told = [];
  const answers = { accept: "consent_given", reject: "consent_refused", ban: "consent_failed" };
  for (const [word, expected] of Object.entries(answers)) {
    const requestSubscribeMessage = ({ success }) => success({ tmpl_hearing: word });
    const wx = fakeWx(({ path, data }) => (path.endsWith("session") ? [200, SESSION] : (told.push(data), [200, { left: {} }])), { requestSubscribeMessage });
    assert.equal(await askConsent(new House(wx, ORIGIN), "tmpl_hearing"), expected);
    for (const language of LANGUAGES) assert.ok(say(expected, language));
  }
  assert.deepEqual(told.map((each) => each.decided[0].given), [true, false]);
});

test("messages switched off in WeChat are told as such", async () => {
  const { House } = lib("house");
  const { askConsent } = lib("consent");
  const wx = fakeWx(() => [200, SESSION], { requestSubscribeMessage: ({ fail }) => fail({ errCode: 20004 }) });
  assert.equal(await askConsent(new House(wx, ORIGIN), "tmpl_hearing"), "consent_off");
});

test("the three languages have the same words, none empty, and WeChat's language is followed", () => {
  const { LANGUAGES, startingLanguage, wordsOf } = lib("words");
  const [first, ...rest] = LANGUAGES.map((each) => Object.keys(wordsOf(each)).sort());
  for (const other of rest) assert.deepEqual(other, first);
  for (const language of LANGUAGES) for (const word of Object.values(wordsOf(language))) assert.ok(typeof word === "function" || word.length);
  const starts = (language) => startingLanguage(fakeWx(() => [200, {}], { getAppBaseInfo: () => ({ language }) }));
  assert.deepEqual(["zh_CN", "zh_TW", "zh_HK", "en", "es"].map(starts), ["zh-Hans", "zh-Hant", "zh-Hant", "en", "en"]);
});

test("the days left are said as a person would", () => {
  const { say } = lib("words");
  assert.deepEqual([-1, 0, 1, 5].map((days) => say("left", "en", days)), ["over", "today", "1 day left", "5 days left"]);
});
