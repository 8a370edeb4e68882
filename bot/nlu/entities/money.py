"""Amounts of money, as people write them, to an exact decimal and an ISO 4217 currency.

An amount of 万, 亿, k or million with no currency is money too (三万五, 30k), taken as yuan; an amount in 百 or 千 is
money only beside a word that says so (欠我八百). Guesses (几万, 十多万, 两三千块) are never turned into a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from typing import Any

from .currencies import AFTER, BEFORE, OF_SEVERAL
from .numerals import ARABIC, CN_CHARS, ENGLISH_WORD, parse_english, parse_number
from .spans import Span

MOST_FIGURES = 150  # more figures than this in one message are not read
LARGEST = Decimal(10) ** 15
_SCALES = {
    "k": 1000,
    "thousand": 1000,
    "grand": 1000,
    "m": 10**6,
    "mil": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}


def _alternatives(words: dict[str, Any]) -> str:
    """Longest first; a Latin word must end where the writing ends (`rm` is not in `rmb`)."""
    not_before = {"元": "(?![旦宵月素])", "块": "(?![地田儿])", "欧": "(?![洲盟美阳巴])"}
    latin = {w: r"(?![a-z])" for w in words if w[-1].isalpha() and w.isascii()}
    return "|".join(re.escape(w) + {**not_before, **latin}.get(w, "") for w in sorted(words, key=len, reverse=True))


_SIGNS = "|".join(re.escape(word) for word in sorted(BEFORE, key=len, reverse=True))
_BEFORE = rf"(?:(?<![a-z])(?P<before>{_SIGNS})\s?|(?<![a-z\d.])(?<!\d,))"
_AFTER = rf"(?:\s?(?:整|正)?(?P<after>{_alternatives(AFTER)}))?"
_SCALE = rf"(?:\s?(?P<scale>{_alternatives(_SCALES)}))?"
_RUN = rf"(?:{ARABIC})(?:\s?[{CN_CHARS}][{CN_CHARS}\d]{{0,24}})?|(?<![{CN_CHARS}])[{CN_CHARS}][{CN_CHARS}点\d]{{0,28}}"
_FIGURES = re.compile(rf"{_BEFORE}(?P<amount>{_RUN}){_SCALE}{_AFTER}", re.ASCII)
_WORDS = re.compile(
    rf"(?<![a-z])(?P<amount>(?:a\s)?(?:{ENGLISH_WORD})(?:[\s-]+(?:and\s)?(?:{ENGLISH_WORD})){{0,9}})(?![a-z]){_AFTER}",
    re.ASCII,
)
_DIGIT = r"[\d一二两三四五六七八九零]"
_TAIL = re.compile(
    rf"(?:整|正)|零?(?P<jiao>{_DIGIT})(?:毛|角)钱?(?:(?P<fen>{_DIGIT})分?)?|零?(?P<only_fen>{_DIGIT})分"
    r"|(?P<half>半)(?![年月天个日小])|(?P<bare>[一二两三四五六七八九1-9])(?![\w一-鿿])",
    re.ASCII,
)
_JIAO_ALONE = re.compile(r"(?<![\w.])(?P<jiao>[\d一二两三四五六七八九])(?:毛|角)钱", re.ASCII)
_GUESS_AFTER = re.compile(r"\s?(?:多|几|余|来)(?:[万亿]|块|元|美|港)?")
_GUESS_BEFORE = re.compile(r"(?:几|数|(?<![加补写填算交添])上|(?<![改换变写填弄调订作])成)$")
"""Words that make a guess of a sum: 上万, Cantonese 成三万; "改成3万5" and "加上8万" guess nothing."""
_IDENTIFIER = re.compile(r"\d{7,}")
"""Figures no letter makes thousands of: 201912345K is the number of a company."""
_MEASURES = re.compile(
    r"\s?(?:人|个|名|位|次|公里|米|里|年(?![息利化])|月(?!息)|天|日|号|周|字|岁|平|亩|件|份|条|项|张|页|股|吨|斤|克|台|部|户|家|种|辆|步|倍|分之|度|小时|分钟|秒"
    r"|people|times|years|days|km|miles|shares|words|pages|users|square|sq)"
)
_COUNTS_ON = re.compile(
    r"一(?:[直次齐起个共定样下些半切毫向律旦并辈生同间味边方路家人笔年月天日周位套期]|分(?!期))"
    r"|[二两三四五六七八九](?:[个次天周位人家间套笔份张]|年(?![息利化])|期(?!间)|兄弟|姐妹|姊妹)"
)
"""A digit that begins the next word and belongs to no sum: "20万一直没还", "十万两个人分", "两千五一个月"."""
_LONGEST_BEFORE_K = 5
"""Digits that stand before a "k"; a longer run with a letter is the number of a register ("UEN 201912345K")."""
_OF_SEVERAL = re.compile(rf"\s?(?:{OF_SEVERAL})(?![a-z])")
_CUE = re.compile(
    r"(?:金额|标的|标的额|欠[我他她佢你]?|借[我他她佢你给了咗]{0,3}|赔|赔偿|工资|人工|月薪|租金|房租|货款|价|费用|本金|利息"
    r"|付|俾|还|索赔|大概|大约|约|amount|claim|owes?(?: me)?|lent(?: him| her)?)"
    r"(?:是|为|:|\s|了|咗|我|有|大概|大约|约|共|合计|of|is|for|about){0,4}$"
)


def _value(amount: Decimal, currency: str) -> dict[str, str] | None:
    if not 0 <= amount < LARGEST:
        return None
    return {"amount": str(amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)), "currency": currency}


def _digit(text: str | None) -> Decimal:
    return (parse_number(text) or Decimal(0)) if text else Decimal(0)


def _small_change(match: re.Match[str], colloquial: bool) -> Decimal | None:
    """The 毛 and 分 after the unit; a lone last digit or 半 (三块五, 三块半) is tenths, only after 块 or 蚊."""
    if match["bare"] or match["half"]:
        return (Decimal(5) if match["half"] else _digit(match["bare"])) / 10 if colloquial else None
    return _digit(match["jiao"]) / 10 + _digit(match["fen"] or match["only_fen"]) / 100


def _is_guess(text: str, start: int, end: int) -> bool:
    return bool(_GUESS_BEFORE.search(text[max(0, start - 2) : start])) or bool(_GUESS_AFTER.match(text, end))


def _trim(text: str, match: re.Match[str]) -> str:
    """The characters of the figure, without a digit that begins the next word."""
    run = match["amount"].rstrip("点")
    last = match.start("amount") + len(run) - 1
    return run[:-1].rstrip() if len(run) > 1 and _COUNTS_ON.match(text, last) else run


def _currency(match: re.Match[str]) -> str | None:
    """The word after decides, unless it only says "dollars": 港币8万元 is Hong Kong money."""
    before, after = BEFORE.get(match["before"] or ""), AFTER.get(match["after"] or "")
    return before if before and match["after"] in (None, "元", "块", "蚊", "dollars", "dollar") else after or before


def _figure(text: str, match: re.Match[str]) -> Span | None:
    run = _trim(text, match)
    number = parse_number(run.replace(" ", ""))
    if number is None or _is_guess(text, match.start("amount"), match.start("amount") + len(run)):
        return None
    currency = _currency(match)
    amount = number * _SCALES.get(match["scale"] or "", 1)
    end = match.end() if match["scale"] or match["after"] else match.start("amount") + len(run)
    if currency is None:
        return _bare(text, match, run, amount, end)
    if match["after"]:
        tail = _TAIL.match(text, end)
        change = _small_change(tail, match["after"] in ("块", "蚊", "元")) if tail else None
        if tail and change is not None:
            amount, end = amount + change, tail.end()
        elif match["after"] == "块" and run == "一":  # 一块 is also "together"
            return None
    value = _value(amount, currency)
    return Span("money", value, match.start(), end) if value else None


def _bare(text: str, match: re.Match[str], run: str, amount: Decimal, end: int) -> Span | None:
    """A figure without a currency is yuan when its size or the words before it say that it is money."""
    start = match.start("amount")
    large = bool(re.search("[万亿]", run[1:])) or match["scale"] in ("k", "grand", "million", "mil", "billion", "bn")
    cued = amount >= 100 and bool(_CUE.search(text[max(0, start - 16) : start]))
    if match["scale"] == "k" and len(run) > _LONGEST_BEFORE_K:
        return None
    if not (large or cued) or text[max(0, start - 1) : start] == "第" or _MEASURES.match(text, end):
        return None
    if match["scale"] in ("k", "m") and _IDENTIFIER.fullmatch(run):
        return None
    if _OF_SEVERAL.match(text, end):
        return None
    value = _value(amount, "CNY")
    return Span("money", value, start, end) if value else None


def _in_words(text: str, match: re.Match[str]) -> Span | None:
    amount = parse_english(match["amount"])
    large = bool(re.match(f"(?:{ENGLISH_WORD})[\\s-].*(?:million|billion|thousand)", match["amount"]))
    large = large and not match["amount"].startswith(("million", "billion", "thousand", "hundred"))
    currency = AFTER.get(match["after"] or "")
    other = _MEASURES.match(text, match.end()) or _OF_SEVERAL.match(text, match.end())
    if amount is None or not (currency or (large and not other)):
        return None
    value = _value(Decimal(amount), currency or "CNY")
    return Span("money", value, match.start(), match.end()) if value else None


def _small_coins(match: re.Match[str]) -> Span | None:
    value = _value(_digit(match["jiao"]) / 10, "CNY")
    return Span("money", value, match.start(), match.end()) if value else None


def find_money(text: str) -> list[Span]:
    """Every amount of money in a folded text; value `{"amount": "35000.00", "currency": "CNY"}`."""
    return list(_all(text))


def _all(text: str) -> Iterator[Span]:
    readings = [_figure(text, m) for m in islice(_FIGURES.finditer(text), MOST_FIGURES)]
    readings += [_in_words(text, m) for m in islice(_WORDS.finditer(text), MOST_FIGURES)]
    readings += [_small_coins(m) for m in islice(_JIAO_ALONE.finditer(text), MOST_FIGURES)]
    yield from (span for span in readings if span is not None)
