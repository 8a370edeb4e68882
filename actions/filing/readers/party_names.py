"""The parties' places in the two lists, and how people point at one: "第二被告的地址". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from backend.shared.wording import Words

Role = Literal["plaintiff", "defendant"]
NUMERALS = "一二三四五六七八九十"
MOST = 10
HEADINGS: Mapping[Role, Words] = {"plaintiff": Words("原告", "Plaintiff"), "defendant": Words("被告", "Defendant")}


def key(role: Role, number: int, part: str) -> str:
    """Name of the field for one answer about one party."""
    return f"{role}_{number}_{part}"


def is_on_side(role: Role, name: str, answers: Mapping[str, Any]) -> bool:
    """Return True if somebody of a role has that very name in the answers of a filing."""
    return bool(name) and any(answers.get(key(role, number, "name")) == name for number in range(1, MOST + 1))


_WHICH = re.compile(
    rf"(?:第\s?)?(?P<before>[{NUMERALS}两\d]{{1,2}})?\s?(?:个|位|名)?\s?(?P<role>原告|被告|plaintiff|defendant)"
    rf"\s?(?P<after>[{NUMERALS}\d]{{1,2}})?",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "last": -1}


def named_party(text: str) -> tuple[Role, int] | None:
    """Which party a text names: "第二被告", "被告2", "the second defendant"; without a number the first."""
    found = _WHICH.search(text)
    if found is None:
        return None
    role: Role = "plaintiff" if found["role"].casefold() in ("原告", "plaintiff") else "defendant"
    said = found["before"] or found["after"] or ""
    if said.isdecimal():
        return role, int(said)
    if said == "两":
        return role, 2
    if said:
        return role, NUMERALS.index(said[0]) + 1
    ordinal = next((number for word, number in _ORDINALS.items() if word in text.casefold()), 1)
    return role, ordinal


_PART_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "名称", "name"),
    "address": ("地址", "住址", "住所", "address"),
    "phone": ("电话", "手机", "號碼", "phone"),
    "document_number": ("证件", "护照", "身份证", "document", "passport"),
    "sex": ("性别", "sex"),
    "birth_date": ("出生", "生日", "birth"),
    "background": ("职业", "工作", "民族", "occupation"),
    "representative": ("负责人", "法人", "代表", "representative"),
}


def named_part(text: str) -> str:
    """Which answer about a party a text names, ``name`` when it names none."""
    folded = text.casefold()
    return next((part for part, words in _PART_WORDS.items() if any(word in folded for word in words)), "name")
