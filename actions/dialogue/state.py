"""State of a form: what is asked, what is answered, which question is open, what a change makes void. Pure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

REVIEW = "review"
"""The name of the question that stands after all others."""
SKIPPED = ""
"""Value of an answer that was left out."""
UNPLACED = "unplaced"
"""Place of a value that could be the answer to several questions, until the person says to which."""
DOUBTED = "doubted"
"""Place of a doubted answer while the person is asked whether it is one: field, value, partial, also, words said."""
MEANT = "meant"
"""Mark in `State.pending` while that is asked."""
PUT_OFF = "put_off"
"""Place of the names of questions that wait because what they need could not be reached; they are asked last."""
Answers = Mapping[str, Any]


class Rule(Protocol):
    """Decides, from what is known and what was said, what is to be done; () leaves it to the next rule."""

    def __call__(self, state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        """Return the commands."""


Takes = Callable[["State", UserMessage, Field, Reading], bool | None]
"""Judge of words as an answer to a question (or none of it) whatever they sound like; None: as anywhere."""
Named = Callable[[str, Answers], str | None]
"""The field a text names in a way only one service knows ("the second defendant's address")."""
Refuses = Callable[[UserMessage, Field], Reading | None]
"""Finder of what is wrong with a message that can be no answer at all."""
Counts = Callable[[Field, Answers], bool]
"""Test of a question that is counted as a step, and gone back through."""
Follows = Callable[[Answers], Collection[str]]
"""The answers that stand there only because they follow from others, which are corrected instead."""


Meant = Callable[[UserMessage, str, str], str]
"""From a message, the service whose form it was heard as the wish for, and the open one's (or nothing), to the service
whose form is meant; nothing where the open one is not to be left."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Wish to be elsewhere, of somebody who says that they are in the wrong form.

    Args:
        service: whose form is opened instead.
        intent: or what is answered instead.
        ways: or the buttons by which it is asked where they want to go, each with its intent.
        outright: whether it is said so plainly that the message answers no open question, either.
    """

    service: str = ""
    intent: str = ""
    ways: tuple[tuple[Words, str], ...] = ()
    outright: bool = False


Leaves = Callable[[UserMessage, str], Elsewhere | None]
"""Finder of the way on from a form that is the wrong one, by the message and the form's service; None: it is not."""


def stays_here(message: UserMessage, inside: str) -> Elsewhere | None:
    """Leave no form as the wrong one."""
    return None


def as_heard(message: UserMessage, service: str, inside: str = "") -> str:
    """Take a wish for what it was heard as."""
    return service


class FlowView(Protocol):
    """View of a flow that rules may have. All of it is pure."""

    @property
    def service(self) -> str:
        """The service's name."""

    @property
    def title(self) -> Words:
        """Name people have for it."""

    @property
    def has_review(self) -> bool:
        """Return True if everything is shown before it is handed in."""

    @property
    def prefills(self) -> bool:
        """Return True if what a sentence tells of other questions is kept for them."""

    @property
    def fields(self) -> Sequence[Field]:
        """The questions in the order they are asked."""

    @property
    def first_rules(self) -> Sequence[Rule]:
        """Rules of this service that go before the open question."""

    @property
    def list_rules(self) -> Sequence[Rule]:
        """Rules of this service for the entries of its own lists, called by number."""

    @property
    def own_rules(self) -> Sequence[Rule]:
        """Rules of this service for what is no answer."""

    @property
    def entry_rules(self) -> Sequence[Rule]:
        """Rules of this service for what is told beside entries that are called by number."""

    @property
    def beside_rules(self) -> Sequence[Rule]:
        """Rules of this service for what is told beside whatever was decided."""

    @property
    def takes(self) -> Takes:
        """See `Takes`."""

    @property
    def named(self) -> Named:
        """See `Named`."""

    @property
    def refuses(self) -> Refuses:
        """See `Refuses`."""

    @property
    def follows(self) -> Follows:
        """See `Follows`."""

    @property
    def counts(self) -> Counts:
        """See `Counts`."""

    def pressed(self, pressed: Mapping[str, Any]) -> tuple[Field, str] | None:
        """The field a pressed button belongs to, and the value on it."""


class QuestionsView(Protocol):
    """View of the questions that are answered anywhere, for rules."""

    def knows(self, intent: str) -> bool:
        """Return True if a question of this intent has an answer."""

    def answer(self, intent: str, key: tuple[str, str] | None) -> Callable[[Turn], Awaitable[None]] | None:
        """Answer to a question that a rule has found."""

    def asked(self, message: UserMessage, topic: str) -> Sequence[tuple[UserMessage, tuple[str, str]]]:
        """The short questions a message asks of what is spoken of: the words, and the service with what is asked."""

    def of_flow(self, message: UserMessage, service: str) -> tuple[str, str] | None:
        """Return what a message asks of the open flow, because it names nothing else; or None."""

    def unknown_of(self, service: str) -> tuple[str, str] | None:
        """Return what answers a question nothing is known of, in a form of this service; or None."""

    def outright(self, message: UserMessage, said_before: Sequence[str]) -> str:
        """The intent a message has by its words alone, before any field takes them; or nothing."""


