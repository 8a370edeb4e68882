"""Defects the court would send back, told beside the review: three at once, each with a tap to its question.

It stops nobody: the review with its "confirm and submit" follows as ever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.dialogue.buttons import titled
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.complaint import complaint_of
from backend.filing.commands import ForeseeDefects
from backend.filing.foreseen.model import GRAVITY_NAMES, GROUNDS, Finding
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

AT_ONCE = 3
REST = "foreseen_rest"
"""Value of the button "show the rest" in the place of a question's name."""
_ELEMENT = "element:"
_HEAD = Words(
    "交之前我照法院的要求看了一遍，有 {} 处可能要补。点一下就能改；不改也可以照样提交。",
    "Before you hand it in I looked it over as the court does: {} things may need mending. Press one to change it, or "
    "submit as it is.",
)
_ONE = Words(
    "交之前我照法院的要求看了一遍，有 1 处可能要补。点一下就能改；不改也可以照样提交。",
    "Before you hand it in I looked it over as the court does: 1 thing may need mending. Press it to change it, or "
    "submit as it is.",
)
_NOT_ALL = Words(
    "只看得出写下来的；照片清不清楚、官司能不能赢，要法院看。",
    "I see only what is written; whether a photo can be read, and who is right, the court judges.",
)
_MORE = Words("其余 {} 处", "The other {}")
_CHANGE = Words("改第 {} 处", "Mend no. {}")


_TOLD = "foreseen_told"
"""Note of the findings that were told, by rule, question and language."""


async def tell_foreseen(turn: Turn, *, news_only: bool = False) -> None:
    """Say what would be sent back of the answers as they stand; nothing where nothing was found.

    Args:
        news_only: say nothing where all of it was told before.
    """
    complaint = complaint_of(turn.answers)
    known = tuple(party for party in complaint.plaintiffs if not party.co_plaintiff)
    seen = replace(complaint, plaintiffs=known)  # what co-plaintiffs give themselves is not for the inviter to see
    found: Sequence[Finding] = await turn.do(ForeseeDefects(turn.person.person_id, seen))
    before = turn.answers.get(_TOLD)
    marks = [f"{one.rule} {one.about} {turn.language}" for one in found]
    if not found or (news_only and isinstance(before, list) and set(marks) <= set(before)):
        return
    turn.change({_TOLD: marks})
    shown = found if wants_rest(turn.answer.pressed) else found[:AT_ONCE]
    lines = [(_ONE if len(found) == 1 else _HEAD).say(turn.language).format(len(found))]
    lines += [_line(turn, number, one) for number, one in enumerate(shown, 1)]
    buttons = [_button(turn, number, one) for number, one in enumerate(shown, 1) if one.about]
    if len(shown) < len(found):
        more = _MORE.say(turn.language).format(len(found) - len(shown))
        buttons.append(titled(more, "correct_answer", form_field=REST))
    lines.append(_NOT_ALL.say(turn.language))
    turn.say(READY_WORDS, buttons, words="\n".join(lines))


def wants_rest(pressed: Mapping[str, object]) -> bool:
    """Return True if "show the rest" was pressed."""
    return pressed.get("form_field") == REST


def rest_wanted(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Show the review again, with everything that was found, to whoever presses "show the rest"."""
    return (AskAgain(),) if wants_rest(message.pressed) else ()


def _line(turn: Turn, number: int, one: Finding) -> str:
    gravity, ground = (words.say(turn.language) for words in (GRAVITY_NAMES[one.gravity], GROUNDS[one.ground]))
    line = Words("{}. 【{}】{}（{}）", "{}. [{}] {} ({})").say(turn.language)
    return line.format(number, gravity, one.text.say(turn.language), ground)


def _button(turn: Turn, number: int, one: Finding) -> dict[str, str]:
    return titled(_CHANGE.say(turn.language).format(number), "correct_answer", form_field=question_of(turn, one))


def question_of(turn: Turn, one: Finding) -> str:
    """Return the name of the intake's question that mends a finding."""
    if one.about.startswith(_ELEMENT):
        return f"{turn.answers['cause']}_{one.about.removeprefix(_ELEMENT)}"
    return one.about
