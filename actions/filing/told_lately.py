"""A story told before any form was open, in one message or several: kept for the filing that is opened next.

"…还能告他吗" is answered by the law, "他叫陈国强" only adds a name; whoever then files has told both already.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from actions.dialogue.buttons import titled
from actions.dialogue.endings import ENDED
from actions.dialogue.outside import OFFERED
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn, in_form
from actions.filing.dead_named import with_dead_named
from actions.filing.loan_in_parts import with_loan_parts
from actions.filing.story import today_of, whom_said
from actions.story.reading import Story, read_story
from backend.shared.wording import Words

_MOST, _LONGEST = 8, 2_000
"""Messages, and characters of them, that are looked back on."""
_FEWEST = 2
"""Facts from which several messages together tell of one dispute."""
_BETWEEN = "。"
_ENDED = ENDED | {"utter_filing_submitting"}
"""Utterances at which a filing ends; words told before it belong to that one."""
_FILE = Words("开始办：网上立案", "Begin: filing a case")
WAYS_OFFERED = "utter_filing_dispute_told"
"""Utterance that offers the ways to who told of a dispute; who then sues has told it for that."""
OpenEnd = Callable[[Turn], Awaitable[bool]]
AnswerTo = Callable[[Turn], Awaitable[None]]


def story_lately(turn: Turn, *, without_last: bool = False) -> Story:
    """Return what the messages since the last filing tell together; of no cause where they tell of none.

    Args:
        without_last: leave out the message of this turn.
    """
    told = _typed_since_last(turn)
    own = bool(told) and told[-1][0].strip() == turn.answer.text
    told = (told[:-1] if without_last and own else told)[-_MOST:]
    text, entities = "", []
    for said, found in told:
        start = len(text) + (len(_BETWEEN) if text else 0)
        text = f"{text}{_BETWEEN}{said}" if text else said
        entities += [{**one, "start": one["start"] + start, "end": one["end"] + start} for one in found]
    if not text or len(text) > _LONGEST:
        return Story(text)
    story = with_loan_parts(read_story(text, entities, today=today_of(turn)), entities, today_of(turn))
    return with_dead_named(whom_said(story))


def words_lately(turn: Turn) -> str:
    """Return the words of the messages since the last filing, unread."""
    return _BETWEEN.join(said for said, _ in _typed_since_last(turn)[-_MOST:])[-_LONGEST:]


def tells_dispute(story: Story) -> bool:
    """Return True if several messages together tell of one dispute, so that it can be filed as it was told."""
    return bool(story.cause) and (story.without_page or len(_facts(story)) >= _FEWEST)


def adds_to_story(turn: Turn) -> bool:
    """Return True if a message that asks nothing only adds to a dispute told before ("他叫陈国强，住在恩平")."""
    before = story_lately(turn, without_last=True)
    if turn.answer.asks or not tells_dispute(before):
        return False
    now = story_lately(turn)
    return now.cause == before.cause and bool(_facts(now) - _facts(before))


def then_offered(answer: AnswerTo) -> AnswerTo:
    """Return an answer of law after which whoever told a dispute is offered to file it."""

    async def told(turn: Turn) -> None:
        await answer(turn)
        _offer(turn)

    return told


def taken_and_offered(takes: OpenEnd) -> OpenEnd:
    """Return the same for what takes up a message."""

    async def taken(turn: Turn) -> bool:
        if not await takes(turn):
            return False
        _offer(turn)
        return True

    return taken


def _offer(turn: Turn) -> None:
    inside = in_form(turn)
    if not inside and not turn.answer.pressed and tells_dispute(story_lately(turn)):
        turn.say(OFFERED, [titled(_FILE.say(turn.language), "start_filing")])


def _facts(story: Story) -> set[str]:
    return {name for name in story.sure if name != "for_whom"}


def _may_tell(text: str) -> bool:
    """Return True if a message may tell of a dispute; an errand to be reminded of ("call my brother") is none."""
    return bool(text) and not text.startswith("/") and not says("wants_reminder", text)


def _typed_since_last(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
    told: list[tuple[str, list[dict[str, Any]]]] = []
    for event in turn.tracker.events:
        if event.get("event") == "bot":
            names = {str(value) for value in (event.get("metadata") or {}).values()}
            told = [] if names & _ENDED else told
        elif event.get("event") == "user" and _may_tell(text := str(event.get("text") or "")):
            entities = (event.get("parse_data") or {}).get("entities") or []
            told.append((text, [one for one in entities if "start" in one and "end" in one]))
        elif event.get("event") == "active_loop" and event.get("name") == "filing_form":
            told = []
    return told
