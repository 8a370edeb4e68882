"""The last day of the document told in words, at any question or in the opening sentence: kept and said back.

A document that has expired is said to have at once, and the form waits at the question for the document. A year alone
is asked about; who does not know more goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.told_days import pending
from actions.dialogue.reading import Reading
from actions.dialogue.rules.overheard import told as own_reading
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.identity import ahead
from actions.identity.last_day import (
    EXPIRED,
    LABEL,
    LAST_DAY,
    OF,
    TWO,
    YEAR,
    in_words,
    is_of,
    is_year_alone,
    named_or_chosen,
    with_kept,
)
from actions.identity.last_day_question import HAS_EXPIRED, WHICH_DAY, heard, without_document
from actions.identity.photo import READ
from actions.identity.readers.days_told import last_day
from actions.identity.readers.expiry_words import Asked, Expiry, without_days
from actions.identity.residence import full_day, today_of
from backend.shared.wording import Words, verbatim

_TOLD = "last_day_told"
NOTED, NOT_NEEDED, WHICH_ORDER = "utter_form_noted", "utter_identity_day_not_needed", "utter_date_which_order"
NO_SUCH_DAY = "utter_invalid_date"
_LONGEST = 200
"""Characters; a longer message tells a story."""
_WHO = frozenset({"", "category", "organisation_place", "hk_or_macao", "nationality", "registered_in", "home"})
"""Questions that the name of a country answers."""
_SLOT, _ORDERS = f"identity_{LAST_DAY}", ("dm", "md")
_SINCE = "residence_since"
_PASSPORT = "passport"
"""The document that says of nobody to which group they belong."""
_DOCUMENT = frozenset({"document_photo", "photo_right", "document_number"})
"""Questions whose answers are of the document itself."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """Consequences of a message that tells a day of a document.

    Args:
        utter: what is said of it.
        changes: of the answers; None forgets one.
        orders: the two days that may be meant, when only the writer can say.
        odd: the words of a day that does not exist.
        alone: whether the message is about nothing else.
    """

    utter: str
    changes: Mapping[str, Any]
    orders: tuple[date, date] | None
    odd: str
    alone: bool


async def hear(turn: Turn) -> None:
    """Take what a message tells of the last day of the document out of it: no other question shall read that day."""
    message = turn.answer
    turn.memo.pop(_TOLD, None)
    if not turn.has_draft or message.pressed or not message.text or len(message.text) > _LONGEST:
        return
    if message.asks and said("asks_expired", message.text):
        return  # "我护照上个月到期咗，得唔得" is a question, and has its answer
    question = turn.question or str(turn.tracker.get_slot("requested_slot") or "").removeprefix("identity_")
    lately = {WHICH_DAY, HAS_EXPIRED, WHICH_ORDER} & set(turn.said_before)
    asked: Asked = "now" if question == LAST_DAY else "lately" if lately else ""
    told = heard(turn, message, asked=asked, keeps_issue=question == _SINCE)
    if told is None:
        return
    utter, changes = _outcome(turn, told)
    if utter == NOT_NEEDED and question == _SINCE:
        return  # since when one lives abroad stands on a residence permit
    alone = not told.rest and not _answers_who(question, told)
    alone = alone or (utter == HAS_EXPIRED and question in _DOCUMENT)
    turn.memo[_TOLD] = _Heard(utter, changes, told.orders if utter == WHICH_ORDER else None, told.odd, alone)
    if not alone:
        turn.answer = without_days(message, told)


def keep_at_the_opening(turn: Turn) -> bool:
    """Keep and say back what the opening sentence tells of it; return False where the document has expired."""
    told = turn.memo.get(_TOLD)
    if told is None or told.utter == NOT_NEEDED:
        return True
    kept = {name: value for name, value in told.changes.items() if value is not None}
    turn.change(kept, forget=[name for name in told.changes if name not in kept])
    buttons = [sending(turn.language, title, payload) for title, payload in _two_days(told.orders)]
    turn.say(told.utter, buttons, **facts_about(turn, tuple(kept)), said=verbatim(told.odd))
    return bool(told.utter != HAS_EXPIRED)


async def gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Return what only a verification reads of a message: details told too early, and the last day of the document."""
    told = turn.memo.get(_TOLD)
    return {**await ahead.gather(flow, turn, state), **({_TOLD: told} if told is not None else {})}


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the day where the message is about nothing else, or the document it answers with has expired."""
    told = _of(candidates)
    if told is None or not told.alone or (told.utter == NOT_NEEDED and candidates.for_waiting):
        return ()  # the day of a paper may be of what waits for the verification
    return _commands(state, told)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep it beside whatever else the message tells."""
    told = _of(candidates)
    return _commands(state, told) if told is not None and not told.alone and told.utter != NOT_NEEDED else ()


def facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The details that were kept in one line, the day among them; the year that was told alone."""
    facts = dict(ahead.facts_about(turn, names))
    lines = [facts["lines"]] if facts["lines"] else []
    if LAST_DAY in names and (day := _shown(turn)):
        lines.append(day)
    return {"lines": Words("；", "; ").say(turn.language).join(lines), "year": str(turn.answers.get(YEAR, ""))}


async def of_chosen_document(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Take a day that was told before any document was chosen for that of the one that is."""
    if field.name in ("category", "document_type") and turn.answers.get(LAST_DAY) and not turn.answers.get(OF):
        turn.change({OF: named_or_chosen(turn.answers, frozenset())})


def _of(candidates: Candidates) -> _Heard | None:
    told: _Heard | None = own_reading(candidates).get(_TOLD)
    return told


def _answers_who(question: str, told: Expiry) -> bool:
    """Return True if the name of a document or of a country beside the day may answer the open question."""
    if question == "document_type" or (question == "category" and _PASSPORT not in told.of):
        return bool(told.of) or told.has_country
    return told.has_country and question in _WHO


def _outcome(turn: Turn, told: Expiry) -> tuple[str, dict[str, Any]]:
    """Return what is said of a day, and what it changes."""
    answers = turn.answers
    is_told = bool(told.value or told.odd or told.is_over) or told.orders is not None
    is_own = is_told and is_of(answers, tuple(told.of))
    of = named_or_chosen(answers, told.of)
    if not is_own:
        return NOT_NEEDED, {}
    if told.odd:
        return NO_SUCH_DAY, {}
    if told.is_over:
        return HAS_EXPIRED, without_document(answers, of)
    if told.orders is not None:
        return WHICH_ORDER, {TWO: dict(pending(told.orders)), OF: of}
    looked_at = READ in answers and "photo_right" not in answers
    value = with_kept(told.value, (answers[READ] if looked_at else answers).get(LAST_DAY))
    if last_day(value) < today_of(turn):
        return HAS_EXPIRED, without_document(answers, of)
    if is_year_alone(value):
        return WHICH_DAY, {YEAR: value}
    changes: dict[str, Any] = {LAST_DAY: value, OF: of}
    if looked_at:
        changes[READ] = {**answers[READ], LAST_DAY: value}
    return NOTED, changes | dict.fromkeys(name for name in (YEAR, TWO, EXPIRED) if name in answers)


def _commands(state: State, told: _Heard) -> tuple[Command, ...]:
    if told.utter == NOT_NEEDED:
        return (Say(NOT_NEEDED),)
    if told.utter == NO_SUCH_DAY:
        return (Say(NO_SUCH_DAY, {"said": Words(verbatim(told.odd), verbatim(told.odd))}),)
    if told.orders is not None:
        return (ChangeAnswers(told.changes), Say(WHICH_ORDER, buttons=_two_days(told.orders)))
    goes_on = told.utter == HAS_EXPIRED or state.question == LAST_DAY
    about = (LAST_DAY,) if told.utter == NOTED else ()
    return (ChangeAnswers(told.changes, told.utter, about=about, goes_on=goes_on),)


def _two_days(orders: tuple[date, date] | None) -> Sequence[tuple[Words, str]]:
    """The two days that may be meant, each with what its button sends: the order alone."""
    shown = [Words(full_day(day, "zh-Hans"), full_day(day, "en")) for day in orders or ()]
    return tuple((words, payload_of("inform", **{_SLOT: order})) for words, order in zip(shown, _ORDERS, strict=False))


def _shown(turn: Turn) -> str:
    value = turn.answers.get(LAST_DAY)
    colon = Words("：", ": ").say(turn.language)
    return f"{LABEL.say(turn.language)}{colon}{in_words(str(value), turn.language)}" if value else ""
