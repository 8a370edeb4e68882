"""Other matters wished for beside the one that is booked: kept, said back, and offered once that one is done.

One booking holds one matter. Who names two ("出生公证和无犯罪记录公证") is told which goes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Answers, State
from actions.dialogue.turn import Turn
from actions.notarization.readers.matters_told import wishes_besides
from actions.script import sign_by_sign
from backend.notarization.matters import load_matters
from backend.shared.wording import Words

OTHERS: Final = "other_matters"
"""The answer that holds the matters that wait for the next booking."""
_MATTER = "notarization_matter"
_NEXT = Words("先办这一件：{first}。办好后接着约：{others}", "This one first: {first}. To book after it: {others}")


def named_besides(message: UserMessage, answers: Answers) -> list[str]:
    """The matters a message names beside the one that is booked, that do not wait yet."""
    matter, waiting = answers.get("matter"), waiting_in(answers)
    named = [str(one) for one in message.values(_MATTER) if str(one) in load_matters()]
    return [one for one in dict.fromkeys(named) if one != matter and one not in waiting] if matter else []


def waiting_in(answers: Answers) -> list[str]:
    """The matters that wait for the next booking."""
    kept = answers.get(OTHERS)
    return [str(one) for one in kept] if isinstance(kept, list) else []


def wished_besides(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep another matter that is wished for too, at any question and at the review; nothing is booked instead."""
    text = sign_by_sign(message.text)
    more = [] if message.pressed else named_besides(message, state.answers)
    if not more or state.question == "matter" or not wishes_besides(text):
        return ()
    kept = [*waiting_in(state.answers), *more]
    return (ChangeAnswers({OTHERS: kept}, "utter_form_noted", about=(OTHERS,)),)


def keep_opening(turn: Turn) -> None:
    """Keep and say what else the opening message wishes for."""
    if more := named_besides(turn.answer, turn.answers):
        turn.change({OTHERS: more})
        turn.say("utter_form_noted", lines=lines(turn))


def lines(turn: Turn) -> str:
    """Say which matter goes first and which ones wait."""
    matters, language = load_matters(), turn.language
    comma = Words("、", ", ").say(language)
    others = comma.join(matters[one].name.say(language) for one in waiting_in(turn.answers))
    first = matters[str(turn.answers["matter"])].name.say(language)
    return _NEXT.say(language).format(first=first, others=others)


def offered_next(turn: Turn) -> Sequence[dict[str, str]]:
    """A button for each matter that waits."""
    named = [(one, load_matters()[one].name) for one in waiting_in(turn.answers)]
    return [
        button(
            turn.language, Words(f"再约：{name.zh}", f"Book next: {name.en}"), "start_notarization", **{_MATTER: one}
        )
        for one, name in named
    ]
