"""The last question of a flow that undoes something at a partner: is it really meant.

Only a clear yes undoes. The question asks itself, so "cancel" said to it is not asked about once more.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.dialogue.fields import Field, choice_field
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said, says_only
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

SURE = "sure"
_BRINGS_BACK = "restore_draft"
"""Intent of wanting back what was given up."""
_LABEL = Words("确认", "Sure")


async def _say_nothing(turn: Turn) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A question with a yes and a no.

    Args:
        yes, no: what stands on the two buttons.
        yes_words, no_words: what else says so.
        about: the fields whose change makes the answer void.
        before: says what will follow from a yes.
        label: what it is called.
    """

    yes: Words
    no: Words
    yes_words: tuple[str, ...] = ()
    no_words: tuple[str, ...] = ("保留", "keep")
    about: tuple[str, ...] = ()
    before: Callable[[Turn], Awaitable[None]] = _say_nothing
    label: Words = _LABEL

    def field(self) -> Field:
        """The question."""
        choices = (Choice("yes", self.yes, self.yes_words), Choice("no", self.no, self.no_words))
        asked = choice_field(SURE, self.label, choices, read=_read, before=self.before, rests_on=self.about)

        async def read(turn: Turn, answer: UserMessage) -> Reading:
            return Reading("no", covers=1) if _keeps(answer) else await asked.read(turn, answer)

        return replace(asked, undoes=True, read=read)


def is_confirmed(answers: Mapping[str, Any]) -> bool:
    """Return True if the answers hold a clear yes."""
    return answers.get(SURE) == "yes"


async def _read(turn: Turn, answer: UserMessage) -> Reading:
    """A yes or a no and nothing else: "有没有别的时间" begins like a yes, and undoes nothing."""
    if answer.agrees or (answer.intent == "deny" and answer.is_sure):
        return Reading("yes" if answer.agrees else "no")
    if says_only("says_no", answer.text):
        return Reading("no")
    return Reading("yes") if says_only("says_yes", answer.text) else NOTHING


def _keeps(answer: UserMessage) -> bool:
    """Return True if a message wants everything left, or brought back, as it is: nothing has been undone yet."""
    if answer.pressed or said("asks", answer.text):
        return False
    return said("undoes_nothing", answer.text) or (answer.is_sure and answer.intent == _BRINGS_BACK)
