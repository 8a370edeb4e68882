"""A wish for a language of conversation, read from the words of a message. Pure.

A clause is a wish when it names a language of ours and holds nothing but what such a wish is made of ("can we speak
English please", "唔該轉返中文"). "Chinese passport", "哪家会讲广东话" and "他不会英文" wish for none. A language the
person says they do not know is a wish for the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.parties import DEFAULT_LANGUAGE
from backend.shared.yaml_pages import read_yaml

_CLAUSE = re.compile(
    r"[，。,.;；!！?？、\n:：]+|(?<=[\u3400-\u9fff]{3})\s+(?=[\u3400-\u9fff]{3})|\bbut\b|但是|不过|不過|"
    r"(?=\bnot (?:in )?(?:english|chinese|mandarin|cantonese|simplified|traditional)\b)"
)
_HAN = re.compile(r"[㐀-鿿]")
_TRADITIONAL_WISH = re.compile(r"[講說請會識轉換該語寫]")
"""Characters of a wish that only Traditional texts use: 講中文 is answered in Traditional."""
_ABOUT_LANGUAGES = re.compile(
    r"语言|語言|languages?\b|(?:换|換|改|切换|切換|转|轉)[^，。]{0,4}[语語文话話体體]", re.IGNORECASE
)

_HAN = re.compile("[\u4e00-\u9fff]")
_OWN_WRITING = re.compile(
    r"^(?![^，。]*[你您])(?=.*(?:可以|可唔可以|可不可以|能不能|得唔得|行不行|行吗|行嗎|能))(?=.*[写寫填])|"
    r"^(?!.*\byou\b)(?=.*\b(?:can|may|could) i\b)(?=.*\b(?:write|fill|type|answer)\b)|"
    r"^\W*(?:and |so )?(?:does|must|should|is|are|will) (?:it|this|that|they|everything)\b|"
    r"\b(?:(?:do|does|will) (?:i|we|you|people) (?:need|have) to|must (?:i|we)) (?:speak|know|understand)\b|"
    r"(?:要|必须|必須|需要|使唔使|一定)(?:会|會|懂|识|識)(?:讲|講|说|說)?[^，。]{0,4}(?:吗|嗎|么|㗎|咩|[?？]|$)",
    re.IGNORECASE,
)
"""Asks which language is to be, or may be, written, or has to be known: that is a question of the form, no wish."""
_TELLS_TONGUE = re.compile(
    r"^\W*(?:(?:yes|no|well|hi|hello|and|but|so|actually|because)\W+)*(?:i|we)(?:'m)?"
    r"(?: (?:am|can|do|also|mostly|mainly|usually|just about|a native|fluent in|fluently))*"
    r" (?:speak|speaking|speaker of|understand|know)\b(?!.*\b(?:only|please|pls|better|instead|not)\b)"
)
_OF_ONESELF = re.compile(r"\bi\b|我(?!說|说|讲|講|写|寫)")
_SPOKEN_ALONE = re.compile(
    r"普通[话話]|[国國][语語]|[华華][语語]|[粤粵][语語]|[广廣][东東][话話]|白[话話]|mandarin|cantonese", re.IGNORECASE
)
"""Names of what is spoken and not written: they tell of no script."""
_OF_THING = re.compile(
    r"\b(?:chinese|english|mandarin|cantonese|pinyin) (?:(?:full|legal|given|family|last|first|national|resident) )?"
    r"(?:names?|surnames?|ids?|identit(?:y|ies)|passports?|cards?|visas?|permits?|papers?|documents?|certificates?|"
    r"nationals?|nationality|citizens?|citizenship|residency|hukou|address(?:es)?|phones?|mobiles?|numbers?|sim|"
    r"banks?|accounts?|lawyers?|laws?|courts?|judges?|notar(?:y|ies)|embass(?:y|ies)|consulates?|government|police)\b|"
    r"(?:中文|英文|华文|汉语|漢語|国语|國語)(?:的|嘅)?(?:姓名|名字|名(?![著词句称])|姓)",
    re.IGNORECASE,
)
"""A name in a language, or a thing of a country: "I have no Chinese ID" wishes for no other language."""
_WHETHER = re.compile(r"([会會懂识識讲講说說])[不唔]\1")
_OF_PAPERS = re.compile(
    r"(?:[\d一二两兩三四五六七八九十几幾多每各]|英文|中文|日文)\s*份|译本|譯本|译文|譯文|副本|\bcop(?:y|ies)\b|\btranslations?\b",
    re.IGNORECASE,
)
"""A paper, or copies of one, whose language is spoken of: that is no wish about the conversation."""


def language_wished(text: str, current: str | None = None, *, bare: bool = False) -> str | None:
    """Return the language that is asked for, or None.

    Args:
        text: a whole message.
        current: the language so far; "speak Chinese" keeps a Chinese script that is in use.
        bare: whether a language's name alone ("English") is a wish; it may also answer an open question.
    """
    wished, unknown, refused = [], [], []
    if _OF_PAPERS.search(text):
        return None
    for clause in _clauses(text):
        named = _named(clause)
        if named is None or _OWN_WRITING.search(clause) or _OF_THING.search(clause):
            continue
        language, rest = named
        if _tells_tongue(clause, language):
            continue
        if _is_refused(clause, rest):
            refused.append(language)
            continue
        if _says_unknown(rest):
            if not _only_spoken(clause):
                unknown.append(language)
        elif not _other_words(rest) and (bare or _speaks(rest)):
            wished.append(language)
    if wished:
        return _written(wished[-1], text, current)
    others = [*unknown, *(one for one in refused if not _SPOKEN_ALONE.search(text))]
    return _instead_of(others[0], text, current) if others else None


def _clauses(text: str) -> list[str]:
    """The clauses of a message in small letters, with plain apostrophes."""
    return _CLAUSE.split(text.lower().replace("’", "'"))


def _is_refused(clause: str, rest: str) -> bool:
    """Return True if a clause wants a language not to be used ("別跟我說廣東話", "stop writing in English").

    In which one to go on is another clause's matter; alone it is asked.

    Args:
        rest: the clause without the language.
    """
    if _holds(rest, _words()["others"]) or _own_lack(clause):
        return False
    return _holds(rest, _words()["refused"]) and _speaks(rest)


def _own_lack(clause: str) -> bool:
    """Return True if somebody tells of themselves that they don't speak a language ("I don't speak English")."""
    return _OF_ONESELF.search(clause) is not None and _says_unknown(clause)


