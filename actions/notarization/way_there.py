"""Answers to "how do I get there": the notary office, the mission of a video, or what the map has just shown."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.legal_map import details, finding
from actions.legal_map.search_memory import QUESTIONS, map_spoke_last, remembered
from actions.notarization.common_hours import VIDEO
from actions.notarization.held import appointments_held
from backend.legal_map.commands import FindInstitutions, LocatePlace
from backend.legal_map.model import Card, Found, Kind, Located
from backend.notarization.calendar_file import OFFICE

_OFFICES: tuple[Kind, ...] = ("notary_office",)
_MISSIONS: tuple[Kind, ...] = ("embassy", "consulate_general")


_OF_PLACES = frozenset({"use_place", "whereabouts", "city"})
"""Questions of a booking that a place answers."""
_MOSTLY = 0.5
"""Share of a message from which it is a place and little else."""


async def tell(turn: Turn) -> None:
    """Show the card, with its route, of where this person has to go; the booking goes on behind it."""
    search = remembered(turn)
    if search.shown and map_spoke_last(turn):
        await details.ask(turn)
        return
    card = await _mission(turn) if await _by_video(turn) else None
    if card is None:
        card = await _office(turn)
    if card is None:
        turn.say("utter_notarization_where")
        return
    await finding.tell_one(turn, card.institution.institution_id, search)


async def _by_video(turn: Turn) -> bool:
    """Return True if one goes to a mission: by the open booking, or by the appointment that is held."""
    if turn.has_draft:
        return bool(turn.answers.get("route") == VIDEO)
    return any(one.route == VIDEO for one in await appointments_held(turn))


async def _mission(turn: Turn) -> Card | None:
    """Return the mission in charge of the city that was told, if the map knows it."""
    city = turn.answers.get("city") if turn.has_draft else None
    name = city.get("name") if isinstance(city, Mapping) else turn.person.city
    if not name:
        return None
    located: Located = await turn.do(LocatePlace(str(name)))
    if located.place is None:
        return None
    order = FindInstitutions(located.place, kinds=_MISSIONS, purpose="consular", limit=1)
    found: Found = await turn.do(order)
    return found.competent


async def _office(turn: Turn) -> Card | None:
    """Return the notary office that is booked at."""
    cards = await finding.at_home(turn, _OFFICES)
    return next((card for card in cards if OFFICE.zh in card.institution.name.zh), None)


def place_for_the_map(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Give the map the place it has just asked for, unless the open question is for a place itself."""
    asked = any(name in QUESTIONS for name in state.said_last)
    here = state.question in _OF_PLACES or message.pressed
    if not asked or here or message.share("place", "country") < _MOSTLY:
        return ()
    return (AnswerQuestion("find_institution", said=message),)
