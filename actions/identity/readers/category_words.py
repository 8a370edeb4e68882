"""From the words people use of themselves to their group, their state and their home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.answers import NOTHING, Answer, Reading, list_number, pick
from actions.dialogue.phrases import denied, said, without_denied
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.demonyms import citizen_of
from actions.dialogue.readers.kin import relatives_in
from actions.dialogue.readers.localities import is_locality
from actions.dialogue.turn import Turn
from actions.identity.categories import AT_HOME, CATEGORIES, HK_OR_MACAO, ORGANISATION, PLACES, document_choices
from actions.script import sign_by_sign
from backend.shared.countries import countries, country_code

_ORGANISATION = re.compile(
    r"公司|企业|企業|机构|機構|社团|社團|商会|商會|会馆|會館|法人代表|"
    r"\b(?:company|companies|corporation|organi[sz]ation|firm|association|ltd|inc)\b",
    re.IGNORECASE,
)
_LAW_FIRM = re.compile(
    r"律师(?:事务)?(?:所|行)|律所|律師(?:事務)?(?:所|行)|(?:[A-Za-z]+\s+)?\blaw\s+(?:firm|office|company)s?\b|"
    r"\b(?:firm|office) of (?:lawyers|solicitors|attorneys)\b",
    re.IGNORECASE,
)
"""Offices of lawyers: they make nobody an organisation."""
_A_PERSON = re.compile(
    r"(?:我|我哋|本人)(?:是|系|係)(?:一?[个個])?(?:个人|個人|私人|自然人)(?![的嘅]?(?:公司|企业|企業))|"
    r"\b(?:i am|i['’]?m|as) (?:just |only )?(?:an? )?(?:private |natural )?(?:person|individual)\b",
    re.IGNORECASE,
)
_NATURALISED = re.compile(r"入(?:了|咗|过|過)?[^，。,]{0,6}籍|naturali[sz]ed")
_OF_STATE = re.compile(
    r"(?:我|本人|是|係|系|拿|揸|持|用|系?有|入了|入咗|已经|已|加入|個|个|(?i:the|an?|my|our|have|hold|with|i)\s)*\s*"
    r"(?P<state>(?:(?![入已经經])[一-鿿]){2,6}?|[A-Z][A-Za-z]{2,19}(?: [A-Z][A-Za-z]+){0,2})\s?"
    r"(?:国籍|國籍|籍|护照|護照|公民|citizen|passport|national)",
)
_OF_STATE_IN_SMALL_LETTERS = re.compile(
    r"\b(?P<state>(?:(?:new|united|south|north|costa|sri|saudi|trinidad) )?[a-z]{4,19}) (?:passport|citizen|national)\b"
)
_NO_NAME = (
    "have",
    "hold",
    "with",
    "valid",
    "expired",
    "ordinary",
    "this",
    "that",
    "which",
    "what",
    "type",
    "need",
    "only",
)
_JOINED = re.compile(r"入(?:了|咗)?籍(?:了|咗)?(?P<state>[一-鿿]{2,6}?)(?:了|啦|喇|咗|[，,。\s]|$)")
_PASSPORT = re.compile(r"(?:的|嘅|\s)*(?:护照|護照|passport|籍|citizen)", re.IGNORECASE)
_MOSTLY = 0.4
"""Share of a message from which a place is what it tells."""
_OF_IT = "的嘅籍"
"""Words behind a country that is all a stretch says."""
_AROUND = " 。.，,!！"
_NOT_FOREIGN = ("CN", "HK", "MO", "TW")
_NO_STATE = ("外国", "外國", "中国", "中國", "foreign", "chinese", "外")


def of_place(text: str) -> str | None:
    """Return ``foreign``, ``hk_macao`` or ``taiwan`` if the words say where an organisation is registered."""
    found = pick(Answer(text, "inform"), PLACES)
    return str(found.value) if found.found else None


def state_in(text: str) -> str:
    """Return the country of "加拿大籍" or "Canadian passport" as it was written, or nothing."""
    found = _JOINED.search(text) or _OF_STATE.search(text)
    if found is None and (small := _OF_STATE_IN_SMALL_LETTERS.search(text)) and small["state"] not in _NO_NAME:
        return "" if small["state"].startswith(_NO_STATE) else small["state"].title()
    state = _named_in(found["state"].strip()) if found else ""
    return "" if state.casefold().startswith(_NO_STATE) else state


def _named_in(words: str) -> str:
    """The country at the end of a few words, without those before it ("攞加拿大"); the words where none is known."""
    spelt = sign_by_sign(words)
    if country_code(spelt) or words.isascii():
        return words
    return next((words[at:] for at in range(1, len(words) - 1) if country_code(spelt[at:])), words)


def names_organisation(text: str) -> bool:
    """Return True if a text says that a company or society is concerned, other than the lawyer's firm."""
    return _ORGANISATION.search(_LAW_FIRM.sub(" ", without_denied(text))) is not None


