"""Answers of law that are reckoned from what a person tells: a rate of interest, its sum by today, periods that run.

A general rule is told by the library; where the days, the sum or the rate stand in the message, the figure itself is.
Rules: INT-CAP, MFD-188, CPL-250.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn, in_form
from actions.filing.readers import said_money
from actions.filing.readers.loan_terms import LOAN
from actions.identity.residence import today_of
from actions.protection.arrears_told import tell_arrears
from actions.protection.claim_limits import tell_claim_limit
from actions.protection.heirs import tell_share
from actions.protection.readers.debt_days import (
    DebtDays,
    asks_interest_sum,
    asks_limitation,
    day_of_effect,
    debt_days,
    month_of_effect,
    principal_in,
)
from actions.protection.telling import doubting_rates, figure, tell_rate, tell_reckoned
from actions.protection.work_limit import TODAY_IS_LAST, tell_work_limit
from actions.readers.interest_rates import Rate, asks_whether_too_high, li_of_a_month, read_rate
from actions.story.reading import read_story
from backend.protection.commands import GetLawEntry
from backend.protection.interest_cap import Verdict, judged
from backend.protection.interest_to_date import RULE_SINCE, Stretch, stretches
from backend.protection.limitation_period import LimitationPeriod, limitation_period
from backend.protection.model import Finding, LawEntry
from backend.shared.calendar import months_later
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_OF_INTEREST: Final = ("loan_interest_cap_four_lpr", "loan_monthly_three_fen")
"""Entries on how high interest may be; the first has the rule by which a given rate is reckoned."""
_OF_LIMITATION: Final = "limitation_three_years"
_SAID_LIMITATION: Final = "utter_law_limitation"
_OF_ENFORCEMENT: Final = "enforcement_time_limit"
_SAID_ENFORCEMENT: Final = "utter_law_enforcement"
_MONTHS_TO_ENFORCE: Final = 24
_OTHER_READING: Final[Mapping[Verdict, Words]] = {
    "over": Words("超过上限", "above the limit"),
    "depends": Words("超没超过要看签约那天的LPR", "above it or not by the LPR of the day of signing"),
    "within": Words("也在上限以内", "within the limit too"),
}
_SHORT: Final = 60
_LOOKED_BACK: Final = 4
"""Messages before this one in which the day a debt was due may have been told."""


async def reckon(turn: Turn, whole: Finding, parts: Sequence[Finding] = ()) -> bool:
    """Answer with a figure where a message tells what it takes; False leaves it to the library.

    Args:
        whole: what the library found for the message.
        parts: what it found for each part of one that asks several things.
    """
    if await tell_share(turn) or await tell_arrears(turn) or await _of_rate(turn, whole):
        return True
    return await _of_limitation(turn) or await _of_enforcement(turn, (whole, *parts))


async def renewed(turn: Turn) -> bool:
    """Reckon a limitation anew, where right after it a demand, a payment or a due day is told; False otherwise."""
    said = turn.answer
    if said.pressed or len(said.text) > _SHORT or not _said_limitation(turn):
        return False
    now = debt_days(said, today_of(turn))
    if not (now.renewed or now.due):
        return False
    days = now
    for earlier in turn.typed_before(_LOOKED_BACK):
        if days.due is not None:
            break  # what was told before the debt's own day belongs to another debt
        days = days.with_earlier(debt_days(earlier, today_of(turn)))
    return await tell_limitation(turn, days)


def reckons_interest(turn: Turn) -> bool:
    """Return True if a message asks what interest comes to, and tells sum, rate and day."""
    return not turn.answer.pressed and _interest_told(turn) is not None


def names_reckoned(turn: Turn) -> bool:
    """Return True if a message names a rate, or tells what interest comes to: that is reckoned, not looked up."""
    return read_rate(turn.answer.text) is not None or reckons_interest(turn)


async def interest_asked(turn: Turn) -> bool:
    """Tell what interest comes to where a message asks it and tells what it takes; False for any other."""
    return reckons_interest(turn) and await _tell_interest(turn)


async def _of_rate(turn: Turn, whole: Finding) -> bool:
    """Reckon a rate of interest that is named: its sum by today, or whether it is too high."""
    rate = read_rate(turn.answer.text) or _rate_told_before(turn)
    if rate is None:
        return False
    if await _tell_interest(turn):
        return True
    likeliest = whole.entry or next(iter(whole.candidates), None)
    is_meant = likeliest is not None and likeliest.entry_id in _OF_INTEREST
    if not is_meant and not asks_whether_too_high(turn.answer.text):
        return False
    await tell_rate(turn, await _entry(turn, _OF_INTEREST[0]), rate.yearly)
    if (li := li_of_a_month(turn.answer.text)) is not None:
        turn.say(READY_WORDS, words=li_words(li, turn.language))
    return True


def li_words(li: Decimal, language: str) -> str:
    """Return how a rate of so many 厘 a month was read, and what the other reading of the word comes to."""
    verdict = _OTHER_READING[judged(li * 12)]
    month, year, percent = figure(li / 10), figure(li * 12), figure(li)
    return Words(
        f"我把月息{percent}厘当作每月{month}%。在港澳、马来西亚，“厘”常指百分之一：要是每月收您{percent}%，就是年{year}%，"
        f"{verdict.zh}。看实际每月付多少就知道是哪一种。",
        f"I read {percent} 厘 a month as {month}% a month. In Hong Kong, Macao and Malaysia it mostly means "
        f"{percent}%: that would be {year}% a year, {verdict.en}. What is really paid a month shows which it is.",
    ).say(language)


def _rate_told_before(turn: Turn) -> Rate | None:
    """The rate a short question leans on ("合法吗" right after "月息一分")."""
    if len(turn.answer.text) > _SHORT or not asks_whether_too_high(turn.answer.text):
        return None
    return next((rate for one in turn.typed_before(_LOOKED_BACK) if (rate := read_rate(one.text)) is not None), None)


def _interest_told(turn: Turn) -> tuple[Decimal, Decimal, str, date] | None:
    """Yearly rate, sum, currency and day of lending, where it is asked what interest comes to."""
    rate, principal, today = read_rate(turn.answer.text), principal_in(turn.answer), today_of(turn)
    if rate is None or principal is None or not asks_interest_sum(turn.answer.text):
        return None
    lent = debt_days(turn.answer, today).lent
    return None if lent is None or lent >= today else (rate.yearly, *principal, lent)


async def _tell_interest(turn: Turn) -> bool:
    told = _interest_told(turn)
    if told is None:
        return False
    yearly, sum_, currency, lent = told
    today = today_of(turn)
    parts = stretches(yearly, lent, today)
    interest = sum((part.interest(sum_) for part in parts), Decimal(0))

    def money(amount: Decimal) -> str:
        return said_money(f"{amount:.2f} {currency}", turn.language)

    facts: dict[str, Any] = {
        "principal": money(sum_),
        "until": full(today, turn.language),
        "parts": "\n".join(_part(part, yearly, money(part.interest(sum_)), turn.language) for part in parts),
        "interest": money(interest),
        "total": money(sum_ + interest),
    }
    rate_days = [part.lpr_of for part in parts if part.lpr_of is not None]
    rule = await _entry(turn, _OF_INTEREST[0])
    await tell_reckoned(turn, "utter_law_interest", doubting_rates(rule, max(rate_days, default=None)), facts)
    return True


def _part(part: Stretch, agreed: Decimal, interest: str, language: str) -> str:
    """One stretch on a line: from when, how many days, at which rate, and why at that."""
    most, rate, told = figure(part.most), figure(part.yearly), figure(agreed)
    if part.start < RULE_SINCE:
        why = Words(
            f"2020年8月20日以前按当时的{most}%那条线，要向法院提出",
            f"before 20 August 2020, up to the {most}% limit of that time, if you ask the court for it",
        )
    elif agreed > part.most:
        why = Words(
            f"约定的{told}%超过LPR四倍{most}%，超出的不支持",
            f"the agreed {told}% is above four times the LPR, {most}%; the court won't award the excess",
        )
    else:
        why = Words(f"在LPR四倍{most}%以内", f"within four times the LPR, {most}%")
    return Words(
        f"• {full(part.start, 'zh-Hans')}起{part.days}天，年{rate}%：{interest}（{why.zh}）",
        f"• {part.days} days from {full(part.start, 'en')} at {rate}% a year: {interest} ({why.en})",
    ).say(language)


async def _of_limitation(turn: Turn) -> bool:
    if await tell_claim_limit(turn) or await tell_work_limit(turn):
        return True
    if not asks_limitation(turn.answer.text):
        return False
    return await tell_limitation(turn, _days_of_talk(turn))


async def limit_asked(turn: Turn) -> bool:
    """Tell until when a debt or wages can be claimed where it is asked and the days were told; False anywhere else."""
    said = turn.answer
    inside = in_form(turn)
    if inside or said.pressed or not said.text or len(said.text) > _SHORT:
        return False
    return await _of_limitation(turn)


_NEVER_ASKED = "last_asked_on_nothing"
"""Fact of a loan's story: that the money was never asked for."""


