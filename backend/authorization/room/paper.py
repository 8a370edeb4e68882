"""The paper on screen: drawn by `ComposePower` once, kept in memory, drawn again where a process does not have it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from backend.authorization.power.commands import ComposePower
from backend.authorization.power.model import PowerDraft
from backend.authorization.room.records import Rooms
from backend.shared.errors import Refused
from backend.shared.messages import Command

REMEMBERED = 20
"""Papers a process keeps drawn."""


class Paper:
    """Draws papers.

    Args:
        store: the rooms' rows.
        ask: handles a command of the power of attorney.
    """

    def __init__(self, store: Rooms, ask: Callable[[Command], Any]) -> None:
        self._store, self._ask = store, ask
        self._drawn: OrderedDict[str, PowerDraft] = OrderedDict()
        self._lock = Lock()

    def draft(self, session_id: str) -> PowerDraft:
        """Return the paper of a room, drawn now."""
        with self._store.database.reading() as session:
            power, _ = self._store.details(self._store.row(session, session_id))
        draft: PowerDraft = self._ask(ComposePower(power))
        with self._lock:
            self._drawn[draft.digest] = draft
            self._drawn.move_to_end(draft.digest)
            while len(self._drawn) > REMEMBERED:
                self._drawn.popitem(last=False)
        return draft

    def page(self, session_id: str, page: int) -> bytes:
        """Return a page as it was laid on screen.

        Raises:
            Refused: ``room_other_step`` before the paper lies there, ``room_input_wrong`` for a page it has not,
                ``room_paper_changed`` if it cannot be drawn as it was.
        """
        with self._store.database.reading() as session:
            course = self._store.course(self._store.row(session, session_id))
        if not course.digest:
            raise Refused("room_other_step")
        draft = self._drawn.get(course.digest) or self.draft(session_id)
        if draft.digest != course.digest:
            raise Refused("room_paper_changed")
        if not 1 <= page <= len(draft.pages):
            raise Refused("room_input_wrong")
        return draft.pages[page - 1]
