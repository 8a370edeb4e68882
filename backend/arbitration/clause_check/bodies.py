"""Bodies named in a text, each put as ``‹code›`` into it, so that later patterns meet no "court" in a name. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from opencc import OpenCC

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_CODE = re.compile(r"‹(\w+)›")
_SPACES = re.compile(r"\s+")
_BETWEEN_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_SHORTEST_UNLISTED = 4
_BY_CASE = frozenset(
    {"unlisted_en", "unlisted_adr_en", "unlisted_court_en", "lead_en", "mainland_en", "place", "no_place"}
)


@dataclass(slots=True)
class Marked:
    """A text with its bodies as codes.

    Args:
        text: as the patterns read it; letters keep their case.
        unlisted: the names of bodies nobody listed, by code.
    """

    text: str
    unlisted: dict[str, str] = field(default_factory=dict)

    def codes(self) -> tuple[str, ...]:
        """The codes in the order they stand, each once."""
        return tuple(dict.fromkeys(_CODE.findall(self.text)))


def plain(text: str) -> str:
    """Return a text in Simplified characters, with one kind of space and of width."""
    simple: str = _converter().convert(unicodedata.normalize("NFKC", text))
    return _BETWEEN_SIGNS.sub("", _SPACES.sub(" ", simple)).strip()


def mark(text: str) -> Marked:
    """Return a plain text with its bodies marked: known ones by their names, others by the shape of theirs."""
    marked = Marked(_known().sub(lambda found: f"‹{_code_of()[_key(found.group())]}›", text))
    marked.text = pattern("inexact_named").sub(lambda found: _inexact(found.group(), marked), marked.text)
    for name in ("unlisted_zh", "unlisted_en", "unlisted_adr_en", "unlisted_court_en"):
        marked.text = pattern(name).sub(lambda found: _unlisted(found.group(), marked), marked.text)
    marked.text = pattern("alias").sub(r"\1", marked.text)
    return marked


def _inexact(found: str, marked: Marked) -> str:
    """A name that can only mean SCIA, as its code (ARI-3)."""
    marked.unlisted["inexact"] = found
    return "‹inexact›"


def _unlisted(found: str, marked: Marked) -> str:
    """An unlisted body as its code with what leads up to it; a vague one ("the local commission") stays words."""
    chinese = "仲裁" in found
    name = found[pattern("lead" if chinese else "lead_en").match(found).end() :] if _leads(found) else found  # type: ignore[union-attr]
    short = len(name) < _SHORTEST_UNLISTED + (1 if chinese else 0)
    if short or "‹" in name or pattern("vague").search(name) or name.startswith("仲裁"):
        return found
    code = "inexact" if pattern("inexact_scia").search(name) else f"u{len(marked.unlisted)}"
    known = next((one for one, known in marked.unlisted.items() if known == name), code)
    marked.unlisted[known] = name
    return f"{found[: len(found) - len(name)]}‹{known}›"


def _leads(found: str) -> bool:
    return pattern("lead" if "仲裁" in found else "lead_en").match(found) is not None


def is_abroad(code: str, marked: Marked) -> bool:
    """Return True if a body sits outside the mainland."""
    if code in page()["bodies"]:
        return bool(page()["bodies"][code].get("abroad"))
    name = marked.unlisted[code]
    if "仲裁" in name:
        return pattern("abroad_zh").search(name) is not None
    return pattern("mainland_en").search(name) is None


def body_name(code: str, language: str) -> str:
    """Return what a body is called today; one nobody listed keeps the name it was given."""
    listed = page()["bodies"].get(code)
    return Words(**listed["name"]).say(language) if listed else code


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the page; only names of English places and bodies are read by their capital letters."""
    return re.compile(page()["patterns"][name], 0 if name in _BY_CASE else re.IGNORECASE)


@cache
def subject_patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of disputes that cannot be arbitrated.

    Args:
        kind: ``subjects`` of a clause's sentences, or ``titles`` of a whole paper.
    """
    return {name: re.compile(words, re.IGNORECASE) for name, words in page()[kind].items()}


@cache
def page() -> Mapping[str, Any]:
    """Return the words of clauses."""
    read: Mapping[str, Any] = read_yaml(Path(__file__).with_name("words.yml"))
    return read


@cache
def _code_of() -> Mapping[str, str]:
    return {_key(name): code for code, body in page()["bodies"].items() for name in body["names"]}


def _key(name: str) -> str:
    return _SPACES.sub(" ", name.casefold())


@cache
def _known() -> re.Pattern[str]:
    return re.compile("|".join(_alternatives()), re.IGNORECASE)


def _alternatives() -> Iterator[str]:
    for name in sorted(_code_of(), key=len, reverse=True):
        if name.isascii():
            yield rf"(?<![a-z]){re.escape(name)}(?![a-z])"
        else:
            yield ("(?<![台湖河东西华闽苏经])" if len(name) == 2 else "") + re.escape(name)  # "台北仲裁" names no 北仲


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
