"""The open question's answer, and what is told with it in one breath, are kept together and asked about no more."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ConfirmSlot, SetSlot
from tests.filing.one_message import LOAN, after, commands

JUNE = ("date_range", "2021年6月", {"from": "2021-06-01", "to": "2021-06-30"})
THIRTY = ("money", "30万", {"amount": "300000.00", "currency": "CNY"})
_OPEN = ("lent_amount", "handed_over", "due_on")
BARE = {name: value for name, value in LOAN.items() if name.removeprefix("private_lending_") not in _OPEN}
WAGES = {"cause": "labour", "matter": "civil", "for_whom": "self", "labour_arbitration": "award"}


def loan(made: Any, known: Any) -> dict[str, Any]:
    answers = after(made, known)
    return {name.removeprefix("private_lending_"): value for name, value in answers.items() if name.startswith("priv")}


def test_a_choice_at_the_head_of_a_story_answers_the_open_question() -> None:
    made = commands(
        "银行转账，有借条，没说什么时候还，没还过，没利息", "private_lending_handed_over", BARE, intent="ask_law"
    )
    told = loan(made, BARE)
    assert (told["handed_over"], told["written"], told["interest"], told["repaid"]) == ("bank", "iou", "no", "")


def test_the_sum_told_in_one_breath_with_its_day_is_kept_with_it() -> None:
    told = loan(commands("2021年6月借出30万，银行转账", "private_lending_lent_on", BARE, JUNE, THIRTY), BARE)
    assert (told["lent_on"], told["lent_amount"], told["handed_over"]) == ("2021年6月", "300000.00 CNY", "bank")


def test_what_a_story_tells_for_sure_is_not_asked_about() -> None:
    made = commands("有借条，一直没还过，没约定利息和还款日", "private_lending_written", BARE, intent="ask_law")
    assert not any(isinstance(one, ConfirmSlot) for one in made)
    assert loan(made, BARE)["written"] == "iou"


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("他跟别人也借过二十万", "lent_amount", ("money", "二十万", {"amount": "200000.00", "currency": "CNY"})),
        ("我跟房东倒是有租房合同", "written", ()),
    ],
)
def test_a_single_fact_that_may_be_somebody_else_s_is_asked_about(text: str, question: str, told: Any) -> None:
    known = {name: value for name, value in LOAN.items() if not name.endswith(question)}
    made = commands(text, f"private_lending_{question}", known, *([told] if told else []))
    assert [type(one) for one in made] == [ConfirmSlot]


@pytest.mark.parametrize(
    "text", ["我叫趙國良", "我個名係趙國樑", "my name is Wendy Mak", "我是周偉明", "我的名字叫黃倩儀"]
)
def test_one_s_own_name_where_it_is_asked_leaves_no_doubt(text: str) -> None:
    known = {**LOAN}
    del known["plaintiff_1_name"]
    made = commands(text, "plaintiff_1_name", known)
    assert [one.field for one in made if isinstance(one, SetSlot)] == ["plaintiff_1_name"]


@pytest.mark.parametrize("text", ["我哥叫周大文", "翻译叫黎文"])
def test_somebody_else_s_name_does(text: str) -> None:
    known = {**LOAN}
    del known["plaintiff_1_name"]
    assert "plaintiff_1_name" not in after(commands(text, "plaintiff_1_name", known), known)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("月薪18,000，欠了三个月", "18,000"),
        ("佢欠我兩個月人工，每個月一萬八", "一萬八"),
        ("做厨师，月薪一万八", "一万八"),
    ],
)
def test_a_wage_told_at_another_question_is_told_of_the_dispute(text: str, words: str) -> None:
    sum_ = ("money", words, {"amount": "18000.00", "currency": "CNY"})
    told = after(commands(text, "labour_job", WAGES, sum_), WAGES)
    assert words in told["labour_dispute"]
    assert words not in told.get("labour_job", "")
    assert "labour_owed" not in told


def test_a_year_in_which_something_was_paid_back_is_no_day_agreed() -> None:
    known = {name: value for name, value in LOAN.items() if name != "private_lending_due_on"}
    year = ("date_range", "2022年", {"from": "2022-01-01", "to": "2022-12-31"})
    text = "他写了欠条，没约定利息和还款日，2022年还过2000"
    told = loan(commands(text, "private_lending_lent_on", known, year, ("number", "2000", 2000)), known)
    assert told.get("due_on", "") == ""
    assert (told["repaid"], told["interest"]) == ("2000.00 CNY", "no")


def test_a_sum_tells_not_who_else_inherits() -> None:
    known = {"cause": "inheritance", "matter": "civil", "for_whom": "self"}
    sum_ = ("money", "600,000 yuan", {"amount": "600000.00", "currency": "CNY"})
    assert "inheritance_heirs" not in after(commands("around 600,000 yuan", "inheritance_heirs", known, sum_), known)


@pytest.mark.parametrize(
    ("text", "before"),
    [("我要告张三、李四和王五", ""), ("张三、李四和王五", "我要告他们三个"), ("告張三，李四，王五三人", "")],
)
def test_each_of_several_named_at_the_question_is_sued(text: str, before: str) -> None:
    made = commands(text, "defendant_1_name", LOAN, before=before)
    told = after(made, LOAN)
    names = [told.get(f"defendant_{number}_name") for number in (1, 2, 3)]
    assert [str(name).replace("張", "张") for name in names] == ["张三", "李四", "王五"]
    assert [told.get(f"defendant_{number}_more") for number in (1, 2, 3)] == ["yes", "yes", None]


def test_several_names_nobody_said_are_sued_are_asked_about() -> None:
    assert "defendant_2_name" not in after(commands("张三、李四和王五", "defendant_1_name", LOAN), LOAN)


def test_a_day_told_within_a_reason_is_kept_with_it() -> None:
    known = {"cause": "divorce", "matter": "civil", "for_whom": "self", "divorce_earlier_suit": "never"}
    march = ("date_range", "2023年3月", {"from": "2023-03-01", "to": "2023-03-31"})
    told = after(commands("佢賭錢，仲打過我，2023年3月開始分居", "divorce_reason", known, march), known)
    assert told["divorce_separated_since"] == "2023年3月"
    assert told["divorce_reason"].startswith("佢賭錢")


DIVORCE = {"cause": "divorce", "matter": "civil", "for_whom": "self", "divorce_earlier_suit": "never"}


def test_a_yes_in_the_words_of_what_there_is_keeps_both() -> None:
    told = after(commands("有，開平有間屋，婚後買嘅", "divorce_property", DIVORCE, intent="ask_law"), DIVORCE)
    assert told["divorce_property"] == "yes"
    assert told["divorce_property_list"].startswith("開平有間屋")


def test_who_somebody_is_stands_in_no_list_of_things() -> None:
    known = {**DIVORCE, "divorce_property": "yes"}
    text = "我叫梁嘉欣，女，1988年8月8號，香港身份證⟦document:1⟧，住香港九龍彌敦道100號，電話⟦phone:1⟧"
    birth = ("date", "1988年8月8號", "1988-08-08")
    numbers = (("document_number", "⟦document:1⟧", "⟦document:1⟧"), ("phone", "⟦phone:1⟧", "⟦phone:1⟧"))
    told = after(commands(text, "divorce_property_list", known, birth, *numbers), known)
    assert "divorce_property_list" not in told
    assert told["plaintiff_1_name"] == "梁嘉欣"


SUM = ("money", "3万", {"amount": "30000.00", "currency": "CNY"})


@pytest.mark.parametrize("text", ["3万，微信付的", "微信付的，3万", "3万，支付宝转的"])
def test_the_way_of_paying_told_beside_the_sum_is_not_asked_again(text: str) -> None:
    told = loan(commands(text, "private_lending_lent_amount", BARE, SUM), BARE)
    assert (told["lent_amount"], told["handed_over"]) == ("30000.00 CNY", "phone")


def test_a_sum_alone_tells_no_way_of_paying() -> None:
    told = loan(commands("3万，他是我微信好友", "private_lending_lent_amount", BARE, SUM), BARE)
    assert told["lent_amount"] == "30000.00 CNY" and "handed_over" not in told
