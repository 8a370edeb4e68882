/** The map page, put together: the search, the list beside the map, the map, and the address that leads back to all three. */

import { drawCard } from "../chat/map_cards.js";
import { whereAmI } from "../chat/locate.js";
import { LANGUAGES, language, preferredLanguage, say, speak, translate } from "../chat/strings.js";
import { Atlas } from "./atlas.js";
import { readAddress, writeAddress } from "./query.js";
import { kinds } from "./words.js";

const LANGUAGE_KEY = "yiqiaotong.language";
const AT_ONCE = 30;
const get = (id) => document.getElementById(id);

const query = readAddress();
let every = { cards: [], labels: {} };
let results = null; // the answer to a search, in its order; null: the list follows the map
let position = null; // where from, when a place was chosen from several or the device was asked
let limit = AT_ONCE;
let asked = 0;
let atlas = null;

async function fetchJson(path, given) {
  const filled = Object.entries(given).filter(([, value]) => value !== "" && value !== undefined);
  const answer = await fetch(`${path}?${new URLSearchParams(filled)}`);
  if (answer.status === 429) throw new Error((await answer.json()).detail); // says how long to wait
  if (!answer.ok) throw new Error("");
  return answer.json();
}

/** What the server has said, or that nothing arrived; a browser's own words are none for people. */
const reason = (error) => (error instanceof TypeError || error instanceof SyntaxError ? "" : error.message) || say("failed");

const matches = (card) => (!query.kind || card.group === query.kind) && (!query.open || card.state === "open");

function drawList() {
  const inView = () => every.cards.filter((card) => matches(card) && atlas.sees(card));
  const cards = results?.cards ?? inView();
  if (!results) get("news").textContent = every.cards.length ? say("inView", cards.length) : say("loading");
  get("list").replaceChildren(...cards.slice(0, limit).map(row));
  get("more").hidden = cards.length <= limit;
  select(query.id, false);
}

function row(card) {
  const item = document.createElement("li");
  const node = drawCard(card, every.labels);
  const look = document.createElement("button");
  Object.assign(look, { type: "button", className: "place-act", textContent: say("showOnMap") });
  look.setAttribute("aria-label", `${say("showOnMap")}: ${card.name}`);
  look.addEventListener("click", () => (choose(card.id), atlas.near(card)));
  (node.querySelector(".place-acts") ?? node).append(look);
  item.append(node);
  return item;
}

/** One institution is meant: it stands first in sight, in the list and in the address. */
function choose(id) {
  query.id = id;
  writeAddress(query);
  if (!get("list").querySelector(`[data-id="${CSS.escape(id)}"]`)) {
    const card = every.cards.find((each) => each.id === id);
    if (card) get("list").prepend(row(card));
  }
  select(id, true);
}

function select(id, scroll) {
  for (const node of get("list").querySelectorAll(".place")) {
    const chosen = node.dataset.id === id;
    node.classList.toggle("place-chosen", chosen);
    if (chosen && scroll) node.scrollIntoView({ block: "nearest" });
  }
}

/** Ask the server; an answer that comes after a later question is dropped. */
async function search() {
  limit = AT_ONCE;
  writeAddress(query);
  get("choices").hidden = true;
  if (!query.q && !position) {
    results = null;
    atlas.mark(null);
    atlas.show(every.cards.filter(matches));
    return drawList();
  }
  const mine = ++asked;
  get("news").textContent = say("loading");
  const from = position ? { lat: position.lat, lon: position.lon } : { q: query.q };
  try {
    const found = await fetchJson("/map/search", { ...from, kind: query.kind, open: query.open, purpose: query.purpose, lang: language() });
    if (mine === asked) show(found);
  } catch (error) {
    if (mine === asked) get("news").textContent = reason(error);
  }
}

function show(found) {
  if (found.choices.length) return offer(found);
  results = found.known ? found : { cards: [] };
  const where = position?.name ?? found.where;
  get("news").textContent = found.known ? told(found, where) : say("unknownPlace", query.q);
  atlas.mark(found.place, where);
  atlas.show(results.cards);
  atlas.fit([...(found.place ? [found.place] : []), ...results.cards.slice(0, 5)]);
  drawList();
}

function told(found, where) {
  if (!found.cards.length) return say("none");
  if (found.competent) return [say("competentFirst", where), found.nearer && say("nearestDiffers", found.nearer)].filter(Boolean).join(" ");
  if (found.district_unknown) return say("districtUnknown", where);
  return say(found.place ? "foundNear" : "inCountry", where, found.total);
}

function offer({ choices, ambiguous }) {
  get("news").textContent = say(ambiguous ? "which" : "meant", query.q);
  get("choices").replaceChildren(...choices.map((choice) => {
    const node = document.createElement("button");
    Object.assign(node, { type: "button", className: "place-act", textContent: choice.name });
    node.addEventListener("click", () => ((position = choice), search()));
    return node;
  }));
  get("choices").hidden = false;
  get("choices").firstElementChild.focus();
}

async function load() {
  every = await fetchJson("/map/cards", { lang: language() });
  if (every.tiles && !atlas.tiles) atlas.layTiles(every.tiles);
  await search();
  const meant = every.cards.find((card) => card.id === query.id);
  if (meant && !query.q) atlas.near(meant);
  if (meant) choose(meant.id);
}

function switchLanguage(code) {
  speak(code);
  document.documentElement.lang = code;
  document.title = say("mapTitle");
  translate(document);
  for (const button of get("languages").children) button.setAttribute("aria-pressed", String(button.value === code));
  const every_kind = [["", say("allKinds")], ...kinds(code)];
  get("kind").replaceChildren(...every_kind.map(([value, words]) => new Option(words, value, false, value === query.kind)));
  try {
    localStorage.setItem(LANGUAGE_KEY, code);
  } catch {
    // storage switched off: the next page asks the browser again
  }
}

function firstLanguage() {
  let kept = null;
  try {
    kept = localStorage.getItem(LANGUAGE_KEY);
  } catch {
    // see switchLanguage
  }
  return [query.lang, kept].find((code) => LANGUAGES.includes(code)) ?? preferredLanguage(navigator.languages ?? []);
}

function listen() {
  get("search").addEventListener("submit", (event) => {
    event.preventDefault();
    [position, query.q, query.id] = [null, get("q").value.trim(), ""];
    search();
  });
  get("kind").addEventListener("change", ({ target }) => ((query.kind = target.value), search()));
  get("open").addEventListener("change", ({ target }) => ((query.open = target.checked ? "1" : ""), search()));
  get("consular").addEventListener("change", ({ target }) => ((query.purpose = target.checked ? "consular" : ""), search()));
  get("more").addEventListener("click", () => ((limit += AT_ONCE), drawList()));
  get("here").addEventListener("click", async () => {
    try {
      position = { ...(await whereAmI()), name: say("here") };
      search();
    } catch (error) {
      get("news").textContent = say(error.message);
    }
  });
  get("languages").addEventListener("click", ({ target }) => {
    if (!target.value) return;
    switchLanguage(target.value);
    query.lang = query.lang && target.value;
    load().catch((error) => (get("news").textContent = reason(error)));
  });
  addEventListener("resize", () => atlas.resized());
}

switchLanguage(firstLanguage());
Object.assign(get("q"), { value: query.q });
get("open").checked = Boolean(query.open);
get("consular").checked = query.purpose === "consular";
atlas = new Atlas(get("map"), choose, () => results || drawList());
listen();
load().catch((error) => (get("news").textContent = reason(error)));