def refuses_language(text: str) -> bool:
    """Return True if a message says in which language it is not to be answered."""
    told = ((clause, _named(clause)) for clause in _clauses(text))
    return any(named is not None and _is_refused(clause, named[1]) for clause, named in told)


def is_about_language(text: str) -> bool:
    """Return True if a message speaks of the language of the conversation at all: a wish, or "switch language"."""
    told = any(_TELLS_TONGUE.match(clause) and _named(clause) for clause in _CLAUSE.split(text.lower()))
    return told or language_wished(text, bare=True) is not None or _ABOUT_LANGUAGES.search(text) is not None


def _tells_tongue(clause: str, language: str) -> bool:
    """Return True if it is told in English that a Chinese language is spoken ("i speak mandarin")."""
    return language != "en" and _TELLS_TONGUE.match(clause) is not None


def _named(clause: str) -> tuple[str, str] | None:
    """Return the language a clause names and the clause without it; of two names the longer, then the later."""
    found = max(_names().finditer(clause), key=lambda match: match.start(), default=None)
    if found is None:
        return None
    return _language_of(found[0]), f"{clause[: found.start()]} {clause[found.end() :]}"


def _says_unknown(rest: str) -> bool:
    words = _words()
    if _WHETHER.search(rest):
        return False  # "識唔識" asks
    return not _holds(rest, words["others"]) and _holds(rest, words["unknown"])


def _only_spoken(clause: str) -> bool:
    """Return True if somebody writes in Chinese that they don't speak Mandarin: they read Chinese all the same."""
    return _HAN.search(clause) is not None and any(word in clause for word in _words()["spoken"])


def _speaks(rest: str) -> bool:
    return _holds(rest, _words()["speaking"])


def _other_words(rest: str) -> bool:
    return bool(_filler().sub("", rest).strip(" ~～…'\"“”（）()-"))


def _holds(rest: str, words: dict[str, list[str]]) -> bool:
    chinese = any(word in rest for word in words["zh"])
    return chinese or re.search(rf"\b(?:{_any(words['en'])})\b", rest) is not None


def _written(language: str, text: str, current: str | None) -> str:
    if language != "zh":
        return language
    if _TRADITIONAL_WISH.search(text):
        return "zh-Hant"
    return current if current in ("zh-Hans", "zh-Hant") else DEFAULT_LANGUAGE


def _instead_of(unknown: str, text: str, current: str | None) -> str:
    if unknown == "en":
        return _written("zh", text, current)
    if unknown == "zh":
        return "en"
    return "zh-Hans" if unknown == "zh-Hant" else "zh-Hant"


def _language_of(name: str) -> str:
    return next(code for code, names in _words()["languages"].items() if name in names)


@cache
def _words() -> dict[str, Any]:
    page: dict[str, Any] = read_yaml(Path(__file__).with_name("language_words.yml"))
    return page


@cache
def _names() -> re.Pattern[str]:
    everything = [name for names in _words()["languages"].values() for name in names]
    return re.compile("|".join(rf"\b{re.escape(n)}\b" if n.isascii() else re.escape(n) for n in _longest(everything)))


@cache
def _filler() -> re.Pattern[str]:
    filler = _words()["filler"]
    return re.compile(rf"\b(?:{_any(filler['en'])})\b|{_any(filler['zh'])}")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest(words)))


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
