"""Help is named for the place where the one in danger is, not for where a relative comes from or a court stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.whereabouts import where
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place, Point

CITIES = {"江门": "CN", "恩平": "CN", "多伦多": "CA", "温哥华": "CA", "曼谷": "TH"}
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


def _turn(*messages: dict[str, Any]) -> Any:
    door = SimpleNamespace(run=_located)
    tracker = SimpleNamespace(events=list(messages))
    person = SimpleNamespace(city="")
    return SimpleNamespace(tracker=tracker, door=door, do=_located, person=person, timezone="Asia/Manila")


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
    ],
)
async def test_where_help_is_needed(messages: list[str], whose: str, country: str, speakers: bool) -> None:
    turn = _turn(*(_said(text, "emergency", whose) for text in messages))
    found = await where(turn, Danger("violence_now", whose, "zh", "first"))
    assert (found.country, found.is_speakers) == (country, speakers)


async def test_where_somebody_lives_was_told_just_before() -> None:
    before = _said("我妈妈住江门，她的邻居天天骂她", "ask_law", "other")
    turn = _turn(before, _said("邻居扬言要烧我们家的房", "emergency", "self"))
    found = await where(turn, Danger("violence_by_stranger", "self", "zh", "first"))
    assert (found.country, found.said, found.is_speakers) == ("CN", True, False)
