"""Value at stake, the court's fee, and the court: proposed with its reasons, chosen by the person.

The court decides in the end; that is said with every proposal. A fee in foreign money is an estimate, because the
court converts at the rate of the day it accepts the case (FEE-55).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field, reading
from actions.dialogue.turn import Turn
from actions.filing.claims import drafted
from actions.filing.elements import element_names, elements_of
from actions.filing.parties import HEADINGS, MOST, key, parties_of
from actions.filing.readers import YES_NO, only_currency, read_money, read_place_name, read_yes_no, said_money
from actions.filing.readers.totals import owed_told
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import court_answers
from backend.filing.commands import ProposeCourt
from backend.filing.fees.currency import in_yuan, load_exchange_rates
from backend.filing.jurisdiction.facts import Facts, Home, home_of, with_answers
from backend.filing.jurisdiction.proposal import Proposal, propose_court
from backend.filing.jurisdiction.rules import load_jurisdiction
from backend.shared.courts import COURTS, read_place
from backend.shared.errors import Refused
from backend.shared.wording import Words

COURT = Words("金额和法院", "Amount and court")
NO_AMOUNT, DRAFTED = "none", "drafted"
_NO_AMOUNT = Choice(
    NO_AMOUNT,
    Words("不涉及钱，或者还不知道", "No money is claimed, or not known yet"),
    ("不涉及", "不涉及钱", "没有金额", "no amount", "no money is claimed"),
)
_YES_NO_FACTS = frozenset({"settled_abroad", "foreign_court_refused"})
_PARTY_PLACES = frozenset({"defendant_place", "plaintiff_place", "registered_place"})


def amount_of(answers: Answers) -> tuple[Decimal | None, str]:
    """The amount in dispute and its currency; None where no money is claimed or nothing was said yet."""
    figure, _, currency = str(answers.get("amount", NO_AMOUNT)).partition(" ")
    try:
        return Decimal(figure), currency or "CNY"
    except InvalidOperation:
        return None, "CNY"


def yuan_of(answers: Answers) -> Decimal | None:
    """The amount in yuan by the dated table, None without an amount or a rate."""
    amount, currency = amount_of(answers)
    try:
        return None if amount is None else in_yuan(amount, currency)
    except Refused:
        return None


def facts_of(answers: Answers) -> Facts:
    """Collect the facts by which a court is proposed."""
    told = {need: str(answers.get(_need_name(need), SKIPPED)) for need in load_jurisdiction().needs}
    told = {need: value for need, value in told.items() if value != SKIPPED}
    registered = told.get("registered_place", "")
    defendants = tuple(home_of(party, registered) for party in parties_of(answers, "defendant"))
    plaintiffs = tuple(home_of(party) for party in parties_of(answers, "plaintiff"))
    facts = Facts(
        cause=str(answers.get("cause", "other")),
        plaintiffs=_placed(plaintiffs, told.get("plaintiff_place", "")),
        defendants=_placed(defendants, told.get("defendant_place", "")),
        amount_yuan=yuan_of(answers),
    )
    cause = load_causes().get(facts.cause)
    own = court_answers(cause, elements_of(answers)) if cause else {}
    asked = {need: value for need, value in told.items() if need not in _PARTY_PLACES | _YES_NO_FACTS}
    facts = with_answers(facts, {**own, **asked})
    said = {need: told[need] == "yes" for need in _YES_NO_FACTS & told.keys()}
    return replace(
        facts, settled_abroad=said.get("settled_abroad"), foreign_court_refused=said.get("foreign_court_refused")
    )


def _placed(homes: tuple[Home, ...], place: str) -> tuple[Home, ...]:
    """The first party's home where an address did not tell the district and the person has told it since."""
    if not place or not homes:
        return homes
    first = homes[0]
    return (Home(place, "" if read_place(place).courts else first.region, first.registered_place), *homes[1:])


@lru_cache(maxsize=256)
def _proposed(facts: Facts) -> Proposal:
    return propose_court(facts)


def proposed_court(answers: Answers) -> str | None:
    """The only court that is proposed, once everything it rests on is told; None where there is a choice to make."""
    if not {"amount", "claims", key("defendant", 1, "address")} <= set(answers):
        return None
    proposal = _proposed(facts_of(answers))
    return proposal.court if proposal.court and not proposal.alternatives else None


