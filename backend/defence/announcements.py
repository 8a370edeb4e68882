"""Tells the person of a suit against them: an end is near, a hearing is near, what became of what they sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from backend.defence.kept import Defence
from backend.defence.last_days import LastDays
from backend.defence.model import Suit
from backend.defence.petition import PETITION_NAMES
from backend.shared.courts import name_in
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, day, verbatim

_UNKNOWN = Words("（还没有说）", "(not told yet)")
_SUIT = Words("告您的案子", "the suit against you")
_TITLES = {
    "answer": Words("答辩期限截止", "Last day to answer"),
    "hearing": Words("开庭", "Hearing"),
    "evidence": Words("举证期限截止", "Last day for evidence"),
}
_DONE = Words("已办好，停止提醒", "Done, stop reminding me")


class Announcements:
    """Says news of suits against people.

    Args:
        speak: the conversation's speaker.
        last_days: counts and words the ends.
    """

    def __init__(self, speak: Speak, last_days: LastDays) -> None:
        self._speak = speak
        self._last_days = last_days

    def answer_due(self, session: Session, defence: Defence, person: Person, due: Due, end: datetime) -> None:
        """The time to answer ends soon."""
        utter = "utter_defence_reminder" if defence.petition is None else "utter_defence_petition_reminder"
        self._remind(session, utter, defence, person, due, end, "answer")

    def evidence_due(self, session: Session, defence: Defence, person: Person, due: Due, end: datetime) -> None:
        """The time for evidence, of which more was asked for, ends soon (EVI-54)."""
        self._remind(session, "utter_defence_petition_evidence_reminder", defence, person, due, end, "evidence")

    def hearing_near(self, session: Session, defence: Defence, person: Person, due: Due, start: datetime) -> None:
        """The hearing on the summons is near."""
        self._remind(session, "utter_defence_hearing_reminder", defence, person, due, start, "hearing")

    def missed(self, session: Session, defence: Defence, person: Person, key: str) -> None:
        """We could not remind before the time to answer was over (CPL-86 says what may be left to do)."""
        facts = defence_facts(defence.suit, person, self._last_days)
        self._speak(person.person_id, "utter_defence_missed", facts, key=key, session=session)

    def received(self, session: Session, defence: Defence, person: Person) -> None:
        """The court has what had to wait for its system."""
        facts = self._facts(defence, person) | {"receipt": verbatim(defence.receipt)}
        key = f"defence:{defence.defence_id}:received"
        utter = "utter_defence_received" if defence.petition is None else "utter_defence_petition_received"
        self._speak(person.person_id, utter, facts, key=key, session=session)

    def not_taken(self, session: Session, defence: Defence, person: Person, reason: str) -> None:
        """The court would not take it, and the paper is what is left."""
        facts = self._facts(defence, person)
        key = f"defence:{defence.defence_id}:{reason}"
        self._speak(person.person_id, f"utter_{reason}", facts, key=key, session=session)

    def decided(self, session: Session, defence: Defence, person: Person, event_id: str) -> None:
        """The court has decided on a petition."""
        petition, decision = defence.petition, defence.decision
        if petition is None or decision is None:
            return
        utter = f"utter_defence_petition_{petition.kind}_{decision.outcome}"
        facts = self._facts(defence, person) | decision_facts(defence, person.language)
        key = f"defence:{defence.defence_id}:decided:{event_id}"
        self._speak(person.person_id, utter, facts, key=key, session=session)

    def _remind(
        self, session: Session, utter: str, defence: Defence, person: Person, due: Due, at: datetime, about: str
    ) -> None:
        facts = self._facts(defence, person)
        facts["left"] = left_in_words(at, due.now).say(person.language)
        custom = notice("case", _TITLES[about].say(person.language), at=at, number=defence.suit.case_number or "")
        stop = ((_DONE, f'/ask_defence{{"defence_stopped": "{defence.defence_id}"}}'),)
        self._speak(
            person.person_id, utter, facts, key=due.key, until=due.until, buttons=stop, session=session, custom=custom
        )

    def _facts(self, defence: Defence, person: Person) -> dict[str, Any]:
        facts = defence_facts(defence.suit, person, self._last_days) | petition_facts(defence, person.language)
        if defence.answer_until is not None:
            facts["ends"] = _extended(defence.answer_until, person.language)
        return facts


def petition_facts(defence: Defence, language: str) -> dict[str, Any]:
    """Return what can be said of a petition beside its suit: ``what until``; nothing of an answer."""
    petition = defence.petition
    if petition is None:
        return {}
    ends = defence.evidence_until
    until = day(ends, language) if ends else _UNKNOWN.say(language)
    return {"what": PETITION_NAMES[petition.kind].say(language), "until": until}


def decision_facts(defence: Defence, language: str) -> dict[str, Any]:
    """Return what can be said of the court's decision: ``reason extended moved``; empty lines where it names none."""
    decision = defence.decision
    if decision is None:
        return {"reason": "", "extended": "", "moved": ""}
    reason, court = verbatim(decision.reason), verbatim(name_in(decision.court, language))
    until = day(decision.until, language) if decision.until else ""
    lines = {
        "reason": Words(f"法院的话：{reason}\n", f"The court says: {reason}\n") if decision.reason else None,
        "extended": Words(f"延长到：{until}。\n", f"Extended until {until}.\n") if until else None,
        "moved": Words(f"移送到：{court}。\n", f"The case goes to {court}.\n") if decision.court else None,
    }
    return {name: words.say(language) if words else "" for name, words in lines.items()}


def _extended(until: date, language: str) -> str:
    named = day(until, language)
    return Words(f"• {named}（法院准许延长）", f"• {named} (extended by the court)").say(language)


def defence_facts(suit: Suit, person: Person, last_days: LastDays) -> dict[str, Any]:
    """Return what can be said of a suit: ``suit court number received ends hearing``."""
    language = person.language
    unknown = _UNKNOWN.say(language)
    lines = last_days.lines(suit.received_on, suit.domicile, person) if suit.received_on else ()
    return {
        "suit": suit_title(suit, language),
        "court": verbatim(name_in(suit.court, language)) if suit.court else unknown,
        "number": verbatim(suit.case_number) if suit.case_number else unknown,
        "received": day(suit.received_on, language) if suit.received_on else unknown,
        "ends": "\n".join(lines) or unknown,
        "hearing": day(suit.hearing_on, language) if suit.hearing_on else unknown,
    }


def suit_title(suit: Suit, language: str) -> str:
    """Return how a suit is called: its case number, else who sued, else its court."""
    for known in (suit.case_number, "、".join(suit.plaintiffs), name_in(suit.court, language)):
        if known:
            name = verbatim(known)
            return Words(f"{name}的案子", f"the case {name}").say(language)
    return _SUIT.say(language)
