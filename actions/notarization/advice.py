"""The question "how": the routes compared for this person, each with its reason, before one is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.fields import Field
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.notarization.agents import AGENT, agent_goes
from actions.notarization.common_hours import VIDEO, common_times, mission_name
from backend.authorization.adviser.apostille import certification
from backend.authorization.adviser.authorities import authority_name
from backend.authorization.adviser.commands import CompareRoutes
from backend.authorization.adviser.routes import Comparison, RouteAdvice
from backend.notarization.advice import NO_TIME_BY_VIDEO, Advice, Verdict
from backend.notarization.commands import AdviseRoute
from backend.notarization.model import BOOKABLE_ROUTES
from backend.shared.countries import country_name
from backend.shared.wording import Words

ROUTES = {
    "in_person": Choice(
        "in_person", Words("到江门现场办", "In person in Jiangmen"), ("现场", "亲自", "到场", "回去办", "窗口")
    ),
    "remote_video": Choice(
        "remote_video",
        Words("到使领馆远程视频办", "By video from the mission"),
        ("视频", "远程", "线上", "网上", "领事馆视频", "使馆视频", "领馆视频", "领事馆远程视频"),
    ),
    "mission": Choice(
        "mission",
        Words("直接在使领馆办", "At the Chinese mission itself"),
        ("领事馆", "使领馆", "领馆", "使馆", "大使馆", "consulate", "embassy", "at the mission"),
    ),
    "local_notary": Choice(
        "local_notary",
        Words("当地公证加附加证明书", "A local notary and apostille"),
        (
            "当地公证",
            "当地公证人",
            "本地公证",
            "附加证明",
            "海牙认证",
            "委托公证人",
            "公证律师",
            "apostille",
            "local notary",
            "notary here",
            "attesting officer",
            "notary public",
        ),
    ),
}


def route_field(**more: Any) -> Field:
    """The field ``route``: only routes that are booked at the office and open to this person are offered."""
    return Field(
        "route",
        Words("办理方式", "Route"),
        _read,
        words=("方式", "现场还是视频", "route"),
        choices=_choices,
        pressed=_press,
        show=lambda turn, value: ROUTES[value].label.say(turn.language),
        before=say_advice,
        first_is_recommended=True,
        **more,
    )


_ATTESTING = Words("在香港、澳门找委托公证人办", "An attesting officer in Hong Kong or Macao")
_NEEDED = ("matter", "nationality", "whereabouts", "use_place")


async def advice_for(turn: Turn) -> Advice:
    """The routes compared for what was answered; every question of `is_advised` must be."""
    told = turn.answers
    order = AdviseRoute(
        told["matter"], told["nationality"], told["whereabouts"], told.get("stay_basis", "none"), told["use_place"],
        by_agent=bool(told.get(AGENT)),
    )  # fmt: skip
    advice: Advice = await turn.do(order)
    if advice.allowed[VIDEO].allowed and not await _has_time(turn):
        advice = await turn.do(replace(order, video_has_time=False))
    return advice


async def _has_time(turn: Turn) -> bool:
    """Return False if office and mission are never open at once; an office that can't be asked now may have a time."""
    try:
        return bool(await common_times(turn, turn.answers["matter"], VIDEO))
    except Declined as no:
        return no.temporary


async def _choices(turn: Turn) -> Sequence[Choice]:
    """Every way that is open, the recommended one first; those that are not booked here end with how to go on."""
    advice = await advice_for(turn)
    third = await _third_country(turn)
    routes = [route for route, verdict in advice.allowed.items() if verdict.allowed]
    routes.sort(key=lambda route: (route != advice.recommended, route not in BOOKABLE_ROUTES))
    return [replace(ROUTES[route], label=_label(turn, route, third)) for route in routes]


async def _read(turn: Turn, answer: Answer) -> Reading:
    """A route that is not open to this person is answered by the reason why."""
    if not is_advised(turn) or (answer.asks and said("asks_in_person", answer.text)):
        return pick(answer, [])  # too early: nobody can say yet which routes are open; "要本人到场吗" chooses none
    allowed = await _choices(turn)
    wanted = pick(answer, list(ROUTES.values()), "notarization_route")
    if "number" in wanted.entities:
        return await _possible(turn, pick(answer, allowed))
    if wanted.found and wanted.value not in {choice.value for choice in allowed}:
        verdict = (await advice_for(turn)).allowed[wanted.value]
        if verdict.reason == NO_TIME_BY_VIDEO:
            return await _no_time(turn)
        return Reading(problem=f"utter_{verdict.reason}", facts={"rule": verdict.rule.cite.say(turn.language)})
    return await _possible(turn, wanted)


