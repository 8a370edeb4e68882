"""What was seen on a photo, and what it means: what passes between the worker, the fields and the handler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

DocumentType = Literal[
    "passport", "hk_macao_id", "residence_permit", "home_return_permit", "taiwan_compatriot_permit", "resident_card"
]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and where it stands on the upright page, in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far down the line's middle is."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageText:
    """Everything legible on a page, from top to bottom; `zone` are the machine-readable lines looked at once more."""

    lines: tuple[TextLine, ...] = ()
    zone: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, answer: Mapping[str, Any]) -> PageText:
        """Rebuild what the worker wrote: ``{"lines": [[text, left, top, right, bottom]…], "zone": [text…]}``."""
        return cls(tuple(TextLine(*line) for line in answer["lines"]), tuple(answer["zone"]))

    def to_json(self) -> dict[str, Sequence[Any]]:
        """Return what `from_json` reads."""
        lines = [[line.text, line.left, line.top, line.right, line.bottom] for line in self.lines]
        return {"lines": lines, "zone": list(self.zone)}


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """The fields of a document; an empty one could not be read or not be proven, and the person is asked.

    `document_number` is in clear: whoever keeps or says it makes it a token first. `nationality` is the state's
    three-letter code. `check` tells what stands behind the fields: the zone's check digits, or print alone.
    `problems` are tails of utterances that say what to do: ``photo_unreadable``, ``document_expired``,
    ``photo_look_at_line_1`` (2, 3: the line of the machine-readable zone to compare), ``photo_number_odd``,
    ``photo_name_unclear``.
    """

    document_type: DocumentType | None = None
    full_name: str = ""
    full_name_zh: str = ""
    document_number: str = ""
    birth_date: date | None = None
    sex: Literal["F", "M", ""] = ""
    nationality: str = ""
    expires_on: date | None = None
    check: Literal["mrz", "printed"] = "printed"
    problems: tuple[str, ...] = ()
