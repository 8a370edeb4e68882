"""Lines of the bot's log: as the services write them, for people or as a JSON object, each with its turn."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime, timezone

FORMAT_VARIABLE = "YIQIAOTONG_LOG_FORMAT"
TURN_HEADER = "X-Yiqiaotong-Turn"
"""Header by which an action is told for whose turn it is called; the services know it by the same name."""
TRACE_HEADER = "traceparent"
"""The services' trace of this turn (W3C Trace Context), handed on with each action as it came."""

TURN: ContextVar[str] = ContextVar("turn", default="")
TRACE: ContextVar[str] = ContextVar("trace", default="")


def passed_on() -> Mapping[str, str]:
    """The headers by which an action's own lines and spans find their turn."""
    named = {TURN_HEADER: TURN.get(), TRACE_HEADER: TRACE.get()}
    return {name: value for name, value in named.items() if value}


class TurnFilter(logging.Filter):
    """Put on the log's handler: notes on a record in the course of which turn it was written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add it; never drops a line."""
        record.turn = TURN.get()
        return True


class JsonLines(logging.Formatter):
    """One object a line: when, how grave, who, what, about which turn, and what went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a traceback is one of its values."""
        at = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if getattr(record, "turn", ""):
            told["turn"] = record.turn  # type: ignore[attr-defined]
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class TextLines(logging.Formatter):
    """A line a person reads, with its turn behind the message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line without its traceback."""
        line, turn = super().formatMessage(record), getattr(record, "turn", "")
        return f"{line} [turn={turn}]" if turn else line


def set_up(level: str) -> None:
    """Log to standard error in the form of the settings."""
    handler = logging.StreamHandler()
    handler.addFilter(TurnFilter())
    handler.setFormatter(JsonLines() if os.environ.get(FORMAT_VARIABLE) == "json" else TextLines())
    logging.basicConfig(level=level, handlers=[handler])
