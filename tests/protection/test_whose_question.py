"""Whether a question goes to the library or to a desk of the house; which clauses are questions of their own."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.protection.readers.own_questions import leans, own_questions
from actions.protection.whose_question import begins_nothing, beyond_the_desk, is_claimed_from, level_of, may_be_of_law
from tests.protection.test_answers import APPEAL, turn_of


def _heard(text: str, intent: str, decision: str = "answer") -> UserMessage:
    return UserMessage(text, intent, decision)


@pytest.mark.parametrize(
    ("clause", "leaning"),
    [
        ("Will the court enforce it?", True),
        ("Any remedy?", True),
        ("几时提？", True),
        ("那如果他不来呢", True),
        ("公证处几点开门？", False),
        ("How much does a notarization cost?", False),
    ],
)
def test_a_clause_that_points_back_is_no_question_of_its_own(clause: str, leaning: bool) -> None:
    assert leans(clause) is leaning


def test_a_message_whose_last_clause_leans_on_the_first_asks_one_thing() -> None:
    one = turn_of(
        "I hold a judgment. Will they enforce it?", clauses=[("I hold a judgment.", ""), ("Will they enforce it?", "")]
    )
    two = turn_of("上诉要几天？公证处几点开门？", clauses=[("上诉要几天？", ""), ("公证处几点开门？", "")])
    assert (len(own_questions(one.answer)), len(own_questions(two.answer))) == (0, 2)


@pytest.mark.parametrize(
    ("text", "intent", "decision", "level"),
    [
        ("上诉期几天", "ask_time_limit", "answer", "certain"),
        ("他什么时候能出来", "ask_next_step", "answer", "sure"),
        ("那女儿能判给我吗", "ask_case_progress", "answer", "sure"),
        ("when will he be released", "ask_appointment", "ask_back", "sure"),
        ("原告不来会怎样", "ask_defence", "answer", "certain"),
        ("撤诉以后还能再告吗", "withdraw_filing", "answer", "likely"),
        ("判了离婚去哪里申请承认", "find_institution", "answer", "certain"),
        ("房子还能要回来吗", "out_of_scope", "refuse", "certain"),
        ("遗嘱听哪一份？", "ask_notarization", "ask_back", "likely"),
        ("I have two wills, which one counts", "ask_identity", "answer", "sure"),
        ("調解簽咗字佢反口，使唔使再告過", "leave_mediation", "answer", "likely"),
        ("後尾又寫咗張新嘅，邊張先算數", "amend_filing", "answer", "likely"),
        ("老公的债我要不要还", "start_filing", "answer", "likely"),
        ("债主要我还我弟弟的赌债", "start_filing", "answer", "likely"),
        ("我要告他要回房子，可以吗", "start_filing", "answer", "sure"),
        ("他拖着不肯离，我一个人能起诉离婚吗", "start_filing", "answer", "likely"),
        ("阿媽過咗身，間屋點分", "start_filing", "answer", "likely"),
        ("租客走咗，我可唔可以扣佢按金", "start_filing", "answer", "likely"),
        ("能不能帮我起诉他", "start_filing", "answer", "sure"),
        ("可以在网上起诉离婚吗", "start_filing", "answer", "sure"),
        ("微信语音能当证据吗", "ask_filing_materials", "answer", "likely"),
        ("立案要哪些证据", "ask_filing_materials", "answer", "certain"),
        ("判决十年了还能申请执行吗", "ask_enforcement", "answer", "likely"),
        ("群里有人骂我造谣，怎么维权", "start_protection", "answer", "likely"),
        ("我被骗了，怎么办", "start_protection", "answer", "certain"),
    ],
)
def test_how_sure_the_library_must_be_depends_on_what_was_heard(
    text: str, intent: str, decision: str, level: str
) -> None:
    heard = _heard(text, intent, decision)
    assert may_be_of_law(heard)
    assert level_of(heard) == level


def test_a_clause_that_leans_on_a_yes_or_no_question_makes_no_second_wish() -> None:
    clauses = [("语音能当证据吗", "ask_filing_materials"), ("转成文字行不行", "change_language")]
    assert may_be_of_law(turn_of("语音能当证据吗，转成文字行不行", "ask_filing_materials", clauses=clauses).answer)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("借钱的人跑了，银行找我", True),
        ("债主上门要我这个哥哥还", True),
        ("他叫我出医药费", True),
        ("The bank is after me for my friend's loan", True),
        ("电话被打爆了，催收公司天天骚扰，我没欠钱", True),
        ("我没签字的借条，他伪造的", True),
        ("离婚了，前夫的债要我还", True),
        ("合同是假的，他骗了我十万", False),
        ("借条是我签的，他不还", False),
        ("他欠我钱，还叫我付利息", False),
        ("朋友借了我八万不还", False),
        ("债主要我还钱，我要告他诈骗", False),
    ],
)
def test_whoever_is_asked_to_pay_has_nothing_to_file(text: str, claimed: bool) -> None:
    assert is_claimed_from(_heard(text, "start_filing")) is claimed


@pytest.mark.parametrize(
    ("text", "of_law"),
    [("委託書公證要帶咩、幾錢、使唔使預約？", False), ("委托书公证要带什么，要多少钱", False)],
)
def test_several_things_asked_of_a_notary_are_the_offices_own(text: str, of_law: bool) -> None:
    assert may_be_of_law(_heard(text, "ask_notarization")) is of_law


def test_a_desk_keeps_its_own_topic_and_gives_up_another() -> None:
    notary = APPEAL.__class__(**{**{name: getattr(APPEAL, name) for name in APPEAL.__slots__}, "topic": "notary"})
    heard = _heard("领事馆能不能做委托书公证", "ask_notarization")
    assert beyond_the_desk(heard, [APPEAL], []) == [APPEAL]
    assert beyond_the_desk(heard, [notary], []) == []
    assert beyond_the_desk(heard, [notary], [notary]) == [notary]


@pytest.mark.parametrize(
    "text",
    [
        "我老竇啱啱過身 佢欠人二十幾萬 我係咪要幫佢還", "对方愿意和解给我一半 我签了之后还能再要另一半吗",
        "我弟弟不签字我能自己卖吗", "my ex wont sign, can I still sell the flat?", "我唔簽名佢可唔可以賣咗間屋",
        "do I have to repay my late husband's loan to his brother", "老公坐牢了，我要不要等他出来才能离",
        "is my uncle allowed to rent out grandpas house without asking us",
        "can my daughter (british, 16) inherit from her grandpa in Enping, he left a paper saying all to her",
        "佢叫我簽咗先話俾我知條款 我應唔應該簽", "我妈的地被征收了，我哥能一个人领钱吗",
    ],
)  # fmt: skip
def test_what_is_only_asked_begins_nothing(text: str) -> None:
    assert begins_nothing(UserMessage(text=text, intent="start_filing"))


@pytest.mark.parametrize(
    "text",
    [
        "如果离婚了孩子跟我，他一毛钱抚养费不给，可以告到几岁", "要是他不肯签字呢，还能卖吗",
        "what if my brother refuses, can we still sell",
    ],
)  # fmt: skip
def test_what_is_only_supposed_begins_nothing(text: str) -> None:
    assert begins_nothing(UserMessage(text=text, intent="ask_law"))


@pytest.mark.parametrize(
    "text",
    [
        "能帮我约个公证吗", "可以网上立案吗", "可唔可以幫我告佢", "我要告他，可以吗", "how do I sue him",
        "can you book me a notary",
        "can i file online from canada", "怎么申请调解", "点样告佢", "想离婚，可以在你们这里办吗", "我能在加拿大起诉吗",
        "可以帮我起诉我表哥吗，他欠我8万", "can I divorce my husband through you", "可以约下周的公证吗", "能不能先调解",
        "我表哥借了我8万不还，我要他还钱", "房租三个月没交，想让他搬走", "请问可以委托律师吗",
    ],
)  # fmt: skip
def test_a_wish_put_as_a_question_stays_a_wish(text: str) -> None:
    assert not begins_nothing(UserMessage(text=text, intent="start_filing"))
