"""What somebody said of themselves long ago in the conversation is found again; what they said of others is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.profile.told import nationality_told, place_told

TORONTO = {"name": "Toronto", "name_zh": "多伦多", "country": "CA", "timezone": "America/Toronto"}
TAISHAN = {"name": "Taishan", "name_zh": "台山", "country": "CN", "timezone": "Asia/Shanghai"}
NEW_YORK = {"name": "New York City", "name_zh": "纽约", "country": "US", "timezone": "America/New_York"}


def _said(text: str, **entities: Any) -> dict[str, Any]:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"event": "user", "text": text, "parse_data": {"entities": found}}


def _turn(*events: dict[str, Any], language: str = "zh-Hans") -> Any:
    return SimpleNamespace(tracker=SimpleNamespace(events=[*events, _said("委托书怎么办")]), language=language)


BETWEEN = [_said(f"第{number}句") for number in range(40)]


@pytest.mark.parametrize("text", ["我在多伦多", "我而家喺多倫多住", "I'm in Toronto", "我人在多伦多，想问个事"])
def test_a_place_told_forty_messages_ago_is_known(text: str) -> None:
    found = place_told(_turn(_said(text, place=TORONTO), *BETWEEN))
    assert found is not None
    assert (found["name"], found["country"], found["geonames"]) == ("多伦多", "CA", "Toronto")


def test_the_place_told_last_counts() -> None:
    found = place_told(_turn(_said("我在多伦多", place=TORONTO), _said("我现在在纽约", place=NEW_YORK)))
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
def test_a_place_of_somebody_else_or_no_certain_one_is_not(event: dict[str, Any]) -> None:
    assert place_told(_turn(event)) is None


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
def test_the_place_of_somebody_beside_the_writer_is_not_the_writers(text: str, words: str, own: bool) -> None:
    event = _said(text, place=TORONTO)
    start = text.index(words)
    event["parse_data"]["entities"][0] |= {"start": start, "end": start + len(words)}
    assert (place_told(_turn(event)) is not None) is own


def test_this_message_itself_is_not_what_was_told_before() -> None:
    turn = SimpleNamespace(tracker=SimpleNamespace(events=[_said("我在多伦多", place=TORONTO)]), language="en")
    assert place_told(turn) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "known"), [("我是加拿大籍", "foreign"), ("我拿加拿大护照", "foreign"), ("他是加拿大籍", None)]
)
def test_a_nationality_told_of_oneself_is_known(text: str, known: str | None) -> None:
    assert nationality_told(_turn(_said(text, nationality="foreign"), *BETWEEN)) == known
