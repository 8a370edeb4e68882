"""Several wishes in one message: each is done or answered in its order, and what is not is said back by its words.

A reminder that stands beside a question or another wish is one of them, too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from actions.dialogue.buttons import button, titled
from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.speech_acts import asks, requests, wishes
from actions.dialogue.turn import Turn, in_form
from actions.front_door import Declined
from actions.reminders.readers.hearings import wishes_reminder
from actions.reminders.setting import set_wished
from actions.several.readers.items import asks_how_to_reach, items_of, piece_of, place_pointed
from actions.story.wishes import wants_to_sue
from actions.topic import topic
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

Takes = Callable[[Turn], Awaitable[bool]]
"""Answers a message, or returns False."""
_MOST: Final = 5
"""Wishes that are dealt with at once; what is beyond them is said back."""
_LOOKED_BACK: Final = 5
"""Messages before this one in which several wishes may have been told."""
_LEAST_BESIDE: Final = 5
"""Characters from which what stands beside a reminder is something of its own."""
_REACHED: Final = {"court": "ask_institution", "institution": "ask_institution", "institution_kind": "find_institution"}
"""Questions of an item that asks the way to an office, by what is named of it."""
_BEGIN: Final = Words(
    "“{}”这一件要一步步填：点下面的按钮开始，不点就没有替您办。",
    '"{}" takes a few questions: press the button to begin; nothing is begun until you do.',
)
_LEFT: Final = Words(
    "“{}”这一件我没把握，没有乱答，也没有替您办。单独再说一次，或者说“转人工”。",
    '"{}": I am not sure about this one; I have not guessed and done nothing. Say it again by itself, or '
    '"talk to a person".',
)
_SET: Final = Words(
    "“{}”前面已经设好了，没有再设一遍。说“看看我设了哪些提醒”，就能看到。",
    '"{}" is set already; I have not set it twice. Say "show my reminders" to see it.',
)
_OWN_REMINDER: Final = "own_reminder"
_START: Final = Words("开始办：{}", "Begin: {}")
_PERSON: Final = Words("转人工", "Talk to a person")


class SeveralWishes:
    """Reading of a message with several wishes outside any form.

    Args:
        questions: makes the table of what is answered.
        own: readings of what has an answer of its own.
        opened_by: which intent opens which form.
        titles: what each service is called.
    """

    def __init__(
        self,
        questions: Callable[[], QuestionTable],
        own: Sequence[Takes],
        opened_by: Mapping[str, str],
        titles: Callable[[], Mapping[str, Words]],
    ) -> None:
        self._questions = questions
        self._own = own
        self._opened_by = opened_by
        self._titles = titles

    async def take_up(self, turn: Turn) -> bool:
        """Deal with every wish of a message that tells several and something to be done; False for any other."""
        whole = turn.answer
        if in_form(turn) or whole.pressed or whole.danger is not None:
            return False
        if place := place_pointed(whole.text):
            return await self._pointed_at(turn, place)
        counted = items_of(whole)
        items = counted or _beside_reminder(whole)
        if len(items) < 2 or not any(wishes_reminder(one) or self._form_of(one) for one in items):
            return False  # what only asks is answered as questions are
        try:
            for item in items[:_MOST]:
                turn.answer = item
                if counted or _wishes(item):
                    await self._deal(turn, item)
            for item in items[_MOST:]:
                _say(turn, _LEFT, item, button(turn.language, _PERSON, "ask_human"))
        finally:
            turn.answer = whole
        turn.is_all_dealt_with = True
        return True

    async def _pointed_at(self, turn: Turn, place: int) -> bool:
        """Deal with one of the wishes told before by its number; False where none were told, or not so many."""
        whole = turn.answer
        told = next((items for one in turn.typed_before(_LOOKED_BACK) if len(items := items_of(one)) > 1), ())
        if place > len(told):
            return False
        if wishes_reminder(told[place - 1]) and _reminder_was_set(turn):
            turn.say(READY_WORDS, words=_SET.say(turn.language).format(verbatim(told[place - 1].text)))
            return True
        try:
            turn.answer = told[place - 1]
            await self._deal(turn, turn.answer)
        finally:
            turn.answer = whole
        return True

    async def _deal(self, turn: Turn, item: UserMessage) -> None:
        """Do or answer one wish; one that opens a form is offered, one nobody is sure of is said back."""
        said = len(turn.said_now)
        try:
            if await self._answered(turn, item):
                turn.unsay_repeats(said)
                return
        except Declined as no:
            turn.explain(no)
            return
        service = self._form_of(item)
        if service:
            start = next(intent for intent, form in self._opened_by.items() if form == service)
            title = _START.say(turn.language).format(self._titles()[service].say(turn.language))
            _say(turn, _BEGIN, item, titled(title, start))
        else:
            _say(turn, _LEFT, item, button(turn.language, _PERSON, "ask_human"))

    async def _answered(self, turn: Turn, item: UserMessage) -> bool:
        if wishes_reminder(item) and await set_wished(turn):
            return True
        for takes in self._own:
            if await takes(turn):
                return True
        questions = self._questions()
        if not self._form_of(item):
            for _, key in questions.asked(item, topic(turn)):
                await questions.short[key](turn)
                return True
        heard = item.intent if item.is_sure and not self._form_of(item) else ""
        if asks_how_to_reach(item.text):
            heard = next((intent for kind, intent in _REACHED.items() if item.values(kind)), heard)
        answer = questions.of(heard) if heard else None
        if answer is None and not self._form_of(item):
            answer = questions.of(await questions.sure_of(turn))
        said = len(turn.said_now)
        if answer is not None:
            await answer(turn)
        return len(turn.said_now) > said

    def _form_of(self, item: UserMessage) -> str:
        """The service whose form an item wishes for, or nothing."""
        if wants_to_sue(item.text) and not item.asks:
            return "filing"
        heard = item.is_sure and not item.asks and item.intent.startswith("start_")
        return self._opened_by.get(item.intent, "") if heard else ""


def _reminder_was_set(turn: Turn) -> bool:
    """Return True if a reminder of the person's own was set in this conversation: its button says so."""
    ours = (event for event in turn.tracker.events if event.get("event") == "bot")
    shown = (one for event in ours for one in (event.get("data") or {}).get("buttons") or ())
    return any(_OWN_REMINDER in str(one.get("payload")) for one in shown)


