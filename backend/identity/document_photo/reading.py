"""The fields of a document on a photo: what passes between the reader and the handler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DocumentType = Literal[
    "passport", "hk_macao_id", "residence_permit", "home_return_permit", "taiwan_compatriot_permit", "resident_card"
]


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """The fields of a document; an empty one could not be read or not be proven, and the person is asked.

    `document_number` is in clear: whoever keeps or says it makes it a token first. `nationality` is the state's
    three-letter code. `check` tells what stands behind the fields: the zone's check digits, or print alone.
    `problems` are tails of utterances that say what to do: ``photo_unreadable``, ``document_expired``,
    ``photo_look_at_line_1`` (2, 3: the line of the machine-readable zone to compare), ``photo_number_odd``,
    ``photo_name_unclear``. `category` and `place` are what the document tells of its holder (see `holders`), empty
    where that is not certain.
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
    category: str = ""
    place: str = ""
