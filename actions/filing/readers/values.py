"""Readers for what a case is made of: money, days, places, yes or no, an address with its court district. Pure.

Values are strings as `backend.filing.causes.statement.draft` takes them: ``35000.00 HKD``, ISO days, codes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.doubt import is_unknown
from actions.dialogue.phrases import said
from actions.dialogue.readers.addresses import LONGEST, find_address, order_end
from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.currencies import currencies_in, currency_behind, kept_sum
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.readers.origins import without_origins
from actions.dialogue.readers.speech_acts import act_of
from actions.filing.readers.free_words import looks_odd
from actions.filing.readers.places_told import place_told
from actions.filing.readers.times import last_such_stretch, stretch_of, time_ago, written_time
from actions.filing.readers.totals import half_told, sum_told, total_told
from actions.script import sign_by_sign
from actions.story.readers.values import bare_sum
from backend.shared.courts import read_place
from backend.shared.wording import Words, kept_day, verbatim

YES_NO = (
    Choice("yes", Words("是（有）", "Yes"), ("是", "有", "是的", "对", "係", "系", "要", "yes", "yeah")),
    Choice(
        "no",
        Words("不是（没有）", "No"),
        ("不是", "没有", "没", "冇", "唔係", "唔系", "不要", "唔使", "不用", "no", "none"),
    ),
)
_ONLY_MORE = re.compile(r"[不唔](?:止|只|單|单|僅|仅)|not only", re.IGNORECASE)
"""Words that begin like a no and tell that there is more ("唔止，仲有水电费")."""
_DENIES = ("没有", "未", "还没", "還沒", "仲未", "not yet", "沒有", "冇", "唔", "不", "没", "沒", "no", "not", "none")
_EVERY_MONTH = re.compile(
    r"每个?月|一个月|月薪|月工资|月人工|人工(?:是|有|得)?\s?[\d一二三四五六七八九十两]|"
    r"\b(?:a|per|each|every) month\b|\bmonthly\b",
    re.IGNORECASE,
)
_IS_OWED = re.compile(r"[欠拖争差爭]|没发|沒發|没给|冇出|不发|\b(?:owes?|owed|unpaid|not paid)\b", re.IGNORECASE)
_UPKEEP = re.compile(
    r"抚养费|撫養費|生活费|生活費|赡养费|贍養費|家用|学费|學費|\b(?:child support|maintenance|alimony|upkeep)\b",
    re.IGNORECASE,
)
_OF_COUNT = re.compile(
    r"[\d一二两兩三四五六七八九十]+\s?(?:份|人|兄弟|姐妹|姊妹|个人|個人|个孩|個仔|分之|层|層|间|間|套|条|條|次|年|岁|歲|%|％|成(?![千万萬]))"
    r"|平分|均分|\b(?:equal|equally|shares?|parts?|people|persons|heirs|brothers|sisters|children|ways)\b",
    re.IGNORECASE,
)
"""A count of people, of shares or of things, and no sum ("四份平分")."""
_BARE_FIGURE = re.compile(
    r"^[^\d]{0,4}(\d[\d,]*(?:\.\d{1,2})?)\s*(?:元|块钱?|塊錢?|圆|圓|蚊|yuan|rmb|cny)?(?:人民币|人民幣)?(?:左右|吧|呀|啊)?[。.]?$",
    re.IGNORECASE,
)
_LIKE_A_YEAR = re.compile(
    r"(?P<before>(?:(?:in|since|by|from|until|around|about|at|the|end|early|late|mid|middle|beginning|start|of|year)[\s-]+)+"
    r"|大概|大约|约|在|喺|到|于)?(?P<year>(?:199|20[0-3])\d)\s*(?P<behind>年.{0,3}|年?[初底末尾中])?[。.]?",
    re.IGNORECASE,
)
"""A year with the words around it that tell a time."""
_COUNTED = re.compile(
    r"(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[万萬千亿億kK]|thousand|million)(?:元|块|塊|蚊|\s?yuan)?[。.]?$",
    re.IGNORECASE,
)
"""A figure with its unit, cut out of "改成8万", of which the bot saw the figure only."""
_UNITS = {
    "thousand": 1_000,
    "million": 1_000_000,
    "千": 1_000,
    "k": 1_000,
    "万": 10_000,
    "萬": 10_000,
    "亿": 100_000_000,
    "億": 100_000_000,
}
_FINE = frozenset("写完了 寫完了 讲完了 完了 好了 就这些 就這些 就用这些 没有了 冇喇 冇啦 done finished".split())  # noqa: SIM905
_AROUND_THEN = re.compile(r"(?:[嗰那][阵陣](?:时|時|子)?|[嗰那]?[时時](?:候)?)$")
_SHORT_YEAR = re.compile(
    r"(?<![\d一二三四五六七八九零〇])([\d一二三四五六七八九零〇]{2})年(?!级|級|前|后|後|内|內|来|來)"
)
_TOLD_YEAR = re.compile(r"[今去前昨上刚剛明]|下个|下個|next|last|this|ago|yesterday|today", re.IGNORECASE)
_FIGURES = "零一二三四五六七八九"
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PART_OF_MONTH = re.compile(r"(?<=月)[底尾末初头頭]|\b(?:end|early|late|beginning)\b", re.IGNORECASE)
_BEGINS = frozenset("初 头 頭 early beginning".split())  # noqa: SIM905
_SENTENCE_END = re.compile(r"[。.，,!！~～]+$")
YEAR_MISSING = "utter_filing_date_year"
_LONGEST_SPAN, _LONGEST_SUM = 31, 12
_OF_TIME = ("date", "datetime", "date_range")
LARGEST = Decimal(10) ** 12


def read_yes_no(answer: Answer) -> Reading:
    """Yes or no, by intent, button word or the way it begins ("没有啦"); "有没有" alone says neither."""
    if is_unknown(answer):
        return Reading(problem="utter_filing_choose_nearest")
    by_intent = {"affirm": "yes", "deny": "no"}.get(answer.intent)
    text = answer.text.strip().casefold()
    for choice in YES_NO:
        if _SENTENCE_END.sub("", text) in {choice.label.zh, choice.label.en.casefold(), *choice.words}:
            return Reading(choice.value)
    if by_intent and (answer.decision == "answer" or len(text) <= 6):
        return Reading(by_intent)
    if text and len(text) <= 12 and text.startswith(_DENIES) and not _ONLY_MORE.match(text):
        return Reading("no")
    if text[:1] in ("是", "係", "系") and is_organisation(text[1:]):
        return NOTHING  # "是宏发陶瓷有限公司" tells who it is
    if text and len(text) <= 12 and text.startswith(("有", "是", "係", "系", "yes", "对", "對")):
        return Reading("yes")
    return NOTHING


def tells_rate(text: str) -> bool:
    """Return True if a sum is told as what comes every month ("每月工资八千"), not as one that is owed."""
    plain = sign_by_sign(text)
    return _EVERY_MONTH.search(plain) is not None and _IS_OWED.search(plain) is None


def without_rates(answer: Answer) -> Answer:
    """The message without its stretches that tell what comes every month, or what is paid for somebody's upkeep.

    They are no value of a house and no sum lent, whatever was asked.
    """
    pieces = answer.stretches()
    kept = [one for one in pieces if not (tells_rate(one.text) or _UPKEEP.search(one.text)) or not _has_sum(one)]
    if len(kept) == len(pieces):
        return answer
    values = tuple(entity for piece in kept for entity in piece.entities)
    return replace(answer, text="，".join(piece.text.strip("，,。 ") for piece in kept), entities=values)


def _has_sum(piece: Answer) -> bool:
    return bool(piece.values("money", "number")) or any(sign.isdigit() for sign in piece.text)


def is_year(text: str) -> bool:
    """Return True if the only figure of a short text is a year and no sum ("end 2022", "2022年"); 2,000 is a sum."""
    found = _LIKE_A_YEAR.fullmatch(text.strip())
    if found is None:
        return False
    return bool(found["before"] or found["behind"]) or not found["year"].endswith("0")


def read_money(answer: Answer) -> Reading:
    """An amount with its currency, ``35000.00 CNY``; a bare figure is yuan."""
    sums = [value for value in answer.values("money") if isinstance(value, Mapping)]
    if len({(value["amount"], value["currency"]) for value in sums}) > 1:
        if (total := total_told(answer) or sum_told(answer) or half_told(answer)) is not None:
            return Reading(f"{total['amount']} {total['currency']}", entities=("money",))
        return Reading(problem="utter_filing_several_amounts")
    if sums:
        return Reading(f"{sums[0]['amount']} {sums[0]['currency']}", entities=("money",))
    if (counted := _COUNTED.match(answer.text.strip())) is not None:
        amount = Decimal(counted["figure"].replace(",", "")) * _UNITS[counted["unit"].casefold()]
        return Reading(f"{amount:.2f} CNY", entities=("money",)) if amount < LARGEST else NOTHING
    if said("names_currency_of_several", answer.text):
        return Reading(problem="utter_filing_which_currency")
    numbers = [value for value in answer.values("number") if isinstance(value, int | float)]
    if is_year(answer.text):
        return Reading(problem="utter_filing_money_odd")
    figure = _BARE_FIGURE.match(answer.text)
    if figure is not None and _is_in_a_day(answer, figure.start(1)):
        return Reading(problem="utter_filing_money_odd")
    counts = figure is None and _OF_COUNT.search(answer.text) is not None
    if figure is not None or (len(numbers) == 1 and answer.share("number") >= 0.5 and not counts):
        amount = Decimal(figure[1].replace(",", "")) if figure else Decimal(str(numbers[0]))
        if amount < LARGEST:
            return Reading(f"{amount:.2f} CNY", entities=("number",))
    if (counted_in := _in_unheard_currency(answer)) is not None:
        return counted_in
    if not numbers and len(answer.text) <= _LONGEST_SUM and not counts and (bare := bare_sum(answer.text)) is not None:
        return Reading(f"{bare}.00 CNY", entities=("number",))
    if answer.text and any(character.isdigit() for character in answer.text):
        return Reading(problem="utter_filing_money_odd")
    return Reading(problem="utter_filing_money_odd") if answer.intent == "inform" and answer.text else NOTHING


def _is_in_a_day(answer: Answer, at: int) -> bool:
    """Return True if a place in a message stands inside a day or a month that it tells ("may 2023")."""
    days = (one for one in answer.entities if one.get("entity") in _OF_TIME)
    return any(int(one.get("start", 0)) <= at < int(one.get("end", 0)) for one in days)


def _in_unheard_currency(answer: Answer) -> Reading | None:
    """Read the one figure with a currency behind it that the bot does not know ("还了 8000 索尔")."""
    told = [
        f"{Decimal(str(one['value'])):.2f} {code}"
        for one in answer.entities
        if one.get("entity") == "number"
        and isinstance(one.get("value"), int | float)
        and (code := currency_behind(answer.text, int(one.get("end", 0))))
    ]
    return Reading(told[0], entities=("number",)) if len(told) == 1 else None


def read_date(answer: Answer, today: date | None = None) -> Reading:
    """A day as ISO date; else the month, the year or "about 2019" that is told, never the words around it.

    Args:
        today: given where the day lies behind it, so that a month without a year is the last such one.
    """
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    text = _AROUND_THEN.sub("", _SENTENCE_END.sub("", answer.text.strip()))
    written = written_time(text)
    if written and _SHORT_YEAR.search(text) is not None and not _YEAR.search(text):
        return Reading(written)
    ago = time_ago(text, today) if today is not None else None
    if isinstance(said := answer.value("date", "datetime"), str) and ago is None:
        year_is_told = _YEAR.search(text) or _TOLD_YEAR.search(text)
        return Reading(said[:10], entities=("date", "datetime")) if year_is_told else Reading(problem=YEAR_MISSING)
    spans = [span for span in answer.values("date_range") if isinstance(span, Mapping)]
    if spans and (written or len({str(span) for span in spans}) == 1):
        value = written or _said_span(last_such_stretch(spans[0], today) if today else spans[0], text)
        return Reading(value, entities=("date_range",)) if value else Reading(problem="utter_filing_date_odd")
    if written or ago:
        return Reading(written or ago)
    return Reading(problem="utter_filing_date_odd") if text and answer.intent == "inform" else NOTHING


def begins_after(value: Any, today: date) -> bool:
    """Return True if a kept day, month or year in words begins after today."""
    stretch = stretch_of(str(value or ""))
    return stretch is not None and stretch[0] > today


def is_before(value: str, other: str) -> bool:
    """Return True if a kept time surely lies before another one."""
    ours, theirs = stretch_of(value), stretch_of(other)
    return ours is not None and theirs is not None and ours[1] < theirs[0]


def _said_span(span: Mapping[str, str], text: str = "") -> str:
    """A stretch of days in figures: a court reads "上个月" years later."""
    first, last = (date.fromisoformat(str(span[end])[:10]) for end in ("from", "to"))
    if (part := _PART_OF_MONTH.search(text)) is not None and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月{'初' if part[0].casefold() in _BEGINS else '底'}"
    whole_month = (first.day, first.month, first.year) == (1, last.month, last.year) and last.day >= 28
    if whole_month:
        return f"{first.year}年{first.month}月"
    if (last - first).days > _LONGEST_SPAN and first.year != last.year:
        return ""  # "within two years" is no day
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return (
        f"{first.year}年"
        if whole_year
        else f"{said_day(first.isoformat(), 'zh-Hans')}至{said_day(last.isoformat(), 'zh-Hans')}"
    )


def read_address(answer: Answer) -> Reading:
    """Read a party's address: ``{"text", "region", "district"}``; region and court district as the words tell."""
    said = answer.text.strip()
    if not said:
        return NOTHING
    text = find_address(without_origins(said)) if not looks_odd(said) else None
    if text is None:
        unknown = act_of(said) == "unknown" or is_unknown(answer)
        return Reading(problem="utter_filing_address_unknown" if unknown else "utter_filing_address_odd")
    if len(text) > LONGEST:
        return Reading(problem="utter_text_too_long", facts={"limit": LONGEST})
    return Reading(kept_address(text, _region(answer)), entities=("place", "country"))


