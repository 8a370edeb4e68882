"""A witness whose party and lawyer have lines of 60 kbit/s that lose a packet of ten and take 600 ms there and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from backend.authorization.room import orders
from backend.authorization.room.commands import ROLES
from tests.web.fake_house import House
from tests.web.turn_server import TurnServer
from tests.web.weak_room import BAD_LINE_MS, Place, all_relayed, heard_in, heard_once_settled, places
from tests.web.witness_room import Contexts, Three, WitnessPage, begin, link, play_until, prepare, seal

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@contextmanager
def together(house: House, server: TurnServer, opened: Contexts) -> Iterator[tuple[Three, list[Place]]]:
    """The three in their room, the lines of party and lawyer, which are still good."""
    prepare(house)
    with places(house, server, opened, lines=2) as (judge, [party, lawyer]):
        three: Three = {}
        for role, place in zip(ROLES, (judge, party, lawyer), strict=True):
            three[role] = WitnessPage(place.opened().new_page(), house, role, 2 * BAD_LINE_MS)
            three[role].open(place.at(link(house, role))).come_in()
        three["judge"].sees("party", "lawyer")
        three["party"].sees("judge", "lawyer")
        begin(three)
        yield three, [party, lawyer]
        for page in three.values():
            page.page.context.close()


def spoil(three: Three, lines: list[Place]) -> None:
    """Let the lines be bad from now on, until all three are told so."""
    for place in lines:
        place.line.spoil()
    for page in three.values():
        expect(page.page.locator("#weak")).to_contain_text("声音照常", timeout=BAD_LINE_MS)


def test_the_witness_goes_on_until_the_paper_is_to_be_read_and_all_are_heard(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    with together(relayed, turn, open_speaking) as (three, lines):
        spoil(three, lines)
        pages = [three[role].page for role in three]
        all_relayed(pages, 2)
        all_heard = heard_once_settled(pages, 20, lambda heard: heard.energy > 0.3 and heard.made_up < 0.5)
        for role, heard in zip(three, all_heard, strict=True):
            assert heard.direct == 0 and heard.rtt > 0.55, role
            assert heard.energy > 0.3 and heard.made_up < 0.5, (role, heard)
        three["judge"].sees("party", "lawyer")
        play_until(three, "阅读文件")


def test_a_party_whose_line_is_cut_for_a_while_is_heard_again_at_the_same_step(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    with together(relayed, turn, open_speaking) as (three, lines):
        party = lines[0]
        party.line.spoil()
        expect(three["party"].page.locator("#weak")).to_be_visible(timeout=BAD_LINE_MS)
        party.line.cut(down=True)
        three["judge"].page.wait_for_timeout(12_000)
        party.line.cut(down=False)
        three["party"].connected().step("核对身份")
        pages = [three[role].page for role in three]
        all_relayed(pages, 2)
        three["judge"].page.wait_for_timeout(6_000)
        for heard in heard_in(pages, 10):
            assert heard.direct == 0 and heard.energy > 0.1, heard


def test_the_witness_comes_to_its_end_though_both_lines_are_cut_while_the_paper_is_on_its_way(
    relayed: House, turn: TurnServer, open_speaking: Contexts
) -> None:
    with together(relayed, turn, open_speaking) as (three, lines):
        spoil(three, lines)
        play_until(three, "阅读文件")
        signers = [three["party"].page, three["lawyer"].page]
        for page in signers:
            page.wait_for_function("() => document.querySelector('.sheet-bar')?.value >= 10", timeout=BAD_LINE_MS)
        for place in lines:
            place.line.cut(down=True)
        three["judge"].page.wait_for_timeout(12_000)
        for page in signers:
            expect(page.locator("#reading")).to_contain_text("当事人已读 0/2 页")
        expect(three["judge"].page.locator("#done")).to_be_disabled()
        for place in lines:
            place.line.cut(down=False)
        play_until(three, "确认见证", since="阅读文件")
        seal(three)
        assert all(three[role].download().startswith(b"%PDF") for role in three)
    kept = relayed.backend.bus.handle(orders.TakeOutRecording("s_1", "officer"))
    assert kept.takes and relayed.backend.infra.audit.verify(relayed.backend.database) is None
