"""Last days of claims that are neither a loan's nor a wage's, reckoned from the day a message tells.

Three years after somebody was hurt (MFD-188), one for the recognition of a work injury, thirty days to sue after
something was frozen (CPL-104), and when a published notice counts as served. The library's entry is told behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.identity.residence import today_of
from actions.protection.readers.claim_days import Claim, claim_day
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.calendar import months_later
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 4
"""Messages before this one in which the day may have been told."""
_YEAR, _THREE_YEARS = 12, 36
_DAYS_TO_SUE, _DAYS_HERE, _DAYS_ABROAD = 30, 30, 60
_ENTRIES: Final[Mapping[Claim, str]] = {
    "hurt": "limitation_injury_and_medical",
    "hurt_at_work": "labour_injury_years_ago",
    "frozen": "preservation_before_suit",
    "published": "service_public_notice",
}
_TOLD: Final[Mapping[Claim, Words]] = {
    "hurt": Words(
        "照您说的，{on}出的事：一般三年，从知道受伤、知道该找谁那天的第二天算，到{until}为止（按早的那天算），{left}。"
        "期间向对方或保险公司要过赔偿、对方付过或答应过的，从那天重新算，要留证据。",
        "As you say it happened on {on}: as a rule three years from the day after you knew of the harm and whom to "
        "claim from, until {until} (the earlier way of counting); {left}. A demand to the other side or the insurer, a "
        "payment or a promise in between starts them again; keep proof.",
    ),
    "hurt_at_work": Words(
        "照您说的，{on}受的伤：本人或家属自己申请工伤认定的一年，到{until}为止，{left}。"
        "（单位本该三十日内申请。）被单位、被劳动仲裁等耽误的时间可以不算，先去当地社保（人社）部门问。",
        "As you say you were hurt on {on}: the year in which you or your family may apply for recognition ends on "
        "{until}; {left}. (The employer had thirty days.) Time lost through the employer or a case on the employment "
        "may not count: ask the local social insurance office.",
    ),
    "frozen": Words(
        "起诉前申请的保全：法院采取措施后三十日内要起诉（或申请仲裁），不然就解除。从{on}算，最后一天是{until}，{left}。"
        "裁定那天和真正查封、冻结那天可能不同，以法院告诉您的为准，早几天交最稳。已经起诉以后才申请的，没有这个期限。",
        "For preservation asked for before a suit: sue (or begin arbitration) within thirty days after the court took "
        "the measure, or it is lifted. From {on} the last day is {until}; {left}. The ruling and the seizure may be of "
        "different days: go by what the court told you, and file some days earlier. If the suit was there first, "
        "there is no such limit.",
    ),
    "published": Words(
        "照您说的，{on}登出：受送达人在国内有住所的，公告满三十日，{here}过完算送达；在国内没有住所的满六十日，{abroad}过完算送达。"
        "答辩、上诉等期限都在那以后才开始算。",
        "As published on {on}: for somebody with a domicile in China it counts as served when {here} is over (thirty "
        "days), without one when {abroad} is over (sixty days). The time to answer or appeal only starts after that.",
    ),
}
_LEFT: Final = Words("还剩{}天", "{} days are left")
_TODAY: Final = Words("就是今天，今天就要提出", "that is today: act today")
_OVER: Final = Words("看来已经过了", "it seems to be over")
_MAY_STILL_SUE: Final = Words(
    "\n过了也能起诉，法院不会主动提；对方提出来并成立，您才会输。",
    "\nYou may still sue, and the court won't raise it; you lose only if the other side does and is right.",
)


async def tell_claim_limit(turn: Turn) -> bool:
    """Say until when a claim can be made that is no loan's; False where none is asked for, or no day is told."""
    said = turn.answer
    if said.pressed or not said.text:
        return False
    found = claim_day(said, turn.typed_before(_LOOKED_BACK), today_of(turn))
    if found is None:
        return False
    entry: LawEntry = await turn.do(GetLawEntry(_ENTRIES[found.claim]))
    turn.say(READY_WORDS, words=limit_words(found.claim, found.on, today_of(turn), turn.language))
    await tell_entry(turn, entry)
    return True


def limit_words(claim: Claim, on: date, today: date, language: str) -> str:
    """Return until when a claim can be made.

    Args:
        claim: what happened.
        on: when.
        today: where the person is.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """
    until = last_day(claim, on)
    days = {
        "on": full(on, language),
        "until": full(until, language),
        "here": full(on + timedelta(days=_DAYS_HERE), language),
        "abroad": full(on + timedelta(days=_DAYS_ABROAD), language),
    }
    left = (until - today).days
    told = _TODAY if left == 0 else _LEFT if left > 0 else _OVER
    words = _TOLD[claim].say(language).format(**days, left=told.say(language).format(left))
    return words + (_MAY_STILL_SUE.say(language) if claim == "hurt" and left < 0 else "")


def last_day(claim: Claim, on: date) -> date:
    """Return the last day of a claim; of a notice that is published, the day it ends for who lives in China."""
    if claim in ("frozen", "published"):
        return on + timedelta(days=_DAYS_TO_SUE if claim == "frozen" else _DAYS_HERE)
    return months_later(on, _THREE_YEARS if claim == "hurt" else _YEAR)
