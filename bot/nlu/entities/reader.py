"""Everything a message says: runs every reader over the folded text and keeps the best reading of each stretch."""

from __future__ import annotations

import functools
from typing import Any

from .case_numbers import find_case_numbers
from .dates import Reference, find_dates
from .documents import find_documents, find_masked
from .folding import fold
from .money import find_money
from .numbers import find_numbers
from .phones import find_emails, find_phones
from .phrases import PhraseFinder
from .places import PlaceFinder
from .spans import Span, settle
from .waivers import find_waivers

LONGEST = 5000  # characters read of one message; channels accept no more
MOST_ENTITIES = 100


class EntityReader:
    """Holds the gazetteers; one instance serves a whole process."""

    def __init__(self) -> None:
        self._phrases = PhraseFinder()
        self._places = PlaceFinder()
        self._regions = self._places.names.countries_of_zones

    @classmethod
    @functools.lru_cache(maxsize=1)
    def shared(cls) -> EntityReader:
        """The reader of this process, loaded at the first call."""
        return cls()

    def spans(self, text: str, metadata: dict[str, Any]) -> list[Span]:
        """The settled readings of a message; `metadata` has `now` (ISO 8601), `timezone` (IANA) and `language`."""
        text = text[:LONGEST]
        folded = fold(text)
        zone = metadata.get("timezone")
        region = self._regions.get(zone or "")
        reference = Reference.of(metadata.get("now"), zone, text, metadata.get("language"), region)
        found = [*find_masked(text), *find_case_numbers(folded), *find_emails(folded), *find_documents(folded)]
        found += find_phones(folded, [region] if region else [])
        found += find_dates(folded, text, reference)
        found += [
            *find_money(folded),
            *find_numbers(folded),
            *self._phrases.find(folded),
            *find_waivers(folded),
            *self._places.find(folded, text),
        ]
        return settle(found, len(text), MOST_ENTITIES)

    def read(self, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """The entities of a message as dictionaries; `text` is what the person wrote between `start` and `end`."""
        return [
            {
                "entity": span.kind,
                "value": span.value,
                "start": span.start,
                "end": span.end,
                "text": text[span.start : span.end],
                "confidence_entity": 1.0,
            }
            for span in self.spans(text, metadata)
        ]
