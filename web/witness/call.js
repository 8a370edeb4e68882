/**
 * Pictures and sound of those who meet, each browser with each other one. Whoever is there calls whoever joins; every call has
 * a name, so that what belongs to an earlier one is not taken for this one. Of two calls that cross, the one of the lower rank
 * stands (perfect negotiation: the others are polite).
 */

import { LOOK_MS, Quality, count } from "./quality.js";
import { thriftyVoice } from "./voice.js";

const RESTART_MS = 3000;
const FIRST = { priority: "high", networkPriority: "high" };
const LAST = { active: true, priority: "very-low", scaleResolutionDownBy: 1 };
const VOICE = { good: { ...FIRST, maxBitrate: 24_000 }, weak: { ...FIRST, maxBitrate: 12_000 } };
const PICTURE = {
  good: { ...LAST, maxBitrate: 400_000, maxFramerate: 15 },
  added: { ...LAST, maxBitrate: 150_000, maxFramerate: 12 }, // beside a voice that is the matter
  slow: { ...LAST, maxBitrate: 10_000, maxFramerate: 1, scaleResolutionDownBy: 4 }, // a whole picture fits into a packet or two
  paused: { ...LAST, active: false },
};

/** What carries pictures between us and somebody. */
const picturesOf = ({ connection }) => connection.getTransceivers().filter(({ receiver }) => receiver.track.kind === "video");

export class Call {
  /**
   * @param role   ours
   * @param stream camera and microphone
   * @param send   (role, signal) carries a signal to another
   * @param show   (role, stream) shows the other's picture
   * @param rank   every role, the one whose call stands first
   * @param told   (roles) hears to whom the line is weak, whenever that has changed
   * @param later  whether a picture may be added, and taken away, while a call stands; a weak line then carries none
   */
  constructor(role, stream, send, show, rank, told = () => {}, later = false) {
    Object.assign(this, { role, stream, send, show, rank, told, later, weak: "" });
    this.peers = new Map();
    this.servers = [];
  }

  /** Everything begins anew: our own line was down, and the others will call. */
  reset() {
    for (const role of [...this.peers.keys()]) this.end(role);
    clearInterval(this.watching);
    this.watching = null;
    this.#tellWeak();
  }

  /** Somebody has come (again): call. */
  async joined(role) {
    if (role === this.role) return;
    const peer = this.#begin(role, crypto.randomUUID(), true);
    this.#addTracks(peer);
    if (this.later && !picturesOf(peer).length) peer.connection.addTransceiver("video", { direction: "sendrecv", streams: [this.stream] });
    await this.#offer(peer);
  }

  async hear({ from, call, description, candidate }) {
    let peer = this.peers.get(from);
    if (description?.type === "offer") {
      const mine = peer?.mine && peer.call !== call && peer.connection.signalingState === "have-local-offer";
      if (mine && this.rank.indexOf(this.role) < this.rank.indexOf(from)) return; // ours stands; they give way
      if (peer?.call !== call) peer = this.#begin(from, call, false);
      await peer.connection.setRemoteDescription(description);
      this.#addTracks(peer);
      if (this.later) this.#makeRoomForPicture(peer);
      await peer.connection.setLocalDescription();
      this.#describe(peer);
    } else if (peer?.call === call && description) {
      if (peer.connection.signalingState === "have-local-offer") await peer.connection.setRemoteDescription(description);
    } else if (peer?.call === call && candidate) {
      await this.#add(peer, candidate);
    }
    if (peer?.call === call && description) await this.#addEarly(peer);
    if (peer?.call === call && description) this.#spare(peer);
  }

  /** Send this picture to everybody from now on, or none; nothing is agreed anew for it. */
  async picture(track) {
    for (const peer of this.peers.values()) {
      for (const one of picturesOf(peer)) await one.sender.replaceTrack(track);
    }
  }

  connected(role) {
    return this.peers.get(role)?.connection.connectionState === "connected";
  }

