"""Numbers are looked at by the backend, which alone can open them: whole or not, never shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from actions.answers import Answer, Reader, Reading
from actions.dialogue.fields import FieldReader
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.identity.document_numbers import CheckDocumentNumber, CheckTelephone
from backend.shared.messages import Command
from backend.shared.zone_countries import country_of_zone


def checked_phone(reader: Reader, address: str = "") -> FieldReader:
    """A telephone number that can be called.

    Args:
        reader: reads the number.
        address: the answer that holds where its owner lives; a number without a code is of that country.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = reader(answer)
        return await _checked(turn, found, _telephone(turn, found.value, _region(turn.answers.get(address))))

    return read


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
    """The country of an address, nothing where it tells none."""
    return str(address.get("region") or "") if isinstance(address, Mapping) else ""


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
    return replace(found, value=kept) if isinstance(check, CheckTelephone) and kept else found
