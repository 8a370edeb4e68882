"""Answers to an alarm in the message right after it: nothing is wrong, it is another person, let me out, I have paid.

A message is read clause by clause: "nobody holds me, I ask about the list" denies in one clause and asks in the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.danger.reading import LATIN, read, told

_PAGE = Path(__file__).with_name("afterwards.yml")
_NAME = re.compile(r"<(\w+)>")
_CLAUSE = re.compile(r"[^，,。.！!？?；;、\n]+[，,。.！!？?；;、\n]*")
_HAN_APART = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_JOINTS = re.compile(
    r"\s+(?=(?:but|i (?:just|only|want|need|was|am) (?:want|ask|asking|need|to know|to ask)\w*)\b)", re.I
)
_OF_ONE_S_LIFE = frozenset({"self_harm", "overdose"})
_HELPED_BY_DOCTORS = frozenset({"medical", "overdose", "violence_now", "violence_by_stranger", "disaster"})
_HELPED_BY_POLICE = frozenset({"violence_now", "violence_by_stranger", "trafficked_or_held", "kidnapping"})
_HELD = frozenset({"trafficked_or_held", "kidnapping"})
_LONGEST_UNSAFE = 40
"""Characters of a message that says no more than that somebody is not safe, and where."""
_LEAST = 3
"""Letters of what is left of a message beside its denial and tells something."""


@dataclass(frozen=True)
class Denial:
    """Words that nothing is wrong, and what the message says beside them.

    Args:
        rest: the message with the denial blanked, so that every other word stands where it stood.
        asks: something is asked or wished for in the rest.
    """

    rest: str
    asks: bool

    @property
    def is_alone(self) -> bool:
        """True if nothing else is said."""
        return sum(map(str.isalnum, self.rest)) < _LEAST


def denial_in(text: str) -> Denial | None:
    """Return what a message denies; None where it denies nothing, or tells that somebody is to be feared still."""
    rest, denied = [], False
    for clause in _clauses(text):
        says = _says("denies", clause) or _says("all_well", clause)
        denied = denied or says
        rest.append(" " * len(clause) if says else clause)
    left = "".join(rest)
    if not denied or _says("presses", text) or read(left) is not None:
        return None
    return Denial(left, _says("asks", left))


def whose_instead(text: str) -> str:
    """Return ``self`` or ``other`` where a message corrects who is in danger, else nothing."""
    if _says("is_another", text):
        return "other"
    return "self" if _says("is_me", text) else ""


def is_victim(text: str) -> bool:
    """Tell whether the speaker says that it is they who are to be hurt ("they want to hurt me, not I them")."""
    return _says("is_victim", text)


def declines_police(text: str) -> bool:
    """Tell whether somebody wants no police, or nobody arrested."""
    return _says("declines_police", text)


def asks_or_wishes(text: str) -> bool:
    """Tell whether a message asks or wishes anything."""
    return _says("asks", text)


def wants_out(text: str, *, papers: bool) -> bool:
    """Tell whether somebody wants to get away, or also their passport back.

    Args:
        papers: of somebody who is held, the passport belongs to it.
    """
    return _says("wants_out", text) or (papers and _says("wants_papers", text))


def wants_papers(text: str) -> bool:
    """Tell whether somebody wants a passport back, or has none to go home with."""
    return _says("wants_papers", text)


def says_farewell(text: str) -> bool:
    """Tell whether somebody speaks of what shall be when they are gone: a will, a funeral, a letter left behind."""
    return _says("farewell", text)


def has_paid(text: str) -> bool:
    """Tell whether money or a code has gone to somebody."""
    return _says("paid", text)


def tells_of_swindle(text: str) -> bool:
    """Tell whether somebody warned of a swindle goes on with it: money has gone, it rings again, it was reported."""
    return has_paid(text) or _says("rings_again", text) or _says("reported", text)


def tells_of_them(text: str) -> bool:
    """Tell whether a message tells something of the person spoken of, and asks and wishes nothing."""
    return _says("of_them", text) and not _says("asks", text) and not _says("all_well", text)


def is_freed(text: str, kind: str) -> bool:
    """Tell whether a message says that the danger it speaks of is behind them ("they let me go", "we are at home").

    Args:
        kind: of that danger: a hospital is help for who is hurt, a police station for who was hurt by somebody.
    """
    if _says("not_freed", text) or (kind in _OF_ONE_S_LIFE and says_farewell(text)):
        return False
    return (
        _says("freed", text)
        or (kind in _HELPED_BY_DOCTORS and _says("in_hospital", text))
        or (kind in _HELPED_BY_POLICE and _says("at_police", text))
    )


def comes(text: str) -> bool:
    """Tell whether somebody who may be feared comes, or is at the door."""
    return _says("comes", text)


def is_back(text: str) -> bool:
    """Tell whether a message says that somebody who was away has come home, or was found."""
    return _says("is_back", text) and not _says("not_freed", text)


def is_near(text: str, kind: str, whose: str) -> bool:
    """Tell whether who is feared is back or moves about, or nobody is hurt so far: neither ends a danger of force.

    Args:
        kind, whose: of that danger.
    """
    by_force = kind.startswith("violence")
    feared = by_force or (kind in _HELD and whose == "self")
    unhurt = by_force and _says("unhurt", text) and not (_says("freed", text) or _says("all_well", text))
    return not told(text).is_over and ((feared and (comes(text) or _says("moves", text))) or unhurt)


def fears(text: str) -> bool:
    """Tell whether somebody is afraid."""
    return _says("fears", text)


def names_ours(text: str) -> bool:
    """Tell whether a message names the court, the law, or something of ours that may be wanted."""
    return _says("names_ours", text)


def says_thinks_of_it(text: str) -> bool:
    """Tell whether somebody who was asked if they think of dying says that they do."""
    return _says("thinks_of_it", text)


def says_does_not(text: str) -> bool:
    """Tell whether somebody who was asked if they think of dying says that they do not."""
    return _says("thinks_of_none", text)


def says_not_safe(text: str) -> bool:
    """Tell whether a message says that somebody is not safe, in the words our line asks for."""
    return len(text) <= _LONGEST_UNSAFE and _says("not_safe", text)


def says_help_comes(text: str) -> bool:
    """Tell whether a message says that the police or an ambulance were reached and are on their way."""
    return _says("help_comes", text) and not _says("help_stays_away", text)


def _clauses(text: str) -> list[str]:
    """The clauses of a text, with the signs behind them: together they are the text."""
    found, at = [], 0
    for match in _CLAUSE.finditer(text):
        found += _cut(text[at : match.end()])
        at = match.end()
    return [*found, text[at:]] if at < len(text) else found


def _cut(clause: str) -> list[str]:
    """A clause where blanks between Chinese signs stand for commas, or "but" and "I only ask" begin another."""
    at, found = 0, []
    for blank in sorted({one.end() for joint in (_HAN_APART, _JOINTS) for one in joint.finditer(clause)}):
        found.append(clause[at:blank])
        at = blank
    return [*found, clause[at:]]


def _says(group: str, text: str) -> bool:
    message = told(text)
    plain = message.text.strip(" ，,。.！!？?；;、~～") if group in ("all_well", "denies") else message.text
    language = "en" if message.language in LATIN else message.language  # a few words of English may look Spanish
    return any(pattern.search(plain) for pattern in _patterns(language, group))


@cache
def _patterns(language: str, group: str) -> Sequence[re.Pattern[str]]:
    page = _page()
    words: Mapping[str, str] = page["words"]
    lines: Sequence[str] = page.get(language, {}).get(group, ())
    return [re.compile(_NAME.sub(lambda found: words[found[1]], line)) for line in lines]


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = yaml.safe_load(_PAGE.read_text("utf-8"))
    return page
