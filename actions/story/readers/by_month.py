"""Sums that are owed month by month in a story: so much a month, for so many months. Pure.

The sum of one month is never what is owed in all. What the months come to is reckoned and asked about before it is
kept: part of a month may have been paid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from actions.dialogue.readers.durations import months_said
from actions.script import sign_by_sign
from actions.story.mentions import Fact, Mention

_MONTHLY_BEFORE = re.compile(
    r"(?:(?:每个?月|(?<![第头上下这那])一个月|月薪|月工资|月人工|底薪|月入)(?:的|应该?|要|给|发|出|有|工资|人工|薪水|底薪|薪金|是|系|为|约|大约|大概|左右|"
    r"税前|税后|实发|我|：|:|\s)*|(?:工资|人工|薪水|薪金)(?:是|系)?(?:每个?月|一个月)(?:是|系|有)?|"
    r"\bmonthly (?:pay|wages?|salary)?(?: (?:is|was|of|at))*\s*|\b(?:salary|wages?|pay) (?:is |was |of )+)$"
)
_MONTHLY_AFTER = re.compile(
    r"\s*(?:元|块|蚊|人民币)?\s*(?:(?:每|一)个?月(?!内|后|前)|/\s?(?:个?月|month)|"
    r"(?:yuan |rmb |usd |dollars )?(?:each|(?:a|per|each|every) month|monthly|apiece)\b)"
)
_CUT = re.compile(r"[，,](?!\d{3}(?!\d))|[。；;！!？?\n]|\.(?!\d)")
_OWED = re.compile(
    r"欠|拖|争|差我|没发|没有发|不发|未发|没出|不出|没给|不给|没付|没领|少发|冇出|冇畀|冇给|未出|"
    r"\b(?:ow(?:e|es|ed|ing)|unpaid|behind|not paid|n't paid|without pay|arrears)\b"
)
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3}|半)"
_MONTHS_OWED = re.compile(
    rf"(?:欠|拖|争|差|没发|没有发|不发|未发|没出|不出|没给|不给|没付|少发|冇出|冇给|未出)(?:了|着|咗|我们?|我哋|佢|他|的|足|工资|人工|薪水|薪|粮)*(?P<a>{_COUNT}个月)(?![前后内])|"
    rf"(?P<b>{_COUNT}个月)(?:的|嘅)?(?:工资|人工|薪水|工钱|粮|薪|没发|没有发|没出|没给|没付|未发|冇出|冇给|不发)|"
    r"\b(?:last|past|owes? (?:me |us )?(?:for )?|unpaid for |behind )(?P<c>(?:\d{1,2}|[a-z]+) months?)\b|"
    r"\b(?P<d>(?:\d{1,2}|[a-z]+) months?)(?:'|’|s'|s’)? (?:of |in )?(?:unpaid|wages?|salary|pay|arrears)\b"
)
_CODES = {"usd": "USD", "美元": "USD", "美金": "USD", "cad": "CAD", "加元": "CAD", "加币": "CAD", "hkd": "HKD",
          "港币": "HKD", "港元": "HKD", "aud": "AUD", "澳元": "AUD", "eur": "EUR", "欧元": "EUR"}  # fmt: skip
_FIGURE = re.compile(
    rf"(?<![\d,.])(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d{{3,7}}|\d(?:\.\d+)?(?=万))(?P<tens>万)?\s?"
    rf"(?P<unit>{'|'.join(_CODES)})?(?!\d|\s?[年月日号])"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_PERIOD = re.compile(
    r"(?:(?P<y1>20\d{2})\s?年)?(?P<m1>\d{1,2})\s?月份?\s?(?:到|至|-|–|—|~|～)\s?"
    r"(?:(?P<y2>20\d{2})\s?年|(?P<same>同年)|(?P<next>次年|第二年))?(?P<m2>\d{1,2})\s?月(?!\d|[一二三四五六七八九十]?\d?[日号])|"
    rf"\b(?:from )?(?P<n1>{_NAME})(?: (?P<z1>20\d{{2}}))? (?:to|until|till|through) "
    rf"(?P<n2>{_NAME})(?: (?P<z2>20\d{{2}}))?\b"
)
_ROUND = re.compile(r"[几数多]个?月|\d多|\b(?:several|many|few)\b")
_YEAR, _TEN_THOUSAND = 12, 10_000
_MOST = 60
"""Months; more than five years of unpaid wages are misread."""


def is_monthly(plain: str, sum_told: Mention) -> bool:
    """Return True if a sum is that of one month."""
    before, after = plain[max(0, sum_told.start - 24) : sum_told.start], plain[sum_told.end : sum_told.end + 24]
    return _MONTHLY_BEFORE.search(before) is not None or _MONTHLY_AFTER.match(after) is not None


def owed_by_month(plain: str, mentions: Sequence[Mention], told: Fact | None, field: str) -> Fact | None:
    """Return what is owed in all: as it was told, else months times the sum of a month, which is to be asked about.

    None where neither is plain.

    Args:
        plain: the story in one spelling, as long as the story.
        mentions: what it names.
        told: the sum read as owed so far, which may be that of one month.
    """
    sums = [one for one in mentions if one.kind == "money"]
    monthly = [one for one in sums if is_monthly(plain, one)]
    if told is not None and not any(one.start == told.start for one in monthly):
        return told
    months = _months_owed(plain)
    if len({str(one.value) for one in monthly}) != 1 or months is None:
        return None
    one = monthly[0]
    amount, _, currency = str(one.value).partition(" ")
    total = f"{Decimal(amount) * months:.2f} {currency}"
    return Fact(field, total, one.start, one.end, plain[one.start : one.end], sure=False)


def monthly_in(text: str) -> list[Mention]:
    """Return the sums of one month that a text tells in figures; in yuan where it names no currency of theirs."""
    plain = sign_by_sign(text).casefold()
    told = [
        Mention("money", f"{_amount(found)} {_CODES.get(found['unit'] or '', 'CNY')}", found.start(), found.end())
        for found in _FIGURE.finditer(plain)
    ]
    return [one for one in told if is_monthly(plain, one)]


def total_in(text: str) -> str | None:
    """Return what a text that is kept in the person's own words tells is owed by the month, or None."""
    plain = sign_by_sign(text).casefold()
    fact = owed_by_month(plain, monthly_in(text), None, "")
    return str(fact.value) if fact is not None else None


