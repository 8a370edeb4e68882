"""What is said of answers: what was kept, what is wrong with one, how one is shown."""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.buttons import button
from actions.dialogue.fields import Field
from actions.dialogue.other_words import in_other_words
from actions.dialogue.reading import Reading
from actions.dialogue.state import SKIPPED
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

_WAYS = (
    ("ask_human", Words("转人工", "Talk to a person")),
    ("save_for_later", Words("保存以后再说", "Save for later")),
)


def say_kept(turn: Turn, fields: Sequence[Field]) -> None:
    """Say in one line what was written down, as the review will show it."""
    if not fields:
        return
    colon = ": " if turn.language == "en" else "："
    lines = [f"{field.label.say(turn.language)}{colon}{shown(turn, field)}" for field in fields]
    turn.say("utter_form_noted", lines=("; " if turn.language == "en" else "；").join(lines))


def say_problem(turn: Turn, found: Reading) -> None:
    """Say what is wrong with an answer, or what was done with a part of one; a third miss brings ways out."""
    stuck = not found.partial and turn.is_stuck()
    unclear = "utter_form_stuck" if stuck else "utter_form_not_understood"
    problem = in_other_words(found.problem, turn.missed) if found.problem else unclear
    ways = ways_out(turn) if stuck and found.problem else ()
    turn.say(problem, buttons=found.buttons or ways, **found.facts)


def ways_out(turn: Turn) -> list[dict[str, str]]:
    """Buttons for who cannot answer now: a person, or another day."""
    return [button(turn.language, title, intent) for intent, title in _WAYS]


def shown(turn: Turn, field: Field) -> str:
    """An answer as the review shows it."""
    value = turn.answers.get(field.name, SKIPPED)
    return Words("（未填）", "(none)").say(turn.language) if value == SKIPPED else field.show(turn, value)
