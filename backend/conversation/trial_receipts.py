"""Receipts and appointments that say they are a trial, wherever the partner behind them is played by the sandbox.

"Booked", "registered" and "the court has received it" are said by many utterances of many services, in a turn and of
our own accord. So what leaves the house is looked at, as `short_numbers` does: the page beside this module names the
partner behind each such utterance, and the settings alone say which partners are played (`Settings.pretended`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from backend.conversation.language import convert_reply
from backend.conversation.model import Reply
from backend.conversation.running import OFFICES
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("trial_receipts.yml")
LINE = Words(
    "⚠️ 这是试用：{office}的系统是模拟的，没有真的交到那里、约到那里。别据此花钱、买票、等期限。",
    "⚠️ This is a trial: {office}'s system is simulated, and nothing was really handed in or booked there. Do not pay, "
    "buy a ticket or let a deadline pass because of it.",
)
_SHORT = Words("试用，不是真的", "A trial, not real")
"""Words in the blank of a notice for what is to be done."""


class TrialReceipts:
    """Adds the line to what is said.

    Args:
        pretended: partners that nothing handed in here reaches.
    """

    def __init__(self, pretended: Collection[str]) -> None:
        self._pretended = frozenset(pretended)

    def marked(self, replies: Sequence[Reply], language: str) -> list[Reply]:
        """Return a turn's replies, still to be converted, the first receipt of each played partner with its line."""
        told: set[str] = set()
        every: list[Reply] = []
        for reply in replies:
            partner = partner_behind(reply.utter or "")
            is_new = partner in self._pretended and partner not in told
            every.append(_with_line(reply, partner, language) if is_new else reply)
            told.add(partner)
        return every

    def within(self, reply: Reply, language: str) -> Reply:
        """Return one message as it is read in `language`, with the line if a played partner's receipt is in it."""
        partner = partner_behind(reply.utter or "")
        if partner not in self._pretended:
            return reply
        line = convert_reply(_with_line(Reply(custom=reply.custom), partner, language), language)
        return replace(reply, text=reply.text + line.text, custom=line.custom)


def _with_line(reply: Reply, partner: str, language: str) -> Reply:
    line = LINE.say(language).format(office=OFFICES[partner].say(language))
    notice = reply.custom.get("notice")
    short = {"notice": {**notice, "note": _SHORT.say(language)}} if notice else {}
    return replace(reply, text=f"{reply.text}\n{line}", custom={**reply.custom, **short})


@cache
def partner_behind(utter: str) -> str:
    """Return the partner that has done what an utterance tells, or nothing."""
    page: dict[str, list[str]] = read_yaml(_PAGE)
    return next((name for name, kinds in page.items() if any(fnmatchcase(utter, kind) for kind in kinds)), "")
