"""kill -9 of the bot or the services at any moment of a turn: nothing is lost, nothing said or booked twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from backend.conversation.tables import history, inbox
from backend.drafts.tables import drafts
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.person_keys import PersonKeys
from backend.shared.tables import outbox
from tests.person_keys import in_clear
from tests.reliability.persistent_person import PersistentPerson
from tests.stage.house import BotProcess
from tests.stage.processes import Processes, ServicesProcess, running_processes

pytestmark = pytest.mark.slow

BOOKING: list[tuple[str, str, str]] = [
    ("say", "预约公证", "utter_ask_notarization_matter"),
    ("press", "委托书公证", "utter_ask_notarization_use_place"),
    ("say", "国内", "utter_ask_notarization_nationality"),
    ("press", "中国护照（内地居民）", "utter_ask_notarization_whereabouts"),
    ("say", "江门", "utter_ask_notarization_route"),
    ("press", "到江门现场办", "utter_ask_notarization_slot"),
    ("say", "2", "utter_ask_notarization_applicant_name"),
    ("say", "陈国强", "utter_ask_notarization_document_number"),
    ("say", "11010519491231002X", "utter_ask_notarization_phone"),
    ("say", "13800138000", "utter_ask_notarization_note"),
    ("say", "跳过", "utter_form_review"),
    ("press", "确认提交", "utter_notarization_booked"),
]
"""What the person does, and the utterance each answer must hold."""

CONFIRM = len(BOOKING) - 1
LATEST_BLOW = 0.12
"""Seconds after a message is sent; a turn takes about as long."""


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    with running_processes(tmp_path) as processes:
        yield processes


@pytest.mark.parametrize(("victim", "struck"), [("bot", {1, 4, 6, 9, CONFIRM}), ("services", {2, 5, 8, CONFIRM})])
def test_a_booking_survives_the_death_of_a_process_in_the_middle_of_turns(
    victim: str, struck: set[int], processes: Processes
) -> None:
    chance = random.Random(f"20261124 {victim}")
    blows = {number: chance.uniform(0.0, LATEST_BLOW) for number in struck}
    person = PersistentPerson(processes.settings.address, processes.settings.bot_token)
    hits = _book(person, getattr(processes, victim), blows)
    _check_answers(person)
    _check_records(person, processes)
    assert hits, f"every blow fell between turns, {blows}"


def _book(person: PersistentPerson, victim: BotProcess | ServicesProcess, blows: Mapping[int, float]) -> int:
    """Play the booking; return how many blows fell before the answer was there."""
    hits = 0
    with ThreadPoolExecutor(1) as hand:
        for number, (how, what, _) in enumerate(BOOKING):
            said = {"payload": person.button(what)} if how == "press" else {"text": what}
            blow = hand.submit(_strike, victim, blows[number]) if number in blows else None
            turn = person.say(said)
            person.hear(turn)
            answered = time.monotonic()
            hits += blow is not None and blow.result() < answered
    return hits


def _strike(victim: BotProcess | ServicesProcess, after: float) -> float:
    """Kill and start again; return when the blow fell."""
    time.sleep(after)
    victim.kill()
    fell = time.monotonic()
    victim.start()
    return fell


def _check_answers(person: PersistentPerson) -> None:
    said = [[reply["utter"] for reply in replies] for replies in person.heard]
    questions = [[utter for utter in utters if utter in {wanted for _, _, wanted in BOOKING}] for utters in said]
    assert questions == [[wanted] for _, _, wanted in BOOKING], said


def _check_records(person: PersistentPerson, processes: Processes) -> None:
    rows = _rows(processes)
    assert [(row["turn_id"], row["state"]) for row in rows["inbox"]] == [(turn, "done") for turn in person.turns]
    assert Counter(row["key"] for row in rows["outbox"] if row["key"].startswith("turn:")).keys() == {
        f"turn:{turn}" for turn in person.turns
    }
    written = [row for row in rows["history"] if row["turn_id"]]
    incoming = [row["turn_id"] for row in written if row["direction"] == "in"]
    answers = [(row["turn_id"], row["body"]["utter"]) for row in written if row["direction"] == "out"]
    heard = [(turn, r["utter"]) for turn, said in zip(person.turns, person.heard, strict=True) for r in said]
    assert incoming == person.turns
    assert answers == heard
    assert [row["seq"] for row in rows["history"]] == list(range(1, len(rows["history"]) + 1))
    assert [row["state"] for row in rows["drafts"]] == ["submitted"]
    assert len(processes.office.state()["bookings"]) == 1


def _rows(processes: Processes) -> dict[str, list[Mapping[str, Any]]]:
    settings = processes.settings
    database = Database(settings.backend_database)
    PersonKeys(Database(settings.keys_database), settings.keyring, SystemClock()).entrust_to(database)
    with database.reading() as session:
        return {table.name: in_clear(session, table) for table in (inbox, outbox, history, drafts)}
