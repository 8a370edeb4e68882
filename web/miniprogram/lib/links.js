/**
 * A text in the parts a person may tap: telephone numbers, addresses to copy, and our own witness room, which opens inside.
 * Masked numbers (138****5678), dates and confirmation numbers stay plain text.
 */

const LINK = /https?:\/\/[^\s<>"'，。；：！？、（）「」『』【】《》]+/;
const PHONE = /(?:\+\d{1,3}[ -]?\d[\d -]{5,13}\d|0\d{2,3}-\d{7,8}|12345|123(?:08|48|68))(?![\w*-])/;
const TRAILING = /[.,;:!?)\]]+$/;
const TICKET = /^[A-Za-z0-9_-]{20,80}$/;

function partsOf(text, origin) {
  const parts = [];
  const tappable = new RegExp(`(${LINK.source})|(${PHONE.source})`, "g");
  let end = 0;
  for (let found = tappable.exec(text); found; found = tappable.exec(text)) {
    if (!found[1] && /[\w*-]/.test(text.charAt(found.index - 1))) {
      tappable.lastIndex = found.index + 1; // inside a longer number; older iPhones know no look-behind
      continue;
    }
    const shown = found[1] ? found[1].replace(TRAILING, "") : found[2];
    if (found.index > end) parts.push({ kind: "text", text: text.slice(end, found.index) });
    parts.push(found[1] ? linkOf(shown, origin) : { kind: "phone", text: shown, number: shown.replace(/[^\d+]/g, "") });
    end = found.index + shown.length;
    tappable.lastIndex = end;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function linkOf(address, origin) {
  const ticket = ticketOf(address, origin);
  return ticket ? { kind: "room", text: address, ticket } : { kind: "link", text: address };
}

/** The ticket of a link into our witness room, or null for every other address. */
function ticketOf(address, origin) {
  const start = `${origin}/witness/`;
  const ticket = address.startsWith(start) ? address.slice(start.length) : "";
  return TICKET.test(ticket) ? ticket : null;
}

/** The page of a ticket, or null for anything that is none: the web view opens nothing else. */
function roomOf(ticket, origin) {
  return TICKET.test(ticket || "") ? `${origin}/witness/${ticket}` : null;
}

/** A picture's address when it is ours or a bitmap in the message itself, else null. */
function imageOf(address, origin) {
  if (!address) return null;
  if (/^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i.test(address)) return address;
  return /^\/[a-z]/i.test(address) ? origin + address : null;
}

module.exports = { imageOf, partsOf, roomOf };
