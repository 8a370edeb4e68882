"""Questions after a receipt, answered from the matter: carried out where a form can, else passed on with a promise.

"Add my sister", "who is my judge" and "withdraw it" belong to what was handed in just before, of whatever service; what
becomes of each stands in ``afterwards.yml``, service by service.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button, sending
from actions.dialogue.buttons import payload_of as payload
from actions.dialogue.endings import close
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.turn import Turn
from actions.enquiries.offering import COURT, SECRETARY, enquiry_button
from actions.matter import people
from actions.matter.focus import focus, named_service
from actions.matter.next_steps import tell as tell_next
from actions.matter.readers import kind_asked
from actions.readers.topics import name_of_utterance
from actions.topic import AnswerTo, OpenEnd
from backend.arbitration.commands import MyArbitrations
from backend.arbitration.model import LIVE
from backend.defence.commands import MyDefences
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("afterwards.yml")
SERVICES = ("filing", "authorization", "notarization", "mediation", "arbitration", "defence")
_LOOK_BACK = 12
"""Utterances of ours behind which nothing was handed in just now."""
_PROMISE = Words(
    "把您的原话转给工作人员，会有编号和答复的日子。",
    "Your own words go to the clerks; you get a number and the day of their answer.",
)
_DESK = Words("请工作人员来接：说好谁、几点前回您。", "A person at the desk takes it, and you are told by when.")
_GO = Words("现在办", "Do it now")
_HUMAN = Words("转人工", "Talk to a person")
_WISHES: Mapping[str, str] = MappingProxyType(
    {"change_appointment": "appointment_wish", "change_authorization": "authorization_wish"}
)


@dataclass(frozen=True, slots=True)
class Course:
    """Course that a question takes in one service.

    Args:
        say: what is told; None where another answer is given.
        opens: the intent whose form carries it out, or empty.
        wish: what that intent carries.
        form: the form itself, where no intent opens it alone.
        tells: the answer given instead: next, judge, instalments, arbitration, defence.
        passes: who gets the words: court, secretary or desk.
    """

    say: Words | None = None
    opens: str = ""
    wish: str = ""
    form: str = ""
    tells: str = ""
    passes: str = ""


@cache
def course_of(service: str, kind: str) -> Course:
    """Return what becomes of a kind of question in a service."""
    given: dict[str, Any] = dict(read_yaml(_PAGE)[service][kind])
    say = given.pop("say", None)
    return Course(say=Words(**say) if say else None, **given)


def answers(arbitration: AnswerTo, defence: AnswerTo, but: Collection[str] = ("filing",)) -> OpenEnd:
    """Return what answers such a question outside a form, of the matter that was just spoken of; False for others.

    Args:
        arbitration: tells how one's arbitration stands.
        defence: tells how one's answer stands.
        but: services whose own ways answer it already.
    """

    async def taken(turn: Turn) -> bool:
        said = turn.answer
        kind = "" if turn.has_draft or said.pressed else kind_asked(said.text)
        service = await _meant(turn) if kind else ""
        if not service or service in but:
            return False
        await tell(turn, service, course_of(service, kind), {"arbitration": arbitration, "defence": defence})
        return True

    return taken


def withdrawn_first(withdrawal: Flow, asked: OpenEnd) -> Flow:
    """Return the withdrawal of a filing that takes back what was spoken of just now, where that is no filing."""

    async def before(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
        if turn.is_fresh_message and await asked(turn):
            opened = [str(one["name"]) for one in turn.events if one.get("event") == "followup"]
            return close(*opened[:1])
        return await withdrawal.before_opening(flow, turn, around)

    return replace(withdrawal, before_opening=before)


async def tell(turn: Turn, service: str, course: Course, others: Mapping[str, AnswerTo]) -> None:
    """Say what becomes of it, and offer to carry it out or to pass it on."""
    if course.tells in others:
        await others[course.tells](turn)
        return
    if course.tells:
        await _OTHERWISE[course.tells](turn, service)
        return
    if course.form:
        turn.events.append(FollowupAction(course.form))
    words = [course.say.say(turn.language)] if course.say else []
    if course.passes:
        words.append((_DESK if course.passes == "desk" else _PROMISE).say(turn.language))
    turn.say(READY_WORDS, list(_buttons(turn, course)), words="\n".join(words))


def _buttons(turn: Turn, course: Course) -> list[dict[str, str]]:
    if course.opens:
        wish = {_WISHES[course.opens]: course.wish} if course.wish else {}
        return [sending(turn.language, _GO, payload(course.opens, **wish))]
    if course.passes == "desk":
        return [button(turn.language, _HUMAN, "ask_human")]
    if course.passes:
        return [enquiry_button(turn, "afterwards", SECRETARY if course.passes == "secretary" else COURT)]
    return []


async def _meant(turn: Turn) -> str:
    """The service a text names, or the one we spoke of last, where the person has a matter of it."""
    named = named_service(turn.answer.text) or next(iter(_spoken_of(turn)), "")
    if named == "arbitration":
        return named if any(one.status in LIVE for one in await turn.do(MyArbitrations(turn.person.person_id))) else ""
    if named == "defence":
        return named if await turn.do(MyDefences(turn.person.person_id)) else ""
    if named not in SERVICES:
        return ""
    found = await focus(turn, (named,))
    return named if found.matter is not None or found.several else ""


def _spoken_of(turn: Turn) -> list[str]:
    names: list[str] = []
    for event in [one for one in reversed(turn.tracker.events) if one.get("event") == "bot"][:_LOOK_BACK]:
        said = [name_of_utterance(str(value)) for value in (event.get("metadata") or {}).values()]
        names += [service for name in said for service in SERVICES if name.startswith(service)]
    return names


async def _next(turn: Turn, service: str) -> None:
    found = await focus(turn, (service,))
    matter = found.matter or (found.several[0] if found.several else None)
    if matter is not None:
        await tell_next(turn, matter)


async def _judge(turn: Turn, service: str) -> None:
    await people.judge(turn)


async def _instalments(turn: Turn, service: str) -> None:
    await people.instalments(turn)


_OTHERWISE: Mapping[str, Callable[[Turn, str], Awaitable[None]]] = MappingProxyType(
    {"next": _next, "judge": _judge, "instalments": _instalments}
)
