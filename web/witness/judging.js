/** The judge's side of a step: what to compare with, what to confirm, the picture to take, going on or refusing. */

import { sha256 } from "./server.js";
import { list, say } from "./words.js";

const get = (id) => document.getElementById(id);
const REASONS = ["identity_not_matched", "not_own_will", "lawyer_not_confirmed", "language", "other"];
const SUBJECT = { identity: "party", lawyer: "lawyer" };

export class Judging {
  /**
   * @param act    (name, body) asks the server
   * @param videos role -> video element
   * @param finish ends the recording and returns its head
   * @param warn   shows words for the judge
   */
  constructor(act, videos, finish, warn) {
    Object.assign(this, { act, videos, finish, warn });
    get("done").addEventListener("click", () => this.#goOn());
    get("snapshot").addEventListener("click", () => this.#snapshot());
    get("refuse-open").addEventListener("click", () => this.#openRefusal(true));
    get("refuse-back").addEventListener("click", () => this.#openRefusal(false));
    get("refusing").addEventListener("submit", (event) => (event.preventDefault(), this.#refuse()));
    this.wanted = new Map(); // ticked here, but not yet known to be at the server
    get("checks").addEventListener("change", ({ target }) => this.#tick(target.value, target.checked));
  }

  draw(state, step) {
    Object.assign(this, { state, step });
    get("judging").hidden = state.role !== "judge" || !step;
    if (get("judging").hidden) return;
    this.#drawChecks(step);
    this.#drawFacts(state);
    get("doubt").hidden = !step.doubt;
    get("doubt").textContent = step.doubt ? `${say("doubt")}：${step.doubt}` : "";
    const subject = SUBJECT[state.stage];
    get("snapshot-part").hidden = !subject;
    const taken = state.snapshots.includes(subject);
    if (subject) get("snapshot").textContent = say(taken ? "snapshotAgain" : "snapshot", { role: say(subject) });
    const lacks = this.#lacks(state);
    get("lacks").textContent = lacks.length ? say("lacks", { what: list(lacks) }) : "";
    get("done").textContent = say(state.stage === "confirming" ? (this.sealing ? "confirming" : "confirm") : "done");
    get("done").disabled = lacks.length > 0 || Boolean(this.sealing);
  }

  #drawChecks(step) {
    const known = new Set(this.state.ticked);
    const isTicked = (check) => this.wanted.get(check) ?? known.has(check);
    const shown = [...get("checks").querySelectorAll("input")].map((box) => box.value).join();
    if (shown === step.checks.map((check) => check.id).join()) {
      for (const box of get("checks").querySelectorAll("input")) box.checked = isTicked(box.value);
      step.checks.forEach((check, at) => (get("checks").children[at].querySelector("span").textContent = check.words));
      return;
    }
    get("checks").replaceChildren(
      ...step.checks.map((check) => {
        const row = document.createElement("li");
        const label = row.appendChild(document.createElement("label"));
        const box = Object.assign(document.createElement("input"), { type: "checkbox", value: check.id, checked: isTicked(check.id) });
        label.append(box, Object.assign(document.createElement("span"), { textContent: check.words }));
        return row;
      }),
    );
  }

  async #tick(check, on) {
    this.wanted.set(check, on);
    await this.act("tick", { check, on });
    if (this.wanted.get(check) !== on) return;
    this.wanted.delete(check);
    this.draw(this.state, this.step);
  }

  #drawFacts({ stage, names, document: paper, lawyer, powers, case: matter, interpreter }) {
    const facts = [];
    if (stage === "identity") facts.push(["name", names.party], ["document", `${paper.type} ${paper.number} ${paper.nationality}`]);
    if (stage === "lawyer") facts.push(["name", names.lawyer], ["firm", lawyer.firm], ["licence", lawyer.licence]);
    if (stage === "will") facts.push(["case", matter], ["lawyer", `${names.lawyer} · ${lawyer.firm}`], ["powers", powers.length ? list(powers) : say("generalOnly")]);
    if (stage === "language" && interpreter) facts.push(["interpreter", interpreter]);
    const parts = facts.flatMap(([key, value]) => [
      Object.assign(document.createElement("dt"), { textContent: say(key) }),
      Object.assign(document.createElement("dd"), { textContent: value }),
    ]);
    get("facts").replaceChildren(...parts);
    get("facts").hidden = !facts.length;
  }

  #lacks({ lacks, comers }) {
    const words = { snapshot: "lacksSnapshot", read: "lacksRead", signature: "lacksSignature" };
    const open = lacks.filter((lack) => !words[lack.split(".")[0]]).length;
    const rest = lacks.filter((lack) => words[lack.split(".")[0]]).map((lack) => {
      const [kind, who] = lack.split(".");
      return say(words[kind], { role: say(who) });
    });
    const gone = Object.keys(comers).filter((role) => !comers[role].here);
    return [
      ...(open ? [say("lacksChecks", { count: open })] : []),
      ...rest,
      ...(gone.length ? [say("lacksPeople", { roles: list(gone.map((role) => say(role))) })] : []),
    ];
  }

  async #goOn() {
    if (this.state.stage !== "confirming") {
      await this.act("complete", { step: this.state.stage });
      return;
    }
    this.sealing = true;
    get("done").disabled = true;
    get("done").textContent = say("confirming");
    const recording = await this.finish();
    const confirmed = await this.act("confirm", { recording });
    this.sealing = false;
    if (!confirmed) this.resume();
  }

  async #snapshot() {
    const subject = SUBJECT[this.state.stage];
    const video = this.videos.get(subject);
    if (!video.videoWidth) {
      this.warn(say("snapshotNone"));
      return;
    }
    const picture = Object.assign(document.createElement("canvas"), { width: video.videoWidth, height: video.videoHeight });
    picture.getContext("2d").drawImage(video, 0, 0);
    const blob = await new Promise((made) => picture.toBlob(made, "image/jpeg", 0.92));
    await this.act("snapshot", { subject, sha256: await sha256(await blob.arrayBuffer()) });
  }

  #openRefusal(open) {
    get("refusing").hidden = !open;
    if (!open) {
      get("refuse-open").focus();
      return;
    }
    get("reasons").replaceChildren(
      ...REASONS.map((reason, at) => {
        const label = document.createElement("label");
        const choice = Object.assign(document.createElement("input"), { type: "radio", name: "reason", value: reason, checked: !at });
        label.append(choice, Object.assign(document.createElement("span"), { textContent: say(reason) }));
        return label;
      }),
    );
    get("reasons").querySelector("input").focus();
  }

  async #refuse() {
    const reason = get("reasons").querySelector("input:checked").value;
    const note = get("refuse-note").value;
    if (reason === "other" && !note.trim()) {
      get("refuse-note").focus();
      await this.act("refuse", { reason, note }); // the server says what is missing
      return;
    }
    await this.finish();
    if (await this.act("refuse", { reason, note })) this.#openRefusal(false);
    else this.resume();
  }
}
