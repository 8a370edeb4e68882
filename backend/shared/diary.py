"""A place in a partner's diary: what is offered, chosen and kept wherever somebody books a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from backend.shared.errors import PlatformUnavailable, Refused


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a diary.

    Args:
        slot_id: the partner's name for it.
        start, end: aware moments.
        left: how many bookings it still takes.
    """

    slot_id: str
    start: datetime
    end: datetime
    left: int = 1

    @property
    def minutes(self) -> int:
        """Minutes it lasts."""
        return int((self.end - self.start).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """A slot as those who keep the diary see it, closed and full ones too.

    Args:
        places: how many bookings it takes; none when it is closed.
        booked: how many it has.
    """

    slot_id: str
    start: datetime
    end: datetime
    places: int
    booked: int


@dataclass(frozen=True, slots=True)
class DiaryChanged:
    """Result of a change to several slots.

    Args:
        done: the slots as they now are.
        refused: those that stay as they were, each with the tail of the utterance that says why.
    """

    done: tuple[DiaryLine, ...]
    refused: tuple[tuple[str, str], ...]


def change_lines(slot_ids: Iterable[str], change: Callable[[str], DiaryLine]) -> DiaryChanged:
    """Change slots one after another: one that cannot be changed does not hold up the rest.

    Raises:
        PlatformUnavailable: the partner was away before anything was changed; later, the rest is ``desk_slot_away``.
    """
    done: list[DiaryLine] = []
    refused: list[tuple[str, str]] = []
    away = False
    for slot_id in dict.fromkeys(slot_ids):
        if away:
            refused.append((slot_id, "desk_slot_away"))
            continue
        try:
            done.append(change(slot_id))
        except Refused as no:
            refused.append((slot_id, no.reason))
        except PlatformUnavailable:
            if not done:
                raise
            away = True
            refused.append((slot_id, "desk_slot_away"))
    return DiaryChanged(tuple(done), tuple(refused))
