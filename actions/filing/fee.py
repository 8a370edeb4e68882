"""Court fee, with the steps of the sum and the half that may be saved (once only, FEE-INT206)."""

from __future__ import annotations

from actions.dialogue.turn import Turn
from actions.filing.at_stake import at_stake
from actions.filing.claims import drafted
from actions.filing.court import amount_of, first_reason
from actions.front_door import Declined
from backend.filing.causes.guides import load_causes
from backend.filing.commands import EstimateCourtFee
from backend.filing.fees.court_fee import Fee
from backend.filing.fees.estimate import FeeEstimate
from backend.shared.courts import COURTS
from backend.shared.wording import Words


async def say_fee(turn: Turn) -> None:
    """Say the fee of the draft; one that cannot be reckoned is no reason to stop."""
    found = await _estimate(turn)
    if found is not None and found.fee is not None:
        _say(turn, found.fee, found.note)


async def say_court_taken(turn: Turn) -> None:
    """Say to which court the case goes and why, with what it charges, where there is only one to go to."""
    language, found = turn.language, await _estimate(turn)
    fee = found.fee if found is not None else None
    charged = (
        Words(f"诉讼费估计 {fee.total:,.2f} 元，现在不用交。", f"Its fee is about {fee.total:,.2f} yuan, not due now.")
        if fee
        else Words("", "")
    )
    turn.say(
        "utter_filing_court_taken",
        court=COURTS[turn.answers["court"]].name.say(language),
        reason=first_reason(turn.answers, language),
        fee=charged.say(language),
    )


async def _estimate(turn: Turn) -> FeeEstimate | None:
    amount, currency = amount_of(turn.answers)
    cause, made = str(turn.answers.get("cause", "other")), drafted(turn.answers)
    page = load_causes().get(cause)
    kind = made.fee_kind if made and page and made.fee_kind != page.fee_kind else None
    if not amount and (valued := at_stake(turn)) is not None:
        amount, currency = valued
        kind = kind or ("property" if page is None else None)
    try:
        found: FeeEstimate = await turn.do(EstimateCourtFee(kind, cause, amount or 0, currency))  # type: ignore[arg-type]
    except Declined as no:
        turn.explain(no)
        return None
    return found


def _say(turn: Turn, fee: Fee, more: tuple[Words, ...]) -> None:
    language = turn.language
    halved = Words(f"\n可能减半，只交 {fee.halved:,.2f} 元。", f"\nIt may be halved to {fee.halved:,.2f} yuan.")
    turn.say(
        "utter_filing_fee",
        total=f"{fee.total:,.2f}",
        steps="\n".join(f"• {step.text.say(language)}" for step in fee.steps),
        halved=halved.say(language) if fee.halved != fee.total else "",
        notes="".join(f"\n{note.say(language)}" for note in (*fee.note, *more)),
        rule=fee.cite.say(language),
    )
