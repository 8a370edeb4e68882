"""Answers danger outside a form and inside one: says who to call, tells the desk, and leaves every form as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import INTENT_LABELS, TurnAction
from actions.dialogue.buttons import button, titled
from actions.dialogue.danger import EMERGENCY, Danger
from actions.dialogue.turn import Turn
from actions.emergency.reply import Help, asking_back, first_words, further_words, last_words, words_of
from actions.emergency.told import messages_about
from actions.emergency.whereabouts import Where, names_place, where
from backend.conversation.alarms import RaiseAlarm
from backend.legal_map.commands import FindInstitutions
from backend.legal_map.model import Card, Found, Institution, Kind
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

_AT_HOME = frozenset({"CN", "HK", "MO", "TW"})
"""No Chinese mission is there."""
_SURE_ENOUGH = 0.5
"""Confidence from which a wish told beside a danger is offered afterwards."""
_OPENS = "start_"
_BESIDE_A_WISH = frozenset({"violence_now", "violence_by_stranger", "violence_past", "passport_lost", "detained"})
"""Kinds that are often told together with something to settle; in any other nothing else is offered yet."""


class AnswerEmergency(TurnAction):
    """The action of the rule on the intent `emergency`."""

    action = "action_emergency"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer, and offer the wish that was told beside it."""
        await answer(await Turn.begin(dispatcher, tracker, self.door, ""))
        return []


async def answer(turn: Turn, service: str = "", title: Words | None = None) -> None:
    """Say who to call and what to do, and tell the desk; nothing for a message that tells no danger.

    Args:
        service, title: of the form that was open and waits.
    """
    danger = turn.answer.danger
    if danger is None:
        return
    place = await where(turn, danger)
    there = await _help(turn, danger, place)
    before = [one.danger for one in messages_about(turn.tracker) if one.danger and not one.danger.is_unsure]
    before = before[0 if danger.is_unsure else 1 :]
    if danger.stage == "first":
        named = verbatim(place.name("zh")) if place.sure and place.country else ""
        await turn.do(RaiseAlarm(turn.person.person_id, danger.kind, place.country if place.sure else "", named))
    if danger.is_unsure:
        said = asking_back(danger, there)
    elif danger.stage == "over":
        said = last_words(danger, there)
    elif danger.stage == "first" and not any(one.kind == danger.kind for one in before):
        said = first_words(danger, there)
    else:
        said = further_words(danger, there, len(before), new_place=await names_place(turn, danger))
    _say(turn, danger, said, service, title)


def _say(turn: Turn, danger: Danger, said: str, service: str, title: Words | None) -> None:
    words = words_of(danger.language)
    chinese = "zh-Hans" if danger.language == "zh" else "en"
    buttons = []
    if title is not None:
        name = title.say(chinese)
        said += "\n\n" + words["waits"].format(title=name)
        buttons.append(titled(words["resume"].format(title=name), "resume", resume_service=service))
    elif _offers_wish(danger) and (wish := _wish(turn)):
        said += "" if danger.is_unsure else "\n\n" + words["wish"]
        buttons.append(button(chinese, INTENT_LABELS[wish], wish))
    buttons.append(titled(words["human"], "ask_human"))
    turn.say("utter_emergency", buttons, words=said)


def _offers_wish(danger: Danger) -> bool:
    return danger.is_unsure or (danger.kind in _BESIDE_A_WISH and danger.stage == "first")


def _wish(turn: Turn) -> str:
    """The wish told in the same message, if understanding is sure enough of it."""
    ranking: Sequence[Mapping[str, Any]] = turn.tracker.latest_message.get("intent_ranking") or ()
    likely = [one for one in ranking if one.get("confidence", 0) >= _SURE_ENOUGH and one.get("name") != EMERGENCY]
    names = (str(one["name"]) for one in likely)
    return next((name for name in names if name in INTENT_LABELS and name.startswith(_OPENS)), "")


async def _help(turn: Turn, danger: Danger, place: Where) -> Help:
    mission = await _mission(turn, place) if place.sure and place.country not in _AT_HOME else None
    own = country_of_zone(turn.timezone)
    elsewhere = place.said and not place.is_speakers and place.country != own
    card = mission.institution if mission else None
    column, phone = _number(card) if card else ("", "")
    name = (card.name.zh if danger.language == "zh" else card.name.en) if card else ""
    return Help(
        numbers_in(place.country),
        place.name(danger.language) if place.country else "",
        place.sure,
        there=not elsewhere,
        helpline=helpline_for(place.country) if place.sure or place.country == "CN" else None,
        mission=(name, phone) if phone else None,
        mission_old=mission is not None
        and (bool({"unverified"} & set(mission.marks)) or column in mission.old_numbers),
    )


def _number(mission: Institution) -> tuple[str, str]:
    """The number to call and its column: the emergency line, else the consular section's, else the switchboard's."""
    numbers = {name: str(getattr(mission, name)) for name in ("emergency_phone", "consular_phone", "phone")}
    return next(((column, number) for column, number in numbers.items() if number), ("", ""))


async def _mission(turn: Turn, place: Where) -> Card | None:
    """The mission in charge; where the district is not known, the embassy."""
    if not place.country:
        return None
    kinds: tuple[Kind, ...] = ("embassy", "consulate_general")
    if place.place is not None:
        found: Found = await turn.do(
            FindInstitutions(place.place, kinds=kinds, country=place.country, purpose="consular", limit=1)
        )
        if found.competent is not None or found.cards:
            return found.competent or found.cards[0]
    listed: Found = await turn.do(FindInstitutions(None, kinds=kinds, country=place.country, limit=20))
    embassies = [card for card in listed.cards if card.institution.kind == "embassy"]
    return next(iter(embassies or listed.cards), None)
