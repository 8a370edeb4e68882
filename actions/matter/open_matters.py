"""List of a person's matters with us: appointments, witnesses, hearings, cases, mediations, enquiries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from actions.dialogue.turn import Turn
from actions.filing.cases import case_title, my_cases
from actions.hearing.telling import hearing_title, upcoming
from actions.mediation.among_matters import going_on, title_of
from backend.authorization.commands import MyWitnesses
from backend.authorization.model import LIVE as WITNESS_LIVE
from backend.enquiries.commands import MyEnquiries
from backend.enquiries.model import TALKED_ABOUT
from backend.filing.model import LIVE as CASE_LIVE
from backend.mediation.commands import MyMediations
from backend.mediation.model import LIVE as MEDIATION_LIVE
from backend.notarization.commands import MyAppointments
from backend.notarization.matters import load_matters
from backend.notarization.model import HELD
from backend.shared.wording import Words, short_moment, verbatim

_CASE_GOES_ON = CASE_LIVE | {"registered"}
_BOOKED = frozenset({*HELD, "requested"})


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that goes on.

    Args:
        service: whose it is.
        key: its id, which tells a stranger nothing.
        what: the record itself.
        title: how it stands on a button.
    """

    service: str
    key: str
    what: Any
    title: Words

    @property
    def code(self) -> str:
        """The matter as a button carries it."""
        return f"{self.service}:{self.key}"


async def _appointments(turn: Turn) -> list[Matter]:
    names, every = load_matters(), await turn.do(MyAppointments(turn.person.person_id))
    held = [one for one in every if one.status in _BOOKED]
    return [
        Matter("notarization", one.appointment_id, one, _timed(turn, names[one.matter].name, one.slot.start))
        for one in held
    ]


async def _witnesses(turn: Turn) -> list[Matter]:
    every = await turn.do(MyWitnesses(turn.person.person_id))
    name = Words("视频见证", "Video witness")
    live = [one for one in every if one.status in WITNESS_LIVE]
    return [Matter("authorization", one.witness_id, one, _timed(turn, name, one.slot.start)) for one in live]


async def _hearings(turn: Turn) -> list[Matter]:
    return [Matter("hearing", one.hearing_id, one, hearing_title(turn, one)) for one in await upcoming(turn)]


async def _cases(turn: Turn) -> list[Matter]:
    going = [case for case in await my_cases(turn) if case.status in _CASE_GOES_ON]
    return [Matter("filing", case.case_id, case, case_title(case)) for case in going]


async def _mediations(turn: Turn) -> list[Matter]:
    every = await turn.do(MyMediations(turn.person.person_id))
    live = [one for one in every if one.status in MEDIATION_LIVE]
    filed = [Matter("mediation", one.mediation_id, one, Words("调解", "Mediation")) for one in live]
    return filed + [Matter("mediation", one.dispute_id, one, title_of(one)) for one in await going_on(turn)]


async def _enquiries(turn: Turn) -> list[Matter]:
    every = await turn.do(MyEnquiries(turn.person.person_id))
    open_ones = [one for one in every if one.status in TALKED_ABOUT]
    return [Matter("enquiry", one.enquiry_id, one, _numbered(one.number)) for one in open_ones]


_KINDS: Mapping[str, Callable[[Turn], Awaitable[list[Matter]]]] = MappingProxyType(
    {
        "notarization": _appointments,
        "authorization": _witnesses,
        "hearing": _hearings,
        "mediation": _mediations,
        "filing": _cases,
        "enquiry": _enquiries,
    }
)
SERVICES: Sequence[str] = tuple(_KINDS)
"""Every service that can have something going, those with a time first."""


async def open_matters(turn: Turn, services: Collection[str] = SERVICES) -> list[Matter]:
    """Return what the person has going of these services."""
    return [matter for service, find in _KINDS.items() if service in services for matter in await find(turn)]


def _timed(turn: Turn, name: Words, start: Any) -> Words:
    zh, en = (short_moment(start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Words(f"{name.zh} {zh}", f"{name.en} {en}")


def _numbered(number: str) -> Words:
    return Words(f"咨询 {verbatim(number)}", f"Enquiry {verbatim(number)}")
