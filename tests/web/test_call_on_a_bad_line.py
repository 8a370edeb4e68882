"""A call of a person whose line carries 60 kbit/s each way, loses a packet of ten and takes 600 ms there and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.web.call_room import CallDevice, Contexts, booked
from tests.web.fake_house import House
from tests.web.turn_server import TurnServer
from tests.web.weak_room import BAD_LINE_MS, Place, all_relayed, heard_once_settled, pictures_paused, places

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = [f"第{number}句" for number in range(1, 9)]


@contextmanager
def on_the_call(house: House, server: TurnServer, opened: Contexts) -> Iterator[tuple[CallDevice, CallDevice, Place]]:
    """An officer and a person who hear each other, and the person's line."""
    booked(house)
    with places(house, server, opened, lines=1) as (good, [bad]):
        officer, person = CallDevice.at(good, "officer").come_in(), CallDevice.at(bad, "person").come_in()
        for one in (officer, person):
            one.reads("正在通话").hears()
        yield officer, person, bad
        for one in (officer, person):
            one.page.context.close()


def weak(one: CallDevice, words: str) -> None:
    expect(one.page.locator("#weak")).to_contain_text(words, timeout=BAD_LINE_MS)


def test_voices_go_on_the_picture_is_paused_and_what_is_typed_arrives_in_order(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    with on_the_call(relayed, turn, open_speaking) as (officer, person, place):
        for one in (officer, person):
            one.press("dark")
        officer.sees()
        person.sees()
        place.line.spoil()
        for one in (officer, person):
            weak(one, "画面先停了，声音照常")
        pages = [officer.page, person.page]
        pictures_paused(pages)
        all_relayed(pages, 1)
        all_heard = heard_once_settled(pages, 20, lambda heard: heard.energy > 0.3 and heard.made_up < 0.4)
        for one, heard in zip((officer, person), all_heard, strict=True):
            assert heard.direct == 0 and heard.rtt > 0.55, "the line is the bad one"
            assert heard.lost > 0.04 * heard.received, one.side
            assert heard.energy > 0.3 and heard.made_up < 0.4, (one.side, heard)
            assert heard.picture == 0, one.side
        assert place.line.lost_share > 0.08
        for text in WORDS:
            person.types(text)
            expect(person.page.locator("#say-text")).to_have_value("", timeout=BAD_LINE_MS)
        for one in (officer, person):
            expect(one.page.locator("#lines li")).to_have_text(
                [f"{name(one)}{text}" for text in WORDS], timeout=BAD_LINE_MS
            )
        place.line.mend()
        for one in (officer, person):
            expect(one.page.locator("#weak")).to_be_hidden(timeout=BAD_LINE_MS)
        officer.sees()


def name(one: CallDevice) -> str:
    """Who is named beside what the person typed."""
    return "您" if one.side == "person" else "当事人"


def test_a_bad_line_that_is_cut_for_a_while_brings_the_voice_back(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    with on_the_call(relayed, turn, open_speaking) as (officer, person, place):
        place.line.spoil()
        weak(person, "声音可能断续")
        place.line.cut(down=True)
        officer.page.wait_for_timeout(12_000)
        assert officer.heard_nothing()
        place.line.cut(down=False)
        for one in (officer, person):
            one.reads("正在通话").hears(BAD_LINE_MS)
