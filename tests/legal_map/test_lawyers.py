"""Lawyers by language, field and reach: what an operator imports is found, what is not recorded is not made up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actions.answers import Answer
from actions.legal_map.readers.wishes import wish_of
from backend.bootstrap import Backend
from backend.legal_map.commands import FindInstitutions, ImportInstitutions
from backend.legal_map.importing import Exchange
from backend.legal_map.lawyers import COLUMNS, LAWYERS, Wanted, codes_in
from backend.legal_map.model import ImportReport
from tests.legal_map.conftest import World
from tests.legal_map.test_dialogue import Dialogue, dialogue  # noqa: F401

HEADER = (
    "id,kind,name_zh,name_en,country,city_zh,city_en,lat,lon,phone,confidence,source_url,source_date,"
    "languages,fields,remote"
)
PLACE = "CN,江门,Jiangmen,22.58,113.08,+86-750-0000000,demonstration,https://example.org/list,2026-10"
HE = f"law-cn-jm-he,lawyer,何律师（示例）,He,{PLACE},cantonese; mandarin; english,inheritance; property,video; phone"
LIN = f"law-cn-jm-lin,lawyer,林律师（示例）,Lin (example),{PLACE},mandarin; taishanese,labour,"
DUTY = f"duty-cn-jm-pj,duty_lawyer,蓬江值班律师（示例）,Duty lawyer (example),{PLACE},cantonese,,"
AID = f"aid-cn-jm,legal_aid_centre,示例法律援助中心,Example aid centre,{PLACE},,,phone"


def bring(world: World, *rows: str, apply: bool = True) -> ImportReport:
    exchange = Exchange(world.database, world.directory, world.clock)
    report: ImportReport = exchange.take(ImportInstitutions("\n".join((HEADER, *rows)).encode(), "li", apply))
    return report


def found(world: World, wanted: Wanted) -> list[str]:
    order = FindInstitutions(world.place("江门"), kinds=LAWYERS, country="CN", wanted=wanted)
    return [card.institution.institution_id for card in world.do(order).cards]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), {"law-cn-jm-he", "law-cn-jm-lin"}),
        (Wanted(languages=("cantonese",)), {"law-cn-jm-he"}),
        (Wanted(languages=("taishanese", "hakka")), {"law-cn-jm-lin"}),
        (Wanted(fields=("inheritance",)), {"law-cn-jm-he"}),
        (Wanted(remote=True), {"law-cn-jm-he"}),
        (Wanted(languages=("mandarin",), fields=("labour",)), {"law-cn-jm-lin"}),
        (Wanted(languages=("spanish",)), set()),
        (Wanted(languages=("english",), fields=("labour",)), set()),
    ],
)
def test_only_those_recorded_to_fit_are_found(world: World, wanted: Wanted, ids: set[str]) -> None:
    assert bring(world, HE, LIN).problems == ()
    assert set(found(world, wanted)) == ids


def test_the_map_ships_without_lawyers_of_jiangmen(world: World) -> None:
    assert found(world, Wanted()) == []


def test_a_code_nobody_knows_is_refused_with_the_codes_there_are(world: World) -> None:
    report = bring(world, HE.replace("cantonese", "martian"))
    assert report.added == () and "martian" in report.problems[0].reason and "cantonese" in report.problems[0].reason


def test_a_list_without_the_columns_of_lawyers_is_taken_as_before(world: World) -> None:
    exchange = Exchange(world.database, world.directory, world.clock)
    header, row = HEADER.rsplit(",", 3)[0], LIN.rsplit(",", 3)[0]
    report = exchange.take(ImportInstitutions(f"{header}\n{row}".encode(), "li", True))
    assert report.added == ("law-cn-jm-lin",) and found(world, Wanted(languages=("mandarin",))) == []


@pytest.mark.parametrize(
    ("cell", "codes"), [("", ()), ("English；cantonese", ("english", "cantonese")), ("a, a", ("a",))]
)
def test_cells_are_read_with_any_separator(cell: str, codes: tuple[str, ...]) -> None:
    assert codes_in(cell) == codes


def test_every_code_has_its_name_in_both_languages() -> None:
    assert all(words.zh and words.en for codes in COLUMNS.values() for words in codes.values())


@pytest.mark.parametrize(
    ("text", "languages", "fields", "remote"),
    [
        ("帮我找个会讲广东话的律师", ("cantonese",), (), False),
        ("找个做继承的律师", (), ("inheritance",), False),
        ("I need a lawyer in Jiangmen who speaks English", ("english",), (), False),
        ("搵個識講台山話又熟地產嘅律師", ("taishanese",), ("property",), False),
        ("有没有可以视频谈的离婚律师", (), ("family",), True),
        ("a Cantonese-speaking lawyer for a debt, by video", ("cantonese",), ("debt",), True),
        ("附近有律师吗", (), (), False),
        ("英文的公证书去哪里办", (), (), False),
    ],
)
def test_what_a_lawyer_must_have_is_read_from_words(
    text: str, languages: tuple[str, ...], fields: tuple[str, ...], remote: bool
) -> None:
    assert wish_of(Answer(text, "find_institution")).wanted == Wanted(languages, fields, remote)


@pytest.fixture
def stocked(dialogue: Dialogue) -> Iterator[Dialogue]:  # noqa: F811
    """A map on which an operator has brought two lawyers and a legal aid centre, all of them examples."""
    backend: Backend = dialogue.backend
    backend.bus.handle(ImportInstitutions("\n".join((HEADER, HE, LIN, AID)).encode(), "li", True))
    yield dialogue


def test_a_lawyer_of_a_language_is_shown_with_what_is_recorded(stocked: Dialogue) -> None:
    said, text = stocked.say("帮我找个会讲广东话的律师")
    assert said == ["utter_legal_map_lawyers"]
    assert "何律师" in text and "林律师" not in text
    assert "会讲: 普通话" in text or "会讲" in text
    assert "视频" in text and "演示数据" in text and "核对执业证号" in text


def test_where_none_is_recorded_with_a_language_that_is_said(stocked: Dialogue) -> None:
    said, text = stocked.say("找个会西班牙语的律师")
    assert said == ["utter_legal_map_lawyers_without"] and "2" in text and "西班牙语" in text
    said, text = stocked.press("看看这些律师")
    assert said == ["utter_legal_map_lawyers"] and "林律师" in text


def test_with_nothing_recorded_nothing_is_made_up(dialogue: Dialogue) -> None:  # noqa: F811
    said, text = dialogue.say("找个做继承的律师")
    assert said == ["utter_legal_map_no_lawyer"] and "司法局" in text
    said, text = dialogue.say("法律援助中心在哪里")
    assert said == ["utter_legal_map_no_legal_aid"] and "12348" in text


def test_the_legal_aid_centre_is_shown_once_it_is_recorded(stocked: Dialogue) -> None:
    said, text = stocked.say("法律援助中心在哪里")
    assert said == ["utter_legal_map_legal_aid"] and "示例法律援助中心" in text


def test_a_duty_lawyer_is_shown_once_one_is_recorded(stocked: Dialogue) -> None:
    stocked.backend.bus.handle(ImportInstitutions("\n".join((HEADER, DUTY)).encode(), "li", True))
    said, text = stocked.say("江门有没有值班律师")
    assert said == ["utter_legal_map_lawyers"] and "蓬江值班律师" in text
    assert "何律师" not in text and "林律师" not in text


def test_with_no_duty_lawyer_recorded_none_is_made_up(dialogue: Dialogue) -> None:  # noqa: F811
    said, text = dialogue.say("江门有没有值班律师")
    assert said == ["utter_legal_map_no_lawyer"] and "司法局" in text
