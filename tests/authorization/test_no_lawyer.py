"""Questions about an agent who is no lawyer go to the power of attorney, those about a hearing to its body."""

from __future__ import annotations

import pytest

from actions.topic import keys_asked


@pytest.mark.parametrize(
    "text",
    [
        "不是律师也可以视频吗？", "我表弟不是律师可以吗", "唔系律师得唔得", "does he have to be a lawyer",
        "can someone who is not a lawyer appear by video",
    ],
)  # fmt: skip
@pytest.mark.parametrize("about", ["identity", "authorization", ""])
def test_who_is_no_lawyer_is_asked_of_the_power(text: str, about: str) -> None:
    assert keys_asked(text, about) == [("authorization", "not_lawyer")]


@pytest.mark.parametrize("text", ["我不是律师", "他是律师", "他不是律师，是我表弟", "he is not a lawyer"])
def test_who_only_says_so_asks_nothing(text: str) -> None:
    assert ("authorization", "not_lawyer") not in keys_asked(text, "identity")


@pytest.mark.parametrize("text", ["深圳国际仲裁院要去深圳开庭吗？", "仲裁开庭要本人去深圳吗"])
def test_the_hearing_of_an_arbitration_is_asked_of_arbitration(text: str) -> None:
    assert ("arbitration", "return") in keys_asked(text, "")


def test_a_hearing_in_court_stays_one() -> None:
    assert ("hearing", "return") in keys_asked("要不要亲自去法院开庭", "filing")