def kept_address(text: str, abroad: str = "") -> dict[str, str]:
    """Return an address as the questions keep it, with its country and the court district its words tell.

    Args:
        text: the address.
        abroad: the country where its words name no place in the mainland.
    """
    place = read_place(text)
    region = "CN" if place.courts or place.elsewhere else abroad
    return {"text": text, "region": region, "district": place.court or ""}


def _region(answer: Answer) -> str:
    place = answer.value("place")
    if isinstance(place, Mapping) and not place.get("ambiguous"):
        return str(place.get("country") or "")
    country = answer.value("country")
    return country if isinstance(country, str) else ""


def read_place_name(answer: Answer) -> Reading:
    """A place alone (a district, a town, a city), as it was written; which court it means is the backend's to say."""
    text = _SENTENCE_END.sub("", answer.text.strip())
    if not text or act_of(text) in ("muttering", "agreement", "grumble") or token_in(text):
        return NOTHING  # a telephone beside it is somebody's: so is the place
    if len(text) > 120:
        return Reading(problem="utter_text_too_long", facts={"limit": 120})
    if looks_odd(text) or any(mark in text for mark in "<>{}"):
        return Reading(problem="utter_filing_address_odd")
    place = place_told(answer.between(order_end(answer.text), len(answer.text)))
    if place is None:
        return Reading(problem="utter_filing_place_odd")
    return Reading(_SENTENCE_END.sub("", place), entities=("place", "court", "country"))


