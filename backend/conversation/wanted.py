"""Wants of the open question, said in no channel's terms, so that each may offer its own control for it.

It travels in a bubble's ``custom["wants"]`` (decision 27). A typed answer always does as well; a control only writes
it for the person: a tapped day arrives as ``2026-12-02``, a shared position as a position, a contact as a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["date", "slot", "location", "file", "phone"]
Side = Literal["past", "future"]
KEY = "wants"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Wants of the open question.

    Args:
        kind: ``date`` a day; ``slot`` one of the times on the buttons, or a day to see that day's times; ``location``
            where the person is; ``file`` a paper; ``phone`` the person's own telephone number.
        side: on which side of today a day lies, today among them; None where either will do.
        photo: True for a file that is a picture taken on the spot.
    """

    kind: Kind
    side: Side | None = None
    photo: bool = False

    def as_custom(
        self, times: Mapping[str, Mapping[str, Any]] | None = None, today: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """Return it as the part of a bubble's ``custom``.

        Args:
            times: each button's moment in words, by payload (`moments.on_clocks`); for a channel that shows days.
            today: the days a calendar is bounded by, and Beijing's clock in words (`moments.today_on`).
        """
        rest: dict[str, Any] = {"side": self.side, "photo": self.photo}
        if times:
            rest["times"] = dict(times)
        if today and self.kind in ("date", "slot"):
            rest["today"] = dict(today)
        return {KEY: {"kind": self.kind} | {name: value for name, value in rest.items() if value}}


def wanted_by(custom: Mapping[str, Any]) -> Wanted | None:
    """Return what a bubble wants, or None for one that wants nothing a control could give (or nothing we know)."""
    told = custom.get(KEY)
    if not isinstance(told, Mapping) or told.get("kind") not in get_args(Kind):
        return None
    side = told.get("side")
    return Wanted(told["kind"], side if side in get_args(Side) else None, told.get("photo") is True)


A_DAY = Wanted("date")
A_PAST_DAY = Wanted("date", "past")
A_COMING_DAY = Wanted("date", "future")
A_TIME = Wanted("slot", "future")
A_PLACE = Wanted("location")
A_FILE = Wanted("file")
A_PHOTO = Wanted("file", photo=True)
A_PHONE = Wanted("phone")
