"""A small form on a real database of drafts: two answers rest on the first, and it can be killed at any command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer, Choice, Reading
from actions.dialogue.fields import Field, choice_field, reading
from actions.dialogue.flow import Flow, Surroundings
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.questions import QuestionTable
from actions.dialogue.turn import Turn
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


SMALL = Flow(service="small", title=Words("小事", "Small matter"), fields=FIELDS)
"""Two answers rest on the first."""


OPENED_BY = {"start_other": "other"}
"""The other form there is."""


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
def small_backend(database: Database, keyring: Keyring, clock: FixedClock) -> Backend:
    return Backend(DraftHandlers(database, keyring, clock))


@dataclass(frozen=True)
class Heard:
    """What came of a message: utterances in their order, every button, the slots set last."""

    said: list[str]
    buttons: list[dict[str, str]]
    slots: Mapping[str, Any]


async def hear(
    backend: Backend, text: str, question: str, *, intent: str = "inform", second: str = "deny", **slots: Any
) -> Heard:
    """Play one typed message into the open form."""
    ranking = [{"name": intent}, {"name": second}]
    message = {"text": text, "intent": {"name": intent}, "entities": [], "intent_ranking": ranking}
    return await _play(backend, message, question, slots)


async def press(backend: Backend, intent: str, values: Mapping[str, str], question: str, **slots: Any) -> Heard:
    """Play one pressed button into the open form."""
    entities = [{"entity": name, "value": value} for name, value in values.items()]
    message = {"text": f"/{intent}", "intent": {"name": intent}, "entities": entities, "intent_ranking": []}
    return await _play(backend, message, question, slots)


async def _play(backend: Backend, message: dict[str, Any], question: str, slots: Mapping[str, Any]) -> Heard:
    draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
    known = {"requested_slot": f"small_{question}", "draft_id": draft.draft_id, "language": "zh-Hans", **slots}
    message["metadata"] = {"now": "2026-11-24T09:00:00+08:00"}
    tracker = Tracker(PERSON, known, message, [], False, None, {"name": "small_form"}, "action_listen")
    dispatcher = CollectingDispatcher()
    form = FlowAction(SMALL, FrontDoor(backend.handle, lambda *a: ""), Surroundings(QuestionTable({}), OPENED_BY))
    events = await form.run(dispatcher, tracker, {})
    said = [one["response"] for one in dispatcher.messages]
    buttons = [button for one in dispatcher.messages for button in one.get("buttons") or ()]
    return Heard(said, buttons, {e["name"]: e["value"] for e in events if e.get("event") == "slot"})


def filled_in(backend: Backend) -> Draft:
    """A draft with every question but the last answered."""
    draft = backend.bus.handle(model.OpenDraft(PERSON, "small"))
    answers = {"matter": "birth", "counted": "birth!", "copies": "2", "day": "2026-12-09"}
    filled: Draft = backend.bus.handle(model.ChangeDraft(draft.draft_id, PERSON, answers, (), "note"))
    return filled
