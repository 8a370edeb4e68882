/** The box to sign in: drawn, cleared and drawn again as often as one likes, handed in as strokes. */

import SignaturePad from "../vendor/signature_pad.min.js";
import { say, zone } from "./words.js";

const get = (id) => document.getElementById(id);

export class Signing {
  /**
   * @param act  (name, body) asks the server
   * @param warn shows words for the person
   */
  constructor(act, warn) {
    Object.assign(this, { act, warn, pad: null, again: false });
    get("clear").addEventListener("click", () => this.pad.clear());
    get("hand-in").addEventListener("click", () => this.#handIn());
    get("sign-again").addEventListener("click", () => {
      this.again = true;
      this.draw(this.state);
    });
    addEventListener("resize", () => this.pad && !get("signing").hidden && this.#fit());
  }

  draw(state) {
    this.state = state;
    get("signing").hidden = state.stage !== "signing" || state.role === "judge";
    if (get("signing").hidden) return;
    const done = state.signed.includes(state.role) && !this.again;
    get("sign-part").hidden = done;
    get("signed-part").hidden = !done;
    if (!done && !this.pad) {
      this.pad = new SignaturePad(get("pad"), { penColor: "#14213d", minWidth: 1, maxWidth: 3 });
      this.#fit();
    }
  }

  /** Sharp on every screen; what was drawn stays, also when a phone is turned. */
  #fit() {
    const pad = get("pad");
    const drawn = this.pad.toData();
    const ratio = Math.max(devicePixelRatio || 1, 1);
    if (pad.width === pad.offsetWidth * ratio) return;
    pad.width = pad.offsetWidth * ratio;
    pad.height = pad.offsetHeight * ratio;
    pad.getContext("2d").scale(ratio, ratio);
    this.pad.clear();
    this.pad.fromData(drawn);
  }

  async #handIn() {
    if (this.pad.isEmpty()) {
      this.warn(say("signFirst"));
      return;
    }
    const groups = this.pad.toData();
    const began = groups[0].points[0].time;
    const strokes = groups.map(({ points }) => points.map(({ x, y, time }) => [x, y, Math.max(0, Math.round(time - began))]));
    const pad = get("pad");
    const size = { width: pad.offsetWidth, height: pad.offsetHeight };
    get("hand-in").disabled = true;
    const taken = await this.act("sign", { digest: this.state.paper.digest, strokes, ...size, timezone: zone() });
    get("hand-in").disabled = false;
    if (!taken) return;
    this.again = false;
    this.pad.clear();
    this.draw({ ...this.state, signed: [...this.state.signed, this.state.role] });
  }
}
