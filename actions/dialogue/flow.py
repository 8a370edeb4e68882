"""A flow: one service's questions from opening to receipt, as data, and what only that service knows about them.

The engine (`runner`) asks every flow the same way. What a flow may decide is listed here, each decision as a plain
function with the usual answer; the fewer of them a flow changes, the better. A flow holds no state and is made once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from actions.dialogue.buttons import payload_of
from actions.dialogue.candidates import ForWaiting
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.state import (
    Answers,
    Counts,
    Follows,
    Leaves,
    Meant,
    Named,
    Refuses,
    Rule,
    State,
    Takes,
    as_heard,
    stays_here,
)
from actions.dialogue.subject import Subject
from actions.dialogue.submission import Submission
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

Events = list[dict[str, Any]]
BeforeForm = Callable[[Turn, str], Awaitable[bool]]
"""Deals with a message before a form opens, from the service of that form; False where it may open."""


@dataclass(frozen=True, slots=True)
class Ending:
    """End of a flow by an answer.

    Args:
        utter: what is said, and `facts` for its placeholders.
        draft: what becomes of the answers: thrown away, or kept for later.
        keeps: whether the answer itself is kept first.
        then: the service that is opened instead; otherwise what waits is taken up again.
        resumes: whether what waits is taken up again.
    """

    utter: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    draft: Literal["discard", "pause"] = "discard"
    keeps: bool = False
    then: str = ""
    resumes: bool = True


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Circumstances of an answer that was kept.

    Args:
        void: the answers that were forgotten because they rested on the old one.
        aside: whether it was told before it was asked.
        before: the values of the answers that were forgotten.
    """

    void: tuple[str, ...] = ()
    aside: bool = False
    before: Mapping[str, Any] = field(default_factory=dict)


WhileWaiting = Callable[[Turn, Answers], Awaitable[ForWaiting | None]]
"""Reads what a message tells for a flow that waits, from its answers so far."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Surroundings of a flow: the same for all of them.

    Args:
        questions: what can be answered in the middle of a flow.
        opened_by: which intent opens which service that has a flow, for switching and returning.
        titles: what people call each service that has a flow.
        follow_up: answers a short question about what was said last, which may sound like the wish to begin.
        meant: names the service whose form a message means that was heard as the wish for another's.
        elsewhere: tells where somebody wishes to be who says that they are in the wrong form.
        side_first: deals with a message before a form opens, from that form's service; False where it may open.
        while_waiting: how the flows hear along that wait until another one is done, by service.
        before_any: what deals with a message before any form opens on it; the first that does.
    """

    questions: QuestionTable
    opened_by: Mapping[str, str]
    follow_up: Callable[[Turn], Awaitable[bool]] | None = None
    titles: Mapping[str, Words] = field(default_factory=dict)
    meant: Meant = as_heard
    elsewhere: Leaves = stays_here
    side_first: BeforeForm | None = None
    while_waiting: Mapping[str, WhileWaiting] = field(default_factory=dict)
    before_any: Sequence[Callable[[Turn], Awaitable[bool]]] = ()


# The usual answers


