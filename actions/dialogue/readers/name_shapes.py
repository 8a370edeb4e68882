"""Recognition of a personal name by its shape, in Chinese characters or in any other script. Pure.

A name needs no dictionary to be one: *Sue*, *余好*, *So Long* are names although their parts are words. What keeps a
text from being a name is that it is made of nothing but words of conversation, or holds one nobody is called.
"""

from __future__ import annotations

import re
from functools import cache

from actions.dialogue.readers.act_patterns import whole_messages
from actions.dialogue.readers.phrases import Phrases, read_page, words_of
from actions.script import sign_by_sign, simplified

LONGEST = 80
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_HAN_ONLY = re.compile(rf"[{_HAN}]+")
_DOTTED = re.compile(rf"[{_HAN}]{{1,12}}(?:[·・‧•∙.．][{_HAN}]{{1,12}}){{1,4}}")
_LETTER = rf"[^\W\d_{_HAN}]"
_LATIN = re.compile(rf"{_LETTER}[^\d_<>{{}}\[\]⟦⟧@/#$%^&*=+\\|?？!！;；:：\"“”、，。{_HAN}]*", re.IGNORECASE)
_INSIDE = re.compile(r"(?<=\s)@(?=\s)|(?<=\b[sdapSDAP])/(?=[olpOLP]\b)")
"""The @ between a name and an alias, the stroke of "a/l" and "s/o"."""
_WORD = re.compile(r"[^\s,]+")
_SINGLE_LETTERS = re.compile(r"[^\W\d_]")
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ing|ed)")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|ts|tz|ng|kw|gw|[bpmfdtnlgkhjqxrzcsyw])?(?:[iuü]?[aeoiuüv]{1,3})(?:ng|[nmptkhr])?", re.IGNORECASE
)
_MOST_WORDS, _LONGEST_HAN = 9, 15
_SHORT, _SURNAME_AND_GIVEN, _TWO_SURNAMES, _LONG = 1, (2, 3), 4, (5, 6)
_RARE = re.compile(r"[\u3400-\u4dbf\U00020000-\U0003ffff]")
_COUNT = re.compile(r"[〇零一二两三四五六七八九]?[十百][一二三四五六七八九]?")
"""An age or another count ("七十五"), whose signs may stand in names each by itself."""
_PLACE_END = re.compile(r".{2,}(?:省|市|县|区|镇|乡|村|街道|街|路|号|大道|公司|法院|大学|医院)$")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(words_of(read_page("names")[key]))


@cache
def _characters(key: str) -> frozenset[str]:
    return frozenset(simplified("".join(read_page("names")[key].split())))


@cache
def _barred(key: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in read_page("names")[key].split("|"))


@cache
def _conversation() -> Phrases:
    """Everything said around a name, and words for a person's other data."""
    groups = {kind: words_of(entry) for kind, entry in whole_messages().items()}
    own = {"data": [*_words("han_words_not_names"), *_barred("words_not_names")]}
    return Phrases.of(own | groups)


def is_han(text: str) -> bool:
    """Return True if a text is of Chinese characters alone."""
    return _HAN_ONLY.fullmatch(text) is not None


def has_han(text: str) -> bool:
    """Return True if there is a Chinese character in a text."""
    return _HAN_ONLY.search(text) is not None


def han_name(text: str, *, told_as_name: bool = False) -> bool:
    """Return True if Chinese characters are a name.

    Args:
        text: without blanks around it.
        told_as_name: True where the person has said that it is one ("我叫…"): then the shape is enough.
    """
    if _DOTTED.fullmatch(text):
        return True
    plain = simplified(text)
    if not is_han(plain) or _conversation().covering(plain) is not None:
        return False
    if _transcribed(plain):
        return True
    if _characters("not_in_names") & set(plain) or _PLACE_END.fullmatch(plain) or _COUNT.fullmatch(plain):
        return False
    return (told_as_name and len(plain) <= _LONGEST_HAN) or _has_shape(plain)


def _transcribed(plain: str) -> bool:
    """A name of another language in Chinese characters without its dot (阿依古丽, 马丁内斯)."""
    return 2 < len(plain) <= 12 and _characters("transliteration").issuperset(plain)


def has_compound_surname(name: str) -> bool:
    """Return True if a name in Chinese signs begins with a surname of two ("歐陽")."""
    return sign_by_sign(name)[:2] in _words("compound_surnames")


def _has_shape(plain: str) -> bool:
    surnames, given, size = _characters("surnames"), _characters("given_characters"), len(plain)
    compound = plain[:2] in _words("compound_surnames")
    if size == _SHORT:
        return plain in surnames or plain in given or _RARE.fullmatch(plain) is not None
    if size in _SURNAME_AND_GIVEN:
        nickname = plain[0] in _characters("nicknames") and plain[-1] in given | surnames
        return plain[0] in surnames or compound or nickname or given.issuperset(plain)
    japanese = any(plain.startswith(name) for name in _words("japanese_surnames"))
    married = plain[0] in surnames and plain[1] in surnames
    if size == _TWO_SURNAMES:
        return compound or japanese or married or (plain[0] in surnames and given.issuperset(plain[1:]))
    return size in _LONG and (compound or (japanese and given.issuperset(plain[2:])))


def letters_name(text: str, *, told_as_name: bool = False) -> bool:
    """Return True if words in letters are a name: any script, hyphens, apostrophes, initials, a comma or more.

    Args:
        text: without blanks around it.
        told_as_name: as for `han_name`.
    """
    if len(text) > LONGEST or not _LATIN.fullmatch(_INSIDE.sub(" ", text)):
        return False
    said = [word.strip(".()") for word in _WORD.findall(text)]
    if not 1 <= len(said) <= _MOST_WORDS:
        return False
    if len(said) == 1 and _SINGLE_LETTERS.fullmatch(said[0]):
        return said[0].isupper() or not said[0].isascii()
    if len(said) == 1 and _PARTICIPLE.fullmatch(said[0]):
        return told_as_name
    folded = [word.casefold().replace("’", "'") for word in said]
    if _barred("never_in_latin_names") & set(folded):
        return False
    if _is_calendar(folded):
        return False
    if _conversation().covering(text) is None:
        return True
    return not told_as_name and len(said) > 1 and all(map(_spelt_as_syllable, said))


def _is_calendar(said: list[str]) -> bool:
    """Return True for words that only tell a time ("last October", "next May"); April and May alone are names."""
    times, names = _barred("calendar_words"), _barred("calendar_words_that_are_names")
    return bool(times & set(said)) and (times | names).issuperset(said)


def _spelt_as_syllable(word: str) -> bool:
    """Return True for "So Long", "He Can", "YOU HE": written as names are, each word a syllable of Chinese."""
    return word[0].isupper() and _SYLLABLE.fullmatch(word) is not None


def surname_of(text: str) -> bool:
    """Return True if Chinese characters are a surname ("陈", "欧阳")."""
    plain = simplified(text)
    return plain in _characters("surnames") if len(plain) == _SHORT else plain in _words("compound_surnames")


def surnames_of_two_words() -> frozenset[str]:
    """Surnames written as two words ("au yeung")."""
    return _barred("latin_surnames_of_two")


def romanised_surnames() -> frozenset[str]:
    """Frequent Chinese surnames as they are written in letters."""
    return _words("romanised_surnames")


def titles() -> frozenset[str]:
    """Words before a name that are none of it ("Mr", "Dr")."""
    return _barred("titles")
