/** The map page's own words in English. */

/** Names of the kinds, in the order of `KINDS`. */
export const NAMES = ["Chinese missions", "Legal service stations", "Law firms", "Notary offices", "Courts", "Arbitration", "Mediation", "Service centres", "Lawyers", "Legal aid centres", "Duty lawyers", "Judicial bureaux", "Overseas contact points"];

export default {
  mapTitle: "Map of legal services", toChat: "Back to the chat", results: "Institutions found", mapLabel: "Map", cityLabel: "City or country", cityExample: "City, for example Toronto",
  find: "Find", kindLabel: "Kind of institution", allKinds: "All kinds", openNow: "Open now", consular: "Consular business", choices: "Which place", more: "Show more",
  credits: "Coastline: Natural Earth, no borders drawn. Each card names its source; please call before you go.", loading: "Loading…", failed: "The data didn't load. Please check your network and try again.",
  inView: (count) => `${count} in this part of the map`, foundNear: (where, count) => `${count} listed from ${where}, nearest first`, which: (name) => `More than one place is called "${name}". Which one?`,
  meant: (name) => `"${name}" was not found. Is it one of these?`, unknownPlace: (name) => `I don't know "${name}". Try another spelling or a larger city nearby.`,
  inCountry: (where, count) => `${where}: ${count} in all`, none: "Nothing matches. Try fewer filters.",
  competentFirst: (where) => `For consular business in ${where}, the first of these is in charge.`, nearestDiffers: (name) => `${name} is nearer but not in charge here.`,
  districtUnknown: (where) => `The sources don't say which mission is in charge of ${where}; please call and confirm.`, showOnMap: "Show on the map", cluster: (count) => `${count} here, zoom in`, here: "My location", zoomIn: "Zoom in", zoomOut: "Zoom out",
};
