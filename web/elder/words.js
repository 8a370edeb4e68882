/** What the elder mode says, in each language of the chat. */

import zhHans from "./words/zh-Hans.js";
import zhHant from "./words/zh-Hant.js";
import en from "./words/en.js";

export const WORDS = { "zh-Hans": zhHans, "zh-Hant": zhHant, en };
