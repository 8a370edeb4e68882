"""Numbers are looked at by the backend, which alone can open them: whole or not, never shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import Answer, Reader, Reading
from actions.dialogue.fields import Field, FieldReader
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.own_numbers import calling_code_in
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.identity.document_numbers import CheckDocumentNumber, CheckTelephone, ReadTelephoneAs
from backend.shared.messages import Command
from backend.shared.zone_countries import country_of_zone

_HOMES = ("address", "lives")
"""Parts of a party that hold where it is."""
WhereTold = Callable[[Answer], str]
"""From a message to the country, ISO 3166, its words say somebody is in; nothing where they do not."""


def checked_phone(reader: Reader, address: str = "", *, lives_in: WhereTold | None = None) -> FieldReader:
    """A telephone number that can be called.

    Args:
        reader: reads the number.
        address: the answer that holds where its owner lives; a number without a code is of that country.
        lives_in: the country of its owner as the message says it, or nothing; it goes before the answer.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = reader(answer)
        region = (lives_in(answer) if lives_in else "") or _region(turn.answers.get(address))
        return await _checked(turn, found, _telephone(turn, found.value, region))

    return read


def with_corrected_code(name: str, read: FieldReader) -> FieldReader:
    """Read besides another country for the code of the number that is kept ("区号错了，是加拿大的").

    Args:
        name: the answer that holds the number.
        read: reads a number.
    """

    async def read_either(turn: Turn, answer: Answer) -> Reading:
        found = await read(turn, answer)
        kept = turn.answers.get(name) if turn.has_draft else None
        if found.found or not isinstance(kept, str) or not said("names_calling_code", turn.answer.text):
            return found
        if not (country := _country_named(answer) or _country_named(turn.answer)):
            return found
        command = ReadTelephoneAs(turn.person.person_id, kept, country)
        return await _checked(turn, Reading(kept, entities=("phone",)), command)

    return read_either


async def with_country_code(turn: Turn, number: str, region: str = "") -> str:
    """Return a telephone's token with the code of where the person is; as it was told where none fits.

    Args:
        number: the token of a number; that of anything else is returned as it is.
        region: ISO 3166 code of where its owner lives, as far as that was told; it goes before where the writer is.
    """
    if not number.startswith("⟦phone:"):
        return number
    found = await _checked(turn, Reading(number), _telephone(turn, number, region))
    return str(found.value) if found.found else number


async def with_country_codes(turn: Turn, fields: Sequence[Field], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was told with each telephone under the code of where its owner lives, else of where the writer is.

    Args:
        fields: the questions; those for a telephone say so by `told_as`.
        told: values by the names of their answers.
    """
    phones = {field.name for field in fields if "phone" in field.told_as and isinstance(told.get(field.name), str)}
    known = {**turn.answers, **told} if phones else {}
    return {
        name: await with_country_code(turn, value, _home_beside(name, known)) if name in phones else value
        for name, value in told.items()
    }


def _home_beside(name: str, known: Mapping[str, Any]) -> str:
    """The country of the address, or of the home, that stands beside a telephone among the answers."""
    owner = name.removesuffix("phone")
    return next((region for part in _HOMES if (region := _region(known.get(f"{owner}{part}")))), "")


def checked_document(reader: Reader) -> FieldReader:
    """A document number whose check digit is right; a telephone that is not called a document's number is none."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = reader(answer)
        if await _is_telephone(turn, answer, found.value):
            return Reading(problem="utter_document_is_telephone")
        return await _checked(turn, found, CheckDocumentNumber(turn.person.person_id, str(found.value)))

    return read


async def _is_telephone(turn: Turn, answer: Answer, value: Any) -> bool:
    """Return True if a number was taken for a telephone on arrival, can be called, and is called nothing else."""
    if not str(value).startswith("⟦phone:") or said("names_a_document", answer.text):
        return False
    called = await _checked(turn, Reading(value), _telephone(turn, value, ""))
    return called.found


def checked_details(named: Callable[[str], str], reader: FieldReader) -> FieldReader:
    """Reader that looks at each of the numbers one answer tells along as if it were told alone."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await reader(turn, answer)
        where = named("address")
        region = _region(found.also.get(where)) or _region(found.value) or _region(turn.answers.get(where))
        for part, check in _CHECKS.items():
            if (number := found.also.get(named(part))) is not None:
                checked = await _checked(turn, replace(found, value=number), check(turn, number, region))
                if not checked.found:
                    return checked
                found = replace(found, also={**found.also, named(part): checked.value})
        return found

    return read


async def say_telephone(turn: Turn, value: Any) -> None:
    """Say a number back with the country code it was given here, when none was written."""
    whole = str(value)
    if whole.startswith("⟦phone:") and whole not in turn.answer.text and not turn.answer.pressed:
        turn.say("utter_phone_read_as", phone=whole)


def _region(address: Any) -> str:
    """The country of an address or a city, nothing where it tells none."""
    return str(address.get("region") or address.get("country") or "") if isinstance(address, Mapping) else ""


def _country_named(answer: Answer) -> str:
    """The country, or the calling code, that a message names beside no whole number; nothing without one."""
    if token_in(answer.text, "phone"):
        return ""
    place = answer.value("place")
    named = answer.value("country") or (place.get("country") if isinstance(place, Mapping) else "")
    return str(named or calling_code_in(answer.text))


def _telephone(turn: Turn, number: Any, region: str) -> Command:
    return CheckTelephone(turn.person.person_id, str(number), region or country_of_zone(turn.timezone))


def _document(turn: Turn, number: Any, region: str) -> Command:
    return CheckDocumentNumber(turn.person.person_id, str(number))


_CHECKS: Mapping[str, Callable[[Turn, Any, str], Command]] = {"phone": _telephone, "document_number": _document}


async def _checked(turn: Turn, found: Reading, check: Command) -> Reading:
    """Return the reading with the number as the backend keeps it, or what is wrong with it."""
    if not found.found:
        return found
    try:
        kept = await turn.do(check)
    except Declined as no:
        return Reading(problem=no.utter)
    return replace(found, value=kept) if isinstance(check, CheckTelephone | ReadTelephoneAs) and kept else found
