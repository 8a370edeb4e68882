"""Papers of verified people stay shut in a browser where they have not proved themselves for a day.

A shared computer shows whoever opens it the conversation that was left there; what is in the papers (numbers in clear,
addresses, a whole complaint) is more than that, so the last four characters of the person's document open them.
"""

from __future__ import annotations

import dataclasses
import hmac
from typing import Literal

from backend.api.file_links import FileLinks
from backend.bootstrap import Backend
from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from backend.conversation.model import Reply
from backend.conversation.people import WEB

PROOF = 4
Proof = Literal["right", "wrong", "too_often"]


class PaperLock:
    """Decides what a browser is shown of a reply's files.

    Args:
        backend: knows people and browsers.
        links: makes the links of attached files.
    """

    def __init__(self, backend: Backend, links: FileLinks) -> None:
        self._backend = backend
        self._links = links
        self._browsers = backend.conversation.browsers

    def is_shut(self, channel: str, address: str, person_id: str) -> bool:
        """Return True where a verified person has still to prove themselves."""
        if channel != WEB or self._browsers.is_proved(address):
            return False
        return self._party(person_id) is not None

    def attach(self, person_id: str, reply: Reply, shut: bool, shown_in: str = "") -> Reply:
        """Return the reply with its file to be opened, or with word that it is shut; see `FileLink` for `shown_in`."""
        if not shut or "file" not in reply.custom:
            return self._links.attach(person_id, reply, shown_in)
        rest = {name: value for name, value in reply.custom.items() if name != "file"}
        return dataclasses.replace(reply, custom=rest | {"shut": True})

    def prove(self, channel: str, address: str, digits: str) -> Proof:
        """Compare what was typed with the end of the document's number; five mistakes a day are forgiven."""
        person_id = self._backend.conversation.people.find(channel, address)
        party = self._party(person_id) if person_id and channel == WEB else None
        if person_id is None or party is None:
            return "wrong"
        if not self._browsers.may_prove(address):
            return "too_often"
        number = _core(self._backend.infra.privacy.unmask(person_id, party.document_number))
        right = len(number) >= PROOF and hmac.compare_digest(number[-PROOF:].encode(), _core(digits).encode())
        self._browsers.prove(address, right)
        return "right" if right else "wrong"

    def _party(self, person_id: str) -> VerifiedParty | None:
        party: VerifiedParty | None = self._backend.bus.handle(VerifiedPartyOf(person_id))
        return party


def _core(number: str) -> str:
    """The letters and digits of a number, without the marks people write between them."""
    return "".join(letter for letter in number.upper() if letter.isalnum())
