/** Every page in the middle of its life, as HTML: `node scenes.js LANGUAGE` prints {name: document}. */

const { SESSION, fakeWx, lib, openPage, until } = require("./fake_wx");
const { render } = require("./render");

const [language] = process.argv.slice(2);
const { House } = lib("house");
const english = language === "en";
const zh = (chinese, other) => (english ? other : chinese);
const TICKET = "A".repeat(32);
const WHEN = zh("北京时间 12月10日 周四 09:00（您当地 周三 20:00）", "Thu 10 Dec 09:00 Beijing time (your time: Wed 9 Dec 20:00)");

const entry = (seq, from, text, more = {}) => ({ seq, from, text, turn: `t${seq}`, at: `2026-12-01T09:0${seq}:00Z`, buttons: [], ...more });
const ENTRIES = [
  entry(1, "person", zh("我要开庭了怎么办", "I have a hearing, what now?")),
  entry(2, "bot", zh(`您的案件（2026）粤0703民初123号已经排期：\n${WHEN}\n有问题请拨打 0750-3168168。`, `Your case is fixed for\n${WHEN}\nQuestions: 0750-3168168.`), {
    buttons: [{ title: zh("提醒我", "Remind me"), payload: "/a" }, { title: zh("我已收到", "I have got it"), payload: "/b" }],
    attachment: { name: "hearing.ics", url: "/files/x", mime: "text/calendar" },
    consent: { kind: "hearing", template: "tmpl_hearing" },
  }),
  entry(3, "person", zh("好的", "Fine")),
  entry(4, "bot", zh(`见证房间：https://chat.example.org/witness/${TICKET}`, `Witness room: https://chat.example.org/witness/${TICKET}`), {
    buttons: [{ title: zh("设备怎么测试", "How do I test my device?"), payload: "/c" }],
  }),
];
const SLOTS = [2, 3, 4, 5].map((day) => ({ title: `12-0${day} 09:00`, payload: `/slot${day}`, day }));
const WEEKDAYS = { 2: ["三", "Wed", "二", "Tue"], 3: ["四", "Thu", "三", "Wed"], 4: ["五", "Fri", "四", "Thu"], 5: ["六", "Sat", "五", "Fri"] };
const toldTime = ({ day }) => {
  const [there, thereEn, here, hereEn] = WEEKDAYS[day];
  return { day: `2026-12-0${day}`, date: zh(`12月${day}日 周${there}`, `${thereEn} ${day} Dec`), clock: "09:00", others: [zh(`多伦多 周${here} 20:00`, `Toronto ${hereEn} 20:00`)] };
};
const SLOT = { kind: "slot", side: "future", times: Object.fromEntries(SLOTS.map((each) => [each.payload, toldTime(each)])), today: { beijing: "2026-12-02", here: "2026-12-01", words: zh("12月2日 周三 01:30", "Wed 2 Dec 01:30") } };
const asking = (seq, words, wants, buttons = []) => entry(seq, "bot", words, { custom: { wants }, buttons: buttons.map(({ title, payload }) => ({ title, payload })) });
const QUESTIONS = [
  entry(5, "person", zh("好", "Yes")),
  asking(6, zh("您的出生日期？", "When were you born?"), { kind: "date", side: "past" }),
  asking(7, zh("哪个时间？", "Which time?"), SLOT, [...SLOTS, { title: zh("都不行", "None of these"), payload: "/none" }]),
  asking(8, zh("您现在在哪里？", "Where are you now?"), { kind: "location" }),
  asking(9, zh("请发起诉状。", "Please send the statement of claim."), { kind: "file" }),
  asking(10, zh("您的电话？", "Your telephone?"), { kind: "phone" }),
].map((each) => ({ ...each, at: "2026-12-01T09:06:00Z" }));
const CASE = {
  id: "d-1", title: zh("民间借贷纠纷", "Private lending"), against: zh("告李志明", "against 李志明"), number: "（2026）粤0703民初123号", state: "defects",
  court: zh("江门市蓬江区人民法院", "People's Court of Pengjiang District, Jiangmen"), status: zh("审核不通过（待补正）", "Corrections needed"), ask: "/ask",
  deadline: { name: zh("补正截止", "Corrections due"), day: zh("12月3日 周四", "Thu 3 Dec"), left: 2, near: true },
  defects: [zh("请补交被告的身份信息", "Please add the defendant's identity details")], picture: "/files/p",
  course: [{ status: zh("审核不通过（待补正）", "Corrections needed"), at: WHEN }, { status: zh("待审核", "Waiting for review"), at: WHEN }],
};
const HEARING = { id: "KT1", number: CASE.number, kind: zh("在线庭审", "Online"), when: WHEN, place: "江门市蓬江区人民法院 第三法庭", bring: zh("请备好身份证件和证据原件。", "Identity document and original evidence."), room: "https://court.example.org/r", check: "https://court.example.org/c", calendar: "/files/c", reminded: false, remind: "/r" };
const APPOINTMENT = { id: "a1", title: zh("出生公证", "Birth certificate"), status: zh("已确认", "Confirmed"), when: WHEN, number: "WY20261202-0007", calendar: "/files/a", ask: "/ask" };
const WITNESS = { id: "w1", title: CASE.title, lawyer: "张律师", when: WHEN, number: "JZ-0001", ask: "/ask" };
const DISPUTE = { id: "m1", title: zh("借钱、欠款", "Money lent or owed"), other: "吴国安", number: "TJ-20261201-7F3A2B", status: zh("对方已签，等您签", "The other side has signed; you have not"), when: WHEN, until: "", ask: "/ask" };
const FEATURE = { id: "x", geometry: { coordinates: [-79.38, 43.66] }, properties: { name: zh("中国驻多伦多总领事馆", "Consulate-General of China in Toronto"), kind_name: zh("总领事馆", "Consulate-General"), address: "240 St. George Street, Toronto", phone: "+1-416-594-8100", distance_km: 1.24, opening: { state: "open" }, reason: zh("多伦多归这里管。", "Competent for Toronto.") } };

