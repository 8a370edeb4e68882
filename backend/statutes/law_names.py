"""Names of statutes: from what people write to the official title, also of interpretations by what they are about.

Pure over the pages `names.yml` and `repealed.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.plain_text import plain
from backend.shared.yaml_pages import read_yaml
from backend.statutes.model import Repeal, Revision

REPUBLIC = "中华人民共和国"
_BOOKS = "总则编|物权编|合同编通则|合同编|人格权编|婚姻家庭编|继承编|侵权责任编|总则|附则"
_CIVIL_CODE = re.compile(rf"^民法典(?:{_BOOKS}|分则)$")
_OUTSIDE = re.compile(r"[《》〈〉<>“”\"'\s·,，]")
_EMPTY_WORDS = re.compile(
    r"中华人民共和国|最高人民法院|最高人民检察院|关于|若干问题|若干|适用法律|应用法律|适用|贯彻执行|案件|具体|审理|办理|问题"
)
_KIND = re.compile(r"(?:(?<!公)司法)?(?:解释|规定|意见|办法)")
_NUMBERED = re.compile(r"[（(]([一二三四五六七八九十\d])[)）]")
_LAST_NUMBER = re.compile(r"(?<=#)([一二三四五六七八九1-9])$")
_TRIAL = re.compile(r"[（(](?:试行|暂行|\d{4}.{0,8}|.{0,6}修[正订]).{0,4}[)）]")
_SHORTEST_ABBREVIATION = 4
_ARABIC = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9"}


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A statute with its names.

    Args:
        zh: short names, its title without the republic among them.
        en: English names, the best first.
        in_force: from the day a version was passed to the day it came into force.
    """

    title: str
    zh: Sequence[str]
    en: Sequence[str]
    in_force: Mapping[date, date]


def short_title(title: str) -> str:
    """Return a title as lawyers shorten it: without the republic, a court's interpretation by its subject."""
    return title.replace(REPUBLIC, "").removeprefix("最高人民法院关于").replace("《", "〈").replace("》", "〉")


def law_key(name: str) -> str:
    """Return what two ways of writing one name share: 民法典继承编解释一 and the full title have the same key."""
    key = _TRIAL.sub("", _OUTSIDE.sub("", plain(name)))
    key = _EMPTY_WORDS.sub("", _NUMBERED.sub(r"\1", key))
    key = _KIND.sub("#", key).replace("的", "").replace("案", "").replace("纠纷", "").replace("有关", "")
    return _LAST_NUMBER.sub(lambda found: _ARABIC.get(found[1], found[1]), key).lower()


class TitleIndex:
    """Official titles by the names people use.

    Args:
        titles: of the statutes that are here, beside those on the page.
    """

    def __init__(self, titles: Iterable[str]) -> None:
        self._by_key: dict[str, list[str]] = {}
        self._numbered: dict[str, list[str]] = {}
        self._english: dict[str, str] = {}
        for law in known_laws():
            self._english |= {name.lower(): law.title for name in law.en}
        for title in dict.fromkeys([*titles, *(law.title for law in known_laws()), *repeals()]):
            self._add(law_key(title), title)
        for law in known_laws():
            for name in law.zh:
                self._by_key[law_key(name)] = [law.title]

    def _add(self, key: str, title: str) -> None:
        for one in dict.fromkeys([key, key.removeprefix("民法典") if key != "民法典" else key]):
            self._by_key.setdefault(one, []).append(title)
            if one[-1:].isdigit():
                self._numbered.setdefault(one[:-1], []).append(title)

    def title_of(self, name: str) -> str:
        """Return the official title a name means, nothing where none or several are meant."""
        text = name.strip()
        if text.isascii():
            return self._english.get(_english_key(text), "")
        key = law_key(text)
        if _CIVIL_CODE.match(key):
            return f"{REPUBLIC}民法典"
        found = self._by_key.get(key) or self._numbered.get(key) or self._alike(key)
        if len(found) > 1:
            found = [title for title in found if title not in repeals()] or found
        return found[0] if len(found) == 1 else ""

    def _alike(self, key: str) -> list[str]:
        """Interpretations whose name a shorter one abbreviates, in the same order of signs (限制高消费规定)."""
        body, mark, number = key.partition("#")
        if not mark or len(body) < _SHORTEST_ABBREVIATION:
            return []
        ends = (f"#{number}",) if number else ("#", "#1")
        return [
            title
            for other, titles in self._by_key.items()
            if other.endswith(ends) and _is_within(body, other)
            for title in titles
        ]


def _is_within(signs: str, text: str) -> bool:
    """Return True if the signs stand in a text in this order."""
    left = iter(text)
    return all(sign in left for sign in signs)


def _english_key(name: str) -> str:
    key = re.sub(r"\s+", " ", name.lower().replace("’", "'")).removeprefix("the ").strip(" .")
    key = re.sub(r"^(?:p\.?r\.?c\.?|chinese|china's) ", "", key)
    return re.sub(r" (?:of|in) (?:the )?(?:p\.?r\.?c\.?|china|people's republic of china)$", "", key)


@cache
def known_laws() -> tuple[NamedLaw, ...]:
    """Every statute of the page, with its names."""
    page: Mapping[str, Mapping[str, Any]] = read_yaml(Path(__file__).with_name("names.yml"))
    return tuple(
        NamedLaw(
            title,
            tuple(dict.fromkeys([*about.get("zh", ()), title.removeprefix(REPUBLIC)])),
            tuple(about.get("en", ())),
            about.get("in_force", {}),
        )
        for title, about in page.items()
    )


def english_name(title: str) -> str:
    """Return a statute's English name, nothing where none is known."""
    return next((law.en[0] for law in known_laws() if law.title == title and law.en), "")


def in_force_from(title: str, passed_on: date | None) -> date | None:
    """Return the day a version came into force where its own text does not say it."""
    return next((law.in_force.get(passed_on) for law in known_laws() if law.title == title and passed_on), None)


@cache
def repeals() -> Mapping[str, Repeal]:
    """Every statute that is known to be no longer in force, by its title."""
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("repealed.yml"))
    named = [(one, title) for one in page["repealed"] for title in one["titles"]]
    full = {one.title.removeprefix(REPUBLIC): one.title for one in known_laws()}
    titles = {title: full.get(title, title) for _, title in named}
    return {
        titles[title]: Repeal(
            titles[title], one["until"], tuple(one["by"]), one["source"], bool(one.get("certain", True))
        )
        for one, title in named
    }


@cache
def revisions() -> Mapping[str, Revision]:
    """Newer versions that are known to exist, by the title."""
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("repealed.yml"))
    return {
        one["title"]: Revision(one["title"], one["effective"], one["source"], bool(one.get("certain", True)))
        for one in page["revised"]
    }
