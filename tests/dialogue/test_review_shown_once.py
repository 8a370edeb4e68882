"""The review is shown whole once; after a small question, or a correction, only what has changed since."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType, SimpleNamespace
from typing import Any, cast

from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue import review_screen
from actions.dialogue.commands import TellProgress
from actions.dialogue.fields import Field, reading
from actions.dialogue.flow import Flow
from actions.dialogue.moves import tell_progress
from actions.dialogue.reading import NOTHING
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

NAMES = ("sum", "day", "place")
MORE = tuple(f"more {number}" for number in range(8))


def fields(*names: str) -> tuple[Field, ...]:
    """Questions of these names."""
    return tuple(Field(name, Words(name, name), reading(lambda said: NOTHING)) for name in names)


class Sitting:
    """A form at its review: what stands in it, and what was shown."""

    def __init__(self, *more: str) -> None:
        self.answers: dict[str, Any] = {"sum": "300", "day": "Monday", "place": "Xinhui", **dict.fromkeys(more, "x")}
        self.tracker = SimpleNamespace(active_loop={"name": "small_form"})
        self.language = "en"
        self.timezone = "America/Toronto"
        self.said: list[tuple[list[str], int]] = []
        self.flow = cast(
            Flow,
            SimpleNamespace(
                service="small", title=Words("小", "Small"), fields=fields(*NAMES, *more), review_hint=None, hints=bool
            ),
        )

    def change(self, answers: Mapping[str, Any] = MappingProxyType({}), forget: Sequence[str] = ()) -> None:
        self.answers = {name: value for name, value in (self.answers | answers).items() if name not in forget}

    def say(self, utter: str, buttons: list[dict[str, str]], *, title: str, lines: str) -> None:
        self.said.append((lines.splitlines(), len(buttons)))

    def shown(self) -> tuple[list[str], int]:
        """The lines and the number of buttons of the next review."""
        review_screen.show(self.flow, cast(Turn, self))
        lines, buttons = self.said[-1]
        return [re.sub("[\ue000\ue001]", "", line) for line in lines], buttons

    @property
    def stands(self) -> bool:
        return review_screen.stands_as_shown(self.flow, cast(Turn, self))


def test_the_first_review_lists_every_answer() -> None:
    sitting = Sitting()
    assert not sitting.stands
    assert sitting.shown() == (["1. sum: 300", "2. day: Monday", "3. place: Xinhui"], 4)


def test_after_a_question_nothing_is_listed_again() -> None:
    sitting = Sitting()
    sitting.shown()
    lines, buttons = sitting.shown()
    assert (sitting.stands, len(lines), buttons) == (True, 1, 2)
    assert "Monday" not in lines[0]


def test_after_a_correction_the_changed_line_alone_is_told() -> None:
    sitting = Sitting(*MORE)
    sitting.shown()
    sitting.answers["day"] = "Tuesday"
    assert not sitting.stands
    lines, _ = sitting.shown()
    assert lines[0] == "2. day: Tuesday"
    assert len(lines) == 2


def test_after_a_correction_a_short_list_is_shown_whole() -> None:
    sitting = Sitting()
    sitting.shown()
    sitting.answers["day"] = "Tuesday"
    assert sitting.shown()[0] == ["1. sum: 300", "2. day: Tuesday", "3. place: Xinhui"]


def test_an_answer_that_is_gone_is_told_as_such() -> None:
    sitting = Sitting(*MORE)
    sitting.shown()
    del sitting.answers["place"]
    assert sitting.shown()[0][0].startswith("3. place: ")


def test_who_comes_back_to_the_form_reads_all_of_it() -> None:
    sitting = Sitting()
    sitting.shown()
    sitting.tracker.active_loop = {}
    assert (sitting.stands, len(sitting.shown()[0])) == (False, 3)


def test_who_asks_for_all_of_it_reads_all_of_it_again() -> None:
    sitting = Sitting(*MORE)
    sitting.shown()
    at_review = cast(State, SimpleNamespace(is_review=True))
    asyncio.run(tell_progress(sitting.flow, cast(Turn, sitting), at_review, TellProgress(lists=True)))
    assert len(sitting.shown()[0]) == len(NAMES) + len(MORE)


def test_what_is_said_twice_in_a_turn_stands_once_where_it_is_said_last() -> None:
    turn = cast(Any, object.__new__(Turn))
    turn.dispatcher = CollectingDispatcher()
    for utter in ("utter_rule", "utter_ask", "utter_rule", "utter_ask"):
        Turn.say(turn, utter, lines="the same")
    Turn.say(turn, "utter_ask", lines="another")
    said = [(one["response"], one["lines"]) for one in turn.dispatcher.messages]
    assert said == [("utter_rule", "the same"), ("utter_ask", "the same"), ("utter_ask", "another")]
