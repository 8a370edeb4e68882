"""Answer to "which court?": proposed from what was told, with the reason, by the rules a filing goes by.

Nothing opens by asking. Where nothing was told the rule is, and what to tell; in a filing its own answers decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn
from actions.filing.court import facts_of
from actions.own_answers.readers.asked import WHICH_COURT, kind_asked
from actions.own_answers.readers.dispute_places import ToldPlaces, places_told
from actions.own_answers.texts import COURTS_WAY
from actions.protection.law import tell_entry_named
from backend.filing.commands import ProposeCourt
from backend.filing.jurisdiction.facts import Facts, Home
from backend.filing.jurisdiction.proposal import Proposal
from backend.protection.commands import FindLaw
from backend.protection.model import Finding
from backend.shared.courts import COURTS
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_FILING: Final = "filing"
_RULE: Final = "filing_where_domicile"
_RULES: Final = {
    "contract": "filing_where_contract", "estate": "filing_where_estate",
    "land_itself": "filing_where_house", "lease": "filing_where_house",
}  # fmt: skip
"""Entries of the law library, by what a dispute is about."""
_LOOKED_BACK: Final = 2
_OPTION = Words("• {what}：{court}。{reasons}", "• {what}: {court}. {reasons}")
_ALONE = Words("按您说的，是{court}。\n{reasons}", "From what you told me: {court}.\n{reasons}")
_HEAD = Words("按您说的，看争的是什么：", "From what you told me, it depends on what the dispute is about:")
_OTHER = Words("也可以选{court}：{reason}", "You may also choose {court}: {reason}")
_LATER = Words(
    "现在不用选法院：填到对方住址和金额以后，我按法律提出一个法院和理由，由您来定。",
    "You needn't choose a court now: once the other side's address and the sum are in, I propose one with the reason, "
    "and you decide.",
)
_ABOUT = {
    "land": Words("争房子、土地本身（归谁、边界、占用、出租）", "the land or house itself (title, boundary, lease)"),
    "estate": Words("争遗产", "the estate"),
    "accident": Words("受伤赔偿", "compensation for the injury"),
    "money": Words("只是要对方还钱、赔钱", "only money the other side owes"),
}


async def tell(turn: Turn) -> None:
    """Say which court is proposed, from the message, what was told just before it, or the open filing."""
    inside = turn.draft if turn.has_draft and turn.draft.service == _FILING else None
    told = _told(turn)
    if not told.is_known and inside is not None:
        await _tell_of_filing(turn)
    elif not told.is_known:
        await _tell_rule(turn, told)
    else:
        await _tell_proposals(turn, told)


async def told_more(turn: Turn) -> bool:
    """Propose a court to who asked which and tells now where people or things are; False for any other message."""
    said = turn.answer
    before = turn.typed_before(1)
    if turn.has_draft or said.pressed or said.asks or any(wishes(one.text) for one in said.stretches()):
        return False
    if not any(kind_asked(one.text) == WHICH_COURT for one in before) or not places_told(said.text).is_known:
        return False
    await _tell_proposals(turn, _told(turn))
    return True


def _told(turn: Turn) -> ToldPlaces:
    """The places of the message, else of it with what was typed just before."""
    own = places_told(turn.answer.text)
    if own.is_known and own.subject:
        return own
    earlier = turn.typed_before(_LOOKED_BACK) if not turn.has_draft else []
    both = places_told("。".join([turn.answer.text, *(one.text for one in earlier)]))
    return both if both.is_known else own


async def _tell_rule(turn: Turn, told: ToldPlaces) -> None:
    """Tell the rule the library finds for the question, else the one of what the dispute is about."""
    found: Finding = await turn.do(FindLaw(turn.answer.text))
    known = found.entry.entry_id if found.entry is not None else ""
    await tell_entry_named(turn, known or _RULES.get(told.subject, _RULE))


async def _tell_of_filing(turn: Turn) -> None:
    proposal: Proposal = await turn.do(ProposeCourt(facts_of(turn.answers)))
    if proposal.court is None:
        turn.say(READY_WORDS, words=_LATER.say(turn.language))
    else:
        turn.say(READY_WORDS, words=_words(turn, [("", proposal)]))


async def _tell_proposals(turn: Turn, told: ToldPlaces) -> None:
    options = [(about, await turn.do(ProposeCourt(facts))) for about, facts in cases_of(told)]
    known = [(about, proposal) for about, proposal in options if proposal.court is not None]
    if not known:
        await _tell_rule(turn, told)
        return
    ways = [] if turn.has_draft else [button(turn.language, COURTS_WAY, "start_filing")]
    turn.say(READY_WORDS, ways, words=_words(turn, known))


def cases_of(told: ToldPlaces) -> Iterator[tuple[str, Facts]]:
    """List what the dispute may be about by the places told, each with the facts a court is proposed by."""
    defendants = (Home(told.home),) if told.home else ()
    plaintiffs = (Home(told.own),) if told.own else ()
    if told.subject == "estate":
        yield "estate", Facts("inheritance", estate_place=told.land or "", deceased_place=told.died or "")
        return
    if told.accident:
        yield "accident", Facts("tort_traffic", plaintiffs, defendants, tort_place=told.accident)
        return
    if told.land and told.subject != "loan":
        yield "land", Facts("other", plaintiffs, defendants, land=True, property_place=told.land)
    if told.home and told.subject not in ("land_itself", "lease"):
        yield "money", Facts("private_lending" if told.subject == "loan" else "other", plaintiffs, defendants)


def _words(turn: Turn, options: list[tuple[str, Proposal]]) -> str:
    language = turn.language
    note = options[0][1].note.say(language)
    if len(options) == 1:
        return "\n".join([_said(_ALONE, "", options[0][1], language), *_others(options[0][1], language), note])
    lines = [_said(_OPTION, _ABOUT[about].say(language), proposal, language) for about, proposal in options]
    return "\n".join([_HEAD.say(language), *lines, note])


def _said(words: Words, about: str, proposal: Proposal, language: str) -> str:
    court = COURTS[proposal.court].name.say(language) if proposal.court else ""
    reasons = Words("", " ").say(language).join(reason.text.say(language) for reason in proposal.reasons)
    return words.say(language).format(what=about, court=court, reasons=reasons)


def _others(proposal: Proposal, language: str) -> Iterator[str]:
    for ground in proposal.alternatives:
        name = COURTS[ground.court].name.say(language)
        yield _OTHER.say(language).format(court=name, reason=ground.reason.text.say(language))
    for doubt in proposal.doubts:
        yield doubt.text.say(language)
