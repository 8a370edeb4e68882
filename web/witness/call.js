/**
 * Pictures and sound of those who meet, each browser with each other one. Whoever is there calls whoever joins; every call has
 * a name, so that what belongs to an earlier one is not taken for this one. Of two calls that cross, the one of the lower rank
 * stands (perfect negotiation: the others are polite).
 */

const RESTART_MS = 3000;
const VOICE = { maxBitrate: 20_000, priority: "high", networkPriority: "high" };
const PICTURE = { maxBitrate: 150_000, maxFramerate: 12, priority: "very-low" };

/** What carries pictures between us and somebody. */
const picturesOf = ({ connection }) => connection.getTransceivers().filter(({ receiver }) => receiver.track.kind === "video");

export class Call {
  /**
   * @param role   ours
   * @param stream camera and microphone
   * @param send   (role, signal) carries a signal to another
   * @param show   (role, stream) shows the other's picture
   * @param rank   every role, the one whose call stands first
   * @param later  whether a picture may be added, and taken away, while a call stands; sound then has the better part of a bad line
   */
  constructor(role, stream, send, show, rank, later = false) {
    Object.assign(this, { role, stream, send, show, rank, later });
    this.peers = new Map();
    this.servers = [];
  }

  /** Everything begins anew: our own line was down, and the others will call. */
  reset() {
    for (const role of [...this.peers.keys()]) this.end(role);
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
      this.#tell(peer, { description: peer.connection.localDescription });
    } else if (peer?.call === call && description) {
      if (peer.connection.signalingState === "have-local-offer") await peer.connection.setRemoteDescription(description);
    } else if (peer?.call === call && candidate) {
      await this.#add(peer, candidate);
    }
    if (peer?.call === call && description) await this.#addEarly(peer);
    if (peer?.call === call && description && this.later) this.#spare(peer);
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
    const peer = { role, call, mine, connection, early: [] };
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
    this.#tell(peer, { description: peer.connection.localDescription });
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

  /** A thin line carries a voice; a picture takes what is left. */
  #spare(peer) {
    for (const sender of peer.connection.getSenders()) {
      const wanted = sender.getParameters();
      for (const one of wanted.encodings ?? []) Object.assign(one, sender.track?.kind === "audio" ? VOICE : PICTURE);
      if (wanted.encodings?.length) sender.setParameters(wanted).catch((error) => console.warn("call", error.name));
    }
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