def read_number(answer: Answer) -> Reading:
    """A figure, or the words that hold one ("三个人")."""
    text = answer.text.strip()
    if len(text) <= 40 and (answer.values("number") or any(character.isdigit() for character in text)):
        return Reading(text, entities=("number",))
    return Reading(problem="utter_filing_number_odd") if text else NOTHING


def accepts(answer: Answer, *words: str) -> bool:
    """Return True if a message only says "fine, that's all" (or one of `words`)."""
    text = _SENTENCE_END.sub("", answer.text.strip().casefold())
    return text in {*_FINE, *words} or (answer.intent == "affirm" and answer.decision == "answer" and len(text) <= 8)


def says_all_papers_are_there(said: Answer, *words: str) -> bool:
    """Return True if somebody who hands papers in says that these are all of them (or one of `words`)."""
    return accepts(said, "交完了", "齐了", "都齐了", "齊了", "齊喇", "冇嘢喇", "that is all", "no more", *words)


def said_day(value: str, language: str) -> str:
    """A kept day or month as people read it; what is none is shown as it was said."""
    return kept_day(value, language) or verbatim(value)


def said_money(value: str, language: str) -> str:
    """``500000.00 HKD`` as people read it."""
    amount, _, currency = value.partition(" ")
    try:
        figure = f"{Decimal(amount):,.2f}".removesuffix(".00")
    except ArithmeticError:
        return verbatim(value)
    name = CURRENCIES.get(currency, Words(currency, currency)).say(language)
    return f"{figure} {name}" if language == "en" else f"{figure}{name}"


