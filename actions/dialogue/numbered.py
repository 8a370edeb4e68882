"""Says why an entry called by its number was not changed: its reader refused the words, or no entry has the number."""

from __future__ import annotations

from actions.dialogue.commands import Clarify, NoSuchEntry, RefuseEntry
from actions.dialogue.flow import Flow
from actions.dialogue.outcome import ASK_AGAIN, Outcome
from actions.dialogue.prompt import stay
from actions.dialogue.review_screen import chips
from actions.dialogue.speech import say_problem, shown
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_STAYS = Words("第{number}项没有改，还是“{label}：{now}”。", 'Item {number} is unchanged: "{label}: {now}".')
_MUST_STAND = Words(
    "第{number}项“{label}”要有一个答案，不能删；要改，说改成什么。",
    'Item {number}, "{label}", needs an answer, so I did not remove it; tell me what to put instead.',
)
_UNREADABLE = Words("“{words}”我读不出这一项的答案。", 'I cannot read an answer to it in "{words}".')
_NONE_SUCH = Words(
    "没有第{number}项，只有第1到{last}项，所以没有改。",
    "There is no item {number}, only 1 to {last}, so nothing was changed.",
)
_NO_NUMBERS = Words(
    "现在还没有编号，最后核对时才有，所以没有改。要改前面的回答，说它的名称。",
    "There are no numbers before the check at the end, so nothing was changed. Call the answer by its name.",
)
_LONGEST = 40
"""Characters of the refused words that are said back."""


async def refuse_entry(flow: Flow, turn: Turn, state: State, command: RefuseEntry) -> Outcome:
    """Say that an entry stays, why, and ask its question."""
    field = flow.field(command.field)
    if field is None:
        return Outcome()
    facts = {"number": command.number, "label": field.label.say(turn.language), "now": shown(turn, field)}
    lines = [(_MUST_STAND if command.gone else _STAYS).say(turn.language).format(**facts)]
    if not command.gone and not command.reading.problem:
        lines.append(_UNREADABLE.say(turn.language).format(words=verbatim(command.words[:_LONGEST])))
    turn.say(READY_WORDS, words="\n".join(lines))
    if command.reading.problem:
        say_problem(turn, command.reading, field)
    return Outcome(field.name)


async def no_such_entry(flow: Flow, turn: Turn, state: State, command: NoSuchEntry) -> Outcome:
    """Say that no entry has a number, and which there are."""
    last = len(state.by_number)
    words = _NONE_SUCH if last else _NO_NUMBERS
    turn.say(READY_WORDS, words=words.say(turn.language).format(number=command.number, last=last))
    if not last:
        return ASK_AGAIN
    turn.say("utter_form_which_answer", chips(turn, state, Clarify()))
    return Outcome(over=stay(flow, turn, state.question))
