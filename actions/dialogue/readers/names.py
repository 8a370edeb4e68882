"""A person's name, alone or in a sentence that carries it; several names in one answer; or that there is none."""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.answers import NOTHING, Reading
from actions.dialogue.readers.name_sentences import candidates, introduced, spelled
from actions.dialogue.readers.name_shapes import (
    LONGEST,
    han_name,
    has_compound_surname,
    has_han,
    letters_name,
    romanised_surnames,
    surname_of,
    surnames_of_two_words,
)
from actions.dialogue.readers.names_beside import named_beside
from actions.dialogue.readers.names_put_right import is_denied, without_wrong_name
from actions.dialogue.readers.speech_acts import Act, act_of, asks

_ODD = re.compile(r"[\d<>{}\[\]⟦⟧#$%^*=+\\|]|://")
_NUMBER = re.compile(r"⟦(?:phone|document|card|code):[0-9a-f]{10}⟧")
_HAN_LIST = re.compile(
    r"\s*(?:[，,、；;/]|还有|還有|以及|同埋|和|与|與|跟|及)\s*(?:还有|還有|以及|同埋|和|与|與|跟)?\s*"
)
_JOINED = re.compile(r"还有|還有|以及|同埋|连同|連同|和|与|與|跟|及|\band\b|&", re.IGNORECASE)
_WITH_OTHERS = re.compile(r"还有|還有|以及|同埋|连同|連同|\band\b|&", re.IGNORECASE)
_LETTER_LIST = re.compile(r"\s*(?:[,;、]|\band\b|&)\s*(?:\band\b|&)?\s*", re.IGNORECASE)
_BOTH_SCRIPTS = re.compile(r"^(?P<one>[^（()）]+?)\s*[（(/]?\s*(?P<other>[^（()）/]+?)\s*[)）]?$")
_BETWEEN_SCRIPTS = re.compile(r"[（()）/\s]+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[（()）/\s]+")
_FEWEST = 2
LONG = "utter_name_too_long"
ODD = "utter_name_odd"
NUMBER = "utter_name_number"
SEVERAL = "utter_name_several"
SAME = "utter_name_same_unknown"
_BY_ACT: dict[Act, str] = {
    "question": "utter_name_question",
    "unknown": "utter_name_unknown",
    "grumble": "utter_name_again",
    "correction": "utter_name_corrected",
    "same": SAME,
    "refusal": "utter_name_needed",
    "muttering": "utter_name_no_hurry",
    "agreement": "utter_name_no_hurry",
}
"""Utterances for a message that is no name, by its act; any other is told with an example."""


def read_personal_name(text: str, sides: Collection[str] = ()) -> Reading:
    """The name a message gives, as it is to stand in a paper.

    Several names are a problem whose facts hold them (``names``): which of them is meant has to be asked.

    Args:
        text: the message.
        sides: whose name is asked for, as `named_beside` knows them.
    """
    said = text.strip()
    if not said:
        return NOTHING
    if (name := one_name(said)) is not None:
        return Reading(name)
    beside = named_beside(said, sides) if act_of(said) is None and not asks(said) else []
    if len(beside) == 1:
        return Reading(beside[0])
    if len(several := several_names(said) or beside) >= _FEWEST:
        return Reading(problem=SEVERAL, facts={"names": several})
    return Reading(problem=_problem(said))


_SPELLING_WISH = re.compile(
    r"[\s，,（(]*\b(?:all )?(?:in|with) (?:all )?(?:capitals?|caps|upper ?case|block)(?: letters?)?\b[)）\s.。]*$|"
    r"[\s，,（(]+(?:all caps|upper ?case)[)）\s.。]*$|"
    r"[\s，,（(]*(?:要|用|全部|都|请|請)*(?:大写|大寫)(?:字母)?[)）\s。]*$",
    re.IGNORECASE,
)
"""Wishes how a name is written, behind it ("LIM SIEW HUA in capital"): no part of the name."""


_FIRST = re.compile(r"(?P<name>[\u3400-\u9fff]{3,4})先[。！!\s]*")
"""A name with the word behind it that says whose turn it is ("陳志明先", the first of several)."""
_LONG_NAME = 4


