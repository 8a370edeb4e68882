"""A message is heard as what it is: a question is answered, what is told opens nothing, and nothing is thrown away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answers import Answer, Choice, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.fields import Field, choice_field, reading
from actions.dialogue.interpreter import interpret
from actions.dialogue.message import Clause
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules import answer, navigation, question, switch
from actions.mediation.asked import answers as mediation_answers
from actions.service_questions import table_answers
from backend.conversation.language_wish import language_wished
from backend.shared.wording import Words
from tests.dialogue.states import state_of

NAME = Field("name", Words("对方姓名", "Name of the other side"), reading(lambda said: NOTHING), free_text=True)
AMOUNT = choice_field(
    "amount", Words("金额", "Amount"), (Choice("a", Words("8万", "80,000")), Choice("b", Words("5万", "50,000")))
)
OPENS = {"start_hearing_statement": "hearing_statement", "start_filing": "filing"}


def said(text: str, intent: str = "inform", decision: str = "answer") -> Answer:
    return Answer(text, intent, decision)


def form(question_open: str = "name", service: str = "mediation", asking: str = ""):
    fields = (NAME, AMOUNT)
    table = QuestionTable(
        {"ask_law": _nothing}, {**table_answers(), **mediation_answers(), ("filing", "time"): _nothing}
    )
    return state_of(fields, question_open, {}, service, questions=table, opened_by=OPENS, asking=asking)


async def _nothing(turn) -> None:
    return None


@pytest.mark.parametrize(
    "text", ["要几钱？", "使唔使钱㗎？", "调解员会说台山话吗", "前面填的还在吗", "可以让我女儿帮我打字吗"]
)
def test_a_question_of_the_service_is_never_an_odd_name(text: str) -> None:
    odd = Candidates(Reading(problem="utter_name_odd"))
    decided = interpret(form(), said(text, "out_of_scope", "refuse"), odd)
    assert [type(one) for one in decided] == [do.AnswerQuestion]
    assert decided[0].key is not None and decided[0].key[0] == "mediation"


@pytest.mark.parametrize(
    "service", ["mediation", "mediation_offer", "notarization_change", "court_fee", "enquiry_reply"]
)
def test_a_part_of_a_service_answers_as_the_service(service: str) -> None:
    decided = interpret(form(service=service), said("可以先停，明天再填吗", "save_for_later"), Candidates())
    assert decided == (do.AnswerQuestion(key=decided[0].key, said=decided[0].said),)
    assert decided[0].key[1] == "pause"


def test_a_statement_that_sounds_like_law_is_not_answered_as_a_question() -> None:
    told = interpret(form(), said("没签合同，有老板发的欠条", "ask_law"), Candidates())
    assert not any(isinstance(one, do.AnswerQuestion) for one in told)
    taken = interpret(form(), said("没写欠条，有没有收据我忘了", "ask_law"), Candidates(Reading("忘了")))
    assert not any(isinstance(one, do.AnswerQuestion) for one in taken)
    softly = interpret(form(), said("外嫁女有冇得分阿爸間屋", "ask_law"), Candidates())
    assert do.AnswerQuestion("ask_law") in softly
    asked = interpret(form(), said("没签合同能不能要双倍工资？", "ask_law"), Candidates())
    assert do.AnswerQuestion("ask_law") in asked


def test_the_name_of_a_messenger_unlinks_no_channel() -> None:
    table = QuestionTable({"unlink_channel": _nothing}, {})
    state = state_of((NAME, AMOUNT), "name", {}, "filing", questions=table, opened_by=OPENS)
    named = interpret(state, said("no IOU, just whatsapp", "unlink_channel"), Candidates())
    assert do.AnswerQuestion("unlink_channel") not in named
    assert interpret(state, said("unlink whatsapp", "unlink_channel"), Candidates()) == (
        do.AnswerQuestion("unlink_channel"),
    )


def test_the_wish_for_the_open_form_is_no_odd_name() -> None:
    odd = Candidates(Reading(problem="utter_name_odd"))
    assert interpret(form(service="filing"), said("係呀想告佢", "start_filing"), odd) == (do.AskAgain(),)


@pytest.mark.parametrize(
    ("service", "text", "heard", "sure"),
    [
        ("arbitration", "好，那就仲裁吧", "start_arbitration", False), ("mediation", "得，咁就調解啦", "inform", False),
        ("notarization", "好，就公证吧", "affirm", True), ("filing", "行，起诉他", "start_filing", True),
        ("filing", "ok let's sue him", "start_filing", True),
    ],
)  # fmt: skip
def test_who_agrees_to_the_open_form_by_its_name_is_asked_its_question(
    service: str, text: str, heard: str, sure: bool
) -> None:
    odd = Candidates(Reading(problem="utter_name_odd"))
    message = said(text, heard) if sure else replace(said(text, heard), decision="ask_back")
    assert interpret(form(service=service), message, odd) == (do.AskAgain(),)


@pytest.mark.parametrize(
    "text", ["好，那就告诉他", "好，我找到了合同", "行，陈大文", "好，约了他明天还", "得，佢叫李強"]
)
def test_a_yes_with_something_told_is_no_agreement_to_the_form(text: str) -> None:
    assert do.AskAgain() not in interpret(form(service="filing"), said(text, "inform"), Candidates())


def test_what_was_filled_in_is_listed_however_it_is_asked() -> None:
    shown = interpret(form(), said("填了什么给我看看", "ask_progress"), Candidates())
    assert shown == (do.TellProgress(lists=True),)


def test_an_unknown_question_is_said_to_be_unknown() -> None:
    odd = Candidates(Reading(problem="utter_name_odd"))
    decided = interpret(form(), said("调解员结婚了没有，他喜欢喝什么茶？", "out_of_scope", "ask_back"), odd)
    assert decided[0].key == ("mediation", "anything")


def test_a_question_about_the_open_question_keeps_what_its_field_says() -> None:
    found = Candidates(Reading(problem="utter_name_question"))
    state = form(asking="对方是谁？请写姓名或公司名。")
    assert question.propose_unplaced(state, said("对方姓名要写全名还是小名呢？", "ask_law", "ask_back"), found) == ()


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("其实我还没想好，放弃了以后能反悔吗", ()),
        ("刚才取消的能恢复吗", (do.RestoreFlow(),)),
        ("把取消的找回来", (do.RestoreFlow(),)),
        ("can you bring back what I cancelled?", (do.RestoreFlow(),)),
    ],
)
def test_only_what_names_it_is_brought_back(text: str, commands: tuple[do.Command, ...]) -> None:
    assert navigation.propose(form(), said(text, "restore_draft"), Candidates()) == commands


@pytest.mark.parametrize(
    "text", ["Show me what you have noted so far", "给我看看都记了什么", "what have you written down"]
)
def test_the_answers_so_far_are_shown(text: str) -> None:
    assert navigation.propose_said(form(), said(text, "ask_memory"), Candidates()) == (do.TellProgress(lists=True),)


@pytest.mark.parametrize("text", ["好，帮我交", "提交吧", "submit it now"])
def test_who_wants_it_handed_in_too_early_hears_what_is_left(text: str) -> None:
    odd = Candidates(Reading(problem="utter_name_odd"))
    assert interpret(form(), said(text, "affirm", "ask_back"), odd) == (do.TellProgress(),)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("I have the bank statement and WhatsApp messages", False),
        ("陈述书上的日期我唔知喎", False),
        ("我有转账记录和微信", False),
        ("I want to hand in a statement for the hearing", True),
        ("我有份陈述想交给法庭，可以吗？", True),
    ],
)
def test_what_is_told_is_no_wish_to_leave(text: str, offered: bool) -> None:
    decided = switch.propose(form(), said(text, "start_hearing_statement", "ask_back"), Candidates())
    assert bool(decided) == offered


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("还没立案", False),
        ("仲未告佢", False),
        ("no, I haven't filed anything yet", False),
        ("还没立案，我想现在立案", True),
        ("我要立案", True),
    ],
)
def test_what_has_not_been_done_is_no_wish_to_do_it(text: str, leaves: bool) -> None:
    decided = switch.propose(form(), said(text, "start_filing"), Candidates())
    assert any(isinstance(one, do.StartFlow | do.OfferFlow) for one in decided) is leaves


def test_a_yes_to_several_values_asks_which() -> None:
    choices = Candidates(choices=(Choice("a", Words("8万", "80,000")), Choice("b", Words("5万", "50,000"))))
    decided = interpret(form("amount"), said("yes", "affirm"), choices)
    assert decided == (do.PointOut("amount", Reading(problem="utter_form_which_of_these")),)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("舅舅不会中文打字，可以用我的邮箱收文书吗？", None),
        ("我妹妹看不懂英文", None),
        ("my sister doesn't understand Chinese", None),
        ("可以用英文写吗", None),
        ("Can I answer in English?", None),
        ("可以用英文吗", "en"),
        ("请用英文写", "en"),
        ("我不会中文", "en"),
        ("I don't understand Chinese", "en"),
    ],
)
def test_somebody_elses_language_changes_nothing(text: str, wished: str | None) -> None:
    assert language_wished(text, "zh-Hans") == wished


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("only general powers, he shouldn't settle anything without asking me first", do.OfferFlow),
        ("我要起诉我的邻居，他欠我八万块一直不还", do.StartFlow),
        ("起诉邻居", do.StartFlow),
        ("can you help me file a case against my neighbour", do.StartFlow),
    ],
)
def test_a_form_is_left_at_once_only_for_a_wish(text: str, command: type) -> None:
    decided = switch.propose(form(), said(text, "start_filing"), Candidates())
    assert [type(one) for one in decided] == [command]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I need a copy of my record, from when I lived in Jiangmen until 2019", False),
        ("He borrowed it when we were neighbours", False),
        ("when was it signed", True),
        ("when I was served, what must I do", True),
        ("tell me when I can come", True),
        ("When does the office open", True),
    ],
)
def test_a_time_told_by_what_happened_then_asks_nothing(text: str, asks: bool) -> None:
    assert said(text).asks is asks


@pytest.mark.parametrize(
    ("text", "intent", "answered"),
    [
        ("今年国庆的时候我还打电话催过他", "ask_law", False),
        ("法院的信上个礼拜三才寄到我手上的", "ask_law", False),
        ("上诉期限", "ask_time_limit", True),
        ("今年国庆的时候我还打电话催过他", "ask_time_limit", False),
        ("国庆催过他，过了时效吗", "ask_time_limit", True),
    ],
)
def test_what_is_told_of_the_case_asks_no_desk(text: str, intent: str, answered: bool) -> None:
    table = QuestionTable({"ask_law": _nothing, "ask_time_limit": _nothing})
    state = state_of((NAME, AMOUNT), "name", {}, "filing", questions=table, opened_by=OPENS)
    asked = question.propose(state, said(text, intent), Candidates())
    assert asked == ((do.AnswerQuestion(intent),) if answered else ())


def test_of_two_questions_the_second_is_answered_as_well() -> None:
    text = "Do I need a lawyer? What is the limit of interest?"
    first = text.index("?") + 1
    parts = (Clause(0, first, "ask_authorization", "answer"), Clause(first + 1, len(text), "ask_law", "answer"))
    decided = interpret(form(), Answer(text, "ask_law", "answer", parts=parts), Candidates())
    answered = [(one.intent, one.key) for one in decided if isinstance(one, do.AnswerQuestion)]
    assert ("ask_law", None) in answered
    assert ("", ("mediation", "lawyer")) in answered


@pytest.mark.parametrize("text", ["都齐了", "資料齊晒喇", "that's all"])
def test_that_all_is_there_ends_a_question_and_cancels_nothing(text: str) -> None:
    done = Reading("a")
    assert answer.propose(form("amount"), said(text, "cancel"), Candidates(done)) == (do.SetSlot("amount", done),)


def test_a_question_that_holds_a_doubtful_value_is_answered() -> None:
    state, asks, read = form("amount", "filing"), said("他不肯离 要多久", "start_filing"), Reading("a")
    heard = question.propose_short(state, asks, Candidates(read, belief=-1.0))
    assert heard == (do.AnswerQuestion(key=("filing", "time"), said=asks),)
    assert question.propose_short(state, asks, Candidates(read, belief=1.0)) == ()
    assert question.propose_short(state, said("没有起诉过"), Candidates(read, belief=-1.0)) == ()


@pytest.mark.parametrize(
    ("text", "answered"),
    [("还有 开平法院在哪", True), ("仲有 領事館喺邊度", True), ("还有合同、微信记录", False)],
)
def test_a_question_that_begins_with_a_word_of_having_is_answered(text: str, answered: bool) -> None:
    table = QuestionTable({"find_institution": _nothing}, table_answers())
    state = state_of((NAME, AMOUNT), "amount", {}, "identity", questions=table, opened_by=OPENS)
    decided = question.propose(state, said(text, "find_institution"), Candidates())
    assert bool(decided) is answered