def _amount(found: re.Match[str]) -> Decimal:
    figure = Decimal(found["figure"].replace(",", ""))
    return (figure * (_TEN_THOUSAND if found["tens"] else 1)).quantize(Decimal("0.01"))


def _months_owed(plain: str) -> int | None:
    """The months a story says are owed; None where it tells none, or two different numbers of them."""
    outright = {round(count) for count in _outright(plain) if count == int(count)}
    periods = set(_periods(plain))
    if len(outright) > 1 or (outright and periods and outright != periods) or len(periods) > 1:
        return None
    count = next(iter(outright or periods), 0)
    return count if 0 < count <= _MOST else None


def _outright(plain: str) -> Iterator[float]:
    for found in _MONTHS_OWED.finditer(plain):
        said = next(words for words in found.groupdict().values() if words)
        count = months_said(said)
        if count and not _ROUND.search(plain[max(0, found.start() - 2) : found.end()]):
            yield count


def _periods(plain: str) -> Iterator[int]:
    """The months from the first to the last of a period in a clause that says that they are owed."""
    for start, end in _clauses(plain):
        if not _OWED.search(plain, start, end):
            continue
        for found in _PERIOD.finditer(plain, start, end):
            count = _between(found)
            if count is not None:
                yield count


def _between(found: re.Match[str]) -> int | None:
    if found["n1"]:
        first, last = (_MONTH_NAMES.index(found[name][:3]) + 1 for name in ("n1", "n2"))
        years = (found["z1"], found["z2"])
    else:
        first, last = int(found["m1"]), int(found["m2"])
        years = (found["y1"], found["y2"])
    if not (1 <= first <= _YEAR and 1 <= last <= _YEAR):
        return None
    begun, ended = (int(year) if year else 0 for year in years)
    passed = ended - begun if begun and ended else int(bool(found["next"]))
    count = passed * _YEAR + last - first + 1
    return count if count > 0 else None


def _clauses(plain: str) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in _CUT.finditer(plain):
        yield at, cut.start()
        at = cut.end()
    yield at, len(plain)


_WORKED = re.compile(
    rf"(?:做|干|返工|工作|打工|上班|服务)(?:了|咗|过|足|满|有|工|大约|大概|差不多|将近|，)*(?P<zh>{_COUNT}(?:年半|年|个月))(?!前|后|级)|"
    r"\bworked (?:there |here |for (?:him|her|them|it) )?(?:for )?"
    r"(?P<en>(?:\d{1,2}|[a-z]+)(?: and a half)? (?:years?|months?))\b"
)


def begun_by_length(plain: str, left_on: Fact | None, field: str) -> Fact | None:
    """Return the month work began in, by how long it lasted and when it ended; always to be asked about.

    Args:
        left_on: when it ended; a story that tells of no end tells no beginning by its length.
    """
    found = _WORKED.search(plain)
    ended = re.match(r"(\d{4})(?:年(\d{1,2})月|-(\d{2}))", str(left_on.value)) if left_on is not None else None
    if found is None or ended is None:
        return None
    months = months_said(found["zh"] or found["en"])
    if not months:
        return None
    half = 6 if found["en"] and "half" in found["en"] else 0
    last = int(ended[1]) * _YEAR + int(ended[2] or ended[3]) - 1
    begun = last - round(months) - half
    return Fact(field, f"{begun // _YEAR}年{begun % _YEAR + 1}月", found.start(), found.end(), found[0], sure=False)
