"""Particulars of who sues for themselves, which their identity check tells, so that no form asks for them.

Name, sex and date of birth come from the check that must come before a filing anyway. They are taken over once they
were handed in there, and stand in the review with where they are from; until then the review says that they come next.
The document's number is asked in the form: a wrong digit is seen at the review, and the check asks for it no more.
Who has none at hand skips it, and the check tells it. Somebody else's (a relative's, a firm's, a further plaintiff's)
are asked in the form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import SKIPPED, Answers, Choice, Field, FieldReader
from actions.dialogue.turn import Turn
from actions.filing.joint.places import JOINS
from actions.filing.party_name import PartyName
from actions.filing.readers.beside_story import lacks_particular
from actions.filing.readers.party_names import HEADINGS, key
from backend.shared.wording import Words

VERIFIED = "verified"
"""Value of the question for the identity check once somebody is verified."""
SOURCE = "from_identity"
"""Note of the answers that were taken from the identity check, with what it told; what is corrected is the person's."""
NEXT = "next"
IDENTIFIED = key("plaintiff", 1, "identified")
"""Line of the review that says what comes from the check, as long as it is to come."""
LEFT = ("name", "sex", "birth_date")
"""Parts that are left to the check."""
_TAKEN = (*LEFT, "document_number", "document_type", "nationality")
_MUST = ("name", "birth_date")
"""Parts without which the review says that they come."""
PENDING = "（待身份核验填入）"
"""Words in the place of the name in a draft of the complaint; no court is sent them."""
_FROM = Words("{}（来自身份核验）", "{} (from your identity check)")
_NEXT = Words("{}：下一步从身份核验填入，不用另外写", "{}: from your identity check, which comes next")
_LABELS = {
    "name": Words("姓名", "name"),
    "birth_date": Words("出生日期", "date of birth"),
    "document_number": Words("证件号码", "document number"),
}
BY_CHECK = "by_check"
"""Value of the button that leaves the document's number to the check."""
_LEAVE_TO_CHECK = Words("核验时再填", "At the identity check")
_NAME = PartyName("plaintiff", 1)
YOU = Words("您", "the plaintiff (you)")
"""Call for a plaintiff whose name the check will tell."""


def may_be_checked(answers: Answers) -> bool:
    """Return True if who sues is whom an identity check tells: a person for themselves, alone, not verified yet."""
    oneself = answers.get("for_whom") == "self" and answers.get(key("plaintiff", 1, "kind")) != "organisation"
    alone = answers.get(key("plaintiff", 1, "more")) != "yes" and not answers.get(JOINS)
    return oneself and alone and answers.get("identity") != VERIFIED


def is_left_to_check(answers: Answers) -> bool:
    """Return True if the check is still to tell who sues: nothing was handed in for it yet."""
    return may_be_checked(answers) and not taken(answers)


def taken(answers: Answers) -> frozenset[str]:
    """Names of the answers that stand as the identity check told them."""
    told = answers.get(SOURCE)
    return frozenset(name for name, value in told.items() if answers.get(name) == value) if told else frozenset()


def to_come(answers: Answers) -> tuple[str, ...]:
    """Return the parts that are to come from the check and are not told yet."""
    unknown = [part for part in _MUST if key("plaintiff", 1, part) not in answers]
    if answers.get(key("plaintiff", 1, "document_number")) == SKIPPED:
        unknown.append("document_number")
    return tuple(unknown) if is_left_to_check(answers) else ()


def is_asked(answers: Answers, part: str) -> bool:
    """Return True if the form asks for a part of the first plaintiff by itself."""
    return part not in LEFT or not is_left_to_check(answers)


def taken_over(answers: Answers, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the change by what is handed in for a check; what the person told in the form stays.

    What an earlier check told is replaced, unless it was corrected since.

    Args:
        answers: of the filing.
        told: what the check tells, by part; what is empty says nothing.
    """
    before = taken(answers)
    named = {key("plaintiff", 1, part): value for part, value in told.items() if part in _TAKEN and value}
    news = {name: value for name, value in named.items() if answers.get(name, SKIPPED) == SKIPPED or name in before}
    kept = {**{name: answers[name] for name in before}, **news}
    return {**news, SOURCE: kept} if kept != answers.get(SOURCE) else {}


def name_or_pending(answers: Answers) -> str:
    """Return the first plaintiff's name; until the check has told it, words that say so."""
    name = answers.get(key("plaintiff", 1, "name"))
    return str(name) if name else PENDING if to_come(answers) else SKIPPED


def sourced(field: Field) -> Field:
    """Return a question whose answer is shown with the check it was taken from."""
    show = field.show

    def with_source(turn: Turn, value: Any) -> str:
        shown = show(turn, value)
        is_from_check = turn.has_draft and field.name in taken(turn.answers) and turn.answers[field.name] == value
        return _FROM.say(turn.language).format(shown) if is_from_check else shown

    return replace(field, show=with_source)


def or_name(read: FieldReader) -> FieldReader:
    """Return a reader that keeps the name of who tells it alone, and lets the question stand.

    Args:
        read: reads where the plaintiff can be reached.
    """

    async def read_or_name(turn: Turn, answer: Answer) -> Reading:
        found = await read(turn, answer)
        if found.found or "name" not in to_come(turn.answers):
            return found
        named = await _NAME.read(turn, answer)
        return Reading({"name": named.value}, also={_NAME.field: named.value}, partial=True) if named.found else found

    return read_or_name


def left_at_will(field: Field) -> Field:
    """Return the question for the document's number, which who has it not at hand leaves to the check."""

    async def choices(turn: Turn) -> Sequence[Choice]:
        offered = await field.choices(turn)
        return [*offered, Choice(BY_CHECK, _LEAVE_TO_CHECK)] if is_left_to_check(turn.answers) else offered

    async def pressed(turn: Turn, value: str) -> Reading:
        is_left = value == BY_CHECK and is_left_to_check(turn.answers)
        return Reading(SKIPPED) if is_left else await field.read_pressed(turn, value)

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await field.read(turn, answer)
        lacks = turn.is_open(field.name) and (is_unknown(answer) or lacks_particular(answer.text))
        return Reading(SKIPPED) if not found.found and lacks and is_left_to_check(turn.answers) else found

    return replace(field, choices=choices, pressed=pressed, read=read)


def identified_field() -> Field:
    """Return the line of the review for what comes from the check; who corrects it tells their name."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await _NAME.read(turn, answer) if turn.is_open(IDENTIFIED) else NOTHING
        return Reading(NEXT, also={_NAME.field: found.value}) if found.found else found

    return Field(
        IDENTIFIED,
        Words("您的身份资料", "Your particulars"),
        read,
        applies=lambda answers: bool(to_come(answers)),
        show=_show_to_come,
        utter="utter_ask_filing_plaintiff_name",
        facts=lambda turn: {"who": YOU.say(turn.language)},
        group=HEADINGS["plaintiff"],
        from_opening=lambda value: False,
    )


def _show_to_come(turn: Turn, value: Any) -> str:
    mark = Words("、", ", ").say(turn.language)
    parts = mark.join(_LABELS[part].say(turn.language) for part in to_come(turn.answers))
    return _NEXT.say(turn.language).format(parts)