def _days_of_talk(turn: Turn) -> DebtDays:
    """Return the days of the debt in this message and those before it, back to where another debt is told."""
    today = today_of(turn)
    days = debt_days(turn.answer, today)
    if days.due and _NEVER_ASKED in read_story(turn.answer.text, [], cause=LOAN).facts:
        return days  # "到期以后没催过": what was demanded before was of another debt
    for one in turn.typed_before(_LOOKED_BACK):
        earlier = debt_days(one, today)
        if (days.due and earlier.due) or (days.lent and earlier.lent):
            break
        days = days.with_earlier(earlier)
    return days


async def tell_limitation(turn: Turn, days: DebtDays, counted: Words | None = None) -> bool:
    """Say until when a debt can be sued for; False where no day of repayment is told, or it lies ahead.

    Args:
        counted: from when it runs, in other words than a loan's; a renewal is told in its own.
    """
    if days.due is None or days.due >= today_of(turn):
        return False
    found = limitation_period(days.due, days.renewed)
    facts = {
        "counted": counted.say(turn.language) if counted and not found.renewed else _counted(found, turn.language),
        "until": full(found.until, turn.language),
        "late": _late(found, turn.language),
    }
    left = (found.until - today_of(turn)).days
    utter = _SAID_LIMITATION
    if left == 0:
        facts["late"] = f"\n{TODAY_IS_LAST.say(turn.language)}{facts['late']}"
    if left >= 0:
        utter, facts["left"] = f"{_SAID_LIMITATION}_runs", str(left)
    await tell_reckoned(turn, utter, await _entry(turn, _OF_LIMITATION), facts)
    return True


