"""Each rule by a table: a state and a message lead to commands, without a bot, a bus or a dispatcher."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import Answer, Choice, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, choice_field, reading
from actions.dialogue.interpreter import clean_up, interpret
from actions.dialogue.message import Clause
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules import answer, correction, dont_know, navigation, out_of_order, question, review, switch
from actions.dialogue.state import State
from backend.conversation.wanted import A_DAY
from backend.shared.wording import Words
from tests.dialogue.states import state_of


def _words(said: Answer) -> Reading:
    return Reading(said.text) if said.text else NOTHING


MATTER = choice_field("matter", Words("事项", "Matter"), (Choice("birth", Words("出生", "Birth")),))
NAME = Field("name", Words("姓名", "Name"), reading(_words), free_text=True)
PHONE = Field("phone", Words("电话", "Telephone"), reading(_words), words=("电话",))
AMOUNT = Field("lent_amount", Words("借出金额", "Amount lent"), reading(_words))
EMAIL = Field("email", Words("电子邮箱", "E-mail"), reading(_words), words=("邮箱", "电邮"), optional=True)
STORY = Field("story", Words("经过", "Story"), reading(_words), free_text=True, story=True)
FIELDS = (MATTER, NAME, AMOUNT, PHONE, EMAIL, STORY)
KNOWN = {"matter": "birth", "name": "吴志明", "lent_amount": "15000.00 CNY"}


def said(text: str, intent: str = "inform", decision: str = "answer", **more: Any) -> Answer:
    return Answer(text, intent, decision, **more)


def taken_back(text: str, readings: dict[str, Reading], shown: dict[str, str] | None = None) -> Candidates:
    """What `extract` finds in a message that takes something back."""
    found = revisions(said(text))
    return Candidates(revised=[Proposal(one, readings, shown or {}) for one in found])


# Answers


@pytest.mark.parametrize("intent", ["ask_enforcement", "find_institution", "goodbye", "start_filing", "ask_law"])
def test_a_value_in_the_words_of_a_choice_is_the_answer_whatever_it_sounds_like(intent: str) -> None:
    found = Candidates(Reading("birth", covers=0.8))
    assert answer.propose(state_of(FIELDS, "matter"), said("出生证", intent), found) == (
        do.SetSlot("matter", found.here),
    )


def test_a_request_that_only_mentions_a_value_is_no_answer() -> None:
    found = Candidates(Reading("birth", covers=0.1))
    assert answer.propose(state_of(FIELDS, "matter"), said("出生公证要带什么材料呢", "ask_notarization"), found) == ()


@pytest.mark.parametrize(
    ("text", "intent", "kept"),
    [
        ("你真没用", "complain", False),
        ("我好怕", "tell_worry", False),
        ("没有", "deny", True),
        ("不想说", "deny", True),
        ("已经告诉你了", "complain", True),
    ],
)
def test_fear_and_anger_are_answered_in_kind_whatever_short_words_they_hold(text: str, intent: str, kept: bool) -> None:
    found = Candidates(Reading(problem="utter_name_needed"))
    assert bool(answer.propose(state_of(FIELDS, "name", KNOWN), said(text, intent), found)) is kept


@pytest.mark.parametrize(
    ("text", "intent", "kept"),
    [
        ("我想预约公证", "start_notarization", False), ("i want to file a lawsuit", "start_filing", False),
        ("余立案", "start_filing", True), ("Will Law", "ask_law", True), ("公证是我哥办的", "start_notarization", True),
    ],
)  # fmt: skip
def test_a_wish_for_another_service_is_no_free_text_though_a_reader_took_it(text: str, intent: str, kept: bool) -> None:
    opened = {"start_notarization": "notarization", "start_filing": "filing"}
    state = state_of(FIELDS, "name", {"matter": "birth"}, opened_by=opened)
    assert bool(answer.propose(state, said(text, intent), Candidates(Reading(text)))) is kept


def test_a_question_is_ready_once_what_is_asked_before_it_is_answered() -> None:
    kind = Field("kind", Words("种类", "Kind"), reading(_words), applies=lambda answers: answers.get("matter") == "x")
    number = Field("number", Words("号码", "Number"), reading(_words), rests_on=("matter", "kind"))
    fields = (MATTER, kind, number)
    assert [state_of(fields, "name", {"matter": matter}).ready(number) for matter in ("birth", "x")] == [True, False]
    assert not state_of(fields, "name").ready(number)


def test_a_part_is_appended_and_what_is_wrong_is_pointed_out() -> None:
    state = state_of(FIELDS, "story")
    part = Reading("起因", problem="utter_added", partial=True)
    odd = Reading(problem="utter_odd")
    assert answer.propose(state, said("起因"), Candidates(part)) == (do.AppendTo("story", part),)
    assert answer.propose(state, said("???"), Candidates(odd)) == (do.PointOut("story", odd),)


# Moving about


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("上一步", do.GoBack()), ("go back", do.GoBack()), ("跳過", do.SkipQuestion()),
        ("保存以后再说", do.PauseFlow()), ("轉人工", do.AnswerQuestion("ask_human")),
    ],
)  # fmt: skip
def test_a_wish_in_the_words_every_form_offers_holds_anywhere(text: str, command: do.Command) -> None:
    assert navigation.propose_said(state_of(FIELDS, "name"), said(text, "inform"), Candidates()) == (command,)


@pytest.mark.parametrize("text", ["明天再说", "先存著 我問我媽", "Not now, my brother has to read it first"])
@pytest.mark.parametrize("question", ["name", "story", "review"])
def test_what_has_to_wait_is_kept_before_a_form_takes_the_words_for_a_part_of_the_story(
    text: str, question: str
) -> None:
    def takes_all(state: State, message: Answer, candidates: Candidates) -> tuple[do.Command, ...]:
        return (do.AppendTo("story", Reading(message.text, partial=True)),)

    state = state_of(FIELDS, question)
    cast(Any, state.flow).first_rules = (takes_all,)
    assert interpret(state, said(text), Candidates()) == (do.PauseFlow(),)


def test_a_button_that_says_later_is_that_button() -> None:
    offered = Candidates(choices=(Choice("later", Words("还没有，以后再说", "Not yet")),))
    assert navigation.propose_later(state_of(FIELDS, "matter"), said("以后再说"), offered) == ()


def test_a_title_that_is_typed_is_no_wish() -> None:
    typed = Candidates(Reading("later"), is_title=True)
    assert navigation.propose_said(state_of(FIELDS, "matter"), said("保存以后再说"), typed) == ()


@pytest.mark.parametrize(
    ("intent", "text", "command"),
    [
        ("cancel", "不办了", do.CancelFlow()), ("cancel", "算了先不弄，明天再说吧", do.PauseFlow()),
        ("cancel", "邮箱算了", do.SkipQuestion()), ("restart", "从头来", do.RestartFlow()),
        ("greet", "你好", do.Reassure("greet")), ("resume", "继续", do.AskAgain()),
        ("ask_progress", "到哪了", do.TellProgress()),
    ],
)  # fmt: skip
def test_an_understood_wish_is_carried_out(intent: str, text: str, command: do.Command) -> None:
    assert navigation.propose(state_of(FIELDS, "email"), said(text, intent), Candidates()) == (command,)


def test_a_scrap_of_code_throws_nothing_away() -> None:
    assert navigation.propose(state_of(FIELDS, "name"), said("</cancel>", "cancel"), Candidates()) == ()


# Corrections


def test_the_named_answer_is_corrected_also_by_a_part_of_its_name() -> None:
    new = Reading("80000.00 CNY", entities=("money",))
    found = taken_back("金额改成8万", {"lent_amount": new, "name": Reading("8万")})
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said("金额改成8万"), found) == (
        do.CorrectSlot("lent_amount", new),
    )


def test_letters_of_a_masked_number_name_no_answer() -> None:
    number = Field("document_number", Words("证件号码", "Document number"), reading(_words))
    kind = Field("document_type", Words("证件种类", "Document"), reading(_words), words=("document",))
    text = "证件号码改成⟦document:9f1087ec1d⟧"
    new = Reading("⟦document:9f1087ec1d⟧", entities=("document_number",))
    known = {"document_number": "⟦document:cab566dccc⟧", "document_type": "hk_macao_id"}
    state = state_of((*FIELDS, kind, number), "phone", known)
    assert correction.propose(state, said(text), taken_back(text, {"document_number": new})) == (
        do.CorrectSlot("document_number", new),
    )


def test_an_answer_called_by_its_name_is_corrected_before_the_message_is_heard_as_a_question() -> None:
    table = QuestionTable({}, short={("hearing", "interpreter"): None})  # type: ignore[dict-item]
    new = Reading("own")
    text = "姓名改成我自带翻译"
    state = state_of(FIELDS, "email", KNOWN, questions=table)
    assert state.questions.asked(said(text), "small")
    found = taken_back(text, {"name": new})
    assert interpret(state, said(text, "ask_authorization"), found) == (do.CorrectSlot("name", new),)


def test_the_denied_value_tells_which_answer_is_meant() -> None:
    new = Reading("500000.00 CNY", entities=("money",))
    shown = {"lent_amount": "15,000元", "name": "吴志明"}
    found = taken_back("不是15，是50万", {"lent_amount": new, "name": Reading("50万")}, shown)
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said("不是15，是50万"), found) == (
        do.CorrectSlot("lent_amount", new),
    )


def test_the_answer_given_last_is_meant_where_it_is_pointed_at() -> None:
    new = Reading("20000.00 CNY", entities=("money",))
    found = taken_back("不对，上一题答错了，是两万", {"lent_amount": new})
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said("不对，上一题答错了，是两万"), found) == (
        do.CorrectSlot("lent_amount", new),
    )


def test_an_invalid_new_value_keeps_the_old_one() -> None:
    odd = Reading(problem="utter_odd")
    found = taken_back("金额改成很多", {"lent_amount": odd})
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said("金额改成很多"), found) == (
        do.PointOut("lent_amount", odd),
    )


LENT_ON = Field("lent_on", Words("借款日期", "Day of the loan"), reading(_words), wants=A_DAY)
DUE_ON = Field("due_on", Words("还款日期", "Day it was due"), reading(_words), wants=A_DAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019", "2019-05-03"),
        ("是2019年", "2019-05-03"),
        ("不对，是2018年", "2018-05-03"),
        ("一九年端午", "2019年端午"),
    ],
)
def test_a_year_told_after_one_was_assumed_is_the_year_of_that_day(text: str, day: str) -> None:
    fields, known = (LENT_ON, AMOUNT), {"lent_on": "2026-05-03"}
    state = state_of(fields, "lent_amount", known, said_last=("utter_date_year_assumed", "utter_ask_small_lent_amount"))
    read = {"lent_on": Reading("2019年端午")}
    found = Candidates(elsewhere=read, revised=taken_back(text, read).revised)
    (corrected,) = correction.propose_year(state, said(text), found)
    assert isinstance(corrected, do.CorrectSlot)
    assert (corrected.field, corrected.reading.value) == ("lent_on", day)


def test_a_year_that_answers_the_open_question_is_not_taken_for_the_day_before() -> None:
    state = state_of((LENT_ON, DUE_ON), "due_on", {"lent_on": "2026-05-03"}, said_last=("utter_date_year_assumed",))
    assert correction.propose_year(state, said("2021年"), Candidates(Reading("2021年"))) == ()


def test_several_corrections_of_one_message_are_all_made() -> None:
    text = "有两处不对：姓名是吴智明，金额是2万"
    name, amount = Reading("吴智明"), Reading("20000.00 CNY", entities=("money",))
    first, second = revisions(said(text))
    found = Candidates(revised=[Proposal(first, {"name": name}), Proposal(second, {"lent_amount": amount})])
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said(text), found) == (
        do.CorrectSlot("name", name),
        do.CorrectSlot("lent_amount", amount),
    )


def test_a_message_that_takes_nothing_back_corrects_nothing() -> None:
    assert correction.propose(state_of(FIELDS, "phone", KNOWN), said("13800138000"), Candidates()) == ()


# Not knowing


@pytest.mark.parametrize("text", ["不知道", "唔知", "I don't know", "看不懂"])
def test_not_knowing_is_explained_and_what_may_be_left_out_is_left_out(text: str) -> None:
    assert dont_know.propose(state_of(FIELDS, "phone"), said(text), Candidates()) == (do.ExplainQuestion(),)
    assert dont_know.propose(state_of(FIELDS, "email"), said(text), Candidates()) == (do.SkipQuestion(),)


@pytest.mark.parametrize("question", ["phone", "name"])
def test_not_knowing_is_no_value_where_a_reader_takes_any_words(question: str) -> None:
    found = Candidates(Reading("不知道"))
    assert dont_know.propose(state_of(FIELDS, question), said("不知道", "deny"), found) == (do.ExplainQuestion(),)


@pytest.mark.parametrize("text", ["冇電郵", "没有邮箱", "I don't have one", "none"])
def test_who_has_none_of_what_may_be_left_out_leaves_it_out(text: str) -> None:
    odd = Candidates(Reading(problem="utter_odd"))
    assert dont_know.propose(state_of(FIELDS, "email"), said(text, "ask_institution"), odd) == (do.SkipQuestion(),)


# Questions, other wishes, the review


async def _answer(turn: Any) -> None:
    return None


TABLE = QuestionTable({"ask_trust": _answer}, {("small", "time"): _answer, ("filing", "lawyer"): _answer})


def test_a_question_beside_an_answer_is_answered_too() -> None:
    state = state_of(FIELDS, "phone", questions=TABLE)
    value = Reading("416", entities=("phone",))
    text = "why do you need it? 416"
    parts = (said("why do you need it?", ""), said("416", ""))
    found = Candidates(NOTHING, by_clause=[(parts[0], NOTHING), (parts[1], value)])
    message = said(text, "ask_help", parts=(Clause(0, 19), Clause(20, 23)))
    assert question.beside(state, message, found) == (do.TellWhy(),)
    assert answer.propose(state, message, found) == (do.SetSlot("phone", value),)


def test_what_no_table_knows_is_no_question() -> None:
    assert question.propose(state_of(FIELDS, "phone", questions=TABLE), said("?", "ask_law"), Candidates()) == ()


OPENED = {"start_notarization": "notarization", "start_small": "small"}


@pytest.mark.parametrize(
    ("intent", "decision", "command"),
    [
        ("start_notarization", "answer", (do.StartFlow("notarization"),)),
        ("start_notarization", "ask_back", (do.OfferFlow("notarization", "start_notarization"),)),
        ("start_small", "answer", (do.AskAgain(),)),
        ("inform", "answer", ()),
    ],
)
def test_another_service_is_opened_when_that_is_certain_and_offered_when_not(
    intent: str, decision: str, command: tuple[do.Command, ...]
) -> None:
    state = state_of(FIELDS, "phone", opened_by=OPENED)
    assert switch.propose(state, said("我想公证", intent, decision), Candidates()) == command


@pytest.mark.parametrize(
    ("text", "intent", "left"),
    [
        ("停 我不是要起诉 我是要授权律师", "start_notarization", True),
        ("取消立案 我要视频见证委托", "start_notarization", True),
        ("停，我不是要起诉，我要做委托书公证", "start_notarization", True),
        ("唔好立案住，我想做公證", "start_notarization", True),
        ("no wait, the case is already filed. I just need to authorise my lawyer", "start_notarization", True),
        ("no i not want notary. i want to sue my cousin for restaurant money", "start_filing", True),
        ("我不是要卖，我想留着", "inform", False),
        ("不要公证", "start_notarization", False),
        ("我想公证", "start_notarization", False),
        ("不是，我想知道公证要不要钱", "start_notarization", False),
        ("我不要公证，我要他还钱", "start_small", False),
    ],
)
def test_who_says_what_is_not_wished_for_and_what_is_goes_there_and_corrects_nothing(
    text: str, intent: str, left: bool
) -> None:
    opened = {**OPENED, "start_filing": "filing", "start_small": "small"}
    commands = switch.propose_stated(
        state_of(FIELDS, "phone", KNOWN, opened_by=opened), said(text, intent), Candidates()
    )
    assert bool(commands) is left
    assert (
        switch.propose_stated(
            state_of(FIELDS, "phone", KNOWN, opened_by=opened), said(text, intent, "ask_back"), Candidates()
        )
        == ()
    )


@pytest.mark.parametrize("text", ["回到公证", "返去公證嗰件", "back to the notarization"])
def test_what_waits_is_taken_up_by_its_name(text: str) -> None:
    state = state_of(FIELDS, "phone", waiting={"notarization": Words("公证预约", "Notarization booking")})
    assert switch.propose_return(state, said(text), Candidates()) == (do.StartFlow("notarization"),)


def test_the_review_is_handed_in_on_a_yes_and_opens_what_is_named() -> None:
    state = state_of(FIELDS, "review", KNOWN)
    assert review.propose(state, said("对", "affirm"), Candidates()) == (do.Submit(),)
    assert review.propose(state, said("电话", "inform"), Candidates()) == (do.Reopen("phone"),)
    assert review.propose(state, said("不对", "deny"), Candidates()) == (do.Clarify(),)


def test_a_value_for_another_question_is_noted_aside() -> None:
    place = Reading("toronto", entities=("place",))
    found = Candidates(plainly={"lent_amount": place})
    message = said("我在多伦多", entities=({"entity": "place", "value": {}, "start": 2, "end": 5},))
    assert out_of_order.propose_passing(state_of(FIELDS, "matter"), message, found) == (
        do.NoteAside("lent_amount", place),
    )


@pytest.mark.parametrize(("text", "noted"), [("我拿中国护照，人在多伦多", True), ("多伦多附近有律师楼吗", False)])
def test_who_tells_of_themselves_is_noted_whatever_wish_it_sounds_like(text: str, noted: bool) -> None:
    place = Reading("toronto", entities=("place",))
    at = text.index("多伦多")
    message = said(text, "find_institution", entities=({"entity": "place", "value": {}, "start": at, "end": at + 3},))
    found = Candidates(Reading("birth", covers=0.2), plainly={"lent_amount": place})
    heard = out_of_order.propose_passing(state_of(FIELDS, "matter"), message, found)
    assert heard == ((do.NoteAside("lent_amount", place),) if noted else ())


# Together


def test_what_stands_beside_an_answer_and_speaks_for_itself_is_kept_too() -> None:
    place = Reading("sydney", entities=("place",))
    city = Field("city", Words("城市", "City"), reading(_words))
    state = state_of((MATTER, city, PHONE), "matter")
    found = Candidates(
        Reading("birth", covers=0.9), beside={"city": place, "phone": Reading("1", entities=("number",))}
    )
    heard = interpret(state, said("出生的，人在悉尼"), found)
    assert heard == (do.SetSlot("matter", found.here), do.NoteAside("city", place))


def test_numbers_told_with_a_name_go_where_one_question_alone_takes_them() -> None:
    passport = Reading("⟦document:bbbbbbbbbb⟧", entities=("document_number",))
    phone = Reading("⟦phone:aaaaaaaaaa⟧", entities=("phone",))
    number, other = (Field(name, Words(name, name), reading(_words)) for name in ("number", "other_phone"))
    found = Candidates(Reading("陈国强"), elsewhere={"number": passport, "phone": phone, "other_phone": phone})
    message = said("我叫陈国强，护照⟦document:bbbbbbbbbb⟧，电话⟦phone:aaaaaaaaaa⟧")
    heard = interpret(state_of((NAME, number, PHONE), "name"), message, found)
    assert heard == (do.SetSlot("name", found.here), do.NoteAside("number", passport), do.NoteAside("phone", phone))
    heard = interpret(state_of((NAME, number, PHONE, other), "name"), message, found)
    assert heard == (do.SetSlot("name", found.here), do.NoteAside("number", passport))


def test_a_longer_name_around_the_subject_tells_which_answer_is_corrected() -> None:
    mine = Field("mine", Words("您的电话", "Your telephone"), reading(_words), words=("我的电话",))
    theirs = Field("theirs", Words("对方电话", "Their telephone"), reading(_words))
    new = Reading("⟦phone:bbbbbbbbbb⟧", entities=("phone",))
    state = state_of((mine, theirs, EMAIL), "email", {"mine": "1", "theirs": "2"})
    text = "我的电话不是⟦phone:aaaaaaaaaa⟧，是⟦phone:bbbbbbbbbb⟧"
    found = taken_back(text, {"mine": new, "theirs": new})
    assert correction.propose_named(state, said(text), found) == (do.CorrectSlot("mine", new),)


def test_what_nobody_knows_is_said_so() -> None:
    assert interpret(state_of(FIELDS, "matter"), said("呱呱", "inform", "ask_back"), Candidates()) == (
        do.CannotHandle(),
    )


def test_giving_up_beats_all_and_a_correction_beats_an_answer() -> None:
    old, new = do.SetSlot("name", Reading("a")), do.CorrectSlot("name", Reading("b"))
    assert clean_up((old, do.CancelFlow(), new)) == (do.CancelFlow(),)
    assert clean_up((old, new)) == (new,)


def test_what_was_kept_was_understood() -> None:
    kept = do.ChangeAnswers({"handed_over": "bank"})
    assert clean_up((do.CannotHandle(), kept)) == (kept,)


def test_beside_a_correction_only_the_rest_is_not_understood() -> None:
    corrected = do.CorrectSlot("day", Reading("2015-05-20"))
    odd = do.PointOut("day", Reading(problem="utter_filing_date_odd"))
    assert clean_up((odd, corrected)) == (corrected,)
    assert clean_up((do.Clarify(("day", "sum")), corrected)) == (corrected,)
    assert clean_up((do.CannotHandle(), corrected)) == (do.CannotHandle(in_part=True), corrected)


def test_the_title_of_another_questions_choice_is_that_answer_whatever_it_sounds_like() -> None:
    told = Candidates(titled={"identity": Reading("later")})
    state = state_of(FIELDS, "phone", questions=TABLE)
    heard = out_of_order.propose_titled(state, said("先填写，提交前再验证", "save_for_later"), told)
    assert heard == (do.CorrectSlot("identity", Reading("later")),)
    assert out_of_order.propose_titled(state, said("先保存", "save_for_later"), Candidates()) == ()


def test_a_value_beside_the_question_why_is_kept() -> None:
    asks = said("why do you need it? 416-555-0198", "out_of_scope")
    told = Candidates(here=Reading("+14165550198", entities=("phone",)))
    assert question.propose_short(state_of(FIELDS, "phone", questions=TABLE), asks, told) == ()


def test_what_is_asked_of_a_service_is_not_asked_again_by_the_name_of_its_intent() -> None:
    how_long, last_days = cast(Any, "how long a case takes"), cast(Any, "last days to answer")
    table = QuestionTable({"ask_time_limit": last_days}, short={("filing", "time"): how_long})
    asked = said("从起诉到判决一般要多久？", "ask_time_limit")
    assert [answer for answer, _ in table.everything_asked(asked, "")] == [how_long]


def test_a_value_told_with_the_whole_answer_is_left_to_it() -> None:
    state = state_of(FIELDS, "matter")
    named = Reading("⟦phone:aaaaaaaaaa⟧", entities=("phone",))
    whole = Candidates(Reading("told", also={"phone": named.value}), elsewhere={"phone": named})
    alone = Candidates(Reading("told"), elsewhere={"phone": named})
    assert out_of_order.propose_named(state, said("我的电话是⟦phone:aaaaaaaaaa⟧"), whole) == ()
    assert out_of_order.propose_named(state, said("我的电话是⟦phone:aaaaaaaaaa⟧"), alone) == (
        do.NoteAside("phone", named),
    )


def test_what_a_sum_should_be_answers_the_open_question_and_corrects_no_nothing() -> None:
    repaid = Field("repaid", Words("已还金额", "Repaid"), reading(_words))
    sum_told = Reading("60000.00 CNY", entities=("money",))
    found = taken_back("应该是六万", {"lent_amount": sum_told, "repaid": sum_told})
    state = state_of((AMOUNT, repaid), "lent_amount", {"repaid": ""})
    assert correction.propose(state, said("应该是六万"), found) == ()
    kept = state_of((AMOUNT, repaid), "lent_amount", {"repaid": "50000.00 CNY"})
    assert correction.propose(kept, said("应该是六万"), found) == (do.CorrectSlot("repaid", sum_told),)
