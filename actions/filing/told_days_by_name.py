"""Rules for days told by what they were, whatever is asked: a birthday, the day of a fact, the day of a known month.

"My birthday is 2 April 1968, 15 June 2024 is the day I asked" puts both right; a bare day is no other birthday. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from actions.answers import Answer
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, ConfirmSlot, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.reading import Reading
from actions.dialogue.state import DOUBTED, State
from actions.filing.parties import count
from actions.filing.party_readers import CHILD
from actions.filing.readers import read_date
from actions.filing.readers.owners import Sides, owners
from actions.filing.readers.party_details import holds_day, of_own_birth, tells_birth, tells_year
from actions.filing.readers.party_names import key
from actions.filing.story_rules import Heard
from actions.script import sign_by_sign
from backend.conversation.wanted import A_DAY
from backend.shared.wording import kept_parts

_BIRTH = key("plaintiff", 1, "birth_date")
_DAYS, _STRETCH = ("date", "datetime"), "date_range"
_MOSTLY = 0.7
"""Share of a message from which it is a day and nothing else."""
_ENTRIES = frozenset({"name", "particulars", "sex", "birth_date"})
"""Questions about a plaintiff whose own readers take a birthday told along."""


def birthday_told(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put the writer's birthday right where it is told by its word, and the other days of that message with it."""
    here = state.here
    if message.pressed or message.asks or here is None or here.story or count(state.answers, "plaintiff") > 1:
        return ()
    born = [day for piece in message.stretches() if (day := _day_of(piece)) and _is_own_birth(piece, state)]
    asked_here = state.question in {key("plaintiff", 1, part) for part in _ENTRIES}
    if len(born) != 1 or state.field(_BIRTH) is None or (asked_here and candidates.here.found):
        return ()
    known, day = state.answers.get(_BIRTH), born[0]
    if known is None and state.question != key("plaintiff", 1, "sex"):
        return ()  # kept aside until it is asked
    told = {**dict(_days_told(state, candidates, without=day)), _BIRTH: day}
    news = {name: value for name, value in told.items() if state.answers.get(name) != value}
    return tuple(CorrectSlot(name, Reading(value, entities=("date",))) for name, value in sorted(news.items()))


def month_made_exact(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take a bare day or month for the one answer of which less is known, where nothing here takes it."""
    pieces = [one for one in message.stretches() if not said("dont_know", one.text)]
    bare = pieces[0] if len(pieces) == 1 else message  # "2022年3月，哪天不记得了" tells a month
    day = _day_of(bare) or _month_of(bare)
    if not day or message.pressed or bare.share(*_DAYS, _STRETCH) < _MOSTLY:
        return ()
    if candidates.here.found or candidates.revised:
        return ()
    known = {one.name: str(state.answers.get(one.name)) for one in state.asked if one.wants == A_DAY}
    rough = [name for name, kept in known.items() if kept != day and holds_day(kept, day)]
    return (CorrectSlot(rough[0], Reading(day, entities=("date",))),) if len(rough) == 1 else ()


def child_doubted(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask whether a day is somebody's birthday that makes a child of whoever sues."""
    found, before = candidates.here, state.answers.get(DOUBTED)
    is_birth = state.question.startswith("plaintiff") and state.question.endswith("birth_date")
    asked = isinstance(before, Mapping) and before.get("value") == found.value
    if not is_birth or message.pressed or not found.found or found.partial or CHILD not in found.facts or asked:
        return ()
    return (ConfirmSlot(state.question, found),)


def _is_own_birth(piece: Answer, state: State) -> bool:
    """Return True if a stretch tells when whoever writes was born, and nobody else."""
    plain = sign_by_sign(piece.text)
    if not tells_birth(piece) or not of_own_birth(plain):
        return False
    return {owner for _, _, owner in owners(piece.text, Sides.of(state.answers))} <= {"plaintiff", ""}


def _day_of(piece: Answer) -> str:
    days = {str(one)[:10] for one in piece.values(*_DAYS)}
    return next(iter(days)) if len(days) == 1 and tells_year(piece.text) else ""


def _month_of(piece: Answer) -> str:
    """The one month a stretch tells with its year, as it is kept."""
    month = str(read_date(piece, None).value)
    parts = kept_parts(month) if piece.values(_STRETCH) and tells_year(piece.text) else None
    return month if parts is not None and parts[1] and not parts[2] else ""


def _days_told(state: State, candidates: Candidates, without: str) -> Iterator[tuple[str, str]]:
    """The days that the message tells as facts of the case."""
    heard, cause = candidates.own, state.answers.get("cause")
    for name, fact in heard.story.sure.items() if isinstance(heard, Heard) else ():
        field = state.field(f"{cause}_{name}")
        if field is not None and field.wants == A_DAY and str(fact.value) != without:
            yield field.name, str(fact.value)
