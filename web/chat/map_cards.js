/**
 * Institutions as cards: name, distance, open or closed, one tap to call and one for the way there. Used by the chat and by
 * the map page. Every text comes ready from the server; every address is checked here before it becomes a link.
 */

import { element } from "./elements.js";
import { ownAddress, pictureAddress, richText } from "./richtext.js";
import { say } from "./strings.js";

const APPLE = /iPhone|iPad|Macintosh.*Mobile/;
const SHOWN_ROUTES = /^https:\/\/(uri\.amap\.com|www\.google\.com|maps\.apple\.com)\//;

function outside(href, className, words) {
  const link = element("a", className, words);
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
  return link;
}

/** An iPhone opens its own map, but for Google's routes only: Amap is there where others know nothing. */
function routeAddress({ route, lat, lon }) {
  if (!SHOWN_ROUTES.test(route ?? "")) return null;
  const exact = /destination=-?\d/.test(route);
  return APPLE.test(navigator.userAgent) && exact ? `https://maps.apple.com/?daddr=${lat},${lon}` : route;
}

function callLink(number, name, className) {
  const link = element("a", className, number);
  link.href = `tel:${number.replace(/[^\d+]/g, "")}`;
  link.setAttribute("aria-label", `${say("call", name)}: ${number}`);
  return link;
}

function acts(card, labels) {
  const row = element("p", "place-acts");
  const firstNumber = card.phone?.match(/\+?\d[\d ()-]{3,}\d/)?.[0];
  if (firstNumber) row.append(callLink(firstNumber, card.name, "place-act"));
  const route = routeAddress(card);
  if (route) {
    const link = outside(route, "place-act", labels.route);
    link.setAttribute("aria-label", say("routeTo", card.name));
    row.append(link);
  }
  if (/^https?:\/\//.test(card.website ?? "")) row.append(outside(card.website, "place-act", labels.website));
  return row.childNodes.length ? row : "";
}

function small(label, words) {
  return words ? element("p", "place-small", label ? `${label} · ` : "", richText(words)) : "";
}

/** The photograph, from our own host only and never without its credit. */
function photograph(card, labels) {
  const [source, large] = [card.picture, card.picture_large].map((address) => address && ownAddress(address));
  if (!source || !card.credit) return "";
  const picture = element("img", "");
  Object.assign(picture, { src: source, alt: `${labels.photo}: ${card.name}`, loading: "lazy" });
  const credit = /^https:\/\//.test(card.credit_link ?? "") ? outside(card.credit_link, "", card.credit) : card.credit;
  return element("figure", "place-photo", outside(large ?? source, "", picture), element("figcaption", "place-small", `${labels.photo} · `, credit));
}

/** What is doubtful about a fact, in a line of its own. */
function doubt(words) {
  return words ? element("p", "place-marks", `⚠ ${words}`) : "";
}

/** One institution as an element. */
export function drawCard(card, labels) {
  const title = element("h2", "place-name", card.number ? element("span", "place-number", String(card.number)) : "", card.name);
  const opening = element("span", "place-open", richText(card.opening ?? ""));
  opening.dataset.state = card.state ?? "unknown";
  const node = element(
    "article",
    "place",
    title,
    element("p", "place-kind", [card.kind, card.distance].filter(Boolean).join(" · ")),
    card.competent ? element("p", "place-competent", `★ ${card.competent}`) : "",
    doubt(card.marks),
    card.reason ? element("p", "place-reason", card.reason) : "",
    element("p", "place-hours", opening),
    doubt(card.opening_note),
    card.address ? element("p", "place-address", card.address) : "",
    doubt(card.address_note),
    acts(card, labels),
    doubt(card.phone_note),
    card.consular_phone ? small(labels.consular_phone, card.consular_phone) : "",
    doubt(card.consular_phone_note),
    card.consular_address ? small(labels.consular_address, card.consular_address) : "",
    doubt(card.consular_address_note),
    card.emergency ? small(labels.emergency, card.emergency) : "",
    doubt(card.emergency_note),
    ...["languages", "fields", "remote"].map((name) => (card[name] ? small(labels[name], card[name]) : "")),
    photograph(card, labels),
    small(labels.source, card.source),
  );
  node.dataset.id = card.id;
  if (card.competent) node.classList.add("place-first");
  return node;
}

/**
 * The answer to a search: what is said before the cards, the sketch of where they are, the cards, what is said after.
 *
 * @param map   {head, tail, cards, labels}
 * @param image address of the sketch, if there is one
 */
export function drawMap({ head, tail, cards, labels }, image) {
  const whole = document.createDocumentFragment();
  if (head) whole.append(element("p", "words", richText(head)));
  const source = image && pictureAddress(image);
  if (source) {
    const sketch = element("img", "place-sketch");
    Object.assign(sketch, { src: source, alt: say("mapPicture", cards.map((card) => `${card.number} ${card.name}`).join("；")) });
    whole.append(sketch);
  }
  whole.append(element("div", "places", ...cards.map((card) => drawCard(card, labels))));
  if (tail) whole.append(element("p", "words", richText(tail)));
  const link = element("a", "place-all", say("openInMap"));
  link.href = `/map#${encodeURIComponent(cards[0]?.id ?? "")}`;
  link.target = "_blank";
  whole.append(element("p", "place-acts", link));
  return whole;
}
