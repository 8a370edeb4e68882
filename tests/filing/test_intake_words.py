"""One sentence answers several questions of the intake; what follows is not asked; what is no answer is seen."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.doubt import is_unknown
from actions.filing.readers import only_currency, read_address, read_date, read_place_name
from actions.filing.readers.free_words import gives_up, looks_odd, tells
from actions.filing.readers.party_details import kind_of_name, told_details
from actions.filing.steps import filled_in, following, marked

PHONE, DOCUMENT = "⟦phone:0123456789⟧", "⟦document:0123456789⟧"


def said(text: str, intent: str = "inform", **entities: object) -> Answer:
    return Answer(text, intent, "answer", tuple({"entity": k, "value": v} for k, v in entities.items()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("女，汉族，退休", {"sex": "female", "background": "汉族，退休"}),
        (f"男，电话{PHONE}，身份证{DOCUMENT}", {"sex": "male", "phone": PHONE, "document_number": DOCUMENT}),
        (f"佢電話係{PHONE}", {"phone": PHONE}),
        ("male, works in Xinhui", {"sex": "male", "background": "works in Xinhui"}),
        ("🙏🙏", {}),
    ],
)
def test_one_sentence_tells_several_things_of_a_party(text: str, told: dict[str, str]) -> None:
    found = dict(told_details(said(text)))
    found["background"] = found.get("background", "").removeprefix("佢").strip("，")
    assert {part: value for part, value in found.items() if value} == told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("梁大文", "person"), ("CHAN TAI MAN", "person"), ("江门市某某有限公司", "organisation"),
        ("Maple Leaf Trading Inc.", "organisation"), ("陈记行", None), ("李志会", None),
    ],
)  # fmt: skip
def test_a_name_tells_of_which_kind_it_is_or_is_asked(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize("text", ["唔知", "不知道", "我唔記得咗", "唔知佢住邊", "I don't know", "不清楚。"])
def test_not_knowing_is_heard(text: str) -> None:
    assert is_unknown(said(text))
    assert not is_unknown(said("不知道他为什么不还钱"))


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE x;--", "<b>x</b>", "/restart", "。。！", "12345", "🙏", "哈哈哈哈哈哈", "[31m"]
)
def test_signs_figures_and_code_are_odd(text: str) -> None:
    assert looks_odd(text)


@pytest.mark.parametrize(
    "text", ["我是她女儿", f"{PHONE}", "年利率6%", "A & B 五金", "他说“明天还”；我信了", "O'Brien's shop"]
)
def test_words_in_earnest_are_not_odd(text: str) -> None:
    assert not looks_odd(text)


def test_only_naming_it_gives_up_and_a_statement_is_no_question() -> None:
    assert gives_up(said("算了，不告了")) and not gives_up(said("请了"))
    assert tells(said("钱收了一直不发货", "ask_document_service"))
    assert not tells(said("文书怎么送达", "ask_document_service"))
    assert not tells(said("钱收了一直不发货", "cancel"))


@pytest.mark.parametrize(
    ("span", "shown"),
    [(("2026-10-01", "2026-10-31"), "2026年10月"), (("2025-01-01", "2025-12-31"), "2025年"),
     (("2026-11-16", "2026-11-22"), "2026年11月16日至2026年11月22日")],
)  # fmt: skip
def test_a_stretch_of_days_is_written_in_figures(span: tuple[str, str], shown: str) -> None:
    assert read_date(said("上个月", date_range={"from": span[0], "to": span[1]})).value == shown


def test_a_place_is_a_place_and_a_currency_alone_is_heard() -> None:
    assert read_place_name(said("租客欠租")).problem == "utter_filing_place_odd"
    assert read_address(said("我不想告诉你")).problem == "utter_filing_address_odd"
    assert read_place_name(said("新会会城")).found and read_address(said("12 Queen Street, Toronto")).found
    assert (only_currency("币种改成美元"), only_currency("50万美元"), only_currency("港币还是美元")) == (
        "USD",
        None,
        None,
    )


LOAN: dict[str, Any] = {
    "cause": "private_lending",
    "private_lending_lent_amount": "500000.00 HKD",
    "private_lending_repaid": "",
}


def test_nothing_paid_back_means_all_is_owed_until_that_is_corrected() -> None:
    assert following(LOAN) == {"private_lending_principal": "500000.00 HKD"}
    filled = {**LOAN, "private_lending_principal": "500000.00 HKD"}
    filled |= marked(filled, filled=["private_lending_principal"])
    assert filled_in(filled) == {"private_lending_principal"} and following(filled) == {}
    corrected = {**filled, "private_lending_repaid": "10000.00 HKD"}
    assert following(corrected) == {"private_lending_principal": None}
    by_hand = {**corrected, **marked(corrected, asked=["private_lending_principal"])}
    assert following(by_hand) == {}


def test_what_is_owed_stays_as_it_was_told_beside_what_came_back() -> None:
    lending = "private_lending"
    told = {"cause": lending, f"{lending}_repaid": "20000.00 CNY", f"{lending}_principal": "80000.00 CNY"}
    told |= marked(told, filled=["private_lending_repaid", "private_lending_principal"])
    assert following(told) == {}


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (said("一九年端午節嗰陣", date="2027-06-09"), "2019年端午節"),
        (said("昨天", date="2026-11-23"), "2026-11-23"),
        (said("2023年5月3日", date="2023-05-03"), "2023-05-03"),
        (said("5月3日", date="2027-05-03"), None),
        (said("两年内", date_range={"from": "2026-11-24", "to": "2028-11-24"}), None),
    ],
)
def test_a_day_is_never_put_into_a_year_nobody_named(answer: Answer, kept: str | None) -> None:
    assert read_date(answer).value == kept
