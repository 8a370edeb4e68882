"""Files in and out: dry run first, bad rows named with line and reason, a desk's words stay, edits have a history."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from backend.legal_map import records
from backend.legal_map.commands import ExportInstitutions, FindInstitutions, ImportInstitutions, OneInstitution
from backend.legal_map.directory import Directory
from backend.legal_map.importing import Exchange
from backend.legal_map.model import ImportReport
from backend.legal_map.seed import SEED, load_seed
from backend.shared.errors import Refused
from tests.legal_map.conftest import World

PATIENCE = 400
"""Looks, a twentieth of a second apart, before giving up."""
HEADER = "id,kind,name_zh,name_en,country,lat,lon,phone,office_hours,confidence"
GOOD = "notary-ca-x,notary_office,多伦多公证处,Notary X,CA,43.65,-79.38,+1-416-555-0100,Mo-Fr 09:00-17:00,demonstration"
BAD = {
    "kind": GOOD.replace("notary_office", "pub"),
    "ISO 3166": GOOD.replace(",CA,", ",XX,"),
    "is in CA": GOOD.replace(",CA,", ",FR,"),
    "no position": GOOD.replace("43.65", "143.65"),
    "telephone": GOOD.replace("+1-416-555-0100", "call us"),
    "opening_hours": GOOD.replace("Mo-Fr 09:00-17:00", "mornings!"),
    "confidence": GOOD.replace("demonstration", "sure"),
    "id ": GOOD.replace("notary-ca-x", "Notary X!"),
    "cells": GOOD + ",more",
    "already": GOOD.replace("notary_office", "embassy").replace("多伦多公证处", "中国驻加拿大大使馆"),
}


@pytest.fixture
def map_world(world: World) -> World:
    exchange = Exchange(world.database, world.directory, world.clock)
    world.bus.register(ImportInstitutions, exchange.take)
    world.bus.register(ExportInstitutions, exchange.give)
    return world


def bring(world: World, *rows: str, apply: bool = False) -> ImportReport:
    report: ImportReport = world.do(ImportInstitutions("\n".join((HEADER, *rows)).encode(), "li", apply))
    return report


def exists(world: World, institution_id: str) -> bool:
    try:
        return bool(world.do(OneInstitution(institution_id)))
    except Refused:
        return False


def test_a_dry_run_says_what_would_happen_and_changes_nothing(map_world: World) -> None:
    report = bring(map_world, GOOD)
    assert (report.added, report.problems, report.applied) == (("notary-ca-x",), (), False)
    assert not exists(map_world, "notary-ca-x")


def test_an_applied_row_is_found_at_once_with_its_zone_and_its_mark(map_world: World) -> None:
    bring(map_world, GOOD, apply=True)
    card = map_world.do(OneInstitution("notary-ca-x"))
    assert (card.institution.timezone, card.marks) == ("America/Toronto", ("demonstration",))


@pytest.mark.parametrize(("reason", "row"), BAD.items())
def test_a_bad_row_is_refused_with_its_line_and_reason_and_the_good_one_is_taken(
    map_world: World, reason: str, row: str
) -> None:
    good = GOOD.replace("notary-ca-x", "notary-ca-y").replace("多伦多公证处", "另一家")
    report = bring(map_world, good, row, apply=True)
    assert report.added == ("notary-ca-y",)
    assert {problem.line for problem in report.problems} == {3}
    assert any(reason in problem.reason for problem in report.problems)


def test_an_id_that_stands_twice_is_refused_even_if_its_first_row_changes_nothing(map_world: World) -> None:
    bring(map_world, GOOD, apply=True)
    report = bring(map_world, GOOD, GOOD.replace("555-0100", "555-0199"), apply=True)
    assert [(problem.line, "twice" in problem.reason) for problem in report.problems] == [(3, True)]
    assert map_world.do(OneInstitution("notary-ca-x")).institution.phone.endswith("0100")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a,b\n1,2", b'{"type": 1}', b"", b"{", b"[" * 5000])
def test_a_file_that_is_nothing_is_refused_as_a_whole(map_world: World, content: bytes) -> None:
    report = map_world.do(ImportInstitutions(content, "li", True))
    assert (report.added, len(report.problems), report.applied) == ((), 1, False)


@pytest.mark.parametrize("geojson", [False, True])
def test_what_is_exported_comes_back_unchanged(map_world: World, geojson: bool) -> None:
    content = map_world.do(ExportInstitutions(geojson))
    report = map_world.do(ImportInstitutions(content, "li", True))
    assert (report.added, dict(report.changed), report.problems, report.unchanged) == ((), {}, (), 321)


def test_geojson_puts_longitude_first(map_world: World) -> None:
    features: list[Any] = json.loads(map_world.do(ExportInstitutions(True)))["features"]
    toronto = next(one for one in features if one["properties"]["id"] == "cn-cg-ca-toronto")
    assert toronto["geometry"]["coordinates"][0] == pytest.approx(-79.4, abs=0.2)


def test_a_newer_seed_changes_what_nobody_edited_and_leaves_what_a_desk_did(map_world: World) -> None:
    desk = b"id,phone\ncn-cg-ca-toronto,+1-416-555-0199"
    map_world.do(ImportInstitutions(desk, "li", True))
    newer = SEED.read_bytes().replace("多伦多".encode(), "多伦多新".encode()).replace(b"+1-416", b"+1-647")
    assert load_seed(map_world.database, map_world.clock, newer) > 0
    one = map_world.directory.refresh().by_id["cn-cg-ca-toronto"]
    assert (one.phone, one.city.zh) == ("+1-416-555-0199", "多伦多新")


def test_the_seed_is_read_once(map_world: World) -> None:
    map_world.directory.current()
    assert load_seed(map_world.database, map_world.clock) == 0


def test_what_another_process_wrote_is_found_soon_and_no_search_waits_for_it(map_world: World) -> None:
    before = map_world.directory.current()
    elsewhere = Exchange(map_world.database, Directory(map_world.database, map_world.clock), map_world.clock)
    elsewhere.take(ImportInstitutions(f"{HEADER}\n{GOOD}".encode(), "li", True))
    assert map_world.directory.current() is before
    waited = threading.Event()
    found = (waited.wait(0.05) or exists(map_world, "notary-ca-x") for _ in range(PATIENCE))
    assert any(found)


def test_every_edit_is_in_the_history_with_who_did_it(map_world: World) -> None:
    map_world.do(ImportInstitutions(b"id,phone\ncn-cg-ca-toronto,+1-416-555-0199", "li", True))
    with map_world.database.reading() as session:
        last = records.history_of(session, "cn-cg-ca-toronto")[-1]
    assert (last["field"], last["after"], last["by"]) == ("phone", "+1-416-555-0199", "li")


def test_a_search_pages_through_everything_once(world: World) -> None:
    place = world.place("多伦多")
    pages = [world.do(FindInstitutions(place, limit=50, offset=offset)).cards for offset in range(0, 350, 50)]
    ids = [card.institution.institution_id for page in pages for card in page]
    assert (len(ids), len(set(ids))) == (321, 321)
