const { bubblesOf } = require("../../lib/bubbles");
const { Chat } = require("../../lib/chat");
const { askConsent } = require("../../lib/consent");
const { copy, dress, dressTabs, openFile, sentenceOf, tell } = require("../../lib/page");
const { say } = require("../../lib/words");

const app = getApp();

Page({
  data: { t: {}, language: "", bubbles: [], state: "connecting", draft: "", isWaiting: false, bottom: "", isMore: false, uploading: "" },

  onLoad() {
    this.chat = new Chat(app.house, () => this.draw());
  },

  onShow() {
    this.draw();
    this.chat.start();
    if (app.asked) {
      this.chat.say(app.asked);
      app.asked = null;
    }
  },

  onHide() {
    this.chat.stop();
  },

  onUnload() {
    this.chat.stop();
  },

  draw() {
    const { chat } = this;
    if (dress(this, app.house, "chat")) dressTabs(app.house.language);
    const bubbles = bubblesOf(chat, app.house.origin, app.house.language, Date.now());
    const last = bubbles.length ? `b-${bubbles[bubbles.length - 1].key}` : "";
    this.setData({ bubbles, state: chat.state, isWaiting: chat.isWaiting });
    if (last !== this.data.bottom) this.setData({ bottom: last });
    if (chat.refusal) this.refused(chat.refusal);
  },

  /** A refused message comes back into the line, with its reason. */
  refused({ reason, text }) {
    this.chat.refusal = null;
    this.setData({ draft: text });
    tell(say(reason, app.house.language), app.house.language);
  },

  write({ detail }) {
    this.setData({ draft: detail.value });
  },

  send() {
    const text = this.data.draft.trim();
    if (!text) return;
    this.setData({ draft: "", isMore: false });
    this.chat.say({ text });
  },

  suggest({ currentTarget }) {
    this.chat.say({ text: currentTarget.dataset.text });
  },

  press({ detail }) {
    const { payload, title, text } = detail;
    this.chat.say(payload ? { payload, title } : { text });
  },

  part({ detail }) {
    const { kind, text, number, ticket } = detail;
    if (kind === "phone") wx.makePhoneCall({ phoneNumber: number, fail: () => {} });
    else if (kind === "room") wx.navigateTo({ url: `/pages/room/room?ticket=${ticket}` });
    else copy(text, app.house.language);
  },

  look({ detail }) {
    if (detail.image.startsWith("https://")) wx.previewImage({ urls: [detail.image] });
  },

  file({ detail }) {
    openFile(detail, app.house.language);
  },

  async consent({ detail }) {
    const { language } = app.house;
    const word = await askConsent(app.house, detail.template).catch(() => "consent_failed");
    tell(say(word, language), language);
  },

  more() {
    this.setData({ isMore: !this.data.isMore });
  },

  /** What a control under the open question does: `here`, `place`, `camera`, `album` or `document`. */
  act({ detail }) {
    if (detail.name === "camera" || detail.name === "album") this.picture([detail.name]);
    else this[detail.name]();
  },

  photo() {
    this.picture(["album", "camera"]);
  },

  picture(sourceType) {
    const success = ({ tempFiles }) => this.upload(tempFiles[0].tempFilePath, "photo.jpg");
    wx.chooseMedia({ count: 1, mediaType: ["image"], sourceType, sizeType: ["compressed"], success, fail: () => {} });
  },

  document() {
    const success = ({ tempFiles }) => this.upload(tempFiles[0].path, tempFiles[0].name);
    wx.chooseMessageFile({ count: 1, type: "all", success, fail: () => {} });
  },

  place() {
    const title = say("myPlace", app.house.language);
    const success = ({ latitude, longitude }) =>
      this.chat.say({ location: { lat: latitude, lon: longitude, datum: "gcj02" }, title });
    wx.chooseLocation({ success, fail: () => {} });
    this.setData({ isMore: false });
  },

  /** Where the phone is, as exactly as WeChat tells a mini program: some kilometres, enough for a city and its consulate. */
  here() {
    const { language } = app.house;
    const title = say("myPlace", language);
    wx.getFuzzyLocation({
      type: "wgs84",
      success: ({ latitude, longitude }) => this.chat.say({ location: { lat: latitude, lon: longitude }, title }),
      fail: () => tell(say("placeDenied", language), language),
    });
  },

  async upload(path, name) {
    const { language } = app.house;
    this.setData({ isMore: false, uploading: name });
    try {
      const kept = await app.house.upload(path, name);
      this.chat.say({ payload: `/inform{"uploaded_file": "${kept.file_id}"}`, title: kept.name });
    } catch (trouble) {
      tell(sentenceOf(trouble.name === "offline" ? { name: "fileLost" } : trouble, language, "fileRefused"), language);
    } finally {
      this.setData({ uploading: "" });
    }
  },
});
