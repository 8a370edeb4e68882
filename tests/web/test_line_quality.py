"""How a page judges a line, and how a voice is asked for: rules of web/witness, run by a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.call_room import Contexts
from tests.web.fake_house import House

pytestmark = pytest.mark.browser

Look = dict[str, float]
GOOD: Look = {"received": 17, "lost": 0, "lostOut": 0, "roundTrip": 0.25}
JUDGED = """async (looks) => {
    const { Quality } = await import("/witness/quality.js");
    const [line, sum] = [new Quality(), { received: 0, lost: 0 }];
    return looks.map((look) => {
        sum.received += look.received; sum.lost += look.lost;
        return line.look({ room: Infinity, ...look, ...sum });
    });
}"""
SPOKEN = 'async (sdp) => (await import("/witness/voice.js")).thriftyVoice(sdp)'
SDP = "\r\n".join([
    "v=0", "m=audio 9 UDP/TLS/RTP/SAVPF 111 63", "a=rtpmap:111 opus/48000/2", "a=fmtp:111 minptime=10;useinbandfec=1",
    "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111", "a=ptime:20", "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "a=rtpmap:96 VP8/90000", "a=ptime:20", "",
])  # fmt: skip


@pytest.fixture
def page(services: House, open_film: Contexts) -> Page:
    page = open_film().new_page()
    page.goto(f"{services.url}/witness/words/en")
    return page


def judged(page: Page, *spans: tuple[int, dict[str, Any]]) -> list[bool]:
    """What is thought of a line after each look."""
    return list(page.evaluate(JUDGED, [{**GOOD, **look} for looks, look in spans for _ in range(looks)]))


def test_a_line_is_weak_that_loses_waits_or_has_no_room_and_none_that_is_only_long(page: Page) -> None:
    for look in ({"lost": 3}, {"lostOut": 0.1}, {"roundTrip": 0.9}, {"room": 30_000.0}):
        assert judged(page, (3, {}), (6, look))[-1], look
    assert not any(judged(page, (30, {"room": 30_000.0}))), "it never had more"
    long, silent = {"roundTrip": 0.7}, {"received": 0, "lost": 1}
    for look in ({}, {"lostOut": 0.03}, long, silent, {"room": 200_000.0}):
        first = look if look == long else {}
        assert not any(judged(page, (3, first), (30, look))), look


def test_one_bad_moment_is_no_weak_line(page: Page) -> None:
    assert not any(judged(page, (5, {}), (2, {"roundTrip": 2.0}), (5, {}), (2, {"roundTrip": 2.0}), (5, {})))


def test_a_line_is_trusted_later_each_time_it_was_weak_again(page: Page) -> None:
    seen = judged(page, (2, {}), (5, {"lost": 9}), (60, {}), (5, {"lost": 9}), (60, {}))
    first = seen.index(True)
    again = seen.index(True, seen.index(False, first))
    weak_for = [seen.index(False, first) - first, seen.index(False, again) - again]
    assert 20 <= weak_for[0] <= 30 and 40 <= weak_for[1] <= 50


def test_a_voice_is_asked_for_with_repair_pauses_and_long_packets_and_nothing_else_is_touched(page: Page) -> None:
    told = str(page.evaluate(SPOKEN, SDP))
    audio, video = told.split("m=video")
    assert "m=video" + video == "m=video" + SDP.split("m=video")[1]
    for wish in ("minptime=10", "useinbandfec=1", "usedtx=1", "maxaveragebitrate=24000"):
        assert wish in audio
    assert audio.count("a=ptime:60\r\n") == 1 and "a=ptime:20" not in audio and "a=fmtp:63 111/111" in audio
    assert page.evaluate(SPOKEN, told) == told, "said twice is said once"
    silent = "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n"
    assert page.evaluate(SPOKEN, silent) == silent
