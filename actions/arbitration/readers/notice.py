"""Readers of SCIA's notice as a respondent tells it: the case's number, its days, who applied, a counterclaim. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from actions.defence.readers.days import dated_parts
from actions.defence.readers.suits import named_by
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.told_days import read_told_day
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("notice.yml")
_ROLES = ("received", "due", "elsewhere")
_CHINESE = re.compile(
    r"[（(\[〔【]?\s*(?:19|20)\d\d\s*[）)\]〕】]?\s*[一-鿿]{0,8}仲[一-鿿]{0,8}\s*(?:第\s*)?\d{1,8}\s*[号號]"
)
_LATIN = re.compile(r"\bSCIA[-\s]?[A-Z]{0,4}[-\s]?(?:19|20)\d\d[-\s]?\d{1,8}\b", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:案号|案號|编号|編號|号码|case (?:number|no\.?))\s*(?:是|为|係|is)?\s*[:：]?\s*", re.IGNORECASE
)
_LONGEST = 40
_WORDS = re.compile(r"[，,。；;？?]|\d月|[一-鿿]{7,}|(?:[A-Za-z]{2,} ){3}")
"""Words of a sentence, which no number holds."""


def number_in(text: str, *, asked: bool) -> str:
    """Return the number of an arbitration as it is written; nothing without one.

    Args:
        asked: the number was asked for, so that a short text with figures is one, however it is built.
    """
    for pattern in (_CHINESE, _LATIN):
        if (found := pattern.search(text)) is not None:
            return found[0].strip()
    bare = _CALLED.sub("", text.strip()).strip(" 。.，,")
    is_called = bool(bare) and len(bare) < len(text.strip(" 。.，,")) and _CALLED.match(text.strip()) is not None
    is_one = (
        (asked or is_called)
        and len(bare) <= _LONGEST
        and sum(sign.isdigit() for sign in bare) >= 3
        and not _WORDS.search(bare)
    )
    return bare if is_one else ""


def notice_days(said: UserMessage, today: date, country: str) -> Mapping[str, str]:
    """Return the days a message tells of the notice, ISO by ``received`` and ``due``; one without a cue is neither.

    Args:
        today: where the writer is.
        country: of the writer, whose habits of writing days count; empty if unknown.
    """
    days: dict[str, str] = {}
    for part, wider in dated_parts(said):
        role = _role(part) or _role(wider)
        if role not in ("received", "due") or asks(part.text):
            continue
        told = read_told_day(part, today, country, "past" if role == "received" else "any")
        if told is not None and told.day is not None:
            days.setdefault(role, told.day.isoformat())
    return days


def applicants_in(text: str) -> tuple[str, ...]:
    """Return the names of whoever began the arbitration; nothing where only "the other side" is told."""
    return named_by(text, patterns(_PAGE, "applied"))


def counterclaim_in(text: str) -> str:
    """Return the clauses that tell of a counterclaim, in their own words; nothing of one asked about or denied."""
    told: list[str] = []
    for piece in pieces(text):
        if not asks(piece) and (_says("counterclaim", piece) or (told and _says("claimed", piece))):
            told.append(piece)
    return "".join(told) if told and not any(_says("no_counterclaim", piece) for piece in told) else ""


def _role(part: UserMessage) -> str:
    """Return the role of a part's day, by the cue nearest to it."""
    plain = sign_by_sign(part.text).casefold()
    day = next((e for e in part.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    at = (int(day["start"]) + int(day["end"])) // 2 if day else len(plain) // 2
    nearest = [
        (abs((match.start() + match.end()) // 2 - at), role)
        for role in _ROLES
        for pattern in patterns(_PAGE, role)
        for match in pattern.finditer(plain)
    ]
    return min(nearest)[1] if nearest else ""


def _says(name: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return any(pattern.search(plain) for pattern in patterns(_PAGE, name))