async def _possible(turn: Turn, wanted: Reading) -> Reading:
    """By video there has to be a time at which the notary office and the mission are both open."""
    if wanted.value != VIDEO or await common_times(turn, turn.answers["matter"], VIDEO):
        return wanted
    return await _no_time(turn)


async def _no_time(turn: Turn) -> Reading:
    return Reading(problem="utter_notarization_no_common_time", facts={"mission": await mission_name(turn)})


async def _press(turn: Turn, value: str) -> Reading:
    """A pressed route, if it still can be chosen."""
    if value not in {choice.value for choice in await _choices(turn)}:
        no_time = value == VIDEO and (await advice_for(turn)).allowed[VIDEO].reason == NO_TIME_BY_VIDEO
        return await _no_time(turn) if no_time else Reading(problem="utter_choice_gone")
    return await _possible(turn, Reading(value))


def is_advised(turn: Turn) -> bool:
    """Return True if enough is answered to compare the routes."""
    return all(name in turn.answers for name in _NEEDED)


async def say_advice(turn: Turn) -> None:
    """In one bubble: the best route and why, whether the others are open and why, and what to mind."""
    advice = await advice_for(turn)
    others = [r for r in BOOKABLE_ROUTES if r != advice.recommended]
    third = await _third_country(turn)
    lines = [_reason(turn, advice.allowed[route], third) for route in others]
    lines += [turn.phrase(f"utter_{note}") for note in advice.notes]
    turn.say(
        "utter_notarization_advice",
        route=_label(turn, advice.recommended, third).say(turn.language),
        reason=_reason(turn, advice.allowed[advice.recommended], third),
        lines="\n".join(f"• {line}" for line in lines),
    )


_LEGALISED = Words("当地公证，再到中国使领馆办认证", "A local notary and legalisation by the Chinese mission")
_LOCAL = "notarization_reason_local_notary_apostille"


def _country(turn: Turn) -> str:
    """Return where the applicant is, as far as a city was told."""
    city = turn.answers.get("city")
    return str(city.get("country", "")) if isinstance(city, Mapping) else ""


def _is_legalised(turn: Turn) -> bool:
    """Return True if the country's papers still need legalisation, by the table of the Convention (APO-LIST)."""
    country = _country(turn)
    return bool(country) and certification(country, turn.now.date()) == "legalisation"


async def _third_country(turn: Turn) -> RouteAdvice | None:
    """The adviser's way through a third country, where China has no mission and no apostille counts; else None."""
    country = _country(turn)
    if not _is_legalised(turn):
        return None
    order = CompareRoutes(turn.person.person_id, "property_power", "foreign", country, country)
    comparison: Comparison = await turn.do(order)
    return comparison.of("third_country") if comparison.first == "third_country" else None


def _label(turn: Turn, route: str, third: RouteAdvice | None) -> Words:
    if route == "in_person" and (who := str(turn.answers.get(AGENT) or "")):
        return agent_goes(who)
    if route == "local_notary" and third is not None:
        return third.name
    if route == "local_notary" and _country(turn) in ("HK", "MO"):
        return _ATTESTING
    return _LEGALISED if route == "local_notary" and _is_legalised(turn) else ROUTES[route].label


def _reason(turn: Turn, verdict: Verdict, third: RouteAdvice | None) -> str:
    told = verdict.reason
    if told == _LOCAL and third is not None:
        return third.why.say(turn.language)
    if told == _LOCAL and (country := _country(turn)):
        told = f"{_LOCAL.removesuffix('apostille')}{'legalised' if _is_legalised(turn) else 'apostille_there'}"
        name = country_name(country)
        facts = {"country": name.say(turn.language), "authority": authority_name(country, name).say(turn.language)}
        return turn.phrase(f"utter_{told}", rule=verdict.rule.cite.say(turn.language), **facts)
    return turn.phrase(f"utter_{told}", rule=verdict.rule.cite.say(turn.language))
