"""Measure what is heard on a call and in a witness room over a bad line made in user space (`tests/web/bad_line.py`).

Prints one row a person: what of the voices had to be made up, their energy, what was sent, frames a second, round trip.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from backend.authorization.room.commands import ROLES
from tests.web.call_room import CallDevice, booked
from tests.web.fake_house import House, house
from tests.web.relay_fixtures import OPTIONS, speaking_chromium
from tests.web.turn_server import TurnServer, turn_server
from tests.web.weak_room import Heard, Place, heard_in, places
from tests.web.witness_room import Three, WitnessPage, link, prepare

SETTLES_MS = 12_000


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--only", choices=("call", "witness"), default="")
    told = parser.parse_args()
    print("| room | who | line | made up | packets | energy | sent kbit/s | picture kbit/s | frames/s | round trip |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        (base := Path(folder)).joinpath("turn").mkdir()
        with turn_server(base / "turn") as server, speaking_chromium(base, server) as browser:
            for name, play in (("call", _call), ("witness", _witness)):
                if told.only in ("", name):
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


def _witness(running: House, server: TurnServer, browser: Browser, seconds: float) -> None:
    prepare(running)
    with places(running, server, _opened(browser), lines=2) as (judge, [party, lawyer]):
        three: Three = {}
        for role, place in zip(ROLES, (judge, party, lawyer), strict=True):
            three[role] = WitnessPage(place.opened().new_page(), running, role)
            three[role].open(place.at(link(running, role))).come_in()
        three["judge"].sees("party", "lawyer")
        pages = {role: page.page for role, page in three.items()}
        _report("witness", pages, seconds, [])
        _report("witness", pages, seconds, [party])
        _report("witness", pages, seconds, [party, lawyer])
        for page in three.values():
            page.page.context.close()


def _report(room: str, pages: dict[str, Page], seconds: float, spoilt: list[Place]) -> None:
    for place in spoilt:
        if place.line is not None:
            place.line.spoil()
    any_page = next(iter(pages.values()))
    any_page.wait_for_timeout(SETTLES_MS)
    for who, heard in zip(pages, heard_in(list(pages.values()), seconds), strict=True):
        print(_row(room, who, {0: "good", 1: "one bad", 2: "two bad"}[len(spoilt)], heard), flush=True)


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
