"""Who speaks of not wanting to live is noticed; who tells of somebody else, or only of a case, is not."""

from __future__ import annotations

import pytest

from actions.forms.comfort import life_in_danger


@pytest.mark.parametrize(
    "text", ["我不想活了", "唔想做人喇", "真的活不下去了", "我好想死", "I want to die", "i don't want to live any more"]
)
def test_despair_is_noticed(text: str) -> None:
    assert life_in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "我很害怕",
        "我父亲死了，遗产怎么分",
        "死亡证明公证",
        "I live in Vancouver",
        "被告多次在微信里说如果我起诉，他就自杀给我看，我都有截图，请法院看这些聊天记录作为证据之一。",
    ],
)
def test_a_case_is_no_despair(text: str) -> None:
    assert not life_in_danger(text)
