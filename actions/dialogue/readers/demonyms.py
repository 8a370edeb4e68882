"""The state whose citizen somebody says they are: "I'm Canadian", "Singaporean", 我是美国人. Pure.

The words of citizens are the gazetteer's (``countries.csv``). Those of China, Hong Kong, Macao and Taiwan are not read
here: "Chinese" may say what one's family is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from actions.script import simplified
from backend.shared.gazetteer_files import read_rows

_NOT_READ = frozenset({"CN", "HK", "MO", "TW"})
_ENGLISH = (
    r"(?:(?:i ?[’']?m|i am|im|we are|we[’']re|my (?:nationality|citizenship) is|nationality:?|as)\s+)?"
    r"(?:now\s+)?(?:an?\s+)?"
    r"(?P<word>{})(?:[- ]born)?(?:\s+chinese)?(?:\s+(?:citizen|national|now|myself))*"
)
_CHINESE = r"(?:我|本人|我们|我現在|我现在|现在)?(?:是|係|系)?(?P<word>{})(?:公民|人)"
_FILLING = " \t.,!?。，！？~"


def citizen_of(text: str) -> str | None:
    """Return the state somebody says they are a citizen of, where a message says little else.

    Args:
        text: the message, in any script.

    Returns:
        An ISO 3166-1 code, or nothing.
    """
    said = simplified(text).casefold().strip(_FILLING)
    for pattern, states in _patterns():
        if found := pattern.fullmatch(said):
            return states[found["word"]]
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    english: dict[str, str] = {}
    chinese: dict[str, str] = {}
    for row in read_rows("countries.csv"):
        if row["iso2"] in _NOT_READ:
            continue
        names = row["names_en"].split("|")
        english |= {word: row["iso2"] for word in row["adjectives_en"].split("|") if word and word not in names}
        chinese |= {word: row["iso2"] for word in row["names_zh"].split("|") if word}
    return (_pattern(_ENGLISH, english), english), (_pattern(_CHINESE, chinese), chinese)


def _pattern(form: str, words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(form.format("|".join(map(re.escape, longest_first))))
