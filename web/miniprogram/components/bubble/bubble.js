/** One bubble: its text, what can be tapped in it, its picture, its file, and the choices under it. */
Component({
  properties: { bubble: Object, t: Object },
  options: { addGlobalClass: true },
  methods: {
    press({ currentTarget }) {
      const { payload, title } = this.data.bubble.buttons[currentTarget.dataset.at];
      if (this.data.bubble.open) this.triggerEvent("press", { payload, title });
    },
    part({ currentTarget }) {
      this.triggerEvent("part", this.data.bubble.parts[currentTarget.dataset.at]);
    },
    look() {
      this.triggerEvent("look", { image: this.data.bubble.image });
    },
    file() {
      this.triggerEvent("file", this.data.bubble.file);
    },
    consent() {
      this.triggerEvent("consent", this.data.bubble.consent);
    },
  },
});
