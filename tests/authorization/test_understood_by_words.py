"""Who asks for a relative to go to court, and who takes a power back, is understood where the bot hesitates."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.authorization.outside import take_up
from actions.dialogue.turn import Turn


def _turn(text: str, decision: str = "ask_back") -> Any:
    said: list[str] = []
    return SimpleNamespace(
        answer=Answer(text, "ask_law", decision),
        has_draft=False,
        tracker=SimpleNamespace(active_loop={}),
        events=[],
        language="zh-Hans",
        said=said,
        say=lambda utter, *_, **__: said.append(utter),
    )


@pytest.mark.parametrize(
    "text",
    [
        "我想授权我姐姐替我去台山法院打官司可以吗",
        "can my cousin or my brother hold my power of attorney for the court case?",
    ],
)
async def test_a_relative_for_the_court_is_answered(text: str) -> None:
    turn = _turn(text)
    assert await take_up(cast(Turn, turn))
    assert turn.said == ["utter_authorization_agent_relative"]


@pytest.mark.parametrize(
    "text",
    ["把张律师的授权撤销了吧", "我唔要佢做我律師，想收返個委託", "please revoke the power of attorney of Mr Chan"],
)
async def test_a_power_taken_back_opens_its_revocation(text: str) -> None:
    turn = _turn(text)
    assert await take_up(cast(Turn, turn))
    assert [one.get("name") for one in turn.events] == ["authorization_revoke_form"]


@pytest.mark.parametrize("text", ["怎么撤销授权？", "我弟弟借了我的钱", "委托书公证要多少钱"])
async def test_what_asks_otherwise_is_left_to_others(text: str) -> None:
    assert not await take_up(cast(Turn, _turn(text)))
    assert not await take_up(cast(Turn, _turn("把张律师的授权撤销了吧", "answer")))
