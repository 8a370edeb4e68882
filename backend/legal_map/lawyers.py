"""Facts of a lawyer besides those of an institution: languages, fields, reach from abroad. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.legal_map.model import Institution, Kind
from backend.shared.wording import Words

LAWYERS: tuple[Kind, ...] = ("lawyer", "law_firm", "duty_lawyer")
"""Kinds a wish for a lawyer means."""
LANGUAGES: Mapping[str, Words] = {
    "mandarin": Words("普通话", "Mandarin"),
    "cantonese": Words("广东话", "Cantonese"),
    "taishanese": Words("台山话", "Taishanese"),
    "hakka": Words("客家话", "Hakka"),
    "english": Words("英语", "English"),
    "spanish": Words("西班牙语", "Spanish"),
    "portuguese": Words("葡萄牙语", "Portuguese"),
    "french": Words("法语", "French"),
    "japanese": Words("日语", "Japanese"),
    "malay": Words("马来语", "Malay"),
}
FIELDS: Mapping[str, Words] = {
    "debt": Words("债务借贷", "debts and loans"),
    "contract": Words("合同货款", "contracts and goods"),
    "property": Words("房产", "property"),
    "family": Words("婚姻家庭", "divorce and family"),
    "inheritance": Words("继承", "inheritance"),
    "labour": Words("劳动工伤", "labour"),
    "injury": Words("交通事故、人身损害", "accidents and injury"),
    "company": Words("公司股权", "company matters"),
    "criminal": Words("刑事", "criminal matters"),
    "administrative": Words("行政", "suits against authorities"),
    "foreign": Words("涉外", "foreign-related matters"),
}
REMOTE: Mapping[str, Words] = {
    "video": Words("视频", "video"),
    "phone": Words("电话", "telephone"),
    "message": Words("微信等留言", "messages"),
}
COLUMNS: Mapping[str, Mapping[str, Words]] = {"languages": LANGUAGES, "fields": FIELDS, "remote": REMOTE}
"""The columns a lawyer has, with their codes; several codes in a cell stand between semicolons."""
_BETWEEN = re.compile(r"\s*[;；,，、]\s*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Requirements of a lawyer; empty where it does not matter. Of several codes one is enough.

    Args:
        languages: codes of `LANGUAGES`.
        fields: codes of `FIELDS`.
        remote: True where they must be reachable from abroad.
    """

    languages: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    remote: bool = False

    @property
    def is_anything(self) -> bool:
        """Return True if anything is wanted at all."""
        return bool(self.languages or self.fields or self.remote)

    def fits(self, one: Institution) -> bool:
        """Return True if an institution is recorded to have it; what is not recorded does not count."""
        speaks = not self.languages or bool(set(self.languages) & set(one.languages))
        does = not self.fields or bool(set(self.fields) & set(one.fields))
        return speaks and does and (not self.remote or bool(one.remote))


ANYTHING = Wanted()
"""Nothing is wanted in particular."""


def codes_in(cell: str) -> tuple[str, ...]:
    """Return the codes of a cell, in its order."""
    return tuple(dict.fromkeys(code for code in _BETWEEN.split(cell.strip().lower()) if code))


def unknown_codes(column: str, cell: str) -> list[str]:
    """Return what stands in a cell and is no code of its column."""
    return [code for code in codes_in(cell) if code not in COLUMNS[column]]


def names(column: str, codes: Iterable[str], language: str) -> str:
    """Return codes as they are read."""
    between = ", " if language == "en" else "、"
    return between.join(COLUMNS[column][code].say(language) for code in codes if code in COLUMNS[column])
