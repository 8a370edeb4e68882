"""Lines of the services' log: text a person reads, or a JSON object a machine does, private numbers masked."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Literal

from backend.shared.log_context import AboutFilter
from backend.shared.privacy import MaskingFilter

LogFormat = Literal["text", "json"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
NOISY = ("httpx", "httpcore", "rasa_sdk", "engineio.server", "socketio.server")
"""Libraries that tell each step; only their warnings are of use."""


class JsonLines(logging.Formatter):
    """One object a line: when, how grave, who, what, about which turn or job, and what went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; `MaskingFilter` has finished and masked message and traceback before."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        told |= getattr(record, "about", {})
        if record.exc_text:
            told["exception"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


class TextLines(logging.Formatter):
    """A line a person reads, with what it is about behind its message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line without its traceback."""
        about = " ".join(f"{name}={value}" for name, value in getattr(record, "about", {}).items())
        return f"{super().formatMessage(record)} [{about}]" if about else super().formatMessage(record)


def configure_logging(form: LogFormat = "text", level: LogLevel = "INFO") -> None:
    """Log to standard error, with private numbers masked whoever writes them."""
    handler = logging.StreamHandler()
    handler.addFilter(AboutFilter())
    handler.addFilter(MaskingFilter())
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
