"""The sums a dispute is made up of, each with what it is ("货款十五万，再加三万利息"). Pure.

Several sums are one demand only where each has a name of its own; one that was paid, or that would do, is no part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from actions.mediation.readers.sums import is_each_time
from actions.story.readers.plain import plain
from actions.story.reading import mark
from backend.shared.wording import Words

KINDS: Mapping[str, Words] = {
    "interest": Words("利息", "interest"),
    "penalty": Words("违约金", "penalty"),
    "utilities": Words("水电费", "utilities"),
    "rent": Words("租金", "rent"),
    "deposit": Words("押金", "deposit"),
    "goods": Words("货款", "goods"),
    "wages": Words("工资", "wages"),
    "medical": Words("医疗费", "medical costs"),
    "repair": Words("维修费", "repairs"),
    "dividends": Words("分红", "dividends"),
    "capital": Words("投资款", "investment"),
    "principal": Words("本金", "principal"),
}
_NAMED: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(words)
    for kind, words in {
        "interest": r"利息|(?<![休作])息(?!怒)|\binterest\b",
        "penalty": r"违约金|罚息|滞纳金|\b(?:penalty|late fees?)\b",
        "utilities": r"水电|水费|电费|管理费|物业费|\b(?:utilit\w+|water|electricity|bills?)\b",
        "rent": r"租金|房租|铺租|欠租|租|\brent\b",
        "deposit": r"押金|定金|订金|按金|\bdeposit\b",
        "goods": r"货款|货钱|货|\b(?:goods|merchandise|invoices?)\b",
        "wages": r"工资|人工|薪|加班费|\b(?:wages?|salary|overtime)\b",
        "medical": r"医药费|医疗费|药费|医院|\b(?:medical|hospital|doctors?)\b",
        "repair": r"维修|修理|修车|修|\b(?:repairs?|fixing)\b",
        "dividends": r"分红|红利|利润|\b(?:dividends?|profits?)\b",
        "capital": r"投资|入股|股本|股金|本钱|\b(?:invest\w*|capital)\b",
        "principal": r"本金|母金|借|\b(?:principal|lent|loan\w*|borrowed)\b",
    }.items()
}
"""Words for each kind; where one clause names two, the one nearest to the sum counts."""
_NO_PART = re.compile(
    r"还(?:了|过|返|清)|付(?:了|过)|给(?:了|过)我?|已经?(?:还|付|给)|一共|总共|合共|共计|合计|加起来|值|原价|"
    r"(?:就|都|也)(?:行|得|算了|可以|好)|最多|最少|至少|只要|"
    r"\b(?:paid|repaid|returned|total|altogether|worth|settle|accept|at least|at most|would do)\b"
)
"""Words of a clause whose sum is none of what is wanted: paid, told as a whole, or an offer."""
_STOP = re.compile(r"[，。；;！!\n]|,(?!\d)|\.(?!\d)|\b(?:plus|and|also)\b|再加|另外|还有|加上?|同埋|和")
_FEWEST = 2


def parts_in(text: str, entities: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Return kind and value of each sum of a text, in its order; nothing where they are not several of one demand.

    Args:
        entities: what was read in the text, without what is only paid each time.
    """
    spelt = plain(text)
    sums = [one for one in mark(text, [dict(one) for one in entities]).mentions if one.kind == "money"]
    sums = [one for one in sums if not is_each_time(text, one.start, one.end)]
    if len({str(one.value).partition(" ")[2] for one in sums}) != 1:
        return []
    told = [[_kind(spelt, one.start, one.end), str(one.value)] for one in sums]
    kinds = [kind for kind, _ in told]
    return told if len(told) >= _FEWEST and all(kinds) and len(set(kinds)) == len(kinds) else []


def total_of(parts: Sequence[Sequence[str]]) -> str:
    """Return what sums of one demand come to, as a sum is kept."""
    values = [value.partition(" ") for _, value in parts]
    return f"{sum((Decimal(amount) for amount, _, _ in values), Decimal()):.2f} {values[0][2]}"


def _kind(spelt: str, start: int, end: int) -> str:
    """Return what a sum is by the words of its clause, the nearest first; nothing where they make it no part."""
    begin = max((found.end() for found in _STOP.finditer(spelt, 0, start)), default=0)
    stop = next((found.start() for found in _STOP.finditer(spelt, end)), len(spelt))
    before, behind = spelt[begin:start], spelt[end:stop]
    if _NO_PART.search(before) or _NO_PART.search(behind):
        return ""
    found = [
        (_distance(words, before, behind), kind) for kind, words in _NAMED.items() if words.search(f"{before} {behind}")
    ]
    return min(found)[1] if found else ""


def _distance(words: re.Pattern[str], before: str, behind: str) -> int:
    """Count the signs between a sum and the nearest word of a kind in its clause."""
    left = [len(before) - one.end() for one in words.finditer(before)]
    right = [one.start() for one in words.finditer(behind)]
    return min([*left, *right])
