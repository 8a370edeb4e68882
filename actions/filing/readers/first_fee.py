"""Reader of what an appeal costs being asked, and of the fee that a court of first instance took. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.script import sign_by_sign

_FEE = r"(?:诉讼费|受理费|案件费|法院费|费用?|堂费)"
_SUM = r"(?P<sum>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>万)?"
_SUM_BEHIND = r"(?P<sum2>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit2>万)?"
_FIRST = r"(?:一审|第一审|初审|原审)"
_FIRST_COURT = r"(?:first[- ]instance|first trial|trial court)"
_TOLD = re.compile(
    rf"{_FIRST}[^，。?？\d]{{0,6}}{_FEE}[^，。?？\d]{{0,8}}{_SUM}"
    rf"|{_FEE}[^，。?？\d]{{0,4}}{_FIRST}[^，。?？\d]{{0,8}}{_SUM_BEHIND}"
    r"|\b(?:first[- ]instance|first|trial)(?: court)?(?:'s)? (?:court )?(?:fee|fees|cost)\b[^.?!\d]{0,16}"
    r"(?P<sum3>\d[\d,]*)"
    rf"|\b(?:paid|was charged|took)\b[^.?!\d]{{0,8}}(?P<sum4>\d[\d,]*)[^.?!]{{0,24}}\b{_FIRST_COURT}\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    rf"(?:赔|賠|还|還|付|支付)(?:给|俾|畀|他|她|对方)?[^，。?？\d]{{0,6}}{_SUM}"
    r"|\b(?:pay|repay|owe)\b[^.?!\d]{0,16}(?P<sum2>\d[\d,]{2,})",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"上诉|上訴|二审|\bappeal", re.IGNORECASE)
_COST = re.compile(
    r"(?:上诉|二审)[^，。?？]{0,4}(?:费|钱)|(?:费|钱)[^，。?？]{0,4}(?:多少|几多|幾多|怎么算)|多少钱|几多钱|几钱|幾錢|交多少|费用"
    r"|\b(?:fees?|costs?|how much)\b",
    re.IGNORECASE,
)
_OTHER_COST = re.compile(
    r"律师|公证|翻译|鉴定|保全|执行费|利息|\b(?:lawyer|attorney|notar\w+|translat\w+|interest)\b", re.IGNORECASE
)
_TEN_THOUSAND = 10_000


def asks_appeal_fee(text: str, before: Sequence[str] = ()) -> bool:
    """Return True if a text asks what an appeal costs, named here or in the messages before it."""
    plain = sign_by_sign(text)
    if _COST.search(plain) is None or _OTHER_COST.search(plain) is not None:
        return False
    return any(_APPEAL.search(sign_by_sign(one)) for one in (plain, *before[:2]))


def ordered_to_pay(text: str) -> int | None:
    """Return the sum in yuan that a text says has to be paid, told without a currency; None where there is none."""
    found = _ORDERED.search(sign_by_sign(text))
    if found is None:
        return None
    figure = (found["sum"] or found["sum2"]).replace(",", "").replace("，", "")
    return round(float(figure) * (_TEN_THOUSAND if found["unit"] else 1))


def first_fee(text: str) -> int | None:
    """Return the fee in yuan that was paid at first instance, where an appeal is spoken of; None without."""
    plain = sign_by_sign(text)
    found = _TOLD.search(plain) if _APPEAL.search(plain) else None
    if found is None:
        return None
    named = found.groupdict()
    figure = next(named[key] for key in ("sum", "sum2", "sum3", "sum4") if named[key])
    times = _TEN_THOUSAND if named["unit"] or named["unit2"] else 1
    return round(float(figure.replace(",", "").replace("，", "")) * times)
