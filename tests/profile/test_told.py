"""What somebody said of themselves long ago in the conversation is found again; what they said of others is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.profile.told import introduction, nationality_told, place_told
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located, Place, Point

TORONTO = {"name": "Toronto", "name_zh": "多伦多", "country": "CA", "timezone": "America/Toronto"}
TAISHAN = {"name": "Taishan", "name_zh": "台山", "country": "CN", "timezone": "Asia/Shanghai"}
NEW_YORK = {"name": "New York City", "name_zh": "纽约", "country": "US", "timezone": "America/New_York"}


def _said(text: str, **entities: Any) -> dict[str, Any]:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"event": "user", "text": text, "parse_data": {"entities": found}}


def _turn(*events: dict[str, Any], language: str = "zh-Hans") -> Any:
    tracker = SimpleNamespace(events=[*events, _said("委托书怎么办")])
    return SimpleNamespace(tracker=tracker, language=language, door=_Map())


class _Map:
    """The way to a map that knows Toronto, and of London knows two."""

    async def run(self, command: LocatePlace) -> Located:
        places = (_place("Toronto", "CA"),) if command.text == "多伦多" else ()
        return Located(places[0]) if places else Located(candidates=(_place("London", "GB"), _place("London", "CA")))


def _place(name: str, country: str) -> Place:
    return Place(Point(43.7, -79.4), country, name=name, name_zh=name, timezone="America/Toronto")


BETWEEN = [_said(f"第{number}句") for number in range(40)]


@pytest.mark.parametrize("text", ["我在多伦多", "我而家喺多倫多住", "I'm in Toronto", "我人在多伦多，想问个事"])
async def test_a_place_told_forty_messages_ago_is_known(text: str) -> None:
    found = await place_told(_turn(_said(text, place=TORONTO), *BETWEEN))
    assert found is not None
    assert (found["name"], found["country"], found["geonames"]) == ("多伦多", "CA", "Toronto")


async def test_a_place_is_known_as_the_conversation_keeps_it_by_its_name_alone() -> None:
    found = await place_told(_turn(_said("我在多伦多", place={"said": "多伦多", "country": ""}), *BETWEEN))
    assert found is not None
    assert (found["name"], found["country"], found["timezone"]) == ("多伦多", "CA", "America/Toronto")


async def test_a_place_of_which_there_are_several_is_not_offered() -> None:
    assert await place_told(_turn(_said("我在伦敦", place={"said": "伦敦", "country": ""}))) is None


async def test_the_place_told_last_counts() -> None:
    found = await place_told(_turn(_said("我在多伦多", place=TORONTO), _said("我现在在纽约", place=NEW_YORK)))
    assert found is not None
    assert found["country"] == "US"


@pytest.mark.parametrize(
    "event",
    [
        _said("我哥在多伦多", place=TORONTO), _said("多伦多有领事馆吗", place=TORONTO),
        _said("我在台山", place=TAISHAN),
        _said("我在伦敦", place={**TORONTO, "ambiguous": True}), _said('/inform{"x": "1"}', place=TORONTO),
    ],
)  # fmt: skip
async def test_a_place_of_somebody_else_or_no_certain_one_is_not(event: dict[str, Any]) -> None:
    assert await place_told(_turn(event)) is None


@pytest.mark.parametrize(
    ("text", "words", "own"),
    [
        ("我在江门，我女儿在多伦多", "多伦多", False),
        ("I'm in Jiangmen, my son lives in Toronto", "Toronto", False),
        ("我喺台山，其他人都喺多倫多", "多倫多", False),
        ("I am in Kaiping, the others live in Toronto", "Toronto", False),
        ("我住新会，房子在多伦多", "多伦多", False),
        ("我在多伦多，我弟弟在新会", "多伦多", True),
        ("I'm in Toronto, the others live in Jiangmen", "Toronto", True),
        ("佢哋住喺新會，我喺多倫多", "多倫多", True),
    ],
)
async def test_the_place_of_somebody_beside_the_writer_is_not_the_writers(text: str, words: str, own: bool) -> None:
    event = _said(text, place=TORONTO)
    start = text.index(words)
    event["parse_data"]["entities"][0] |= {"start": start, "end": start + len(words)}
    assert (await place_told(_turn(event)) is not None) is own


@pytest.mark.parametrize(
    ("text", "introduces"),
    [
        ("我叫陈大文", True),
        ("我叫陈大文，住在多伦多", True),
        ("My name is Alice Ho", True),
        ("欠我货款的是新会五金有限公司，我卖了85万五金给他们，只付了35万，我叫陈大文", False),
        ("我叫陈大文，借了20万给朋友，他不还", False),
    ],
)
def test_who_tells_a_dispute_does_more_than_introduce_themselves(text: str, *, introduces: bool) -> None:
    assert bool(introduction(text, [])) is introduces


async def test_this_message_itself_is_not_what_was_told_before() -> None:
    turn = SimpleNamespace(tracker=SimpleNamespace(events=[_said("我在多伦多", place=TORONTO)]), language="en")
    assert await place_told(turn) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("我是加拿大籍", "加拿大籍", "foreign"),
        ("我拿加拿大护照", "加拿大护照", "foreign"),
        ("我喺多倫多，揸加拿大護照", "加拿大護照", "foreign"),
        ("我妈妈在台山，我在多伦多，拿加拿大护照", "加拿大护照", "foreign"),
        ("I'm a Canadian citizen", "Canadian citizen", "foreign"),
        ("他是加拿大籍", "加拿大籍", None),
        ("我弟弟在多伦多，拿加拿大护照", "加拿大护照", None),
        ("我在台山，我女儿拿加拿大护照", "加拿大护照", None),
    ],
)
def test_a_nationality_told_of_oneself_is_known_and_of_somebody_else_is_not(
    text: str, words: str, known: str | None
) -> None:
    event = _said(text, nationality="foreign")
    start = text.index(words)
    event["parse_data"]["entities"][0] |= {"start": start, "end": start + len(words)}
    assert nationality_told(_turn(event, *BETWEEN)) == known
