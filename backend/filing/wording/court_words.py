"""Simple English answers as a Chinese complaint has them: relatives, things and where they are, shares, goods. Pure.

An answer is read whole or not at all: what holds a word that is not known stays as it was written, and is for a
translator (SPC21-7). Names of people and places in letters stay as they stand on their papers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.places_in_letters import in_chinese
from backend.shared.yaml_pages import read_yaml

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_PIECE = re.compile(r"\s*(?:[;；，、]|,(?!\d{3})|\band\b|&)\s*(?:and\s+)?", re.IGNORECASE)
_NAME = r"(?:[A-Z][A-Za-z'’.-]*|[\u3400-\u9fff·]{2,8})"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,5}}"
_CALLED = rf"(?:\s*[（(]?\s*(?:(?:called|named)\s+)?(?P<name>{_NAMES})\s*[）)]?)?"
_OWN, _DEAD = "原告的", "被继承人的"
_WHOSE = {"my": _OWN, "our": _OWN, "his": _DEAD, "her": _DEAD, "the deceased's": _DEAD, "": ""}
_NOBODY = re.compile(
    r"(?:no ?one|nobody|none|only me|just me|i am the only (?:one|heir)|no other heirs?|there (?:is|are) no others?)"
    r"(?: else)?",
    re.IGNORECASE,
)
_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_COUNT_ALONE = re.compile(rf"{_FIGURE}[\u3400-\u9fff]{{1,4}}")
_STREET = re.compile(
    rf"(?P<where>(?:(?:no\.?|unit|room|flat|apt\.?)\s*)?\d+[A-Za-z]?(?:[/-]\d+)?,?\s+{_NAMES}\s+"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Village))"
)
_RATE = re.compile(
    rf"(?P<rate>{_FIGURE})\s?(?:%|percent|per cent)(?:\s+interest)?\s*(?:(?:a|per|each|every|/)\s*)?"
    r"(?P<per>year|annum|month|yearly|annually|monthly)(?:\s+interest)?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"^(?:(?:he|she|they|we) (?:left|had|owned|have|own)|there (?:is|are|was|were)|it is|just)\s+", re.IGNORECASE
)
_ALONE = re.compile(r"(?P<figure>\d{1,3}(?:\.\d+)?)\s?(?:%|percent|per cent)|(?P<part>\d)\s?/\s?(?P<whole>\d{1,2})")


def court_words(kind: str, key: str, answer: str) -> str | None:
    """Return an answer in Chinese; None where part of it is none of the words that are known.

    Args:
        kind: of the question, as a cause's page has it.
        key: of the question.
        answer: on one line, without the signs that end it.
    """
    text = " ".join(answer.split())
    if not _LETTER.search(text):
        return (_wish(text) if key == "share_wish" and not is_chinese(text) else None) or text
    if kind == "relation":
        return _relation(text)
    if kind == "share":
        return _share_alone(text)
    return _READERS[key](text) if key in _READERS else _listed(_LEFT.sub("", text), (_thing, _sum, _goods, _rate))


def _relation(text: str) -> str | None:
    """Kinship to the deceased; "my father" tells what the deceased is to the speaker."""
    said = re.sub(r"^(?:i am|i'm|i was|as)\s+", "", text, flags=re.IGNORECASE)
    said = re.sub(r"\s+of (?:the deceased|him|her)$", "", said, flags=re.IGNORECASE)
    said = re.sub(r"^(?:(?:he|she) (?:is|was)\s+)(?=my )", "", said, flags=re.IGNORECASE)
    found = _kin(said)
    if found is None or found[2]:
        return None
    whose, kin, _ = found
    return f"被继承人是原告的{kin}" if whose == _OWN else kin


def _heirs(text: str) -> str | None:
    if _NOBODY.fullmatch(text):
        return "没有其他继承人"
    only = re.match(r"(?:only|just)\s+(?=my|his|her|our|the\b|one\b|two\b)", text, re.IGNORECASE)
    rest = text[only.end() :] if only else text
    if re.search(r"\bmy\b.*\b(?:his|her)\b", rest, re.IGNORECASE):
        return None  # of "my brother and his wife" she is the brother's
    told = _listed(rest, (_heir,))
    return told and f"{'仅有' if only else ''}{told}"


def _heir(piece: str) -> str | None:
    found = _kin(piece)
    return None if found is None else f"{found[0]}{found[1]}{found[2]}"


def _any_of(words: Iterable[str]) -> str:
    """Return the alternatives of a pattern for one of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _kin(piece: str) -> tuple[str, str, str] | None:
    """The possessor, the relative and the name; None where the piece holds anything else."""
    page = _page()
    words = _any_of(page["kin"])
    ranks = _any_of({rank for one in page["ranked"].values() for rank in one})
    found = re.fullmatch(
        rf"(?i:(?P<whose>my|our|his|her|the deceased's|the)?\s*(?:(?P<count>{'|'.join(page['counts'])}|\d)\s+)?"
        rf"(?:(?P<rank>{ranks})[\s-]+)?(?P<kin>{words})(?P<several>s)?){_CALLED}",
        piece.strip(),
    )
    if found is None:
        return None
    word, rank = found["kin"].casefold(), (found["rank"] or "").casefold()
    chinese = page["ranked"].get(word, {}).get(rank) if rank else page["kin"][word]
    if chinese is None:
        return None
    count = (found["count"] or "").casefold()
    number = page["counts"].get(count, count)
    whose = _WHOSE.get((found["whose"] or "").casefold(), "")
    counted = number and (found["several"] or count in ("one", "1"))
    return whose, f"{number}位{chinese}" if counted else chinese, found["name"] or ""


