"""The desk's sections, in the order of its head. A new desk (witness room, legal map, mediation …) is a line here.

A section is an address, the right it needs, its label in ``web/desk/words.yml``, and a file beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.desk.model import Right


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the head."""

    path: str
    right: Right
    label: str


SECTIONS = (
    Section("/desk/filings", "filing", "filings"),
    Section("/desk/identities", "identity", "identities"),
    Section("/desk/witnesses", "witness_diary", "witnesses"),
    Section("/desk/appointments", "notarization", "appointments"),
    Section("/desk/mediations", "mediation", "mediations"),
    Section("/desk/arbitrations", "arbitration", "arbitrations"),
    Section("/desk/enquiries", "enquiries", "enquiries"),
    Section("/desk/talks", "talk", "talks"),
    Section("/desk/places", "places", "places_section"),
    Section("/desk/figures", "figures", "figures"),
    Section("/desk/officers", "officers", "officers"),
)
