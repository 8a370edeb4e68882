"""Notice of a message in a few short values, for a channel that may only send forms with blanks. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from backend.shared.wording import verbatim

NoticeKind = Literal["hearing", "appointment", "case"]


def notice(
    kind: NoticeKind, title: str, *, at: datetime, number: str = "", place: str = "", note: str = ""
) -> dict[str, Any]:
    """Return the ``custom`` part of a reply that lets such a channel say it.

    Args:
        kind: which form.
        title: what it is about, in the person's language, at most 20 characters.
        at: the aware moment it is about.
        number: of the case or the appointment.
        place: where, as its owner writes it.
        note: what to do, in the person's language.
    """
    values = {"title": title, "at": at.isoformat(), "number": verbatim(number) if number else ""}
    values |= {"place": verbatim(place) if place else "", "note": note}
    return {"notice": {"kind": kind, **{name: value for name, value in values.items() if value}}}