def _as_anywhere(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    return None


def _as_it_is_called(text: str, answers: Answers) -> str | None:
    return None


def _nothing_is_wrong(message: UserMessage, field: Field) -> Reading | None:
    return None


def _every_question(field: Field, answers: Answers) -> bool:
    return True


def _no_facts(turn: Turn, what: Sequence[str]) -> Mapping[str, Any]:
    return {}


def _nothing_more(turn: Turn) -> Sequence[str]:
    return ()


async def _nothing(turn: Turn) -> None:
    return None


async def _opens(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    return None


def _always(answers: Answers) -> bool:
    return True


def _none_follow(answers: Answers) -> Collection[str]:
    return ()


async def _adds_nothing(flow: Flow, turn: Turn) -> None:
    return None


async def _reads_nothing(flow: Flow, turn: Turn, state: State) -> Any:
    return None


async def _goes_on(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    return None


async def _nothing_follows(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    return None


async def _all_are_asked(turn: Turn) -> Sequence[str]:
    return ()


class KeepUnplaced(Protocol):
    """Keeper of a message that no question takes."""

    async def __call__(self, turn: Turn, state: State, *, quietly: bool, odd: bool = False) -> bool:
        """Return whether it was kept; say so unless `quietly`; `odd` where the open question found fault with it."""
        ...


async def _keeps_nothing(turn: Turn, state: State, *, quietly: bool, odd: bool = False) -> bool:
    return False


async def _no_file_is_kept(turn: Turn, file_id: str) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Flow:
    """One service's questions, from opening to the confirmed review.

    Args:
        service: its name; the form is ``<service>_form``, the submission ``action_submit_<service>``.
        title: what people call it.
        fields: the questions in the order they are asked.
        on_submit: what is handed in, and how its outcome is told.
        subject: which of the person's own it is about; its question is the first.
        opening: the utterance it begins with; ``utter_<service>_opening`` unless named, nothing for none.
        has_review: whether everything is shown before it is handed in.
        review_hint: what may still be added, said under the review; `hints`: whether it is, by the answers.
        prefills: whether what a sentence tells of other questions is kept for them.
        hears_before: whether what was told right before the opening sentence is heard with it (see `told_just_before`).
        first_rules: rules of this service that go before the open question.
        list_rules: rules of this service for entries of its own lists that are called by number ("第2条改成…").
        own_rules: rules of this service for what is no answer.
        beside_rules: rules of this service for what is told beside whatever was decided.
        entry_rules: rules of this service for what is told beside entries that are called by number.
        goes_first: whether other flows wait until this one is done, and hear along what is told meanwhile.
        answer_key: the one key of all its buttons, whose values then name the field; one key for each field without.

    What is pure:
        takes, named, refuses, counts: see `state`.
        facts_about: facts for what is said of a list that was changed.
        also_told: lines for what was told and is kept besides the answers (a wished time).
        follows: the answers that only follow from others, so that these are corrected (what is owed of a loan).

    What may ask the backend:
        before_opening: what goes before it opens: an answer at once, another flow; None opens it.
        begin: what follows the opening utterance (a service may fill in what it knows already).
        hear_opening: what only this service reads in the opening sentence.
        refresh: takes in what has happened elsewhere since the last message.
        gather: what only this flow reads of a message, for its own rules (`Candidates.own`).
        while_waiting: what a message tells for this flow while it waits until another one is done.
        ends: how an answer ends this flow (raises `Declined` where it is not open to the person).
        kept: keeps what follows from an answer, and says what is to be said of it.
        following: fills in what follows from the other answers; the questions that need not be asked any more.
        keep_file: keeps a file that the open question did not want.
        keep_unplaced: keeps what a message tells that no question takes, and says it back unless told not to.
        finish: ends a flow in which nothing is left to ask; None for the review, or without one the submission.
        before_review: says what is shown before the review (the papers made from the answers).
        before_review_again: says what of that is told again before a review that stands as it was shown.
    """

    service: str
    title: Words
    fields: Sequence[Field]
    on_submit: Submission | None = None
    subject: Subject[Any] | None = None
    opening: str | None = None
    has_review: bool = True
    review_hint: Words | None = None
    hints: Callable[[Answers], bool] = _always
    prefills: bool = True
    hears_before: bool = False
    first_rules: Sequence[Rule] = ()
    list_rules: Sequence[Rule] = ()
    own_rules: Sequence[Rule] = ()
    beside_rules: Sequence[Rule] = ()
    entry_rules: Sequence[Rule] = ()
    goes_first: bool = False
    answer_key: str = ""

    takes: Takes = _as_anywhere
    named: Named = _as_it_is_called
    refuses: Refuses = _nothing_is_wrong
    counts: Counts = _every_question
    follows: Follows = _none_follow
    facts_about: Callable[[Turn, Sequence[str]], Mapping[str, Any]] = _no_facts
    also_told: Callable[[Turn], Sequence[str]] = _nothing_more

    before_opening: Callable[[Flow, Turn, Surroundings], Awaitable[Events | None]] = _opens
    begin: Callable[[Flow, Turn], Awaitable[None]] = _adds_nothing
    hear_opening: Callable[[Flow, Turn], Awaitable[None]] = _adds_nothing
    refresh: Callable[[Turn], Awaitable[None]] = _nothing
    gather: Callable[[Flow, Turn, State], Awaitable[Any]] = _reads_nothing
    while_waiting: WhileWaiting | None = None
    ends: Callable[[Turn, Field, Reading], Awaitable[Ending | None]] = _goes_on
    kept: Callable[[Turn, Field, Reading, Circumstances], Awaitable[None]] = _nothing_follows
    following: Callable[[Turn], Awaitable[Sequence[str]]] = _all_are_asked
    keep_file: Callable[[Turn, str], Awaitable[None]] = _no_file_is_kept
    keep_unplaced: KeepUnplaced = _keeps_nothing
    finish: Callable[[Turn], Awaitable[Events | None]] = _nothing
    before_review: Callable[[Turn], Awaitable[None]] = _nothing
    before_review_again: Callable[[Turn], Awaitable[None]] = _nothing

    def field(self, name: str) -> Field | None:
        """The field called `name`, None for the review."""
        return next((field for field in self.fields if field.name == name), None)

    def slot(self, field: Field) -> str:
        """The key under which a button carries the value of a field."""
        return f"{self.service}_{field.name}"

    def pressed(self, pressed: Mapping[str, Any]) -> tuple[Field, str] | None:
        """The field a pressed button belongs to, and the value on it."""
        if self.answer_key:
            name, _, value = str(pressed.get(self.answer_key, "")).partition(":")
            named = self.field(name)
            return (named, value) if named else None
        found = next((one for one in self.fields if self.slot(one) in pressed), None)
        return (found, str(pressed[self.slot(found)])) if found else None

    def payload(self, field: Field, value: str) -> str:
        """Payload of a button for a value of a field; it holds a code, never what a person typed."""
        if self.answer_key:
            return payload_of("inform", **{self.answer_key: f"{field.name}:{value}"})
        return payload_of("inform", **{self.slot(field): value})
