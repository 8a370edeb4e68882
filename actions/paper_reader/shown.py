"""Values that were read on a paper, each in a line as a person reads it, with the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.filing.readers import said_money
from backend.paper_reader.contents.model import PROOF_KINDS
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, moment, verbatim

LABELS: Mapping[str, Words] = {
    "court": Words("法院", "Court"),
    "case_number": Words("案号", "Case number"),
    "cause": Words("案由", "Cause"),
    "plaintiffs": Words("原告", "Plaintiff"),
    "defendants": Words("被告", "Defendant"),
    "summoned": Words("被传唤人", "Summoned"),
    "claims": Words("原告的请求", "Claims"),
    "facts": Words("事实与理由", "Facts and reasons"),
    "elements": Words("从事实里读出", "Read from the facts"),
    "amount": Words("标的额", "Amount claimed"),
    "agent": Words("代理律师", "Lawyer"),
    "hearing_on": Words("开庭", "Hearing"),
    "hearing_place": Words("地点", "Place"),
    "answer_days": Words("通知书写的答辩期", "Time to answer given"),
    "served_on": Words("签收日期", "Signed for on"),
    "standing": Words("能不能上诉", "Appeal"),
    "appeal_days": Words("文书写的上诉期", "Time to appeal given"),
    "orders": Words("裁判主文", "What it orders"),
    "fee": Words("应交费用", "Fee to pay"),
    "due_days": Words("文书写的期限", "Time given"),
    "due_on": Words("文书写的最后一天", "Last day given"),
    "lenders": Words("出借人", "Lender"),
    "borrowers": Words("借款人", "Borrower"),
    "guarantors": Words("担保人", "Guarantor"),
    "principal": Words("借款金额", "Sum lent"),
    "owed": Words("欠款金额", "Sum owed"),
    "lent_on": Words("借款日期", "Day of the loan"),
    "repay_on": Words("约定还款日", "Day to pay it back"),
    "rate": Words("利息", "Interest"),
    "interest_free": Words("利息", "Interest"),
    "payer": Words("付款人", "Payer"),
    "payee": Words("收款人", "Payee"),
    "paid": Words("转账金额", "Sum transferred"),
    "paid_on": Words("转账日期", "Day of the transfer"),
    "channel": Words("转账方式", "How it was sent"),
    "remark": Words("附言", "Remark"),
    "first_party": Words("甲方", "First party"),
    "second_party": Words("乙方", "Second party"),
    "place": Words("房屋地址", "Address of the house"),
    "starts_on": Words("起租日期", "Day the lease begins"),
    "monthly": Words("每月租金", "Monthly rent"),
    "job": Words("岗位", "Job"),
    "paper_date": Words("落款日期（不是收到日期）", "Date on the paper (not the day it came)"),
}
"""Values said back, in this order."""
_STANDINGS = {"open": Words("可以上诉", "open to appeal"), "final": Words("终审，不能上诉", "final, no appeal")}
FOLK: Mapping[str, tuple[str, ...]] = {
    "court": ("法院", "court"), "case_number": ("案号", "案件号", "case number", "number"), "cause": ("案由", "cause"),
    "plaintiffs": ("原告", "plaintiff"), "defendants": ("被告", "defendant"), "summoned": ("被传唤人", "summoned"),
    "claims": ("请求", "claims"), "facts": ("事实", "理由", "经过", "facts"), "amount": ("标的", "amount claimed"),
    "elements": ("从事实里读出的", "read from the facts"), "agent": ("律师", "代理人", "lawyer"),
    "hearing_on": ("开庭", "日期", "时间", "hearing", "date", "time"),
    "hearing_place": ("地点", "place"), "served_on": ("签收", "signed for"), "standing": ("上诉", "appeal"),
    "appeal_days": ("上诉期", "time to appeal"), "orders": ("主文", "orders"), "fee": ("费用", "fee"),
    "due_days": ("期限", "time given"), "due_on": ("最后一天", "last day"),
    "lenders": ("债主", "出借方", "贷款人", "lender", "creditor"),
    "borrowers": ("欠款人", "借款方", "债务人", "borrower", "debtor"),
    "guarantors": ("保证人", "担保", "guarantor"),
    "principal": ("借款数额", "本金", "金额", "数额", "principal", "amount", "sum"),
    "owed": ("欠款数额", "欠款", "金额", "amount", "sum"),
    "lent_on": ("借款日", "借款时间", "借钱日期", "loan date", "date of the loan"),
    "repay_on": ("还款日期", "还款日", "还款时间", "还款期限", "到期日", "due date", "repayment date"),
    "rate": ("利率", "月息", "年息", "interest rate", "rate"),
    "interest_free": ("利率", "interest"),
    "payer": ("付款方", "汇款人", "payer", "sender"),
    "payee": ("收款方", "payee", "recipient"),
    "paid": ("金额", "转账数额", "amount", "sum"),
    "paid_on": ("转账日", "转账时间", "日期", "date"),
    "first_party": ("甲方", "出租人", "房东", "卖方", "用人单位", "landlord", "seller", "employer"),
    "second_party": ("乙方", "承租人", "租客", "买方", "劳动者", "员工", "tenant", "buyer", "worker"),
    "place": ("地址", "房屋", "address"),
    "starts_on": ("起租日", "起租时间", "start date"),
    "monthly": ("租金", "月租", "rent"),
    "job": ("职务", "工种", "job"),
}  # fmt: skip
ASKED_LATER = ("court", "case_number", "plaintiffs", "defendants", "claims", "facts", "hearing_on", "fee", "standing",
    "lenders", "borrowers", "guarantors", "principal", "owed", "lent_on", "repay_on", "rate", "payer", "payee", "paid",
    "paid_on", "first_party", "second_party", "monthly",
)  # fmt: skip
"""Unread values that the form asks for by itself."""
SUMS = ("principal", "owed", "paid", "monthly", "amount")
DAYS = ("lent_on", "repay_on", "paid_on", "starts_on", "paper_date", "served_on", "due_on")
"""Values that are sums with their currency, and those that are days."""
_DATED = Words("落款日期", "Date on the paper")
_SHOWN = 120
"""Characters of the facts of a complaint that are said back."""
_BY_TERM = Words("（按借期算出）", " (worked out from the term)")
_FREE = Words("无息", "none")
_CHANNELS = {"bank": Words("银行", "by bank"), "phone": Words("微信或支付宝", "by WeChat or Alipay")}


def shown_names(waiting: Mapping[str, Any]) -> list[str]:
    """Return the values that are said back, in their order."""
    one_person = waiting.get("defendants") == [waiting.get("summoned")]
    left_out = {"summoned"} if one_person else set()
    if waiting.get("paper_date") == waiting.get("lent_on"):
        left_out |= {"paper_date"}
    return [name for name in LABELS if waiting.get(name) and name not in left_out]


_PARTIES: Mapping[str, Mapping[str, Words]] = {
    "lease": {"first_party": Words("出租人", "Landlord"), "second_party": Words("承租人", "Tenant")},
    "sale": {"first_party": Words("卖方", "Seller"), "second_party": Words("买方", "Buyer")},
    "labour": {"first_party": Words("用人单位", "Employer"), "second_party": Words("劳动者", "Worker")},
}
"""Sides of a contract, by what it is about."""


def label_of(name: str, waiting: Mapping[str, Any]) -> Words:
    """Return what a value is called; the date of a paper that no court sent is received on no other day."""
    if (side := _PARTIES.get(str(waiting.get("contract")), {}).get(name)) is not None:
        return side
    was_sent = not (set(waiting["kinds"]) & PROOF_KINDS or waiting.get("own"))
    return LABELS[name] if name != "paper_date" or was_sent else _DATED


def show(turn: Turn, name: str, waiting: Mapping[str, Any]) -> str:
    """Return a value as it is said back."""
    value = waiting[name]
    if name == "hearing_on":
        return _show_hearing(turn, waiting)
    if name in DAYS:
        by_term = _BY_TERM.say(turn.language) if name == "repay_on" and waiting.get("term_told") else ""
        return full(date.fromisoformat(value), turn.language) + by_term
    if name in SUMS:
        return said_money(value, turn.language)
    if name == "interest_free":
        return _FREE.say(turn.language)
    if name == "channel":
        return _CHANNELS[value].say(turn.language)
    if name in ("answer_days", "appeal_days", "due_days"):
        return Words(f"{value} 天", f"{value} days").say(turn.language)
    if name == "fee":
        return Words(f"{value} 元", f"{value} yuan").say(turn.language)
    if name == "standing":
        return _STANDINGS[value].say(turn.language)
    if name == "facts":
        return _begins(turn, str(value))
    if name == "elements":
        return ""
    if name in ("claims", "orders"):
        return "".join(f"\n   {number}. {verbatim(one)}" for number, one in enumerate(value, 1))
    return verbatim("、".join(value) if isinstance(value, list) else str(value))


def _begins(turn: Turn, text: str) -> str:
    """A long text by its beginning, and how long it is."""
    if len(text) <= _SHOWN:
        return verbatim(text)
    whole = Words(f"……（共 {len(text)} 字）", f"… ({len(text)} characters)").say(turn.language)
    return verbatim(text[:_SHOWN].replace("\n", " ")) + whole


def where(turn: Turn, name: str, waiting: Mapping[str, Any]) -> str:
    """The page on which a value stands, of a file with several, for who looks it up."""
    place = (waiting.get("places") or {}).get(name)
    if place is None or waiting["pages"] == 1:
        return ""
    return Words(f"（第 {place['page']} 页）", f" (page {place['page']})").say(turn.language)


def _show_hearing(turn: Turn, waiting: Mapping[str, Any]) -> str:
    on, at = date.fromisoformat(waiting["hearing_on"]), waiting["hearing_time"]
    event = waiting["event"]
    other = "" if not event or "庭" in event else f"（{verbatim(event)}）"
    if not at:
        return full(on, turn.language) + other
    start = datetime.combine(on, time.fromisoformat(at), BEIJING)
    return f"{full(on, turn.language)} · {moment(start, turn.timezone, turn.person.city, turn.language)}{other}"
