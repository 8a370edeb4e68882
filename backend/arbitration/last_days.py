"""Last days after an award, computed where a source holds. Pure.

Rules: ARB-72. The rule is known from a law firm's page: whoever hears the day hears its doubt.
"""

from __future__ import annotations

from datetime import date

from backend.shared.calendar import months_later

SET_ASIDE_MONTHS = 3


def set_aside_until(received_on: date) -> date:
    """Return the last day to ask a court to set an award aside: three months from its receipt (ARB-72).

    A day of rest is not moved here: the unmoved day is the safe one.

    Args:
        received_on: the day the award reached the person; the date on the award does not count.
    """
    return months_later(received_on, SET_ASIDE_MONTHS)