def _without_turn(text: str) -> str:
    """A name without "first" behind it; of four signs with a surname of two it is the name's own ("欧阳志先")."""
    found = _FIRST.fullmatch(text)
    if found is None or (len(found["name"]) < _LONG_NAME and has_compound_surname(found["name"])):
        return text
    return found["name"]


def one_name(text: str) -> str | None:
    """The one name in a message, or None."""
    text = without_wrong_name(_without_turn(_SPELLING_WISH.sub("", text).strip()))
    if (name := _labelled_scripts(text)) is not None:
        return name
    if (name := spelled(text)) is not None:
        return name
    for candidate, told in candidates(text):
        if is_name(candidate, told_as_name=told) and len(several_names(candidate)) < _FEWEST:
            return candidate
    if act_of(text) is not None or _WITH_OTHERS.search(text):
        return None
    return next((name for name in introduced(text) if _shaped(name)), None)


_SAID_BEHIND = re.compile(
    r"\s+(?:is|'s) my (?:full |legal |passport )?name[\s.!]*$|(?:是|系|係)我(?:的|嘅)?(?:名字?|姓名|全名)[。！!\s]*$",
    re.IGNORECASE,
)


_OF_PAPERS = re.compile(
    r"\b(?:cards?|passports?|visas?|permits?|residen\w+|licen[cs]es?|photos?|id|documents?|numbers?|citizens?|mainland|"
    r"later|phone|camera|letters?)\b|[证證照籍]",
    re.IGNORECASE,
)
"""Words of papers, which may be written like a name ("Green Card")."""


def name_alone(text: str, *, bare: bool = False) -> str:
    """Return the name that a message says to be the writer's ("Lim Siew Hua is my name"), or nothing.

    Args:
        bare: whether a message that only consists of one, written like a name, counts as well.
    """
    said = text.strip()
    named = _SAID_BEHIND.sub("", said)
    if (named == said and not bare) or _OF_PAPERS.search(named):
        return ""
    found = read_personal_name(named)
    name = str(found.value) if found.found else ""
    written = has_han(name) or (" " in name and all(word[:1].isupper() for word in name.split()))
    return name if written else ""


