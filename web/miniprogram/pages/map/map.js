const { KINDS, foundOf, questionOf } = require("../../lib/institutions");
const { dress, sentenceOf, tell } = require("../../lib/page");
const { say } = require("../../lib/words");

const app = getApp();
const JIANGMEN = { lat: 22.5789, lon: 113.0815 };

Page({
  data: { t: {}, language: "", kinds: [], kind: "near", name: "", cards: [], markers: [], centre: JIANGMEN, note: "", choices: [], isFuzzy: false },

  onShow() {
    const { language } = app.house;
    if (!dress(this, app.house, "map")) return;
    this.setData({ kinds: KINDS.map((code) => ({ code, title: say(code, language) })) });
  },

  write({ detail }) {
    this.setData({ name: detail.value });
  },

  search() {
    const name = this.data.name.trim();
    if (name) this.find({ name }, false);
  },

  near() {
    wx.getFuzzyLocation({
      type: "wgs84",
      success: ({ latitude, longitude }) => this.find({ place: { lat: latitude, lon: longitude } }, true),
      fail: () => tell(say("placeDenied", app.house.language), app.house.language),
    });
  },

  pick() {
    const success = ({ latitude, longitude }) => this.find({ place: { lat: latitude, lon: longitude } }, false);
    wx.chooseLocation({ success, fail: () => {} });
  },

  choose({ currentTarget }) {
    const { lat, lon } = this.data.choices[currentTarget.dataset.at];
    this.find({ place: { lat, lon } }, false);
  },

  kind({ currentTarget }) {
    this.setData({ kind: currentTarget.dataset.code });
    if (this.where) this.find(this.where, this.data.isFuzzy);
  },

  /** Ask for the nearest around a place or a name; the answer of an earlier question never replaces a later one's. */
  async find(where, isFuzzy) {
    const { language } = app.house;
    this.where = where;
    try {
      const answer = await app.house.call("GET", questionOf({ ...where, kind: this.data.kind, language }));
      if (this.where !== where) return;
      const { cards, markers } = foundOf(answer, language);
      const centre = cards.length ? { lat: cards[0].lat, lon: cards[0].lon } : this.data.centre;
      this.setData({ cards, markers, centre, choices: [], isFuzzy, note: cards.length ? "" : say("nothing", language) });
    } catch (trouble) {
      if (this.where === where) this.explain(trouble, language);
    }
  },

  explain(trouble, language) {
    const { name, candidates, suggestions } = trouble;
    const choices = candidates || suggestions || [];
    this.setData({ cards: [], markers: [], choices, note: sentenceOf({ name }, language) });
  },

  marker({ detail }) {
    this.setData({ chosen: `c-${detail.markerId}` });
  },

  call({ currentTarget }) {
    wx.makePhoneCall({ phoneNumber: currentTarget.dataset.number.replace(/[^\d+]/g, ""), fail: () => {} });
  },

  route({ currentTarget }) {
    const { lat, lon, name, address } = this.data.cards[currentTarget.dataset.at];
    wx.openLocation({ latitude: lat, longitude: lon, name, address, scale: 16 });
  },
});
