"""One plain spelling for questions that are compared: Simplified, standard words for spoken ones, numbers alike.

Figures of speech that only sound of dying are left out: "笑死我啦" asks for no death certificate.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from opencc import OpenCC

from backend.shared.yaml_pages import read_yaml

LONGEST_READ = 300
"""Characters of a message that are compared; a question of law is shorter."""
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_MASKED = re.compile(r"⟦[^⟦⟧]{0,64}⟧")
_NO_WORD = re.compile(r"[^\w\u3400-\u9fff]+")
_IDIOMS = re.compile(
    r"(?<=[笑气烦累困忙热冷饿渴急闷吓怕爽丑羞心贵傻])死(?=[我人了咗啦啊呀嘅的，,。！!、 ]|$)(?:我|人)?|"
    r"死去活来|死活|死心|死板|生死相|要死要活|死缠烂打|死性不改|死鬼?咁|死死[地的]?|(?<=打)死(?=不[认肯])|"
    r"\b(?:scared|bored|tired|worried|frightened|sick|starved) to death\b|\bdying to\b|\bto die for\b",
    re.IGNORECASE,
)
"""Figures of speech with a word of dying in them, in which nobody has died."""
_PIECES = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


def fold(text: str) -> str:
    """Return a question as it is compared: small letters, one word for what is called by many, numbers as ``0``."""
    plain = unicodedata.normalize("NFKC", _MASKED.sub(" 0 ", text[:LONGEST_READ])).casefold()
    plain = _IDIOMS.sub(" ", _converter().convert(plain))
    pattern, meanings = _spoken()
    plain = pattern.sub(lambda found: meanings[found.group()], plain)
    return _NO_WORD.sub(" ", _NUMBER.sub("0", plain)).strip()


def plain(text: str) -> str:
    """Return a question as the sentence encoder reads it: Simplified, the words of Cantonese told in standard ones."""
    simple = _converter().convert(unicodedata.normalize("NFKC", _MASKED.sub(" ", text[:LONGEST_READ])))
    pattern, meanings = _cantonese()
    return pattern.sub(lambda found: meanings[found.group()], _IDIOMS.sub("", simple)).strip()


def pieces(folded: str) -> list[str]:
    """Return the runs of Chinese characters and the other words of a folded text."""
    return _PIECES.findall(folded)


@cache
def _converter() -> OpenCC:
    converter = OpenCC("t2s")
    converter.convert("漢")
    return converter


@cache
def _pages() -> dict[str, dict[str, list[str]]]:
    page: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).with_name("spoken_words.yml"))
    return page


@cache
def _spoken() -> tuple[re.Pattern[str], dict[str, str]]:
    return _replacement({**_pages()["cantonese"], **_pages()["words"], **_pages()["english"]})


@cache
def _cantonese() -> tuple[re.Pattern[str], dict[str, str]]:
    return _replacement(_pages()["cantonese"])


def _replacement(page: dict[str, list[str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {said: word for word, ways in page.items() for said in ways}
    longest = sorted(meanings, key=len, reverse=True)
    return re.compile("|".join(_whole(said) for said in longest)), meanings


def _whole(said: str) -> str:
    """A Chinese word stands anywhere, an English one by itself."""
    return rf"\b{re.escape(said)}\b" if said.isascii() else re.escape(said)
