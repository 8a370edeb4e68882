"""Choice of the case the power is for: one of the person's own, one by its number, or one that is not filed yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.authorization.readers.wording import (
    calls_case,
    court_figures,
    is_of_divorce,
    is_plain,
    is_told,
    names_case,
    plain_words,
)
from actions.dialogue.fields import Answers, Field
from actions.dialogue.turn import Turn
from actions.filing.cases import case_title, my_cases
from actions.profile.own_name import own_name
from backend.authorization.model import CaseNamed
from backend.filing.model import Case
from backend.shared.courts import COURTS, court_numbered
from backend.shared.wording import Words, verbatim

UNFILED, AGAINST = "unfiled", "against"
CASE_TOLD = "case_told"
"""Kept beside the case: its court and the other side, told before or without the case itself."""
_UNFILED = Choice(
    UNFILED,
    Words("还没立案", "Not filed yet"),
    ("还没立案", "還沒立案", "未立案", "没有案号", "冇立案", "没立案", "not filed", "no case yet"),
)
_LONGEST, _SIDES = 100, "sides"
_PARTS = {"court": Words("法院：", "Court: "), AGAINST: Words("对方：", "Other side: ")}


def case_named(answers: Answers) -> CaseNamed:
    """The case of a form's answers, as the paper names it."""
    kept: Mapping[str, Any] = answers["matter"]
    title = str(kept.get("title") or answers.get("title", ""))
    told: Mapping[str, Any] = answers.get(CASE_TOLD) or {}
    court = kept.get("court") or told.get("court", "")
    return CaseNamed(title, court, kept.get("number", ""), kept.get("case_id", ""), is_divorce(answers))


def is_divorce(answers: Answers) -> bool:
    """Return True if the party still has to attend in person or write (CPL-65)."""
    kept = answers.get("matter") or {}
    return bool(kept.get("divorce")) or is_of_divorce(str(answers.get("title", "")))


def _kept(case: Case) -> dict[str, Any]:
    """Keep what the paper needs of a case that was filed here; names as the complaint has them, in Chinese."""
    plaintiffs, defendants = "、".join(case.plaintiff_names), "、".join(case.defendant_names)
    court = COURTS.get(case.court)
    return {
        "case_id": case.case_id,
        "title": f"{plaintiffs}诉{defendants}{case.cause_name}",
        "court": court.name.zh if court else "",
        "number": case.case_number or "",
        "divorce": case.cause == "divorce",
    }


async def _choices(turn: Turn) -> Sequence[Choice]:
    return [*(Choice(case.case_id, case_title(case)) for case in await my_cases(turn)), _UNFILED]


async def read_case(turn: Turn, answer: Answer) -> Reading:
    """A case number names one's own case, or another one whose number goes into the paper as it is."""
    if (number := answer.value("case_number")) is not None:
        own = [case for case in await my_cases(turn) if case.case_number == number]
        court = court_numbered(court_figures(str(number)))
        other = {"number": str(number), "court": court.name.zh if court else ""}
        return Reading(_kept(own[0]) if own else other, entities=("case_number",))
    found = pick(answer, await _choices(turn)) if answer.text else NOTHING
    if not found.found and calls_case(answer.text):
        return await _called(turn, answer)
    return replace(await _press(turn, str(found.value)), covers=found.covers) if found.found else found


async def _called(turn: Turn, answer: Answer) -> Reading:
    """Take a case that is called by its two sides: one's own where both are its parties, else as it is called."""
    own = [case for case in await my_cases(turn) if _has_sides(case, answer.text)]
    if len(own) == 1:
        return Reading(_kept(own[0]), covers=1)
    found = await _read_title(turn, answer)
    return replace(found, value={"title": found.value}) if found.found else found


def _has_sides(case: Case, text: str) -> bool:
    sides = (case.plaintiff_names, case.defendant_names)
    return all(any(name and name in text for name in names) for names in sides)


async def _press(turn: Turn, value: str) -> Reading:
    if value == UNFILED:
        return Reading({UNFILED: True})
    own = next((case for case in await my_cases(turn) if case.case_id == value), None)
    return Reading(_kept(own)) if own else Reading(problem="utter_choice_gone")


def show_case(value: Mapping[str, Any], language: str) -> str:
    """A case as the review shows it: by its title or number, else that it is not filed, against whom and where."""
    if known := value.get("title") or value.get("number"):
        return verbatim(known)
    against = [Words("对方", "against ").say(language) + verbatim(value[AGAINST])] if value.get(AGAINST) else []
    court = [verbatim(value["court"])] if value.get("court") else []
    return Words("，", ", ").say(language).join([_UNFILED.label.say(language), *against, *court])


def told_of_case(told: Mapping[str, Any], language: str) -> str:
    """Show what was told of the case beside its number, in one line."""
    lines = [f"{_PARTS[part].say(language)}{verbatim(str(told[part]))}" for part in _PARTS if told.get(part)]
    return Words("；", "; ").say(language).join(lines)


def _show(turn: Turn, value: Any) -> str:
    return show_case(value, turn.language)


async def _titles(turn: Turn) -> Sequence[Choice]:
    """The title as far as both sides are known: the paper's "谁诉谁"."""
    told = {**(turn.answers.get(CASE_TOLD) or {}), **(turn.answers.get("matter") or {})}
    against, own = told.get(AGAINST), await own_name(turn)
    if not against or not own:
        return ()
    title = f"{own}诉{against}"
    return (Choice(_SIDES, Words(verbatim(title), verbatim(title))),)


async def _press_title(turn: Turn, value: str) -> Reading:
    offered = await _titles(turn)
    return Reading(offered[0].label.zh) if value == _SIDES and offered else Reading(problem="utter_choice_gone")


async def _say_divorce(turn: Turn, value: Any) -> None:
    """In divorce the lawyer does not replace the party (CPL-65)."""
    if is_divorce(turn.answers):
        turn.say("utter_authorization_divorce_attend")


async def _read_title(turn: Turn, answer: Answer) -> Reading:
    """Read what a paper may call the case; a name by both sides is all of the answer, whatever else it speaks of."""
    words = plain_words(answer.text)
    if len(words) > _LONGEST:
        return Reading(problem="utter_text_too_long", facts={"limit": _LONGEST})
    if not is_plain(words, letters=4) or is_told(words) or not names_case(words):
        return Reading(problem="utter_authorization_title_odd") if words else NOTHING
    return Reading(words, covers=1 if calls_case(words) else 0)


def case_fields() -> tuple[Field, ...]:
    """Fields for the case; and for the paper's name for it, where it has no title yet."""
    return (
        Field(
            "matter", Words("案件", "Case"), read_case, words=("案件", "案号", "哪个案子", "case"),
            choices=_choices, pressed=_press, show=_show, after=_say_divorce,
        ),
        Field(
            "title", Words("案件名称", "What the case is called"), _read_title, words=("案件名称", "title"),
            applies=lambda answers: "title" not in (answers.get("matter") or {"title": ""}),
            free_text=True, rests_on=("matter",), after=_say_divorce, choices=_titles, pressed=_press_title,
        ),
    )  # fmt: skip
