"""A list of claims, told one by one or all at once, until the person says that these are all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.readers.claims import ClaimsSaid, claims_told
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.turn import Turn
from backend.arbitration.model import MOST_CLAIMS
from backend.shared.wording import Words

_ALL = Choice("all", Words("就是这些", "These are all of them"), ("没有了", "就这些", "that is all", "no more"))
CLAIMS_SAID = ClaimsSaid(
    "utter_arbitration_claims_odd", "utter_arbitration_claims_many", "utter_arbitration_claims_part", "对方"
)
Asked = Callable[[Turn, Answer], bool]
"""Returns True if the words are meant for the list."""


@dataclass(frozen=True, slots=True)
class ClaimList:
    """The question for claims: its choices and its reader.

    Args:
        name: of the field; what there is so far stands under it with ``_so_far``.
        asked: whether an answer is one to this question.
    """

    name: str
    asked: Asked

    async def choices(self, turn: Turn) -> Sequence[Choice]:
        """Return the way out, once there is a claim."""
        return (_ALL,) if self._so_far(turn) else ()

    async def pressed(self, turn: Turn, value: str) -> Reading:
        """Return the claims told so far, for a press on the way out."""
        told = self._so_far(turn)
        return Reading(told) if told else Reading(problem="utter_choice_gone")

    async def read(self, turn: Turn, answer: Answer) -> Reading:
        """Read claims by lines, numbers or "and also"; what no tribunal could award is pointed out and kept out."""
        text, told = answer.text.strip(), self._so_far(turn)
        if told and pick(answer, (_ALL,)).found:
            return Reading(told)
        if not self.asked(turn, answer) or not text or asks(text):
            return NOTHING
        return self._with_earlier(turn, claims_told(text, MOST_CLAIMS, CLAIMS_SAID))

    async def instead(self, turn: Turn, answer: Answer) -> Reading:
        """Read claims that shall stand in the place of all there were ("第11项：支付货款41万元；承担仲裁费用")."""
        text = answer.text.strip()
        if not text or asks(text):
            return NOTHING
        found = claims_told(text, MOST_CLAIMS, CLAIMS_SAID)
        return replace(found, problem=None, partial=False) if found.found else found

    def _with_earlier(self, turn: Turn, found: Reading) -> Reading:
        """Return claims behind those that were told just before, none of which they replace."""
        earlier = turn.answers.get(f"{self.name}_so_far")
        if not isinstance(earlier, list) or not isinstance(found.value, list):
            return found
        every = list(dict.fromkeys([*map(str, earlier), *found.value]))
        if len(every) > MOST_CLAIMS:
            return Reading(problem=CLAIMS_SAID.many, facts={"most": MOST_CLAIMS})
        return replace(found, value=every)

    def _so_far(self, turn: Turn) -> list[str]:
        kept = turn.answers.get(f"{self.name}_so_far", turn.answers.get(self.name))
        return [str(one) for one in kept] if isinstance(kept, list) else []
