"""Parties, case and court of a suit, as the papers of its defendant write them: answer, petition, counterclaim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backend.defence.model import Defendant, Suit
from backend.documents import chinese_values as chinese
from backend.documents.printable import line

BLANK = "________"
_SEXES = {"male": "male", "female": "female", "男": "male", "女": "female"}


def sides(own: str, part: str, other: str, defendants: tuple[Defendant, ...], suit: Suit) -> tuple[str, ...]:
    """Return both sides as the paper introduces them, each own one numbered where there are several.

    Args:
        own: what the paper calls the defendants; `part`: their part in the suit.
        other: what it calls the plaintiffs, with their part.
        defendants: whose paper it is.
        suit: as far as they know it.
    """
    several = len(defendants) > 1
    who = (
        f"{own}{number if several else ''}（{part}）：{introduction(one)}" for number, one in enumerate(defendants, 1)
    )
    return (*who, f"{other}：{'、'.join(line(one) for one in suit.plaintiffs) or BLANK}。")


def sides_in_english(own: str, other: str, defendants: tuple[Defendant, ...], suit: Suit) -> tuple[str, ...]:
    """Return both sides and the court in English, as far as they are known; the arguments as of `sides`."""
    number = f", case {line(suit.case_number)}" if suit.case_number else ""
    against = ", ".join(line(one) for one in suit.plaintiffs) or BLANK
    who = (in_english(one, own) for one in defendants)
    return (*who, f"{other}: {against}", f"Court: {line(suit.court) or BLANK}{number}")


def case_in_brackets(suit: Suit) -> str:
    """Return the number of the case as it stands behind a sentence, or nothing."""
    return f"（案号：{line(suit.case_number)}）" if suit.case_number else ""


def court_addressed(suit: Suit) -> str:
    """Return the court a paper is addressed to, with a blank where nobody has said which."""
    return line(suit.court) or f"{BLANK}人民法院"


def introduction(one: Defendant) -> str:
    """Return who a defendant is, as a paper for the court introduces them (CPL-128); blanks for what is not known."""
    address = line(one.address) or BLANK
    phone = line(one.phone) or BLANK
    if one.kind == "organisation":
        acting = line(one.representative) or BLANK
        body = f"{line(one.name)}，住所地：{address}，联系电话：{phone}。"
        return f"{body}法定代表人或者主要负责人：{acting}，职务：{BLANK}。"
    born = f"{chinese.plain_date(date.fromisoformat(one.birth_date))}出生" if one.birth_date else f"{BLANK}出生"
    sex = chinese.sex_word(line(one.sex)) or f"性别：{BLANK}"
    known = [line(one.name), sex, born, f"民族：{BLANK}", f"职业和工作单位：{BLANK}"]
    return "，".join([*known, f"住所：{address}", f"联系电话：{phone}"]) + "。"


def in_english(one: Defendant, role: str = "Defendant") -> str:
    """Return the same in English, as far as it is known."""
    known = [line(one.name), _SEXES.get(line(one.sex), ""), f"born {one.birth_date}" if one.birth_date else ""]
    known += [line(one.address), line(one.phone), f"acting: {line(one.representative)}" if one.representative else ""]
    return f"{role}: " + ", ".join(part for part in known if part)


def signer(one: Defendant) -> str:
    """Return the name that stands before the signature."""
    acting = line(one.representative)
    return f"{line(one.name)}（{acting}）" if one.kind == "organisation" and acting else line(one.name)


def ended(text: str) -> str:
    """Return a sentence with its stop."""
    return text if text.endswith(("。", "！", "？", ".", "!", "?")) else f"{text}。"


def written_of(suit: Suit, defendants: tuple[Defendant, ...]) -> Iterator[str]:
    """Every text of suit and parties that a person could have made long."""
    yield from (suit.court, suit.case_number, *suit.plaintiffs)
    for one in defendants:
        yield "".join(str(getattr(one, name)) for name in one.__dataclass_fields__)
