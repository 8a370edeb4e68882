"""A short question keeps the subject of what was told, past thanks and past short questions that found nothing."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing import fees
from actions.filing.fees import known_from_talk
from actions.filing.readers.fee_wishes import FeeWish
from actions.protection import law
from actions.protection.readers.own_questions import asks_if_needed
from backend.protection.model import Finding
from backend.shared.notifier import READY_WORDS
from tests.protection.test_answers import APPEAL, DIVORCE, payloads, said, turn_of

LAW, THANKS, OFFER = "utter_law_answer", "utter_thank", "utter_law_candidates"
PRESERVATION, NOTHING = "utter_filing_preservation", "utter_law_unknown"
BESIDE = {"model_id": "0123456789abcdef"}
"""Entry a bubble names beside its utterance."""
BOTH = Finding(candidates=(DIVORCE, APPEAL))
LIKELY = Finding(candidates=(DIVORCE,), belief=0.8, is_likely=True)


def turn_after(text: str, *before: tuple[str, str], findings: Any = None, intent: str = "out_of_scope") -> Any:
    """A turn after these messages, each with the utterance it was answered by, the oldest first."""
    turn = turn_of(text, intent, findings)
    told: list[dict[str, Any]] = []
    for asked, utter in before:
        told += [{"event": "user", "text": asked}, {"event": "bot", "metadata": BESIDE | {"utter_action": utter}}]
    turn.tracker.events[:0] = told
    return turn


TOLD = (
    ("那要多久？", (("上诉怎么办", LAW),), "三十天内提出。"),
    ("那要多久？", (("上诉怎么办", LAW), ("谢谢", THANKS)), "三十天内提出。"),
    ("咁要幾耐", (("上诉怎么办", LAW), ("唔該", THANKS)), "三十天内提出。"),
    ("how long does it take", (("how do I appeal", LAW), ("thanks", THANKS)), "三十天内提出。"),
    ("那要多少钱", (("上诉怎么办", LAW), ("那他不来呢", OFFER)), "费用50元。"),
    ("and how much does it cost?", (("how do I appeal", LAW), ("and then?", OFFER)), "费用50元。"),
    ("要什么材料", (("上诉怎么办", LAW), ("那要在哪里办", NOTHING), ("谢谢", THANKS)), "先备齐证明。"),
    ("那要多久", (("上诉怎么办", "utter_law_likely"), ("那他呢", OFFER)), "三十天内提出。"),
    ("那要多久", (("上诉怎么办", LAW), ("他已经还了一万", READY_WORDS)), "三十天内提出。"),
)


@pytest.mark.parametrize(("text", "before", "words"), TOLD)
async def test_what_was_told_is_still_spoken_of(text: str, before: Any, words: str) -> None:
    turn = turn_after(text, *before)
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_further"]
    assert words in turn.dispatcher.messages[0]["words"]


@pytest.mark.parametrize("text", ["几天之内要提", "有没有期限", "咁幾耐會過期", "How long do I have?", "until when"])
@pytest.mark.parametrize("intent", ["ask_law", "ask_time_limit", "ask_next_step"])
async def test_by_when_it_must_be_done_is_told_of_the_entry_before_anything_likely(text: str, intent: str) -> None:
    turn = turn_after(text, ("上诉怎么办", LAW), findings={text: LIKELY}, intent=intent)
    assert await law.before_a_story(turn) or await law.take_up(turn)
    assert said(turn) == ["utter_law_further"]
    assert "三十天内提出。" in turn.dispatcher.messages[0]["words"]


@pytest.mark.parametrize("text", ["几天之内要提", "How long do I have?"])
async def test_a_last_day_of_ones_own_goes_before_the_rule_told(text: str) -> None:
    turn = turn_after(text, ("上诉怎么办", LAW), findings={text: LIKELY}, intent="ask_time_limit")
    turn.door.limits = ("2026-12-20",)
    assert not await law.before_a_story(turn) or said(turn) == ["utter_law_likely"]


@pytest.mark.parametrize("text", ["补偿怎么算", "咁點計", "can they do that"])
async def test_a_question_that_leans_is_read_with_the_entry_told_before_it_is_asked_alone(text: str) -> None:
    asked = "上诉怎么办"
    turn = turn_after(text, (asked, LAW), findings={text: LIKELY, f"{asked} {text}": Finding(APPEAL)}, intent="ask_law")
    assert await law.before_a_story(turn)
    assert said(turn) == ["utter_law_rule"]


LEFT = (
    ("那要多久", (("上诉怎么办", LAW), ("我要立案", "utter_filing_opening"))),
    ("那要多久", (("上诉怎么办", LAW), ("天气好吗", "utter_out_of_scope"), ("谢谢", THANKS))),
    ("那要多久", (("谢谢", THANKS),)),
    ("那要多少钱", (("财产保全怎么申请", PRESERVATION),)),
    ("那要多久", ()),
)


@pytest.mark.parametrize(("text", "before"), LEFT)
async def test_another_subject_or_none_is_left_to_others(text: str, before: Any) -> None:
    turn = turn_after(text, *before)
    assert not await law.take_up(turn)


async def test_a_new_question_with_a_subject_of_its_own_takes_the_old_ones_place() -> None:
    asked = "离婚可以在外国申请吗"
    before = ("上诉怎么办", LAW), (asked, OFFER)
    turn = turn_after("咁要几耐", *before, findings={f"{asked} 咁要几耐": BOTH})
    assert await law.take_up(turn)
    assert said(turn) == [OFFER]
    assert payloads(turn)[0] == '/ask_law{"law_entry": "divorce"}'


@pytest.mark.parametrize("desk", [PRESERVATION, "utter_filing_recognition_divorce", OFFER])
async def test_after_a_desk_that_has_said_all_it_has_both_questions_are_looked_up_together(desk: str) -> None:
    asked = "财产保全怎么申请"
    turn = turn_after("要多久？", (asked, desk), findings={f"{asked} 要多久？": Finding(DIVORCE)})
    assert await law.take_up(turn)
    assert turn.dispatcher.messages[0]["answer"] == "divorce：可以。"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("要不要公证", True), ("咁使唔使公證", True), ("需要请律师吗？", True), ("那要翻译吗", True),
        ("需不需要翻译", True), ("我要公证", False), ("帮我预约公证好吗", False), ("要公证", False),
        ("Do we need to register again?", True), ("and must it be notarized?", True), ("do i have to go back", True),
        ("is it necessary to have a lawyer", True), ("then will I need a translation?", True),
        ("I need to register", False), ("do I have a chance", False), ("I must sue him", False),
        ("we need to book a notary", False), ("should we divorce", False),
    ],
)  # fmt: skip
def test_who_asks_if_something_is_needed_wishes_for_nothing(text: str, asks: bool) -> None:
    assert asks_if_needed(text) is asks


async def test_a_short_question_that_sounds_like_a_form_is_answered_of_the_entry_told() -> None:
    asked, text = "我可以放弃继承吗", "要不要公证"
    found = {f"{asked} {text}": Finding(candidates=(DIVORCE,), belief=0.6, is_likely=True)}
    turn = turn_after(text, (asked, LAW), findings=found, intent="start_notarization")
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_likely"]
    alone = turn_after(text, (asked, LAW), intent="start_notarization")
    assert not await law.take_up(alone), "where nothing is likely the form may open"


def test_thanks_leave_the_subject_but_no_yes_or_no_is_taken_past_them() -> None:
    turn = turn_after("好", ("真的要删除我的资料吗", "utter_erase_sure"), ("谢谢", THANKS))
    assert THANKS in turn.said_before
    assert "utter_erase_sure" not in turn.said_before
    assert "utter_erase_sure" in turn.spoken_before


def test_the_fee_is_that_of_what_was_explained_before_the_thanks() -> None:
    before = ("How do I get a judgment recognised?", "utter_filing_recognition_judgment"), ("thanks", THANKS)
    turn = turn_after("and how much does it cost?", *before, intent="ask_court_fee")
    assert known_from_talk(turn, FeeWish()).kind == "recognition"


@pytest.mark.parametrize(
    ("asked", "explained", "events"),
    [("怎么申请承认判决", "utter_filing_recognition_judgment", 0), ("你好", "utter_greet", 1)],
)
async def test_a_price_alone_is_told_of_what_was_explained_and_else_asked_for(
    asked: str, explained: str, events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []

    async def court_fee(turn: Any) -> None:
        told.append(turn)

    monkeypatch.setattr(fees, "court_fee", court_fee)
    turn = turn_after("那要多少钱", (asked, explained), ("谢谢", THANKS))
    assert await fees.take_up(turn)
    assert (len(told), len(turn.events)) == (1 - events, events)
