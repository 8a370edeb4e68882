"""Readers of putting off ("明天再说"), of doing at once, and of answers to "really cancel?", "leave this for that?".

A message is read as a whole: one word that is in no list, and it means something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from actions.answers import Answer
from actions.dialogue.readers.folding import folded
from backend.shared.yaml_pages import read_yaml

_LONGEST, _LONGEST_LATIN = 40, 90
"""Characters; a longer message tells more than that. Words in Latin letters take more of them."""
_ASCII = re.compile(r"[a-z0-9]$")

Reply = Literal["yes", "no"]
Wish = Literal["cancel", "restart", "switch"]
_ACTS: dict[Wish, str] = {"cancel": "giving_up", "restart": "beginning_again", "switch": "switching"}
"""The list of words that name what was asked about."""


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    page: Mapping[str, Sequence[str]] = read_yaml(Path(__file__).with_name("giving_up.yml"))
    return {name: tuple(folded(word) for word in words) for name, words in page.items()}


_PAPERS = re.compile(
    r"材料|证据|資料|资料|明天|以后|之后|下次|聽日|听日|迟啲|遲啲|\b(?:tomorrow|later|evidence|papers)\b", re.IGNORECASE
)
"""Things that are handed in another time, or are no form."""


def _one_of(*names: str) -> str:
    """A pattern for a word of those lists, the longest first; words in Latin letters end where a word ends."""
    words = sorted({word for name in names for word in _lists()[name]}, key=len, reverse=True)
    return "(?:" + "|".join(map(_ended, words)) + ")"


def _ended(word: str) -> str:
    return re.escape(word) + (r"(?![a-z0-9'])" if _ASCII.search(word) else "")


@cache
def _putting_off() -> re.Pattern[str]:
    lead, around = _one_of("lead", "gave_up"), _one_of("lead", "gave_up", "tail")
    when, vague, again, act, not_now = map(_one_of, ("when", "vague", "again", "act", "not_now"))
    cores = (
        rf"(?:{when} ?|{vague} ?)+{again} ?{act}?",
        rf"{vague}",
        rf"{not_now} ?{act}",
        r"(?:再|先再|迟啲再) ?(?:说|讲|倾|看)",
        rf"(?:唔|未|不|咪|别) ?{act} ?(?:住|先)",
        _one_of("whole"),
        r"(?:stop|pause|save|leave) (?:the|this|my) (?:\w+ )?(?:form|filing|application|questions)(?: here)?",
        r"(?:停一?停?|暂停|存|放)(?:下|住|低)? ?(?:这个?|这份|呢份|呢个|张)?(?:离婚|立案|公证)?(?:的|嘅)?"
        r"(?:表格?|申请|问卷)",
    )
    core = "|".join(cores)
    return re.compile(rf"(?:{lead} ?)*(?:{core})(?: ?(?:{around}|{core}))*")


@cache
def _others_first() -> re.Pattern[str]:
    """Pattern for somebody who has to see it first, or for thinking or asking first."""
    lead = _one_of("lead", "gave_up", "never_mind", "turning_away")
    until, myself, who, looks, first = map(_one_of, ("until", "myself", "who", "looks", "first"))
    who_en, has_to, looks_en, it_en = map(_one_of, ("who_en", "has_to_en", "looks_en", "it_en"))
    somebody = rf"(?:(?:my|our|the) )?{who_en}"
    ends = rf"(?: {it_en})?(?: over| through)?(?: with {somebody})?(?: first| before| then)?"
    return re.compile(
        rf"(?:{lead} ?)*+(?:"
        rf"(?:{until} ?|{myself} ?)*(?:(?P<other>{who}) ?)?(?:{until} ?)*{looks}"
        rf"(?: ?{myself}?(?P<asked>{who}|{_one_of('anybody')}))?(?: ?{first})*"
        rf"|(?:(?:wait )?(?:until|till|for) )?(?P<other_en>{somebody}) (?:{has_to} )?{looks_en}{ends}"
        rf"|(?:(?:let me|i (?:{has_to} )?|i'd like to ?|i'll ?)\s?)?{looks_en}(?: {it_en})?"
        rf"(?: (?:with )?(?P<with_en>{somebody}))?{ends})"
    )


_BEFOREHAND = re.compile(r"^(?:等|要等|得等|wait|until|till)|先(?!生)|再[\u3400-\u9fff]{1,2}$|\b(?:first|before|then)$")
"""Words for somebody's reading for which everything waits."""


def _for_another(found: re.Match[str], text: str) -> bool:
    """Return True if somebody else is named whom all waits for."""
    named = found["other"] or found["asked"] or found["other_en"] or found["with_en"]
    return bool(named) and _BEFOREHAND.search(text) is not None


