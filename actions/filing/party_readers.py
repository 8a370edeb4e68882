"""Reads what is answered about a party; one sentence may answer several of its questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from actions.answers import NOTHING, Answer, Choice, Reading, pick, read_name
from actions.dialogue.told_days import told_day
from actions.filing.party_details import kind_of_name, told_details
from actions.filing.readers import accepts
from actions.filing.words import looks_odd
from actions.forms.fields import SKIPPED, FieldReader
from actions.forms.turn import Turn
from actions.forms.unsure import is_unknown
from backend.shared.wording import Words

Named = Callable[[str], str]
"""From a part ("sex") to the name of the party's field."""
SEXES = (
    Choice("male", Words("男", "Male"), ("男性", "先生", "man")),
    Choice("female", Words("女", "Female"), ("女性", "女士", "woman")),
)
_NONE = re.compile(r"(?:我)?(?:没有|沒有|没带|沒帶|冇|手边没有|手邊冇|no\b|none\b)", re.IGNORECASE)
DETAILS_LIMIT = 200
_SEVERAL = re.compile(r"[\u3400-\u9fff]\s*(?:[，,、；;]|还有|還有|仲有|以及|及其)\s*[\u3400-\u9fff]")
"""Two people in one answer: each has questions of their own."""
_ORGANISATION_NAME = re.compile(r"^[^<>{}\[\]⟦⟧|\\]{2,80}$")


_NAME_LEAD = re.compile(
    r"^(?:(?:阿婆|阿公|我|佢|他|她|对方|對方|被告|原告)(?:的|嘅)?(?:个名|個名|名字|姓名|名)?(?:叫做|叫|係|系|是))\s*"
)
_EARLIEST_BIRTH = 1900
_NAMELESS = frozenset({"没有", "沒有", "冇", "未有", "无", "無", "none", "nobody"})


def plain_name(answer: Answer) -> Reading:
    """A person's name, also with "佢叫" before it; "none" and "I don't know" are no names."""
    if is_unknown(answer) or answer.text.casefold().strip("。. ") in _NAMELESS:
        return Reading(problem="utter_filing_name_needed")
    return read_name(replace(answer, text=_NAME_LEAD.sub("", answer.text)))


def name_reader(named: Named, *, kind_is_told: bool) -> FieldReader:
    """A name, and with it whether it is a person's; "for whom" has told it of the first plaintiff."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if is_unknown(answer):
            return Reading(problem="utter_filing_name_needed")
        if accepts(answer):
            return NOTHING
        name = _NAME_LEAD.sub("", answer.text.strip())
        kind = str(turn.answers.get(named("kind"), "person")) if kind_is_told else kind_of_name(name)
        if kind == "organisation":
            odd = not _ORGANISATION_NAME.match(name) or looks_odd(name)
            found = Reading(problem="utter_filing_organisation_name_odd") if odd else Reading(name)
        else:
            found = Reading(problem="utter_filing_one_name") if _SEVERAL.search(name) else plain_name(answer)
            kind = kind_of_name(str(found.value)) if found.found and not kind_is_told else kind
        tells = found.found and kind is not None and not kind_is_told
        return replace(found, also={named("kind"): kind}) if tells else found

    return read


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


def details_reader(named: Named) -> FieldReader:
    """Whatever is known of a defendant, each thing under its own name; "I don't know" is an answer."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if is_unknown(answer) or (answer.intent == "deny" and len(answer.text) <= 6):
            return Reading(SKIPPED)
        told = told_details(answer)
        if turn.answers.get(named("kind")) == "organisation":
            told = {part: value for part, value in told.items() if part == "phone"}
        odd = looks_odd(answer.text) and not {"sex", "phone", "document_number"} & set(told)
        figures = any(character.isdigit() for character in told.get("background", ""))
        if not told or odd or figures or len(answer.text) > DETAILS_LIMIT:
            return Reading(problem="utter_filing_details_odd") if answer.text else NOTHING
        return Reading("told", also={named(part): value for part, value in told.items()})

    return read


def or_unknown(read: FieldReader, *, optional: bool) -> FieldReader:
    """ "I don't know" and "I have none here" leave an optional answer out."""

    async def known(turn: Turn, answer: Answer) -> Reading:
        none = is_unknown(answer) or (len(answer.text) <= 10 and _NONE.match(answer.text) is not None)
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
        return found

    return read
