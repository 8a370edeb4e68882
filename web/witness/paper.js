/** The paper on everybody's screen, and how far each signer has read it: a page counts when its end was seen. */

import { Pages } from "./pages.js";
import { Sheet } from "./sheet.js";
import { say } from "./words.js";

const get = (id) => document.getElementById(id);

export class Paper {
  /**
   * @param seat our seat
   * @param act  (name, body) asks the server
   * @param signers the roles that read and sign
   */
  constructor(seat, act, signers = ["party", "lawyer"]) {
    Object.assign(this, { seat, act, signers, digest: "", seen: new Set(), sheets: [], pages: null });
    this.eyes = new IntersectionObserver((ends) => ends.forEach((end) => end.isIntersecting && this.#see(end.target)), { threshold: 0.5 });
  }

  draw(state) {
    const shown = ["reading", "signing", "confirming"].includes(state.stage) && state.paper.pages > 0;
    get("paper").hidden = !shown;
    if (!shown) return;
    this.state = state;
    if (this.digest !== state.paper.digest) this.#lay(state.paper);
    for (const sheet of this.sheets) sheet.draw(state.paper.pages);
    get("reading").replaceChildren(
      ...this.signers.map((role) => {
        const words = state.signed.includes(role)
          ? say("signed", { role: say(role) })
          : say("readBy", { role: say(role), count: state.read[role]?.length ?? 0, total: state.paper.pages });
        return Object.assign(document.createElement("li"), { textContent: words });
      }),
    );
  }

  /** The line is back. */
  again() {
    this.pages?.again();
  }

  #lay({ digest, pages }) {
    this.digest = digest;
    this.seen.clear();
    this.eyes.disconnect();
    this.pages?.stop();
    const coming = (this.pages = new Pages((page) => this.seat.page(page), pages, (page, told) => this.sheets[page - 1].show(told)));
    this.sheets = Array.from({ length: pages }, (_, at) => {
      const here = (end) => this.eyes.observe(end); // nothing is read before it is there
      return new Sheet(at + 1, () => coming.again(), { here, spoilt: () => coming.spoilt(at + 1) });
    });
    get("pages").replaceChildren(...this.sheets.flatMap(({ place, end }) => [place, end]));
    get("pages").scrollTop = 0;
    coming.begin();
  }

  #see(end) {
    const page = Number(end.dataset.page);
    if (!this.signers.includes(this.state.role) || this.seen.has(page)) return;
    this.seen.add(page);
    this.act("read", { page }).then((noted) => {
      if (noted) return;
      this.seen.delete(page); // the line was down: once it stands the page is looked at again
      this.eyes.unobserve(end);
      setTimeout(() => this.eyes.observe(end), 1500);
    });
  }
}