const ROUTES = {
  session: SESSION, news: { entries: ENTRIES, whose: "w", language }, matters: { cases: [CASE], hearings: [HEARING], appointments: [APPOINTMENT], witnesses: [WITNESS], disputes: [DISPUTE] },
  "d-1": CASE, me: { verified: zh("陈＊＊", "C＊＊＊"), contacts: [], channels: [], consents: { hearing: 1 } }, nearest: { features: [FEATURE] },
};

function begin() {
  const wx = fakeWx(({ path, query }) => {
    const isOld = path.endsWith("news") && query.get("after") !== "0";
    return [200, isOld ? { ...ROUTES.news, entries: [] } : ROUTES[path.split("/").at(-1)]];
  });
  const app = { house: new House(wx, "https://chat.example.org") };
  app.house.language = language;
  return { wx, app, open: (name) => openPage(name, wx, app) };
}

async function main() {
  const shown = {};
  const add = (name, page, kind = name) => (shown[name] = render(kind, page.data));
  const { app, open, wx } = begin();
  const chat = open("chat");
  chat.onLoad();
  chat.draw();
  add("chat-empty", chat, "chat");
  chat.onShow();
  await until(() => chat.data.bubbles.length === 4);
  chat.onHide();
  chat.more();
  add("chat", chat);
  chat.setData({ isAsked: true });
  add("chat-privacy", chat, "chat");
  chat.chat.take({ entries: QUESTIONS });
  chat.setData({ isAsked: false, isMore: false });
  chat.draw();
  add("chat-wants", chat, "chat");
  for (const name of ["cases", "me"]) {
    const page = open(name);
    await page.onShow();
    add(name, page);
  }
  const one = open("case");
  await one.onLoad({ id: "d-1" });
  add("case", one);
  wx.getFuzzyLocation = ({ success }) => success({ latitude: 43.6, longitude: -79.4 });
  const map = open("map");
  map.onShow();
  map.near();
  await until(() => map.data.cards.length);
  add("map", map);
  const room = open("room");
  room.onLoad({ ticket: TICKET });
  add("room", room);
  const empty = open("cases");
  ROUTES.matters = { cases: [], hearings: [], appointments: [], witnesses: [], disputes: [] };
  await empty.onShow();
  add("cases-empty", empty, "cases");
  process.stdout.write(JSON.stringify(shown), () => process.exit(app ? 0 : 1));
}

main().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
