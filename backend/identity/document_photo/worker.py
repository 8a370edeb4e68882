"""The process that looks at photos: `python -m backend.identity.document_photo.worker`, started by `reader`.

One request at a time on standard input: the photo's length (8 bytes, big end first), then the photo. One answer on
standard output: a line of JSON, ``{"lines": …, "zone": …}`` or ``{"unusable": reason}``. Decoders and models see
strangers' bytes only in here, with bounded memory and time, without the services' secrets, and nothing is written.
"""

from __future__ import annotations

from functools import partial

from backend.paper_reader.pages.picture import BYTES_LIMIT, UnusablePicture, upright_picture
from backend.paper_reader.pages.text_lines import LineReader
from backend.shared.bounded_worker import serve

MEMORY_LIMIT = 4 * 1024**3
"""Address space in bytes; the models and a page of 2000 pixels take about half."""
PROCESSOR_SECONDS = 30
"""For one photo."""


def main() -> None:
    """Answer requests until standard input is closed."""
    answer = partial(_answer, LineReader())
    serve(answer, memory=MEMORY_LIMIT, processor_seconds=PROCESSOR_SECONDS, largest=BYTES_LIMIT)


def _answer(reader: LineReader, photo: bytes) -> dict[str, object]:
    try:
        return dict(reader.read(upright_picture(photo)).to_json())
    except UnusablePicture as unusable:
        return {"unusable": unusable.reason}
    except MemoryError:
        return {"unusable": "photo_too_large"}


if __name__ == "__main__":
    main()