def _thing(piece: str) -> str | None:
    """A thing that is owned, with where it is: "a house in Huicheng, Xinhui", "savings at Bank of China"."""
    page = _page()
    words = _any_of(page["things"])
    found = re.fullmatch(
        rf"(?i:(?:(?P<count>{'|'.join(page['counts'])}|\d+)\s+|(?:the|his|her|my|our|some)\s+)?(?P<thing>{words})(?P<s>s)?)"
        r"(?:\s+of\s+(?P<sum>\d[\d,]*\s*[A-Za-z ]+?))?(?:\s+(?:in|at|on|with)\s+(?P<where>.+))?",
        piece.strip(),
    )
    if found is None:
        return None
    measure, chinese = page["things"][found["thing"].casefold()]
    worth = _sum(found["sum"]) if found["sum"] else ""
    count = (found["count"] or "").casefold()
    counted = f"{page['counts'].get(count, count)}{measure}" if count and measure else ""
    where = _where(found["where"])
    if where is None or worth is None:
        return None
    chinese = chinese.removeprefix("银行") if where and not where.endswith("的") else chinese
    return f"{where}{counted}{chinese}{worth}"


def money_words(text: str) -> str | None:
    """Return a sum with its currency in Chinese ("50,000 yuan"); None for anything else."""
    found = re.fullmatch(rf"({_FIGURE})\s*([A-Za-z ]+)", text.strip())
    unit = _page()["money"].get(found[2].strip().casefold()) if found else None
    return f"{found[1].replace(',', '')}{unit}" if found and unit else None


def _sum(piece: str) -> str | None:
    """A sum of money, with the bank it is at."""
    units = _any_of(_page()["money"])
    found = re.fullmatch(
        rf"(?i:(?:about|around|some)\s+)?(?i:(?P<sum>{_FIGURE})\s*(?P<unit>{units})(?P<cash>\s+(?:in )?cash)?)"
        r"(?:\s+(?:in|at)\s+(?P<where>.+))?",
        piece.strip(),
    )
    if found is None:
        return None
    said = found["where"] or ""
    where = "银行" if said.casefold() in ("the bank", "bank", "a bank") else _where(said)
    if where is None or where.endswith("的"):
        return None
    thing = f"{where}存款" if where else "现金" if found["cash"] else ""
    return f"{thing}{found['sum'].replace(',', '')}{_page()['money'][found['unit'].casefold()]}"


def _where(said: str | None) -> str | None:
    """The place of a thing with the word that joins them; a bank by its Chinese name; None for other words."""
    if not said:
        return ""
    bank = _page()["banks"].get(re.sub(r"^the\s+", "", said.strip(), flags=re.IGNORECASE).casefold())
    if bank is not None:
        return bank
    place = in_chinese(said.strip())
    return (
        f"位于{place}的" if place != said.strip() or re.fullmatch(rf"(?:\d+[A-Za-z]?,?\s+)?{_NAMES}", place) else None
    )


def _goods(piece: str) -> str | None:
    """Goods with their number: "floor tiles, 300 boxes" is read in two pieces."""
    page = _page()
    goods = _any_of(page["goods"])
    units = _any_of(page["units"])
    found = re.fullmatch(
        rf"(?i:(?:(?P<count>{_FIGURE})\s*(?P<unit>{units})?\s*(?:of\s+)?)?(?P<goods>{goods})?)", piece.strip()
    )
    if found is None or not (found["goods"] or found["unit"]):
        return None
    unit = page["units"][found["unit"].casefold()] if found["unit"] else "件" if found["count"] else ""
    return f"{page['goods'][found['goods'].casefold()] if found['goods'] else ''}{found['count'] or ''}{unit}"


def _rate(piece: str) -> str | None:
    found = _RATE.fullmatch(piece.strip())
    if found is None:
        return None
    return f"{'月' if found['per'].casefold().startswith('month') else '年'}利率{found['rate']}%"


def _share_alone(text: str) -> str | None:
    """A share and nothing else: "half", "1/3", "30 per cent"."""
    words = re.sub(r"^(?:the|my|about)\s+|\s+share$", "", text.strip(), flags=re.IGNORECASE).casefold()
    if (known := _page()["shares"].get(words)) is not None:
        return str(known)
    found = _ALONE.fullmatch(words)
    if found is None:
        return None
    return f"{found['figure']}%" if found["figure"] else f"{found['whole']}分之{found['part']}"


