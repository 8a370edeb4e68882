"""Another paper than the proof of residence that is asked for, and a face check's link that does not open."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Say
from actions.identity.other_proof import propose
from actions.identity.questions import QUESTIONS
from actions.identity.readers.face_words import link_is_gone, names_face_check
from actions.identity.readers.proof_words import lacks_right_to_live, offered_proof
from tests.dialogue.states import state_of

ABROAD = {"category": "mainland_abroad", "home": "西班牙", "residence_since": "2015-01-01", "document_type": "passport"}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("我冇呢張相喺度，可唔可以影張水電費單代替", "of_home"), ("租房合同行吗", "of_home"),
        ("銀行月結單得唔得", "of_home"), ("驾照可以吗", "of_home"), ("is a utility bill enough?", "of_home"),
        ("can I send my lease instead", "of_home"), ("would a bank statement do", "of_home"),
        ("学生签证可以吗", "of_right"), ("永居卡得唔得", "of_right"), ("is a work permit ok?", "of_right"),
        ("没有居留证，还有别的办法吗", "another_way"), ("居留卡過咗期點算", "another_way"),
        ("冇呢啲證件喎", "another_way"),
        ("I don't have any residence card", "another_way"), ("what else can I send", "another_way"),
    ],
)  # fmt: skip
def test_what_is_offered_for_the_proof_is_heard(text: str, offered: str) -> None:
    assert offered_proof(text) == offered


@pytest.mark.parametrize(
    "text",
    [
        "保存以后再说",
        "发过来了",
        "我住在马德里",
        "上一步",
        "转人工",
        "好的",
        "sent",
        "here is my residence card",
        "这是我的居留证",
    ],
)
def test_other_words_offer_nothing_else(text: str) -> None:
    assert offered_proof(text) == ""


def said(text: str, question: str = "proof") -> tuple[Any, ...]:
    return propose(state_of(QUESTIONS, question, ABROAD), Answer(text, "ask_law"), Candidates())


def test_a_bill_is_no_proof_of_the_right_to_stay_and_a_person_is_named_as_the_way() -> None:
    (told,) = said("水电费单行不行")
    assert isinstance(told, Say) and told.asks
    assert "单凭这一样不够" in told.facts["words"].zh and "第5条第4项" in told.facts["words"].zh
    assert "not enough" in told.facts["words"].en
    assert [payload for _, payload in told.buttons] == ["/ask_human", "/save_for_later"]


def test_a_permit_that_shows_it_may_be_sent() -> None:
    (told,) = said("学生签证可以吗")
    assert told.facts["words"].zh.startswith("一般可以") and not told.buttons


def test_the_same_words_at_another_question_are_that_question_s() -> None:
    assert said("水电费单行不行", "home") == ()


def test_the_question_itself_names_a_person_as_the_way() -> None:
    proof = next(one for one in QUESTIONS if one.name == "proof")
    hint: Any = proof.hint
    assert "转人工" in hint(None).zh


@pytest.mark.parametrize(
    "text",
    [
        "the link says expired", "这个链接过期了", "條link用過咗", "网页打不开", "链接点不进去",
        "the page doesn't open",
        "link already used", "it says the link is invalid", "人脸核验的网页出错", "the face check page is blank",
    ],
)  # fmt: skip
def test_a_link_that_does_not_open_is_heard(text: str) -> None:
    assert link_is_gone(text)


@pytest.mark.parametrize(
    "text",
    [
        "my passport expired", "护照过期了", "给我链接", "视频见证的链接过期了", "the hearing link doesn't work",
        "链接收到了",
        "调解的链接打不开", "send me the link", "我打不开门", "邀请链接过期了",
    ],
)  # fmt: skip
def test_other_links_and_what_else_expires_are_left(text: str) -> None:
    assert not link_is_gone(text)


def test_the_face_check_is_named() -> None:
    assert names_face_check("人脸核验的链接过期了") and names_face_check("face check link expired")
    assert not names_face_check("the link says expired")


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("没有居留证", True), ("我冇居留證", True), ("我拿不到绿卡怎么办", True), ("I have no residence card", True),
        ("I don't have a green card", True), ("we never had any residence permit", True),
        ("有没有居留证都行吗", False), ("我有居留证", False), ("没有住过别的地方", False),
        ("I have a residence card", False),
        ("no, my green card is here", False),
    ],
)  # fmt: skip
def test_who_has_no_paper_of_residence_is_heard_at_any_question(text: str, *, lacks: bool) -> None:
    assert lacks_right_to_live(text) is lacks


@pytest.mark.parametrize("question", ["home", "residence_since", "document_type", "data_notice", "proof"])
def test_who_has_none_is_told_what_way_is_left(question: str) -> None:
    said = propose(state_of(QUESTIONS, question, ABROAD), Answer("没有居留证", "inform"), Candidates())
    assert isinstance(said[0], Say)
    assert "使领馆" in str(said[0]) and "ask_authorization" in str(said[0])