@dataclass(frozen=True)
class State:
    """One form at one moment.

    Args:
        flow: what it asks.
        answers: what is answered.
        question: the open question, or `REVIEW`.
        questions: what is answered anywhere.
        opened_by: which intent opens which service that has a form.
        misses: messages in a row before this one that could not be used.
        waiting: services that wait to be taken up again, with their titles.
        said_last: the utterances of all we said to the message before.
        language: in which the next utterance is said.
        sure_question: the intent that surely answers the message although it was heard as something else, or nothing.
        is_open: whether there are answers that go on; False once they were handed in or thrown away.
        pending: what was asked whether it is really meant: ``cancel``, ``restart`` or nothing.
        told_danger: whether a danger was told in one of the last messages.
        meant: names the service whose form a message means, see `Meant`.
        elsewhere: tells where somebody wishes to be who is in the wrong form, see `Elsewhere`.
        asking: the open question as it was said; nothing where that is not known.
        numbered: whether the answers were shown with their numbers since the form was opened.
    """

    flow: FlowView
    answers: Answers
    question: str
    questions: QuestionsView
    opened_by: Mapping[str, str] = field(default_factory=dict)
    misses: int = 0
    waiting: Mapping[str, Words] = field(default_factory=dict)
    said_last: Sequence[str] = ()
    language: str = "zh-Hans"
    sure_question: str = ""
    is_open: bool = True
    pending: str = ""
    told_danger: bool = False
    meant: Meant = as_heard
    elsewhere: Leaves = stays_here
    asking: str = ""
    numbered: bool = False

    @cached_property
    def asked(self) -> tuple[Field, ...]:
        """The fields that apply to this person."""
        return asked(self.flow.fields, self.answers)

    @cached_property
    def here(self) -> Field | None:
        """The field whose question is open, None at the review."""
        return self.field(self.question)

    @cached_property
    def steps(self) -> tuple[Field, ...]:
        """The questions that are counted as steps; the open one is among them."""
        return steps(self.flow, self.answers, self.here)

    @cached_property
    def listed(self) -> tuple[Field, ...]:
        """List the fields of the review, in the order of its numbers."""
        return listed(self.asked, self.answers)

    @cached_property
    def by_number(self) -> tuple[Field, ...]:
        """List the fields by the numbers a person has seen: of the review, until it stands anew; none before it."""
        if self.is_review or not self.numbered:
            return self.listed if self.is_review else ()
        open_again = {one.name: self.question for one in self.asked if one.name not in self.answers}
        return listed(self.asked, {**self.answers, **open_again})

    @property
    def is_review(self) -> bool:
        """Return True if everything is on screen to be checked."""
        return self.here is None

    def field(self, name: str) -> Field | None:
        """The field called `name`, None for the review."""
        return next((one for one in self.flow.fields if one.name == name), None)

    def ready(self, one: Field) -> bool:
        """Return True if a field applies, and what it rests on is answered as far as it is asked at all."""
        open_still = {before.name for before in self.asked} - set(self.answers)
        return one.applies(self.answers) and not open_still & set(one.rests_on)

    def before(self, count: int) -> tuple[Field, ...]:
        """The last few steps that were answered before the open question, the last first."""
        at = self.steps.index(self.here) if self.here in self.steps else len(self.steps)
        answered = [one for one in self.steps[:at] if one.name in self.answers]
        return tuple(reversed(answered))[:count]


def asked(fields: Sequence[Field], answers: Answers) -> tuple[Field, ...]:
    """The fields that apply under these answers."""
    return tuple(one for one in fields if one.applies(answers))


def steps(flow: FlowView, answers: Answers, here: Field | None) -> tuple[Field, ...]:
    """The questions counted as steps under these answers; the open one is among them."""
    return tuple(one for one in asked(flow.fields, answers) if one is here or flow.counts(one, answers))


def first_open(fields: Sequence[Field], answers: Answers) -> str:
    """The first question without an answer, one that was put off behind all others; or the review."""
    left = [one.name for one in fields if one.applies(answers) and one.name not in answers]
    waiting = answers.get(PUT_OFF) or ()
    return next((name for name in left if name not in waiting), next(iter(left), REVIEW))


def void_by(fields: Sequence[Field], answers: Answers, values: Mapping[str, Any]) -> list[str]:
    """The answers that become void when these values are kept."""
    changed = {name for name, value in values.items() if answers.get(name) != value}
    return [one.name for one in fields if changed & set(one.rests_on) and one.name not in values]


def listed(fields: Collection[Field], answers: Answers) -> tuple[Field, ...]:
    """List the fields of a review; what was skipped under a heading is not shown."""
    return tuple(
        one for one in fields if one.in_review and not (one.group and answers.get(one.name, SKIPPED) == SKIPPED)
    )
