"""Cards of a person's cases: with whom, how far, the last day with the days left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.contracts.filing import CardOfCase
from backend.filing.announcements import facts_of
from backend.filing.commands import MyCases, OneCase
from backend.filing.model import STATUS_NAMES, Case, DeadlineKind
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.cards import Card, CardReader, Cards
from backend.shared.wording import Words, short_moment

NEAR_DAYS = 3
"""A last day this near is shown as urgent."""
_DEADLINES: Mapping[DeadlineKind, Words] = {
    "cure": Words("补正截止", "Corrections due"),
    "fee": Words("缴费截止", "Fee due"),
    "appeal": Words("上诉截止", "Appeal due"),
}
_AGAINST = Words("告", "against ")


def cards_of(bus: MessageBus) -> Cards:
    """Return how a person's cases are drawn; drafts are none."""

    def cases(reader: CardReader) -> list[Card]:
        found: list[Case] = bus.handle(MyCases(reader.person.person_id))
        return [_card(case, reader) for case in found if case.status != "draft"]

    return {"cases": cases}


def one_card(bus: MessageBus) -> Callable[[CardOfCase], Card]:
    """Return what answers `CardOfCase`: a card with the case's course and its picture."""

    def draw(asked: CardOfCase) -> Card:
        reader = asked.reader
        case: Case = bus.handle(OneCase(asked.case_id, reader.person.person_id))
        picture = reader.link("case_timeline_png", case.case_id)
        return _card(case, reader) | {"course": _course(case, reader), "picture": picture}

    return draw


def _card(case: Case, reader: CardReader) -> Card:
    facts, say = facts_of(case, reader.person), reader.say
    against = "、".join(case.defendant_names)
    return {
        "id": case.case_id,
        "title": say(facts["cause"]),
        "against": f"{say(_AGAINST)}{against}" if against else "",
        "number": say(facts["number"]),
        "court": say(facts["court"]),
        "state": case.status,
        "status": say(STATUS_NAMES[case.status]),
        "deadline": _deadline(case, facts, reader),
        "defects": list(case.defects) if case.status == "defects" else [],
        "ask": f'/ask_case_progress{{"filing_case": "{case.case_id}"}}',
    }


def _deadline(case: Case, facts: Mapping[str, Any], reader: CardReader) -> dict[str, Any] | None:
    """Return the last day with the days left, counted on Beijing's calendar, or None."""
    if not case.deadline or not case.deadline_for:
        return None
    left = (case.deadline - reader.now.astimezone(BEIJING).date()).days
    name, last = reader.say(_DEADLINES[case.deadline_for]), reader.say(facts["deadline"])
    return {"name": name, "day": last, "left": left, "near": left <= NEAR_DAYS}


def _course(case: Case, reader: CardReader) -> list[dict[str, str]]:
    """Return the changes of a case, the newest first."""
    person = reader.person
    return [
        {
            "status": reader.say(STATUS_NAMES[entry.status]),
            "at": reader.say(short_moment(entry.at, person.timezone, person.language)),
        }
        for entry in reversed(case.timeline)
    ]
