"""The questions about the dispute: contract, claims, amount with its currency, what happened, evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Reading
from actions.arbitration.claim_list import ClaimList
from actions.arbitration.readers.in_passing import conduct_in
from actions.arbitration.readers.told import contract_in, speaks_of_contract
from actions.dialogue.fields import Field, text_reading
from actions.dialogue.papers import Papers, PapersSaid
from actions.dialogue.readers.statements import read_fact, read_statement
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money, said_money, says_all_papers_are_there
from actions.readers.contacts import without_contacts
from backend.arbitration.model import CURRENCIES, LONGEST_NAME, LONGEST_TEXT, MOST_FILES
from backend.shared.wording import Words, verbatim

DISPUTE = Words("争议", "The dispute")
NOTE_LIMIT = 5_000
_SHORTEST_CONTRACT = 4
"""Signs under which words that name no contract say which one it is."""


def evidence_papers(name: str) -> Papers:
    """Return how files and words are handed in for an arbitration.

    Args:
        name: of the question.
    """
    said = PapersSaid(
        file="utter_arbitration_evidence_file",
        note="utter_arbitration_evidence_note",
        again="utter_arbitration_evidence_again",
        empty="utter_arbitration_evidence_empty",
        many="utter_arbitration_evidence_many",
    )
    return Papers(name, said, says_all_papers_are_there, NOTE_LIMIT, MOST_FILES)


_PAPERS = evidence_papers("evidence")


async def nothing_first(turn: Turn) -> None:
    """Say nothing before the papers are asked for."""


_CLAIMS = ClaimList("claims", lambda turn, _: turn.is_open("claims"))


def show_list(turn: Turn, value: Any) -> str:
    """A list, an item a line."""
    items = value if isinstance(value, list) else []
    return "".join(f"\n  ({number}) {verbatim(str(one))}" for number, one in enumerate(items, 1))


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    """An amount with its currency; one this house cannot name to SCIA is pointed out."""
    found = read_money(answer)
    if found.found and str(found.value).partition(" ")[2] not in CURRENCIES:
        return Reading(problem="utter_arbitration_currency_odd")
    return found if found.found or turn.is_open("amount") else NOTHING


def _facts(text: str) -> Reading:
    return read_fact(text, LONGEST_TEXT)


def _contract(text: str) -> Reading:
    """The words that say which contract it is; a telephone, "一名" or how the tribunal shall sit says none."""
    if not without_contacts(text):
        return NOTHING
    found = read_statement(contract_in(text) or text, LONGEST_NAME)
    says_none = len(text.strip()) < _SHORTEST_CONTRACT or conduct_in(text)
    return NOTHING if found.found and says_none and not speaks_of_contract(text) else found


def _show_evidence(turn: Turn, value: Any) -> str:
    if not isinstance(value, Mapping):
        return Words("以后再交", "later").say(turn.language)
    files = [f"📎 {verbatim(str(one['name']))}" for one in value["files"]]
    return "".join(f"\n  {one}" for one in [*files, *([verbatim(str(value["note"]))] if value["note"] else [])])


def claim_fields() -> tuple[Field, ...]:
    """The questions, in the order they are asked."""
    evidence = _PAPERS.field(Words("证据", "Evidence"), nothing_first, ())
    return (
        Field(
            "contract", Words("哪份合同", "Which contract"), text_reading(_contract), words=("合同", "contract"),
            free_text=True, optional=True, group=DISPUTE,
        ),
        Field(
            "claims", Words("仲裁请求", "Claims"), _CLAIMS.read, words=("请求", "要什么", "claims"),
            choices=_CLAIMS.choices, pressed=_CLAIMS.pressed, show=show_list, free_text=True, story=True, group=DISPUTE,
            unsure="utter_arbitration_unsure_claims",
            instead=_CLAIMS.instead,
            example=Words("支付货款80万元；承担仲裁费用", "pay 800,000 yuan for the goods; bear the fees"),
        ),
        Field(
            "amount", Words("争议金额", "Amount in dispute"), _read_amount, words=("金额", "标的", "amount"),
            show=lambda turn, value: said_money(str(value), turn.language), optional=True, group=DISPUTE,
            example=Words("80万元，或者 12万美元", "800,000 yuan, or US$120,000"), told_as=frozenset({"money"}),
        ),
        Field(
            "facts", Words("事实与理由", "Facts and reasons"), text_reading(_facts), words=("事实", "经过", "facts"),
            free_text=True, story=True, group=DISPUTE,
        ),
        replace(evidence, optional=True, show=_show_evidence, words=("证据", "材料", "evidence"), group=DISPUTE),
    )  # fmt: skip
