"""Mainland short numbers do not ring from abroad: whoever is given one is told once what does, here and nowhere else.

Many utterances name 12368 or 12348. Saying beside each what to do abroad would be said differently in each and missing
in the next; so what leaves the house is looked at instead. Rule: HOT-SHORT (from memory, said with its doubt).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import select

from backend.contracts.legal_map import Landline as Landline
from backend.conversation.history import said_last
from backend.conversation.model import Reply
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.tables import handovers
from backend.shared.database import Database, Session
from backend.shared.wording import Words, verbatim

SHORT_NUMBER = re.compile(r"(?<![\d+-])(?:12368|12348)(?!\d)")
UTTER = "utter_dial_from_abroad"
_TOLD = "dial_from_abroad"
"""Marks a message of ours, in its ``custom``, that was told together with the explanation."""
_LOOK_BACK = 600
"""Bubbles of ours within which it is not said again: more than the longest filing takes."""


_CALL = Words(
    "在国外打{court} {phone}（{as_of}查的；别的法院的案子问它该打哪里）",
    "From abroad call {court}, {phone} (as of {as_of}; for a case elsewhere ask there)",
)
_OR_SAY = Words("，或者说“转人工”。", ', or say "talk to a person".')
_SAY = Words(
    "在国外请说“转人工”，工作人员会在这里回您。",
    'From abroad say "talk to a person", and our staff will write to you here.',
)
_WAITS = Words("在国外就在这里等，工作人员会回您。", "From abroad just wait here; our staff will write to you.")
_STOP = Words("。", ".")


class ShortNumbers:
    """Adds the explanation to what is said.

    Args:
        database: knows what was said before.
        phrasebook: holds the sentence.
        landline: returns a court's number that rings from abroad, or None if the map has none. It may open the database
            for writing (the map reads itself in), so it is never asked inside a transaction.
    """

    def __init__(self, database: Database, phrasebook: Phrasebook, landline: Callable[[], Landline | None]) -> None:
        self._database = database
        self._phrasebook = phrasebook
        self._landline = landline
        self._known: Landline | None = None

    def learn(self) -> None:
        """Look the landline up, for what is said inside a transaction later."""
        self._known = self._landline()

    def beside(self, person_id: str, replies: Sequence[Reply], language: str) -> list[Reply]:
        """Return the replies of a turn with a bubble of its own after the first that names such a number."""
        at = next((at for at, reply in enumerate(replies) if SHORT_NUMBER.search(reply.text)), None)
        if at is None or UTTER not in self._phrasebook:
            return list(replies)
        with self._database.reading() as session:
            if _was_told(session, person_id):
                return list(replies)
        self.learn()
        explanation = self._explanation(language, self._waits(person_id))
        return [*replies[: at + 1], explanation, *replies[at + 1 :]]

    def within(self, session: Session, person_id: str, reply: Reply, language: str) -> Reply:
        """Return a message of ours with the explanation in its own text: some channels take one message only."""
        if not SHORT_NUMBER.search(reply.text) or UTTER not in self._phrasebook or _was_told(session, person_id):
            return reply
        text = f"{reply.text}\n{self._explanation(language, _is_waiting(session, person_id)).text}"
        return replace(reply, text=text, custom={**reply.custom, _TOLD: True})

    def _waits(self, person_id: str) -> bool:
        with self._database.reading() as session:
            return _is_waiting(session, person_id)

    def _explanation(self, language: str, waits: bool) -> Reply:
        """The sentence with what rings from abroad; who waits for a person already is not told to call one."""
        known = self._known
        way = (_WAITS if waits else _SAY).say(language)
        if known is not None:
            facts = {"court": known.court.say(language), "phone": verbatim(known.phone), "as_of": known.as_of}
            way = _CALL.say(language).format(**facts) + (_STOP if waits else _OR_SAY).say(language)
        return self._phrasebook.render(UTTER, language, {"way": way})


def _is_waiting(session: Session, person_id: str) -> bool:
    open_calls = select(handovers.c.handover_id).where(handovers.c.person_id == person_id, handovers.c.state == "open")
    return session.execute(open_calls.limit(1)).first() is not None


def _was_told(session: Session, person_id: str) -> bool:
    newest = said_last(session, person_id, _LOOK_BACK)
    return any(body.get("utter") == UTTER or (body.get("custom") or {}).get(_TOLD) for body in newest)
