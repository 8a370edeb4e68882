"""Rasa's slow spots on the way of a turn, each replaced by the same thing done once.

Every cure changes only the cost, never the result (tests/bot/test_speedups.py holds them beside the original).
`install` may be called any number of times.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import rasa
import rasa.shared.utils.common
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

ACTION_SEES_TURNS = 12  # the person's last turns that an action receives; slots and open form come whole
ACTION_SEES_WHOLE = 3  # of these, the last ones with every event; of the earlier ones what was said and what was opened
SAID = (UserUttered, BotUttered, ActiveLoop)
ACTION_SEES_DOMAIN = ("slots", "forms", "session_config")  # all that rasa_sdk's own validation looks at

_validator: Any = None
_event_types: dict[str, type[Event]] = {}
_domain_parts: dict[int, tuple[Domain, dict[str, Any]]] = {}


def install() -> None:
    """Put the cures in place of the originals."""
    RemoteAction._validate_action_result = validate_action_result
    RemoteAction._action_call_format = action_call
    Event.resolve_by_type = staticmethod(event_type)


def validate_action_result(action: RemoteAction, result: Any) -> bool:
    """Check an action's answer against Rasa's schema; raises jsonschema.ValidationError.

    `jsonschema.validate` first checks the schema itself, 27 of an action turn's 35 ms. The schema never changes.
    """
    global _validator
    if _validator is None:
        schema = RemoteAction.action_response_format_spec()
        _validator = jsonschema.validators.validator_for(schema)(schema)
    _validator.validate(result)
    return True


def event_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """The class of events of this type; raises ValueError for an unknown one.

    Rasa walks the whole tree of subclasses for every event it reads, 200 times a turn.
    """
    if type_name not in _event_types:
        classes: list[type[Event]] = rasa.shared.utils.common.all_subclasses(Event)
        for cls in reversed(classes):
            _event_types[cls.type_name] = cls
    found = _event_types.get(type_name, default)
    if found is None and type_name != "topic":  # events of old Rasa versions, skipped in silence as Rasa does
        raise ValueError(f"Unknown event name '{type_name}'.")
    return found


def action_call(action: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """The request for an action: the state of the conversation, the last turns and the domain's slots and forms.

    Rasa sends all events since the beginning and every response text of the domain, which no action of ours reads.
    """
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = [event.as_dict() for event in last_turns(tracker)]
    return {
        "next_action": action.name(),
        "sender_id": tracker.sender_id,
        "tracker": state,
        "domain": _parts_of(domain),
        "version": rasa.__version__,
    }


def last_turns(tracker: DialogueStateTracker) -> list[Event]:
    """The events of the person's last ACTION_SEES_TURNS turns.

    What a person told is looked for in what they have written, so an action that sees three messages forgets the
    fourth: for whom somebody sues, whose telephone it was.
    """
    recent: list[Event] = []
    turns = 0
    for event in reversed(tracker.events):
        if turns < ACTION_SEES_WHOLE or isinstance(event, SAID):
            recent.append(event)
        turns += isinstance(event, UserUttered)
        if turns == ACTION_SEES_TURNS:
            break
    return recent[::-1]


def _parts_of(domain: Domain) -> dict[str, Any]:
    if id(domain) not in _domain_parts:
        whole = domain.as_dict()
        # The domain is kept beside its parts, so that its id cannot be given to another one.
        _domain_parts[id(domain)] = (domain, {part: whole.get(part, {}) for part in ACTION_SEES_DOMAIN})
    return _domain_parts[id(domain)][1]