def first_reason(answers: Answers, language: str) -> str:
    """The first reason of the proposal, in one line."""
    reasons = _proposed(facts_of(answers)).reasons
    return reasons[0].text.say(language) if reasons else ""


def _need_name(need: str) -> str:
    return f"place_{need}" if need not in _YES_NO_FACTS else need


def _is_needed(need: str) -> Callable[[Answers], bool]:
    """A fact is asked while there is no court without it; once told it stays on the list."""

    def applies(answers: Answers) -> bool:
        if _need_name(need) in answers:
            return True
        if "amount" not in answers or "claims" not in answers:
            return False
        proposal = _proposed(facts_of(answers))
        return proposal.court is None and proposal.outside is None and need in proposal.needs

    return applies


def _need_field(need: str) -> Field:
    words = load_jurisdiction().needs[need]

    def facts(turn: Turn) -> Mapping[str, Any]:
        return {"question": words.say(turn.language), "hint": ""}

    more: dict[str, Any] = {
        "applies": _is_needed(need),
        "utter": "utter_ask_filing_element",
        "facts": facts,
        "optional": True,
        "group": COURT,
        "from_opening": lambda value: False,
    }
    label = Words(words.zh.rstrip("？?"), words.en.rstrip("?"))
    if need in _YES_NO_FACTS:
        return choice_field(_need_name(need), label, YES_NO, read=_read_yes_no, **more)
    return Field(_need_name(need), label, reading(read_place_name), free_text=True, **more)


async def _read_yes_no(turn: Turn, answer: Answer) -> Reading:
    return read_yes_no(answer)


def drafted_amount(answers: Answers) -> str | None:
    """The sum of the answers that make up the amount in dispute, ``50000.00 HKD``."""
    made = drafted(answers)
    return f"{made.amount:.2f} {made.currency}" if made and made.amount else None


async def _amount_choices(turn: Turn) -> Sequence[Choice]:
    value = drafted_amount(turn.answers)
    if value is None:
        return (_NO_AMOUNT,)
    label = Words(f"就是 {said_money(value, 'zh-Hans')}", f"It is {said_money(value, 'en')}")
    return (Choice(DRAFTED, label), _NO_AMOUNT)


async def _amount_pressed(turn: Turn, value: str) -> Reading:
    amount = {NO_AMOUNT: NO_AMOUNT, DRAFTED: drafted_amount(turn.answers)}.get(value)
    return _known_currency(amount, Reading(amount)) if amount else Reading(problem="utter_choice_gone")


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    made = drafted_amount(turn.answers)
    offered = await _amount_choices(turn)
    if answer.text.isdecimal() and 1 <= int(answer.text) <= len(offered):  # a number chooses here as it does elsewhere
        return await _amount_pressed(turn, offered[int(answer.text) - 1].value)
    if made and answer.intent == "affirm" and answer.decision == "answer" and len(answer.text) <= 8:
        return _known_currency(made, Reading(made))
    if (owed := owed_told(answer)) is not None:
        value = f"{owed['amount']} {owed['currency']}"
        return _known_currency(value, Reading(value, entities=("money",)))
    found = read_money(answer)
    if found.found:
        return _known_currency(str(found.value), found)
    known = str(turn.answers.get("amount", made or NO_AMOUNT))
    if (currency := only_currency(answer.text)) and known != NO_AMOUNT:  # "in US dollars, please"
        value = f"{known.partition(' ')[0]} {currency}"
        return _known_currency(value, Reading(value, entities=("money",)))
    if pick(answer, (_NO_AMOUNT,)).found or (answer.intent == "deny" and not made):
        return Reading(NO_AMOUNT)
    return found


def has_rate(value: str) -> bool:
    """Return True if the table tells what an amount is in yuan."""
    return _known_currency(value, Reading(value)).found


def _known_currency(value: str, found: Reading) -> Reading:
    if value == NO_AMOUNT:
        return found
    figure, _, currency = value.partition(" ")
    try:
        in_yuan(Decimal(figure), currency)
    except Refused as no:
        return Reading(problem=f"utter_{no.reason}", facts=dict(no.facts))
    return found


