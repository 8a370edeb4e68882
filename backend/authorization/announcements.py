"""Tells the person, in their own channel and language, what happened to their witness while they were not asking.

It is written in the transaction that makes it true, so that neither a crash nor a repeated callback can lose it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.authorization.model import Witness
from backend.authorization.power.model import SealedPower
from backend.shared.database import Session
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, moment, verbatim

ROLES: Mapping[str, Words] = {
    "judge": Words("法官", "the judge"),
    "party": Words("您", "you"),
    "lawyer": Words("律师", "your lawyer"),
}
_TITLE, _ONLINE = Words("授权委托视频见证", "Video witness"), "线上视频见证"
POWER_FILE = "power_pdf"
"""Kind of the sealed paper among the files people may open."""


class Announcements:
    """Says what came of a witness.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person, read in the given transaction.
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
    """

    def __init__(
        self, speak: Speak, person: Callable[[Session, str], Person], wording: Callable[[str, str], str]
    ) -> None:
        self._speak = speak
        self.person = person
        self._wording = wording

    def outcome(self, session: Session, kind: str, witness: Witness) -> None:
        """A booking, change or cancellation came through after the turn."""
        past = {"book": "booked", "change": "changed", "cancel": "cancelled"}[kind]
        self._about(session, witness, f"utter_authorization_{past}_later")

    def failed(self, session: Session, kind: str, witness: Witness, reason: str) -> None:
        """The platform refused after the turn."""
        utter = "utter_authorization_declined_later" if kind == "book" else "utter_authorization_request_failed_later"
        self._about(session, witness, utter, because=self._because(session, witness, f"utter_{reason}"), edition=reason)

    def reminded(self, session: Session, witness: Witness, number: int) -> None:
        """The session is near."""
        self._about(session, witness, "utter_authorization_reminder", edition=str(number))

    def judge(self, session: Session, witness: Witness) -> None:
        """Another judge sits."""
        self._about(session, witness, "utter_authorization_judge_changed", edition=witness.judge)

    def moved(self, session: Session, witness: Witness) -> None:
        """The court moved the session."""
        self._about(session, witness, "utter_authorization_moved_by_court")

    def called_off(self, session: Session, witness: Witness, reason: str) -> None:
        """The court called the session off."""
        language = self.person(session, witness.person_id).language
        because = verbatim(reason) if reason else Words("法院没有说明原因", "the court gave no reason").say(language)
        self._about(session, witness, "utter_authorization_called_off", because=because)

    def sealed(self, session: Session, witness: Witness, power: SealedPower) -> None:
        """The paper is sealed: it comes with it."""
        file = {"kind": POWER_FILE, "id": power.power_id, "name": f"power-of-attorney-{power.number}.pdf"}
        facts = {"power_number": verbatim(power.number)}
        self._about(session, witness, "utter_authorization_sealed", custom={"file": file}, **facts)

    def refused(self, session: Session, witness: Witness, reason: str, note: str) -> None:
        """The judge refused."""
        because = self._because(session, witness, f"utter_authorization_ending_{reason}")
        self._about(session, witness, "utter_authorization_refused", because=f"{because}{_noted(note)}")

    def missed(self, session: Session, witness: Witness, absent: tuple[str, ...]) -> None:
        """Somebody did not come."""
        language = self.person(session, witness.person_id).language
        names = [ROLES[role].say(language) for role in absent if role in ROLES]
        who = Words("、".join(names), ", ".join(names)).say(language)
        self._about(session, witness, "utter_authorization_missed", who=who)

    def _because(self, session: Session, witness: Witness, utter: str) -> str:
        return self._wording(utter, self.person(session, witness.person_id).language)

    def _about(
        self,
        session: Session,
        witness: Witness,
        utter: str,
        *,
        edition: str = "",
        custom: Mapping[str, Any] | None = None,
        **facts: str,
    ) -> None:
        """The same thing about the same state of the same witness is said once."""
        said = facts_of(witness, self.person(session, witness.person_id)) | facts
        key = f"{utter}:{witness.witness_id}:{witness.sequence}:{edition}"[:200]
        custom = custom or _short(witness, _TITLE.say(self.person(session, witness.person_id).language))
        self._speak(witness.person_id, utter, said, key=key, session=session, custom=custom)


def facts_of(witness: Witness, person: Person) -> dict[str, str]:
    """Collect the facts for every sentence about a witness."""
    none_yet = Words("待定", "not known yet").say(person.language)
    return {
        "when": moment(witness.slot.start, person.timezone, person.city, person.language),
        "number": verbatim(witness.number) if witness.number else none_yet,
        "judge": verbatim(witness.judge) if witness.judge else none_yet,
        "lawyer": verbatim(witness.lawyer_name),
        "case": verbatim(witness.case_title),
    }


def _short(witness: Witness, title: str) -> dict[str, Any]:
    return notice("appointment", title, at=witness.slot.start, number=witness.number or "", place=_ONLINE)


def _noted(note: str) -> str:
    return f"（{verbatim(note)}）" if note else ""
