/** A room where several meet: reads what the server says, carries what one does to it, keeps pictures, sound and clocks going. */

import { Call } from "./call.js";
import { Line } from "./line.js";
import { Repeating } from "./repeating.js";
import { clock, list, say, zone } from "./words.js";

const get = (id) => document.getElementById(id);

/** What a room of its own does beside this: `build`, `draw`, `shown`, `hears`, `large`, `finish`. */
export class Gathering {
  /**
   * @param seat   our seat
   * @param stream camera and microphone
   * @param hear   {status(name), ended(state), lost(refusal), warn(words)}
   * @param roles  everybody who may come, the one whose call stands first
   * @param ended  the stages after which nobody meets
   */
  constructor(seat, stream, hear, roles, ended) {
    Object.assign(this, { seat, stream, hear, roles, state: null, skew: 0, version: 0, endings: ended, weak: [] });
    this.act = (name, body) => this.#act(name, body);
    this.repeating = new Repeating((name, body, signal) => this.seat.do(name, body, signal), (words) => this.#tellWaits(words));
  }

  async open() {
    this.state = await this.seat.state();
    this.version = this.state.version;
    this.#people();
    this.build();
    this.#draw(this.state);
    if (this.endings.includes(this.state.stage)) return;
    this.call.servers = this.state.ice;
    const hear = {
      status: (name) => this.hear.status(name),
      connected: () => {
        this.call.reset();
        this.repeating.again();
        this.lineStands();
      },
      changed: (version) => this.refresh(version),
      joined: (role) => this.#meet(role, () => this.call.joined(role)),
      signal: (message) => this.#meet(message.from, () => this.call.hear(message)),
      replaced: () => this.refresh(),
    };
    this.line = new Line(this.seat.id, hear, this.seat.room);
    this.ticking = setInterval(() => this.#clocks(), 1000);
  }

  leave() {
    this.line?.close();
    this.call?.reset();
    clearInterval(this.ticking);
    for (const track of this.stream.getTracks()) track.stop();
  }

  /** Read the room again; what is returned ends when a state was read that is younger than the call. */
  refresh(version) {
    if (version !== undefined && version === this.version) return Promise.resolve();
    if (!this.reading) {
      this.reading = this.#read().finally(() => (this.reading = null));
      return this.reading;
    }
    this.next ??= this.reading.then(() => {
      this.next = null;
      return this.refresh();
    });
    return this.next;
  }

  redraw() {
    this.refresh();
  }

  /** Whether somebody may be seen and heard now. */
  hears() {
    return true;
  }

  /** Meet somebody who may be met; news of them may be quicker than the state that says so. */
  async #meet(role, act) {
    if (!this.hears(role)) await this.refresh();
    if (this.hears(role)) await Promise.resolve(act()).catch((error) => console.warn("signal", error.name));
  }

  async #read() {
    try {
      const state = await this.seat.state();
      this.version = state.version;
      this.#draw(state);
    } catch (error) {
      if (error.status === 401) this.hear.lost(error);
    }
  }