def _beside_reminder(message: UserMessage) -> tuple[UserMessage, ...]:
    """The reminder a message wishes for and what else it asks or wishes; nothing where there is no such thing.

    Each stretch that wishes for something of its own begins another item.
    """
    items: list[tuple[int, int]] = []
    for start, at in _stretches_and_clauses(message):
        here, last = piece_of(message, start, at), piece_of(message, *items[-1]) if items else None
        apart = (
            last is None or wishes_reminder(here) or wishes_reminder(last) or (_says_wish(here) and _says_wish(last))
        )
        items = [*items, (start, at)] if apart else [*items[:-1], (items[-1][0], at)]
    found = tuple(piece_of(message, *span) for span in items)
    kept = tuple(one for one in found if wishes_reminder(one) or len(one.text) >= _LEAST_BESIDE)
    others = any(_wishes(one) for one in kept if not wishes_reminder(one))
    return kept if others and any(wishes_reminder(one) for one in kept) else ()


def _stretches_and_clauses(message: UserMessage) -> Iterator[tuple[int, int]]:
    """The places of a message from comma to comma, cut where a clause begins inside ("… is and remind me")."""
    clauses = list(_places(message, message.clauses()))
    joints = [(end, begin) for (_, end), (begin, _) in pairwise(clauses)]
    for start, at in _places(message, message.stretches()):
        inside = [one for one in joints if start < one[0] and one[1] < at]
        yield from zip((start, *(end for _, end in inside)), (*(first for first, _ in inside), at), strict=True)


def _places(message: UserMessage, parts: Sequence[UserMessage]) -> Iterator[tuple[int, int]]:
    """The places of parts of a message, in their order."""
    at = 0
    for part in parts:
        start = max(message.text.find(part.text, at), at)
        at = start + len(part.text)
        yield start, at


def _wishes(item: UserMessage) -> bool:
    """Return True if an item asks or wishes for something, and does not only tell."""
    sure = item.is_sure and item.intent.startswith(("start_", "ask_", "find_", "call_"))
    return sure or wishes_reminder(item) or _says_wish(item)


def _says_wish(item: UserMessage) -> bool:
    """Return True if an item asks or wishes by its own words, whatever it was heard as."""
    of_office = bool(item.values("court", "institution")) and asks_how_to_reach(item.text)
    return item.asks or asks(item.text) or of_office or wishes(item.text) or requests(item.text)


def _say(turn: Turn, words: Words, item: UserMessage, way: Mapping[str, str]) -> None:
    turn.say(READY_WORDS, [way], words=words.say(turn.language).format(verbatim(item.text)))