def is_a_person(text: str) -> bool:
    """Return True if a text says that its writer is a person and no organisation."""
    denies = any(_ORGANISATION.search(_LAW_FIRM.sub(" ", words)) for words in denied(text))
    return denies or _A_PERSON.search(text) is not None


async def read_category(turn: Turn, answer: Answer) -> Reading:
    """Read the group; where somebody lives does not say which papers they hold, so a country alone is asked back."""
    if not answer.text:
        return NOTHING
    if (number := list_number(answer)) is not None and 1 <= number <= len(CATEGORIES):
        return Reading(CATEGORIES[number - 1].value, entities=("number",))
    if not is_a_person(answer.text) and names_organisation(answer.text):
        kind = of_place(answer.text) or _kind_of(_country(answer))
        region = pick(Answer(answer.text, "inform"), HK_OR_MACAO) if kind == "hk_macao" else NOTHING
        also = {"organisation_place": kind, "hk_or_macao": region.value}
        return Reading(ORGANISATION, also={k: v for k, v in also.items() if v}, entities=("nationality", "place"))
    if (found := _by_nationality(answer)).found:
        return found
    if (citizen := _citizen(turn, answer.text) or _state_of_passport(answer.text)) is not None:
        also = {"nationality": citizen, "document_type": "passport"}
        return Reading("foreigner", also=also, entities=("country", "nationality"))
    if _country(answer) == "CN" and answer.value("place") and _tells_where(answer):
        return Reading(AT_HOME, entities=("place",))
    found = pick(answer, CATEGORIES)
    if found.found:
        return Reading(found.value, also=_also(found.value, answer.text), entities=("country", "place"))
    if (state := _holds_passport_of(answer)) is not None:
        also = {"nationality": state, "document_type": "passport"}
        return Reading("foreigner", also=also, entities=("country", "nationality"))
    if answer.value("country", "place") is not None and _tells_where(answer):
        return Reading(problem="utter_identity_which_papers")
    return NOTHING


def _tells_where(answer: Answer) -> bool:
    """Return True if a place is theirs, and not somebody's office ("我律师叫梁志明，广东五邑律师所")."""
    return (
        answer.share("place", "country") >= _MOSTLY or said("is_there", answer.text) or said("of_oneself", answer.text)
    )


def _state_of_passport(text: str) -> str | None:
    """The state of a passport or citizenship that is told among other things ("thai passport, chinese name …").

    A Chinese name, or Chinese forebears, make nobody a citizen of China.
    """
    state = state_in(text)
    code = country_code(state)
    return state if code and code not in _NOT_FOREIGN and not any(relatives_in(text)) else None


def _holds_passport_of(answer: Answer) -> str | None:
    """The state of "我揸美國passport": a country named right before the word for its passport."""
    for entity in answer.entities:
        foreign = entity.get("entity") == "country" and entity.get("value") not in _NOT_FOREIGN and "end" in entity
        if foreign and _PASSPORT.match(answer.text[entity["end"] :]):
            return answer.text[entity["start"] : entity["end"]]
    return None


def _citizen(turn: Turn, text: str) -> str | None:
    """The name of the state a message says one is a citizen of, in the language of the conversation."""
    code = citizen_of(text)
    return countries()[code].say(turn.language) if code is not None else None


def _by_nationality(answer: Answer) -> Reading:
    families = answer.values("nationality")
    text = answer.text.casefold()
    family = "foreign" if "foreign" in families or _NATURALISED.search(text) else next(iter(families), None)
    if family == "prc_mainland":
        return Reading("mainland_abroad", entities=("nationality",))
    if family == "hk_macao_taiwan":
        taiwan = any(word in text for word in ("台", "臺", "taiwan"))
        value = "taiwan_resident" if taiwan else "hk_macao_resident"
        return Reading(value, also=_also(value, answer.text), entities=("nationality",))
    if family == "foreign":
        also = {**_state_beside(answer), **_state_by_its_letters(answer), **_also("foreigner", answer.text)}
        return Reading("foreigner", also=also, entities=("nationality",))
    return NOTHING


