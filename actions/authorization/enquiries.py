"""Short questions about authorizing somebody, answered at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.answers import Answer
from actions.authorization.case_code import from_code
from actions.authorization.readers.advice_answers import names_other_paper
from actions.authorization.readers.folk_words import named_in
from actions.authorization.telling import tell_alone, tell_route, third_country
from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.fields import Field
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.protection.telling import tell_entry
from backend.authorization.adviser.apostille import Certification, apostille_standing, certification
from backend.authorization.adviser.authorities import authority_name
from backend.protection.commands import GetLawEntry
from backend.shared.countries import country_name
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_FOR_ABROAD = "apo_chinese_doc_abroad"
"""The library's entry on papers of China that are used abroad."""
OWN_INTENTS = frozenset({"ask_authorization", "start_authorization"})
SAME_TABLE = Words(
    "看的是同一张表，别的文书和委托书一样看那个国家：",
    "It is the same table: other papers go by the country just as a power of attorney does:",
)
"""Said before what is told of a power of attorney, where another paper is asked about."""
_NOT_SEEN = Words(
    "（按{state}算；公约是否延伸到这里没有查到原文，签之前先问收件单位）",
    " (treated as part of {state}; I found no text saying the Convention extends there, so ask the recipient first)",
)
"""A territory of which it is only remembered that the Convention reaches it (APO-TERR)."""
_CERTIFIED: Mapping[Certification, str] = {
    "apostille": "certified_apostille",
    "legalisation": "certified_legalised",
    "own_way": "certified_region",
}
COMPARE = Words("看看我该怎么办", "Find my route")
VIDEO, VIDEO_COURT_ONLY = "utter_authorization_video", "utter_authorization_video_court_only"
"""Utterances on the witness by video: what it takes, and that it is for lawsuits alone."""


def short_answer(answer: Answer) -> str | None:
    """The utterance that answers a short question; None where the routes have to be compared for the person.

    Whoever says where they are, or asks which way, wants the comparison.
    """
    outside = [p for p in answer.values("place") if p.get("country") != "CN"] or answer.values("country")
    if outside or answer.pressed or named_in(answer.text, "which_route"):
        return None
    return next(iter(named_in(answer.text, "short_questions")), None)


def say_short_answer(turn: Turn, utter: str) -> None:
    """Answer, and offer the comparison; what a judge witnesses by video is told of no paper but a lawsuit's."""
    payload = payload_of("ask_authorization", authorization_wish="compare")
    if utter == VIDEO and names_other_paper(turn.answer):
        utter = VIDEO_COURT_ONLY
    turn.say(utter, buttons=[sending(turn.language, COMPARE, payload)])


async def said_of(turn: Turn, field: Field) -> str | None:
    """Read an opening sentence for a question: a country says where, a nationality says which passport."""
    if field.name == "city" or not turn.answer.text:
        return None
    found = await field.read(turn, turn.answer)
    misread = "number" in found.entities or (field.name == "passport" and "nationality" not in found.entities)
    return str(found.value) if found.found and not misread and field.from_opening(found.value) else None


async def told_at_once(turn: Turn) -> bool:
    """Say what needs no question: a route of an earlier comparison, or a short answer; False if it is neither."""
    route, code = (str(turn.answer.pressed.get(f"authorization_{name}", "")) for name in ("route", "case"))
    if route:
        case = from_code(code)
        if case is None:
            turn.say("utter_choice_gone")
        else:
            await tell_route(turn, case, route)
        return True
    if turn.answer.intent not in OWN_INTENTS:
        return False
    if await certification_told(turn):
        return True
    utter = short_answer(turn.answer)
    if utter:
        say_short_answer(turn, utter)
    return utter is not None