async def _of_enforcement(turn: Turn, findings: Sequence[Finding]) -> bool:
    """Say until when a decision can be enforced whose day of taking effect is told (CPL-250).

    Its own days for payment are not known here: they only make the period end later, so the earlier day is told.
    """
    likely = (one.entry or next(iter(one.candidates if one.is_likely else ()), None) for one in findings)
    entry = next((one for one in likely if one is not None and one.entry_id == _OF_ENFORCEMENT), None)
    return entry is not None and await _tell_enforcement(turn, entry)


async def tell_enforced_until(turn: Turn) -> bool:
    """Say until when a decision can be enforced, where the message tells since when it is in force."""
    if turn.answer.pressed or not turn.answer.text:
        return False
    return await _tell_enforcement(turn, await _entry(turn, _OF_ENFORCEMENT))


async def _tell_enforcement(turn: Turn, entry: LawEntry) -> bool:
    """Say it from the day or the month of taking effect; of a month its first day counts."""
    today = today_of(turn)
    day, month = day_of_effect(turn.answer, today), month_of_effect(turn.answer, today)
    since = day or month
    if since is None:
        return False
    until = months_later(since, _MONTHS_TO_ENFORCE)
    left = (until - today).days
    utter = f"{_SAID_ENFORCEMENT}_runs" if left >= 0 else _SAID_ENFORCEMENT
    told = _month if day is None and left < 0 else full
    facts = {"since": told(since, turn.language), "until": told(until, turn.language), "left": str(left)}
    await tell_reckoned(turn, utter, entry, facts)
    return True


def _month(on: date, language: str) -> str:
    return Words(f"{on.year}年{on.month}月", f"a day in {on:%B %Y}").say(language)


def _counted(found: LimitationPeriod, language: str) -> str:
    zh, en = full(found.counted_from, "zh-Hans"), full(found.counted_from, "en")
    if found.renewed:
        return Words(
            f"从最后一次催款、还款或答应的{zh}重新算", f"again from the last demand, payment or promise, {en}"
        ).say(language)
    return Words(f"从还款日{zh}的第二天算", f"from the day after it was due, {en}").say(language)


def _late(found: LimitationPeriod, language: str) -> str:
    if found.too_late is None:
        return ""
    zh, en = full(found.too_late, "zh-Hans"), full(found.too_late, "en")
    return Words(
        f"\n{zh}那次已经在期满以后：光是催不会重新算；他那时还了钱或答应还的，不能再拿时效来抗辩。",
        f"\nWhat happened on {en} came after the period ended. A demand alone doesn't restart it; but someone who paid "
        f"or promised then can "
        "no longer plead the limitation period.",
    ).say(language)


def _said_limitation(turn: Turn) -> bool:
    return any(name.startswith(_SAID_LIMITATION) for name in turn.said_before)


async def _entry(turn: Turn, name: str) -> LawEntry:
    entry: LawEntry = await turn.do(GetLawEntry(name))
    return entry
