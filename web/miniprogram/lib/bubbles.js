/** Bubbles as the page draws them: the history's, then the person's own that are still on their way. */

const { partsOf, imageOf } = require("./links");
const { dayOf, timeOf } = require("./moments");
const { keysOf, wantsOf } = require("./wants");

/**
 * @param chat      see chat.js
 * @param origin    of the services
 * @param language  of the words
 * @param now       milliseconds since 1970
 */
function bubblesOf(chat, origin, language, now) {
  const shown = chat.entries.map((entry) => bubbleOf(entry, origin));
  const last = chat.entries.map((entry) => entry.from).lastIndexOf("person");
  chat.entries.forEach((entry, at) => {
    const wants = entry.custom && entry.custom.wants;
    if (at > last && !chat.outbox.messages.length) shown[at].wants = wantsOf(wants, entry.buttons || [], language);
  });
  const pending = chat.outbox.messages.map((message) => ({
    key: message.id,
    mine: true,
    parts: [{ kind: "text", text: message.title || message.text || "" }],
    buttons: [],
    at: message.at,
    state: message.state,
  }));
  return withDays(settled([...shown, ...pending]), language, now);
}

function bubbleOf(entry, origin) {
  const file = entry.attachment && entry.attachment.url !== entry.image ? entry.attachment : null;
  return {
    key: `s${entry.seq}`,
    mine: entry.from === "person",
    parts: partsOf(entry.text || "", origin),
    buttons: keysOf(entry.custom && entry.custom.wants, entry.buttons || []),
    wants: null,
    image: imageOf(entry.image, origin),
    alt: (entry.custom && entry.custom.alt) || "",
    file: file ? { name: file.name, url: origin + file.url, mime: file.mime } : null,
    consent: entry.consent || null,
    at: Date.parse(entry.at),
  };
}

/** Only the choices after the person's last word can still be made. */
function settled(bubbles) {
  const last = bubbles.map((each) => each.mine).lastIndexOf(true);
  return bubbles.map((each, at) => ({ ...each, open: at > last }));
}

function withDays(bubbles, language, now) {
  let day = "";
  return bubbles.map((each) => {
    const today = dayOf(each.at, language, now);
    const drawn = { ...each, time: timeOf(each.at), day: today === day ? "" : today };
    day = today;
    return drawn;
  });
}

module.exports = { bubblesOf };
