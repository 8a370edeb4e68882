"""From the lines of a page to the fields of a document: first by the machine-readable zone, then by print. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from backend.identity.document_photo.printed_cards import read_printed
from backend.identity.document_photo.reading import DocumentType, PhotoReading
from backend.identity.machine_readable_zone import Zone, read_zone
from backend.paper_reader.pages.lines import PageText

UNREADABLE = PhotoReading(problems=("photo_unreadable",))


def read_fields(page: PageText, today: date) -> PhotoReading:
    """Return what the page says.

    Args:
        page: the legible lines.
        today: by which a document is expired and the century of a year of birth is decided.

    Returns:
        The fields; ``photo_unreadable`` among the problems where no document could be recognised.
    """
    texts = [line.text for line in page.lines]
    zones = [read_zone(lines, today, texts) for lines in (page.zone, texts)]
    found = min((zone for zone in zones if zone), key=lambda zone: (len(zone.look_again), zone.repaired), default=None)
    printed = read_printed(page)
    reading = _from_zone(found, printed) if found else printed
    if reading is None:
        return UNREADABLE
    if reading.expires_on is not None and reading.expires_on < today:
        return replace(reading, problems=(*reading.problems, "document_expired"))
    return reading


def _from_zone(zone: Zone, printed: PhotoReading | None) -> PhotoReading:
    """The zone's fields, and of print only the Chinese name, which no zone holds."""
    chinese = printed.full_name_zh if printed else ""
    latin = f"{zone.surname} {zone.given_names}".strip()
    names_line = 1 if zone.layout == "TD3" else 3
    return PhotoReading(
        document_type=_type_of(zone),
        full_name=latin if names_line not in zone.look_again else "",
        full_name_zh=chinese,
        document_number=zone.number,
        birth_date=zone.birth_date,
        sex="F" if zone.sex == "F" else "M" if zone.sex == "M" else "",
        nationality=zone.nationality,
        expires_on=zone.expires_on,
        check="mrz",
        problems=tuple(f"photo_look_at_line_{line}" for line in zone.look_again),
    )


def _type_of(zone: Zone) -> DocumentType | None:
    """Passports are P (Doc 9303-4, 4.2.2); the mainland's two permits are C with a letter of their own."""
    if zone.layout == "TD3":
        return "passport"
    permits: dict[str, DocumentType] = {"CR": "home_return_permit", "CT": "taiwan_compatriot_permit"}
    return permits.get(zone.document_code) if zone.issuer == "CHN" else None
