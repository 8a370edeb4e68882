/**
 * Text as a person may safely read it: never parsed as HTML, with web addresses and telephone numbers made tappable.
 * Masked numbers (138****5678) and confirmation numbers stay plain text; a day is kept on one line with its clock, since
 * browsers break it between "11" and "月".
 */

const LINK = /https?:\/\/[^\s<>"'，。；：！？、（）「」『』【】《》\ue000-\uf8ff]+/u;
const PHONE = /(?<![\w*-])(?:\+\d{1,3}[ -]?\d[\d -]{5,13}\d|0\d{2,3}-\d{7,8}|12345|123(?:08|48|68))(?![\w*-])/u;
const CHINESE_DAY = /(?:\d{4}年)?\d{1,2}月\d{1,2}[日号號](?: ?[周週][一二三四五六日])?/u;
const ENGLISH_DAY = /(?:\b[MTWFS][a-z]{2} )?\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?/u;
const DAY = new RegExp(`(?:${CHINESE_DAY.source}|${ENGLISH_DAY.source})(?: ?\\d{1,2}:\\d{2})?`, "u");
const FOUND = new RegExp(`(${LINK.source})|(${PHONE.source})|(${DAY.source})`, "gu");
const TRAILING = /[.,;:!?)\]]+$/;

function anchor(text, href, outside) {
  const link = document.createElement("a");
  link.textContent = text;
  link.href = href;
  if (outside) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  return link;
}

function whole(text) {
  return Object.assign(document.createElement("span"), { className: "whole", textContent: text });
}

/** What stands for one thing found in a text: a link, a number to call, or a day. */
function drawn(shown, [, address, phone]) {
  if (address) return anchor(shown, shown, true);
  return phone ? anchor(shown, `tel:${shown.replace(/[^\d+]/g, "")}`, false) : whole(shown);
}

/** Return `text` as a fragment of text nodes, links and days. */
export function richText(text) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const found of text.matchAll(FOUND)) {
    const shown = found[1] ? found[1].replace(TRAILING, "") : found[0];
    fragment.append(text.slice(end, found.index), drawn(shown, found));
    end = found.index + shown.length;
  }
  fragment.append(text.slice(end));
  return fragment;
}

/** The address itself when it lies on our own host, else null: files are only ever ours. */
export function ownAddress(address) {
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin ? url.pathname + url.search : null;
  } catch {
    return null;
  }
}

/** A picture's address when it is ours or a bitmap held in the message itself, else null. */
export function pictureAddress(address) {
  if (/^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i.test(address)) return address;
  return ownAddress(address);
}
