const { origin } = require("./config");
const { House } = require("./lib/house");
const { startingLanguage } = require("./lib/words");

App({
  onLaunch() {
    this.house = new House(wx, origin);
    this.house.language = startingLanguage(wx);
  },

  /** Set by another page: what the chat says as soon as it is shown. */
  ask(payload, title) {
    this.asked = { payload, title };
    wx.switchTab({ url: "/pages/chat/chat" });
  },
});
