"""Merging of co-plaintiffs' own particulars into a complaint, for the court and its desk alone.

The inviter's draft and case hold a co-plaintiff's name and nothing else of theirs. What they gave lies sealed with
their own key until the complaint is sent, so nobody's papers show it to another heir.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from backend.filing.complaint_file import party_of
from backend.filing.joint import records
from backend.filing.joint.model import brief_of
from backend.filing.model import Complaint, Party
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring

OWN_WORDS = "（由本人填写，不在本副本显示）"
"""In the place of a co-plaintiff's address in whoever else's papers."""


class Merging:
    """Puts complaints with several plaintiffs together.

    Args:
        database, keyring: where particulars are.
        unmask: opens tokens, each of the person whose it is.
    """

    def __init__(self, database: Database, keyring: Keyring, unmask: Callable[[str, str], str]) -> None:
        self._database, self._keyring, self._unmask = database, keyring, unmask

    def whole(self, case_id: str, complaint: Complaint) -> Complaint:
        """Return a complaint with what each co-plaintiff gave, their numbers opened.

        Raises:
            Refused: ``filing_incomplete`` while somebody has not agreed to these claims, or is gone.
        """
        if not _is_joint(complaint):
            return complaint
        with self._database.reading() as session:
            places = records.places_of(session, case_id)
        digest = brief_of(complaint).digest
        return dataclasses.replace(
            complaint, plaintiffs=tuple(self._own(party, places, digest) for party in complaint.plaintiffs)
        )  # fmt: skip

    def handed_in(self, session: Session, case_id: str, complaint: Complaint) -> None:
        """Close a filing's invitations in the transaction that hands it in.

        Raises:
            Refused: as `whole`, where somebody has taken their word back meanwhile.
        """
        joint = records.joint_row(session, case_id)
        if joint is None or joint["status"] != "open" or not _is_joint(complaint):
            return
        places, digest = records.places_of(session, case_id), brief_of(complaint).digest
        for party in complaint.plaintiffs:
            self._own(party, places, digest)
        records.change_joint(session, case_id, status="filed")

    def _own(self, party: Party, places: dict[str, records.Row], digest: str) -> Party:
        if not party.co_plaintiff:
            return party
        place = places.get(party.co_plaintiff)
        if place is None or place["state"] != "agreed" or place["agreed_to"] != digest:
            raise Refused("filing_incomplete")
        plain = records.particulars_in(self._keyring, place)
        given = party_of(every_text(plain, lambda text: self._unmask(place["person_id"], text)))
        return dataclasses.replace(given, co_plaintiff=party.co_plaintiff)


def without_others(complaint: Complaint) -> Complaint:
    """Return a complaint as its inviter's papers show it: what co-plaintiffs gave is theirs."""
    if not _is_joint(complaint):
        return complaint
    shown = (
        dataclasses.replace(party, address=OWN_WORDS) if party.co_plaintiff else party for party in complaint.plaintiffs
    )
    return dataclasses.replace(complaint, plaintiffs=tuple(shown))


def _is_joint(complaint: Complaint) -> bool:
    return any(party.co_plaintiff for party in complaint.plaintiffs)
