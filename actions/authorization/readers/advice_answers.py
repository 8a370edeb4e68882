"""Readers of a paper, a passport, a place and an agent, in folk words of three languages. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Reading
from actions.authorization.case_code import place_code
from actions.authorization.readers.folk_words import named_in
from actions.authorization.readers.wording import names_firm
from actions.dialogue.buttons import titled
from actions.dialogue.phrases import without_denied
from actions.dialogue.readers.clauses import stretches
from backend.shared.countries import country_name
from backend.shared.wording import Words, verbatim

_OWN = {"CN": "prc", "HK": "hk", "MO": "macao", "TW": "taiwan"}


def read_paper(answer: Answer) -> Reading:
    """The kind of paper, if the words leave no doubt; what they deny is not meant."""
    found = named_in(without_denied(answer.text), "papers")
    if "consular_paper" in found:
        return Reading("consular_paper")
    return Reading(found[0]) if len(found) == 1 else NOTHING


def names_other_paper(answer: Answer) -> bool:
    """Return True if a message names another paper than that of a lawsuit: no judge witnesses the sale of a house."""
    return is_other_paper(read_paper(answer).value)


def is_other_paper(code: object) -> bool:
    """Return True if a paper is known and none of a lawsuit."""
    return code not in (None, "court_power")


def read_lawyer(answer: Answer) -> Reading:
    """Read who shall act: "a lawyer" alone does not say from where."""
    found = named_in(answer.text, "lawyers")
    lawyers = [code for code in found if code != "relative"]
    return Reading((lawyers or found)[0]) if len(lawyers) == 1 or (found and not lawyers) else NOTHING


def read_passport(answer: Answer) -> Reading:
    """The passport a nationality stands for; Hong Kong, Macao and Taiwan are told apart by the words."""
    nationality = answer.value("nationality")
    if nationality is None:
        return NOTHING
    if nationality in ("prc_mainland", "foreign"):
        return Reading({"prc_mainland": "prc"}.get(nationality, nationality), entities=("nationality",))
    regions = named_in(answer.text, "regions")
    return Reading(regions[0], entities=("nationality",)) if len(regions) == 1 else NOTHING


def read_passport_answer(answer: Answer) -> Reading:
    """The same, asked for: a country or region alone is the passport's, a city is not."""
    found = read_passport(answer)
    if found.found:
        return found
    regions = [place["country"] for place in _places(answer) if not _city_of(place)]
    country = next(iter([*answer.values("country"), *regions]), None)
    return Reading(_OWN.get(country, "foreign"), entities=("country", "place")) if country else NOTHING


def _places(answer: Answer) -> Sequence[Mapping[str, Any]]:
    return [place for place in answer.values("place") if isinstance(place, Mapping)]


def without_firms(answer: Answer) -> Answer:
    """The message without the places of stretches that name a law firm ("广东邑华律师事务所" is no place one is at)."""
    firms = [piece for piece in stretches(answer.text) if names_firm(answer.text[slice(*piece)])]
    kept = [
        one
        for one in answer.entities
        if one.get("entity") not in ("place", "country")
        or not any(start <= int(one.get("start", -1)) < end for start, end in firms)
    ]
    return replace(answer, entities=tuple(kept))


def read_place(language: str, answer: Answer, slot: str) -> Reading:
    """Read where a paper is made: "in Toronto, a lawyer in Jiangmen" means Toronto; one of two cities is asked for.

    Args:
        language: for the buttons that ask back.
        slot: the field's key in a button's payload.
    """
    places = sorted(_places(answer), key=lambda place: place["country"] == "CN")
    countries = sorted(answer.values("country"), key=lambda code: code == "CN")
    if places and not (countries and places[0]["country"] == "CN" and countries[0] != "CN"):
        place = places[0]
        candidates = [place, *place.get("ambiguous", ())]
        said = [one for one in candidates if one["country"] in countries]
        if len(candidates) > 1 and not said:
            return _which(language, slot, candidates)
        chosen = said[0] if said else place
        return Reading(place_code(chosen["country"], _city_of(chosen)), entities=("place", "country"))
    return Reading(place_code(countries[0]), entities=("country",)) if countries else NOTHING


def _city_of(place: Mapping[str, Any]) -> str:
    """The city; a city state or region is no city of its own (香港, 新加坡)."""
    return "" if place["country"] in ("HK", "MO", "SG", "MC") else str(place["name"])


def _which(language: str, slot: str, candidates: Sequence[Mapping[str, Any]]) -> Reading:
    buttons = []
    for place in candidates:
        country = country_name(place["country"])
        own = verbatim(str(place.get("name_zh") or place["name"]))
        title = Words(f"{own}（{country.zh}）", f"{place['name']}, {country.en}").say(language)
        code = place_code(place["country"], _city_of(place))
        buttons.append(titled(title, "inform", **{slot: code}))
    return Reading(
        problem="utter_authorization_which_place",
        facts={"said": verbatim(str(candidates[0].get("name_zh") or candidates[0]["name"]))},
        buttons=tuple(buttons),
    )


def read_city(answer: Answer, country: str) -> Reading:
    """The city in a country that is already known."""
    for place in _places(answer):
        for one in (place, *place.get("ambiguous", ())):
            if one["country"] == country:
                return Reading(str(one["name"]), entities=("place",))
    return Reading(problem="utter_authorization_city_unknown") if answer.text else NOTHING
