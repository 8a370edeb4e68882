"""One message with whatever is known of a plaintiff, in any order: sex, birthday, document, address, telephone.

"女，1948年7月12日，C668668(9)，香港九龙弥敦道100号，9123 4567": each piece goes to the question whose reader takes it.
What is missing is asked by itself afterwards; nobody has to write all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import Answers, Field, FieldReader
from actions.dialogue.readers.clauses import private_numbers_in
from actions.dialogue.speech import say_kept
from actions.dialogue.turn import Turn
from actions.filing.party_readers import CHILD, Named
from actions.filing.readers.party_details import bare_of_details, tells_birth, tells_of_a_deed, told_details
from actions.story.readers.places import is_address
from backend.shared.wording import Words

ONE_BY_ONE, LEFT_TO_THEM = "single", "invited"
"""Values of the question for all particulars: they are asked one by one, or of the plaintiff themselves."""
PARTS = ("sex", "birth_date", "document_number", "address", "phone")
"""Particulars that are asked for together."""
_WORTH_IT = 2
"""Missing parts from which asking for them together saves messages."""
_SINGLY = (
    Choice(
        ONE_BY_ONE,
        Words("一项一项来", "One at a time"),
        ("一项项", "一个一个来", "逐项", "逐样", "跳过", "分开问", "one by one", "separately", "skip"),
    ),
)
LIMIT = 300
_MOSTLY = 0.8


async def choices(turn: Turn) -> tuple[Choice, ...]:
    """Offer a choice to whoever would rather be asked one thing after the other."""
    return _SINGLY


def is_worth_asking(answers: Answers, named: Named, asked: Sequence[str] = PARTS) -> bool:
    """Return True if so much is missing of what is asked that one question for all of it is shorter."""
    return sum(named(part) not in answers for part in asked) >= _WORTH_IT


def particulars_reader(named: Named, readers: Mapping[str, FieldReader]) -> FieldReader:
    """Read every part a message tells by the reader of its own question; one that cannot be read is asked by itself.

    Args:
        named: from a part to the name of its answer.
        readers: what reads each part.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        if not answer.text:
            return NOTHING
        if is_unknown(answer):
            return Reading(ONE_BY_ONE)
        if len(answer.text) > LIMIT:
            return Reading(problem="utter_text_too_long", facts={"limit": LIMIT})
        found = {part: await _part(turn, answer, part, readers) for part in PARTS}
        if named("birth_date") in turn.answers and not tells_birth(answer):
            found["birth_date"] = None  # a day of something else is no other birthday
        told = {named(part): value for part, value in found.items() if value is not None}
        if not told and pick(answer, _SINGLY).found:
            return Reading(ONE_BY_ONE)
        if not told:
            return Reading(problem="utter_filing_particulars_odd")
        covers = 1.0 if len(told) >= _WORTH_IT else 0.0  # so many parts are meant, whatever was said before them
        return Reading("told", also=told, entities=("particulars",), covers=covers)

    return read


def with_particulars(part: str, read: FieldReader, named: Named, readers: Mapping[str, FieldReader]) -> FieldReader:
    """Read one answer about a party, and with it the particulars told in the same message that are not known yet.

    Args:
        part: what the question asks for.
        read: reads it.
        named: from a part to the name of its answer.
        readers: what reads each other part, of this party alone.
    """

    async def read_along(turn: Turn, answer: Answer) -> Reading:
        found = await read(turn, answer)
        alone = not found.found or not isinstance(found.value, str) or found.value in ("", answer.text.strip())
        if alone or found.partial or turn.answers.get(named("kind")) == "organisation":
            return found
        rest = _without(answer, found.value)
        told: dict[str, Any] = {}
        for other in PARTS:
            if other == part or named(other) in {*turn.answers, *found.also}:
                continue
            value = await _part(turn, rest, other, readers)
            if value is not None and _stands_alone(other, value, rest):
                told[named(other)] = value
        return replace(found, also={**told, **found.also}) if told else found

    return read_along


def _without(answer: Answer, words: str) -> Answer:
    """The message without some words of it, with as many commas in their place."""
    at = answer.text.find(words)
    return replace(answer, text=answer.text.replace(words, "，" * len(words), 1)) if at >= 0 else answer


def _stands_alone(part: str, value: Any, answer: Answer) -> bool:
    """Return True if a day stands there as a birthday and a place as an address, beside other particulars."""
    if part == "birth_date":
        days = [piece for piece in answer.stretches() if piece.values("date", "datetime")]
        return len(days) == 1 and (days[0].share("date", "datetime") >= _MOSTLY or tells_birth(days[0]))
    if part == "address":
        return isinstance(value, Mapping) and is_address(str(value.get("text", "")))
    return True


async def _part(turn: Turn, answer: Answer, part: str, readers: Mapping[str, FieldReader]) -> Any | None:
    told = {**told_details(answer), **_numbers(answer)}
    if part == "address":
        words: Answer | None = bare_of_details(answer)
    elif part == "birth_date":
        words = answer if answer.values("date", "datetime") and not tells_of_a_deed(answer) else None
    else:
        words = Answer(told[part], "inform") if part in told else None
    if words is None or not words.text:
        return None
    found = await readers[part](turn, words)
    if CHILD in found.facts and not tells_birth(answer):
        return None  # it is asked for by itself, and whether it is meant
    return found.value if found.found and not found.partial else None


def _numbers(answer: Answer) -> dict[str, str]:
    """The document's number and the telephone's: of two of one look, the first is the document's."""
    tokens = private_numbers_in(answer.text)
    document = next((token for token in tokens if token.startswith("⟦document")), "")
    phone = next((token for token in tokens if token.startswith("⟦phone")), "")
    others = [token for token in tokens if token not in (document, phone)]
    document = document or next(iter(others), "") if phone else document
    phone = phone or next((token for token in others if token != document), "")
    return {part: token for part, token in (("document_number", document), ("phone", phone)) if token}


def say_what_was_told(named: Named, fields: Mapping[str, Field]) -> Any:
    """Return what says back, in one line, which parts were taken."""

    async def say(turn: Turn, value: Any) -> None:
        if value not in (ONE_BY_ONE, LEFT_TO_THEM):
            say_kept(turn, [fields[part] for part in PARTS if named(part) in turn.answers])

    return say
