const { copy, dress } = require("../../lib/page");
const { roomOf } = require("../../lib/links");

const app = getApp();

Page({
  data: { t: {}, language: "", address: "", isOpen: false, isOver: false },

  onLoad({ ticket }) {
    dress(this, app.house, "room");
    const address = roomOf(ticket, app.house.origin);
    this.setData({ address: address || "", isOver: !address });
  },

  enter() {
    this.setData({ isOpen: true });
  },

  copy() {
    copy(this.data.address, app.house.language);
  },
});
