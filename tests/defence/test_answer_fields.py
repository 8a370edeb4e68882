"""What reaches the written answer: claims a court can order, stances, reasons in earnest, and nothing else."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.defence.evidence_question import is_word_alone
from actions.defence.flow import QUESTIONS


class MadeUpTurn:
    """As much of a turn as these readers look at: one open question."""

    language = "zh-Hans"

    def __init__(self, question: str, answers: dict[str, Any] | None = None) -> None:
        self.answers = answers or {}
        self.question = question

    def is_open(self, name: str) -> bool:
        return name == self.question

    def is_asked(self, answer: Answer, name: str) -> bool:
        return self.is_open(name)


def read(question: str, text: str, intent: str = "inform", answers: dict[str, Any] | None = None) -> Reading:
    field = next(one for one in QUESTIONS if one.name == question)
    turn: Any = MadeUpTurn(question, answers)
    return asyncio.run(field.read(turn, Answer(text, intent)))  # type: ignore[arg-type]


def test_stance_and_reason_are_read_from_one_message() -> None:
    found = read("stance_1", "不同意，我只借了20万")
    assert (found.value, dict(found.also)) == ("deny", {"reason_1": "我只借了20万"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("第一条不同意，我每个月都转了2500，从2025年1月到2026年9月", "我每个月都转了2500，从2025年1月到2026年9月"),
        ("第1项不同意，合同还没有到期", "合同还没有到期"),
        ("claim 1: I deny it, because I paid every month", "I paid every month"),
        ("第一项请求改成不同意", None),
        ("第一条承认，钱是借过的", None),
        ("第一条不同意", None),
    ],
)
def test_the_reason_behind_a_claims_number_is_kept(text: str, reason: str | None) -> None:
    assert read("stance_1", text).also.get("reason_1") == reason


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("付租金三万，搬走", ["付租金三万", "搬走"]),
        ("支付货款5万元，赔偿损失1万元，承担诉讼费", ["支付货款5万元", "赔偿损失1万元", "承担诉讼费"]),
        ("pay 30,000 rent, move out", ["pay 30,000 rent", "move out"]),
        ("付租金三万，押金两千", ["付租金三万，押金两千"]),
        ("归还借款300,000元", ["归还借款300,000元"]),
        ("归还借款30万元，因为借条到期了", ["归还借款30万元，因为借条到期了"]),
    ],
)
def test_each_thing_a_court_could_order_is_a_claim(text: str, claims: list[str]) -> None:
    assert read("claims", text).value == claims


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("only my word", True), ("没有，只有我自己说", True), ("得把口講", True), ("I only have my word", True),
        ("只有收条", False), ("only my bank slips", False), ("我的证言和录音", False), ("my brother's word", False),
    ],
)  # fmt: skip
def test_ones_own_word_alone_is_no_evidence(text: str, alone: bool) -> None:
    assert is_word_alone(text) is alone


def test_the_plaintiffs_name_for_ones_own_is_doubted_once() -> None:
    known: dict[str, Any] = {"plaintiff": "王小明", "kind": "person", "next": "brief"}
    doubted = read("name", "王小明", answers=known)
    assert (doubted.found, bool(doubted.problem), dict(doubted.notes)) == (False, True, {"same_name_doubted": "王小明"})
    assert read("name", "王小明", answers=known | doubted.notes).value == "王小明"
    assert read("name", "李国强", answers=known).value == "李国强"


@pytest.mark.parametrize("text", ["部分承认 认两万", "部分承认", "承认一半"])
def test_an_admission_in_part_is_never_an_admission(text: str) -> None:
    assert read("stance_1", text).value == "partly"


def test_a_reason_alone_is_kept_and_the_stance_asked_for() -> None:
    found = read("stance_1", "钱我在2022年转了十万")
    assert (found.value, found.problem) == (None, "utter_defence_stance_unclear")
    assert dict(found.notes) == {"reason_1": "钱我在2022年转了十万"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("确认提交", "affirm"),
        ("谢谢", "thank"),
        ("等一下", "inform"),
        ("什么意思？", "inform"),
        ("保存以后再说", "save_for_later"),
    ],
)
def test_a_nod_a_thanks_or_a_question_never_becomes_a_reason(text: str, intent: str) -> None:
    assert not read("stance_1", text, intent).notes


@pytest.mark.parametrize(
    ("text", "stance"),
    [("that's not my signature", "deny"), ("I paid half back already", "partly"), ("佢話唔使還", "deny")],
)
def test_a_plea_is_a_stance_with_its_reason(text: str, stance: str) -> None:
    found = read("stance_1", text)
    assert (found.value, dict(found.also)) == (stance, {"reason_1": text})


def test_a_stance_given_before_is_corrected_in_the_words_of_its_button() -> None:
    known = {"claims": ["归还借款30万元", "支付利息"], "stance_1": "deny"}
    field = next(one for one in QUESTIONS if one.name == "stance_1")
    elsewhere: Any = MadeUpTurn("facts", known)
    found = asyncio.run(field.read(elsewhere, Answer("部分同意", "inform")))  # type: ignore[arg-type]
    assert (found.value, found.speaks_for_itself) == ("partly", False)


def test_what_is_admitted_takes_no_reason() -> None:
    assert read("stance_1", "承认，我认账").also == {}


def test_a_claim_is_corrected_by_its_number_wherever_one_is() -> None:
    found = read("stance_2", "第二项请求改成不同意")
    assert (found.value, found.speaks_for_itself) == ("deny", True)
    assert not read("stance_1", "第二项请求改成不同意").speaks_for_itself


def test_claims_are_taken_as_a_list_and_the_rest_is_pointed_out() -> None:
    assert read("claims", "归还借款30万元；支付利息").value == ["归还借款30万元", "支付利息"]
    part = read("claims", "归还借款30万元；他这个人很坏")
    assert (part.value, part.problem) == (["归还借款30万元"], "utter_defence_claims_part")
    assert read("claims", "他这个人很坏").problem == "utter_defence_claims_odd"


def test_more_claims_than_the_form_asks_about_are_not_cut_off_in_silence() -> None:
    assert (
        read("claims", "；".join(f"支付第{n}笔货款" for n in "一二三四五六七八九")).problem
        == "utter_defence_claims_many"
    )


def test_evidence_is_a_list_of_names_and_a_sum_stays_whole() -> None:
    assert read("evidence", "转账记录、收条，聊天记录").value == ["转账记录", "收条", "聊天记录"]
    assert read("evidence", "收条（30,000元）").value == ["收条（30,000元）"]


def test_several_plaintiffs_are_kept_together() -> None:
    assert read("plaintiff", "陈大文和李国强").value == "陈大文、李国强"


def test_the_sum_of_a_limited_admission_stands_in_the_answer() -> None:
    known = {"claims": ["支付工资63000元"]}
    found = read("stance_1", "部分承认 认两万", answers=known)
    assert (found.value, dict(found.also)) == ("partly", {"reason_1": "认两万"})
    assert read("stance_1", "认两万", answers=known).value == "partly"
    assert read("stance_1", "承认63000", answers=known).value == "admit"
