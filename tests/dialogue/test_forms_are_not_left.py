"""An answer to the open question opens no other form, and what waits is gone back to by its name."""

from __future__ import annotations

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, AskAgain, CancelFlow, Command, SetSlot, StartFlow
from actions.dialogue.fields import Field
from actions.dialogue.interpreter import interpret
from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.state import State
from actions.dialogue.titles import returned_to
from actions.filing.readers.free_words import read_words
from backend.shared.wording import Words
from tests.dialogue.states import state_of

AUTHORITY = "您和他是什么关系，有没有授权书？比如“我是他女儿，有他签名的委托书”。还没有也没关系，照实说就好。"
TITLES = {
    "identity": Words("身份验证", "Identity verification"),
    "filing": Words("网上立案", "Filing a case"),
    "notarization": Words("公证预约", "Notary appointment"),
    "arbitration": Words("申请仲裁", "Application for arbitration"),
}


async def _reads_nothing(turn: object, said: Answer) -> Reading:
    return NOTHING


def _at(asking: str, *, free_text: bool = False, opened_by: dict[str, str] | None = None) -> State:
    field = Field("authority", Words("依据", "Ground"), _reads_nothing, free_text=free_text, story=free_text)
    return state_of(
        (field,), "authority", asking=asking, opened_by=opened_by or {"start_authorization": "authorization"}
    )


def _heard(state: State, text: str, intent: str, *, read: bool = False) -> tuple[Command, ...]:
    said = Answer(text, intent)
    found = read_words(300)(said) if read else NOTHING
    return interpret(state, said, Candidates(found))


@pytest.mark.parametrize(
    "text", ["我是他儿子，委托书下个月才写", "佢阿女嚟㗎，授權書未搞", "他的外甥，没签过委托书，口头叫我办的"]
)
def test_who_somebody_is_and_what_paper_there_is_not_answers_the_question_for_it(text: str) -> None:
    made = _heard(_at(AUTHORITY, free_text=True), text, "start_authorization", read=True)
    assert [type(one) for one in made] == [SetSlot]


@pytest.mark.parametrize("text", ["我想办一份授权书", "帮我预约委托书的视频见证"])
def test_a_wish_still_leaves_the_form(text: str) -> None:
    assert StartFlow("authorization") in _heard(_at(AUTHORITY, free_text=True), text, "start_authorization", read=True)


@pytest.mark.parametrize("text", ["I don't know who represents them", "不知道他们的代理人是谁", "冇代表人嘅資料"])
def test_what_is_not_known_is_no_wish_for_it(text: str) -> None:
    made = _heard(_at("对方的地址？"), text, "start_authorization")
    assert not [one for one in made if isinstance(one, StartFlow)]


def test_words_the_reader_takes_are_no_question_they_only_sound_like() -> None:
    field = Field("kind", Words("谁被告", "Who is sued"), _reads_nothing)
    made = interpret(
        state_of((field,), "kind"), Answer("just myself, personally", "ask_human"), Candidates(Reading("person"))
    )
    assert [type(one) for one in made] == [SetSlot]


@pytest.mark.parametrize("text", ["算了，转人工", "看不懂，我要转人工", "ok whatever, talk to a person"])
def test_a_person_is_called_at_any_question(text: str) -> None:
    assert _heard(_at(AUTHORITY, free_text=True), text, "inform", read=True) == (AnswerQuestion("ask_human"),)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("不是要验证身份，我是要打官司的", ("filing",)),
        ("先不验证，继续立案吧", ("filing",)),
        ("不用驗證身份，返去公證嗰邊", ("notarization",)),
        ("no, back to my lawsuit please", ("filing",)),
        ("drop the verification, I'd like to go on with the case filing", ("filing",)),
        ("continue the notary appointment", ("notarization",)),
        ("繼續仲裁", ("arbitration",)),
        ("身份验证要多久", ()),
        ("我的护照不是验证用的那本", ()),
        ("他一直继续住在里面", ()),
    ],
)
def test_what_waits_is_gone_back_to_by_its_name(text: str, meant: tuple[str, ...]) -> None:
    assert returned_to(text, TITLES, "identity") == meant


@pytest.mark.parametrize(
    ("text", "asked", "shared"),
    [
        ("內地身份證，唔係護照", "申请人现在用的是哪一种护照或身份？", True),
        ("his son, the power of attorney comes later", "Do you have a signed power of attorney?", True),
        ("公证预约", "您是为谁立案？", False),
        ("请问我要去哪里", "请问您要去哪里开庭？", False),
    ],
)
def test_a_message_speaks_of_what_is_asked_by_words_that_carry_meaning(text: str, asked: str, shared: bool) -> None:
    assert speaks_of(text, asked) is shared


@pytest.mark.parametrize("text", ["过了四年告不告得成", "咁樣算唔算違約", "他签没签过字"])
def test_a_verb_and_its_denial_ask(text: str) -> None:
    assert Answer(text, "start_filing").asks


@pytest.mark.parametrize("text", ["不管去不去我都要告", "他不还钱"])
def test_a_denial_alone_asks_nothing(text: str) -> None:
    assert not Answer(text, "start_filing").asks


_ALL_THERE = [
    "都齐了",
    "齐晒啦",
    "材料都齐全了",
    "全部准备好了",
    "資料備齊晒喇",
    "that's everything, all ready",
    "I'm ready",
]


@pytest.mark.parametrize("intent", ["cancel", "ask_progress", "inform"])
@pytest.mark.parametrize("text", _ALL_THERE)
def test_that_all_is_there_cancels_nothing_where_nothing_is_listed(text: str, intent: str) -> None:
    assert _heard(_at("请把仲裁条款发给我"), text, intent) == (AskAgain(),)


@pytest.mark.parametrize("text", ["取消", "不办了", "算了不弄了", "cancel it", "唔搞喇"])
def test_a_wish_to_cancel_is_still_one(text: str) -> None:
    assert CancelFlow() in _heard(_at("请把仲裁条款发给我"), text, "cancel")
