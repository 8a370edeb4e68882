const { addToCalendar, copy, dress, sentenceOf } = require("../../lib/page");
const { withDays } = require("../../lib/matters");

const app = getApp();

Page({
  data: { t: {}, language: "", cases: [], hearings: [], appointments: [], witnesses: [], disputes: [], trouble: "", isEmpty: false },

  onShow() {
    dress(this, app.house, "cases");
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { language } = app.house;
    try {
      const told = await app.house.ask("GET", `/matters?language=${language}`);
      const isEmpty = Object.values(told).every((list) => !list.length);
      this.setData({ ...told, cases: withDays(told.cases, language), isEmpty, trouble: "" });
    } catch (trouble) {
      this.setData({ trouble: sentenceOf(trouble, language) });
    }
  },

  open({ currentTarget }) {
    wx.navigateTo({ url: `/pages/case/case?id=${encodeURIComponent(currentTarget.dataset.id)}` });
  },

  ask({ currentTarget }) {
    app.ask(currentTarget.dataset.payload, currentTarget.dataset.title);
  },

  chat() {
    wx.switchTab({ url: "/pages/chat/chat" });
  },

  calendar({ currentTarget }) {
    addToCalendar(app.house.origin + currentTarget.dataset.path, app.house.language);
  },

  copy({ currentTarget }) {
    copy(currentTarget.dataset.link, app.house.language);
  },
});
