"""The process that examines strangers' PDFs: `python -m backend.authorization.power.seal.worker`, see `examiner`."""

from __future__ import annotations

import logging
from typing import Any

from backend.authorization.power.seal.examination import examine
from backend.shared.bounded_worker import serve

MEMORY_LIMIT = 1024**3
PROCESSOR_SECONDS = 8
BYTES_LIMIT = 24 * 1024 * 1024


def main() -> None:
    """Answer requests (length of the roots in four bytes, the roots, the PDF) until standard input is closed."""
    logging.disable()  # libraries write what they find in strangers' files
    serve(_answer, memory=MEMORY_LIMIT, processor_seconds=PROCESSOR_SECONDS, largest=BYTES_LIMIT)


def _answer(request: bytes) -> dict[str, Any]:
    size = int.from_bytes(request[:4], "big")
    roots, content = request[4 : 4 + size], request[4 + size :]
    try:
        return examine(content, roots).to_json()
    except MemoryError:
        return {"seal": "unreadable", "codes": []}


if __name__ == "__main__":
    main()
