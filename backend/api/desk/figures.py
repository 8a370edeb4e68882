"""The day in figures: filings, how long a decision takes, reminders sent and failed."""

from __future__ import annotations

from backend.api.desk.visits import Address, Answer, Page, Visit
from backend.desk.commands import CountReminders
from backend.filing.desk_commands import CountFilings
from backend.shared.deadline import beijing_day


def figures(visit: Visit) -> Answer:
    """Show today's figures; they name nobody."""
    shown = {"filings": visit.do(CountFilings(visit.court)), "reminders": visit.do(CountReminders())}
    return Page("figures", {**shown, "today": beijing_day(visit.now)})


ADDRESSES = (Address("/desk/figures", "GET", "figures", figures),)
