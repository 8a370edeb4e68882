"""A wish that is denied opens nothing: "从来没人告我们，没有官司" is neither a defence nor a suit."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.rules.switch import denies_wish
from actions.story.wishes import wants_to_sue

DENIED = [
    "从来没人告我们，没有官司", "我说没有人告我们啊，你搞错了", "冇人告我，我都冇告人", "我没有打官司，只是卖房",
    "没打官司，办过户而已",
    "唔係打官司喎", "nobody is suing us", "no one has sued me, there is no case",
    "there's no lawsuit, just a flat to sell",
    "從來冇人告過我哋",
]  # fmt: skip
MEANT = [
    "没人告我，是我想去告他", "我要起诉他", "有人告我，传票收到了", "没人告诉我要不要应诉",
    "I'm not sued, I want to sue him",
    "我没有律师，他告我", "佢告我，我冇欠佢錢",
]  # fmt: skip


@pytest.mark.parametrize("text", DENIED)
@pytest.mark.parametrize("service", ["defence", "filing"])
def test_who_says_that_there_is_no_suit_wishes_for_none(text: str, service: str) -> None:
    assert denies_wish(UserMessage(text, f"start_{service}"), service)
    assert not wants_to_sue(text)


@pytest.mark.parametrize("text", MEANT)
def test_who_denies_one_thing_and_speaks_of_a_suit_means_it(text: str) -> None:
    assert not denies_wish(UserMessage(text, "start_filing"), "filing")


def test_a_button_and_another_service_are_not_denied() -> None:
    assert not denies_wish(UserMessage("没有官司", "start_notarization"), "notarization")
    assert not denies_wish(UserMessage("", "start_filing", pressed={"x": "没有官司"}), "filing")
