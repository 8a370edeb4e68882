"""Answer of what an appeal costs to whoever tells what a court has ordered them to pay (FEE-17)."""

from __future__ import annotations

from decimal import Decimal

from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.filing.readers.first_fee import asks_appeal_fee, ordered_to_pay
from actions.protection.readers.debt_days import principal_in
from actions.protection.telling import tell_entry
from actions.readers.sides import standpoint
from backend.filing.commands import EstimateCourtFee
from backend.filing.fees.estimate import FeeEstimate
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_BY_SUM = Words(
    "按判您付的 {sum} {currency} 全部不服来算，上诉费约 {fee} 元（诉讼费用交纳办法第13、17条）；"
    "只对一部分不服，就按那一部分算。一审是劳动争议等按件收费的，不按这个算。以法院的缴费通知为准。",
    "If you contest all of the {sum} {currency} you were ordered to pay, the appeal costs about {fee} yuan (Measures "
    "Arts. 13, 17); if only a part, it goes by that part; cases charged by the "
    "case, such as labour, are not reckoned so. The court's own notice of payment counts.",
)
_ENTRY = "appeal_fee"
"""Entry of the law library that is told behind the sum: when it is paid, and who bears it."""
_LOOKED_BACK = 4
"""Messages before this one in which the sum may have been told."""


async def take_up(turn: Turn) -> bool:
    """Say what the appeal costs by the one sum the writer was told to pay, now or lately; False where none is told."""
    if turn.has_draft or turn.answer.pressed:
        return False
    if not asks_appeal_fee(turn.answer.text, [one.text for one in turn.typed_before(_LOOKED_BACK)]):
        return False
    told = next((sum_ for one in (turn.answer, *turn.typed_before(_LOOKED_BACK)) if (sum_ := _ordered(one))), None)
    if told is None:
        return False
    amount, currency = told
    found: FeeEstimate = await turn.do(EstimateCourtFee("appeal", amount=amount, currency=currency))
    if found.fee is None:
        return False
    facts = {"sum": f"{amount:,.0f}", "currency": currency, "fee": f"{found.fee.total:,.2f}".removesuffix(".00")}
    turn.say(READY_WORDS, words=_BY_SUM.say(turn.language).format(**facts))
    entry: LawEntry = await turn.do(GetLawEntry(_ENTRY))
    await tell_entry(turn, entry)
    return True


def _ordered(said: UserMessage) -> tuple[Decimal, str] | None:
    """The one sum of a message in which somebody tells that they have lost, or is asking for themselves by it."""
    if standpoint(said.text).side != "lost":
        return None
    bare = ordered_to_pay(said.text)
    return principal_in(said) or (None if bare is None else (Decimal(bare), "CNY"))
