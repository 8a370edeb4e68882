"""What was told of a dispute before the form asks: in this message, in the ones before, in a filing that waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.arbitration.clause import CLAUSE, kept_clause
from actions.arbitration.party_fields import names_of
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money
from actions.story.reading import read_story
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import NAMES_SCIA
from backend.arbitration.model import CURRENCIES
from backend.drafts.model import Draft, WaitingDrafts

_MOST = 8
"""Messages looked back on."""
_CAUSE = "sale_contract"
"""The story a commercial dispute most often is; of another one only the parties are read."""
_OF_STORY: Mapping[str, str] = {
    "plaintiff_1_name": "name", "defendant_1_name": "respondent", "plaintiff_1_phone": "phone",
}  # fmt: skip
_OF_FILING: Mapping[str, str] = {
    "plaintiff_1_name": "name", "plaintiff_1_phone": "phone", "defendant_1_name": "respondent", "facts": "facts",
    "claims": "claims",
}  # fmt: skip
_COLONS, _QUOTES = str.maketrans("：", ":"), ' “”"「」『』'
_WISHES = ("start_arbitration", "ask_arbitration")
_WHOLE_CLAUSE = 12
"""Characters a clause has at least; fewer name a body in passing."""


async def told_before(turn: Turn) -> dict[str, Any]:
    """Return the answers that were told; the newer in the place of the older, a filing's behind them."""
    told = await _of_waiting_filing(turn)
    for said in list(_messages(turn))[-_MOST:]:
        told |= told_in(said)
    if turn.is_fresh_message and not turn.answer.pressed:
        told |= told_in(turn.answer)
    if (name := told.get("name")) and "kind" not in told:
        told["kind"] = "organisation" if is_organisation(str(name)) else "person"
    return told


def told_in(said: Answer) -> dict[str, Any]:
    """Return what one message tells: a clause in its own words, the one amount, the parties."""
    told: dict[str, Any] = {}
    clause = _quoted(said.text) if said.intent in _WISHES else said.text
    found = check_clause(clause)
    if found.outcome in NAMES_SCIA and len(clause) >= _WHOLE_CLAUSE:
        told[CLAUSE] = kept_clause(clause, found)
    money = read_money(said) if said.values("money") else None
    if money is not None and money.found and str(money.value).partition(" ")[2] in CURRENCIES:
        told["amount"] = money.value
    story = read_story(said.text, list(said.entities), cause=_CAUSE)  # type: ignore[arg-type]
    for of, name in _OF_STORY.items():
        fact = story.sure.get(of)
        if fact is not None and (name == "phone" or names_of(str(fact.value)).found):
            told[name] = fact.value
    return told


def _quoted(text: str) -> str:
    """What stands behind a wish and its colon: the words that are quoted, not the wish."""
    cut = text.translate(_COLONS).partition(":")[2]
    return cut.strip(_QUOTES)


async def _of_waiting_filing(turn: Turn) -> dict[str, Any]:
    drafts: list[Draft] = await turn.do(WaitingDrafts(turn.person.person_id))
    kept = next((one.answers for one in drafts if one.service == "filing"), {})
    return {name: kept[of] for of, name in _OF_FILING.items() if kept.get(of)}


def _messages(turn: Turn) -> Iterator[Answer]:
    """The messages typed before this one."""
    users = [event for event in turn.tracker.events if event.get("event") == "user"]
    for event in users[:-1]:
        text = str(event.get("text") or "")
        if text and not text.startswith("/"):
            yield Answer.from_message({**(event.get("parse_data") or {}), "text": text})
