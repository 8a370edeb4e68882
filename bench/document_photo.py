"""`python -m bench.document_photo`: how long reading a photo takes, and the worker's start and memory.

Prints a table and writes bench/results/document_photo.json. The documents are drawn (tests/identity), nobody's.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from backend.identity.document_photo.reader import DocumentPhotoReader
from cli.process_use import memory_mb
from tests.identity import drawn_documents as drawn

RESULTS = Path(__file__).resolve().parent / "results"
TODAY = date(2026, 1, 1)
TIMES = 3


def photos() -> dict[str, bytes]:
    """Returns the pictures to measure with, by name."""
    passport = drawn.photographed(drawn.passport())
    return {
        "passport": drawn.as_jpeg(passport),
        "passport, 12 megapixels": drawn.as_jpeg(passport.resize((4000, 2923))),
        "passport, on its head": drawn.as_jpeg(passport.rotate(180)),
        "passport, sideways": drawn.as_jpeg(passport.rotate(90, expand=True)),
        "resident card": drawn.as_jpeg(drawn.photographed(drawn.resident_card())),
        "Hong Kong card": drawn.as_jpeg(drawn.photographed(drawn.hongkong_card())),
        "Home Return Permit": drawn.as_jpeg(drawn.photographed(drawn.permit("港澳居民来往内地通行证", "H12345678"))),
    }


def measure() -> dict[str, object]:
    """Returns seconds of the first photo (the worker starts for it), of each later one, and the worker's memory."""
    reader = DocumentPhotoReader(photo_seconds=120)
    pictures = photos()
    cold = _seconds(reader, pictures["resident card"])
    warm = {
        name: round(statistics.median(_seconds(reader, picture) for _ in range(TIMES)), 2)
        for name, picture in pictures.items()
    }
    peak, address_space = (memory_mb(reader.worker_pid, figure) for figure in ("VmHWM", "VmPeak"))
    reader.close()
    start = round(cold - warm["resident card"], 2)
    return {"start_seconds": start, "photo_seconds": warm, "peak_mb": peak, "peak_address_space_mb": address_space}


def _seconds(reader: DocumentPhotoReader, picture: bytes) -> float:
    began = time.monotonic()
    if not reader.read(picture, TODAY).document_number:
        print("  (a number was not read)", file=sys.stderr)
    return time.monotonic() - began


def main() -> None:
    """Measure, print and keep."""
    measured = measure()
    print(f"\ndocument_photo\n  the worker's start     {measured['start_seconds']:6.2f} s")
    for name, seconds in dict(measured["photo_seconds"]).items():  # type: ignore[call-overload]
        print(f"  {name:<24}{seconds:5.2f} s")
    print(f"  at most {measured['peak_mb']} MB resident, {measured['peak_address_space_mb']} MB address space\n")
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "document_photo.json").write_text(json.dumps(measured, indent=2) + "\n")


if __name__ == "__main__":
    main()
