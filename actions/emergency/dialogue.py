"""Answers danger outside a form and inside one: says who to call, tells the desk, and leaves every form as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import INTENT_LABELS, TurnAction
from actions.dialogue.buttons import button, titled
from actions.dialogue.danger import PAST, SIGN, Danger
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn
from actions.emergency.after_swindle import is_paid_swindle, paid_after_swindle
from actions.emergency.alarm import (
    OPENS,
    as_meant,
    asked_of,
    cannot_call,
    corrects_kind,
    doubted_before,
    in_situation,
    is_told,
    keep,
    keep_danger,
    keep_question,
    known,
    not_answered_yet,
    one_more,
    question_kept,
    service_wished,
    still_open,
    take_up_beside,
    times_answered,
)
from actions.emergency.place import Where
from actions.emergency.readers.afterwards import (
    asks_for_mission,
    asks_home_numbers,
    passes_on,
    says_cannot_call,
    says_misheard,
    speaks_of_danger,
    written_in,
)
from actions.emergency.readers.kinds import tells_loss
from actions.emergency.readers.questions import asks_if_real, asks_of_help, asks_to_go_on
from actions.emergency.readers.situations import answer_to, asked_needs, need_of, situation_of, situation_told
from actions.emergency.reply import (
    OF_PAPERS,
    Help,
    asking_back,
    first_words,
    further_words,
    heard_words,
    last_words,
    numbers_again,
    told_in_passing,
    with_apology,
    with_fake,
    with_numbers,
    words_of,
)
from actions.emergency.told import ALARM, UTTER, after_alarm, is_courtesy
from actions.emergency.whereabouts import ADDRESS, country_of_speaker, names_place, of_whoever_is_there, where
from actions.emergency.wish import wish_beside
from actions.front_door import FrontDoor
from actions.topic import OpenEnd, never
from backend.conversation.alarms import RaiseAlarm
from backend.legal_map.commands import FindInstitutions, LocatePlace
from backend.legal_map.model import Card, Found, Institution, Kind, Located, Place
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

_AT_HOME = frozenset({"CN", "HK", "MO", "TW"})
"""No Chinese mission is there."""
_MEANT_FOR_IT = frozenset({"self_harm", "overdose", "trafficked_or_held", "kidnapping", "detained", "missing"})
"""Kinds whose rescuers need names and numbers: who tells them is first taken to speak of the danger."""
_OF_ONE_S_LIFE = "self_harm"
"""The kind beside which a wish is kept in words, so that it is named again once there is no danger."""
_IMPERSONATED = "impersonation_scam"
"""The kind of who says to be of an office."""
_AT_ONCE = frozenset(
    {
        "asks_us_to_call", "child_waits", "pictures_shown", "bleeds", "burnt", "who_can_look", "wants_to_die",
        "has_means", "case_can_wait", "afraid_of_hospital", "feverish", "no_breath", "afraid_without_papers",
        "child_beside", *asked_needs(),
    }
)  # fmt: skip
"""Needs that are answered with the first words: who asks us to call the police, who bleeds, whose child waits."""
_DETAINED = "detained"
"""The kind of whoever is in the hands of an authority."""
_AT_DOOR = "officers_at_door"
"""The situation of whoever has an authority at the door."""
_OF_FEAR = frozenset({"afraid_without_papers"})
"""The need of whoever suffers something and is afraid to be sent away for it."""
_TOLD_BY = MappingProxyType(
    {
        "may_move": "hurt_by_fall",
        "in_the_mouth": "having_fits",
        "suck_venom": "snake_bite",
        "open_to_officers": "officers_at_door",
        "bleeds": "wound_bleeds",
        "burnt": "burn",
        "feverish": "heat_stroke",
    }
)
"""Needs that the advice in a situation answers already."""
_LITTLE_POWER = frozenset({"little_power"})
"""The need that is answered instead of everything but the numbers: the telephone is nearly empty."""
_NO_CREDIT = "no_credit"
"""The need of whoever thinks that a call costs money: the number is said again."""
_OFTEN_IN_CASES = PAST | OF_PAPERS
"""Kinds that are a fact of many cases; data told behind any other is met with further help."""
_WAYS = ("start_triage", "ask_help")
"""Ways offered to somebody who tells data after an alarm, with no wish beside it."""


class AnswerEmergency(TurnAction):
    """The action of the rule on the intent `emergency`.

    Args:
        asked_beside: answers, behind the alarm, what is asked in the same message.
        instead: answers what is no danger although its message was a little like one.
        asked_before: answers, once there is no danger, what the message asked that was taken for one.
    """

    action = ALARM

    def __init__(
        self,
        door: FrontDoor,
        services: Mapping[str, Words],
        open_ends: Sequence[OpenEnd] = (),
        asked_beside: OpenEnd = never,
        instead: OpenEnd = never,
        asked_before: OpenEnd = never,
    ) -> None:
        super().__init__(door, services, open_ends)
        self.asked_before = asked_before
        self.asked_beside = asked_beside
        self.instead = instead

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer, and offer the wish that was told beside it; what is no word on the danger goes on with that wish."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        danger, turn.answer = turn.answer.danger, after_alarm(turn)
        if danger is not None and danger.ground != SIGN and await self.instead(turn):
            return turn.events
        if danger is not None and is_paid_swindle(danger, turn.answer.text):
            await _stop_money(turn, as_meant(tracker, danger))
        elif turn.answer.danger is not None or danger is None:
            await self._on_danger(turn)
        elif service := service_wished(tracker):
            turn.events.append(FollowupAction(f"{service}_form"))
        elif not (wishes(turn.answer.text) and await self.taken_up(turn)) and not await paid_after_swindle(
            turn, danger
        ):
            await _take_note(turn, as_meant(tracker, danger))
        return turn.events

    async def _on_danger(self, turn: Turn) -> None:
        """Answer the danger and what is asked beside it; what is known of a criminal case is told instead of more."""
        danger = turn.answer.danger
        if danger is not None and danger.may_ask_of_case and await self.asked_beside(turn):
            return
        await answer(turn)
        if danger is not None and danger.kind not in _MEANT_FOR_IT:
            await self.asked_beside(turn)
        if _goes_on_to_wish(turn):
            turn.events.append(FollowupAction("action_ask_back"))
        elif danger is not None and danger.stage == "over" and (asked := question_kept(turn.tracker)) is not None:
            turn.answer, now = asked, turn.answer
            answered = await self.asked_before(turn)
            turn.answer = now
            if (
                not answered
                and danger.kind == _OF_ONE_S_LIFE
                and (again := words_of(danger.language).get("wish_again"))
            ):
                turn.say(UTTER, words=again.format(asked=asked.text))
            keep(turn, asked=None)


async def answer(turn: Turn, service: str = "", title: Words | None = None) -> None:
    """Say who to call and what to do, and tell the desk; nothing for a message that tells no danger.

    Args:
        service, title: of the form that was open and waits.
    """
    if turn.answer.danger is None:
        return
    meant_harm = corrects_kind(turn.tracker, turn.answer.danger)
    danger = of_whoever_is_there(as_meant(turn.tracker, turn.answer.danger), turn.answer)
    danger = _as_before(turn.answer.text, danger, still_open(turn.tracker))
    if not need_of(danger, turn.answer.text, ADDRESS):  # a street's name is no sentence
        danger = replace(danger, language=written_in(turn.answer.text, danger.language))
    if (
        turn.has_draft
        and not service
        and danger.is_unsure
        and danger.kind in OF_PAPERS
        and not tells_loss(turn.answer.text)
    ):
        return  # "US passport, and I'm coming in person" answers the form
    place = await where(turn, danger)
    there = await _help(turn, danger, place)
    if not danger.is_unsure:
        keep_danger(turn, danger, place)
    if danger.stage in ("first", "unsure"):
        keep_question(turn)
    new_place = danger.stage == "goes_on" and await names_place(turn, danger)
    if danger.stage == "first" or new_place:
        named = verbatim(place.name("zh")) if place.sure and place.country else ""
        await turn.do(RaiseAlarm(turn.person.person_id, danger.kind, place.country if place.sure else "", named))
    if turn.has_draft and not service and danger.is_past:
        said = told_in_passing(danger, there)
    elif danger.is_unsure:
        beside = turn.answer.asks or wishes(turn.answer.text) or bool(wish_beside(turn, danger))
        said = asking_back(danger, there, situation_told(danger, turn.answer.text), wishes=beside)
    elif danger.stage == "over":
        said = last_words(danger, there, misheard=says_misheard(turn.answer.text))
    elif danger.stage == "first" and not is_told(turn, danger):
        said = _told_first(turn, danger, there)
    else:
        new_place = await names_place(turn, danger) if danger.stage != "goes_on" else new_place
        said = _told_further(turn, danger, there, new_place=new_place)
    if danger.kind == _IMPERSONATED and danger.stage != "over" and asks_if_real(turn.answer.text):
        said = with_fake(danger, said)
    if meant_harm:
        said = with_apology(danger, said)
    _say(turn, danger, said, service, title)


def _told_further(turn: Turn, danger: Danger, there: Help, *, new_place: bool) -> str:
    """Return what is said to a further word: what it asks or tells that is known, else the next step of the ladder."""
    text = turn.answer.text
    new_place = new_place or asks_home_numbers(text) or asks_for_mission(text)
    told = str(known(turn.tracker).get("situation") or "")
    now = in_situation(turn, danger)
    need = not_answered_yet(turn, danger, need_of(danger, text), now)
    silent = cannot_call(turn, need != _NO_CREDIT and says_cannot_call(text)) and need != _NO_CREDIT
    is_new = bool(now) and now != told
    # The advice in a situation stands in the first reply already where it was told there.
    step = 1 if is_new else 0 if need else one_more(turn) + bool(now)
    said = further_words(
        danger,
        there,
        times_answered(turn, need) if need else step,
        new_place=new_place,
        quiet=is_courtesy(turn) and not new_place,
        silent=silent,
        situation=now,
        need=need,
        asks_else=not need and not silent and asks_of_help(text),
    )
    if not need and danger.kind in _MEANT_FOR_IT and danger.whose == "self" and passes_on(text):
        said += "\n" + words_of(danger.language)["pass_on"]
    return said


def _as_before(text: str, danger: Danger, before: Danger | None) -> Danger:
    """Return the danger spoken of before where it only goes on, else the one that was heard.

    Who fears to be sent away is detained by nobody; where officers were told of, "they" at the door are no burglars.
    """
    if before is None:
        return danger
    if danger.kind == _DETAINED and before.kind not in (_DETAINED, "trafficked_or_held"):
        return before if need_of(before, text, _OF_FEAR) else danger
    if before.kind == _DETAINED and danger.kind.startswith("violence"):
        as_officers = replace(danger, kind=_DETAINED)
        return before if situation_told(as_officers, text) == _AT_DOOR else danger
    return danger


def _told_first(turn: Turn, danger: Danger, there: Help) -> str:
    """Return the whole first reply, what the message needs besides, or few words for a telephone nearly empty."""
    situation = in_situation(turn, danger)
    if few := answer_to(need_of(danger, turn.answer.text, _LITTLE_POWER), danger):
        return "\n".join([numbers_again(danger, there), few])
    said = first_words(danger, there, situation)
    need = not_answered_yet(turn, danger, need_of(danger, turn.answer.text, _AT_ONCE), situation)
    added = "" if _TOLD_BY.get(need) == situation else answer_to(need, danger, situation=situation)
    return f"{said}\n{with_numbers(added, danger, there)}" if added else said


async def _stop_money(turn: Turn, danger: Danger) -> None:
    """Say who to call where money has gone to a swindler, whether it was one, and what stops the money."""
    said = numbers_again(danger, await _help(turn, danger, await where(turn, danger)))
    asks = danger.kind == _IMPERSONATED and asks_if_real(turn.answer.text)
    turn.say(UTTER, words=with_fake(danger, said) if asks else said)
    await paid_after_swindle(turn, danger)


def _goes_on_to_wish(turn: Turn) -> bool:
    """Return True if the words that end an alarm wish for something that nothing waits for yet, too."""
    danger = turn.answer.danger
    ends = danger is not None and danger.stage == "over"
    return ends and wishes(turn.answer.text) and not turn.has_draft and not service_wished(turn.tracker)


async def _take_note(turn: Turn, danger: Danger) -> None:
    """Take note of data that nothing open asks for, and offer what can be done with it."""
    there = await _help(turn, danger, await where(turn, danger))
    if danger.kind not in _OFTEN_IN_CASES:
        human = titled(words_of(danger.language)["human"], "ask_human")
        turn.say(UTTER, [human], words=_told_further(turn, danger, there, new_place=False))
        return
    chinese = "zh-Hans" if danger.language == "zh" else "en"
    ways = [button(chinese, INTENT_LABELS[way], way) for way in _WAYS]
    buttons = [*ways, titled(words_of(danger.language)["human"], "ask_human")]
    turn.say(UTTER, buttons, words=heard_words(danger, there))


def _say(turn: Turn, danger: Danger, said: str, service: str, title: Words | None) -> None:
    words = words_of(danger.language)
    chinese = "zh-Hans" if danger.language == "zh" else "en"
    buttons = []
    misheard = danger.stage == "over" and says_misheard(turn.answer.text)
    waits = service_wished(turn.tracker) or (take_up_beside(turn) if misheard else "")
    if title is not None:
        name = title.say(chinese)
        said += "\n\n" + words["waits"].format(title=name)
        buttons.append(titled(words["resume"].format(title=name), "resume", resume_service=service))
    elif not (turn.has_draft and danger.is_past) and _offers_wish(danger) and (wish := wish_beside(turn, danger)):
        said += "" if danger.is_unsure else "\n\n" + words["wish"]
        buttons.append(button(chinese, INTENT_LABELS[wish], wish))
    elif danger.stage == "over" and waits:
        label = INTENT_LABELS[OPENS + waits]
        said += "\n\n" + words["offer"].format(title=label.say(chinese))
        buttons.append(button(chinese, label, OPENS + waits))
    elif danger.stage == "goes_on" and waits:
        buttons.append(button(chinese, INTENT_LABELS[OPENS + waits], OPENS + waits))
    buttons.append(titled(words["human"], "ask_human"))
    turn.say(UTTER, buttons, words=said)


async def begin_wish(turn: Turn) -> None:
    """Begin what was wished for before the alarm, for a yes to the words that end it."""
    if service := service_wished(turn.tracker):
        turn.events.append(FollowupAction(f"{service}_form"))
    else:
        turn.say("utter_nothing_to_do")


async def asked_after_alarm(turn: Turn) -> bool:
    """Answer what is asked right after an alarm about it ("shall we pay?"), or tells that one asked back was right."""
    if UTTER not in turn.said_before:
        return False
    text, doubted = turn.answer.text, doubted_before(turn)
    if doubted is not None and not (need_of(doubted, text) or situation_of(doubted.kind, text)):
        return False  # "he rings the bell" tells that the danger which was asked back is one
    danger = doubted or asked_of(turn)
    if danger is None or (doubted is None and not need_of(danger, text)):
        return False
    turn.answer = replace(turn.answer, danger=danger)
    await answer(turn)
    return True


async def goes_on_with_wish(turn: Turn) -> bool:
    """Begin what was wished for in the message before, where what follows tells its data or asks to go on."""
    said = turn.answer
    if UTTER not in turn.said_before or said.danger is not None or said.pressed or turn.has_draft:
        return False
    tells = not said.asks and said.intent == "inform"
    if not (tells or asks_to_go_on(said.text)) or speaks_of_danger(said.text) or not service_wished(turn.tracker):
        return False
    await begin_wish(turn)
    return True


AGREED = MappingProxyType({UTTER: {"affirm": begin_wish}})
"""Follow-ups of a yes right after an alarm that is over."""


def _offers_wish(danger: Danger) -> bool:
    return danger.is_unsure or danger.stage == "first"


async def _help(turn: Turn, danger: Danger, place: Where) -> Help:
    mission = await _mission(turn, place) if place.sure and place.country not in _AT_HOME else None
    elsewhere = place.said and not place.is_speakers and place.country != country_of_speaker(turn)
    card = mission.institution if mission else None
    column, phone = _number(card) if card else ("", "")
    name = (card.name.zh if danger.language == "zh" else card.name.en) if card else ""
    return Help(
        numbers_in(place.country),
        place.name(danger.language) if place.country else "",
        place.sure,
        there=not (elsewhere or place.away),
        helpline=helpline_for(place.country) if place.sure or place.country == "CN" else None,
        mission=(name, phone) if phone else None,
        mission_old=mission is not None and (bool({"unverified"} & set(mission.marks)) or column in mission.old_facts),
        speakers=numbers_in(country_of_speaker(turn)),
    )


def _number(mission: Institution) -> tuple[str, str]:
    """The number to call and its column: the emergency line, else the consular section's, else the switchboard's."""
    numbers = {name: str(getattr(mission, name)) for name in ("emergency_phone", "consular_phone", "phone")}
    return next(((column, number) for column, number in numbers.items() if number), ("", ""))


async def _mission(turn: Turn, place: Where) -> Card | None:
    """The mission in charge, by the place, else by the city of the speaker's clock; else the embassy."""
    if not place.country:
        return None
    kinds: tuple[Kind, ...] = ("embassy", "consulate_general")
    if place.place is not None:
        found: Found = await turn.do(
            FindInstitutions(place.place, kinds=kinds, country=place.country, purpose="consular", limit=1)
        )
        if found.competent is not None or found.cards:
            return found.competent or found.cards[0]
    elif (near := await _city_of_clock(turn, place.country)) is not None:
        found = await turn.do(FindInstitutions(near, kinds=kinds, country=place.country, purpose="consular", limit=1))
        if found.competent is not None:
            return found.competent
    listed: Found = await turn.do(FindInstitutions(None, kinds=kinds, country=place.country, limit=20))
    embassies = [card for card in listed.cards if card.institution.kind == "embassy"]
    return next(iter(embassies or listed.cards), None)


async def _city_of_clock(turn: Turn, country: str) -> Place | None:
    """Find the city that names the speaker's time zone ("America/Vancouver"), where it lies in this country."""
    zone = turn.timezone
    if zone == DEFAULT_TIMEZONE or country_of_zone(zone) != country:
        return None
    city = zone.rpartition("/")[2].replace("_", " ")
    located: Located = await turn.do(LocatePlace(city, country, is_name=True))
    return located.place if located.place is not None and located.place.country == country else None