async def certification_told(turn: Turn) -> bool:
    """Tell whether a paper of a country that is named needs an apostille, where that is asked; False otherwise."""
    country = _asked_of_country(turn.answer)
    if country is None:
        return False
    if goes_abroad(turn):
        await tell_entry(turn, await turn.do(GetLawEntry(_FOR_ABROAD)))
    else:
        if named_in(turn.answer.text, "paper_for_use_here"):
            turn.say(READY_WORDS, words=SAME_TABLE.say(turn.language))
        await tell_certification(turn, country)
    return True


def _asked_of_country(answer: Answer) -> str | None:
    """The country of which somebody asks whether its papers need an apostille or legalisation; None without one."""
    asks = answer.asks or says("asks_which_of_two", answer.text)
    if answer.pressed or named_in(answer.text, "which_route") or not asks:
        return None
    asked = named_in(answer.text, "short_questions")
    of_power = bool(asked) and asked[0] == "utter_authorization_apostille"
    return country_of(answer) if of_power or named_in(answer.text, "paper_for_use_here") else None


def goes_abroad(turn: Turn) -> bool:
    """Return True if a paper of China is spoken of that is used abroad: it is certified the other way round.

    Said so ("证书要给阿联酋的公司用"), or told before in a form that asks where the paper is used.
    """
    named = [one for one in turn.answer.entities if "start" in one and _is_abroad(one)]
    around = {side for one in named for side in _sides(turn.answer.text, int(one["start"]), int(one["end"]))}
    told = turn.has_draft and turn.answers.get("use_place") == "abroad"
    return bool(around & {"before", "after"}) or (told and not around & {"made_before", "made_after"})


def _is_abroad(entity: Mapping[str, Any]) -> bool:
    """Return True if an entity names a country outside the mainland, or a place in one; Jiangmen is none."""
    value = entity.get("value")
    code = value.get("country") if isinstance(value, Mapping) else value if entity.get("entity") == "country" else ""
    return entity.get("entity") in ("country", "place") and str(code or "CN") != "CN"


def _sides(text: str, start: int, end: int) -> set[str]:
    """Sides on which the words around a country say that a paper is used there, or made there."""
    left = {side for side in named_in(text[:start], "used_there") if side.endswith("before")}
    return left | {side for side in named_in(text[end:], "used_there") if side.endswith("after")}


def country_of(answer: Answer) -> str | None:
    """The country outside the mainland a message names, by itself or by a city."""
    places = [str(place.get("country", "")) for place in answer.values("place") if isinstance(place, Mapping)]
    named = [*places, *map(str, answer.values("country"))]
    return next((code for code in named if code and code != "CN"), None)


async def tell_certification(turn: Turn, country: str) -> None:
    """Say whether a paper of that country needs an apostille or legalisation, and since when (APO-LIST, APO-HKM)."""
    way = certification(country, turn.now.date())
    if way == "legalisation" and (third := await third_country(turn, country)) is not None:
        tell_alone(turn, third)
        return
    facts: dict[str, Any] = {"country": country_name(country).say(turn.language)}
    utter = f"utter_authorization_{_CERTIFIED[way]}"
    standing = apostille_standing(country)
    if way == "apostille" and standing.since is not None:
        facts["since"] = standing.since.isoformat()
        facts["authority"] = authority_name(country, country_name(country)).say(turn.language)
        if not standing.extended:
            facts["authority"] += _NOT_SEEN.say(turn.language).format(
                state=country_name(standing.state).say(turn.language)
            )
    payload = payload_of("ask_authorization", authorization_wish="compare")
    turn.say(utter, () if turn.has_draft else [sending(turn.language, COMPARE, payload)], **facts)


def tell_ways(turn: Turn, country: str) -> None:
    """The ways to a power for court from that country, before anything is asked."""
    kind = _CERTIFIED[certification(country, turn.now.date())].removeprefix("certified_")
    turn.say(f"utter_authorization_ways_{kind}", country=country_name(country).say(turn.language))


async def answer_question(turn: Turn) -> None:
    """A question about authorization in the middle of a form."""
    if not await told_at_once(turn):
        say_short_answer(turn, short_answer(turn.answer) or VIDEO)
