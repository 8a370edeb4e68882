"""Tells the person, in their own language, what became of a filing while they were not asking.

It is said inside the transaction that records the change: whatever is recorded was said, once and in that order, and
what was never recorded was never said. The court's own words are passed on as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from backend.filing import events
from backend.filing.causes.guides import load_causes
from backend.filing.clocks import Deadline
from backend.filing.fees.steps import yuan_number
from backend.filing.model import Case
from backend.shared.courts import COURTS
from backend.shared.database import Session
from backend.shared.deadline import reservation
from backend.shared.messages import Event
from backend.shared.parties import Person
from backend.shared.wording import day, moment, verbatim

_TOLD_LATER = {
    events.FilingReceived: "utter_filing_news_received",
    events.FilingNotTaken: "utter_filing_news_not_taken",
    events.ExtensionAsked: "utter_filing_news_extension_asked",
    events.CourtRequestFailed: "utter_filing_news_request_failed",
    events.FilingWithdrawn: "utter_filing_news_withdrawn",
}
_TOLD = _TOLD_LATER | {
    events.FilingApproved: "utter_filing_news_approved",
    events.DefectsTold: "utter_filing_news_defects",
    events.CaseRegistered: "utter_filing_news_registered",
    events.FilingRefused: "utter_filing_news_refused",
    events.FilingReturned: "utter_filing_news_returned",
    events.ExtensionGranted: "utter_filing_news_extension_granted",
    events.ExtensionDenied: "utter_filing_news_extension_refused",
    events.FeeNoticed: "utter_filing_news_fee",
}

_REMINDED = {
    "cure": "utter_filing_news_cure_reminder",
    "fee": "utter_filing_news_fee_reminder",
    "appeal": "utter_filing_news_appeal_reminder",
}


class SpeakNews(Protocol):
    """Writes one piece of news of a case, with what filing adds to it (`SpeakOfCases`); the same key is said once."""

    def __call__(
        self, person_id: str, utter: str, facts: Mapping[str, Any], *, key: str, session: Session | None = None
    ) -> bool:
        """Return True if it is new."""
        ...


class Announcements:
    """Says filing's news.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person (language, city, zone).
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
    """

    def __init__(self, speak: SpeakNews, person: Callable[[str], Person], wording: Callable[[str, str], str]) -> None:
        self._speak = speak
        self._person = person
        self._wording = wording

    def tell(self, session: Session, event: Event, number: int) -> None:
        """Say an event in the caller's transaction, unless the person hears it in their turn.

        Args:
            event: one of `events`; others are not said.
            number: what tells it from the same event of the same case at another time.
        """
        utter = self._utter_of(event)
        if utter is None or not getattr(event, "later", True):
            return
        self._say(session, utter, event.case, number, reason=getattr(event, "reason", None))  # type: ignore[attr-defined]

    def remind(self, session: Session, case: Case, days: int) -> None:
        """Say that a last day is near: for correcting, for paying, or for appealing a refusal."""
        utter = _REMINDED[case.deadline_for or "cure"]
        left = (case.deadline or date.min).toordinal() * 10 + days
        self._say(session, utter, case, left)

    def overdue(self, session: Session, case: Case) -> None:
        """Say that a day has passed and the court has not told us more: the person's last day, or the court's own."""
        late = case.decision_due if case.status == "under_review" else case.deadline
        of_court = case.status == "under_review"
        utter = "utter_filing_news_decision_late" if of_court else "utter_filing_news_cure_over"
        self._say(session, utter, case, (late or date.min).toordinal())

    def _utter_of(self, event: Event) -> str | None:
        if isinstance(event, events.SupplementReceived):
            return "utter_filing_news_cure_received" if event.cure else "utter_filing_news_supplement_received"
        return _TOLD.get(type(event))

    def _say(self, session: Session, utter: str, case: Case, number: int, reason: str | None = None) -> None:
        person = self._person(case.person_id)
        facts = facts_of(case, person)
        if reason:
            facts["because"] = self._wording(f"utter_{reason}", person.language)
        key = f"{utter}:{case.case_id}:{number}"
        self._speak(case.person_id, utter, facts, key=key, session=session)


def facts_of(case: Case, person: Person) -> dict[str, str]:
    """Return what can be said of a case, each ready to stand in a sentence.

    ``cause court number defects reason deadline until decision_due provisional fee``: ``number`` is the case number or,
    before there is one, the receipt number; ``until`` is the end of the last day on both clocks.
    """
    language = person.language
    cause = load_causes().get(case.cause)
    court = COURTS.get(case.court)
    return {
        "cause": cause.name.say(language) if cause else verbatim(case.cause_name),
        "court": court.name.say(language) if court else case.court,
        "number": verbatim(case.case_number or case.filing_number or "—"),
        "defects": "\n".join(verbatim(f"{at}. {text}") for at, text in enumerate(case.defects, 1)) or "—",
        "reason": verbatim(case.reason or "—"),
        "deadline": day(case.deadline, language) if case.deadline else "—",
        "until": _end_of(case.deadline, person),
        "decision_due": day(case.decision_due, language) if case.decision_due else "—",
        "provisional": reservation(case.deadline, (case.decision_due,), language),
        "fee": yuan_number(case.fee) if case.fee is not None else "—",
    }


def _end_of(last: date | None, person: Person) -> str:
    if last is None:
        return "—"
    last_minute = Deadline(last, "", False).last_minute
    return moment(last_minute, person.timezone, person.city, person.language)
