"""A flow written as a class whose methods are its hooks, for forms that are not data yet (`actions.dialogue.flow`)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, ClassVar

from actions.dialogue.changes import keep
from actions.dialogue.flow import Circumstances, Ending, Events, Flow, Surroundings
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.message import UserMessage
from actions.dialogue.opening import nothing_to_ask
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.state import Rule, State
from actions.forms.fields import Answers, Field
from actions.forms.turn import Turn
from actions.front_door import FrontDoor
from backend.shared.wording import Words

__all__ = ["Events", "ServiceForm"]


class ServiceForm(FlowAction):
    """One service's flow; a subclass overrides what is its own."""

    service: ClassVar[str]
    title: ClassVar[Words]
    has_review: ClassVar[bool] = True
    prefills: bool = True
    first_rules: Sequence[Rule] = ()
    own_rules: Sequence[Rule] = ()

    def __init__(
        self,
        door: FrontDoor,
        questions: QuestionTable,
        opened_by: Mapping[str, str],
        follow_up: Callable[[Turn], Awaitable[bool]] | None = None,
    ) -> None:
        super().__init__(self._as_flow(), door, Surroundings(questions, dict(opened_by), follow_up))

    def _as_flow(self) -> Flow:
        async def begin(flow: Flow, turn: Turn) -> None:
            await self.begin(turn)

        return Flow(
            service=self.service, title=self.title, fields=self.fields, opening="", has_review=self.has_review,
            prefills=self.prefills, first_rules=self.first_rules, own_rules=self.own_rules, takes=self.takes,
            named=self.named, counts=self.counts, refuses=self.refuses, begin=begin, refresh=self.refresh,
            ends=self.ends, kept=self.kept, following=self.following, keep_file=self.keep_file, finish=self.finish,
            before_review=self.before_review,
        )  # fmt: skip

    @property
    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """The questions in the order they are asked."""

    async def begin(self, turn: Turn) -> None:
        """Say what this is about; a service may fill in what it knows already."""
        turn.say(f"utter_{self.service}_opening")

    async def keep(self, turn: Turn, field: Field, value: Any) -> None:
        """Keep an answer that nobody had to be asked for."""
        await keep(self.flow, turn, field, Reading(value))

    def field(self, name: str) -> Field | None:
        """The field called `name`, None for the review."""
        return self.flow.field(name)

    async def nothing_to_ask(self, turn: Turn) -> Events:
        """Leave nothing behind, and go back to what waits."""
        return await nothing_to_ask(turn)

    def takes(self, state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
        """See `actions.dialogue.state.Takes`."""
        return None

    def named(self, text: str, answers: Answers) -> str | None:
        """See `actions.dialogue.state.Named`."""
        return None

    def counts(self, field: Field, answers: Answers) -> bool:
        """See `actions.dialogue.state.Counts`."""
        return True

    def refuses(self, message: UserMessage, field: Field) -> Reading | None:
        """See `actions.dialogue.state.Refuses`."""
        return None

    async def refresh(self, turn: Turn) -> None:
        """Take in what has happened elsewhere since the last message."""

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """How an answer ends this form, None if it goes on."""
        return None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep what follows from an answer."""

    async def following(self, turn: Turn) -> Sequence[str]:
        """Fill in what follows from the other answers; return the questions that need not be asked any more."""
        return ()

    async def keep_file(self, turn: Turn, file_id: str) -> None:
        """Keep a file that the open question did not want."""

    async def finish(self, turn: Turn) -> Events | None:
        """End a form in which nothing is left to ask."""
        return None

    async def before_review(self, turn: Turn) -> None:
        """Say what is shown before the review."""
