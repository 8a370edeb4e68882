const { dress, sentenceOf } = require("../../lib/page");
const { withDays } = require("../../lib/matters");

const app = getApp();

Page({
  data: { t: {}, language: "", one: null, picture: "", trouble: "" },

  async onLoad({ id }) {
    dress(this, app.house, "case");
    const { language, origin } = app.house;
    try {
      const told = await app.house.ask("GET", `/cases/${encodeURIComponent(id || "-")}?language=${language}`);
      this.setData({ one: withDays([told], language)[0], picture: origin + told.picture });
    } catch (trouble) {
      this.setData({ trouble: sentenceOf(trouble, language) });
    }
  },

  look() {
    wx.previewImage({ urls: [this.data.picture] });
  },

  ask() {
    app.ask(this.data.one.ask, this.data.t.askThis);
  },
});
