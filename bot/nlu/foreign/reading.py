"""Language of a message that we do not speak. Pure, by profiles of words (`languages.yml`).

A script decides Thai, Korean, Japanese and Russian. The languages in Latin letters are told by words that hardly stand
in a name, an address or an English sentence; small words as in "Calle de la Paz" only add to them. A message of one or
two words tells a language only by a greeting or a long word of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("languages.yml")
_SCRIPTS = {
    "th": (re.compile(r"[\u0e00-\u0e7f]"), 3),
    "ko": (re.compile(r"[\uac00-\ud7af]"), 2),
    "ja": (re.compile(r"[\u3041-\u3096\u30a1-\u30fa]"), 2),
    "ru": (re.compile(r"[\u0400-\u04ff]"), 3),
}
_LATIN = ("es", "pt", "fr", "vi", "ms", "id", "tl")
_MARKS = {
    "es": re.compile("[áéíóúñ]"),
    "pt": re.compile("[ãõçáéíóúâê]"),
    "fr": re.compile("[àâçèéêëîïôùûœ]"),
    "vi": re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"),
}
"""Letters with marks of a language; in Vietnamese a word that has one is Vietnamese."""
_HAN = re.compile(r"[㐀-鿿]")
_NOT_PROSE = re.compile(
    r"⟦[^⟧]*⟧|https?://\S+|[\w.+-]{1,64}@[\w.-]{1,255}|\"[^\"]{1,400}\"|“[^”]{1,400}”|「[^」]{1,400}」"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENOUGH, _ENOUGH_IN_FORM = 3, 4
_SHARE = 0.33
"""Of all words; less is a foreign word or name in another sentence."""
_FEW_WORDS = 2
_LONG_WORD = 6


@dataclass(frozen=True)
class Score:
    """Count the words of a message that tell a language, and those that only add."""

    telling: int
    weak: int

    @property
    def total(self) -> int:
        """Telling words count twice."""
        return 2 * self.telling + self.weak


@dataclass(frozen=True)
class Profile:
    """The words of one language.

    Args:
        telling: words that tell it; phrases hold a space.
        weak: words that only add.
        greetings: whole messages.
    """

    telling: frozenset[str]
    weak: frozenset[str]
    greetings: frozenset[str]


def foreign_language(text: str, in_form: bool = False) -> str | None:
    """Return the code of the language, or None for Chinese, English, a name, an address, or too little.

    Args:
        text: a whole message.
        in_form: whether a question is open, to which a name may be the answer.
    """
    prose = _NOT_PROSE.sub(" ", text).replace("’", "'")
    return _by_script(prose.lower(), in_form) or (None if _HAN.search(prose) else _by_words(prose, in_form))


def is_greeting(text: str) -> bool:
    """Tell whether a message is nothing but a greeting or thanks in a language we do not speak."""
    whole = " ".join(word.lower() for word in _WORD.findall(text))
    return any(whole in profile.greetings for profile in _profiles().values())


def _by_script(prose: str, in_form: bool) -> str | None:
    for code, (script, least) in _SCRIPTS.items():
        if len(script.findall(prose)) >= least:
            telling = _profiles()[code].telling
            spoken = set(_WORD.findall(prose)) & telling if code == "ru" else any(word in prose for word in telling)
            return code if spoken or not in_form else None
    return None


def _by_words(prose: str, in_form: bool) -> str | None:
    written = _WORD.findall(prose)
    words = [word.lower() for word in written]
    if not words:
        return None
    greeted = [code for code in _LATIN if " ".join(words) in _profiles()[code].greetings]
    if greeted:
        return greeted[0]
    scores = {code: _score(code, written) for code in _LATIN}
    code = max(_LATIN, key=lambda one: scores[one].total)
    score = scores[code]
    english = [word for word in words if word in _english() and word not in _profiles()[code].telling]
    if len(words) <= _FEW_WORDS:
        long = [word for word in words if len(word) >= _LONG_WORD and word in _profiles()[code].telling]
        named = len(words) > 1 and all(word[0].isupper() for word in written)
        return code if long and not (in_form or english or named) else None
    known = score.telling + score.weak
    enough = score.total >= (_ENOUGH_IN_FORM if in_form else _ENOUGH)
    return code if score.telling and enough and known >= _SHARE * len(words) and known > len(english) else None


def _score(code: str, written: Sequence[str]) -> Score:
    """Share of a message that is of a language; a capital begins a name as well, so marks count on small words only."""
    profile, marks = _profiles()[code], _MARKS.get(code)
    words = [word.lower() for word in written]
    parts = [part for word in words for part in {word, *re.split("['-]", word)}]
    whole = f" {' '.join(words)} "
    telling = sum(part in profile.telling for part in parts)
    telling += sum(phrase.count(" ") + 1 for phrase in profile.telling if " " in phrase and f" {phrase} " in whole)
    weak = sum(part in profile.weak for part in parts)
    marked = sum(marks is not None and word[0].islower() and marks.search(word) is not None for word in written)
    return Score(telling + marked, weak) if code == "vi" else Score(telling, weak + marked)


@lru_cache(maxsize=1)
def _page() -> Mapping[str, object]:
    page: Mapping[str, object] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return page


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(map(str, _page()["english"]))  # type: ignore[call-overload]


@lru_cache(maxsize=1)
def _profiles() -> dict[str, Profile]:
    kinds = ("telling", "weak", "greetings")
    return {
        code: Profile(*(frozenset(map(str, words.get(kind, ()))) for kind in kinds))
        for code, words in _page().items()
        if isinstance(words, dict)
    }
