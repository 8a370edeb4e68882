"""A turn that dies halfway leaves the draft as it was before or as it is afterwards, never with half of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer, Choice, Reading
from actions.dialogue.questions import QuestionTable
from actions.forms.fields import Field, choice_field, reading
from actions.forms.service_form import ServiceForm
from actions.forms.turn import Turn
from actions.front_door import FrontDoor
from backend.conversation.model import GetPerson
from backend.drafts import model
from backend.drafts.handlers import DraftHandlers
from backend.drafts.model import Draft
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.messages import Command
from backend.shared.parties import Person
from backend.shared.wording import Words

PERSON = "p_1"
_MATTERS = (Choice("birth", Words("出生", "Birth")), Choice("will", Words("遗嘱", "Will")))


def _read_words(answer: Answer) -> Reading:
    return Reading(answer.text) if answer.text else Reading()


async def _count_copies(turn: Turn, value: Any) -> None:
    turn.change({"counted": f"{value}!"})


FIELDS: tuple[Field, ...] = (
    choice_field("matter", Words("事项", "Matter"), _MATTERS, after=_count_copies),
    Field("copies", Words("份数", "Copies"), reading(_read_words), rests_on=("matter",)),
    Field("day", Words("日子", "Day"), reading(_read_words), rests_on=("matter",)),
    Field("note", Words("备注", "Note"), reading(_read_words)),
)


class SmallForm(ServiceForm):
    """Two answers rest on the first."""

    service: ClassVar[str] = "small"
    title: ClassVar[Words] = Words("小事", "Small matter")

    @property
    def fields(self) -> Sequence[Field]:
        return FIELDS


class Killed(BaseException):
    """The process ends here; nothing catches it."""


class Backend:
    """The draft commands on a database, dying at the command that a test says."""

    def __init__(self, drafts: DraftHandlers) -> None:
        self.bus = MessageBus(commands={**drafts.by_command(), GetPerson: lambda command: Person(command.person_id)})
        self.dies_at: int | None = None
        self.changes = 0

    def handle(self, command: Command) -> Any:
        """Carry a command out; die before or after it when its time has come."""
        if isinstance(command, (model.GetDraft, model.GetDraftById, GetPerson)):
            return self.bus.handle(command)
        self.changes += 1
        if self.dies_at is not None and self.changes > self.dies_at:
            raise Killed
        return self.bus.handle(command)


@pytest.fixture
def backend(database: Database, keyring: Keyring, clock: FixedClock) -> Backend:
    return Backend(DraftHandlers(database, keyring, clock))


async def hear(backend: Backend, text: str, question: str) -> list[dict[str, Any]]:
    """Play one message into the open form."""
    draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
    slots = {"requested_slot": f"small_{question}", "draft_id": draft.draft_id, "language": "zh-Hans"}
    message = {"text": text, "intent": {"name": "inform"}, "entities": [], "intent_ranking": [{"name": "inform"}]}
    tracker = Tracker(PERSON, slots, message, [], False, None, {"name": "small_form"}, "action_listen")
    form = SmallForm(FrontDoor(backend.handle, lambda *a: ""), QuestionTable({}), {})
    return await form.run(CollectingDispatcher(), tracker, {})


def filled_in(backend: Backend) -> Draft:
    """A draft with every question but the last answered."""
    draft = backend.bus.handle(model.OpenDraft(PERSON, "small"))
    answers = {"matter": "birth", "counted": "birth!", "copies": "2", "day": "2026-12-09"}
    return backend.bus.handle(model.ChangeDraft(draft.draft_id, PERSON, answers, (), "note"))


def now(backend: Backend) -> tuple[dict[str, Any], str | None]:
    draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
    return draft.answers, draft.open_question


@pytest.mark.parametrize("text, question", [("遗嘱", "matter"), ("三份", "copies"), ("没有", "note")])
async def test_a_turn_killed_at_any_command_leaves_the_old_draft_or_the_new_one(
    backend: Backend, text: str, question: str
) -> None:
    filled_in(backend)
    before = now(backend)
    await hear(backend, text, question)
    after, commands = now(backend), backend.changes
    assert after != before
    for dies_at in range(commands):
        backend.dies_at = None
        draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
        backend.bus.handle(model.DiscardDraft(draft.draft_id, PERSON))
        filled_in(backend)
        backend.changes, backend.dies_at = 0, dies_at
        with pytest.raises(Killed):
            await hear(backend, text, question)
        assert now(backend) in (before, after)


async def test_a_turn_changes_its_draft_with_one_command(backend: Backend) -> None:
    filled_in(backend)
    await hear(backend, "遗嘱", "matter")
    assert backend.changes == 1
    assert now(backend) == ({"matter": "will", "counted": "will!"}, "copies")
