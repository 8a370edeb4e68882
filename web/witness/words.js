/** The pages' words, fetched in the language chosen (Traditional is converted by the server). */

export const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];
const KEY = "yiqiaotong.language";
const SOURCE = document.documentElement.dataset.words ?? "/witness/words"; // another page has words of its own
let words = {};
let current = "zh-Hans";

export function language() {
  return current;
}

/** The language kept by the chat or chosen here before, or null. */
export function keptLanguage() {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.includes(kept) ? kept : null;
  } catch {
    return null; // storage switched off
  }
}

/** The language a reader of `tags` (as in navigator.languages) reads best here. */
export function preferredLanguage(tags) {
  const chinese = tags.find((tag) => /^(zh|yue)\b/i.test(tag));
  if (!chinese) return tags.length ? "en" : "zh-Hans";
  return /hant|-tw|-hk|-mo|^yue/i.test(chinese) ? "zh-Hant" : "zh-Hans";
}

/** Speak `code` from now on: fetch its words and fill the page with them. */
export async function speak(code, keep = false) {
  const answer = await fetch(`${SOURCE}/${code}`);
  words = await answer.json();
  current = code;
  document.documentElement.lang = code;
  document.title = say("title");
  translate(document);
  if (!keep) return;
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // see keptLanguage
  }
}

/** The words of a key, its `{names}` filled in. */
export function say(key, facts = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

/** Names in a row: 法官、律师 or "judge, lawyer". */
export function list(parts) {
  return parts.join(current === "en" ? ", " : "、");
}

/** Fill every element that names its words (`data-say`, `data-label`, `data-placeholder`, `data-alt`). */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of root.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
  for (const node of root.querySelectorAll("[data-alt]")) node.alt = say(node.dataset.alt);
}

/** A moment twice: Beijing's and this device's, each with its weekday; once where both clocks agree. */
export function twice(iso) {
  const moment = new Date(iso);
  const there = clock(moment, "Asia/Shanghai");
  const here = clock(moment, zone());
  const beijing = current === "en" ? `${there} ${say("beijing")}` : `${say("beijing")} ${there}`;
  return there === here ? beijing : `${beijing} · ${say("hereClock")} ${here}`;
}

export function clock(moment, timeZone, seconds = false) {
  const shown = { month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return new Intl.DateTimeFormat(current === "en" ? "en-GB" : current, seconds ? { ...shown, second: "2-digit" } : shown).format(moment);
}

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";
}
