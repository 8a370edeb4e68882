/** WeChat's own controls under the open question: what they give is said as words, a choice, a position or a file. */
Component({
  properties: { wants: Object, t: Object },
  data: { range: [[], []], at: [0, 0], number: "" },
  options: { addGlobalClass: true },
  observers: {
    /** The page is drawn anew with every piece of news; a wheel that is being turned stays where it is. */
    wants(wants) {
      const shown = JSON.stringify((wants && wants.times) || null);
      if (shown === this.shown) return;
      this.shown = shown;
      if (wants && wants.times) this.turnTo(0);
    },
  },
  methods: {
    day({ detail }) {
      this.triggerEvent("say", { text: detail.value });
    },
    /** The wheel's first column was turned: the second has that day's times. */
    turn({ detail }) {
      if (detail.column === 0) this.turnTo(detail.value);
      else this.setData({ at: [this.data.at[0], detail.value] });
    },
    turnTo(day) {
      const { days, names } = this.data.wants.times;
      this.setData({ range: [names, days[day].tiles.map((each) => each.text)], at: [day, 0] });
    },
    time({ detail }) {
      const [day, at] = detail.value;
      const tile = this.data.wants.times.days[day].tiles[at || 0];
      if (tile) this.triggerEvent("say", { payload: tile.payload, title: tile.title });
    },
    write({ detail }) {
      this.setData({ number: detail.value });
    },
    phone() {
      const text = this.data.number.trim();
      if (text) this.triggerEvent("say", { text });
    },
    act({ currentTarget }) {
      this.triggerEvent("act", { name: currentTarget.dataset.name });
    },
  },
});
