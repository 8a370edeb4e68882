"""Tells the person each step of a mediation in their language, in the transaction that records it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from backend.mediation.docking import DOCKED, NAMED_THERE
from backend.mediation.model import KIND_NAMES, LIVE, Mediation
from backend.shared.database import Session
from backend.shared.deadline import reservation
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, day, moment, verbatim

CHOSEN, WISH = "mediation_chosen", "mediation_wish"
"""The payload's keys by which a button names a mediation and what is wanted of it."""
AGREE, DECLINE, LEAVE, QUIET = "agree", "decline", "leave", "quiet"
_TITLES = {
    AGREE: Words("同意先调解", "Agree to mediation"),
    DECLINE: Words("不调解，继续立案", "No, go on with the filing"),
    LEAVE: Words("退出调解", "Leave the mediation"),
    QUIET: Words("不再提醒", "No more reminders"),
}
_STANDS_STILL = Words(
    "法院的立案审查期限先停住（以法院答复为准）",
    "the court's time to decide is paused (the court has the last word on that)",
)
_RUNS_ON = Words(
    "法院的立案审查期限照常走，法院也可能在调解期间就作出决定",
    "the court's time to decide keeps running, and it may decide during the mediation",
)


class Announcements:
    """Says mediation's news.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person.
        court_name: returns a court's name by its code.
        stops_clock: whether the court's days stand still during a mediation (recall, a setting).
    """

    def __init__(
        self,
        speak: Speak,
        person: Callable[[str], Person],
        court_name: Callable[[str], Words],
        stops_clock: bool = True,
    ) -> None:
        self._speak = speak
        self._person = person
        self._court_name = court_name
        self._clock = _STANDS_STILL if stops_clock else _RUNS_ON

    def tell(
        self, session: Session, mediation: Mediation, what: str, *, key: str = "", until: datetime | None = None
    ) -> None:
        """Say ``utter_mediation_news_<what>``, with the choices that are open now.

        Args:
            key: what tells this news from others, where no change of the mediation does.
            until: after which it means nothing any more.
        """
        person = self._person(mediation.person_id)
        facts = mediation_facts(mediation, person, self._court_name(mediation.court))
        facts["clock"] = self._clock.say(person.language)
        whole_key = f"mediation:{mediation.mediation_id}:{key or mediation.sequence}"
        docked = "_docked" if mediation.mediator == DOCKED and what in ("proposed", "assigned") else ""
        utter, buttons = f"utter_mediation_news_{what}{docked}", choices(mediation)
        if what == "reminder":
            buttons = [(_TITLES[QUIET], payload_of(mediation, QUIET)), *buttons]
        self._speak(mediation.person_id, utter, facts, key=whole_key, buttons=buttons, until=until, session=session)


def choices(mediation: Mediation) -> list[tuple[Words, str]]:
    """Return what the person may choose as a mediation stands: titles and payloads."""
    if mediation.status not in LIVE:
        return []
    wishes = (AGREE, DECLINE) if mediation.status == "proposed" else (LEAVE,)
    return [(_TITLES[wish], payload_of(mediation, wish)) for wish in wishes]


def payload_of(mediation: Mediation, wish: str) -> str:
    """Return the payload of a button about a mediation; its id tells a stranger nothing."""
    return f'/ask_mediation{{"{CHOSEN}": "{mediation.mediation_id}", "{WISH}": "{wish}"}}'


def mediation_facts(mediation: Mediation, person: Person, court: Words) -> dict[str, str]:
    """Return what can be said of a mediation, each ready to stand in a sentence.

    ``cause court mediator accept_by due session kind place outcome confirm_by provisional``
    """
    language, meeting = person.language, mediation.session
    days = (mediation.accept_by, mediation.due, mediation.confirm_by)
    accept_by, due, confirm_by = (day(one, language) if one else "—" for one in days)
    return {
        "cause": verbatim(mediation.cause_name),
        "court": court.say(language),
        "mediator": verbatim(mediation.mediator_name) if mediation.mediator_name else NAMED_THERE.say(language),
        "accept_by": accept_by,
        "due": due,
        "confirm_by": confirm_by,
        "session": moment(meeting.start, person.timezone, person.city, language) if meeting else "—",
        "kind": KIND_NAMES[meeting.kind].say(language) if meeting else "—",
        "place": verbatim(meeting.place) if meeting else "—",
        "outcome": verbatim(mediation.outcome or "—"),
        "provisional": reservation(mediation.confirm_by, days, language),
    }
