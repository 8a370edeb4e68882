"""Extent of the lawyer's power: general, or special with each of the six powers explained and chosen by itself.

A paper that names no special power gives none, also one that says "full powers" (CPL-62.2, INT-89).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import Answer, Choice, Reading, pick
from actions.authorization.readers.conditions import on_condition
from actions.authorization.readers.wording import every_power, full_powers
from actions.dialogue.fields import Answers, Field
from actions.dialogue.turn import Turn
from actions.filing.readers import read_yes_no
from backend.authorization.power.model import SPECIAL_POWERS, SpecialPower
from backend.shared.wording import Words

ALL, ASK_FIRST = "all", "ask_first"
POWERS_TOLD = "powers_told"
"""Place in a draft of the powers that were given or refused before they are asked."""
SCOPES = (
    Choice("general", Words("一般授权", "General powers"), ("一般", "普通", "general")),
    Choice("special", Words("特别授权", "Special powers"), ("特别", "特別", "特授", "special")),
)
_YES_NO = (
    Choice("yes", Words("授权", "Yes, give it"), ("可以", "给", "要")),
    Choice("no", Words("不授权", "No"), ("不要", "不给", "唔要", "唔畀")),
    Choice(ASK_FIRST, Words("要先问过我", "Only after asking me"), ("先问我", "先问过我", "ask me first")),
)
_SHOWN = {
    "yes": Words("授权", "yes"),
    "no": Words("不授权", "no"),
    ASK_FIRST: Words(
        "要先问过您（委托书上不授权，到时您再另外同意）",
        "only after asking you (the paper does not give it; you agree each time)",
    ),
}
"""A power that may be used only with a new consent is none that the paper gives (CPL-62.2)."""
_ALL = Choice(ALL, Words("六项全部都要", "Give all six"), ("全部都要", "全部", "都要", "all", "all of them"))


def field_name(power: str) -> str:
    """The field of a power."""
    return f"power_{power}"


def chosen(answers: Answers) -> set[str]:
    """The powers that were given."""
    return {power for power in SPECIAL_POWERS if answers.get(field_name(power)) == "yes"}


def none_given(answers: Answers) -> bool:
    """Return True if all six were asked and none was given: then the paper is a general one."""
    asked = all(field_name(power) in answers for power in SPECIAL_POWERS)
    return answers.get("scope") == "special" and asked and not chosen(answers)


def of_told(answers: Answers) -> dict[str, str]:
    """The answers to the questions for each power that were told before; none where no special power is given."""
    told = answers.get(POWERS_TOLD)
    if answers.get("scope") != "special" or not isinstance(told, Mapping):
        return {}
    return {field_name(power): str(told[power]) for power in SPECIAL_POWERS if power in told}


def told_in_words(told: Mapping[str, str], language: str) -> str:
    """List what was said of single powers, one after the other."""
    colon, comma = Words("：", ": ").say(language), Words("，", ", ").say(language)
    given = [(label, told[power]) for power, label in SPECIAL_POWERS.items() if power in told]
    return comma.join(f"{label.say(language)}{colon}{_SHOWN[value].say(language)}" for label, value in given)


async def _read_scope(turn: Turn, answer: Answer) -> Reading:
    """ "Full powers" is neither: it is explained, and asked again."""
    if full_powers(answer.text):
        return Reading(problem="utter_authorization_full_powers")
    return pick(answer, SCOPES)


async def _scopes(turn: Turn) -> Sequence[Choice]:
    return SCOPES


def _is_special(answers: Answers) -> bool:
    return answers.get("scope") == "special"


def _show_scope(turn: Turn, value: Any) -> str:
    return next(choice.label.say(turn.language) for choice in SCOPES if choice.value == value)


def _show_power(turn: Turn, value: Any) -> str:
    return _SHOWN[str(value)].say(turn.language)


def _every_power() -> Mapping[str, str]:
    return {field_name(power): "yes" for power in SPECIAL_POWERS}


def _power_field(power: SpecialPower, label: Words, offer_all: bool) -> Field:
    offered = (*_YES_NO, _ALL) if offer_all else _YES_NO

    async def read(turn: Turn, answer: Answer) -> Reading:
        if every_power(answer.text) and len(answer.text) <= 12:
            return Reading("yes", also=_every_power())
        if on_condition(answer.text):
            return Reading(ASK_FIRST)
        found = pick(answer, _YES_NO)
        return found if found.found else read_yes_no(answer)

    async def press(turn: Turn, value: str) -> Reading:
        if value == ALL:
            return Reading("yes", also=_every_power())
        return Reading(value) if value in _SHOWN else Reading(problem="utter_choice_gone")

    async def choices(turn: Turn) -> Sequence[Choice]:
        return offered

    return Field(
        field_name(power),
        label,
        read,
        choices=choices,
        pressed=press,
        applies=_is_special,
        show=_show_power,
        rests_on=("scope",),
    )


def power_fields() -> tuple[Field, ...]:
    """The question general or special, and one for each special power in the order of CPL-62.2."""
    scope = Field(
        "scope", Words("授权范围", "Powers"), _read_scope, words=("权限", "權限", "授权范围", "powers"),
        choices=_scopes, show=_show_scope,
    )  # fmt: skip
    powers = SPECIAL_POWERS.items()
    return (scope, *(_power_field(power, label, number == 0) for number, (power, label) in enumerate(powers)))
