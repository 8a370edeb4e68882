/** How a line to somebody carries: read from what the browser counts, judged slowly, so that nothing flickers. */

export const LOOK_MS = 1000;
const WEAK = { lost: 0.05, waits: 0.5, room: 60_000 }; // a share, seconds, bits a second
const GOOD = { lost: 0.02, waits: 0.25, room: 100_000 };
const WEAK_AFTER = 3; // looks in a row
const GOOD_AFTER = 20;
const LONGEST_DOUBT = 160; // looks, of a line that has been weak again and again
const SETTLED_AFTER = 6; // looks after which a weak line has forgotten the pictures of before
const FEW = 3; // of fewer packets nothing is learnt

/** Return what one connection has counted until now. */
export async function count(connection) {
  const counted = { received: 0, lost: 0, lostOut: 0, roundTrip: 0, room: Infinity };
  for (const one of (await connection.getStats()).values()) {
    if (one.type === "inbound-rtp" && one.kind === "audio") {
      counted.received += one.packetsReceived;
      counted.lost += one.packetsLost;
    }
    if (one.type === "remote-inbound-rtp" && one.kind === "audio") counted.lostOut = Math.max(counted.lostOut, one.fractionLost ?? 0);
    if (one.type === "candidate-pair" && one.nominated) {
      counted.roundTrip = one.currentRoundTripTime ?? 0;
      counted.room = one.availableOutgoingBitrate ?? Infinity;
    }
  }
  return counted;
}

/** One line. Weak is what loses packets or lets them wait: a long way alone is none. */
export class Quality {
  constructor() {
    Object.assign(this, { weak: false, streak: 0, lost: 0, least: Infinity, before: null, doubt: GOOD_AFTER, looks: 0, roomy: false });
  }

  /** Whether it has been weak for a while: what was lost of larger pictures is then asked for no more. */
  get settled() {
    return this.weak && this.looks >= SETTLED_AFTER;
  }

  /** Take in what was counted and return whether the line is weak now. */
  look(now) {
    this.looks += 1;
    this.lost += (this.#lostSince(now) - this.lost) / 2;
    if (now.roundTrip) this.least = Math.min(this.least, now.roundTrip);
    const waits = now.roundTrip ? now.roundTrip - this.least : 0;
    this.roomy ||= now.room > GOOD.room;
    const narrowed = this.roomy && now.room < WEAK.room; // where no picture is sent the browser's guess stays low: that tells nothing
    const bad = this.lost > WEAK.lost || waits > WEAK.waits || narrowed;
    const good = this.lost < GOOD.lost && waits < GOOD.waits;
    this.streak = (this.weak ? good : bad) ? this.streak + 1 : 0;
    if (this.streak < (this.weak ? this.doubt : WEAK_AFTER)) return this.weak;
    if (this.weak) this.doubt = Math.min(2 * this.doubt, LONGEST_DOUBT); // it may be weak again as soon as a picture is sent
    [this.weak, this.streak, this.looks, this.roomy] = [!this.weak, 0, 0, false];
    return this.weak;
  }

  #lostSince(now) {
    const before = this.before ?? now;
    this.before = now;
    const came = now.received - before.received;
    const gone = Math.max(0, now.lost - before.lost);
    return Math.max(came + gone < FEW ? 0 : gone / (came + gone), now.lostOut);
  }
}
