"""The questions of a petition for mediation by the court: what one would settle on, and how one takes part.

Rules: CPL-96, INT-107, INT-147. What is offered is written only where the person wants the other side to read it.
"""

from __future__ import annotations

from collections.abc import Callable

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.defence.petition_readers import attends_in
from actions.dialogue.fields import Answers, Field, choice_field, text_reading
from actions.dialogue.readers.statements import read_fact
from actions.dialogue.turn import Turn
from backend.defence.model import LONGEST_TEXT
from backend.shared.wording import Words

OFFER, ATTENDS = "settle_offer", "attends"
_WAYS = (
    Choice("video", Words("在线视频参加", "By video"), ("视频", "在线", "网上", "video", "online")),
    Choice("agent", Words("由代理人参加", "Through an agent"), ("律师", "代理人", "lawyer", "agent")),
    Choice("court", Words("听法院安排", "As the court says"), ("都可以", "随便", "法院安排", "whatever", "any")),
)


async def _read_attends(turn: Turn, answer: Answer) -> Reading:
    way = attends_in(answer.text) if turn.is_open(ATTENDS) else None
    return Reading(way) if way else NOTHING


async def _say_authority(turn: Turn, value: object) -> None:
    """An agent settles only with special authority, and in a divorce the party's own view is wanted (INT-147)."""
    if value == "agent":
        turn.say("utter_defence_petition_mediation_agent")


def mediation_fields(applies: Callable[[Answers], bool]) -> tuple[Field, ...]:
    """Return the questions that only a petition for mediation asks.

    Args:
        applies: whether mediation is what is asked for.
    """
    return (
        Field(
            OFFER, Words("愿意怎样解决", "What you would agree to"),
            text_reading(lambda text: read_fact(text, LONGEST_TEXT)), words=("方案", "怎样解决", "offer"),
            applies=applies, free_text=True, story=True, optional=True,
            unsure="utter_defence_petition_unsure_offer",
        ),
        choice_field(
            ATTENDS, Words("怎么参加调解", "How you take part"), _WAYS, read=_read_attends, words=("参加", "take part"),
            applies=applies, optional=True, after=_say_authority,
        ),
    )  # fmt: skip
