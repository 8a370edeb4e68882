"""Numbers are looked at by the backend, which alone can open them: whole or not, never shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions.answers import Answer, Reader, Reading
from actions.forms.fields import FieldReader
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.identity.document_numbers import CheckDocumentNumber, CheckTelephone
from backend.shared.messages import Command


def checked_phone(reader: Reader) -> FieldReader:
    """A telephone number that can be called."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = reader(answer)
        return await _checked(turn, found, CheckTelephone(turn.person.person_id, str(found.value)))

    return read


def checked_document(reader: Reader) -> FieldReader:
    """A document number whose check digit is right."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = reader(answer)
        return await _checked(turn, found, CheckDocumentNumber(turn.person.person_id, str(found.value)))

    return read


def checked_details(named: Callable[[str], str], reader: FieldReader) -> FieldReader:
    """Whatever numbers one answer tells along, each looked at as if it were told alone."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await reader(turn, answer)
        for part, check in _CHECKS.items():
            if (number := found.also.get(named(part))) is not None:
                checked = await _checked(turn, found, check(turn.person.person_id, str(number)))
                if not checked.found:
                    return checked
        return found

    return read


_CHECKS: Mapping[str, Callable[[str, str], Command]] = {
    "phone": CheckTelephone,
    "document_number": CheckDocumentNumber,
}


async def _checked(turn: Turn, found: Reading, check: Command) -> Reading:
    if not found.found:
        return found
    try:
        await turn.do(check)
    except Declined as no:
        return Reading(problem=no.utter)
    return found
