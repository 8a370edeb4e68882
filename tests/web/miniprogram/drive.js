/** The chat page against real services over real HTTP: `node drive.js ORIGIN CODE STEP…`; prints what stands on the page. */

const { fakeWx, lib, openComponent, openPage, until } = require("./fake_wx");

async function answer(origin, { method, path, query, data, token }) {
  const address = `${origin}${path}${query.size ? `?${query}` : ""}`;
  const headers = { ...(token ? { Authorization: `Bearer ${token}` } : {}), "Content-Type": "application/json" };
  const told = await fetch(address, { method, headers, body: method === "POST" ? JSON.stringify(data) : undefined });
  return [told.status, await told.json()];
}

async function upload(origin, { filePath, formData, header, success, fail }) {
  const form = new FormData();
  Object.entries(formData).forEach(([name, value]) => form.append(name, value));
  form.append("file", new Blob([require("node:fs").readFileSync(filePath)]), "tmp.jpg");
  try {
    const told = await fetch(`${origin}/mini_program/files`, { method: "POST", headers: header, body: form });
    success({ statusCode: told.status, data: await told.text() });
  } catch {
    fail({});
  }
}

async function main([origin, code, ...steps]) {
  const wx = fakeWx((told) => answer(origin, told));
  wx.login = ({ success }) => success({ code });
  wx.uploadFile = (told) => void upload(origin, told);
  const { House } = lib("house");
  const app = { house: new House(wx, origin) };
  const page = openPage("chat", wx, app);
  page.onLoad();
  page.onShow();
  const heard = () => page.data.bubbles.filter((each) => !each.mine).length;
  for (const step of steps) {
    const act = await prepared(page, wx, step);
    const before = heard();
    act();
    await until(() => heard() > before, `an answer to ${step}`);
  }
  page.onHide();
  console.log(JSON.stringify(page.data.bubbles));
  process.exit(0);
}

/** What a step does, once the control it needs stands on the page: a slow house says first that it is still at work. */
async function prepared(page, wx, step) {
  const [kind, rest] = [step.split(":", 1)[0], step.slice(step.indexOf(":") + 1)];
  if (kind === "press") return pressed(page, rest);
  if (kind === "file") return () => page.upload(rest, "收据.jpg");
  if (kind === "day") {
    const control = await answers(page);
    return () => control.day({ detail: { value: rest } });
  }
  if (kind === "here") return here(page, wx, rest.split(",").map(Number));
  return () => page.chat.say({ text: step });
}

async function shown(page, isTrue, what) {
  const found = () => page.data.bubbles.findLast(isTrue);
  await until(found, what);
  return found();
}

/** The control under the open question, tied to the page as the markup ties it. */
async function answers(page) {
  const { wants } = await shown(page, (each) => each.wants, "a question with a control");
  const component = openComponent("answers", { wants });
  component.triggerEvent = (event, detail) => (event === "say" ? page.press({ detail }) : page.act({ detail }));
  return component;
}

async function here(page, wx, [latitude, longitude]) {
  const control = await answers(page);
  wx.getFuzzyLocation = ({ success }) => success({ latitude, longitude });
  return () => control.act({ currentTarget: { dataset: { name: "here" } } });
}

async function pressed(page, title) {
  const titled = (one) => one.title === title;
  const bubble = await shown(page, (each) => each.open && each.buttons.some(titled), `a button ${title}`);
  return () => page.press({ detail: bubble.buttons.find(titled) });
}

main(process.argv.slice(2)).catch((fault) => {
  console.error(fault);
  process.exit(1);
});
