"""Memory of a dispute told before the form asks: in this message, in those before, in a filing that waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.arbitration.claim_list import CLAIMS_SAID
from actions.arbitration.clause import CLAUSE, kept_clause
from actions.arbitration.evidence_told import evidence_told
from actions.arbitration.readers.addresses import other_address_in, own_address_in
from actions.arbitration.readers.in_passing import conduct_in, pieces_in_dispute, wants_of_other
from actions.arbitration.readers.told import (
    clause_in,
    contract_in,
    is_vague,
    own_company_in,
    representative_in,
    respondent_in,
)
from actions.defence.readers.claims import claims_told
from actions.dialogue.endings import since_ending
from actions.dialogue.name_question import names_of_party
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money
from actions.readers.contacts import contacts_in, own_or_bare
from actions.readers.standing import stands
from actions.story.reading import read_story
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.model import CURRENCIES, MOST_CLAIMS
from backend.drafts.model import Draft, WaitingDrafts

_MOST = 8
"""Messages looked back on."""
_CAUSE = "sale_contract"
"""The story a commercial dispute most often is; of another one only the parties are read."""
_OF_STORY: Mapping[str, str] = {
    "plaintiff_1_name": "name", "other_party": "respondent", "defendant_1_name": "respondent",
    "plaintiff_1_phone": "phone",
}  # fmt: skip
_OF_FILING: Mapping[str, str] = {
    "plaintiff_1_name": "name", "plaintiff_1_phone": "phone", "defendant_1_name": "respondent", "facts": "facts",
    "claims": "claims",
}  # fmt: skip
_WISHES = ("start_arbitration", "ask_arbitration")


async def told_before(turn: Turn) -> dict[str, Any]:
    """Return the answers that were told; the newer in the place of the older, a filing's behind them."""
    told = await _of_waiting_filing(turn)
    for said in list(messages_before(turn))[-_MOST:]:
        told |= told_in(said)
    if not turn.answer.pressed and turn.answer.text:
        told |= told_in(turn.answer)
    if (name := told.get("name")) and "kind" not in told:  # from a filing
        told["kind"] = "organisation" if is_organisation(str(name)) else "person"
    return told


def told_of_labour(turn: Turn) -> bool:
    """Return True if a dispute about work was told, in this message or before it, and no clause for SCIA."""
    if stands("labour_arbitration", turn.answer.text):
        return True
    said = [*(one.text for one in list(messages_before(turn))[-_MOST:]), turn.answer.text]
    if any(check_clause(text).outcome not in ("none", "unclear") for text in said if text):
        return False
    return any(read_story(text, []).cause == "labour" for text in said if text)


def told_in(said: Answer) -> dict[str, Any]:
    """Return what one message tells: a clause in its own words, the one amount, the contract, the parties."""
    told: dict[str, Any] = {}
    if clause := clause_in(said.text, is_wish=said.intent in _WISHES):
        told[CLAUSE] = kept_clause(clause, check_clause(clause))
    if amount := _sum_in_dispute(said):
        told["amount"] = amount
    if contract := contract_in(said.text.replace(clause, "") if clause else said.text):
        told["contract"] = contract
    if wants_of_other(said.text) and (claims := claims_told(said.text.strip(), MOST_CLAIMS, CLAIMS_SAID)).found:
        told["claims"] = list(claims.value)
    return told | conduct_in(said.text) | evidence_told(said.text) | _parties(said)


def _sum_in_dispute(said: Answer) -> str:
    """The one sum that is fought about, in a currency SCIA can be told."""
    found = [read_money(said.between(*place)) for place in pieces_in_dispute(said.text, said.entities)]
    sums = {str(one.value) for one in found if one.found}
    told = sums.pop() if len(sums) == 1 else ""
    return told if told.partition(" ")[2] in CURRENCIES else ""


def places_named(said: Answer) -> list[str]:
    """Return the places a message names, as they are written."""
    found = [one for one in said.entities if one.get("entity") == "place" and "start" in one]
    return [said.text[one["start"] : one["end"]] for one in found]


def _parties(said: Answer) -> dict[str, Any]:
    """Return applicant and respondent, as far as the words name them."""
    told: dict[str, Any] = {}
    facts = read_story(said.text, list(said.entities), cause=_CAUSE).sure  # type: ignore[arg-type]
    for of, name in _OF_STORY.items():
        fact = facts.get(of)
        if fact is not None and (name == "phone" or names_of_party(str(fact.value)).found):
            told[name] = fact.value
    if (respondent := str(told.get("respondent", ""))) and is_vague(said.text, respondent):
        told.pop("respondent")
    if "respondent" not in told and (who := respondent_in(said.text)) and names_of_party(who).found:
        told["respondent"] = str(names_of_party(who).value)
    if "、" not in str(told.get("respondent", "")) and (place := other_address_in(said.text)):
        told["respondent_address"] = place
    if own := own_company_in(said.text, places=places_named(said)):
        told["name"] = own
    acts = is_organisation(str(told.get("name", ""))) or "name" not in told
    if acts and (representative := representative_in(said.text)) and is_name(representative):
        told["representative"] = representative
    if address := own_address_in(said.text):
        told["address"] = address
    if told.get("name") and told["name"] == told.get("respondent"):
        told = {name: value for name, value in told.items() if name in ("phone", "representative", "address")}
    contacts = contacts_in(said.text, theirs=str(told.get("respondent", "")))
    if (phone := contacts.own or own_or_bare(said.text)) and "phone" not in told:
        told["phone"] = phone
    if contacts.theirs and told.get("phone") != contacts.theirs:
        told["respondent_phone"] = contacts.theirs
    if applicant := told.get("name"):
        told["kind"] = "organisation" if is_organisation(str(applicant)) else "person"
    return told


async def _of_waiting_filing(turn: Turn) -> dict[str, Any]:
    drafts: list[Draft] = await turn.do(WaitingDrafts(turn.person.person_id))
    kept = next((one.answers for one in drafts if one.service == "filing"), {})
    return {name: kept[of] for of, name in _OF_FILING.items() if kept.get(of)}


def messages_before(turn: Turn) -> Iterator[Answer]:
    """The messages typed before this one."""
    users = [event for event in since_ending(turn) if event.get("event") == "user"]
    for event in users[:-1]:
        text = str(event.get("text") or "")
        if text and not text.startswith("/"):
            yield Answer.from_message({**(event.get("parse_data") or {}), "text": text})
