"""How the services write their log: a line a person reads, or a JSON object a machine does, private numbers masked."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Literal

from backend.shared.privacy import MaskingFilter

LogFormat = Literal["text", "json"]
NOISY = ("httpx", "httpcore", "rasa_sdk", "engineio.server", "socketio.server")
"""Libraries that tell each step; only their warnings are of use."""


class JsonLines(logging.Formatter):
    """One object a line: when, how grave, who, what, and what went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; `MaskingFilter` has finished and masked message and traceback before."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_text:
            told["exception"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


def configure_logging(form: LogFormat = "text") -> None:
    """Log to standard error, with private numbers masked whoever writes them."""
    handler = logging.StreamHandler()
    handler.addFilter(MaskingFilter())
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if form == "json" else plain)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
