"""Tells the person of an arbitration what became of it, and reminds them of last days and hearings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.arbitration.answer import Answer
from backend.arbitration.course import Moment, News, NewsKind, to_pay
from backend.arbitration.model import Arbitration
from backend.arbitration.steps import StepKind
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, day, moment, verbatim

_NO_DAY = Words("（通知里没有写日期）", "(the notice gives no date)")
_NO_SUM = Words("（以通知书为准）", "(see the notice)")
_NO_DATE = Words("（裁决书上没有日期）", "(the award carries no date)")
_NOBODY = Words("（没说）", "(not told)")
_NO_NUMBER = Words("（还没有案号）", "(no number yet)")
_TITLES = {
    "answer": Words("仲裁答辩截止", "Last day to answer the arbitration"),
    "correction": Words("仲裁补正截止", "Last day to correct"),
    "payment": Words("仲裁费缴纳截止", "Last day to pay the arbitration fee"),
    "hearing": Words("仲裁开庭", "Arbitration hearing"),
}
_MY = (Words("我的仲裁", "My arbitration"), '/ask_arbitration{"arbitration_topic": "mine"}')
_CORRECT = (Words("补交材料", "Hand in corrections"), '/ask_arbitration{"arbitration_topic": "correct"}')
_AFTER = (Words("裁决以后怎么办", "What follows an award"), '/ask_arbitration{"arbitration_topic": "after_award"}')
_PAID = (Words("我已经付了", "I have paid"), '/ask_arbitration{"arbitration_topic": "paid"}')
_ANSWER = (Words("写仲裁答辩", "Write my answer"), '/ask_arbitration{"arbitration_topic": "answer"}')
_OF_NEWS: Mapping[NewsKind, tuple[tuple[Words, str], ...]] = {
    "defect": (_CORRECT,), "award": (_AFTER,), "accepted": (_PAID, _MY), "unpaid": (_PAID, _MY),
}  # fmt: skip
_OF_MOMENT: Mapping[str, tuple[tuple[Words, str], ...]] = {
    "answer": (_ANSWER,), "correction": (_CORRECT,), "payment": (_PAID, _MY),
}  # fmt: skip
_OF_ANSWERS = frozenset({"received", "accepted", "not_accepted", "withdrawn"})
"""Kinds of news that a respondent is told in other words than the applicant."""
STEP_TAKEN: Mapping[StepKind, str] = {
    "correction": "utter_arbitration_news_corrected",
    "payment": "utter_arbitration_payment_reported",
    "withdrawal": "utter_arbitration_withdrawal_asked",
}
"""Utterances that tell that SCIA's system has what was sent."""


class Announcements:
    """Says news of arbitrations.

    Args:
        speak: the conversation's speaker.
    """

    def __init__(self, speak: Speak) -> None:
        self._speak = speak

    def received(self, session: Session, one: Arbitration, person: Person) -> None:
        """SCIA has the application that had to wait for its system."""
        self._tell(session, news_utter(one, "received"), one, person, "received", (_MY,))

    def not_taken(self, session: Session, one: Arbitration, person: Person) -> None:
        """SCIA's system would not take it, and the paper is what is left."""
        self._tell(session, f"utter_{one.reason}", one, person, f"not_taken:{one.reason}", ())

    def step_taken(
        self, session: Session, one: Arbitration, person: Person, kind: StepKind, key: str, reason: str
    ) -> None:
        """SCIA has a correction, a payment or a withdrawal that had to wait, or would not take it."""
        utter = f"utter_{reason}" if reason else STEP_TAKEN[kind]
        self._tell(session, utter, one, person, f"supplement:{key}:{reason}", (_MY,))

    def news(self, session: Session, one: Arbitration, person: Person, news: News, event_id: str) -> None:
        """SCIA's secretariat has told something."""
        buttons = _OF_NEWS.get(news.kind, (_MY,))
        utter = news_utter(one, news.kind)
        if news.kind == "award" and news.award_on is None:
            utter = "utter_arbitration_news_award_undated"
        shown = to_pay(one.course) if news.kind == "unpaid" else news  # a day that was named before stands
        facts = self._facts(one, person) | news_facts(shown or news, person)
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
        news = self._behind(one, near)
        facts |= news_facts(news, person) if news is not None else {"due": facts["day"]}
        custom = notice("case", _TITLES[near.about].say(person.language), at=near.at, number=one.number)
        self._speak(
            person.person_id, f"utter_arbitration_near_{near.about}", facts, key=due.key, until=due.until,
            buttons=_OF_MOMENT.get(near.about, (_MY,)), session=session, custom=custom,
        )  # fmt: skip

    def _behind(self, one: Arbitration, near: Moment) -> News | None:
        """Return what SCIA told of a moment; an answer's last day the person read in its notice."""
        if near.about == "payment":
            return to_pay(one.course)
        return (
            one.course.last("defect" if near.about == "correction" else "hearing") if near.about != "answer" else None
        )

    def missed(self, session: Session, one: Arbitration, person: Person, about: str, key: str) -> None:
        """A last day passed before we could remind of it."""
        facts = self._facts(one, person)
        buttons = _OF_MOMENT["payment"] if about == "payment" else ()
        self._speak(
            person.person_id, f"utter_arbitration_missed_{about}", facts, key=key, buttons=buttons, session=session
        )  # fmt: skip

    def _tell(
        self, session: Session, utter: str, one: Arbitration, person: Person, what: str,
        buttons: tuple[tuple[Words, str], ...],
    ) -> None:  # fmt: skip
        key = f"arbitration:{one.arbitration_id}:{what}"
        self._speak(person.person_id, utter, self._facts(one, person), key=key, buttons=buttons, session=session)

    def _facts(self, one: Arbitration, person: Person) -> dict[str, Any]:
        return arbitration_facts(one, person.language)


def news_utter(one: Arbitration, kind: str) -> str:
    """Return the utterance of what SCIA told, to an applicant or to a respondent."""
    return f"utter_arbitration_{'answer_' if one.is_answer and kind in _OF_ANSWERS else ''}news_{kind}"


def arbitration_facts(one: Arbitration, language: str) -> dict[str, Any]:
    """Return what can be said of any arbitration: ``number respondent other``; ``other`` is against the person."""
    respondents, others = (
        "、".join(party.name for party in side) or _NOBODY.say(language)
        for side in (one.paper.respondents, one.other_side)
    )
    number = one.number or (one.paper.number if isinstance(one.paper, Answer) else "")
    return {
        "number": verbatim(number) if number else _NO_NUMBER.say(language),
        "respondent": verbatim(respondents),
        "other": verbatim(others),
    }


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
