"""Answers that go out though everything else is held back: to messages that came in after a restore.

A message that had come in before the backup was made and was not answered then is answered now, too, but its answer
waits: the house that has gone may have given one already.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, exists, func, or_, select

from backend.conversation.tables import inbox
from backend.shared import outbound_hold
from backend.shared.outbox import MESSAGES
from backend.shared.tables import outbound_hold as hold

ANSWERS = ("turn:", "outage:")
"""Beginnings of the keys of answers, and of the word that one will come; the turn's id follows."""


def may_go_now(job: FromClause) -> ColumnElement[bool]:
    """Say which jobs may go out: what no hold keeps back, and answers to those who write now."""
    last_known = select(hold.c.last_message).scalar_subquery()
    asked_now = [
        (func.substr(job.c.key, 1, len(begin)) == begin)
        & exists().where(inbox.c.turn_id == func.substr(job.c.key, len(begin) + 1), inbox.c.position > last_known)
        for begin in ANSWERS
    ]
    return or_(outbound_hold.may_go(job), (job.c.topic == MESSAGES) & or_(*asked_now))
