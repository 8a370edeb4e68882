/** The map's answers as markers and cards, and its troubles as sentences. */

const { gcj02 } = require("./datum");
const { say } = require("./words");

const KINDS = {
  near: "",
  missions: "embassy,consulate_general",
  lawyers: "law_firm,lawyer,duty_lawyer",
  notaries: "notary_office",
  courts: "court",
  help: "legal_aid_centre,public_legal_service_station,judicial_bureau,overseas_contact_point,overseas_chinese_service_centre,mediation,arbitration",
};

/** The address that answers a question: from {lat, lon}, or from the name of a place. */
function questionOf({ place, name, kind, language }) {
  const where = place ? `lat=${place.lat}&lon=${place.lon}` : `q=${encodeURIComponent(name)}`;
  const kinds = KINDS[kind] ? `&kind=${KINDS[kind]}` : "";
  return `/api/map/nearest?${where}${kinds}&limit=10&lang=${language}`;
}

function cardOf(feature, at, language) {
  const [lon, lat] = feature.geometry.coordinates;
  const told = feature.properties;
  const opening = (told.opening && told.opening.state) || "unknown";
  const km = told.distance_km;
  const ages = told.ages || {};
  return {
    id: at,
    name: told.name,
    kind: told.kind_name,
    address: told.address || told.city || "",
    phone: told.phone || told.emergency_phone || "",
    distance: km === undefined ? "" : km < 1 ? `${Math.round(km * 1000)} m` : `${km < 100 ? km.toFixed(1) : Math.round(km)} km`,
    opening: opening === "unknown" ? "" : say(opening, language),
    isOpen: opening === "open",
    reason: told.reason || "",
    doubts: [
      told.marks_text,
      told.phone ? ages.phone : ages.emergency_phone,
      told.address ? ages.address : "",
      opening === "unknown" ? "" : ages.office_hours,
    ].filter(Boolean),
    ...gcj02(lat, lon),
  };
}

/** Return {cards, markers, centre, place} of an answer; the competent mission stands first. */
function foundOf(answer, language) {
  const features = answer.features || [];
  const first = answer.competent && !features.some((each) => each.id === answer.competent.id) ? [answer.competent] : [];
  const cards = [...first, ...features].map((each, at) => cardOf(each, at, language));
  const markers = cards.map(({ id, lat, lon, name }) => ({
    id,
    latitude: lat,
    longitude: lon,
    width: 28,
    height: 36,
    iconPath: "/images/pin.png",
    callout: { content: name, padding: 8, borderRadius: 6, display: "BYCLICK" },
  }));
  return { cards, markers, place: answer.place ? answer.place.name : "" };
}

module.exports = { KINDS: Object.keys(KINDS), foundOf, questionOf };
