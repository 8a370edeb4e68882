const { askConsent } = require("../../lib/consent");
const { dress, dressTabs, sentenceOf, tell } = require("../../lib/page");
const { LANGUAGES, say } = require("../../lib/words");

const app = getApp();
const NAMES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };
const KIND_WORDS = { hearing: "hearing", appointment: "appointment", case: "caseNews" };

Page({
  data: { t: {}, language: "", languages: [], verified: null, kinds: [], trouble: "" },

  onShow() {
    this.draw();
    return this.load();
  },

  draw() {
    if (!dress(this, app.house, "me")) return;
    dressTabs(app.house.language);
    const languages = LANGUAGES.map((code) => ({ code, name: NAMES[code], on: code === app.house.language }));
    this.setData({ languages });
  },

  async load() {
    const { language } = app.house;
    try {
      const { templates } = await app.house.enter();
      const told = await app.house.ask("GET", `/me?language=${language}`);
      const kinds = Object.entries(templates).map(([kind, template]) => ({
        template,
        name: say(KIND_WORDS[kind] || kind, language) || kind,
        left: say("times", language, told.consents[kind] || 0),
      }));
      this.setData({ verified: told.verified, kinds, trouble: "" });
    } catch (trouble) {
      this.setData({ trouble: sentenceOf(trouble, language) });
    }
  },

  async choose({ currentTarget }) {
    const { code } = currentTarget.dataset;
    app.house.language = code;
    wx.setStorageSync("language", code);
    this.draw();
    await app.house.ask("POST", "/language", { language: code }).catch(() => {});
    await this.load();
  },

  async remind({ currentTarget }) {
    const { language } = app.house;
    const word = await askConsent(app.house, currentTarget.dataset.template).catch(() => "consent_failed");
    tell(say(word, language), language);
    await this.load();
  },

  verify() {
    app.ask("/start_identity", this.data.t.verifyNow);
  },

  call({ currentTarget }) {
    wx.makePhoneCall({ phoneNumber: currentTarget.dataset.number, fail: () => {} });
  },

  privacy() {
    wx.openPrivacyContract({ fail: () => {} });
  },

  forget() {
    wx.clearStorageSync();
    tell(say("forgotten", app.house.language), app.house.language);
  },
});
