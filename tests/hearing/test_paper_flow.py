"""A paper that was read in its form: shown, corrected, asked about, ended where no clock runs; nothing kept before."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.flow import Surroundings
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.questions import QuestionTable
from actions.front_door import FrontDoor
from actions.hearing.paper_flow import PAPER_LIMIT
from backend.contracts.paper_reader import ReadContents
from backend.conversation.model import GetPerson
from backend.drafts import model
from backend.drafts.handlers import DraftHandlers
from backend.paper_reader.contents.model import PaperContents
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

PERSON = "p_1"
NUMBER = "（2026）粤0781民初1234号"
JUDGMENT = PaperContents(
    ("judgment",), court="台山市人民法院", case_number=NUMBER, orders=("被告归还借款300000元",), standing="open",
    appeal_days=15,
)  # fmt: skip
FEE = PaperContents(("fee_notice",), case_number=NUMBER, fee=Decimal("5800.00"), due_days=7)
FILE = {"defence_paper": "f1"}


@dataclass
class Played:
    """A form on a database of drafts, whose paper reads as a test says."""

    bus: MessageBus
    paper: PaperContents | str = JUDGMENT
    question: str | None = None
    said: list[dict[str, Any]] = field(default_factory=list)

    def read(self, command: ReadContents) -> PaperContents:
        if isinstance(self.paper, str):
            raise Refused(self.paper)
        return self.paper

    def press(self, **values: Any) -> list[str]:
        entities = [{"entity": name, "value": value} for name, value in values.items()]
        draft = self.bus.handle(model.GetDraft(PERSON, "hearing_paper"))
        known = {"requested_slot": self.question, "draft_id": draft and draft.draft_id, "language": "zh-Hans"}
        message = {
            "text": "/start_defence", "intent": {"name": "start_defence"}, "entities": entities, "intent_ranking": [],
            "metadata": {"now": "2026-11-24T17:00:00+08:00"},
        }  # fmt: skip
        loop = {"name": "hearing_paper_form"} if draft else {}
        tracker = Tracker(PERSON, known, message, [], False, None, loop, "action_listen")
        dispatcher = CollectingDispatcher()
        door = FrontDoor(self.bus.handle, lambda *a: "")
        form = FlowAction(PAPER_LIMIT, door, Surroundings(QuestionTable({}), {}))
        events = asyncio.run(form.run(dispatcher, tracker, {}))
        slots = {one["name"]: one["value"] for one in events if one.get("event") == "slot"}
        self.question = slots.get("requested_slot", self.question)
        self.said = dispatcher.messages
        return [one["response"] for one in dispatcher.messages]

    @property
    def answers(self) -> Mapping[str, Any]:
        draft = self.bus.handle(model.GetDraft(PERSON, "hearing_paper"))
        return dict(draft.answers) if draft is not None else {}


@pytest.fixture
def played(database: Database, keyring: Keyring, clock: FixedClock) -> Played:
    drafts = DraftHandlers(database, keyring, clock)
    found = Played(MessageBus())
    commands = {**drafts.by_command(), GetPerson: lambda wish: Person(wish.person_id), ReadContents: found.read}
    found.bus = MessageBus(commands=commands)
    return found


def test_what_was_read_is_shown_and_waits_for_a_look(played: Played) -> None:
    assert played.press(**FILE) == ["utter_ask_hearing_paper_paper_right"]
    shown = played.said[0]["lines"]
    assert all(text in shown for text in (NUMBER, "台山市人民法院", "可以上诉", "15 天", "被告归还借款300000元"))
    assert {"of", "case_number", "received"} & set(played.answers) == set()


def test_confirmed_it_asks_the_day_and_the_domicile_and_shows_all_before_anything_is_kept(played: Played) -> None:
    played.press(**FILE)
    assert played.press(hearing_paper_paper_right="right") == ["utter_ask_hearing_paper_received"]
    assert (played.answers["of"], played.answers["case_number"]) == ("judgment", NUMBER)
    assert "paper" not in played.answers
    assert played.press(hearing_paper_received="today") == ["utter_ask_hearing_paper_domicile"]
    assert played.answers["received"] == "2026-11-24"
    assert "utter_form_review" in played.press(hearing_paper_domicile="abroad")
    assert NUMBER in str(played.said[-1])


def test_a_notice_to_pay_asks_for_no_domicile(played: Played) -> None:
    played.paper = FEE
    assert played.press(**FILE) == ["utter_ask_hearing_paper_paper_right"]
    assert "5800.00 元" in played.said[0]["lines"]
    played.press(hearing_paper_paper_right="right")
    assert "utter_form_review" in played.press(hearing_paper_received="today")


def test_a_value_called_wrong_is_forgotten(played: Played) -> None:
    played.press(**FILE)
    assert played.press(hearing_paper_paper_right="case_number") == ["utter_ask_hearing_paper_paper_right"]
    assert NUMBER not in played.said[0]["lines"]
    played.press(hearing_paper_paper_right="right")
    assert "case_number" not in played.answers


@pytest.mark.parametrize(
    ("paper", "utter"),
    [
        (replace(JUDGMENT, standing="final", appeal_days=None), "utter_hearing_paper_final"),
        (PaperContents(("ruling",), case_number=NUMBER), "utter_hearing_paper_no_appeal"),
        (replace(FEE, due_days=10), "utter_hearing_paper_own_day"),
        (replace(FEE, due_days=None, due_on=date(2026, 12, 8)), "utter_hearing_paper_own_day"),
    ],
    ids=["final", "ruling", "other days", "a day"],
)
def test_where_no_clock_runs_that_we_could_count_it_ends_and_keeps_nothing(
    played: Played, paper: PaperContents, utter: str
) -> None:
    played.paper = paper
    played.press(**FILE)
    assert utter in played.press(hearing_paper_paper_right="right")
    assert played.answers == {}


@pytest.mark.parametrize("paper", ["court_paper_locked", "court_paper_unreadable", "file_unknown"])
def test_a_file_that_cannot_be_read_opens_nothing_and_is_said_to_be_so(played: Played, paper: str) -> None:
    played.paper = paper
    assert played.press(**FILE) == [f"utter_{paper}"]
    assert played.answers == {}


def test_another_paper_opens_nothing_and_is_called_so(played: Played) -> None:
    played.paper = PaperContents(("summons",), case_number=NUMBER)
    assert played.press(**FILE) == ["utter_hearing_paper_other"]
    assert played.answers == {}


def test_another_photo_in_the_middle_loses_nothing_that_was_told(played: Played) -> None:
    played.press(**FILE)
    played.press(hearing_paper_paper_right="right")
    played.press(hearing_paper_received="today")
    played.paper = "court_paper_unreadable"
    for sent in (FILE, {"uploaded_file": "f1"}):
        assert played.press(**sent) == ["utter_court_paper_unreadable", "utter_ask_hearing_paper_domicile"]
        assert (played.answers["received"], played.answers["case_number"]) == ("2026-11-24", NUMBER)
