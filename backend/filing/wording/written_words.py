"""Spoken Cantonese as a complaint writes it, where that is safe word for word. Pure.

Somebody's own words that cannot be written so are quoted: a court reads them as what was said, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.plain_text import plain
from backend.shared.yaml_pages import read_yaml

_STILL = "仲"
_STILL_ALONE = r"仲(?!裁|介|夏|秋|冬|春|伯)"
_NUMBER = "一二三四五六七八九十两几\\d"
_NO_DAUGHTER, _NO_SON = "(?![人生儿孩工婿性士友子的同])", "(?![细的])"
_BETWEEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=[{_NUMBER}这那每])个女{_NO_DAUGHTER}"), "个女儿"),
    (re.compile(rf"(?<=[{_NUMBER}这那每])个仔{_NO_SON}"), "个儿子"),
    (re.compile(rf"个女{_NO_DAUGHTER}"), "女儿"),
    (re.compile(rf"个仔{_NO_SON}"), "儿子"),
    (re.compile(r"(?<=[一二三四五六七八九十两\d]年)几(?![个十百千万年月天次岁号时点分])"), "多"),
    (re.compile(r"(?<=[\d万千百十一二两三四五六七八九])蚊"), "元"),
    (re.compile(r"(?<=[我他她其就都])系(?![统列主鞋带上里])"), "是"),
    (re.compile(r"成日(?!期)"), "整天"),
)
"""Words of ordinary signs, by what stands around them; read only in a text that is spoken."""
_DAUGHTER_OR_SON = re.compile(rf"(?:^|[，,。；;、\s])个(?:女{_NO_DAUGHTER}|仔{_NO_SON})")


def written(text: str) -> str | None:
    """Return a text in written Chinese; None where spoken words are left in it.

    A text without spoken words comes back as it is, sign for sign.
    """
    simple = plain(text)
    if not (_only_spoken().search(simple) or _DAUGHTER_OR_SON.search(simple)):
        return text
    told = _words().sub(lambda found: _written_for()[found[0]], simple)
    for pattern, instead in _BETWEEN:
        told = pattern.sub(instead, told)
    return None if _signs().search(told) else told


@cache
def _page() -> Mapping[str, Any]:
    return read_yaml(Path(__file__).with_name("written_words.yml"))


@cache
def _written_for() -> Mapping[str, str]:
    return {plain(said): one for one, several in _page()["words"].items() for said in several}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_written_for(), key=len, reverse=True)
    return re.compile("|".join(_STILL_ALONE if word == _STILL else re.escape(word) for word in longest_first))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{plain(str(_page()['signs']))}]|仲(?=[未有系系我他])")


@cache
def _only_spoken() -> re.Pattern[str]:
    """Signs and words of which each alone tells that a text is spoken."""
    return re.compile("|".join([_signs().pattern, *(re.escape(plain(one)) for one in _page()["only_spoken"])]))
