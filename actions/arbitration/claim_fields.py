"""The questions about the dispute: contract, claims, amount with its currency, what happened, evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Reading, pick
from actions.arbitration.party_fields import is_open
from actions.defence.readers import ClaimsSaid, claims_told
from actions.dialogue.fields import Field, text_reading
from actions.dialogue.papers import Papers, PapersSaid
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_fact, read_statement
from actions.dialogue.reading import Choice
from actions.dialogue.turn import Turn
from actions.filing.readers import read_money, said_money, says_all_papers_are_there
from backend.arbitration.model import CURRENCIES, LONGEST_NAME, LONGEST_TEXT, MOST_CLAIMS, MOST_FILES
from backend.shared.wording import Words, verbatim

DISPUTE = Words("争议", "The dispute")
_ALL = Choice("all", Words("就是这些", "These are all of them"), ("没有了", "就这些", "that is all", "no more"))
NOTE_LIMIT = 5_000


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


def _claims_so_far(turn: Turn) -> list[str]:
    kept = turn.answers.get("claims_so_far", turn.answers.get("claims"))
    return [str(one) for one in kept] if isinstance(kept, list) else []


async def _claim_choices(turn: Turn) -> Sequence[Choice]:
    return (_ALL,) if _claims_so_far(turn) else ()


async def _claims_pressed(turn: Turn, value: str) -> Reading:
    told = _claims_so_far(turn)
    return Reading(told) if told else Reading(problem="utter_choice_gone")


_CLAIMS_SAID = ClaimsSaid(
    "utter_arbitration_claims_odd", "utter_arbitration_claims_many", "utter_arbitration_claims_part"
)


async def _read_claims(turn: Turn, answer: Answer) -> Reading:
    """Claims by lines, numbers or "and also"; what no tribunal could award is pointed out and kept out."""
    text, told = answer.text.strip(), _claims_so_far(turn)
    if told and pick(answer, (_ALL,)).found:
        return Reading(told)
    if not is_open(turn, "claims") or not text or asks(text):
        return NOTHING
    return claims_told(text, MOST_CLAIMS, _CLAIMS_SAID)


def show_list(turn: Turn, value: Any) -> str:
    """A list, an item a line."""
    items = value if isinstance(value, list) else []
    return "".join(f"\n  ({number}) {verbatim(str(one))}" for number, one in enumerate(items, 1))


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    """An amount with its currency; one this house cannot name to SCIA is pointed out."""
    found = read_money(answer)
    if found.found and str(found.value).partition(" ")[2] not in CURRENCIES:
        return Reading(problem="utter_arbitration_currency_odd")
    return found if found.found or is_open(turn, "amount") else NOTHING


def _facts(text: str) -> Reading:
    return read_fact(text, LONGEST_TEXT)


def _contract(text: str) -> Reading:
    return read_statement(text, LONGEST_NAME)


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
            "claims", Words("仲裁请求", "Claims"), _read_claims, words=("请求", "要什么", "claims"),
            choices=_claim_choices, pressed=_claims_pressed, show=show_list, free_text=True, story=True, group=DISPUTE,
            unsure="utter_arbitration_unsure_claims",
            example=Words("支付货款80万元；承担仲裁费用", "pay 800,000 yuan for the goods; bear the fees"),
        ),
        Field(
            "amount", Words("争议金额", "Amount in dispute"), _read_amount, words=("金额", "标的", "amount"),
            show=lambda turn, value: said_money(str(value), turn.language), optional=True, group=DISPUTE,
            example=Words("80万元，或者 12万美元", "800,000 yuan, or US$120,000"),
        ),
        Field(
            "facts", Words("事实与理由", "Facts and reasons"), text_reading(_facts), words=("事实", "经过", "facts"),
            free_text=True, story=True, group=DISPUTE,
        ),
        replace(evidence, optional=True, show=_show_evidence, words=("证据", "材料", "evidence"), group=DISPUTE),
    )  # fmt: skip