def in_told_currency(found: Reading, text: str, kept: Any) -> Reading:
    """Return a sum in the currency that is meant, where its own words name none or one the bot does not know.

    Args:
        kept: the sum that is corrected, or one told before in the same dispute ("不对，是7万8" of 80,000 euros). Where
            it is in dollars of a country, plain dollars are meant in them, too ("he paid back $1,500").
    """
    told, before = kept_sum(found.value) if found.found else None, kept_sum(kept)
    if told is None:
        return found
    named = currencies_in(text)
    if named:
        code = next(iter(named)) if len(named) == 1 and told[1] == _UNNAMED and not _says_yuan(text) else told[1]
    elif told[1] == _UNNAMED:
        code = before[1] if before is not None and not _says_yuan(text) else told[1]
    else:
        code = before[1] if before is not None and told[1] == "USD" and before[1] in _DOLLARS else told[1]
    return replace(found, value=f"{told[0]} {code}") if code != told[1] else found


def _says_yuan(text: str) -> bool:
    """Return True if words name the unit of the yuan; 块 and 蚊 are said of every country's money."""
    return _YUAN.search(text) is not None or bool(currencies_in(text) & {_UNNAMED})


def only_currency(text: str) -> str | None:
    """The one currency a text names without a figure ("币种改成美元"), None otherwise."""
    if any(character.isdigit() for character in text) or len(text) > 20:
        return None
    found = set(currencies_in(text))
    return found.pop() if len(found) == 1 else None


