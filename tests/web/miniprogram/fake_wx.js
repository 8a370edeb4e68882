/** WeChat's side as a test plays it: storage, windows, and requests answered by the test or by real HTTP. */

const path = require("node:path");

const ROOT = path.join(__dirname, "../../../web/miniprogram");

/** @param answer  given {method, path, data, token}, returns [status, body] (also as a promise), or throws for no network */
function fakeWx(answer, more = {}) {
  const calls = [];
  const kept = new Map();
  const noted = (name) => (told) => calls.push([name, told]);
  const plain = ["setNavigationBarTitle", "setTabBarItem", "showToast", "showModal", "switchTab", "navigateTo", "stopPullDownRefresh",
    "makePhoneCall", "openLocation", "openPrivacyContract", "previewImage"];
  const wx = {
    calls,
    kept,
    called: (name) => calls.filter(([each]) => each === name).map(([, told]) => told),
    getStorageSync: (key) => kept.get(key) ?? "",
    setStorageSync: (key, value) => kept.set(key, structuredClone(value)),
    clearStorageSync: () => kept.clear(),
    getAppBaseInfo: () => ({ language: "zh_CN" }),
    login: ({ success }) => success({ code: "code-1" }),
    setClipboardData: (told) => (noted("setClipboardData")(told), told.success()),
    request: (told) => reply(answer, told, calls),
    ...Object.fromEntries(plain.map((name) => [name, noted(name)])),
    ...more,
  };
  return wx;
}

async function reply(answer, told, calls) {
  const url = new URL(told.url);
  const token = ((told.header || {}).Authorization || "").replace("Bearer ", "");
  calls.push(["request", `${told.method || "GET"} ${url.pathname}${url.search}`]);
  try {
    const [statusCode, data] = await answer({ method: told.method || "GET", path: url.pathname, query: url.searchParams, data: told.data, token });
    told.success({ statusCode, data });
  } catch (fault) {
    if (process.env.SHOW_FAULTS) console.error(fault);
    told.fail({ errMsg: "request:fail" });
  }
}

/** Load a page as WeChat does, with data and setData; `app` is what getApp() gives. */
function openPage(name, wx, app) {
  let made;
  Object.assign(globalThis, { wx, getApp: () => app, Page: (told) => (made = told) });
  const file = path.join(ROOT, `pages/${name}/${name}.js`);
  delete require.cache[file];
  require(file);
  const page = { ...made, data: structuredClone(made.data) };
  page.setData = (more) => {
    JSON.stringify(more, (key, value) => {
      if (typeof value === "function" || value === undefined) throw new Error(`${key} cannot be shown`);
      return value;
    });
    Object.assign(page.data, structuredClone(more));
  };
  return page;
}

/** Load a component as WeChat does, with its properties given; `told` collects [event, detail]. */
function openComponent(name, properties) {
  let made;
  globalThis.Component = (each) => (made = each);
  const file = path.join(ROOT, `components/${name}/${name}.js`);
  delete require.cache[file];
  require(file);
  const told = [];
  const component = { ...made.methods, data: { ...structuredClone(made.data), ...properties }, told };
  component.setData = (more) => Object.assign(component.data, structuredClone(more));
  component.triggerEvent = (event, detail) => told.push([event, detail]);
  component.change = (property, value) => {
    component.data[property] = value;
    if (made.observers && made.observers[property]) made.observers[property].call(component, value);
  };
  for (const [property, value] of Object.entries(properties)) component.change(property, value);
  return component;
}

const lib = (name) => require(path.join(ROOT, "lib", name));
const tick = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/** Wait until something is true, or say what was not. */
async function until(isTrue, what = "it") {
  for (let left = 2000; left; left -= 1) {
    if (isTrue()) return;
    await tick(10);
  }
  throw new Error(`${what} did not happen`);
}

const SESSION = { token: "t1", until: Date.now() / 1000 + 86400, me: "m1", file_limit: 20971520, templates: { hearing: "tmpl_hearing" } };

module.exports = { ROOT, SESSION, fakeWx, lib, openComponent, openPage, tick, until };
