/** What the page itself says, in each language a person can read. The bot's own words come from the server. */

import zhHans from "./words/zh-Hans.js";
import zhHant from "./words/zh-Hant.js";
import en from "./words/en.js";

export const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const STRINGS = { "zh-Hans": zhHans, "zh-Hant": zhHant, en };

let current = "zh-Hans";

/** The language a reader of `tags` (as in navigator.languages) reads best here; Chinese of any kind comes before English. */
export function preferredLanguage(tags) {
  const chinese = tags.find((tag) => /^(zh|yue)\b/i.test(tag));
  if (!chinese) return tags.length ? "en" : "zh-Hans";
  return /hant|-tw|-hk|-mo|^yue/i.test(chinese) ? "zh-Hant" : "zh-Hans";
}

/** Switch what `say` answers. */
export function speak(language) {
  current = LANGUAGES.includes(language) ? language : "zh-Hans";
}

export function language() {
  return current;
}

/** The page's own words by key; entries that need values are functions and get `values`. */
export function say(key, ...values) {
  const words = STRINGS[current][key];
  return typeof words === "function" ? words(...values) : words;
}

/** Fill every element that names its words (`data-say`, `data-label`, `data-placeholder`). */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of root.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
}

/** Add another page's own words, by language; a key it shares with the chat says the same. */
export function addStrings(more) {
  for (const code of LANGUAGES) Object.assign(STRINGS[code], more[code]);
}
