"""The process that looks at photos: `python -m backend.identity.document_photo.worker`, started by `reader`.

One request at a time on standard input: the photo's length (8 bytes, big end first), then the photo. One answer on
standard output: a line of JSON, ``{"lines": …, "zone": …}`` or ``{"unusable": reason}``. Decoders and models see
strangers' bytes only in here, with bounded memory and time, without the services' secrets, and nothing is written.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from typing import IO

from backend.identity.document_photo.picture import BYTES_LIMIT, UnusablePicture, upright_picture
from backend.identity.document_photo.text_lines import LineReader

MEMORY_LIMIT = 4 * 1024**3
"""Address space in bytes; the models and a page of 2000 pixels take about half."""
PROCESSOR_SECONDS = 30
"""For one photo."""


def main() -> None:
    """Answer requests until standard input is closed."""
    with suppress(ValueError, OSError):  # macOS knows the limit's name but does not take it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    reader = LineReader()
    while (photo := _next_photo(sys.stdin.buffer)) is not None:
        _allow_processor_time()
        answers.write(json.dumps(_answer(reader, photo), ensure_ascii=False).encode() + b"\n")
        answers.flush()


def _answer(reader: LineReader, photo: bytes) -> dict[str, object]:
    try:
        return dict(reader.read(upright_picture(photo)).to_json())
    except UnusablePicture as unusable:
        return {"unusable": unusable.reason}
    except MemoryError:
        return {"unusable": "photo_too_large"}


def _next_photo(requests: IO[bytes]) -> bytes | None:
    head = requests.read(8)
    size = int.from_bytes(head, "big")
    if len(head) < 8 or size > BYTES_LIMIT:
        return None
    photo = requests.read(size)
    return photo if len(photo) == size else None


def _allow_processor_time() -> None:
    """Let the next photo take its own time: the system counts from the process's start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + PROCESSOR_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
