"""Help is named for the place where the one in danger is, not for where a relative comes from or a court stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.place import Where, stored
from actions.emergency.whereabouts import where
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place, Point

CITIES = {
    "江门": "CN", "恩平": "CN", "多伦多": "CA", "温哥华": "CA", "曼谷": "TH", "台山": "CN",
    "開平": "CN", "妙瓦底": "MM",
    "Jiangmen": "CN", "Taishan": "CN", "Rome": "IT", "Bangkok": "TH",
}  # fmt: skip
COUNTRIES = {"缅甸": "MM"}


async def _located(command: LocatePlace) -> Located:
    place = Place(Point(0, 0), CITIES[command.text], name=command.text, name_zh=command.text)
    return Located(place=place)


def _said(text: str, intent: str, whose: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    for name in (*CITIES, *COUNTRIES):
        if name in text:
            value: Any = COUNTRIES.get(name) or {"said": name, "country": ""}
            kind = "country" if name in COUNTRIES else "place"
            start = text.index(name)
            found.append({"entity": kind, "value": value, "start": start, "end": start + len(name)})
    if intent == "emergency":
        marks = {"danger_kind": "violence_now", "danger_whose": whose, "danger_language": "zh"}
        found += [{"entity": name, "value": value} for name, value in marks.items()]
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}, "entities": found}}


def _turn(*messages: dict[str, Any], **slots: Any) -> Any:
    door = SimpleNamespace(run=_located)
    tracker = SimpleNamespace(events=list(messages), get_slot=slots.get)
    person = SimpleNamespace(city="")
    said = UserMessage("", "inform")
    return SimpleNamespace(tracker=tracker, door=door, do=_located, person=person, timezone="Asia/Manila", answer=said)


@pytest.mark.parametrize(
    ("messages", "whose", "country", "speakers"),
    [
        (["我表弟在缅甸被扣了，要赎金", "他是恩平人"], "other", "MM", False),
        (["我表弟在缅甸被扣了，要赎金", "我在温哥华"], "other", "MM", False),
        (["冒充江门法院的人叫我转钱"], "self", "PH", False),
        (["我妈妈住江门，她的邻居扬言要烧房"], "other", "CN", False),
        (["我妈在江门晕倒了，我现在在多伦多"], "other", "CN", False),
        (["他在江门，我在多伦多，他说要杀我"], "self", "CA", True),
        (["救命，有人打我", "在曼谷"], "self", "TH", True),
        (["help my husband is beating me right now im in bathroom locked, Jiangmen"], "self", "CN", True),
        (["my husband is beating me right now Jiangmen"], "self", "CN", True),
        (["老公正在打我，我锁在厕所里，江门"], "self", "CN", True),
        (["他打我，地址：台山"], "self", "CN", True),
        (["he beats me, my sister in Jiangmen does not know"], "self", "PH", False),
        (["他打我，我妈在台山"], "self", "PH", False),
        (["前夫接走我儿子，说要带他回恩平"], "other", "PH", False),
        (["my ex took our son, he wants to take him back to Jiangmen"], "other", "PH", False),
        (["前夫把我儿子带到恩平了"], "other", "CN", False),
    ],
)
async def test_where_help_is_needed(messages: list[str], whose: str, country: str, speakers: bool) -> None:
    turn = _turn(*(_said(text, "emergency", whose) for text in messages))
    found = await where(turn, Danger("violence_now", whose, "zh", "first"))
    assert (found.country, found.is_speakers) == (country, speakers)


TORONTO = stored(Where("CA", Place(Point(0, 0), "CA", name="多伦多", name_zh="多伦多"), said=True, is_speakers=True))
BURMA = stored(Where("MM", said=True))


@pytest.mark.parametrize(
    ("whose", "stage", "slots", "country"),
    [
        ("self", "first", {"place_told": TORONTO}, "CA"),
        ("self", "goes_on", {"alarm": {"needed": TORONTO}}, "CA"),
        ("other", "goes_on", {"alarm": {"needed": BURMA}, "place_told": TORONTO}, "MM"),
        ("other", "first", {"alarm": {"needed": BURMA}, "place_told": TORONTO}, "CA"),
        ("self", "first", {}, "PH"),
    ],
)
async def test_a_place_told_long_before_goes_before_the_zone(
    whose: str, stage: str, slots: dict[str, Any], country: str
) -> None:
    found = await where(_turn(_said("他又打我了", "emergency", whose), **slots), Danger("medical", whose, "zh", stage))
    assert found.country == country


async def test_a_place_told_now_goes_before_one_told_long_before() -> None:
    turn = _turn(_said("救命，我在曼谷", "emergency", "self"), place_told=TORONTO, alarm={"needed": TORONTO})
    assert (await where(turn, Danger("violence_now", "self", "zh", "goes_on"))).country == "TH"


@pytest.mark.parametrize(
    ("messages", "country", "away"),
    [
        (["爸爸三天没接电话，家里一股煤气味，我在国外"], "CN", True),
        (["爸爸三天没接电话，我在国外", "他在曼谷"], "TH", True),
        (["我妈在江门晕倒了"], "CN", False),
    ],
)
async def test_who_is_abroad_worries_about_somebody_at_home(messages: list[str], country: str, away: bool) -> None:
    told = [_said(text, "emergency", "other") for text in messages]
    found = await where(_turn(*told), Danger("gas_leak", "other", "zh", "first" if len(told) == 1 else "goes_on"))
    assert (found.country, found.away) == (country, away)


async def test_where_the_speaker_was_brought_was_told_just_before() -> None:
    before = _said("老板骗我们去缅甸做客服", "start_filing", "self")
    turn = _turn(before, _said("他们不让我走", "emergency", "self"))
    found = await where(turn, Danger("trafficked_or_held", "self", "zh", "first"))
    assert (found.country, found.is_speakers) == ("MM", True)


async def test_somebody_elses_place_is_not_where_the_speaker_needs_help() -> None:
    turn = _turn(_said("我房东在江门，屋里一股煤气味，我头晕", "emergency", "self"))
    assert (await where(turn, Danger("gas_leak", "self", "zh", "first"))).country == "PH"


async def test_where_somebody_lives_was_told_just_before() -> None:
    before = _said("我妈妈住江门，她的邻居天天骂她", "ask_law", "other")
    turn = _turn(before, _said("邻居扬言要烧我们家的房", "emergency", "self"))
    found = await where(turn, Danger("violence_by_stranger", "self", "zh", "first"))
    assert (found.country, found.said, found.is_speakers) == ("CN", True, False)


ELSEWHERE = [
    "活着没意思，江门那个房子卖了给孩子吧，我走了就好了",
    "我欠了江门好多债，不想活了",
    "刚才有个人说是江门公安局的，说我的身份证在江门涉嫌洗钱，要我转账",
    "老公打我，我们在江门有一套房",
    "我被打了，江门的案子还没判",
    "老公打我，我喺開平間祖屋畀佢賣咗",
    "我唔想做人喇，台山間屋留俾個仔",
    "I want to die, sell the house in Jiangmen for the kids",
    "he beats me, my parents' flat in Taishan is all I have",
    "someone from the police in Jiangmen wants me to transfer money",
    "I owe money in Jiangmen and cannot go on living",
]
"""A house, a debt, an office, a case: places where the speaker, who is in danger, is not."""


@pytest.mark.parametrize("text", ELSEWHERE)
async def test_what_stands_or_is_owed_elsewhere_is_not_where_the_speaker_is(text: str) -> None:
    found = await where(_turn(_said(text, "emergency", "self")), Danger("self_harm", "self", "zh", "first"))
    assert (found.country, found.said) == ("PH", False)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("被骗到妙瓦底，出不去了", "MM"), ("在曼谷被抢了，护照没了", "TH"), ("我在江门被打了", "CN"),
        ("老公把我锁在台山的屋里", "CN"), ("我而家喺開平，佢又打我", "CN"), ("畀人呃咗，卖到妙瓦底", "MM"),
        ("my passport was stolen in Rome", "IT"), ("I'm in Bangkok and he hit me", "TH"),
        ("we are held in Bangkok", "TH"), ("robbed in Rome, please help", "IT"),
    ],
)  # fmt: skip
async def test_where_the_speaker_says_that_it_happens_to_them_is_where_they_are(text: str, country: str) -> None:
    found = await where(_turn(_said(text, "emergency", "self")), Danger("detained", "self", "zh", "first"))
    assert (found.country, found.is_speakers) == (country, True)


async def test_a_place_of_the_country_they_are_in_is_taken_however_it_is_named() -> None:
    turn = _turn(_said("曼谷水淹到二楼", "emergency", "self"))
    turn.timezone = "Asia/Bangkok"
    found = await where(turn, Danger("disaster", "self", "zh", "first"))
    assert (found.name("zh"), found.is_speakers) == ("曼谷", True)


@pytest.mark.parametrize("text", ["我要国内的电话，不是菲律宾的", "給我大陸嘅號碼", "what is the number in China"])
async def test_who_asks_for_the_telephone_of_china_gets_it(text: str) -> None:
    turn = _turn(_said("有人把我女儿藏起来", "emergency", "self"), _said(text, "emergency", "self"))
    found = await where(turn, Danger("violence_now", "self", "zh", "goes_on"))
    assert (found.country, found.away) == ("CN", True)


async def test_where_the_family_of_who_is_held_lives_is_not_where_they_are() -> None:
    turn = _turn(_said("我家里人在江门，他们可以做什么", "emergency", "self"))
    assert (await where(turn, Danger("trafficked_or_held", "self", "zh", "first"))).country == "PH"
