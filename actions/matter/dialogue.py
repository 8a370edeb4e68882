"""The wishes about a matter: by intent, by button, and by words that were understood as something else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from actions.dialogue.message import ANSWERING
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.matter import absence, amending, bringing, next_steps, people, reminding
from actions.matter.focus import CHOSEN, WISH, focus
from actions.matter.open_matters import Matter
from actions.topic import AnswerTo
from backend.drafts.model import WaitingDrafts

_MISHEARD_NEXT = frozenset({"resume", "ask_progress"})
"""Intents of a form that "what now" sounds like where no form is open or waits."""


async def _bring(turn: Turn, matter: Matter) -> None:
    bringing.bring_to(turn, matter)


async def _absent(turn: Turn, matter: Matter) -> None:
    absence.say_ways(turn, matter)


async def _amend(turn: Turn, matter: Matter) -> None:
    amending.tell(turn, matter)


OURS: Mapping[str, AnswerTo] = MappingProxyType(
    {
        "ask_to_bring": bringing.bring,
        "cannot_attend": absence.cannot_attend,
        "ask_next_step": next_steps.next_step,
        "amend_filing": amending.amend,
    }
)
"""Answered without asking back where a matter is meant: each answer offers the ways and does nothing by itself."""
OF_ONE: Mapping[str, Callable[[Turn, Matter], Awaitable[None]]] = MappingProxyType(
    {
        bringing.WISH: _bring,
        absence.WISH: _absent,
        reminding.WISH: reminding.remind,
        amending.WISH: _amend,
        next_steps.WISH: next_steps.tell,
    }
)
"""Acts of a button about one matter."""
OF_NONE: Mapping[str, AnswerTo] = MappingProxyType(
    {"representative": people.representative, "interpreter": people.interpreter, "judge": people.judge}
)
"""Acts of a button about no matter in particular."""


async def next_step(turn: Turn) -> None:
    """Do what a button asks; typed, tell what comes next."""
    wish = str(turn.answer.pressed.get(WISH, ""))
    if wish in bringing.OF_NONE:
        turn.say(bringing.OF_NONE[wish])
    elif wish in OF_NONE:
        await OF_NONE[wish](turn)
    elif wish == bringing.WISH and CHOSEN not in turn.answer.pressed:
        await bringing.bring(turn)
    elif wish in OF_ONE:
        await _of_chosen(turn, wish)
    else:
        await next_steps.next_step(turn)


async def _of_chosen(turn: Turn, wish: str) -> None:
    found = await focus(turn)
    if found.matter is None:
        turn.say("utter_matter_gone")
        return
    await OF_ONE[wish](turn, found.matter)


async def take_up(turn: Turn) -> bool:
    """Answer what sounded like a move in a form, where no form is open or waits and a matter is; else False."""
    answer, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or answer.pressed or not answer.text:
        return False
    try:
        return await _misheard(turn)
    except Declined as no:
        turn.explain(no)
        return True


async def _told_of_case(turn: Turn) -> bool:
    """Take up that one has moved, or that the court shall be quicker, where a case goes on with it."""
    hurries = said("asks_to_hurry", turn.answer.text)
    if not hurries and not amending.changes_contact(turn.answer.text):
        return False
    found = await focus(turn, ("filing",))
    if found.matter is None and not found.several:
        return False
    await (people.hurry if hurries else amending.amend)(turn)
    return True


async def _misheard(turn: Turn) -> bool:
    heard = turn.answer
    if (not heard.is_sure or heard.intent in ANSWERING) and await _told_of_case(turn):
        return True
    if heard.intent == "correct_answer" and not await turn.do(WaitingDrafts(turn.person.person_id)):
        if (await focus(turn, ("filing",))).matter is None:
            return False
        await amending.amend(turn)
        return True
    if heard.intent in _MISHEARD_NEXT and not await turn.do(WaitingDrafts(turn.person.person_id)):
        found = await focus(turn)
        if found.matter is None:
            return False
        await next_steps.tell(turn, found.matter)
        return True
    if heard.decision == "ask_back" and heard.intent in OURS:
        found = await focus(turn)
        if found.matter is None and not found.several and not found.named:
            return False
        await OURS[heard.intent](turn)
        return True
    if bringing.asks_to_bring(heard.text) and (await focus(turn)).matter is not None:
        await bringing.bring(turn)
        return True
    return False
