"""Several sums told with what they come to: the total, and principal with interest as what is claimed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from actions.answers import Answer
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import stated
from actions.script import sign_by_sign

_TOTAL = re.compile(
    r"(?:一共|总共|合共|共计|合计|总计|加起来|加埋(?:一共)?|夹埋|前后(?:一共)?|[，,]共)(?:是|就是|系|有|要|为|总数)*\s*$|"
    r"\b(?:in total|altogether|all together|a total of|total(?:s|ling)?|comes to|makes|adds up to|sum of)"
    r"[\s:,]*(?:is |of )?$"
)
_TOTAL_BEHIND = re.compile(
    r"\s?(?:yuan|rmb|dollars)?,?\s?(?:in total|altogether|all together|in all|total\b)(?![\s:]*[\d$¥])"
)
_PRINCIPAL = re.compile(r"本金|母金|\bprincipal\b|\bcapital\b")
_INTEREST = re.compile(r"利息|息|\binterest\b|违约金|罚息|\bpenalty\b")
_FIGURE = re.compile(r"[\d一二两三四五六七八九十百千万]")
_STILL_OWED = re.compile(
    r"(?:尚|还|仍|仲|重|目前|至今|剩余?|余下?)(?:有|然)?(?:欠|差|争|拖欠)(?:我|我们|我哋|款|了|咗|余款|货款|尾款|约|大约|有|\s)*$"
    r"|(?:余款|尾款|剩余|余额|剩下)(?:还有|仲有|是|为|系|的|\s)*$"
    r"|\b(?:still (?:owes?|owing|owed|due)|balance|remaining|outstanding|the rest)"
    r"(?: (?:me|us|of|is|was|about))*[\s:]*$"
)
_HALF = re.compile(r"一半|半数|\bhalf\b")
_REACH: Final = 24
_ADDS = re.compile(r"[\s，,]*(?:再)?(?:加上?|加埋|\+|＋|plus|added to)[\s，,]*(?:另外的?|上|埋|the |another )?\s*")
"""Words between two sums that are added up."""


_PARTED = re.compile(
    r"分(?:开|成|别)?(?:了|咗)?(?:两|三|四|五|六|七|八|九|十|几|好几|\d+)(?:次|笔|期|批|回)|其中|分别|(?:一次|第一次|头一次|先)|"
    r"\bin (?:two|three|four|five|several|\d+) (?:parts?|payments?|instalments?|installments?|transfers?|times)\b|"
    r"\b(?:two|three|four|\d+) times\b|\b(?:once|first)\b"
)
"""Words behind a sum that tell it in parts."""
_ONE_OF_SEVERAL = re.compile(
    r"(?:第[一二三四五六七八九十]次|[一另头]次|另外一次|有一次|第[一二三四五六七八九十]笔|一笔|"
    r"\b(?:first|second|third|once|the other)(?: time)?)"
    r"[\s:：,，]*(?:是|系|就|又|再|我|借|转|给|俾|畀|汇|打|付|了|咗|账|出|他|她|佢|去|"
    r"\b(?:i|was|lent|sent|paid|him|her|for|of)\b|\s)*$"
)
"""Words before a sum that tell it as one of several payments."""
_BACK = re.compile(r"还(?:了|咗|过|返|给|我|钱)|归还|退|\b(?:paid back|repaid|returned|back)\b")
"""A payment back, which is added to none."""


def total_told(answer: Answer) -> Mapping[str, Any] | None:
    """Return the sum that a message says its other sums come to; None where it says none, or reckons otherwise.

    Principal and interest are two answers, whatever they come to. A sum that is told first and then in parts ("八万，
    分两次，一次五万一次三万") needs no word for a total.
    """
    plain = sign_by_sign(answer.text).casefold()
    sums = sorted(_widest(answer), key=lambda one: int(one["start"]))
    if len(sums) < 3 or _PRINCIPAL.search(plain):
        return None
    marked = [one for one in sums if _is_marked(plain, int(one["start"]), int(one["end"]))]
    if not marked and not _BACK.search(plain) and _PARTED.search(plain[int(sums[0]["end"]) : int(sums[1]["start"])]):
        marked = sums[:1]
    if len(marked) != 1 or len({one["value"]["currency"] for one in sums}) != 1:
        return None
    amounts = [Decimal(str(one["value"]["amount"])) for one in sums if one is not marked[0]]
    value: Mapping[str, Any] = marked[0]["value"]
    return value if sum(amounts) == Decimal(str(value["amount"])) else None


def sum_told(answer: Answer) -> Mapping[str, Any] | None:
    """Return what sums come to that a message adds in so many words ("45万加42万", "一次五万一次三万"), or None."""
    plain = sign_by_sign(answer.text).casefold()
    sums = sorted(_widest(answer), key=lambda one: int(one["start"]))
    between = [plain[int(one["end"]) : int(other["start"])] for one, other in pairwise(sums)]
    counted = all(_ONE_OF_SEVERAL.search(plain[: int(one["start"])]) for one in sums) and not _BACK.search(plain)
    if len(sums) < 2 or not (counted or all(_ADDS.fullmatch(words) for words in between)):
        return None
    if len({one["value"]["currency"] for one in sums}) != 1:
        return None
    total = sum(Decimal(str(one["value"]["amount"])) for one in sums)
    return {"amount": f"{total:.2f}", "currency": sums[0]["value"]["currency"]}


def half_told(answer: Answer) -> Mapping[str, Any] | None:
    """Return the half that a message reckons of another sum ("80万的一半，四十万"); None where it is not the half."""
    plain = sign_by_sign(answer.text).casefold()
    sums = [one["value"] for one in _widest(answer)]
    if len(sums) != 2 or _HALF.search(plain) is None or len({one["currency"] for one in sums}) != 1:
        return None
    half, whole = sorted(sums, key=lambda one: Decimal(str(one["amount"])))
    return half if Decimal(str(half["amount"])) * 2 == Decimal(str(whole["amount"])) else None


def owed_told(answer: Answer) -> Mapping[str, Any] | None:
    """Return the one sum of several that a message says is still owed ("共10万，付了2万，尚欠8万"); None without."""
    plain = sign_by_sign(answer.text).casefold()
    sums = _widest(answer)
    owed = [one for one in sums if _STILL_OWED.search(plain[: int(one["start"])])]
    return owed[0]["value"] if len(sums) > 1 and len(owed) == 1 else None


def _widest(answer: Answer) -> list[Mapping[str, Any]]:
    """The sums of a message that lie in no other one."""
    sums = [one for one in answer.entities if one.get("entity") == "money" and "start" in one]
    return [
        one
        for one in sums
        if not any(other["start"] <= one["start"] and one["end"] <= other["end"] and other is not one for other in sums)
    ]


def _is_marked(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - _REACH) : start]
    return _TOTAL.search(before) is not None or _TOTAL_BEHIND.match(plain, end) is not None


def sums_claimed(text: str) -> str:
    """Return the words of a message that tell principal and interest as sums, with what they come to; or nothing.

    Both together are what the court is to order; either alone answers its own question.
    """
    words = stated(text).text
    if asks(text):
        return ""
    told = [words[start:end].strip(" ，,。.；;") for start, end in stretches(words) if _tells_sum(words[start:end])]
    plain = sign_by_sign("，".join(told)).casefold()
    both = _PRINCIPAL.search(plain) is not None and _INTEREST.search(plain) is not None
    enough = (
        sum(1 for _ in re.finditer(r"[\d.,万千百]*\d[\d.,万千百]*|[一二两三四五六七八九十][百千万][^，]?", plain)) > 1
    )
    return "，".join(told) if both and enough else ""


def _tells_sum(piece: str) -> bool:
    plain = sign_by_sign(piece).casefold()
    if _FIGURE.search(plain) is None or "%" in plain or "分之" in plain:
        return False
    marked = re.search(r"一共|总共|合共|共计|合计|加起来|加埋|夹埋|\btotal\b|altogether", plain)
    return bool(_PRINCIPAL.search(plain) or _INTEREST.search(plain) or marked)
