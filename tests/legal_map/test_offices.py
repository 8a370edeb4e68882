"""Judicial bureaux, legal aid, service stations and contact points in the chat: found once recorded, never made up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from actions.answers import Answer
from actions.legal_map.readers.wishes import names_only_an_office, wish_of
from backend.legal_map.commands import ImportInstitutions
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Kind
from tests.legal_map.test_dialogue import Dialogue, dialogue  # noqa: F401
from tests.legal_map.test_kinds import FILE

NONE = "utter_legal_map_none_recorded"
FOUND = "utter_legal_map_found"


def city(name: str, text: str) -> dict[str, Any]:
    """A city in a message, as the bot's understanding tells it."""
    there = locate(name).place
    assert there is not None, name
    value = {
        "name": there.name, "name_zh": there.name_zh, "country": there.country, "division": there.division,
        "lat": there.point.lat, "lon": there.point.lon, "timezone": there.timezone, "geonameid": there.geonameid,
    }  # fmt: skip
    start = text.index(name)
    return {"entity": "place", "value": value, "text": name, "start": start, "end": start + len(name)}


def said(talk: Dialogue, text: str, where: str = "", intent: str = "find_institution") -> tuple[list[str], str]:
    return talk.say(text, intent, *([city(where, text)] if where else []))


@pytest.fixture
def stocked(dialogue: Dialogue) -> Iterator[Dialogue]:  # noqa: F811
    """A map on which an operator has brought one office of each kind, all of them examples."""
    dialogue.backend.bus.handle(ImportInstitutions(FILE.read_bytes(), "li", True))
    yield dialogue


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("最近的司法局", "judicial_bureau"),
        ("開平司法局點去", "judicial_bureau"),
        ("新会司法所电话", "judicial_bureau"),
        ("nearest judicial bureau", "judicial_bureau"),
        ("where is the bureau of justice", "judicial_bureau"),
        ("justice bureaux near Taishan", "judicial_bureau"),
        ("法援", "legal_aid_centre"),
        ("法律援助处喺邊", "legal_aid_centre"),
        ("legal aid office near Taishan", "legal_aid_centre"),
        ("最近嘅公共法律服務中心", "public_legal_service_station"),
        ("a public legal service centre nearby", "public_legal_service_station"),
        ("邑侨通联络点有冇喺多伦多", "overseas_contact_point"),
        ("邑僑通喺溫哥華有冇聯絡站", "overseas_contact_point"),
        ("邑侨通在悉尼有办事处吗", "overseas_contact_point"),
        ("海外联络处", "overseas_contact_point"),
        ("Is there an overseas contact point in Vancouver?", "overseas_contact_point"),
        ("Yiqiaotong liaison office", "overseas_contact_point"),
    ],
)
def test_the_kinds_are_heard_in_the_words_people_use(text: str, kind: Kind) -> None:
    assert wish_of(Answer(text, "find_institution")).kinds == (kind,)


@pytest.mark.parametrize(
    ("text", "kinds", "aspects"),
    [
        ("法院的联络点", ("court",), ()),
        ("怎么联络点算", (), ("phone",)),
        ("點聯絡點做", (), ("phone",)),
        ("怎么联络处理案子的法官", (), ("phone",)),
        ("how do I contact the court", ("court",), ("phone",)),
        ("海外联络点电话多少", ("overseas_contact_point",), ("phone",)),
    ],
)
def test_words_about_reaching_somebody_name_no_contact_point(
    text: str, kinds: tuple[Kind, ...], aspects: tuple[str, ...]
) -> None:
    wish = wish_of(Answer(text, "ask_institution"))
    assert (wish.kinds, wish.aspects) == (kinds, aspects)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("法援", True),
        ("海外联络点在哪里", True),
        ("附近有没有司法局", True),
        ("is there a legal aid centre near me", True),
        ("司法局可以帮我打官司吗", False),
        ("怎么向司法局投诉律师", False),
        ("仲裁", False),
        ("公证", False),
        ("多伦多", False),
    ],
)
def test_an_office_alone_is_told_from_a_question_about_one(text: str, only: bool) -> None:
    assert names_only_an_office(Answer(text, "nlu_fallback")) is only


def test_the_judicial_bureau_is_found_once_it_is_recorded(stocked: Dialogue) -> None:
    utters, text = said(stocked, "最近的司法局")
    assert utters == [FOUND] and "台山司法局（示例）" in text and "江门附近的司法局" in text and "演示数据" in text
    utters, text = said(stocked, "台山司法局电话多少", "台山", "ask_institution")
    assert utters == [FOUND] and "+86-750-0000011" in text


def test_whoever_is_abroad_hears_that_judicial_bureaux_are_in_the_mainland(stocked: Dialogue) -> None:
    utters, text = said(stocked, "我在多伦多，最近的司法局在哪里", "多伦多")
    assert utters == ["utter_legal_map_mainland_only", FOUND] and "境外没有" in text and "台山司法局（示例）" in text


