/** What is looked for, as it stands in the page's address: a link to it shows the same to whoever opens it. */

const FIELDS = ["q", "kind", "open", "purpose", "lang"];

/** Returns {q, kind, open, purpose, lang, id}; what is missing is "". */
export function readAddress() {
  const given = new URLSearchParams(location.search);
  const query = Object.fromEntries(FIELDS.map((name) => [name, given.get(name) ?? ""]));
  return { ...query, q: query.q.slice(0, 80), id: decodeURIComponent(location.hash.slice(1)) };
}

/** Puts the search into the address without a step in the browser's history. */
export function writeAddress(query) {
  const given = new URLSearchParams();
  for (const name of FIELDS) if (query[name]) given.set(name, query[name]);
  const search = given.size ? `?${given}` : "";
  history.replaceState(null, "", `${location.pathname}${search}${query.id ? `#${encodeURIComponent(query.id)}` : ""}`);
}
