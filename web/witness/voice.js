/** How a voice is coded, so that it gets through a thin line that loses packets: said in what two browsers agree on. */

const VOICE = {
  maxaveragebitrate: 24_000, // a voice sounds well with it
  useinbandfec: 1, // each packet tells a little of the one before
  usedtx: 1, // who is silent sends next to nothing
  stereo: 0,
};
const PACKET_MS = 60; // 17 packets a second: at 50 their headers alone would take 25 kbit/s

/** Return a description in which we ask to be sent such a voice; what has no Opus is returned as it is. */
export function thriftyVoice(sdp) {
  return sdp
    .split(/(?=^m=)/m)
    .map((part) => (part.startsWith("m=audio") ? thriftyPart(part) : part))
    .join("");
}

function thriftyPart(part) {
  const opus = part.match(/^a=rtpmap:(\d+) opus\/48000/im)?.[1];
  if (!opus) return part;
  const wish = new RegExp(`^(a=fmtp:${opus} )(.*)$`, "m");
  const told = Object.fromEntries((part.match(wish)?.[2] ?? "").split(";").filter(Boolean).map((one) => one.trim().split("=")));
  const line = `a=fmtp:${opus} ${Object.entries({ ...told, ...VOICE }).map(([name, value]) => `${name}=${value}`).join(";")}`;
  const without = part.split("\r\n").filter((one) => one && !one.startsWith(`a=fmtp:${opus} `) && !/^a=(max)?ptime:/.test(one));
  const at = without.findIndex((one) => one.toLowerCase().startsWith(`a=rtpmap:${opus} `)) + 1;
  without.splice(at, 0, line, `a=ptime:${PACKET_MS}`, `a=maxptime:${PACKET_MS}`);
  return `${without.join("\r\n")}\r\n`;
}
