"""Answer to time that has gone by, told behind an answer of law: until when the claim it is about can be made.

"过了三年呢" behind how one sues without an IOU asks whether it is too late; no search finds that in four words.
Rules: MFD-188 (three years), LAB-27 (one year for labour arbitration).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import entry_told, spoken_of
from actions.protection.law import tell_entry_named
from actions.protection.readers.elapsed import months_elapsed, only_time_elapsed, speaks_of_work
from actions.protection.telling import tell_entry, title_of
from backend.protection.model import LawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LABOUR: Final = "labour_one_year_limit"
_YEAR: Final = 12
_OVER_A_YEAR: Final = Words(
    "照您说的，已经过了一年，一般来说仲裁时效过了；除非这一年里您向公司要过、投诉过，或公司答应过付（从那天重新算一年）。"
    "过了也可以申请，公司不提时效的，仲裁、法院一般不主动用。",
    "As you say, more than a year has passed, so as a rule the time for labour arbitration is over, unless within it "
    "you demanded payment, complained to an authority, or the company promised to pay (a new year then). You may still "
    "apply: as a rule the time only counts if the company raises it.",
)
_TOO_LATE: Final[Mapping[str, str]] = {
    "labour": _LABOUR, "loans": "limitation_expired", "lease": "limitation_expired", "limitation": "limitation_expired",
    "traffic_injury": "limitation_injury_and_medical",
}  # fmt: skip
"""Entry on what happens when it is late, by the topic of the entry told; of others none says it for certain."""


async def take_up(turn: Turn) -> bool:
    """Tell the entry on the time a claim may be made in; False where no time has gone by or nothing was told."""
    heard = turn.answer
    if in_form(turn) or turn.has_draft or heard.pressed or not only_time_elapsed(heard.text):
        return False
    of_work = any(speaks_of_work(one.text) for one in (heard, *turn.typed_before(1)))
    named = _LABOUR if of_work else await _of_entry(turn)
    if not named:
        return False
    if named == _LABOUR and (months_elapsed(heard.text) or 0) > _YEAR:
        turn.say(READY_WORDS, words=_OVER_A_YEAR.say(turn.language))
    await tell_entry_named(turn, named, _as_question)
    return True


async def _of_entry(turn: Turn) -> str:
    told, _ = spoken_of(turn)
    entry = await entry_told(turn) if told else None
    named = _TOO_LATE.get(entry.topic, "") if entry is not None else ""
    return "" if entry is None or named == entry.entry_id else named


async def _as_question(turn: Turn, entry: LawEntry) -> None:
    """Tell an entry behind the question that was heard."""
    await tell_entry(turn, entry, taken_for=title_of(entry))
