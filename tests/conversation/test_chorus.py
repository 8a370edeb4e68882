"""Many are told at once exactly as each would be told alone."""

from __future__ import annotations

import pytest

from backend.bootstrap import Backend
from backend.conversation.chorus import Saying, say_to_many
from backend.conversation.model import Button, ChangeLanguage
from backend.conversation.trial_receipts import TrialReceipts
from backend.shared.tables import outbox
from tests.person_keys import in_clear

FACTS = {"code": "123456"}


def people(backend: Backend) -> list[str]:
    known = [backend.conversation.people.resolve("terminal", f"a{number}") for number in range(3)]
    backend.bus.handle(ChangeLanguage(known[1], "en"))
    return known


def together(backend: Backend, known: list[str]) -> None:
    buttons = [Button("提醒我", "/ask_help")]
    sayings = [Saying(person, "utter_contact_code", FACTS, f"key:{person}", buttons) for person in known]
    with backend.database.transaction() as session:
        say_to_many(session, backend.conversation.phrasebook, TrialReceipts(()), sayings, backend.clock.now())


def orders(backend: Backend) -> list[dict[str, object]]:
    with backend.database.reading() as session:
        rows = in_clear(session, outbox, outbox.c.topic == "deliver")
        return [{name: row[name] for name in row if name not in ("job_id", "key")} for row in rows]


def test_each_hears_in_their_own_language_what_they_would_hear_alone(backend: Backend) -> None:
    known = people(backend)
    together(backend, known)
    for person in known:
        buttons = [Button("提醒我", "/ask_help")]
        backend.conversation.speaker.speak(person, "utter_contact_code", FACTS, key=f"alone:{person}", buttons=buttons)
    first, second = backend.conversation.history.since(known[1])
    assert (first.reply, first.seq, second.seq) == (second.reply, 1, 2)
    assert first.reply.text.startswith("Yiqiaotong: your code is 123456")
    assert orders(backend)[:3] == orders(backend)[3:]


def test_what_was_said_is_not_said_again(backend: Backend) -> None:
    known = people(backend)
    together(backend, known[:1])
    together(backend, known)
    assert [len(backend.conversation.history.since(person)) for person in known] == [1, 1, 1]


def test_two_sayings_for_one_person_are_a_fault_of_ours(backend: Backend) -> None:
    known = people(backend)
    with pytest.raises(ValueError, match="one saying"):
        together(backend, [known[0], known[0]])
