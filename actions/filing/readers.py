"""Readers for what a case is made of: money, days, places, yes or no, an address with its court district. Pure.

Values are strings as `backend.filing.cause_statement.draft` takes them: ``35000.00 HKD``, ISO days, codes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from actions.answers import NOTHING, Answer, Choice, Reading
from backend.filing.courts import read_place
from backend.shared.wording import Words, verbatim

YES_NO = (
    Choice("yes", Words("是（有）", "Yes"), ("是", "有", "是的", "对", "係", "系", "要", "yes", "yeah")),
    Choice(
        "no",
        Words("不是（没有）", "No"),
        ("不是", "没有", "没", "冇", "唔係", "唔系", "不要", "唔使", "不用", "no", "none"),
    ),
)
_DENIES = ("没有", "沒有", "冇", "唔", "不", "没", "沒", "no", "not", "none")
_BARE_FIGURE = re.compile(r"^[^\d]{0,4}(\d[\d,]*(?:\.\d{1,2})?)\s*(?:左右|吧|呀|啊|蚊)?[。.]?$")
_FINE = frozenset("写完了 寫完了 讲完了 完了 好了 就这些 就這些 就用这些 没有了 冇喇 冇啦 done finished".split())  # noqa: SIM905
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SENTENCE_END = re.compile(r"[。.，,!！~～]+$")
LARGEST = Decimal(10) ** 12


def read_yes_no(answer: Answer) -> Reading:
    """Yes or no, by intent, button word or the way it begins ("没有啦"); "有没有" alone says neither."""
    by_intent = {"affirm": "yes", "deny": "no"}.get(answer.intent)
    text = answer.text.strip().casefold()
    for choice in YES_NO:
        if _SENTENCE_END.sub("", text) in {choice.label.zh, choice.label.en.casefold(), *choice.words}:
            return Reading(choice.value)
    if by_intent and (answer.decision == "answer" or len(text) <= 6):
        return Reading(by_intent)
    if text and len(text) <= 12 and text.startswith(_DENIES):
        return Reading("no")
    if text and len(text) <= 12 and text.startswith(("有", "是", "係", "系", "yes", "对", "對")):
        return Reading("yes")
    return NOTHING


def read_money(answer: Answer) -> Reading:
    """An amount with its currency, ``35000.00 CNY``; a bare figure is yuan."""
    sums = [value for value in answer.values("money") if isinstance(value, Mapping)]
    if len({(value["amount"], value["currency"]) for value in sums}) > 1:
        return Reading(problem="utter_filing_several_amounts")
    if sums:
        return Reading(f"{sums[0]['amount']} {sums[0]['currency']}", entities=("money",))
    numbers = [value for value in answer.values("number") if isinstance(value, int | float)]
    figure = _BARE_FIGURE.match(answer.text)
    if figure is not None or (len(numbers) == 1 and answer.share("number") >= 0.5):
        amount = Decimal(figure[1].replace(",", "")) if figure else Decimal(str(numbers[0]))
        if amount < LARGEST:
            return Reading(f"{amount:.2f} CNY", entities=("number",))
    if answer.text and any(character.isdigit() for character in answer.text):
        return Reading(problem="utter_filing_money_odd")
    return Reading(problem="utter_filing_money_odd") if answer.intent == "inform" and answer.text else NOTHING


def read_date(answer: Answer) -> Reading:
    """A day as ISO date; a month, a year or "about 2019" stays as it was said."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    if isinstance(said := answer.value("date"), str):
        return Reading(said[:10], entities=("date",))
    if isinstance(said := answer.value("datetime"), str):
        return Reading(said[:10], entities=("datetime",))
    text = _SENTENCE_END.sub("", answer.text.strip())
    if answer.value("date_range") is not None and len(text) <= 40:
        return Reading(text, entities=("date_range",))
    if _YEAR.search(text) and len(text) <= 40:
        return Reading(text)
    return Reading(problem="utter_filing_date_odd") if text and answer.intent == "inform" else NOTHING


def read_address(answer: Answer) -> Reading:
    """Where a party is: ``{"text", "region", "district"}``; region and court district as far as the words tell."""
    text = answer.text.strip()
    if not text:
        return NOTHING
    if len(text) > 200:
        return Reading(problem="utter_text_too_long", facts={"limit": 200})
    if not any(character.isalpha() for character in text) or any(mark in text for mark in "<>{}"):
        return Reading(problem="utter_filing_address_odd")
    place = read_place(text)
    region = "CN" if place.courts or place.elsewhere else _region(answer)
    return Reading({"text": text, "region": region, "district": place.court or ""}, entities=("place", "country"))


def _region(answer: Answer) -> str:
    place = answer.value("place")
    if isinstance(place, Mapping) and not place.get("ambiguous"):
        return str(place.get("country") or "")
    country = answer.value("country")
    return country if isinstance(country, str) else ""


def read_place_name(answer: Answer) -> Reading:
    """A place in the person's words (a district, a town, a city); which court it means is the backend's to say."""
    text = _SENTENCE_END.sub("", answer.text.strip())
    if not text:
        return NOTHING
    if len(text) > 120:
        return Reading(problem="utter_text_too_long", facts={"limit": 120})
    if not any(character.isalpha() for character in text) or any(mark in text for mark in "<>{}"):
        return Reading(problem="utter_filing_address_odd")
    return Reading(text, entities=("place", "court", "country"))


def read_number(answer: Answer) -> Reading:
    """A figure, or the words that hold one ("三个人")."""
    text = answer.text.strip()
    if len(text) <= 40 and (answer.values("number") or any(character.isdigit() for character in text)):
        return Reading(text, entities=("number",))
    return Reading(problem="utter_filing_number_odd") if text else NOTHING


def accepts(answer: Answer, *words: str) -> bool:
    """Whether a message only says "fine, that's all" (or one of `words`)."""
    text = _SENTENCE_END.sub("", answer.text.strip().casefold())
    return text in {*_FINE, *words} or (answer.intent == "affirm" and answer.decision == "answer" and len(text) <= 8)


def said_day(value: str, language: str) -> str:
    """A kept day as people read it; what is no ISO day is shown as it was said."""
    try:
        on = date.fromisoformat(value)
    except ValueError:
        return verbatim(value)
    return f"{on.day} {on:%B %Y}" if language == "en" else f"{on.year}年{on.month}月{on.day}日"


def said_money(value: str, language: str) -> str:
    """``500000.00 HKD`` as people read it."""
    amount, _, currency = value.partition(" ")
    try:
        figure = f"{Decimal(amount):,.2f}".removesuffix(".00")
    except ArithmeticError:
        return verbatim(value)
    name = CURRENCIES.get(currency, Words(currency, currency)).say(language)
    return f"{figure} {name}" if language == "en" else f"{figure}{name}"


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
}