async def say_yuan(turn: Turn, value: Any) -> None:
    """A foreign amount is shown in yuan at the table's rate, with the day the court's rate counts (FEE-55)."""
    amount, currency = amount_of({"amount": value})
    if amount is None or currency == "CNY":
        return
    rates = load_exchange_rates()
    turn.say(
        "utter_filing_amount_in_yuan",
        amount=said_money(str(value), turn.language),
        yuan=f"{in_yuan(amount, currency):,.2f}",
        day=rates.day.isoformat(),
        source=rates.source.say(turn.language),
    )


def _show_amount(turn: Turn, value: Any) -> str:
    return _NO_AMOUNT.label.say(turn.language) if value == NO_AMOUNT else said_money(str(value), turn.language)


async def _court_choices(turn: Turn) -> Sequence[Choice]:
    """The proposed court first, then those that have jurisdiction too, then the rest of the eight."""
    proposal: Proposal = await turn.do(ProposeCourt(facts_of(turn.answers)))
    first = [proposal.court] if proposal.court else []
    codes = dict.fromkeys([*first, *(ground.court for ground in proposal.alternatives), *COURTS])
    return [Choice(code, COURTS[code].name) for code in codes]


async def _read_court(turn: Turn, answer: Answer) -> Reading:
    choices = await _court_choices(turn)
    if answer.intent == "affirm" and answer.decision == "answer" and len(answer.text) <= 8:
        proposal: Proposal = await turn.do(ProposeCourt(facts_of(turn.answers)))
        return Reading(proposal.court) if proposal.court else NOTHING
    found = pick(answer, choices, "court")
    if found.found:
        return found
    court = read_place(answer.text).court
    return Reading(court, entities=("court", "place")) if court else NOTHING


async def _say_proposal(turn: Turn) -> None:
    """The proposal with every reason, or where the case goes instead; always that the court decides."""
    proposal: Proposal = await turn.do(ProposeCourt(facts_of(turn.answers)))
    language = turn.language
    doubts = "".join(f"\n• {reason.text.say(language)}" for reason in proposal.doubts)
    facts: dict[str, Any] = {
        "reasons": "\n".join(f"• {reason.text.say(language)}" for reason in proposal.reasons),
        "doubts": doubts,
        "note": proposal.note.say(language),
    }
    if proposal.court is None:
        where = proposal.outside.say(language) if proposal.outside else ""
        turn.say("utter_filing_court_none", where=where, **facts)
        return
    others = "".join(
        f"\n• {COURTS[ground.court].name.say(language)}：{ground.reason.text.say(language)}"
        for ground in proposal.alternatives
    )
    heading = Words("\n也可以选：", "\nYou can also choose:").say(language)
    turn.say(
        "utter_filing_court_proposed",
        court=COURTS[proposal.court].name.say(language),
        others=heading + others if others else "",
        **facts,
    )


def court_reason(answers: Answers, language: str) -> str:
    """Give the reason for the chosen court in one line for the complaint's file; empty for another choice."""
    proposal = _proposed(facts_of(answers))
    if proposal.court != answers.get("court"):
        return ""
    return " ".join(reason.text.say(language) for reason in proposal.reasons)


def _show_court(turn: Turn, value: Any) -> str:
    return COURTS[value].name.say(turn.language) if value in COURTS else str(value)


def court_fields() -> tuple[Field, ...]:
    """The amount, whatever fact the proposal lacks, then the court."""
    needs = tuple(_need_field(need) for need in load_jurisdiction().needs)
    places = [key(role, number, "address") for role in HEADINGS for number in range(1, MOST + 1)]
    return (
        Field(
            "amount",
            Words("标的额（要求的金额）", "Amount claimed"),
            _read_amount,
            words=("金额", "标的", "币种", "幣種", "amount", "currency"),
            choices=_amount_choices,
            pressed=_amount_pressed,
            show=_show_amount,
            after=say_yuan,
            rests_on=("cause", *element_names()),
            from_opening=lambda value: False,
            group=COURT,
        ),
        *needs,
        Field(
            "court",
            Words("受理法院", "Court"),
            _read_court,
            words=("法院", "court"),
            choices=_court_choices,
            first_is_recommended=True,
            before=_say_proposal,
            show=_show_court,
            unsure="utter_filing_unsure_court",
            rests_on=("cause", "amount", *element_names(), *places, *(field.name for field in needs)),
            from_opening=lambda value: False,
            group=COURT,
        ),
    )
