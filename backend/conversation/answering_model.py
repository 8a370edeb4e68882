"""Models of the bot by the messages they answered: which one said this, and how much each of two has served."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from backend.conversation.desk_commands import AnsweringModel, AnsweringModels
from backend.conversation.tables import inbox
from backend.shared.database import Database

_PARTS = ("data", "trained_at", "id")
_LONGEST_PART = 32
"""Characters; three of them and the blanks between fit the column, whatever a bot says."""


def name_of(told: Any) -> str | None:
    """Return a model's name in one line: data, moment of training, id; None where the bot told none.

    Args:
        told: the identity in a bot's answer (``bot/model_identity.py``).
    """
    if not isinstance(told, Mapping):
        return None
    parts = (str(told.get(part) or "").replace(" ", "")[:_LONGEST_PART] for part in _PARTS)
    return " ".join(filter(None, parts)) or None


class Answering:
    """Handles `AnsweringModels`.

    Args:
        database: where messages are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, asked: AnsweringModels) -> list[AnsweringModel]:
        """Return the models, the one that answered last first."""
        last = func.max(inbox.c.answered_at)
        query = select(inbox.c.model, func.count(), func.min(inbox.c.answered_at), last)
        query = query.where(inbox.c.state == "done").group_by(inbox.c.model).order_by(last.desc())
        if asked.turn_id:
            query = query.where(inbox.c.turn_id == asked.turn_id)
        with self._database.reading() as session:
            return [AnsweringModel(*row) for row in session.execute(query)]
