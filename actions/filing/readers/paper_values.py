"""Values of a paper put right by number or by name ("第3项是20万", "还款日是2025年3月1日", "金额不对"). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.names import is_name
from actions.filing.readers.list_edits import number_of
from actions.filing.readers.party_details import kind_of_name
from actions.filing.readers.values import in_told_currency, read_money
from actions.script import sign_by_sign
from backend.paper_reader.contents.moments import written_days

SUMS = frozenset({"principal", "owed", "paid", "monthly", "amount"})
DAYS = frozenset({"lent_on", "repay_on", "paid_on", "starts_on", "paper_date"})
PEOPLE = frozenset({"lenders", "borrowers", "guarantors", "first_party", "second_party", "plaintiffs", "defendants"})
ONE_PERSON = frozenset({"payer", "payee"})
WORDS = frozenset({"place", "job", "remark"})
INTEREST = frozenset({"rate", "interest_free"})
_LONGEST, _LONGEST_RATE, _LONGEST_WORDS = 160, 40, 60
_NUMBERED = re.compile(
    r"^(?:请|把|将|改|更正)*\s?(?:第\s?(?P<of>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[项条个点行]?"
    r"|(?P<n>\d{1,2})\s?(?:[项条点行]|[.、:](?!\d)|(?=不对|错|是|改|应))"
    r"|(?:number|no\.?|item|line)\s?(?P<en>\d{1,2})\b)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[\s,，:：]|应该|应|改成|改为|改做|改|写成|写错了?|错了?|不对|唔啱|是|系|为|"
    r"\b(?:is|was|should|be|to|not right|wrong|it|it's|are)\b)+",
    re.IGNORECASE,
)
_DENIED = re.compile(r"^(?:不是|唔系|唔是|并非|not\b|isn['’]?t\b|wasn['’]?t\b)", re.IGNORECASE)
_FREE = re.compile(r"无息|免息|没有(?:约定)?利?息?|不要利?息|不计息|冇息|\b(?:none|no interest|free)\b", re.IGNORECASE)
_FIGURE = re.compile(r"[\d一二三四五六七八九十半%％]")
_AND = re.compile(r"[、,，和与及&]|\sand\s")


def values_put_right(
    answer: Answer, names: Sequence[str], called: Mapping[str, Sequence[str]], waiting: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return the values a message puts right, and those it only calls wrong, or whose right value cannot be read.

    Args:
        names: the values that are shown, in the order of their numbers.
        called: what people call a value, of those that were not read for sure, too.
        waiting: what was read.
    """
    text = answer.text
    if answer.pressed or not text or len(text) > _LONGEST or answer.asks:
        return {}, []
    right: dict[str, Any] = {}
    wrong: list[str] = []
    open_one = ""
    for piece in answer.stretches():
        name, start = _subject(piece.text, names, called)
        link = _LINK.match(sign_by_sign(piece.text), start)
        if not name:
            name, start = (open_one, link.end()) if open_one and link else ("", 0)
        elif link is None and not _DENIED.match(sign_by_sign(piece.text)[start:]):
            continue
        else:
            start = link.end() if link else start
        if not name:
            continue
        rest = piece.behind(start)
        denied = _DENIED.match(sign_by_sign(piece.text)[max(start - 1, 0) :]) or _DENIED.match(sign_by_sign(rest.text))
        value = None if denied or not rest.text else _value(name, rest, waiting)
        open_one = name if value is None else ""
        if value is not None:
            right |= value
            wrong = [one for one in wrong if one != name]
        elif name not in wrong:
            wrong.append(name)
    return right, wrong


def _subject(text: str, names: Sequence[str], called: Mapping[str, Sequence[str]]) -> tuple[str, int]:
    """The value a stretch is about, and where its name ends."""
    simple = sign_by_sign(text).casefold()
    if (found := _NUMBERED.match(simple)) is not None:
        number = number_of(next(one for one in (found["of"], found["n"], found["en"]) if one))
        return (names[number - 1], found.end()) if 1 <= number <= len(names) else ("", 0)
    words = [(word.casefold(), name) for name, several in called.items() for word in several]
    said = [(len(word), simple.find(word) + len(word), name) for word, name in words if word in simple]
    _, end, name = max(said, key=lambda one: one[0], default=(0, 0, ""))
    return name, end


def _value(name: str, said: Answer, waiting: Mapping[str, Any]) -> dict[str, Any] | None:
    """The right value of a name, with what else changes with it; None where it cannot be read."""
    text = said.text.strip(" 。.!！,，")
    if name in SUMS:
        found = in_told_currency(read_money(said), text, waiting.get(name))
        return {name: found.value} if found.found else None
    if name in DAYS:
        day = said.value("date", "datetime")
        days = [str(day)[:10]] if day else [one.isoformat() for one, _, _ in written_days(sign_by_sign(text))]
        more = {"term_told": False} if name == "repay_on" else {}
        return {name: days[0], **more} if len(days) == 1 else None
    if name in PEOPLE or name in ONE_PERSON:
        people = [one.strip() for one in _AND.split(text) if one.strip()]
        if not people or not all(map(is_party, people)):
            return None
        return {name: people} if name in PEOPLE else {name: people[0]}
    if name in WORDS:
        return {name: text} if 2 <= len(text) <= _LONGEST_WORDS else None
    if name in INTEREST:
        if _FREE.search(sign_by_sign(text)):
            return {"rate": "", "interest_free": True}
        told = _FIGURE.search(text) is not None and len(text) <= _LONGEST_RATE
        return {"rate": text, "interest_free": False} if told else None
    return None


def is_party(text: str) -> bool:
    """Return True if a text is the name of a person or a body; "my mother" is none."""
    kind = kind_of_name(text)
    return kind == "organisation" or (kind == "person" and is_name(text))
