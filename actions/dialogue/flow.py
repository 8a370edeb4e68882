"""A service's questions, and what only that service knows about asking them.

The engine (`runner`) asks every flow the same way. What a flow may decide is listed here, each decision in one method
with the usual answer; the fewer of them a flow changes, the better.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.state import Answers, Rule, State
from actions.forms.fields import Field
from actions.forms.turn import Turn
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Ending:
    """How an answer ends a form.

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
    """What came with an answer that was kept.

    Args:
        void: the answers that were forgotten because they rested on the old one.
        aside: whether it was told before it was asked.
    """

    void: tuple[str, ...] = ()
    aside: bool = False


class Flow(ABC):
    """One service's questions, from opening to the confirmed review."""

    service: ClassVar[str]
    title: ClassVar[Words]
    has_review: ClassVar[bool] = True
    review_hint: ClassVar[Words | None] = None
    """What may still be added, said under the review."""
    questions: QuestionTable
    first_rules: Sequence[Rule] = ()
    """Rules of this service that go before the open question."""
    own_rules: Sequence[Rule] = ()
    """Rules of this service for what is no answer."""
    prefills: bool = True
    """Whether what a sentence tells of other questions is kept for them."""

    @property
    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """The questions in the order they are asked."""

    # What is pure

    def takes(self, state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
        """Whether words are an answer (or none of it) whatever they sound like; None: as anywhere."""
        return None

    def named(self, text: str, answers: Answers) -> str | None:
        """The field a text names in a way only this service knows."""
        return None

    def counts(self, field: Field, answers: Answers) -> bool:
        """Whether a question is counted as a step, and gone back through."""
        return True

    def slot(self, field: Field) -> str:
        """The key under which a button carries the value of a field."""
        return f"{self.service}_{field.name}"

    def pressed(self, pressed: Mapping[str, Any]) -> tuple[Field, str] | None:
        """The field a pressed button belongs to, and the value on it."""
        found = next((one for one in self.fields if self.slot(one) in pressed), None)
        return (found, str(pressed[self.slot(found)])) if found else None

    def payload(self, field: Field, value: str) -> str:
        """What a button for a value of a field sends; it holds a code, never what a person typed."""
        return f'/inform{{"{self.slot(field)}": "{value}"}}'

    def refuses(self, message: UserMessage, field: Field) -> Reading | None:
        """What is wrong with a message that can be no answer at all (a scrap of code)."""
        return None

    def facts_about(self, turn: Turn, what: str) -> Mapping[str, Any]:
        """Facts for what is said of a list that was changed."""
        return {}

    # What may ask the backend

    async def refresh(self, turn: Turn) -> None:
        """Take in what has happened elsewhere since the last message."""
        return None

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """How an answer ends this form, None if it goes on (raises `Declined` where it is not open to the person)."""
        return None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep what follows from an answer, and say what is to be said of it."""
        return None

    async def following(self, turn: Turn) -> Sequence[str]:
        """Fill in what follows from the other answers; return the questions that need not be asked any more."""
        return ()

    async def keep_file(self, turn: Turn, file_id: str) -> None:
        """Keep a file that the open question did not want."""
        return None

    async def finish(self, turn: Turn) -> list[dict[str, Any]] | None:
        """End a form in which nothing is left to ask; None for the review, or where there is none, the submission."""
        return None

    async def before_review(self, turn: Turn) -> None:
        """Say what is shown before the review (the papers made from the answers)."""
        return None