_SCRIPT_LABEL = re.compile(
    r"(?:我)?(?:的|嘅)?(?:护照|護照|证件|證件|身份证|身份證|通行证|通行證|回乡证|回鄉證)(?:里|裡|上面|上|内|內)?(?:的|嘅|写的|寫的)?"
    r"(?:姓名|名字|名|拼音|写法|寫法)?(?:写的是|寫的是|是|系|係|叫|为|為|写|寫)?|"
    r"(?:我)?(?:的|嘅)?(?:中文|英文|外文|拼音|汉字|漢字)(?:姓名|名字|名)?(?:是|系|係|叫|为|為|写作|寫作)?|拼音|又名|"
    r"\b(?:(?:my |the )?(?:passport|english|chinese|legal|romani[sz]ed|official|foreign) name(?: is)?|"
    r"(?:as )?(?:in|on) (?:my |the )?passport(?: (?:it is|it's|as))?|a\.?k\.?a\.?|also known as|"
    r"in (?:chinese|english|pinyin)|pinyin|chinese(?=[\s:：]*[\u3400-\u9fff]))",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(r"^(?:我(?:叫|名叫|个名叫|個名叫)?|(?:my name is|i am|i'm)\b)\s*", re.IGNORECASE)
_LOOSE_SIGNS = re.compile(r"[\s，,、:：;；。.（）()\[\]]+")


def _labelled_scripts(text: str) -> str | None:
    """Return "LIN SAU CHUN 林秀珍" for one name in two scripts, each called by what it is, or None.

    A court's paper shall have both where the document that was verified shows only one.
    """
    if not has_han(text) or _SCRIPT_LABEL.search(text) is None:
        return None
    plain = _LOOSE_SIGNS.sub(" ", _SCRIPT_LABEL.sub(" ", _OWN_LEAD.sub("", text))).strip()
    han = [part for part in plain.split() if has_han(part)]
    letters = " ".join(part for part in plain.split() if not has_han(part))
    if len(han) != 1 or not han_name(han[0]) or not letters or not letters_name(letters, told_as_name=True):
        return None
    return f"{letters} {han[0]}"


def _shaped(text: str) -> bool:
    """Return True if a stretch of a longer message is one name by its shape, and no place or word of talk."""
    return len(text) > 1 and is_name(text) and len(several_names(text)) < _FEWEST


def is_name(text: str, *, told_as_name: bool = False) -> bool:
    """Return True if a text is one personal name and nothing else."""
    if not text or len(text) > LONGEST or _ODD.search(text) or is_denied(text):
        return False
    if not has_han(text):
        return letters_name(text, told_as_name=told_as_name)
    if han_name("".join(text.split()) if _spaced(text) else text, told_as_name=told_as_name):
        return True
    return _in_both_scripts(text)


def _spaced(text: str) -> bool:
    """ "欧阳 娜娜": a blank between surname and given name."""
    parts = text.split()
    return len(parts) == _FEWEST and surname_of(parts[0])


def _in_both_scripts(text: str) -> bool:
    """ "CHAN Tai Man 陳大文", "陈国强（Chen Guoqiang）", "Peter 陈"."""
    if _BOTH_SCRIPTS.match(text) is None:
        return False
    parts = [part.strip("（）() ") for part in _BETWEEN_SCRIPTS.split(text) if part]
    if len(parts) != _FEWEST or has_han(parts[0]) == has_han(parts[1]):
        return False
    return all(han_name(part) if has_han(part) else letters_name(part) for part in parts)


def several_names(text: str) -> list[str]:
    """The names of a list of people, or nothing if it is none ("CHAN, Tai Man" is one person)."""
    if has_han(text):
        parts = [part for part in _HAN_LIST.split(text) if part]
        if len(parts) < _FEWEST and " " in text.strip() and not (_spaced(text) or _in_both_scripts(text)):
            parts = text.split()
        names = [part for part in parts if len(part) >= _FEWEST and is_name(part)]
        return names if len(names) == len(parts) >= _FEWEST else []
    parts = [part for part in _LETTER_LIST.split(text) if part]
    if len(parts) < _FEWEST or not all(letters_name(part) for part in parts):
        return []
    return [] if _surname_first(text, parts) else parts


def _surname_first(text: str, parts: list[str]) -> bool:
    """Return True if a comma parts surname and given name: "CHAN, Tai-man Peter", "De la Cruz, Maria Elena"."""
    if len(parts) != _FEWEST or "," not in text or re.search(r"\band\b|&", text, re.IGNORECASE):
        return False
    surname, given = parts[0].casefold().split(), parts[1].split()
    whole = len(surname) > 1 and len(given) > 1
    if not whole or " ".join(surname[:2]) in surnames_of_two_words():
        return True
    capitals = parts[0].isupper() and not parts[1].isupper()
    return capitals or not _like_chinese(parts[0]) or not _like_chinese(parts[1])


_LIKE_CHINESE = re.compile(r"[A-Z]?[a-z]{1,5}\s[A-Za-z]+(?:[\s-][A-Za-z]{1,5})?", re.IGNORECASE)


def _like_chinese(part: str) -> bool:
    """Return True if a part is a whole name with a Chinese surname at one end ("Chen Guoqiang", "Mary Lee")."""
    words = part.casefold().split()
    return _LIKE_CHINESE.fullmatch(part) is not None and bool({words[0], words[-1]} & romanised_surnames())


def _problem(text: str) -> str:
    if len(text) > LONGEST:
        return LONG
    has_figures = _NUMBER.search(text) or any(sign.isdigit() for sign in re.sub(r"⟦.*?⟧", "", text))
    act = act_of(text)
    if act is not None and not (act == "muttering" and has_figures):
        return _BY_ACT.get(act, ODD)
    return NUMBER if has_figures else ODD


def names_one_of_several(text: str) -> bool:
    """Return True if one is named and somebody else only mentioned ("李小文，还有他老婆", "John Lee and his wife")."""
    parts = [part.strip(" ，,、") for part in _JOINED.split(text)]
    return len(parts) >= _FEWEST and not is_name(text) and any(is_name(part) for part in parts)