_UNNAMED = "CNY"
"""The currency the bot reads a sum in that names none."""
_YUAN = re.compile(r"元(?![旦宵月素])|[¥￥]")
_DOLLARS = frozenset({"AUD", "CAD", "HKD", "NZD", "SGD", "TWD"})
"""Currencies that people call dollars where they live."""
CURRENCIES: Mapping[str, Words] = {
    "CNY": Words("元", "yuan"),
    "HKD": Words("港元", "HKD"),
    "MOP": Words("澳门元", "MOP"),
    "TWD": Words("新台币元", "TWD"),
    "USD": Words("美元", "USD"),
    "CAD": Words("加元", "CAD"),
    "AUD": Words("澳元", "AUD"),
    "NZD": Words("新西兰元", "NZD"),
    "GBP": Words("英镑", "GBP"),
    "EUR": Words("欧元", "EUR"),
    "SGD": Words("新加坡元", "SGD"),
    "MYR": Words("马来西亚林吉特", "MYR"),
    "THB": Words("泰铢", "THB"),
    "JPY": Words("日元", "JPY"),
    "KRW": Words("韩元", "KRW"),
    "IDR": Words("印尼盾", "IDR"),
    "VND": Words("越南盾", "VND"),
    "PHP": Words("菲律宾比索", "PHP"),
    "BRL": Words("巴西雷亚尔", "BRL"),
    "VES": Words("委内瑞拉玻利瓦尔", "VES"),
    "MXN": Words("墨西哥比索", "MXN"),
    "ZAR": Words("南非兰特", "ZAR"),
    "CHF": Words("瑞士法郎", "CHF"),
    "INR": Words("印度卢比", "INR"),
    "AED": Words("阿联酋迪拉姆", "AED"),
    "PAB": Words("巴拿马巴波亚", "PAB"),
    "PEN": Words("秘鲁索尔", "PEN"),
}
"""Names beside a figure."""
