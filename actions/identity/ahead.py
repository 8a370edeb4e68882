"""Name, number and birthday told before they are asked: kept with the draft, used once their use is agreed to.

"舅舅叫陈德富，美国护照 512345678" answers the question for the nationality, and two that come later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.fields import Answers
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.identity_details import read_identity_details
from actions.dialogue.readers.names import is_name, name_alone
from actions.dialogue.rules.overheard import answers_here, told
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.readers.acting_for import name_of
from actions.story.reading import read_story
from backend.drafts.model import WaitingDrafts
from backend.shared.wording import Words, verbatim

AHEAD = "told_ahead"
_LABELS = {
    "full_name": Words("姓名", "Name"),
    "document_number": Words("证件号码", "Document number"),
    "birth_date": Words("出生日期", "Date of birth"),
}
_DETAILS = tuple(_LABELS)
_BARE = "bare_name"
"""Name that a message consists of: kept only where the message answers nothing else."""
_LONGEST = 120
_LONGEST_NAME = 60


async def gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Return the details a message tells too early; nothing once they are asked."""
    message, answers = turn.answer, state.answers
    early = state.here is not None and state.question not in ("document_photo", "photo_right", *_DETAILS)
    if not early or {"document_photo", *_DETAILS} & set(answers) or message.pressed or len(message.text) > _LONGEST:
        return {}
    details = read_identity_details(message, asked=False)
    number = details.number if details.number.startswith("⟦document:") else ""
    found: dict[str, Any] = {"document_number": number, "full_name": await _name(turn, message) or details.name}
    if number and details.birth_date is not None and details.birth_date < turn.now.date():
        found["birth_date"] = details.birth_date.isoformat()
    if not found["full_name"]:
        found[_BARE] = _only_name(message, bare=state.question == "data_notice")
    return {name: value for name, value in found.items() if value}


async def _name(turn: Turn, message: UserMessage) -> str:
    """One's own name, or that of the principal for whom a power of attorney waits."""
    facts = read_story(message.text, [dict(one) for one in message.entities], cause="notarization").sure
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    principal = next((str(one.answers["principal"]) for one in drafts if one.answers.get("principal")), "")
    if not principal:
        name = str(facts["plaintiff_1_name"].value) if "plaintiff_1_name" in facts else ""
    else:
        spoken = next((facts[one].value for one in ("relative_name", "other_name") if one in facts), "")
        name = name_of(principal, message.text) or str(spoken)
    return name if name and is_name(name) else ""


def _only_name(message: UserMessage, *, bare: bool) -> str:
    """The name a message says to be the writer's; also one that stands alone, where it could be nothing else."""
    if message.asks or len(message.text) > _LONGEST_NAME or message.values("place", "country", "nationality"):
        return ""
    return name_alone(message.text, bare=bare)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the details of a message that answers nothing else."""
    return () if answers_here(state, candidates) else _kept(state, candidates, bare=True)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep them where the message answers the open question, too."""
    return _kept(state, candidates) if answers_here(state, candidates) else ()


def told_ahead(answers: Answers) -> dict[str, Any]:
    """The details that were told before, by the names of the answers; nothing without a number."""
    kept = answers.get(AHEAD)
    return dict(kept) if isinstance(kept, Mapping) and kept.get("document_number") else {}


def name_ahead(answers: Answers) -> str:
    """The name that was told before without a number, or nothing."""
    kept = answers.get(AHEAD)
    return str(kept.get("full_name") or "") if isinstance(kept, Mapping) else ""


def facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The details in one line."""
    return {"lines": Words("；", "; ").say(turn.language).join(_lines(turn, names))}


def also_told(turn: Turn) -> Sequence[str]:
    """The details that wait until their use is agreed to, a line each."""
    return () if "document_photo" in turn.answers else _lines(turn, _DETAILS)


def _lines(turn: Turn, names: Sequence[str]) -> list[str]:
    kept, colon = turn.answers.get(AHEAD) or {}, Words("：", ": ").say(turn.language)
    told_now = [name for name in names if name in kept]
    return [f"{_LABELS[name].say(turn.language)}{colon}{verbatim(str(kept[name]))}" for name in told_now]


def _kept(state: State, candidates: Candidates, *, bare: bool = False) -> tuple[Command, ...]:
    before, found = state.answers.get(AHEAD) or {}, told(candidates)
    heard = {name: value for name, value in found.items() if name in _DETAILS}
    if bare and found.get(_BARE):
        heard["full_name"] = found[_BARE]
    kept = {**before, **heard}
    if kept == before:
        return ()
    return (ChangeAnswers({AHEAD: kept}, "utter_form_noted", about=tuple(heard), goes_on=True),)
