"""Shortening a long conversation without changing what the bot would do next.

A person may write to the same assistant for years. Rasa replays all events of a conversation several times a turn, so
the past is folded into its result (slots, open form) and only the last turns stay as events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    ConversationPaused,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

MOST_EVENTS = 160  # a conversation with more events is folded; a turn has six to ten
KEPT_EVENTS = 90  # to about this many
KEPT_TURNS = 12  # but never to fewer whole turns: actions look back so far, a lost reply is found by its message id


def fold(events: list[Event], slots: Iterable[Slot]) -> list[Event]:
    """The same conversation in fewer events.

    Args:
        events: All events so far, ending with a finished turn.
        slots: The domain's slots, to know the value each had where the past is cut off.

    Returns:
        `events` itself while it is short, else a prologue that restores slots and open form, and the last turns.
    """
    if len(events) <= MOST_EVENTS:
        return events
    cut = _place_to_cut(events)
    if cut == 0:
        return events
    past = DialogueStateTracker.from_events("", events[:cut], slots)
    return _prologue(past, events[cut].timestamp) + events[cut:]


def _place_to_cut(events: Sequence[Event]) -> int:
    """Index of the first event to keep: the start of a turn; 0 when nothing can be dropped."""
    starts = [i + 1 for i, event in enumerate(events[:-1]) if _ends_a_turn(event)]
    kept_at_least = starts[: -KEPT_TURNS + 1] if KEPT_TURNS > 1 else starts
    short_enough = [start for start in kept_at_least if len(events) - start <= KEPT_EVENTS]
    return short_enough[0] if short_enough else (kept_at_least or [0])[-1]


def _ends_a_turn(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


def _prologue(past: DialogueStateTracker, timestamp: float) -> list[Event]:
    """Events that bring a new tracker to the state of `past`, all at one time (seconds since 1970)."""
    prologue: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    prologue += [SlotSet(slot.name, slot.value) for slot in past.slots.values() if slot.has_been_set]
    prologue += _open_loop(past)
    prologue.append(ActionExecuted(ACTION_LISTEN_NAME))
    if past.is_active_loop_interrupted:
        prologue.append(LoopInterrupted(True))
    if past.is_paused():
        prologue.append(ConversationPaused())
    for event in prologue:
        event.timestamp = timestamp
    return prologue


def _open_loop(past: DialogueStateTracker) -> list[Event]:
    """The events of a form that waits for its next answer, as if it had just been opened by the message that did."""
    loop, name = past.active_loop, past.active_loop_name
    if loop is None or name is None:
        return []
    events: list[Event] = []
    if loop.trigger_message:
        trigger = loop.trigger_message
        events.append(UserUttered(trigger.get("text"), trigger.get("intent"), trigger.get("entities"), trigger))
    events += [ActionExecuted(name), ActiveLoop(name)]
    if loop.rejected:
        events.append(ActionExecutionRejected(name))
    return events
