"""Reads the files of the gazetteer: facts about places, which the bot reads, too (`gazetteer/README.md`)."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"


def read_rows(name: str, folder: Path = GAZETTEER) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file, packed or not.

    Args:
        name: of the file; ``.gz`` at its end says that it is packed.
        folder: the gazetteer's, unless the table is a service's own.
    """
    content = (folder / name).read_bytes()
    text = gzip.decompress(content) if name.endswith(".gz") else content
    return csv.DictReader(io.StringIO(text.decode("utf-8")))