def _state_beside(answer: Answer) -> dict[str, str]:
    """The state of a foreign passport where a stretch is nothing but its name ("拿外国护照，加拿大")."""
    named = [entity for entity in answer.entities if entity.get("entity") == "country" and "start" in entity]
    if len(named) != 1 or named[0]["value"] in _NOT_FOREIGN:
        return {}
    state = answer.text[named[0]["start"] : named[0]["end"]]
    alone = any(piece.strip(_AROUND).rstrip(_OF_IT) == state for piece in pieces(answer.text))
    return {"nationality": state} if alone else {}


def _state_by_its_letters(answer: Answer) -> dict[str, str]:
    """The state of "a US passport", which is called by too few letters to be found as a name."""
    spans = (e for e in answer.entities if e.get("entity") == "nationality" and "end" in e)
    words = (_PASSPORT.sub("", answer.text[e["start"] : e["end"]]).strip(_AROUND) for e in spans)
    known = next((one for one in words if country_code(one) not in ("", *_NOT_FOREIGN)), "")
    return {"nationality": known} if known else {}


def _also(value: Any, text: str) -> dict[str, str]:
    """Return what the same words say besides: which of the two regions, of which state, by which document."""
    said, documents = Answer(text, "inform"), document_choices({"category": value})
    found = {
        "hk_or_macao": pick(said, HK_OR_MACAO).value if value == "hk_macao_resident" else None,
        "nationality": state_in(text) if value == "foreigner" else None,
        "document_type": pick(said, documents).value if len(documents) > 1 else None,
    }
    return {name: str(told) for name, told in found.items() if told}


def _country(answer: Answer) -> str:
    place = answer.value("place")
    if isinstance(place, Mapping) and not place.get("ambiguous"):
        return str(place.get("country") or "")
    return str(answer.value("country") or "")


def _kind_of(country: str) -> str | None:
    return {"": None, "CN": None, "HK": "hk_macao", "MO": "hk_macao", "TW": "taiwan"}.get(country, "foreign")


async def read_state(turn: Turn, answer: Answer) -> Reading:
    """A country in the person's own words; China is none here, and asked back."""
    if _country(answer) in ("CN", "HK", "MO", "TW") or answer.value("nationality") in (
        "prc_mainland",
        "hk_macao_taiwan",
    ):
        return Reading(problem="utter_identity_not_foreign")
    if (citizen := _citizen(turn, answer.text)) is not None:
        return Reading(citizen, entities=_named(answer))
    return _name_of_place(state_in(answer.text) or _country_words(answer) or answer.text.strip(_AROUND), answer)


async def read_home(turn: Turn, answer: Answer) -> Reading:
    """Read where a mainland citizen lives; inside the mainland is for the ordinary filing."""
    if answer.values("institution", "institution_kind"):
        return NOTHING  # 五邑 in the name of a law firm is not where the writer lives
    if _country(answer) == "CN":
        return Reading(AT_HOME, entities=("place", "country"))
    read = _name_of_place(_country_words(answer) or answer.text.strip(_AROUND), answer)
    place = answer.value("place")
    if read.found and isinstance(place, Mapping) and not place.get("ambiguous"):
        name = place["name"] if turn.language == "en" else place.get("name_zh") or place["name"]
        return Reading(str(name), entities=_named(answer))
    return read


def _name_of_place(text: str, answer: Answer) -> Reading:
    """Take a name as it was written, where it is one that we know: the court reads where somebody lives."""
    if not text:
        return NOTHING
    is_sentence = text == answer.text.strip(_AROUND) and not answer.value("country", "place")
    if is_sentence and not is_locality(text) and not _is_citizenship(text):
        return Reading(problem="utter_identity_state_odd")
    return Reading(text, entities=_named(answer))


def _is_citizenship(text: str) -> bool:
    """Return True if words that name no place in so many words are a state's all the same ("Italian")."""
    return citizen_of(text) is not None


def _country_words(answer: Answer) -> str:
    """The country or place as it was written, without the sentence around it."""
    for entity in answer.entities:
        if entity.get("entity") in ("country", "place") and "start" in entity:
            return answer.text[entity["start"] : entity["end"]]
    return ""


def _named(answer: Answer) -> tuple[str, ...]:
    """The kinds of names a country or place was read from; none where the words alone were taken for it."""
    return tuple(kind for kind in ("country", "place", "nationality") if answer.value(kind) is not None)
