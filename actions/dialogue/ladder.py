"""Says why a message cannot be used: first what is expected, then other ways, then a person; never the same twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.examples import example_of
from actions.dialogue.fields import Field
from actions.dialogue.other_words import AGAIN
from actions.dialogue.reading import Reading
from actions.dialogue.turn import Turn
from backend.shared.wording import Words, verbatim

EXPECTED, OTHER_WAYS, STUCK = "utter_form_not_understood", "utter_form_other_ways", "utter_form_stuck"
_RUNGS = (EXPECTED, OTHER_WAYS, STUCK)
_PERSON = ("ask_human", Words("转人工", "Talk to a person"))
_LATER = ("save_for_later", Words("保存以后再说", "Save for later"))
_BACK = ("go_back", Words("上一步", "Back"))
_SKIP = ("skip", Words("跳过这题", "Skip this one"))
_HEARD = ("date", "datetime", "date_range", "money", "place", "country", "email", "nationality")
"""Entities that are said back as heard."""
_NOTHING_HEARD = Words("这句我没听懂。", "I did not understand that.")
_HEARD_IT = Words("“{}”我听到了。", 'I heard "{}".')
_REVIEW = Words("核对", "the check of your answers")
_AT_REVIEW = Words(
    "：都对就说“确认”，要改就说哪一项，比如“改第2项”",
    ': say "yes" if all is right, or which one to change, such as "2"',
)


def cannot_use(turn: Turn, here: Field | None) -> None:
    """Say that a message answers nothing, one rung further each time."""
    turn.is_stuck()
    _climb(turn, here, (turn.missed - 1) % len(_RUNGS))


def put_aside(turn: Turn, here: Field, heard: str) -> None:
    """Say that values are kept until they are asked for, and what is asked now; who tells them is not stuck."""
    label, example = here.label.say(turn.language), example_of(here).say(turn.language)
    turn.say("utter_form_put_aside", heard=heard, label=label, example=example)


def point_out(turn: Turn, found: Reading, here: Field | None) -> None:
    """Say what is wrong with an answer, in other words the second time; the third time a person is offered."""
    stuck = turn.is_stuck()
    ways_to_say = (found.problem, AGAIN.get(found.problem or ""))
    problem = next((one for one in ways_to_say if one and not _was_said(turn, one, found.facts)), "")
    if not problem:
        _climb(turn, here, 2 if stuck else 1)
        return
    ways = _buttons(turn, (_PERSON, _LATER)) if stuck else ()
    turn.say(problem, buttons=found.buttons or ways, **found.facts)


def _was_said(turn: Turn, utter: str, facts: Mapping[str, Any]) -> bool:
    """Return True if the very sentence was said to the message before; with other facts it is another sentence."""
    if turn.missed <= 1 or utter not in turn.said_before:
        return False
    return not facts or turn.phrase(utter, **facts) in turn.texts_before


def explain(turn: Turn, here: Field, nearest: str, *, ways: bool) -> None:
    """Say where an answer is found; whoever does not know it the second time hears of other ways."""
    stuck, said = turn.is_stuck(), set(turn.said_before)
    utter = here.unsure or nearest
    if utter in said:
        _climb(turn, here, 2 if stuck else 1)
        return
    turn.say(utter, _buttons(turn, (_PERSON, _LATER)) if ways else ())


def _climb(turn: Turn, here: Field | None, rung: int) -> None:
    utter = _RUNGS[rung]
    if utter in turn.said_before:
        utter = _RUNGS[(rung + 1) % len(_RUNGS)]
    turn.say(utter, _ways_of(turn, here, utter), **_facts(turn, here))


def _ways_of(turn: Turn, here: Field | None, utter: str) -> Sequence[dict[str, str]]:
    if utter != OTHER_WAYS:
        return ()
    optional = here is not None and here.optional
    return _buttons(turn, (*((_SKIP,) if optional else ()), _BACK, _LATER))


def _buttons(turn: Turn, ways: Sequence[tuple[str, Words]]) -> list[dict[str, str]]:
    return [button(turn.language, title, intent) for intent, title in ways]


def _facts(turn: Turn, here: Field | None) -> dict[str, Any]:
    language = turn.language
    if here is None:
        return {"heard": _heard(turn), "label": _REVIEW.say(language), "example": _AT_REVIEW.say(language)}
    return {"heard": _heard(turn), "label": here.label.say(language), "example": example_of(here).say(language)}


def _heard(turn: Turn) -> str:
    """The values of the message that were understood, as they were said."""
    said, spans = turn.answer, []
    for entity in said.entities:
        if entity.get("entity") in _HEARD and "start" in entity:
            spans.append(said.text[entity["start"] : entity["end"]])
    words = Words("、", ", ").say(turn.language).join(dict.fromkeys(spans))
    return _HEARD_IT.say(turn.language).format(verbatim(words)) if words else _NOTHING_HEARD.say(turn.language)