@cache
def _not_yet() -> re.Pattern[str]:
    """ "Don't send it yet"."""
    hand_in, it_en = _one_of("hand_in_en"), _one_of("it_en")
    return re.compile(
        rf"(?:(?:ok|okay|well|but|please|all correct|everything is correct) )*"
        rf"(?:do not|don't|dont|not|i won't|i will not|let's not) {hand_in}(?:ting|ing)?(?: {it_en})? (?:yet|now|today)"
    )


def puts_off(answer: Answer) -> bool:
    """Return True if a message only says that it is to wait; a bare day ("明天") is a day.

    "先不交，等我儿子看看" and "my son has to read it first" say so; "let me think" alone may be about the question.
    """
    text = folded(answer.text)
    if not 0 < len(text) <= (_LONGEST_LATIN if text.isascii() else _LONGEST):
        return False
    return _waits(text) or _waits_for_somebody(text)


def _waits(text: str) -> bool:
    return _putting_off().fullmatch(text) is not None or _not_yet().fullmatch(text) is not None


def _waits_for_somebody(text: str) -> bool:
    """Return True if a text waits for somebody, in either order, or somebody else has to see it first."""
    pattern = _others_first()
    if (alone := pattern.fullmatch(text)) is not None and _for_another(alone, text):
        return True
    cuts = range(1, len(text))
    return any(pattern.fullmatch(text[at:].strip()) and _waits(text[:at].strip()) for at in cuts) or any(
        pattern.fullmatch(text[:at].strip()) and _waits(text[at:].strip()) for at in cuts
    )


def says_now(text: str) -> bool:
    """Return True if words say that something is to be done now ("现在写"), so that they put nothing off."""
    plain = folded(text)
    return _said("now", plain) and "n't" not in plain and not any(_said(name, plain) for name in _PUT_OFF)


_PUT_OFF = ("negations", "vague", "ends")


def _said(name: str, plain: str) -> bool:
    return re.search(rf"(?<![a-z]){_one_of(name)}", plain) is not None


@cache
def _pieces(wish: Wish) -> re.Pattern[str]:
    kinds = {"act": _ACTS[wish], "going_on": "going_on", "no": "no", "yes": "yes", "filler": "filler"}
    words = [(word, kind) for kind, name in kinds.items() for word in _lists()[name]]
    words.sort(key=lambda one: -len(one[0]))
    patterns = [f"(?P<{kind}{number}>{_ended(word)})" for number, (word, kind) in enumerate(words)]
    return re.compile("|".join((*patterns, r"(?P<space>\s+)")))


def reply_to(answer: Answer, wish: Wish) -> Reply | None:
    """The yes or no to the question whether to cancel, to begin again or to go elsewhere; None for anything else."""
    text = folded(answer.text)
    if answer.pressed or not text or len(text) > _LONGEST:
        return None
    kinds = _kinds(text, wish)
    if kinds is None:
        return _said_again(answer, text, wish)
    if "no" in kinds or "going_on" in kinds:
        return "no"
    return "yes" if kinds & {"yes", "act"} else None


def gives_up(text: str) -> bool:
    """Return whether words say nothing but that it is given up ("取消吧"); "不用了" may decline anything."""
    if any(word in folded(text) for word in _lists()["declining"]):
        return False
    kinds = _kinds(folded(text), "cancel") if text.strip() else None
    return kinds is not None and "act" in kinds and not kinds & {"no", "going_on"}


@cache
def _never_minding() -> re.Pattern[str]:
    core, around = _one_of("never_mind"), _one_of("lead", "tail")
    return re.compile(rf"(?:{around} ?)*{core}(?: ?(?:{around}|{core}))*")


def never_minds(text: str) -> bool:
    """Return True if a message only says that it is of no matter any more ("当我没说", "never mind")."""
    plain = folded(text)
    return 0 < len(plain) <= _LONGEST_LATIN and _never_minding().fullmatch(plain) is not None


def _kinds(text: str, wish: Wish) -> set[str] | None:
    """Return the kinds of words a text consists of; None if a word is in no list."""
    found, at = set[str](), 0
    while at < len(text):
        piece = _pieces(wish).match(text, at)
        if piece is None:
            return None
        found.add((piece.lastgroup or "").rstrip("0123456789"))
        at = piece.end()
    return found


def _said_again(answer: Answer, text: str, wish: Wish) -> Reply | None:
    """The same wish in other words is a yes, unless it denies something."""
    denies = any(word in f"{text} " for word in _lists()["negations"])
    return "yes" if answer.intent == wish and answer.decision == "answer" and not denies else None


def of_later_or_papers(text: str) -> bool:
    """Return True if a text speaks of another time, or of papers that are handed in, and of no form."""
    return _PAPERS.search(text) is not None
