"""Contents of Rasa's log: that something failed and where, never what somebody said.

Rasa logs a response that cannot be filled in with the variables of every frame of the traceback, and among these are
the slots: a place, a date, a name.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

CONTENTS = ("response", "text", "values", "message", "entities", "slots", "events", "tracker", "stack")


def keep_out() -> None:
    """Put the rule before whatever prints; call it after Rasa has set up its log."""
    processors = list(structlog.get_config()["processors"])
    at = next((at for at, one in enumerate(processors) if one is structlog.dev.set_exc_info), -1) + 1
    structlog.configure(processors=[*processors[:at], without_contents, *processors[at:]])


def without_contents(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what may hold a person's words, and say of an error only its kind and its place."""
    for name in CONTENTS:
        event.pop(name, None)
    given = event.pop("exc_info", None)
    if given:
        error = given if isinstance(given, BaseException) else sys.exc_info()[1]
        event["error"] = _named(error) if error is not None else "unknown"
    return event


def _named(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
