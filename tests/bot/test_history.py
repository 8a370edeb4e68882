"""Folding a long conversation: shorter, and the bot would go on exactly as before."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot import history

SLOTS = [TextSlot("language", []), AnySlot("booked", []), TextSlot("never_set", [])]


def turn(number, *between):
    return [
        UserUttered(f"text {number}", {"name": "book"}, message_id=f"m{number}"),
        ActionExecuted("action_book"),
        *between,
        BotUttered(f"reply {number}"),
        ActionExecuted("action_listen"),
    ]


def conversation(turns, opening=()):
    events = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen"), *opening]
    for number in range(turns):
        events += turn(number)
    return events


def state(events):
    tracker = DialogueStateTracker.from_events("p", events, SLOTS)
    loop = tracker.active_loop
    flags = (loop.name, loop.rejected, loop.is_interrupted) if loop else None
    return tracker.current_slot_values(), flags, tracker.latest_action_name, tracker.latest_message.text


def test_a_short_conversation_is_left_as_it_is():
    events = conversation(20)
    assert history.fold(events, SLOTS) == events


@pytest.mark.parametrize("turns", [40, 60, 500])
def test_a_long_one_becomes_short(turns):
    folded = history.fold(conversation(turns), SLOTS)
    assert len(folded) <= history.KEPT_EVENTS + 10


def test_slots_survive_even_when_set_back_to_nothing():
    opening = [SlotSet("language", "en"), SlotSet("booked", {"id": 1}), SlotSet("booked", None)]
    events = conversation(100, opening)
    assert state(history.fold(events, SLOTS)) == state(events)
    assert state(events)[0] == {"language": "en", "booked": None, "never_set": None}


@pytest.mark.parametrize("extra", [(), (ActionExecutionRejected("test_form"),)])
def test_the_open_form_survives(extra):
    events = conversation(1) + turn("form", ActionExecuted("test_form"), ActiveLoop("test_form"), *extra)
    for number in range(100):
        events += turn(number)
    folded = history.fold(events, SLOTS)
    assert state(folded) == state(events) and state(folded)[1][0] == "test_form"
    trigger = DialogueStateTracker.from_events("p", folded, SLOTS).active_loop.trigger_message
    assert trigger["text"] == "text form"


def test_a_closed_form_stays_closed():
    events = conversation(1) + turn("a", ActiveLoop("test_form")) + turn("b", ActiveLoop(None))
    for number in range(100):
        events += turn(number)
    assert state(history.fold(events, SLOTS))[1] is None


def test_whole_turns_are_kept_and_no_others():
    folded = history.fold(conversation(100), SLOTS)
    kept = [event.message_id for event in folded if isinstance(event, UserUttered)]
    assert len(kept) >= history.KEPT_TURNS
    assert kept == [f"m{number}" for number in range(100 - len(kept), 100)]
    first = next(i for i, event in enumerate(folded) if isinstance(event, UserUttered))
    assert folded[first - 1] == ActionExecuted("action_listen")


def test_turns_of_many_events_are_still_kept_whole():
    events = conversation(0)
    for number in range(history.KEPT_TURNS + 3):
        events += turn(number, *[SlotSet("booked", i) for i in range(40)])
    folded = history.fold(events, SLOTS)
    kept = [event.message_id for event in folded if isinstance(event, UserUttered)]
    assert kept == [f"m{number}" for number in range(3, history.KEPT_TURNS + 3)]
    assert state(folded) == state(events)


def test_folding_again_and_again_loses_nothing():
    folded = conversation(1, [SlotSet("language", "en")]) + turn("f", ActiveLoop("test_form"))
    longest = 0
    for number in range(1000):
        folded = history.fold(folded + turn(number), SLOTS)
        longest = max(longest, len(folded))
    assert longest <= history.MOST_EVENTS
    assert state(folded)[:2] == ({"language": "en", "booked": None, "never_set": None}, ("test_form", False, False))


def test_one_endless_turn_is_not_cut():
    events = conversation(0) + turn(0, *[SlotSet("booked", i) for i in range(300)])
    assert state(history.fold(events, SLOTS)) == state(events)
