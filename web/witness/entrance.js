/** The way into a room: what the link is good for, the device check, the room, the end; and the language they all speak. */

import { DeviceCheck, mediaTrouble, openMedia } from "./device.js";
import { button, drawnBy, markLanguage, message, only, showLink, showStatus, warn } from "./screens.js";
import { Seat, ask, send } from "./server.js";
import { keptLanguage, preferredLanguage, say, speak, twice, zone } from "./words.js";

const get = (id) => document.getElementById(id);
const path = location.pathname;
const DEAD = { used: "linkUsed", expired: "linkExpired", unknown: "linkUnknown", early: "linkEarly" };

class Entrance {
  /**
   * @param name   the first part of the room's addresses
   * @param Room   what is behind the door
   * @param over   the stages after which nobody comes in
   * @param ending (seat, state) says how it ended
   * @param picture whether the camera is on from the beginning
   * @param quiet  the stages in which one comes back without camera and microphone
   */
  constructor({ name, Room, over, ending, picture = true, quiet = [] }) {
    Object.assign(this, { name, Room, over, ending, picture, quiet, room: null, check: null });
    this.seatId = path.match(new RegExp(`^/${name}/at/([0-9a-f]{16})$`))?.[1];
  }

  async start() {
    get("leave").addEventListener("click", () => this.leave());
    await speak(keptLanguage() ?? preferredLanguage(navigator.languages ?? []));
    markLanguage();
    if (this.seatId) await this.comeBack(new Seat(this.seatId, this.name));
    else await this.arrive(path.split("/").pop());
  }

  async arrive(ticket) {
    const facts = await ask(`/${this.name}/${ticket}/facts`);
    if (facts.language && !keptLanguage()) await speak(facts.language);
    markLanguage();
    const dead = DEAD[facts.state];
    if (dead) {
      message(() => [say(dead), say(`${dead}Why`, { time: facts.opens_at ? twice(facts.opens_at) : "" })]);
      return;
    }
    this.showCheck(ticket, facts);
  }

  showCheck(ticket, facts) {
    only("check");
    const draw = () => {
      get("check-role").textContent = say("youAre", { role: say(facts.role) });
      get("check-time").textContent = say("startsAt", { time: twice(facts.start) });
      this.check?.repeat();
    };
    drawnBy(draw);
    showLink(`/${this.name}/${ticket}/qr.svg`);
    const ready = () => (get("come-in").disabled = !(this.check.good && get("known").checked));
    this.check = new DeviceCheck(facts.role, ready, this.picture);
    draw();
    get("known").addEventListener("change", ready);
    get("retry").addEventListener("click", () => this.check.openStream());
    get("come-in").addEventListener("click", () => this.comeIn(ticket));
    this.check.begin();
  }

  async comeIn(ticket) {
    get("come-in").disabled = true;
    get("come-in").textContent = say("comingIn");
    try {
      const { seat } = await send(`/${this.name}/${ticket}/seat`, { agreed: get("known").checked, timezone: zone() });
      history.replaceState(null, "", `/${this.name}/at/${seat}`);
      this.check.end();
      await this.enter(new Seat(seat, this.name), this.check.stream);
    } catch (error) {
      warn(error.message);
      get("come-in").textContent = say("comeIn");
      get("come-in").disabled = false;
      if (error.status === 410) await this.arrive(ticket);
    }
  }

  /** A reload, or a device that comes back: the cookie proves it, only camera and microphone are asked for. */
  async comeBack(seat) {
    let state;
    try {
      state = await seat.state();
      if (this.over.includes(state.stage)) {
        this.ended(seat, state);
        return;
      }
    } catch (error) {
      if (error.status === 401) this.lost();
      else message(() => [say("reconnecting"), error.message], [button("retry", () => location.reload())]);
      return;
    }
    try {
      const silent = this.quiet.includes(state.stage);
      await this.enter(seat, silent ? new MediaStream() : await openMedia(this.picture));
    } catch (error) {
      message(() => [say("title"), say(mediaTrouble(error))], [button("retry", () => location.reload())]);
    }
  }

  async enter(seat, stream) {
    const hear = { status: showStatus, ended: (state) => this.ended(seat, state), lost: () => this.lost(), warn };
    this.room = new this.Room(seat, stream, hear);
    only("room");
    get("leave").hidden = false;
    drawnBy(() => this.room.redraw());
    showStatus("connecting");
    await this.room.open();
  }

  ended(seat, state) {
    this.room?.leave();
    this.ending(seat, state);
  }

  lost() {
    this.room?.leave();
    message(() => [say("seatLost"), say("seatLostWhy")]);
  }

  leave() {
    this.room.leave();
    message(() => [say("left"), say("leftWhy")], [button("comeBack", () => location.reload())]);
  }
}

/** Let one in; see Entrance. */
export function letIn(door) {
  const again = () => button("retry", () => location.reload());
  new Entrance(door).start().catch((error) => message(() => [say("title"), error.message], [again()]));
}
