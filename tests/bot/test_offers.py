"""Typed words that mean a button which was offered, and those that only sound so."""

from __future__ import annotations

import pytest

from bot.offers.typed import Offer, chosen, ordinal

WITHDRAW = Offer((("确定撤回", "/y"), ("不撤了", "/n")), asks=True)
LEAVE = Offer((("Yes, leave it", "/y"), ("No, go on", "/n")), asks=True)
MEDIATION = Offer((("愿意调解", "/y"), ("不愿意", "/n")))
WAYS = Offer((("网上立案", "/a"), ("附近的调解机构", "/b")))
REBOOK = Offer((("重新预约", "/a"),))
RECEIPT = Offer((("改时间", "/move"), ("取消预约", "/cancel"), ("要带什么材料", "/bring")))
ANYTHING = Offer((("改时间", "/move"), ("取消预约", "/cancel")), asks=True)
BEREAVED = Offer(
    (("Inheritance certificate", "/a"), ("They quarrel: the court", "/b"), ("Ask me a few questions", "/c"))
)
WHICH = Offer((("公证要什么材料", "/a"), ("查我的公证预约", "/b"), ("都不是", "/none")), asks=True)
ONE = Offer((("预约公证", "/book"), ("都不是", "/none")), asks=True)


@pytest.mark.parametrize(
    ("text", "intent", "offer", "payload"),
    [
        ("确定", "affirm", WITHDRAW, "/y"), ("好的", "affirm", WITHDRAW, "/y"), ("yes", "affirm", LEAVE, "/y"),
        ("确定撤回", "ask_enquiry", WITHDRAW, "/y"), ("好的，確定撤回吧", "affirm", WITHDRAW, "/y"),
        ("不用了", "deny", WITHDRAW, "/n"), ("算了", "cancel", WITHDRAW, "/n"), ("no thanks", "deny", LEAVE, "/n"),
        ("不撤了", "deny", WITHDRAW, "/n"), ("愿意", "affirm", MEDIATION, "/y"), ("好啊", "affirm", MEDIATION, None),
        ("yes leave it please", "affirm", LEAVE, "/y"), ("第二个", "inform", WAYS, "/b"),
        ("the first one", "inform", WAYS, "/a"),
        ("我選第一個", "inform", WAYS, "/a"), ("最后一个吧", "inform", WHICH, "/none"),
        ("第四个", "inform", WAYS, None),
        ("附近的调解", "find_institution", WAYS, "/b"), ("調解機構", "find_institution", WAYS, None),
        ("确认", "affirm", RECEIPT, None), ("不用了", "deny", RECEIPT, None),
        ("要带什么", "ask_to_bring", RECEIPT, "/bring"),
        ("好的", "affirm", WAYS, None), ("好的", "affirm", REBOOK, None), ("好", "affirm", ANYTHING, None),
        ("改时间", "change_appointment", ANYTHING, "/move"), ("改時間吧", "change_appointment", ANYTHING, "/move"),
        ("好的", "affirm", WHICH, None), ("不是", "deny", WHICH, "/none"), ("是", "affirm", ONE, "/book"),
        ("撤回", "ask_enquiry", WITHDRAW, None), ("我还没想好要不要撤回这个咨询，先等等", "deny", WITHDRAW, None),
        ("yes ask me few questions", "ask_help", BEREAVED, "/c"),
        ("the certificate of inheritance", "inform", BEREAVED, "/a"),
        ("don't ask me few questions", "deny", BEREAVED, None), ("the courts", "inform", BEREAVED, None),
        ("are you sure", "affirm", LEAVE, None), ("你确定吗", "affirm", WITHDRAW, None),
        ("真的？", "affirm", WITHDRAW, None), ("sure", "affirm", LEAVE, "/y"), ("is it safe", "deny", LEAVE, None),
        ("", "affirm", WITHDRAW, None), ("不是，在列治文", "deny", WITHDRAW, "/n"),
    ],
)  # fmt: skip
def test_words_press_the_one_button_they_mean(text: str, intent: str, offer: Offer, payload: str | None) -> None:
    entities = [{"entity": "place"}] if "列治文" in text else []
    expected = None if entities else payload
    assert chosen({"text": text, "intent": {"name": intent}, "entities": entities}, offer) == expected


def test_nothing_is_meant_where_nothing_was_offered() -> None:
    assert chosen({"text": "确定", "intent": {"name": "affirm"}}, Offer(())) is None


@pytest.mark.parametrize(
    ("text", "place"), [("the 2nd one", 1), ("选第三项", 2), ("last one please", -1), ("第一次", None)]
)
def test_a_place_on_the_list_is_read(text: str, place: int | None) -> None:
    assert ordinal(text) == place
