"""Questions other services ask the staff desk."""

from __future__ import annotations

from dataclasses import dataclass

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class OfficersThere(Command):
    """Count the officers who are signed in at this moment and may do something -> ``int``.

    A session nobody has used for half an hour is no longer one.

    Args:
        right: what they must be allowed (`backend.desk.model.Right`).
        court: code of a court they must belong to, or to all courts; empty where any court's will do.
    """

    right: str
    court: str = ""
