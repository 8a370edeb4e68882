"""Measure calls and witness rooms over a bad line made in user space (`tests/web/bad_line.py`).

What is heard: a row a person with what of the voices had to be made up, their energy, what was sent, frames a second,
round trip. With ``--only ceremony`` how long each step of a witness takes, on good lines, on bad ones, and where both
signers' lines are cut for a while when a tenth of the paper has come.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from backend.authorization.room.commands import ROLES
from tests.web.call_room import CallDevice, booked
from tests.web.fake_house import House, house
from tests.web.relay_fixtures import OPTIONS, speaking_chromium
from tests.web.turn_server import TurnServer, turn_server
from tests.web.weak_room import Heard, Place, heard_in, places
from tests.web.witness_room import Three, WitnessPage, begin, link, play_until, prepare, seal

SETTLES_MS = 12_000
PATIENCE_MS = 300_000
CUT_MS = 12_000
STEPS = ("核对身份", "确认真实意愿", "核对律师", "语言和翻译", "阅读文件", "签名", "确认见证")


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--only", choices=("call", "witness", "ceremony"), default="")
    told = parser.parse_args()
    if told.only != "ceremony":
        print(
            "| room | who | line | made up | packets | energy | sent kbit/s | picture kbit/s | frames/s | round trip |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        (base := Path(folder)).joinpath("turn").mkdir()
        with turn_server(base / "turn") as server, speaking_chromium(base, server) as browser:
            for name, play in (("call", _call), ("witness", _witness), ("ceremony", _ceremonies)):
                if told.only == name or (not told.only and name != "ceremony"):
                    (base / name).mkdir()
                    with house(base / name, **server.settings(f"turn:{server.address}:{server.port}")) as running:
                        play(running, server, browser, told.seconds)
    return 0


def _opened(browser: Browser) -> Any:
    def opened(**options: Any) -> BrowserContext:
        return browser.new_context(**{**OPTIONS, **options})

    return opened


def _call(running: House, server: TurnServer, browser: Browser, seconds: float) -> None:
    booked(running)
    with places(running, server, _opened(browser), lines=1) as (good, [bad]):
        officer, person = CallDevice.at(good, "officer"), CallDevice.at(bad, "person")
        for one in (officer, person):
            one.come_in()
        for one in (officer, person):
            one.reads("正在通话").hears()
        pages = {"officer": officer.page, "person": person.page}
        _report("call, sound", pages, seconds, [])
        _report("call, sound", pages, seconds, [bad])
        for one in (officer, person):
            one.press("dark")
        _report("call, cameras on", pages, seconds, [bad])


@contextmanager
def _gathered(
    running: House, server: TurnServer, browser: Browser, session: str
) -> Iterator[tuple[Three, list[Place]]]:
    """Let the three of a witness come in; return them, and the places of party and lawyer, whose lines are good yet."""
    prepare(running, session)
    with places(running, server, _opened(browser), lines=2) as (judge, [party, lawyer]):
        three: Three = {}
        for role, place in zip(ROLES, (judge, party, lawyer), strict=True):
            three[role] = WitnessPage(place.opened().new_page(), running, role, PATIENCE_MS)
            three[role].open(place.at(link(running, role, session))).come_in()
        three["judge"].sees("party", "lawyer")
        yield three, [party, lawyer]
        for page in three.values():
            page.page.context.close()


def _ceremonies(running: House, server: TurnServer, browser: Browser, seconds: float) -> None:
    for name, spoilt, cut in (("good", False, False), ("bad", True, False), ("bad, cut for 12 s", True, True)):
        with _gathered(running, server, browser, f"s_{name[:3]}{cut}") as (three, lines):
            began = time.monotonic()
            for step, took in _ceremony(three, lines, spoilt=spoilt, cut=cut):
                print(f"| {name} | {step} | {took:.1f} |", flush=True)
            print(f"| {name} | all | {time.monotonic() - began:.1f} |", flush=True)


def _ceremony(three: Three, lines: list[Place], *, spoilt: bool, cut: bool) -> Iterator[tuple[str, float]]:
    """Play a witness to its end and tell what each step took, in seconds."""
    begin(three)
    if spoilt:
        _spoil(lines)
        three["judge"].page.wait_for_timeout(SETTLES_MS)
    for step, following in pairwise(STEPS):
        began = time.monotonic()
        if step == "阅读文件":
            yield from _paper(three, lines, cut=cut)
        play_until(three, following, since=step)
        yield step, time.monotonic() - began
    began = time.monotonic()
    seal(three)
    yield STEPS[-1], time.monotonic() - began
    for role in ("party", "lawyer"):
        began = time.monotonic()
        three[role].download()  # type: ignore[index]
        yield f"sealed paper, {role}", time.monotonic() - began


def _paper(three: Three, lines: list[Place], *, cut: bool) -> Iterator[tuple[str, float]]:
    """Wait for the paper's pages at party and lawyer, cut their lines meanwhile if that is wished."""
    began, signers = time.monotonic(), [three["party"].page, three["lawyer"].page]
    if cut:
        for page in signers:
            page.wait_for_function("() => document.querySelector('.sheet-bar')?.value >= 10", timeout=PATIENCE_MS)
        for place in lines:
            place.line.cut(down=True)  # type: ignore[union-attr]
        three["judge"].page.wait_for_timeout(CUT_MS)
        for place in lines:
            place.line.cut(down=False)  # type: ignore[union-attr]
    for number in range(signers[0].locator("#pages img").count()):
        for page in signers:
            page.locator(f"#pages img >> nth={number}").wait_for(state="visible", timeout=PATIENCE_MS)
        yield f"page {number + 1} has come to both", time.monotonic() - began


def _witness(running: House, server: TurnServer, browser: Browser, seconds: float) -> None:
    with _gathered(running, server, browser, "s_1") as (three, [party, lawyer]):
        pages = {role: page.page for role, page in three.items()}
        _report("witness", pages, seconds, [])
        _report("witness", pages, seconds, [party])
        _report("witness", pages, seconds, [party, lawyer])


def _report(room: str, pages: dict[str, Page], seconds: float, spoilt: list[Place]) -> None:
    _spoil(spoilt)
    any_page = next(iter(pages.values()))
    any_page.wait_for_timeout(SETTLES_MS)
    for who, heard in zip(pages, heard_in(list(pages.values()), seconds), strict=True):
        print(_row(room, who, {0: "good", 1: "one bad", 2: "two bad"}[len(spoilt)], heard), flush=True)


def _spoil(places_of: list[Place]) -> None:
    for place in places_of:
        if place.line is not None:
            place.line.spoil()


def _row(room: str, who: str, line: str, heard: Heard) -> str:
    rate = 8 / 1000 / heard.seconds
    cells = (
        room, who, line, f"{100 * heard.made_up:.0f} %", f"{heard.received} ({heard.lost} lost)", f"{heard.energy:.2f}",
        f"{heard.sent * rate:.0f}", f"{heard.picture * rate:.0f}", f"{heard.frames / heard.seconds:.1f}",
        f"{1000 * heard.rtt:.0f} ms",
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
