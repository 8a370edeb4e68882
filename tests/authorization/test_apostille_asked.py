"""Costs and time of an apostille: by the authority of the country, and never by a notary office here."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.authorization.apostille_asked import asked_first, cost_and_time
from actions.authorization.readers.folk_words import named_in
from actions.topic import keys_asked

TORONTO = {"name": "Toronto", "name_zh": "多伦多", "country": "CA", "timezone": "America/Toronto"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("how much does the apostille cost and how long does it take", {"cost", "time"}),
        ("apostille要多少钱", {"cost"}), ("附加证明书要办多久", {"time"}), ("海牙认证几钱", {"cost"}),
        ("how long does an apostille take", {"time"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("about", ["notarization", "authorization", ""])
def test_it_is_asked_of_the_apostille_whatever_is_spoken_of(text: str, kinds: set[str], about: str) -> None:
    assert set(keys_asked(text, about)) == {("apostille", kind) for kind in kinds}


def _turn(entities: tuple[dict[str, Any], ...] = (), **more: Any) -> Any:
    said: list[dict[str, Any]] = []
    turn = SimpleNamespace(
        answer=Answer("apostille要多少钱", "ask_authorization", entities=entities), language="zh-Hans", has_draft=False,
        now=datetime(2026, 11, 30, tzinfo=UTC), tracker=SimpleNamespace(events=[]), door=None, told=said, answers={},
        say=lambda utter, buttons=(), **facts: said.append({"utter": utter, **facts}),
    )  # fmt: skip
    for name, value in more.items():
        setattr(turn, name, value)
    return cast(Any, turn)


async def test_the_country_of_the_message_is_told() -> None:
    turn = _turn(({"entity": "place", "value": TORONTO, "start": 0, "end": 3},))
    await cost_and_time(turn)
    (told,) = turn.told
    assert told["utter"] == "utter_authorization_apostille_cost"
    assert "加元" in told["fee"] and "工作日" in told["days"] and told["country"] == "加拿大"


@pytest.mark.parametrize("answers", [{"place": "US/New York City"}, {"city": {**TORONTO, "country": "US"}}])
async def test_the_country_of_the_open_form_is_told(answers: dict[str, Any]) -> None:
    turn = _turn(has_draft=True, answers=answers)
    await cost_and_time(turn)
    assert "州务卿" in turn.told[0]["authority"] and "美元" in turn.told[0]["fee"]


async def test_where_somebody_said_to_be_is_told() -> None:
    here = {"entity": "place", "value": TORONTO, "start": 2, "end": 5}
    events = [{"event": "user", "text": "我在多伦多", "parse_data": {"entities": [here]}}]
    turn = _turn(tracker=SimpleNamespace(events=[*events, {"event": "user", "text": "apostille要多少钱"}]))
    await cost_and_time(turn)
    assert turn.told[0]["country"] == "加拿大"


async def test_what_no_source_tells_is_said_to_be_unknown() -> None:
    turn = _turn(({"entity": "country", "value": "GB", "start": 0, "end": 2},))
    await cost_and_time(turn)
    assert "没有可靠的数字" in turn.told[0]["fee"] and "没有公布" in turn.told[0]["days"]


async def test_without_a_country_it_is_asked_for() -> None:
    turn = _turn()
    await cost_and_time(turn)
    assert turn.told[0]["utter"] == "utter_authorization_apostille"


async def test_papers_of_hong_kong_are_certified_another_way() -> None:
    turn = _turn(({"entity": "country", "value": "HK", "start": 0, "end": 2},))
    await cost_and_time(turn)
    assert turn.told[0]["utter"] == "utter_authorization_certified_region"


@pytest.mark.parametrize(
    ("text", "utter"),
    [
        ("apostille要多少钱", "utter_authorization_apostille_cost"),
        ("要不要办附加证明书", "utter_authorization_certified_apostille"),
        ("法官视频见证怎么办", "answered"),
    ],
)
async def test_a_question_of_authorizing_is_asked_of_the_country_of_the_form(text: str, utter: str) -> None:
    turn = _turn(
        has_draft=True, answers={"city": {**TORONTO, "country": "US"}}, answer=Answer(text, "ask_authorization")
    )

    async def answer(turn: Any) -> None:
        turn.say("answered")

    await asked_first(answer)(turn)
    assert [one["utter"] for one in turn.told] == [utter]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("委内瑞拉的出生证怎么在江门用", True),
        ("新西兰的死亡证明江门认不认", True),
        ("我在泰国，结婚证要拿回江门用，要办什么认证", True),
        ("how do I get my Ohio birth certificate accepted in China", True),
        ("秘魯嘅無犯罪證明書點樣攞返江門用", True),
        ("我在泰国，结婚证丢了", False),
        ("江门的结婚证怎么补办", False),
        ("加拿大的出生证能在美国用吗", False),
        ("my birth certificate is from Ohio", False),
    ],
)
def test_a_certificate_made_abroad_for_use_here_is_heard(text: str, *, named: bool) -> None:
    assert bool(named_in(text, "paper_for_use_here")) is named
