"""Browsers whose calls cross a relay alone, each by a line of its own, and what is heard there."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from tests.web.bad_line import BadLine, bad_line
from tests.web.fake_house import House
from tests.web.turn_server import TurnServer

RELAYED = """(urls) => {
    const Real = window.RTCPeerConnection;
    window.kept = [];
    window.RTCPeerConnection = class extends Real {
        constructor(told) {
            const iceServers = told.iceServers.map((one) => ({ ...one, urls }));
            super({ ...told, iceServers, iceTransportPolicy: "relay" });
            window.kept.push(this);
        }
    };
}"""
COUNTED = """async () => {
    const told = { received: 0, lost: 0, samples: 0, concealed: 0, energy: 0, bytes: 0, sent: 0, picture: 0 };
    Object.assign(told, { frames: 0, rtt: 0, relayed: 0, direct: 0, jitter: 0 });
    for (const one of window.kept) {
        const now = await one.getStats();
        if ([...now.values()].some(({ type }) => type === "inbound-rtp")) one.counted = now; // of a closed one the last
        const stats = one.counted ?? now;
        for (const each of stats.values()) {
            if (each.type === "inbound-rtp" && each.kind === "audio") {
                told.received += each.packetsReceived; told.lost += each.packetsLost;
                told.samples += each.totalSamplesReceived; told.concealed += each.concealedSamples;
                told.energy += each.totalAudioEnergy; told.bytes += each.bytesReceived + each.headerBytesReceived;
                told.jitter = Math.max(told.jitter, each.jitter);
            }
            if (each.type === "inbound-rtp" && each.kind === "video") {
                told.picture += each.bytesReceived; told.frames += each.framesDecoded ?? 0;
            }
            if (each.type === "outbound-rtp") told.sent += each.bytesSent + each.headerBytesSent;
            const pair = each.type === "transport" && stats.get(each.selectedCandidatePairId);
            if (pair && one.connectionState === "connected") { // not those chosen before a restart of ICE
                told.rtt = Math.max(told.rtt, pair.currentRoundTripTime ?? 0);
                told[stats.get(pair.localCandidateId)?.candidateType === "relay" ? "relayed" : "direct"] += 1;
            }
        }
    }
    return told;
}"""
BAD_LINE_MS = int(os.environ.get("YIQIAOTONG_BAD_LINE_PATIENCE", "120")) * 1000
"""How long a test waits for what comes over a bad line; the machine may be busy besides."""
OF_THE_MOMENT = ("rtt", "relayed", "direct", "jitter")


@dataclass(frozen=True, slots=True)
class Heard:
    """What one browser heard of all others in some seconds."""

    seconds: float
    received: int
    lost: int
    samples: int
    concealed: int
    energy: float
    bytes: int
    sent: int
    picture: int
    frames: int
    rtt: float
    relayed: int
    direct: int
    jitter: float

    @property
    def made_up(self) -> float:
        """The share of what was heard that the browser had to make up."""
        return self.concealed / max(1, self.samples)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def heard_in(pages: list[Page], seconds: float) -> list[Heard]:
    """Listen for some seconds at several pages at once."""
    before, began = [page.evaluate(COUNTED) for page in pages], time.monotonic()
    pages[0].wait_for_timeout(seconds * 1000)
    after, took = [page.evaluate(COUNTED) for page in pages], time.monotonic() - began
    return [
        Heard(took, **{name: now[name] if name in OF_THE_MOMENT else now[name] - was[name] for name in now})
        for was, now in zip(before, after, strict=True)
    ]


def heard_once_settled(pages: list[Page], seconds: float, good: Callable[[Heard], bool]) -> list[Heard]:
    """Listen until all hear well, at most for a test's patience; how soon a line settles depends on the machine too."""
    until = time.monotonic() + BAD_LINE_MS / 1000
    while not all(map(good, heard := heard_in(pages, seconds))) and time.monotonic() < until:
        pass
    return heard


def all_relayed(pages: list[Page], connections: int) -> None:
    """Wait until each page has all its connections by a relay; a bad line breaks one now and then."""
    until = time.monotonic() + BAD_LINE_MS / 1000
    while any(page.evaluate(COUNTED)["relayed"] != connections for page in pages):
        assert time.monotonic() < until, [page.evaluate(COUNTED) for page in pages]
        pages[0].wait_for_timeout(500)


def pictures_paused(pages: list[Page], quiet_ms: int = 3_000) -> None:
    """Wait until no page has received any picture for a while; how soon a line settles depends on the machine too."""
    until = time.monotonic() + BAD_LINE_MS / 1000
    before: list[int] | None = None
    while (now := [page.evaluate(COUNTED)["picture"] for page in pages]) != before:
        assert time.monotonic() < until, now
        before = now
        pages[0].wait_for_timeout(quiet_ms)


def by_relay(context: BrowserContext, url: str) -> BrowserContext:
    """Let a profile's calls use this relay and no other way."""
    context.add_init_script(f"({RELAYED})({json.dumps([url])})")
    return context


@dataclass(slots=True)
class Place:
    """The house and the relay as one person reaches them: use it as a house, open profiles by it."""

    house: House
    open: Callable[..., BrowserContext]
    relay: str
    line: BadLine | None = None

    def opened(self, **options: Any) -> BrowserContext:
        return by_relay(self.open(**options), self.relay)

    def at(self, url: str) -> str:
        """Return an address of the house as this line leads to it."""
        if self.line is None:
            return url
        parts = urlsplit(url)
        return parts._replace(netloc=f"{self.line.house[0]}:{self.line.house[1]}").geturl()


@contextmanager
def places(
    house: House, server: TurnServer, opened: Callable[..., BrowserContext], lines: int
) -> Iterator[tuple[Place, list[Place]]]:
    """Return a place with a good line, and some with lines that can be spoilt."""
    address = urlsplit(house.url)
    at = (str(address.hostname), int(address.port or 0))
    with ExitStack() as stack:
        spoilt = [
            stack.enter_context(bad_line((server.address, server.port), at, seed=7 + 2 * number))
            for number in range(lines)
        ]
        good = Place(house, opened, f"turn:{server.address}:{server.port}?transport=udp")
        yield good, [Place(house, opened, f"turn:{one.relay[0]}:{one.relay[1]}?transport=udp", one) for one in spoilt]