  async #act(name, body) {
    try {
      await this.repeating.do(name, body);
    } catch (error) {
      this.hear.warn(error.message);
      this.refresh();
      return false;
    }
    this.hear.warn("");
    await this.refresh();
    return true;
  }

  #people() {
    this.videos = new Map();
    this.sounds = new Map();
    get("people").replaceChildren(...this.roles.map((role) => this.#person(role)));
    this.videos.get(this.state.role).srcObject = this.stream;
    this.call = new Call(
      this.state.role,
      this.stream,
      (to, what) => this.line.signal(to, what),
      (role, stream) => this.#show(role, stream),
      this.roles,
      (roles) => {
        this.weak = roles;
        this.tellWeak();
      },
      this.pictureLater(),
    );
    this.#ownButtons();
  }

  /** Say that a line is weak, and what of the pictures, for as long as it is. */
  tellWeak() {
    this.weakLine ??= this.#makeLine("weak");
    this.weakLine.hidden = !this.weak.length;
    const words = this.weak.length ? say(this.weakWords(), { who: list(this.weak.map((role) => say(role))) }) : "";
    if (this.weakLine.textContent !== words) this.weakLine.textContent = words;
  }

  #makeLine(id) {
    const line = Object.assign(document.createElement("p"), { id, className: "quiet-words", hidden: true });
    line.setAttribute("role", "status");
    get("people").before(line);
    return line;
  }

  /** Say what is on its way to the server, for as long as it is. */
  #tellWaits(words) {
    this.waitsLine ??= this.#makeLine("waits");
    this.waitsLine.hidden = !words;
    this.waitsLine.textContent = words;
  }

  /** The line to the server stands, again or for the first time: nothing more is done here. */
  lineStands() {}

  /** What is said of a weak line. */
  weakWords() {
    return "weakSlow";
  }

  #person(role) {
    const figure = Object.assign(document.createElement("figure"), { className: "person" });
    figure.dataset.role = role;
    figure.dataset.large = this.large() === role ? "yes" : "no";
    const video = Object.assign(document.createElement("video"), { autoplay: true, playsInline: true, muted: true });
    const sound = Object.assign(document.createElement("audio"), { autoplay: true });
    const words = document.createElement("figcaption");
    figure.append(video, sound, words);
    this.videos.set(role, video);
    this.sounds.set(role, sound);
    return figure;
  }

  #show(role, stream) {
    const video = this.videos.get(role);
    if (video.srcObject !== stream) video.srcObject = stream;
    video.play().catch(() => {}); // it waits for a picture, or was given another stream
    this.#sound(role, stream);
    this.shown(role, stream);
  }

  /** Show and play nothing of somebody any more. */
  unshow(role) {
    this.videos.get(role).srcObject = null;
    this.sounds.get(role).srcObject = null;
  }

  /** Play a voice by itself: a video waits for its first picture, and its sound with it. */
  #sound(role, stream) {
    const sound = this.sounds.get(role);
    const voices = stream.getAudioTracks();
    if (!voices.length || sound.srcObject?.getAudioTracks()[0] === voices[0]) return;
    sound.srcObject = new MediaStream(voices);
    sound.play().catch(({ name }) => (get("hear").hidden = get("hear").hidden && name !== "NotAllowedError")); // some browsers want a gesture
  }

  /** A picture has come: nothing more is done with it here. */
  shown() {}

  #ownButtons() {
    const turn = (id, kind, off, on) =>
      get(id).addEventListener("click", () => {
        this.wanted[kind] = !this.wanted[kind];
        this.sendOwn();
        this.wished(kind, this.wanted[kind]);
        get(id).setAttribute("aria-pressed", String(!this.wanted[kind]));
        get(id).dataset.say = this.wanted[kind] ? off : on;
        get(id).textContent = say(get(id).dataset.say);
      });
    this.wanted = { audio: true, video: !this.pictureLater() };
    turn("mute", "audio", "mute", "unmute");
    turn("dark", "video", "cameraOff", "cameraOn");
    get("hear").addEventListener("click", () => {
      for (const one of [...this.videos.values(), ...this.sounds.values()]) one.play().catch(() => {});
      get("hear").hidden = true;
    });
  }

  /** Whether the camera is off until it is wished for. */
  pictureLater() {
    return false;
  }

  /** Our own sound or picture is wished for, or no longer: nothing more is done here. */
  wished() {}

  /** Send our own sound and picture as far as the person wants it, and `may`. */
  sendOwn(may = true) {
    for (const track of this.stream.getTracks()) track.enabled = may && this.wanted[track.kind];
  }

  #draw(state) {
    const before = this.state?.stage;
    this.state = state;
    this.skew = Date.parse(state.now) - Date.now();
    if (this.endings.includes(state.stage)) {
      this.finish();
      this.hear.ended(state);
      return;
    }
    this.#drawPeople(state);
    this.tellWeak();
    this.draw(state, before);
    this.#clocks();
  }

  /** It is over: nothing more is done here. */
  finish() {}

  #drawPeople({ comers, names, role }) {
    for (const figure of get("people").children) {
      const who = figure.dataset.role;
      const { here, came } = comers[who] ?? { here: false, came: false };
      figure.dataset.here = here ? "yes" : "no";
      const name = [say(who), names[who], who === role ? `(${say("you")})` : ""].filter(Boolean).join(" ");
      const there = Object.assign(document.createElement("span"), { className: "there", textContent: this.whereabouts(who, here, came) });
      figure.querySelector("figcaption").replaceChildren(name, " · ", there);
      this.videos.get(who).setAttribute("aria-label", say("video", { role: say(who) }));
    }
  }

  /** Where somebody is, in words. */
  whereabouts(who, here, came) {
    return say(here ? "here" : came ? "away" : "notCome");
  }

  /** Every clock that matters: Beijing, ours, and the others' where they differ; by whose it is, for a zone's name is English. */
  #clocks() {
    const now = new Date(Date.now() + this.skew);
    const whose = new Map([["Asia/Shanghai", say("beijing")]]);
    const add = (name, words) => name && !whose.has(name) && whose.set(name, words);
    add(zone(), say("hereClock"));
    for (const [role, { timezone }] of Object.entries(this.state.comers)) add(timezone, say("thereClock", { role: say(role) }));
    const shown = [...whose].map(([name, words]) => [words, clock(now, name)]);
    const parts = shown.flatMap(([place, time]) => [
      Object.assign(document.createElement("dt"), { textContent: place }),
      Object.assign(document.createElement("dd"), { textContent: time }),
    ]);
    const text = shown.flat().join();
    if (this.clockText !== text) get("clocks").replaceChildren(...parts);
    this.clockText = text;
  }
}
