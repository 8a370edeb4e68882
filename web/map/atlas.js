/**
 * The map itself: Leaflet with a coastline and nothing else, unless the house has a source of tiles. Institutions that would
 * cover one another stand together as one number; a tap on it comes nearer.
 */

import { say } from "../chat/strings.js";

const CELL = 56;
const FINE_FROM = 5;
const NEAR = 6; // the coastline alone shows nothing nearer
const NEAR_WITH_TILES = 13;
const LAND_STYLE = { stroke: true, weight: 1, fillOpacity: 1, interactive: false };

function colours() {
  const style = getComputedStyle(document.documentElement);
  return { color: style.getPropertyValue("--shore").trim(), fillColor: style.getPropertyValue("--land").trim() };
}

export class Atlas {
  /**
   * @param node   the element the map fills
   * @param choose called with an institution's id when its mark is tapped
   * @param moved  called when another part of the world is shown
   */
  constructor(node, choose, moved) {
    this.choose = choose;
    this.map = L.map(node, { preferCanvas: true, zoomControl: false, minZoom: 1, maxZoom: 17, worldCopyJump: true, maxBounds: [[-85, -300], [85, 300]] });
    this.zoom = L.control.zoom({ position: "bottomright", zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(this.map);
    this.map.attributionControl.setPrefix(false);
    this.map.setView([25, 20], node.clientWidth < 600 ? 1 : 2);
    this.marks = L.layerGroup().addTo(this.map);
    this.shown = [];
    this.place = null;
    this.map.on("zoomend", () => (this.#draw(), this.#refine()));
    this.map.on("moveend", moved);
    this.#shore("110m");
  }

  async #shore(detail) {
    try {
      const land = await (await fetch(`/vendor/land-${detail}.geojson`)).json();
      this.land?.remove();
      const copies = [-360, 0, 360].map((turn) => shifted(land, turn)); // the world goes on beyond the date line
      this.land = L.featureGroup(copies, { attribution: "Natural Earth" }).addTo(this.map);
      this.land.bringToBack();
      this.detail = detail;
    } catch {
      // without the coastline the list and the marks are still of use
    }
  }

  #refine() {
    if (this.map.getZoom() < FINE_FROM || this.detail !== "110m" || this.tiles) return;
    this.detail = "50m";
    this.#shore("50m");
  }

  /** Lay a house's own tiles over the coastline. */
  layTiles({ url, credit }) {
    this.tiles = L.tileLayer(url, { attribution: credit }).addTo(this.map);
  }

  /** Show these institutions, {id, name, lat, lon, competent}. */
  show(cards) {
    this.shown = cards;
    this.#draw();
  }

  /** Mark the place looked from, or none. */
  mark(place, words) {
    this.place?.remove();
    this.place = place && L.marker([place.lat, place.lon], { icon: icon("mark-place", ""), title: words, keyboard: false, interactive: false }).addTo(this.map);
  }

  /** Move so that all of these can be seen. */
  fit(points) {
    if (!points.length) return;
    const base = points[0].lon;
    const unrolled = points.map(({ lat, lon }) => [lat, base + ((((lon - base + 180) % 360) + 360) % 360) - 180]);
    this.map.fitBounds(unrolled, { padding: [40, 40], maxZoom: this.#nearest, animate: false });
  }

  /** Come near to one. */
  near({ lat, lon }) {
    this.map.setView([lat, lon], Math.max(this.map.getZoom(), this.#nearest), { animate: false });
  }

  get #nearest() {
    return this.tiles ? NEAR_WITH_TILES : NEAR;
  }

  sees({ lat, lon }) {
    const view = this.map.getBounds();
    return [-360, 0, 360].some((turn) => view.contains([lat, lon + turn]));
  }

  /** The part of the page the map has changed its size. */
  resized() {
    this.map.invalidateSize();
  }

  #draw() {
    this.marks.clearLayers();
    for (const group of this.#groups()) {
      const [first] = group;
      const together = group.length > 1;
      const title = together ? say("cluster", group.length) : [first.name, first.marks].filter(Boolean).join(" · ");
      const look = together ? "mark-many" : first.competent ? "mark-one mark-first" : "mark-one";
      const at = together ? middle(group) : [first.lat, first.lon];
      const mark = L.marker(at, { icon: icon(look, together ? String(group.length) : ""), title, riseOnHover: true });
      mark.on("click keypress", ({ originalEvent }) => {
        if (originalEvent?.type === "keypress" && originalEvent.key !== "Enter") return;
        together ? this.#open(group) : this.choose(first.id);
      });
      mark.addTo(this.marks);
    }
  }

  #groups() {
    const cells = new Map();
    for (const card of this.shown) {
      const { x, y } = this.map.project([card.lat, card.lon]);
      const key = `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
      cells.set(key, [...(cells.get(key) ?? []), card]);
    }
    return cells.values();
  }

  /** Those on the very same spot (a city's centre) can never be told apart by coming nearer: the first is chosen. */
  #open(group) {
    const bounds = L.latLngBounds(group.map(({ lat, lon }) => [lat, lon]));
    if (bounds.getNorthEast().equals(bounds.getSouthWest()) || this.map.getZoom() >= 15) return this.choose(group[0].id);
    this.map.fitBounds(bounds, { padding: [60, 60], maxZoom: 15 });
  }
}

function shifted(land, turn) {
  const coordsToLatLng = ([lon, lat]) => L.latLng(lat, lon + turn);
  return L.geoJSON(land, { style: { ...LAND_STYLE, ...colours() }, coordsToLatLng });
}

function middle(group) {
  const mean = (pick) => group.reduce((sum, card) => sum + pick(card), 0) / group.length;
  return [mean((card) => card.lat), mean((card) => card.lon)];
}

function icon(className, words) {
  const node = document.createElement("span");
  node.textContent = words;
  return L.divIcon({ className: `mark ${className}`, html: node, iconSize: null });
}
