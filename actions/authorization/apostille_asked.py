"""Answers to what an apostille costs and how long it takes, by the authority of the country (APO-AUTH).

The country is the one the message names, else that of the open form, else where the person said to be; whose papers
are certified another way is told that way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.authorization.enquiries import country_of, say_short_answer, short_answer, tell_certification
from actions.dialogue.phrases import said as asks
from actions.dialogue.turn import Turn
from actions.profile.told import place_told
from actions.topic import AnswerTo, keys_asked, kinds_asked
from backend.authorization.adviser.apostille import certification
from backend.authorization.adviser.authorities import authority_name, authority_of
from backend.authorization.adviser.route_guide import load_guide
from backend.shared.countries import country_name

KEYS: Final = (("apostille", "cost"), ("apostille", "time"))
"""Short questions that are answered here."""
_GENERAL: Final = "utter_authorization_apostille"
"""The answer that asks which country is meant."""
_SLOTS: Final = ("place", "city")
"""Answers of a form that tell where a paper is made."""
_HOME: Final = "CN"
_BEHIND: Final = ("utter_authorization_apostille", "utter_authorization_certified_", "utter_authorization_ways_")
"""Answers on how a foreign paper is certified."""
_LONGEST: Final = 60
_LOOKED_BACK: Final = 3
"""Messages before this one in which the country may have been named."""
_MOSTLY: Final = 0.4
"""Share of a message from which it tells where and no more ("it was made in the United States")."""


def asked_first(answer: AnswerTo) -> AnswerTo:
    """Return the answer to a question of authorizing that tells first what is asked of an apostille of one country."""

    async def told(turn: Turn) -> None:
        said = turn.answer
        if any(key in KEYS for key in keys_asked(said.text, "")) and not said.pressed:
            await cost_and_time(turn)
        elif short_answer(said) == _GENERAL and not country_of(said) and (country := await _country(turn)) is not None:
            await tell_certification(turn, country)
        else:
            await answer(turn)

    return told


async def country_told(turn: Turn) -> bool:
    """Return True if a message only names the country we have just asked for, outside a form, and has been answered."""
    said, country = turn.answer, country_of(turn.answer)
    only = said.share("place", "country", "nationality") >= _MOSTLY and not said.asks
    if turn.has_draft or said.pressed or country is None or not only or _GENERAL not in turn.said_before:
        return False
    await tell_certification(turn, country)
    return True


async def asked_after(turn: Turn) -> bool:
    """Tell where an apostille is got, or what it costs, asked right behind an answer on it; False for anything else.

    "意大利在哪个部门办" means the authority of that country, never a Chinese mission, which issues none.
    """
    said, behind = turn.answer, any(name.startswith(_BEHIND) for name in turn.said_before)
    if turn.has_draft or said.pressed or not behind or not 0 < len(said.text) <= _LONGEST:
        return False
    country = country_of(said)
    if {"cost", "time"}.intersection(kinds_asked(said.text)):
        earlier = next((found for one in turn.typed_before(_LOOKED_BACK) if (found := country_of(one))), None)
        await cost_and_time(turn, country or earlier)
    elif country is not None and country != _HOME and asks("asks_where", said.text):
        await tell_certification(turn, country)
    else:
        return False
    return True


async def cost_and_time(turn: Turn, known: str | None = None) -> None:
    """Say what an apostille costs and how long it takes there, as far as a source tells; else who is asked.

    Args:
        known: the country that is spoken of, where the message itself names none.
    """
    country = country_of(turn.answer) or known or await _country(turn)
    if country is None:
        say_short_answer(turn, _GENERAL)
    elif certification(country, turn.now.date()) != "apostille":
        await tell_certification(turn, country)
    else:
        found, usual = authority_of(country), load_guide().routes["apostille"]
        facts: dict[str, Any] = {
            "country": country_name(country).say(turn.language),
            "authority": authority_name(country, country_name(country)).say(turn.language),
            "fee": ((found and found.fee) or usual.cost).say(turn.language),
            "days": ((found and found.days) or usual.days).say(turn.language),
        }
        turn.say("utter_authorization_apostille_cost", **facts)


async def _country(turn: Turn) -> str | None:
    """The country of the open form, else the one where the person said to be."""
    return _of_form(turn) or await _where_said(turn)


def _of_form(turn: Turn) -> str | None:
    """The country an open form has been told, of the mainland none."""
    for name in _SLOTS if turn.has_draft else ():
        kept = turn.answers.get(name)
        code = kept.get("country") if isinstance(kept, Mapping) else str(kept or "").partition("/")[0]
        if code and code != _HOME and len(code) == len(_HOME):
            return str(code)
    return None


async def _where_said(turn: Turn) -> str | None:
    place = await place_told(turn)
    return place["country"] if place else None
