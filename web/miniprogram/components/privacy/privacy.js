/** WeChat's question about privacy, asked by our own words when something needs it first; it waits for the answer. */
Component({
  properties: { t: Object },
  data: { isAsked: false },
  lifetimes: {
    attached() {
      this.listen();
    },
  },
  pageLifetimes: {
    show() {
      this.listen();
    },
  },
  methods: {
    /** The page that is shown asks: the one that listened last is the only one that is told. */
    listen() {
      if (!wx.onNeedPrivacyAuthorization) return;
      wx.onNeedPrivacyAuthorization((resolve) => {
        this.resolve = resolve;
        this.setData({ isAsked: true });
      });
    },
    read() {
      wx.openPrivacyContract({});
    },
    agree() {
      this.answer({ event: "agree", buttonId: "agree" });
    },
    disagree() {
      this.answer({ event: "disagree" });
    },
    answer(told) {
      this.setData({ isAsked: false });
      if (this.resolve) this.resolve(told);
      this.resolve = null;
    },
  },
});
