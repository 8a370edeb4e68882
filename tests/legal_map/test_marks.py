"""What is unverified, old or made up says so wherever it is shown: text, card, list, page, API, telephone answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from sanic import Sanic

from backend.api.app import bare_app
from backend.api.map import MapApi
from backend.api.map_page import MapPage
from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.legal_map.card_words import card_parts, card_text
from backend.legal_map.commands import ImportInstitutions, OneInstitution
from backend.legal_map.desk_commands import ListEntries
from backend.legal_map.model import Card
from backend.legal_map.opening import opening_of
from backend.legal_map.provenance import old_facts
from backend.legal_map.rows import institution_of, marks_of
from tests.legal_map.test_dialogue import Dialogue, place
from tests.sandbox_fixture import serving
from tests.web.fake_house import PlainBot

ROWS = """id,kind,name_zh,name_en,country,lat,lon,phone,confidence,source_date
x-unverified,court,甲法院,Court A,CN,22.57,113.08,12368,recall,
x-old,court,乙法院,Court B,CN,22.57,113.08,12368,official,2015-05
x-demonstration,court,丙法院,Court C,CN,22.57,113.08,12368,demonstration,
"""
SAID = {
    "x-unverified": ("未核实", "unverified"),
    "x-old": ("资料较旧", "old data"),
    "x-demonstration": ("演示数据，不是真实信息", "demonstration, not real"),
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    built = build(load_settings(data_dir=Path(tmp_path_factory.mktemp("marks"))), bots=PlainBot())
    built.bus.handle(ImportInstitutions(ROWS.encode(), "li", True))
    yield built
    built.close()


@pytest.fixture(scope="module")
def http(backend: Backend) -> Iterator[httpx.Client]:
    app: Sanic = bare_app()
    MapApi(backend).attach(app)
    MapPage(backend).attach(app)
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.mark.parametrize(("institution_id", "said"), SAID.items())
def test_a_messengers_text_says_it_in_both_languages(
    backend: Backend, institution_id: str, said: tuple[str, str]
) -> None:
    card = backend.bus.handle(OneInstitution(institution_id))
    for language, words in zip(("zh-Hans", "en"), said, strict=True):
        for single in (True, False):
            text = card_text(card_parts(card, 1, language, "telegram"), language, single=single)
            assert f"⚠ {words}" in text


@pytest.mark.parametrize(("institution_id", "said"), SAID.items())
def test_page_and_interface_say_it_in_the_readers_language(
    http: httpx.Client, institution_id: str, said: tuple[str, str]
) -> None:
    for language, words in zip(("zh-Hans", "en"), said, strict=True):
        cards = http.get("/map/cards", params={"lang": language}).json()["cards"]
        assert next(one for one in cards if one["id"] == institution_id)["marks"] == words
        every = http.get("/api/map/institutions", params={"lang": language}).json()["features"]
        told = next(one for one in every if one["id"] == institution_id)["properties"]
        assert (told["marks"], told["marks_text"]) == ([institution_id.removeprefix("x-")], words)


@pytest.mark.parametrize(("question", "utter"), [("第一家电话多少", "phones"), ("第二家几点关门", "hours")])
def test_the_shortest_answer_says_it_too(backend: Backend, question: str, utter: str) -> None:
    dialogue = Dialogue(backend)
    dialogue.send("find_institution", {"legal_map_wish": "kind:court"})
    dialogue.say("江门")
    utters, text = dialogue.say(question, "ask_institution")
    assert utters == [f"utter_legal_map_{utter}"] and "⚠ " in text


def test_the_button_of_help_leads_to_the_nearest_and_their_doubts(backend: Backend) -> None:
    dialogue = Dialogue(backend)
    assert dialogue.send("find_institution", {})[0] == ["utter_legal_map_ask_place"]
    utters, found = dialogue.say("拉合尔", "find_institution", place("拉合尔"))
    assert utters == ["utter_legal_map_found"] and "拉合尔总领事馆\n   ⚠ 未核实" in found
    assert "拉合尔总领事馆: 没有查到\n   ⚠ 未核实" in dialogue.say("电话多少", "ask_institution")[1]


def test_the_desk_finds_each_by_its_doubt(backend: Backend) -> None:
    for institution_id in SAID:
        found = backend.bus.handle(ListEntries(show=institution_id.removeprefix("x-"), limit=1000))
        assert institution_id in {line.facts["id"] for line in found.lines}


@pytest.mark.parametrize(("years", "marks"), [(11, ("old",)), (12, ())])
def test_the_operator_says_from_when_on_a_source_is_old(years: int, marks: tuple[str, ...]) -> None:
    facts = {"id": "x", "lat": "1", "lon": "1", "phone": "12368", "source_date": "2015-05", "confidence": "official"}
    assert marks_of(institution_of(facts), date(2026, 11, 26), years) == marks


def test_a_number_is_as_old_as_its_own_source_not_as_the_row() -> None:
    row = {
        "id": "x", "kind": "embassy", "name_zh": "甲馆", "country": "PH", "lat": "14.6", "lon": "121",
        "phone": "+63-2-1", "emergency_phone": "+63-2-2", "confidence": "secondary", "source_date": "2026-01",
        "field_sources": "emergency_phone: https://example.org/2026/notice [2014-09-12; secondary]",
    }  # fmt: skip
    one = institution_of(row)
    old = old_facts(one, date(2026, 11, 28))
    assert old == {"emergency_phone": 2014}
    card = Card(one, None, opening_of(one, datetime(2026, 11, 28, tzinfo=UTC)), old_facts=old)
    chinese, english = (card_text(card_parts(card, 1, language, "web"), language) for language in ("zh-Hans", "en"))
    assert "+63-2-2（2014年的号码，请先打 +86-10-12308 核实）" in chinese
    assert "+63-2-2 (number of 2014; please check first at +86-10-12308)" in english
    assert "+63-2-1（" not in chinese


def test_a_number_without_a_source_of_its_own_is_as_old_as_the_row() -> None:
    row = {
        "id": "x",
        "kind": "court",
        "lat": "0",
        "lon": "0",
        "phone": "1",
        "source_date": "2015",
        "confidence": "official",
    }
    assert old_facts(institution_of(row), date(2026, 11, 28)) == {"phone": 2015}


@pytest.mark.parametrize(
    ("kind", "language", "told"),
    [
        ("embassy", "zh-Hans", "+63-2-1（没有日期的号码，请先打 +86-10-12308 核实）"),
        ("embassy", "en", "+63-2-1 (number without a date; please check first at +86-10-12308)"),
        ("law_firm", "zh-Hans", "+63-2-1（没有日期的号码，用之前请核实）"),
    ],
)
def test_a_number_nobody_dated_says_so_and_a_mission_s_is_checked_at_the_ministry_s_line(
    kind: str, language: str, told: str
) -> None:
    row = {"id": "x", "kind": kind, "name_zh": "甲馆", "lat": "0", "lon": "0", "phone": "+63-2-1",
           "source_date": "n.d.", "confidence": "secondary"}  # fmt: skip
    one = institution_of(row)
    assert old_facts(one, date(2026, 11, 28)) == {"phone": None}
    card = Card(one, None, opening_of(one, datetime(2026, 11, 28, tzinfo=UTC)), old_facts={"phone": None})
    assert told in card_text(card_parts(card, 1, language, "telegram"), language)


def test_hours_and_addresses_of_long_ago_say_of_which_year_they_are() -> None:
    row = {
        "id": "x", "kind": "embassy", "name_zh": "甲馆", "lat": "0", "lon": "0",
        "address": "Calle 1", "consular_address": "Calle 2",
        "office_hours": "Mo-Fr 09:00-12:00", "tz": "America/Panama", "country": "PA", "source_date": "2026-09",
        "confidence": "secondary",
        "field_sources": "consular_hours: a page [2011-05; secondary] | address: a page [c.2014; secondary]",
    }  # fmt: skip
    one = institution_of(row)
    old = old_facts(one, date(2026, 11, 28))
    assert old == {"office_hours": 2011, "address": 2014}
    card = Card(one, None, opening_of(one, datetime(2026, 11, 27, 15, tzinfo=UTC)), old_facts=old)
    chinese, english = (
        re.sub("[\ue000\ue001]", "", card_text(card_parts(card, 1, language, "web"), language))
        for language in ("zh-Hans", "en")
    )
    assert "（2011年的时间，去之前请先打电话问）" in chinese and "Calle 1（2014年的地址，去之前请先核实）" in chinese
    assert "(hours of 2011; please call before you go)" in english
    assert "Calle 1 (address of 2014; please check before you go)" in english and "Calle 2\n" in f"{english}\n"
    assert "Calle 2（" not in chinese


def test_what_is_made_up_for_showing_has_no_age() -> None:
    row = {"id": "x", "kind": "court", "lat": "0", "lon": "0", "phone": "1", "confidence": "demonstration"}
    assert old_facts(institution_of(row), date(2026, 11, 28)) == {}


def test_every_value_of_the_map_without_a_date_is_told_with_that_doubt(backend: Backend) -> None:
    """The report `yiqiaotong truth` calls these doubted; here is what makes it true."""
    undated = backend.bus.handle(OneInstitution("cn-cg-it-milan"))
    assert undated.old_facts["phone"] is None and undated.old_facts["address"] is None
    assert "没有日期的号码，请先打 +86-10-12308 核实" in card_text(card_parts(undated, 1, "zh-Hans", "web"), "zh-Hans")


def test_the_interface_tells_the_age_of_a_value_to_whoever_draws_it(http: httpx.Client) -> None:
    every = http.get("/api/map/institutions", params={"lang": "en", "country": "IT"}).json()["features"]
    milan = next(one for one in every if one["id"] == "cn-cg-it-milan")["properties"]
    assert milan["ages"]["phone"] == "number without a date; please check first at +86-10-12308"
    assert milan["ages"]["address"] == "address without a date; please check before you go"