def test_legal_aid_and_the_service_station_are_found_once_recorded(stocked: Dialogue) -> None:
    utters, text = said(stocked, "legal aid office near 台山", "台山")
    assert utters == ["utter_legal_map_legal_aid"] and "台山法律援助中心（示例）" in text
    utters, text = said(stocked, "江门有公共法律服务站吗", "江门")
    assert utters == [FOUND] and "江门公共法律服务站（示例）" in text


def test_the_contact_point_is_found_in_its_city_and_said_to_be_far_elsewhere(stocked: Dialogue) -> None:
    utters, text = said(stocked, "邑侨通联络点有冇喺多伦多", "多伦多")
    assert utters == [FOUND] and "多伦多联络点（示例）" in text and "+1-416-555-0112" in text
    utters, text = said(stocked, "悉尼有没有联络点", "悉尼")
    assert utters == [NONE] and "悉尼的邑侨通海外联络点" in text and "多伦多" not in text
    utters, text = said(stocked, "温哥华有没有联络点", "温哥华")
    assert utters == ["utter_legal_map_far"] and "没有收录邑侨通海外联络点" in text and "不用先找联络点" in text


@pytest.mark.parametrize(
    ("text", "where", "place", "helps"),
    [
        ("最近的司法局", "", "江门的司法局", "江门市中级人民法院"),
        ("开平有没有司法局", "开平", "开平的司法局", "开平市人民法院"),
        ("江门有公共法律服务站吗", "江门", "江门的公共法律服务站", "江门市中级人民法院"),
        ("邑侨通联络点有冇喺多伦多", "多伦多", "多伦多的邑侨通海外联络点", "中国驻多伦多总领事馆"),
        ("附近有公共法律服务站吗，我在悉尼", "悉尼", "悉尼的公共法律服务站", "悉尼华助中心"),
        ("多伦多有没有法律援助中心", "多伦多", "多伦多的法律援助中心", "中国驻多伦多总领事馆"),
    ],
)
def test_where_none_is_recorded_that_is_said_with_the_nearest_that_helps(
    dialogue: Dialogue, text: str, where: str, place: str, helps: str  # noqa: F811
) -> None:  # fmt: skip
    utters, told = said(dialogue, text, where)
    assert utters == [NONE] and f"{place}：地图上一家也没有登记" in told and helps in told
    assert "enquiry_office" in dialogue.buttons["写给诉讼服务中心"]


def test_the_hotline_is_told_at_home_and_not_where_it_does_not_ring(dialogue: Dialogue) -> None:  # noqa: F811
    assert "12348" in said(dialogue, "台山有没有司法局", "台山")[1]
    assert "12348" not in said(dialogue, "多伦多有没有联络点", "多伦多")[1]


def test_no_legal_aid_centre_is_made_up_and_the_nearest_court_is_named(dialogue: Dialogue) -> None:  # noqa: F811
    utters, text = said(dialogue, "台山有没有法律援助中心", "台山")
    assert utters == ["utter_legal_map_no_legal_aid"] and "台山市人民法院" in text and "12348" in text
    assert "法律援助怎么申请" in dialogue.buttons


def test_without_a_city_nothing_is_asked_first_and_a_city_told_then_goes_on(dialogue: Dialogue) -> None:  # noqa: F811
    utters, text = said(dialogue, "海外联络点在哪里", intent="out_of_scope")
    assert utters == [NONE] and text.startswith("邑侨通海外联络点：") and "哪个城市" in text
    answer = city("多伦多", "多伦多")
    utters, text = dialogue.say("多伦多", "inform", answer, action="action_hear_answer")
    assert utters == [NONE] and "多伦多的邑侨通海外联络点" in text and "总领事馆" in text


def test_an_office_nobody_understood_is_looked_for_by_its_words(dialogue: Dialogue) -> None:  # noqa: F811
    assert dialogue.say("法援", "nlu_fallback", action="action_ask_back")[0] == ["utter_legal_map_no_legal_aid"]
    assert dialogue.say("附近有没有司法局", "nlu_fallback", action="action_ask_back")[0] == [NONE]


def test_what_an_office_is_for_is_told_without_inventing_it(dialogue: Dialogue) -> None:  # noqa: F811
    utters, text = said(dialogue, "司法局是做什么的", intent="ask_institution")
    assert utters == ["utter_legal_map_about_kind"] and "法律援助法" in text
    utters, text = said(dialogue, "邑侨通联络点是做什么的", intent="ask_institution")
    assert utters == ["utter_legal_map_about_kind"] and "以那里公布的为准" in text
    assert dialogue.press("找离我近的")[0] == [NONE]
