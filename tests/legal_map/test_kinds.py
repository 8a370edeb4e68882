"""Every kind of institution all through: imported from a file, then found by search, map page, filters and coverage."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import get_args

import pytest

from actions.legal_map.kinds import about, kinds_words
from actions.legal_map.readers.wishes import MISSIONS
from backend.api.map_page import MapPage
from backend.bootstrap import build
from backend.config import load_settings
from backend.legal_map.commands import ExportInstitutions, FindInstitutions, ImportInstitutions
from backend.legal_map.coverage import coverage_of, kinds_without, report
from backend.legal_map.importing import Exchange
from backend.legal_map.model import KIND_NAMES, ImportReport, Kind
from cli.install import ROOT
from cli.main import main
from tests.legal_map.conftest import World

FILE = Path(__file__).with_name("kinds.csv")
"""One invented institution of each kind, marked as a demonstration."""
ROWS = {row["kind"]: row for row in csv.DictReader(FILE.read_text("utf-8").splitlines())}
KINDS: tuple[Kind, ...] = get_args(Kind)


def bring(world: World, content: bytes) -> ImportReport:
    exchange = Exchange(world.database, world.directory, world.clock)
    world.bus.register(ExportInstitutions, exchange.give)
    taken: ImportReport = exchange.take(ImportInstitutions(content, "li", True))
    return taken


def changed(kind: str, **values: str) -> bytes:
    row = ROWS[kind] | values
    return "\n".join([",".join(row), ",".join(row.values())]).encode()


def test_there_is_an_example_and_a_name_of_every_kind() -> None:
    assert set(ROWS) == set(KINDS) == set(KIND_NAMES)
    assert all(kinds_words([kind], language) for kind in KINDS for language in ("zh-Hans", "en"))
    assert all(about([kind], language) for kind in KINDS for language in ("zh-Hans", "en"))


def test_an_institution_of_each_kind_is_imported_found_nearest_and_counted(world: World) -> None:
    taken = bring(world, FILE.read_bytes())
    assert (set(taken.added), taken.problems) == ({row["id"] for row in ROWS.values()}, ())
    for kind in KINDS:
        row = ROWS[kind]
        found = world.do(FindInstitutions(world.place(row["city_zh"]), kinds=(kind,), limit=50))
        near = {card.institution.institution_id for card in found.cards if (card.distance_km or 0) < 50}
        assert row["id"] in near, kind
    shares = coverage_of(world.do(ExportInstitutions()))
    assert {share.kind for share in shares} == set(KINDS) and kinds_without(shares) == ()
    assert "| Judicial bureau | Asia | 1 | 0 | 1 |" in report(shares)
    assert "| Overseas contact point | North America | 1 | 0 | 1 |" in report(shares)


def test_the_kinds_nobody_is_known_of_are_named_in_the_report(world: World) -> None:
    bring(world, changed("judicial_bureau"))
    shares = coverage_of(world.do(ExportInstitutions()))
    assert kinds_without(shares) == ("lawyer", "legal_aid_centre", "duty_lawyer", "overseas_contact_point")
    assert "none is known on any continent: Lawyer, Legal aid centre, Duty lawyer, Overseas" in report(shares)


@pytest.mark.parametrize(
    ("kind", "where", "reason"),
    [
        ("judicial_bureau", {"country": "CA", "lat": "43.7", "lon": "-79.4"}, "in mainland China: write CN"),
        ("judicial_bureau", {"country": "HK", "lat": "22.28", "lon": "114.16"}, "in mainland China: write CN"),
        ("overseas_contact_point", {"country": "CN", "lat": "22.58", "lon": "113.08"}, "not in mainland China"),
    ],
)
def test_a_kind_on_the_wrong_side_of_the_border_is_refused(
    world: World, kind: str, where: dict[str, str], reason: str
) -> None:
    taken = bring(world, changed(kind, **where))
    assert taken.added == () and any(reason in problem.reason for problem in taken.problems)


def test_the_console_imports_each_kind_and_its_report_counts_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    assert main(["map", "coverage"]) == 0
    assert "none is known on any continent: Lawyer, Legal aid centre" in capsys.readouterr().out
    assert main(["map", "import", str(FILE), "--apply"]) == 0
    assert f"{len(KINDS)} new, 0 changed, 0 as they were, 0 refused." in capsys.readouterr().out
    assert main(["map", "coverage"]) == 0
    counted = capsys.readouterr().out
    assert "| Judicial bureau | Asia | 1 |" in counted and "on any continent: no kind." in counted


def test_the_map_page_finds_and_filters_each_kind_by_its_name(tmp_path: Path) -> None:
    backend = build(load_settings(data_dir=tmp_path))
    try:
        backend.bus.handle(ImportInstitutions(FILE.read_bytes(), "li", True))
        page = MapPage(backend)
        for kind in KINDS:
            row, group = ROWS[kind], "mission" if kind in MISSIONS else kind
            given = {"q": row["city_zh"], "kind": group, "lang": "zh-Hans"}
            cards = page.search(lambda name, given=given: given.get(name, ""))["cards"]  # type: ignore[misc]
            mine = next(card for card in cards if card["id"] == row["id"])
            assert (mine["group"], mine["kind"]) == (group, KIND_NAMES[kind].zh)
    finally:
        backend.close()


def test_the_filters_of_the_page_and_of_the_mini_program_offer_every_kind() -> None:
    page = (ROOT / "web/map/words.js").read_text("utf-8")
    offered = re.findall(r'"(\w+)"', re.findall(r"const KINDS = (\[.*?\]);", page)[0])
    assert set(offered) == {"mission", *KINDS} - set(MISSIONS)
    for language in ("zh-Hans", "zh-Hant", "en"):
        words = (ROOT / f"web/map/words/{language}.js").read_text("utf-8")
        [row] = re.findall(r"^export const NAMES = (\[.*?\]);$", words, re.MULTILINE)
        assert len(re.findall(r'"[^"]+"', row)) == len(offered), language
    program = (ROOT / "web/miniprogram/lib/institutions.js").read_text("utf-8")
    groups = re.findall(r'^  \w+: "([\w,]+)",$', program, re.MULTILINE)
    assert sorted(",".join(groups).split(",")) == sorted(KINDS)
