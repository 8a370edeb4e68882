"""The filing form of an invited co-plaintiff: only their own particulars, then their consent.

The same questions, readers and corrections as for any plaintiff; nothing else of a filing is asked, told or kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Command
from actions.dialogue.endings import close, discard
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Events
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Rule, State
from actions.dialogue.submission import Receipt
from actions.dialogue.turn import Turn
from actions.filing.joint import words
from actions.filing.joint.inviting import say
from actions.filing.joint.places import JOINS as JOINS
from actions.filing.parties import parties_of
from actions.filing.readers.party_names import key
from actions.front_door import Declined
from backend.filing.joint.commands import GiveParticulars, OneJoining
from backend.filing.joint.model import Joining
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import verbatim

SHOWN = "joins_shown"
"""Answer with the digest of what a co-plaintiff was shown."""
_OWN = frozenset(
    {"identity"}
    | {
        key("plaintiff", 1, part)
        for part in (
            "name", "particulars", "sex", "birth_date", "background", "address", "phone", "document_number",
            "chinese_name",
        )
    }
)  # fmt: skip
"""Questions a co-plaintiff is asked."""


def is_joining(answers: Answers) -> bool:
    """Return True if a draft is a co-plaintiff's part of somebody else's filing."""
    return bool(answers.get(JOINS))


def begun(joining: Joining) -> dict[str, Any]:
    """Return the answers with which a co-plaintiff's draft begins."""
    return {JOINS: joining.co_plaintiff_id, "for_whom": "self", key("plaintiff", 1, "kind"): "person"}


def of_its_own(field: Field) -> Field:
    """Ask a question of a co-plaintiff only where it is of themselves."""
    applies = field.applies

    def fits(answers: Answers) -> bool:
        return applies(answers) and (not is_joining(answers) or field.name in _OWN)

    return replace(field, applies=fits)


def unless_joining(rule: Rule) -> Rule:
    """Return a rule of the whole filing that leaves a co-plaintiff's part alone."""

    def guarded(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        return () if is_joining(state.answers) else rule(state, message, candidates)

    return guarded


def starts_over(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask on instead of beginning anew: a new draft would be a case of one's own; each answer can be corrected."""
    return (AskAgain(),) if is_joining(state.answers) and message.is_sure and message.intent == "restart" else ()


async def still_invited(turn: Turn) -> Events | None:
    """End a co-plaintiff's draft whose invitation is not there any more; None where it goes on."""
    if not turn.has_draft or not is_joining(turn.answers):
        return None
    try:
        joining = await _joining(turn)
    except Declined:
        joining = None
    if joining is not None and joining.status == "open" and joining.state in ("joined", "agreed"):
        return None
    say(turn, words.GONE)
    await discard(turn)
    return close()


async def show_brief(turn: Turn) -> None:
    """Say what is agreed to, as it stands now, before the review."""
    joining = await _joining(turn)
    turn.say(READY_WORDS, words=words.brief_words(joining.brief, turn.language))
    say(turn, words.CONSENT, inviter=verbatim(joining.brief.inviter))
    turn.change({SHOWN: joining.brief.digest})


async def keep_no_file(turn: Turn) -> None:
    """Say that a file is not needed."""
    say(turn, words.NO_FILES, inviter=verbatim((await _joining(turn)).brief.inviter))


async def hand_in(turn: Turn) -> Receipt:
    """Give the particulars and the consent; raises Declined where the claims have changed since they were shown."""
    [party] = parties_of(turn.answers, "plaintiff")[:1]
    order = GiveParticulars(str(turn.answers[JOINS]), turn.person.person_id, party, str(turn.answers.get(SHOWN, "")))
    joining: Joining = await turn.do(order)
    if joining.state != "agreed":
        turn.change({SHOWN: joining.brief.digest})
        await turn.save()
        told = (words.CHANGED.say(turn.language), words.brief_words(joining.brief, turn.language))
        raise Declined(READY_WORDS, {"words": "\n".join((*told, words.AGAIN.say(turn.language)))})
    return {"joins": joining.co_plaintiff_id}


async def tell(turn: Turn, receipt: Receipt) -> None:
    """Say that the inviter is told."""
    joining: Joining = await turn.do(OneJoining(str(receipt["joins"]), turn.person.person_id))
    say(turn, words.THANKS, inviter=verbatim(joining.brief.inviter))


async def _joining(turn: Turn) -> Joining:
    found: Joining = await turn.do(OneJoining(str(turn.answers[JOINS]), turn.person.person_id))
    return found
