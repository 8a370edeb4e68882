"""A field: one question of a form, how its answer is read, offered, shown, and on what it rests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.answers import Answer, Choice, Reader, Reading, pick
from actions.dialogue.clocks import Clock, own_clocks
from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign
from backend.conversation.wanted import A_FILE, Wanted
from backend.shared.moments import on_clocks, today_on
from backend.shared.wording import Words, verbatim

Answers = Mapping[str, Any]
SKIPPED = ""
FieldReader = Callable[[Turn, Answer], Awaitable[Reading]]
"""Reads the answer to a question, with the backend at hand."""
NO_FILE = Reading(problem="utter_file_not_asked_for")


async def no_choices(turn: Turn) -> Sequence[Choice]:
    """A question for words offers nothing."""
    return ()


async def nothing_before(turn: Turn) -> None:
    """Say nothing before a question."""
    return None


async def _nothing_after(turn: Turn, value: Any) -> None:
    return None


def _as_ever(turn: Turn) -> Words | None:
    return None


def _no_facts(turn: Turn) -> Mapping[str, Any]:
    return {}


def _always(answers: Answers) -> bool:
    return True


def _whatever_it_is(value: Any) -> bool:
    return True


def _as_it_is(turn: Turn, value: Any) -> str:
    return verbatim(str(value))


@dataclass(frozen=True)
class Field:
    """One question of a form.

    Args:
        name: the field; its slot is ``<service>_<name>``, its question ``utter_ask_<service>_<name>``.
        label: what the review screen calls it.
        words: what people call it when they want to correct it.
        read: reads the answer.
        choices: the buttons offered, or none.
        applies: whether the question is asked at all, given the other answers.
        show: the value as the review screen shows it.
        optional: may be skipped.
        free_text: any words can be the answer, so a confident request of another kind goes before it.
        story: people tell their story here, in several long messages: a long one is never taken for a request.
        group: under which heading the review shows it; forms without headings leave it empty.
        wants: what a channel may offer a control of its own for; a field that takes a file wants one anyway.
        clocks: whose clocks the choices are shown on, where they are times.
        in_review: whether the review lists it ("any more defendants? no" tells nobody anything).
        rests_on: fields whose change makes this answer void.
        from_opening: whether a value read from the opening sentence is meant as this answer.
        before: what is said before the question, the first time (advice, a list of papers).
        after: what follows an accepted answer (remembering the person's city).
        pressed: reads a button whose choices have to be looked up again.
        unsure: what helps somebody who does not know the answer: where it is found, how to choose.
        asks: the question in words of its own, where it is asked otherwise under these answers; None for its utterance.
        hint: a shorter way to answer, said right before the question in its bubble; None for nothing.
        utter: the question's utterance, if several fields share one (the second defendant's name).
        facts: values for the question's placeholders.
        upload: reads a file sent as the answer; without it a file is no answer to this question.
        acts: reading it does something (sends a code), so that it is read only when it is asked.
        first_is_recommended: the first choice is the one that is recommended, which a yes means.
        is_open: its only choice is a short way to one of many answers ("today"), which no yes means.
        why: what the answer is needed for.
        example: one answer, for whoever was not understood.
        told_as: the kinds of values that answer it when they were told before it was asked (see `told_earlier`).
        told_in: whether such a value told in these words may be meant; a name told of one side is not the other's.
        instead: reads words that shall stand in the place of the whole answer, where `read` would add them to it.
        consents: it asks for an agreement, which is told and never guessed at.
        undoes: it asks whether something shall really be undone, so that a wish to cancel is not asked about again.
    """

    name: str
    label: Words
    read: FieldReader
    words: tuple[str, ...] = ()
    choices: Callable[[Turn], Awaitable[Sequence[Choice]]] = no_choices
    applies: Callable[[Answers], bool] = _always
    show: Callable[[Turn, Any], str] = _as_it_is
    optional: bool = False
    free_text: bool = False
    rests_on: tuple[str, ...] = ()
    from_opening: Callable[[Any], bool] = _whatever_it_is
    before: Callable[[Turn], Awaitable[None]] = nothing_before
    after: Callable[[Turn, Any], Awaitable[None]] = _nothing_after
    pressed: Callable[[Turn, str], Awaitable[Reading]] | None = None
    utter: str | None = None
    asks: Callable[[Turn], Words | None] = _as_ever
    hint: Callable[[Turn], Words | None] = _as_ever
    facts: Callable[[Turn], Mapping[str, Any]] = _no_facts
    upload: Callable[[Turn, str], Awaitable[Reading]] | None = None
    story: bool = False
    group: Words | None = None
    in_review: bool = True
    wants: Wanted | None = None
    clocks: Callable[[Turn], Sequence[Clock]] = own_clocks
    unsure: str | None = None
    acts: bool = False
    first_is_recommended: bool = False
    is_open: bool = False
    why: str | None = None
    example: Words | None = None
    told_as: frozenset[str] = frozenset()
    told_in: Callable[[str], bool] = _whatever_it_is
    undoes: bool = False
    consents: bool = False
    instead: FieldReader | None = None

    async def read_pressed(self, turn: Turn, value: str) -> Reading:
        """The value of a pressed button, if it still can be chosen."""
        if self.pressed is not None:
            return await self.pressed(turn, value)
        known = {choice.value for choice in await self.choices(turn)}
        return Reading(value) if value in known else Reading(problem="utter_choice_gone")

    @property
    def wanted(self) -> Wanted | None:
        """Control that answers it, for channels that have one."""
        return self.wants or (A_FILE if self.upload else None)

    def control(self, turn: Turn, payloads: Sequence[str], choices: Sequence[Choice]) -> dict[str, Any]:
        """Control that answers the question, as the part of a bubble's ``custom`` that channels draw controls from.

        Args:
            payloads: of the buttons the choices are offered by.
        """
        if self.wanted is None:
            return {}
        timed = {payload: choice.at for payload, choice in zip(payloads, choices, strict=True) if choice.at is not None}
        clocks = self.clocks(turn) if timed else ()
        times = {payload: on_clocks(at, clocks, turn.language) for payload, at in timed.items()}
        return self.wanted.as_custom(times, today_on(turn.now, turn.timezone, turn.language))

    @property
    def so_far(self) -> str:
        """Key that keeps a partial answer until it is whole."""
        return f"{self.name}_so_far"

    async def read_upload(self, turn: Turn, file_id: str) -> Reading:
        """The value of a sent file, or that this question wants no file."""
        return await self.upload(turn, file_id) if self.upload else NO_FILE

    @property
    def offers_choices(self) -> bool:
        """Return True if it is answered by choices."""
        return self.choices is not no_choices

    @property
    def names(self) -> tuple[str, ...]:
        """Names people have for it."""
        return (self.label.zh, self.label.en, *self.words)

    def named_in(self, text: str) -> bool:
        """True if `text` calls this field by one of its names."""
        return self.called_in(text) > 0

    def called_in(self, text: str) -> int:
        """Characters of the longest of its names that stands in `text`, 0 for none."""
        folded = sign_by_sign(without_tokens(text)).casefold()
        return max((len(name) for name in self.names if stands_in(sign_by_sign(name).casefold(), folded)), default=0)

    def may_be_called(self, subject: str) -> bool:
        """True if `subject` is a part of one of its names ("金额" of "借出金额")."""
        part = sign_by_sign(subject).casefold().strip()
        return len(part) > 1 and any(part in sign_by_sign(name).casefold() for name in self.names)


def stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text; one in letters as a word of its own, not "id" in "decide".

    Args:
        name: in small letters.
        text: in small letters.
    """
    at = text.find(name)
    while at >= 0 and name.isascii():
        before, behind = text[at - 1 : at], text[at + len(name) :].removeprefix("s")[:1]
        if not (before.isascii() and before.isalnum()) and not (behind.isascii() and behind.isalnum()):
            return True
        at = text.find(name, at + 1)
    return at >= 0


def reading(reader: Reader) -> FieldReader:
    """Make a pure reader a field's `read`."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        return reader(answer)

    return read


def text_reading(reader: Callable[[str], Reading]) -> FieldReader:
    """Make a reader of words alone a field's `read`."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        return reader(answer.text)

    return read


def choice_field(
    name: str,
    label: Words,
    choices: Sequence[Choice],
    *,
    entity: str | None = None,
    read: FieldReader | None = None,
    **more: Any,
) -> Field:
    """A field with a fixed list of choices, read by entity, number, button words or folk words.

    `read`, if given, is tried when none of these fits.
    """

    async def offered(turn: Turn) -> Sequence[Choice]:
        return choices

    async def picked(turn: Turn, answer: Answer) -> Reading:
        found = pick(answer, choices, entity)
        if found.found or read is None:
            return found
        return await read(turn, answer)

    def show(turn: Turn, value: Any) -> str:
        return next((c.label.say(turn.language) for c in choices if c.value == value), str(value))

    return Field(name, label, picked, choices=offered, **{"show": show, **more})
