"""Questions asked twice in a turn are looked up once, until something was changed in between."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from actions.dialogue.turn import Turn
from backend.shared.messages import Command, Query


@dataclass(frozen=True, slots=True)
class Shelf(Query):
    """Asks what lies on a shelf."""

    name: str


@dataclass(frozen=True, slots=True)
class PutOn(Command):
    """Puts something there."""

    name: str


class Door:
    """A house that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self.full = False

    async def run(self, command: Command) -> Any:
        self.asked.append(command)
        self.full = self.full or isinstance(command, PutOn)
        return self.full


def turn_at(door: Door) -> Turn:
    turn = SimpleNamespace(door=door, memo={"read": "once"})
    turn.do = lambda command: Turn.do(cast(Turn, turn), command)
    return cast(Turn, turn)


async def test_the_same_question_is_asked_once() -> None:
    door = Door()
    turn = turn_at(door)
    assert [await turn.do(Shelf("law")) for _ in range(3)] == [False, False, False]
    assert door.asked == [Shelf("law")]


async def test_another_question_is_asked() -> None:
    door = Door()
    turn = turn_at(door)
    await turn.do(Shelf("law"))
    await turn.do(Shelf("map"))
    assert door.asked == [Shelf("law"), Shelf("map")]


async def test_what_was_changed_meanwhile_is_seen() -> None:
    door = Door()
    turn = turn_at(door)
    before = await turn.do(Shelf("law"))
    await turn.do(PutOn("law"))
    assert (before, await turn.do(Shelf("law"))) == (False, True)
    assert turn.memo["read"] == "once", "what was read of the message itself stays read"


async def test_an_order_is_carried_out_each_time() -> None:
    door = Door()
    turn = turn_at(door)
    await turn.do(PutOn("law"))
    await turn.do(PutOn("law"))
    assert door.asked == [PutOn("law"), PutOn("law")]