_GETS = re.compile(
    r"(?:divide (?:it|the estate|the house|everything)\s+so that\s+)?"
    r"(?:i (?:want|would like|should (?:get|have)|ask for|get|claim)|i'd like|give me|"
    r"(?:the )?plaintiff (?:gets|should get|takes))\s+"
    r"(?P<share>[\w/% ]+?)(?:\s+of (?P<what>[a-z' ]+))?",
    re.IGNORECASE,
)
_EQUALLY = re.compile(
    r"(?:divide (?:it|everything|the (?:estate|house))?\s*|split (?:it|everything|the (?:estate|house))?\s*|"
    r"(?:i want )?(?:an )?)?(?:equally|equal (?:shares?|parts?|division)|evenly)"
    r"(?: (?:between|among|for) (?:us|all(?: of us| (?:the )?heirs)?|the heirs|"
    r"(?:the )?(?:two|three|four|five) of us))?",
    re.IGNORECASE,
)
_PAID_OUT = re.compile(
    r"(?:he|she|they|(?:my|the) (?:brother|sister|stepmother|stepfather)|(?:the )?defendant)\s+"
    r"(?P<may>can |could |may )?(?:should |must |has to |will |shall )?pays? (?:me|(?:the )?plaintiff)\s+"
    r"(?:(?P<share>half|one half|a half|a third|one third)\s*(?:of\s+)?(?:the\s+|its\s+)?(?:money|value|price)"
    r"|(?P<sum>\d[\d,]*)\s*(?P<money>[a-z ]+))",
    re.IGNORECASE,
)
_SOLD = re.compile(r"sell (?:it|the house|the flat|everything)", re.IGNORECASE)
_OF = {"": "", "the house": "房屋的", "house": "房屋的", "the estate": "遗产的", "it": "", "everything": "遗产的",
       "the money": "存款的", "the savings": "存款的", "the flat": "住宅的", "the property": "遗产的"}  # fmt: skip


def _wish(piece: str) -> str | None:
    """The wish for a division as a claim has it."""
    text = piece.strip()
    if _EQUALLY.fullmatch(text):
        return "由各继承人均等分割"
    if _SOLD.fullmatch(text):
        return "变卖后分割价款"
    if (paid := _PAID_OUT.fullmatch(text)) is not None:
        may = "可" if paid["may"] else ""
        if paid["share"]:
            return f"{may}由被告向原告支付相当于{_share_alone(paid['share'])}的折价款"
        unit = _page()["money"].get(paid["money"].strip().casefold())
        return unit and f"{may}由被告向原告支付折价款{paid['sum'].replace(',', '')}{unit}"
    found = _GETS.fullmatch(text)
    share = _share_alone(found["share"] if found else text)
    what = _OF.get((found["what"] or "").strip().casefold()) if found else ""
    return f"原告分得{what}{share}" if share is not None and what is not None else None


def _job(text: str) -> str | None:
    said = re.sub(r"^(?:i (?:was|worked as)|as)\s+|^an?\s+", "", text, flags=re.IGNORECASE)
    job: str | None = _page()["jobs"].get(re.sub(r"^an?\s+", "", said, flags=re.IGNORECASE).casefold())
    return job


def _listed(text: str, readers: Iterable[Callable[[str], str | None]]) -> str | None:
    """Pieces of a list, each read; a street and number is the address of the thing before it; None for any unread."""
    said: list[str] = []
    pieces = [one for one in _PIECE.split(_held_together(text)) if one]
    for piece in pieces:
        whole = piece.replace("\u0001", ", ").replace("\u0002", " and ")
        street = _STREET.fullmatch(whole)
        if street is not None and said:
            said[-1] = f"{said[-1]}（地址：{street['where']}）"
            continue
        read = next((one for reader in readers if (one := reader(whole)) is not None), None)
        if read is None:
            return None
        if said and _COUNT_ALONE.fullmatch(read):
            said[-1] += read
        else:
            said.append(read)
    return "、".join(said) or None


def _held_together(text: str) -> str:
    """A list with the places of one thing kept in one piece ("in Huicheng, Xinhui"), and banks with an "and"."""
    text = re.sub(r"(?i)industrial and commercial", "industrial\u0002commercial", text)
    return re.sub(
        r"(?<=[A-Za-z])\s*,\s*(?=[A-Z][a-z]+(?:,|$|\s+and\b))",
        lambda comma: "\u0001" if in_chinese(_last_place(text, comma)) != _last_place(text, comma) else comma[0],
        text,
    )


def _last_place(text: str, comma: re.Match[str]) -> str:
    """The two names beside a comma, as a place is written."""
    before = re.search(r"[A-Z][A-Za-z]*$", text[: comma.start()])
    behind = re.match(r"[A-Z][A-Za-z]*", text[comma.end() :])
    return f"{before[0]}, {behind[0]}" if before and behind else ""


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "heirs": _heirs,
    "share_wish": lambda text: (said := _listed(text, (_wish,))) and said.replace("、", "，"),
    "job": _job,
}
"""Questions with words of their own; any other free answer is a list of things."""


def is_chinese(text: str) -> bool:
    """Return True if a text holds a Chinese sign."""
    return _HAN.search(text) is not None


@cache
def _page() -> Mapping[str, Any]:
    return read_yaml(Path(__file__).with_name("court_words.yml"))
