"""Reads what is answered about a party; one sentence may answer several of its questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import SKIPPED, FieldReader
from actions.dialogue.readers.name_shapes import has_han
from actions.dialogue.readers.owner_words import CLAUSE_END
from actions.dialogue.readers.speech_acts import act_of
from actions.dialogue.told_days import today_there, told_day
from actions.dialogue.turn import Turn
from actions.filing.readers import read_address
from actions.filing.readers.free_words import looks_odd
from actions.filing.readers.owners import Sides, words_of
from actions.filing.readers.particulars_told import represented_by
from actions.filing.readers.party_details import bare_of_details, told_details
from actions.filing.readers.party_names import Role
from actions.filing.readers.single_answers import has_none
from backend.shared.wording import Words

Named = Callable[[str], str]
"""From a part ("sex") to the name of the party's field."""
SEXES = (
    Choice("male", Words("男", "Male"), ("男性", "先生", "man")),
    Choice("female", Words("女", "Female"), ("女性", "女士", "woman")),
)
DETAILS_LIMIT = 200
_ALONG = ("sex", "phone", "document_number")
"""Kinds of value that may stand in one message with an address."""
_EARLIEST_BIRTH = 1900
CHILD, _OF_AGE = "child", 18
"""Fact of a reading by which somebody born on that day is a child; the years from which nobody is one (CC Art. 17)."""


def sex_reader(named: Named) -> FieldReader:
    """ "女，汉族，退休" tells nation and work along with the sex."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if looks_odd(answer.text) and len(answer.text) > 2:
            return NOTHING
        told = told_details(answer)
        picked = pick(answer, SEXES)
        sex = told.get("sex") or (str(picked.value) if picked.found else "")
        if not sex:
            return NOTHING
        work = told.get("background", "") if "sex" in told else ""
        return Reading(sex, also={named("background"): work} if work else {})

    return read


def address_reader(named: Named) -> FieldReader:
    """Reader of a party's address, with the sex and the numbers told along, and who represents a company.

    What is told instead is kept for the question it answers, and the place asked for again.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        if turn.answers.get(named("kind")) == "organisation" and (who := represented_by(answer.text)):
            along = {named("representative"): who}
            rest = "，".join(one for one in CLAUSE_END.split(answer.text) if one.strip() and not represented_by(one))
            found = await read_place(turn, replace(answer, text=rest)) if rest else NOTHING
            if found.found:
                return replace(found, also={**found.also, **along})
            return Reading({"representative": who}, also=along, partial=True)
        return await read_place(turn, answer)

    async def read_place(turn: Turn, answer: Answer) -> Reading:
        told = {part: value for part, value in told_details(answer).items() if part in _ALONG}
        along = {named(part): value for part, value in told.items() if named(part) not in turn.answers}
        found = read_address(bare_of_details(answer) if told else answer)
        if found.found:
            return replace(found, also={**found.also, **along})
        sex = told.get("sex")
        if sex is None or named("sex") in turn.answers:
            return found
        return Reading({"sex": sex}, problem=found.problem, also={named("sex"): sex}, partial=True)

    return read


def is_romanised(answers: Mapping[str, Any], name: str) -> bool:
    """Return True if a party's name is known in Latin letters only: a Chinese court looks for characters."""
    return bool(answers.get(name)) and not has_han(str(answers[name]))


def details_reader(named: Named) -> FieldReader:
    """Reader of all that is known of a defendant, each under its own name; "I don't know" is an answer."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if (
            is_unknown(answer)
            or act_of(answer.text) == "unknown"
            or (answer.intent == "deny" and len(answer.text) <= 6)
        ):
            return Reading(SKIPPED)
        told = told_details(answer, romanised=is_romanised(turn.answers, named("name")))
        if turn.answers.get(named("kind")) == "organisation":
            told = {part: value for part, value in told.items() if part == "phone"}
        odd = looks_odd(answer.text) and not {"sex", "phone", "document_number", "chinese_name"} & set(told)
        figures = any(character.isdigit() for character in told.get("background", ""))
        if not told or odd or figures or len(answer.text) > DETAILS_LIMIT:
            return Reading(problem="utter_filing_details_odd") if answer.text else NOTHING
        return Reading("told", also={named(part): value for part, value in told.items()})

    return read


def of_nobody_else(role: Role, name: str, read: FieldReader) -> FieldReader:
    """Return a reader that takes no number told of somebody else, unless its very question is asked.

    Args:
        role: the side the answer belongs to.
        name: of the question.
        read: reads the number.
    """
    own = of_its_own(role, read)

    async def read_own(turn: Turn, answer: Answer) -> Reading:
        return await (read if turn.is_open(name) else own)(turn, answer)

    return read_own


def of_its_own(role: Role, read: FieldReader) -> FieldReader:
    """Read what a message says of this side only: "被告住台山" at a question about the plaintiff tells of the other.

    Args:
        role: the side that is asked about.
    """

    async def read_own(turn: Turn, answer: Answer) -> Reading:
        words = words_of(role, answer, Sides.of(turn.answers))
        return NOTHING if words is None else await read(turn, words)

    return read_own


def or_unknown(read: FieldReader, *, optional: bool) -> FieldReader:
    """ "I don't know" and "I have none here" leave an optional answer out."""

    async def known(turn: Turn, answer: Answer) -> Reading:
        none = is_unknown(answer) or (len(answer.text) <= 10 and has_none(answer.text))
        return Reading(SKIPPED) if optional and none else await read(turn, answer)

    return known


def birth_reader(name: str) -> FieldReader:
    """A date of birth that somebody living can have.

    Args:
        name: of the field.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await told_day(turn, answer, name, "past", needs_year=True)
        if found is None:
            return Reading(problem="utter_filing_date_odd") if answer.text else NOTHING
        if found.found and date.fromisoformat(str(found.value)).year < _EARLIEST_BIRTH:
            return Reading(problem="utter_filing_date_odd")
        return replace(found, facts={CHILD: True}) if found.found and _is_child(str(found.value), turn) else found

    return read


def _is_child(born: str, turn: Turn) -> bool:
    """Return True if somebody born on a day is not yet of age."""
    today, day = today_there(turn), date.fromisoformat(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day)) < _OF_AGE
