"""The process that inspects files: `python -m backend.files.inspection.worker`, started by `bounded`.

A request is a line of JSON (``name``, ``limits``) and the content. The answer is ``{"format": name}`` or ``{"refused":
reason, "facts": {...}, "because": detail for the log}``. Readers of PDF, pictures and archives see a stranger's bytes
only in here, with bounded memory and processor time and without the services' secrets; nothing is written.
"""

from __future__ import annotations

import json
import logging
import warnings
from typing import Any

from backend.files.inspection.inspector import inspect
from backend.files.inspection.verdicts import Damaged, Suspicious, TooIntricate
from backend.files.model import FileLimits, bare_name
from backend.shared.bounded_worker import serve
from backend.shared.errors import Refused

MEMORY_LIMIT = 768 * 1024**2
"""Address space in bytes: the libraries take a quarter, a picture of several passes and its file the half."""
PROCESSOR_SECONDS = 10
LARGEST_REQUEST = 101 * 1024 * 1024
"""The largest file that settings allow, and a little."""


def main() -> None:
    """Answer requests until standard input is closed."""
    logging.disable(logging.CRITICAL)  # a broken file makes its readers complain at length; the verdict is the answer
    warnings.simplefilter("ignore")
    serve(answer, memory=MEMORY_LIMIT, processor_seconds=PROCESSOR_SECONDS, largest=LARGEST_REQUEST)


def answer(request: bytes) -> dict[str, Any]:
    """Return what a file is, or why it is refused."""
    head, _, content = request.partition(b"\n")
    told = json.loads(head)
    try:
        return {"format": inspect(told["name"], content, FileLimits(*told["limits"]))}
    except Refused as refused:
        return {"refused": refused.reason, "facts": refused.facts, "because": _because(refused.__cause__)}
    except MemoryError:
        return {"refused": "file_too_intricate", "facts": {"name": bare_name(told["name"])}, "because": "memory"}


def _because(cause: BaseException | None) -> str:
    """Say why, for the log: in our own words, and of a library's only the kind, since its words quote the file."""
    if cause is None:
        return ""
    return str(cause) if isinstance(cause, (Damaged, Suspicious, TooIntricate)) else type(cause).__name__


if __name__ == "__main__":
    main()
