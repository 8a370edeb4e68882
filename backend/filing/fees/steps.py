"""The lines of a court fee's sum: what is charged by the case, and each part of an amount at its rate, in words.

Below the last line an amount reaches every part comes out in whole fen, so one step at most is rounded: half a fen
upwards, on that step.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from backend.filing.fees.currency import to_fen
from backend.filing.fees.rates import Charge, Part, Tariff
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class FeeStep:
    """One line of the sum, as it is read out, and its yuan; the lines of a fee add up to its total."""

    text: Words
    amount: Decimal


def charge_step(charge: Charge) -> FeeStep:
    """Return the line of what is charged by the case."""
    fee = to_fen(charge.fee)
    text = Words(f"{charge.text.zh} {yuan_number(fee)}元", f"{charge.text.en}: {yuan_number(fee)} yuan")
    return FeeStep(text, fee)


def tariff_steps(tariff: Tariff, amount: Decimal) -> tuple[FeeStep, ...]:
    """Return the lines of a cumulative scale for an amount in yuan (FEE-13.1, FEE-14.1, FEE-14.2).

    Above the most that is charged a last line takes away what is too much, so that the lines still add up.
    """
    steps = [_base_step(tariff)]
    steps += [_part_step(tariff.about, part, amount) for part in tariff.parts if amount > part.above]
    over = sum((step.amount for step in steps), Decimal()) - (tariff.most or 0)
    if tariff.most is not None and over > 0:
        most, less = yuan_number(tariff.most), yuan_number(over)
        text = Words(
            f"最多交{most}元，超出的{less}元不收",
            f"at most {most} yuan is charged: {less} yuan less",
        )
        steps.append(FeeStep(text, -over))
    return tuple(steps)


def _base_step(tariff: Tariff) -> FeeStep:
    fee = to_fen(tariff.fee)
    zh = f"{tariff.about.zh}不超过{_line(tariff.up_to)}的部分 "
    en = f"{tariff.about.en} up to {yuan_number(tariff.up_to)} yuan: ".lstrip()
    zh += f"交{yuan_number(fee)}元" if fee else "不另收"
    en += f"{yuan_number(fee)} yuan" if fee else "nothing more"
    return FeeStep(Words(zh, en), fee)


def _part_step(about: Words, part: Part, amount: Decimal) -> FeeStep:
    within = (amount if part.up_to is None else min(amount, part.up_to)) - part.above
    exact = within * part.rate
    fee = to_fen(exact)
    rate = f"{(part.rate * 100).normalize():f}%"
    zh = f"{about.zh}超过{_line(part.above)}" + (f"至{_line(part.up_to)}" if part.up_to else "")
    en = f"above {yuan_number(part.above)}" + (f" up to {yuan_number(part.up_to)}" if part.up_to else "")
    rounded = ("", "") if fee == exact else ("（四舍五入到分）", " (rounded to the fen)")
    return FeeStep(
        Words(
            f"{zh}的部分 {yuan_number(within)}元 × {rate} = {yuan_number(fee)}元{rounded[0]}",
            f"the part {en} yuan: {yuan_number(within)} × {rate} = {yuan_number(fee)} yuan{rounded[1]}",
        ),
        fee,
    )


def _line(amount: Decimal) -> str:
    """A line of the scale as a court writes it: 1万元, 2000万元, 1,000元."""
    return (
        f"{yuan_number(amount / 10_000)}万元".replace(",", "") if amount % 10_000 == 0 else f"{yuan_number(amount)}元"
    )


def yuan_number(amount: Decimal) -> str:
    """Write yuan with thousands separated, and fen only where there are any."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