  #begin(role, call, mine) {
    this.end(role);
    const connection = new RTCPeerConnection({ iceServers: this.servers });
    const peer = { role, call, mine, connection, early: [], quality: new Quality() };
    this.watching ??= setInterval(() => this.#look(), LOOK_MS);
    this.peers.set(role, peer);
    connection.onicecandidate = ({ candidate }) => candidate && this.#tell(peer, { candidate });
    connection.ontrack = ({ streams, track }) => this.show(role, streams[0] ?? new MediaStream([track]));
    connection.oniceconnectionstatechange = () => {
      if (connection.iceConnectionState === "failed") this.#restart(peer);
      if (connection.iceConnectionState === "disconnected") setTimeout(() => this.#restart(peer), RESTART_MS);
    };
    return peer;
  }

  /** Look for another way between the two browsers; whoever called does it. */
  async #restart(peer) {
    const state = peer.connection.iceConnectionState;
    if (this.peers.get(peer.role) !== peer || !peer.mine || !["failed", "disconnected"].includes(state)) return;
    peer.connection.restartIce();
    await this.#offer(peer);
  }

  async #offer(peer) {
    await peer.connection.setLocalDescription(await peer.connection.createOffer());
    this.#describe(peer);
  }

  /** Tell what we agree on, and that we would hear a thrifty voice. */
  #describe(peer) {
    const { type, sdp } = peer.connection.localDescription;
    this.#tell(peer, { description: { type, sdp: thriftyVoice(sdp) } });
  }

  #addTracks(peer) {
    if (peer.connection.getSenders().some((sender) => sender.track)) return;
    for (const track of this.stream.getTracks()) peer.connection.addTrack(track, this.stream);
  }

  /** Whoever is called may send a picture later, too. */
  #makeRoomForPicture(peer) {
    for (const one of picturesOf(peer)) {
      one.direction = "sendrecv";
      one.sender.setStreams?.(this.stream);
    }
  }

  /**
   * A voice goes before a picture; on a weak line a slow picture goes to and from whoever leads, and none between others. It is
   * small before it is none: what was lost of a large one is sent again and again until a whole one has come.
   */
  #spare(peer) {
    const { weak, settled } = peer.quality;
    const leads = [this.role, peer.role].includes(this.rank[0]);
    const picture = weak ? (settled && (this.later || !leads) ? "paused" : "slow") : this.later ? "added" : "good";
    for (const sender of peer.connection.getSenders()) {
      const wanted = sender.getParameters();
      const how = sender.track?.kind === "audio" ? VOICE[weak ? "weak" : "good"] : PICTURE[picture];
      for (const one of wanted.encodings ?? []) Object.assign(one, how);
      if (wanted.encodings?.length) sender.setParameters(wanted).catch((error) => console.warn("call", error.name));
    }
  }

  /** Look how every line carries. */
  async #look() {
    for (const peer of [...this.peers.values()]) {
      if (peer.connection.connectionState !== "connected") continue;
      const before = [peer.quality.weak, peer.quality.settled].join();
      peer.quality.look(await count(peer.connection));
      if ([peer.quality.weak, peer.quality.settled].join() !== before) this.#spare(peer);
    }
    this.#tellWeak();
  }

  #tellWeak() {
    const roles = [...this.peers.values()].filter(({ quality }) => quality.weak).map(({ role }) => role);
    if (roles.join() !== this.weak) this.told(roles);
    this.weak = roles.join();
  }

  /** A candidate may come before its description. */
  async #add(peer, candidate) {
    if (peer.connection.remoteDescription) await peer.connection.addIceCandidate(candidate);
    else peer.early.push(candidate);
  }

  async #addEarly(peer) {
    for (const candidate of peer.early.splice(0)) await peer.connection.addIceCandidate(candidate);
  }

  #tell(peer, what) {
    if (this.peers.get(peer.role) === peer) this.send(peer.role, { call: peer.call, ...what });
  }

  /** Be seen and heard by somebody no more. */
  end(role) {
    this.peers.get(role)?.connection.close();
    this.peers.delete(role);
  }
}
