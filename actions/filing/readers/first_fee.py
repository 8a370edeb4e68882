"""Reader of the fee that a court of first instance took, told by whoever asks what an appeal costs. Pure."""

from __future__ import annotations

import re

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
_APPEAL = re.compile(r"上诉|二审|\bappeal", re.IGNORECASE)
_TEN_THOUSAND = 10_000


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
