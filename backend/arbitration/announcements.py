"""Tells the person of an arbitration what became of it, and reminds them of last days and hearings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from backend.arbitration.course import Moment, News
from backend.arbitration.model import Arbitration
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, day, moment, verbatim

_NO_DAY = Words("（通知里没有写日期）", "(the notice names no day)")
_NO_SUM = Words("（以通知书为准）", "(see the notice)")
_NO_DATE = Words("（裁决书上没有日期）", "(the award bears no date)")
_NO_NUMBER = Words("（还没有案号）", "(no number yet)")
_TITLES = {
    "correction": Words("仲裁补正截止", "Last day to correct"),
    "payment": Words("仲裁费缴纳截止", "Last day to pay the arbitration fee"),
    "hearing": Words("仲裁开庭", "Arbitration hearing"),
}
_MY = (Words("我的仲裁", "My arbitration"), '/ask_arbitration{"arbitration_topic": "mine"}')
_CORRECT = (Words("补交材料", "Hand in corrections"), '/ask_arbitration{"arbitration_topic": "correct"}')
_AFTER = (Words("裁决以后怎么办", "What follows an award"), '/ask_arbitration{"arbitration_topic": "after_award"}')


class Announcements:
    """Says news of arbitrations.

    Args:
        speak: the conversation's speaker.
    """

    def __init__(self, speak: Speak) -> None:
        self._speak = speak

    def received(self, session: Session, one: Arbitration, person: Person) -> None:
        """SCIA has the application that had to wait for its system."""
        self._tell(session, "utter_arbitration_news_received", one, person, "received", (_MY,))

    def not_taken(self, session: Session, one: Arbitration, person: Person) -> None:
        """SCIA's system would not take it, and the paper is what is left."""
        self._tell(session, f"utter_{one.reason}", one, person, f"not_taken:{one.reason}", ())

    def corrected(self, session: Session, one: Arbitration, person: Person, key: str, reason: str) -> None:
        """SCIA has a correction that had to wait, or would not take it."""
        utter = f"utter_{reason}" if reason else "utter_arbitration_news_corrected"
        self._tell(session, utter, one, person, f"supplement:{key}:{reason}", (_MY,))

    def news(self, session: Session, one: Arbitration, person: Person, news: News, event_id: str) -> None:
        """SCIA's secretariat has told something."""
        buttons = {"defect": (_CORRECT,), "award": (_AFTER,)}.get(news.kind, (_MY,))
        utter = f"utter_arbitration_news_{news.kind}"
        if news.kind == "award" and news.award_on is None:
            utter = "utter_arbitration_news_award_undated"
        facts = self._facts(one, person) | news_facts(news, person)
        custom = None
        if news.kind == "hearing" and news.start is not None:
            custom = notice("case", _TITLES["hearing"].say(person.language), at=news.start, number=news.number)
        self._speak(
            person.person_id, utter, facts, key=f"arbitration:{one.arbitration_id}:{event_id}", buttons=buttons,
            session=session, custom=custom,
        )  # fmt: skip

    def near(self, session: Session, one: Arbitration, person: Person, due: Due, near: Moment) -> None:
        """A last day or a hearing is near."""
        facts = self._facts(one, person) | {
            "left": left_in_words(near.at, due.now).say(person.language),
            "when": moment(near.at, person.timezone, person.city, person.language),
            "day": day(near.at.date(), person.language),
        }
        news = one.course.last({"correction": "defect", "payment": "accepted", "hearing": "hearing"}[near.about])  # type: ignore[arg-type]
        facts |= news_facts(news, person) if news is not None else {}
        custom = notice("case", _TITLES[near.about].say(person.language), at=near.at, number=one.number)
        self._speak(
            person.person_id, f"utter_arbitration_near_{near.about}", facts, key=due.key, until=due.until,
            buttons=(_CORRECT,) if near.about == "correction" else (_MY,), session=session, custom=custom,
        )  # fmt: skip

    def missed(self, session: Session, one: Arbitration, person: Person, about: str, key: str) -> None:
        """A last day passed before we could remind of it."""
        facts = self._facts(one, person)
        self._speak(person.person_id, f"utter_arbitration_missed_{about}", facts, key=key, session=session)

    def _tell(
        self, session: Session, utter: str, one: Arbitration, person: Person, what: str,
        buttons: tuple[tuple[Words, str], ...],
    ) -> None:  # fmt: skip
        key = f"arbitration:{one.arbitration_id}:{what}"
        self._speak(person.person_id, utter, self._facts(one, person), key=key, buttons=buttons, session=session)

    def _facts(self, one: Arbitration, person: Person) -> dict[str, Any]:
        return arbitration_facts(one, person.language)


def arbitration_facts(one: Arbitration, language: str) -> dict[str, Any]:
    """Return what can be said of any arbitration: ``number respondent``."""
    names = "、".join(party.name for party in one.application.respondents)
    return {"number": verbatim(one.number) if one.number else _NO_NUMBER.say(language), "respondent": verbatim(names)}


def news_facts(news: News, person: Person) -> dict[str, Any]:
    """Return what a thing that was told says: ``words due amount arbitrators when place award award_on``."""
    language = person.language
    start: datetime | None = news.start
    return {
        "words": verbatim(news.text) if news.text else "",
        "due": day(news.due, language) if news.due else _NO_DAY.say(language),
        "amount": verbatim(f"{news.amount:,.2f} {news.currency}") if news.amount is not None else _NO_SUM.say(language),
        "arbitrators": verbatim("、".join(news.arbitrators)),
        "when": moment(start, person.timezone, person.city, language) if start else "",
        "place": verbatim(news.place),
        "award": verbatim(news.award_number) if news.award_number else _NO_NUMBER.say(language),
        "award_on": day(news.award_on, language) if news.award_on else _NO_DATE.say(language),
    }
