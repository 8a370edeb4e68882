/**
 * Text as a person may safely read it: never parsed as HTML, with web addresses and telephone numbers made tappable.
 * Masked numbers (138****5678), dates and confirmation numbers stay plain text.
 */

const LINK = /https?:\/\/[^\s<>"'，。；：！？、（）「」『』【】《》\ue000-\uf8ff]+/u;
const PHONE = /(?<![\w*-])(?:\+\d{1,3}[ -]?\d[\d -]{5,13}\d|0\d{2,3}-\d{7,8}|12345|123(?:08|48|68))(?![\w*-])/u;
const TAPPABLE = new RegExp(`(${LINK.source})|(${PHONE.source})`, "gu");
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

/** Return `text` as a fragment of text nodes and links. */
export function richText(text) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const found of text.matchAll(TAPPABLE)) {
    const shown = found[1] ? found[1].replace(TRAILING, "") : found[2];
    fragment.append(text.slice(end, found.index));
    fragment.append(found[1] ? anchor(shown, shown, true) : anchor(shown, `tel:${shown.replace(/[^\d+]/g, "")}`, false));
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
