/** The map page's own words. What the cards say comes from the server. */

import { addStrings } from "../chat/strings.js";
import zhHans, { NAMES as HANS } from "./words/zh-Hans.js";
import zhHant, { NAMES as HANT } from "./words/zh-Hant.js";
import en, { NAMES as ENGLISH } from "./words/en.js";

const KINDS = ["mission", "public_legal_service_station", "law_firm", "notary_office", "court", "arbitration", "mediation", "overseas_chinese_service_centre", "lawyer", "legal_aid_centre", "duty_lawyer", "judicial_bureau", "overseas_contact_point"];
const NAMES = { "zh-Hans": HANS, "zh-Hant": HANT, en: ENGLISH };

addStrings({ "zh-Hans": zhHans, "zh-Hant": zhHant, en });

/** The kinds one can choose, [code, name], in the page's language. */
export function kinds(language) {
  return KINDS.map((code, number) => [code, NAMES[language][number]]);
}
