"""Speech about answers: what was kept, what is wrong with one, how one is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.dialogue.buttons import button
from actions.dialogue.fields import Field
from actions.dialogue.ladder import cannot_use, point_out
from actions.dialogue.reading import Reading
from actions.dialogue.state import SKIPPED
from actions.dialogue.turn import Turn
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_HEARD = Words("您说的", "You told me")
_REFUSED = Words(
    "好，“{}”不办，什么都没有替您开始，也没有告诉任何人。您想怎么办，直接说就行；有法律上的疑问，问我也行。",
    'All right, no "{}": nothing was begun and nobody was told. Say what you would like to do instead, or ask me '
    "about the law.",
)
ASK_A_FEW = Words("问我几句，看走哪条路", "Ask me a few questions")
"""Title of the button that begins the questions which show a way."""
_OFFERED = Words("能办什么", "What can be done")
_SHORT_BEFORE = 40
"""Characters of an answer that is told again beside the one that replaced it."""


async def in_words(turn: Turn, field: Field, found: Reading, fields: Sequence[Field]) -> str:
    """Return what a reading would have us write down: the choice by its title, and what it tells of other questions.

    Args:
        field: whose answer it is.
        fields: all of the flow's.
    """
    choices = await field.choices(turn)
    title = next((one.label.say(turn.language) for one in choices if one.value == found.value), "")
    told = [one for one in fields if one.name in found.also]
    beside = [in_line(turn, one.label, one.show(turn, found.also[one.name])) for one in told]
    own = title or (field.show(turn, found.value) if field.in_review or not beside else "")
    return "\n".join(line for line in (own, *beside) if line)


def say_kept(turn: Turn, fields: Sequence[Field], before: Mapping[str, str] | None = None) -> None:
    """Say in one line what was written down, as the review will show it.

    Args:
        before: what stood there as it was shown, by field, of answers that were corrected.
    """
    if fields:
        turn.say("utter_form_noted", lines=in_one_line(turn, fields, before))


def in_one_line(turn: Turn, fields: Sequence[Field], before: Mapping[str, str] | None = None) -> str:
    """Return answers in one line, each once, as the review shows them; behind a corrected one what stood there."""
    colon = Words("：", ": ").say(turn.language)
    once, was = {field.name: field for field in fields}.values(), before or {}
    lines = [
        f"{field.label.say(turn.language)}{colon}{now}{_instead_of(turn, was.get(field.name, ''), now)}"
        for field, now in ((field, shown(turn, field)) for field in once)
    ]
    return Words("；", "; ").say(turn.language).join(lines)


def _instead_of(turn: Turn, before: str, now: str) -> str:
    """Return what a corrected answer was, where it is short enough to be told in the same breath."""
    if not before or before == now or len(before) > _SHORT_BEFORE or "\n" in before:
        return ""
    return Words(f"（原来：{before}）", f" (before: {before})").say(turn.language)


def say_heard(turn: Turn) -> None:
    """Say that a message outside any form was heard, in its own words, and ask what is wanted."""
    turn.say("utter_heard_outside", lines=in_line(turn, _HEARD, verbatim(turn.answer.text)))


def say_refused(turn: Turn, title: Words) -> None:
    """Say that a service that is not wanted was not begun, and ask what is wanted.

    Args:
        title: of the service.
    """
    ways = [button(turn.language, ASK_A_FEW, "start_triage"), button(turn.language, _OFFERED, "ask_help")]
    turn.say(READY_WORDS, ways, words=_REFUSED.say(turn.language).format(title.say(turn.language)))


def in_lines(turn: Turn, fields: Sequence[Field]) -> str:
    """Return answers as the review shows them, a line each."""
    return "\n".join(in_line(turn, one.label, shown(turn, one)) for one in fields)


def in_line(turn: Turn, label: Words, told: str) -> str:
    """Return a line of a list: what something is called, and what was told."""
    return f"• {label.say(turn.language)}{Words('：', ': ').say(turn.language)}{told}"


def say_problem(turn: Turn, found: Reading, here: Field | None = None) -> None:
    """Say what is wrong with an answer, or what was done with a part of one."""
    if found.partial and found.problem:
        turn.say(found.problem, buttons=found.buttons, **found.facts)
    elif found.problem:
        point_out(turn, found, here)
    else:
        cannot_use(turn, here)


def shown(turn: Turn, field: Field) -> str:
    """An answer as the review shows it."""
    value = turn.answers.get(field.name, SKIPPED)
    return Words("（未填）", "(none)").say(turn.language) if value == SKIPPED else field.show(turn, value)
