"""From a mediation to a suit, and from half a suit to a mediation, with the real bot: nothing told is asked again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.standing import Speaker, utters

pytestmark = pytest.mark.slow

STORY = "2024年3月我转账借给他三十万，说好一年还，到现在一分没还。"
TOLD = ("申请调解", "借钱、欠款", "吴国安", STORY, "还我30万，可以分期", "他住台山台城", "他的电话13800138000",
        "林小明", "我的电话13900139000", "普通话", "跳过", "确认提交")  # fmt: skip
CARRIED = frozenset(
    {
        "matter", "cause", "facts", "plaintiff_1_name", "defendant_1_name", "plaintiff_1_phone", "defendant_1_phone",
        "private_lending_lent_on", "private_lending_lent_amount",
    }
)  # fmt: skip
QUESTIONS_LOOKED_AT = 12


def said(person: Speaker, *words: str) -> list[dict[str, Any]]:
    """Say or press each, and return what the last one was answered."""
    replies: list[dict[str, Any]] = []
    for word in words:
        replies = person.reply_to(word)
    return replies


def left(person: Speaker) -> None:
    """Apply for mediation, then leave it."""
    assert "utter_mediation_applied" in utters(said(person, *TOLD))
    assert "utter_dispute_ended" in utters(said(person, "退出调解", "是，退出"))


def test_a_mediation_that_ends_goes_on_as_a_suit_and_nothing_told_is_asked_again(house: House) -> None:
    person = Speaker(house, "America/Toronto")
    left(person)
    assert "utter_dispute_to_filing" in utters(said(person, "改走立案"))
    answers = person.standing().answers
    assert set(answers) >= CARRIED
    assert (answers["plaintiff_1_name"], answers["defendant_1_name"]) == ("林小明", "吴国安")
    assert answers["private_lending_lent_amount"] == "300000.00 CNY"
    assert answers["facts"] == STORY.rstrip("。") or answers["facts"] == STORY
    assert answers["defendant_1_lives"]["text"].endswith("台山台城")
    asked = []
    for _ in range(QUESTIONS_LOOKED_AT):
        question = person.standing().question
        if not question or question in asked:
            break
        asked.append(question)
        person.reply_to(next(iter(person.buttons), "不知道"))
    assert asked and not CARRIED & set(asked), asked


def test_a_filing_that_waits_keeps_what_it_holds(house: House) -> None:
    """What it holds is taken into the mediation, which is about the same quarrel then; only what it lacks is added."""
    person = Speaker(house, "America/Toronto")
    said(person, "我要起诉陈大文，他2025年5月借了我2万元一直没还", "保存以后再说")
    left(person)
    assert "utter_dispute_filing_added" in utters(said(person, "改走立案"))
    answers = person.standing().answers
    assert answers["defendant_1_name"] == "陈大文" and "三十万" not in str(answers["facts"])


def test_half_a_filing_becomes_a_mediation_and_what_it_holds_is_not_asked_again(house: House) -> None:
    person = Speaker(house, "America/Toronto")
    said(person, "我要起诉陈大文，他2025年5月借了我2万元一直没还")
    replies = said(person, "不想打官司了，帮我找人调解吧")
    assert "utter_mediation_opening" in utters(replies)
    answers = person.standing().answers
    assert (answers["matter"], answers["other_name"]) == ("debt", "陈大文")
    assert person.standing().question not in ("matter", "other_name")
