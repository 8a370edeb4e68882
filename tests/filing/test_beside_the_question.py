"""What is said beside a filing's question, by rules: kept, taken for what it is, never lost in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.commands import AppendTo, AskAgain, ChangeAnswers, CorrectSlot, NoteAside, Reopen, StartFlow
from actions.dialogue.extract import _is_denied_here
from actions.dialogue.fields import Field, stands_in
from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.value_kinds import with_new_sum
from actions.dialogue.rules import correction, switch
from actions.dialogue.state import State
from actions.dialogue.told_earlier import _may_be_of
from actions.filing import corrections
from actions.filing.cause_change import more_of_story, story_changed
from actions.filing.dispute_told import tells_unnamed
from actions.filing.intake import FILE
from actions.filing.intake_rules import about_mediation, is_order_or_no_name
from actions.filing.readers import read_yes_no
from actions.filing.readers.beside_story import evidence_comes_later, story_instead
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.list_edits import orders_form
from actions.filing.readers.who_died import dead_in, name_of_dead
from actions.filing.restated import more_of_the_same
from actions.filing.told_beside import email_along, evidence_later
from actions.story.reading import read_story


def standing(question: str, cause: str = "private_lending", **answers: Any) -> State:
    """A filing at a question."""
    known = {"cause": cause, "matter": "civil", "for_whom": "self", **answers}
    opened_by = {f"start_{one}": one for one in ("filing", "notarization", "authorization", "mediation")}
    meant: Any = lambda message, heard, own: heard  # noqa: E731
    return State(cast(Any, FILE), known, question, QuestionTable({}), opened_by=opened_by, meant=meant)


def field(name: str) -> Field:
    """A question of the filing by its name."""
    return next(one for one in FILE.fields if one.name == name)


@pytest.mark.parametrize("text", ["以前没起诉过", "就是他外面有人 六年没见面了", "还有表弟也要告 姓名不知道"])
def test_what_only_sounds_like_the_wish_for_the_open_form_is_not_passed_over(text: str) -> None:
    at = standing("divorce_separated_since", "divorce")
    assert switch.propose(at, Answer(text, "start_filing", "answer"), Candidates()) == ()
    assert switch.propose(at, Answer("我要起诉离婚", "start_filing", "answer"), Candidates()) == (AskAgain(),)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("家姐話佢嗰份唔要，俾我", "start_authorization"), ("房子在台城，他爸妈住着", "start_notarization")],
)
def test_what_names_no_other_service_and_wishes_nothing_leaves_no_form(text: str, intent: str) -> None:
    assert (
        switch.propose(standing("inheritance_heirs", "inheritance"), Answer(text, intent, "answer"), Candidates()) == ()
    )


def test_what_names_another_service_still_opens_it() -> None:
    at = standing("inheritance_heirs", "inheritance")
    said = Answer("我想办委托书公证", "start_notarization", "answer")
    assert switch.propose(at, said, Candidates()) == (StartFlow("notarization"),)


@pytest.mark.parametrize(
    "text", ["过了两年是不是就不能告了", "my cousin Tan Weijie not give me account book and profit from 2022"]
)
def test_a_question_and_a_statement_with_a_not_open_no_answer_again(text: str) -> None:
    said = Answer(text, "inform", "ask_back")
    revised = [Proposal(one) for one in revisions(said)]
    at = standing("private_lending_handed_over", private_lending_interest="no")
    made = correction.propose(at, said, Candidates(revised=revised))
    assert revised and not any(isinstance(one, Reopen) for one in made)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("没有证据 只有结婚证", True),
        ("冇證據住，只得一份合約同埋微信", True),
        ("遲啲先交證據", True),
        ("No evidence now", True),
        ("没有证据证明他还过", False),
        ("证据都在我手上", False),
    ],
)
def test_that_evidence_comes_later_is_kept_at_any_question(text: str, later: bool) -> None:
    assert evidence_comes_later(text) is later
    made = evidence_later(standing("divorce_separated_since", "divorce"), Answer(text, "inform"), Candidates())
    assert made == ((NoteAside("evidence_1_file", Reading("none")),) if later else ())
    asked = evidence_later(standing("evidence_1_file"), Answer(text, "inform"), Candidates())
    assert asked == ()


def test_an_email_is_kept_although_the_question_for_it_was_left_out() -> None:
    token = "⟦email:0123456789⟧"
    mail = {"entity": "email", "value": token, "start": 3, "end": 3 + len(token)}
    said = Answer(f"邮箱 {token}", "inform", "answer", (mail,))
    made = email_along(standing("amount", service_email=""), said, Candidates())
    assert made == (NoteAside("service_email", Reading(token, entities=("email",))),)
    assert email_along(standing("amount", service_email="⟦email:9999999999⟧"), said, Candidates()) == ()


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("还有一个被告，平安保险鹤山支公司", True),
        ("改第 13 项 后续手术费15000元", True),
        ("Remove number 4", True),
        ("add another defendant", True),
        ("王大文，董事长", False),
        ("还有一个弟弟在香港", False),
    ],
)
def test_an_order_to_the_form_is_no_answer_in_free_words(text: str, orders: bool) -> None:
    assert orders_form(text) is orders
    who = field("defendant_2_representative")
    assert is_order_or_no_name(Answer(text, "inform"), who, Reading(text)) is (orders or "弟弟" in text)


def test_who_is_no_name_represents_no_company() -> None:
    who = field("defendant_1_representative")
    assert is_order_or_no_name(Answer("老板姓赵，店叫老陈皮行", "inform"), who, Reading("老板姓赵，店叫老陈皮行"))
    assert not is_order_or_no_name(Answer("赵国栋，经理", "inform"), who, Reading("赵国栋，经理"))


@pytest.mark.parametrize(
    ("claim", "told", "stands"),
    [
        ("追返由2024年12月到而家嘅撫養費，每個月2500", "每個月4000蚊，由2024年12月起",
         "追返由2024年12月到而家嘅撫養費，每個月4000"),
        ("返还借款五万元", "六万元", "返还借款六万元"),
        ("返还货款46000元并赔偿1000元", "5000元", ""),
        ("返还借款50000元", "2024年起每月2000元", ""),
        ("支付利息", "3000元", ""),
    ],
)  # fmt: skip
def test_the_one_sum_of_a_claim_is_replaced_by_the_one_told(claim: str, told: str, stands: str) -> None:
    assert with_new_sum(claim, told) == stands


def test_a_claim_is_changed_by_its_number_where_the_claims_are_drafted_anew() -> None:
    at = standing("for_whom", claims_so_far=["返还借款50000元", "支付利息"])
    (made,) = corrections.claim_by_number(at, Answer("第1条改成 返还借款40000元", "inform"), Candidates())
    assert isinstance(made, AppendTo) and made.reading.value == ["返还借款40000元", "支付利息"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("經過改成 鄰居違建的陽台壓裂我家老屋的牆", "鄰居違建的陽台壓裂我家老屋的牆"),
        ("Change what happened to: my mother bought a flat in 2021", "my mother bought a flat in 2021"),
        ("經過唔記得", ""),
    ],
)
def test_another_account_takes_the_place_of_the_story(text: str, words: str) -> None:
    assert story_instead(text) == words
    own = {"draft": True, "own": ["說錯了的一句"]}
    made = story_changed(standing("amount", "other", facts_so_far=own, facts="說錯了的一句"), Answer(text, "inform"),
                         Candidates())  # fmt: skip
    assert bool(made) is bool(words)
    if made:
        (change,) = made
        assert isinstance(change, ChangeAnswers) and change.changes["facts_so_far"]["own"] == [words]
        assert (change.changes["facts"], change.question) == (None, "facts")


@pytest.mark.parametrize(
    "text",
    [
        "88 Yinbin Avenue, Pengjiang, Jiangmen",
        "第1條改成每個月4000蚊，由2024年12月起",
        "Really I'd take 25,000 but keep that to yourself",
        "冇證據住，遲啲先有",
    ],
)
def test_addresses_orders_and_secrets_are_no_story(text: str) -> None:
    at = standing("defendant_1_representative", "other", facts_so_far={"draft": True, "own": ["他違建"]})
    assert more_of_story(at, Answer(text, "inform"), Candidates()) == ()


@pytest.mark.parametrize("text", ["no want mediation", "不要调解", "唔要調解"])
def test_who_wants_no_mediation_gets_none_whatever_it_sounds_like(text: str) -> None:
    at = standing("private_lending_interest", mediation_first="no")
    made = about_mediation(at, Answer(text, "start_mediation", "answer"), Candidates())
    assert made == (CorrectSlot("mediation_first", Reading("no")),)


@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("I'd also like him to pay my translation costs, about 300 dollars", True),
        ("They want the certificate and compensation for the delay", True),
        ("我想追返呢筆錢，每個月俾2500", True),
        ("他追我讨了三次钱", False),
    ],
)
def test_claims_are_heard_in_other_words(text: str, is_claim: bool) -> None:
    assert bool(claims_told(text)) is is_claim


def test_more_of_what_was_told_stands_behind_it() -> None:
    known = {"divorce_children": "yes", "divorce_children_wish": "女儿6岁，跟我在墨尔本"}
    at = standing("divorce_earlier_suit", "divorce", filled_in=["divorce_children_wish"], **known)
    text = "女儿归我，他每个月给1500"
    story = read_story(text, [], cause="divorce", known={"children": "yes"})
    made = more_of_the_same(at, Answer(text, "inform"), story)
    assert made == {"divorce_children_wish": f"女儿6岁，跟我在墨尔本；{text}"}
    answered = standing("divorce_earlier_suit", "divorce", filled_in=[], **known)
    assert more_of_the_same(answered, Answer(text, "inform"), story) == {}


@pytest.mark.parametrize(
    ("question", "kind", "text", "clause", "offered"),
    [
        ("private_lending_due_on", "day", "去年十月", "只在去年十月还了两万利息", False),
        ("private_lending_due_on", "day", "去年年底", "说好去年年底还款", True),
        ("house_lease_leased_from", "day", "今年", "今年68岁", False),
        ("private_lending_principal", "money", "1456", "那个1456是他老婆的", False),
        ("private_lending_principal", "money", "33万", "33万没还", True),
    ],
)
def test_a_value_told_of_something_else_is_not_offered(
    question: str, kind: str, text: str, clause: str, offered: bool
) -> None:
    value = {"kind": kind, "text": text, "entities": [], "clause": clause}
    assert _may_be_of(field(question), value) is offered


def test_no_word_of_what_is_denied_answers_a_question_in_free_words() -> None:
    said = UserMessage("不是三樓 是他違建的陽台壓過來的", "inform")
    home = field("plaintiff_1_address")
    assert _is_denied_here(home, said, Reading({"text": "不是三樓", "region": "", "district": ""}))
    assert not _is_denied_here(
        home, UserMessage("台北市中山北路20號", "inform"), Reading({"text": "台北市中山北路20號"})
    )


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        (
            "我给女儿在江门一家培训公司交了三年的钢琴课 一共38600 上了半年公司就关门了 老板躲起来 "
            "公司叫江门市音悦艺术培训有限公司",
            True,
        ),
        (
            "My parents bought a flat from a developer in 2019 and the developer still hasn't given them the papers",
            True,
        ),
        ("我在公司上班 每个月工资一万 想回江门开一家餐馆 请问要办什么手续", False),
        ("I was born in Jiangmen and my company sent me to Canada in 2001, I need a birth certificate", False),
        ("公司不还钱", False),
    ],
)
def test_a_wrong_without_a_name_is_still_a_dispute(text: str, tells: bool) -> None:
    sum_told = ({"entity": "money", "value": {"amount": "38600", "currency": "CNY"}, "start": 0, "end": 1},)
    assert tells_unnamed(UserMessage(text, "inform", "answer", sum_told)) is tells


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [("id", "he decide 16000 not 18000", False), ("id", "my id is wrong", True), ("phone", "his phones", True),
     ("电话", "他的电话", True)],
)  # fmt: skip
def test_a_name_in_letters_is_a_word_of_its_own(name: str, text: str, stands: bool) -> None:
    assert stands_in(name, text) is stands


def test_the_deceased_is_named_beside_the_heirs_in_either_script() -> None:
    text = "阿媽叫區蓮好，細佬叫陳偉強，家姐叫陳麗珍，我叫陳麗芳"
    assert dead_in("我阿媽上年11月8號喺新會過咗身") == ["mother"]
    assert name_of_dead("mother", text) == "區蓮好"


def test_not_only_is_no_no() -> None:
    assert not read_yes_no(Answer("唔止，仲有水電費", "out_of_scope", "refuse")).found
    assert read_yes_no(Answer("唔係", "inform", "ask_back")).value == "no"


@pytest.mark.parametrize(
    ("text", "opens"),
    [("撤销赠与 把房子过回我名下", False), ("我想撤诉", True), ("I want to withdraw my case", True)],
)
def test_undoing_a_gift_takes_no_case_back(text: str, opens: bool) -> None:
    at = standing("plaintiff_1_name", "other")
    at = replace(at, opened_by={**at.opened_by, "withdraw_filing": "filing_withdrawal"})
    made = switch.propose(at, Answer(text, "withdraw_filing", "answer"), Candidates())
    assert (made == (StartFlow("filing_withdrawal"),)) is opens
