"""Requests of partners that are open though nobody asks any more, and the nets put under them again.

A request and its net are committed together, so there should be none. What a restored backup, a hand in the database
or a fault of ours has parted is found here, and asked again under the same key.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, literal, select

from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.safety_net import SafetyNet
from backend.shared.tables import IS_OPEN
from backend.shared.tables import outbox as jobs

logger = logging.getLogger(__name__)

OLD_ENOUGH = timedelta(hours=1)
"""Nothing younger is looked at: its turn may still be going on."""


@dataclass(frozen=True, slots=True)
class OpenRequests:
    """Requests of a service to a partner that nobody has answered.

    Args:
        net: the name of its `SafetyNet`.
        topic: of the net's jobs; ``{kind}`` stands for the request's.
        key, person, since: of a request: its key, whose it is, when it was asked.
        is_open: whether it waits for an answer.
        kind: of a request, where the topic depends on it.
    """

    net: str
    topic: str
    key: ColumnElement[str]
    person: ColumnElement[str]
    since: ColumnElement[datetime]
    is_open: ColumnElement[bool]
    kind: ColumnElement[str] = literal("")  # noqa: RUF009

    @classmethod
    def of(
        cls,
        net: str,
        table: Table,
        topic: str,
        *,
        key: str = "key",
        person: ColumnElement[str] | None = None,
        kinds: Collection[str] = (),
    ) -> OpenRequests:
        """Return the requests of a table with the columns ``state`` and ``created_at``.

        Args:
            key: the column of the key.
            person: whose a request is, where the table does not say ``person_id``.
            kinds: those of the table that are asked under this net, where not all are.
        """
        whose = table.c.person_id if person is None else person
        kind = table.c.kind if "{kind}" in topic else literal("")
        is_open = table.c.state == "open"
        if kinds:
            is_open &= table.c.kind.in_(kinds)
        return cls(net, topic, table.c[key], whose, table.c.created_at, is_open, kind)


def put_nets_back(session: Session, requests: OpenRequests, clock: Clock) -> int:
    """Put a net under every request that is open without one, in the caller's transaction; return how many."""
    query = select(requests.key.label("key"), requests.person.label("person"), requests.kind.label("kind"))
    query = query.where(requests.is_open, requests.since < clock.now() - OLD_ENOUGH)
    found = session.execute(query).all()
    held = _held(session, requests.net) if found else set()
    lost: list[Any] = [one for one in found if one.key not in held]
    net = SafetyNet(requests.net, clock)
    for one in lost:
        logger.error("request %s of %s was open and nobody asked any more: it is asked again", one.key, requests.net)
        topic = requests.topic.format(kind=one.kind)
        net.spread(session, topic, one.key, one.person, after=timedelta(0), again=True)
    return len(lost)


def _held(session: Session, net: str) -> set[str]:
    """Return the keys of the requests that have a net."""
    mine = begins_with(jobs.c.key, f"{net}:")
    keys = session.execute(select(jobs.c.key).where(IS_OPEN, mine)).scalars()
    return {key.removeprefix(f"{net}:").partition("~")[0] for key in keys}
