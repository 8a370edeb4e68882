"""Commands fail loudly, events alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from backend.shared.bus import MessageBus
from backend.shared.messages import Command, Event


@dataclass(frozen=True, slots=True)
class Ring(Command):
    times: int


@dataclass(frozen=True, slots=True)
class Rang(Event):
    times: int


def test_a_command_returns_what_its_handler_returns() -> None:
    assert MessageBus(commands={Ring: lambda command: command.times + 1}).handle(Ring(2)) == 3


def test_a_command_raises_what_its_handler_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        MessageBus(commands={Ring: lambda command: 1 // command.times}).handle(Ring(0))


def test_a_command_nobody_handles_is_an_error_of_ours() -> None:
    with pytest.raises(LookupError):
        MessageBus().handle(Ring(1))


def test_a_command_has_one_handler() -> None:
    bus = MessageBus(commands={Ring: lambda command: None})
    with pytest.raises(ValueError):
        bus.register(Ring, lambda command: None)


def test_a_broken_listener_keeps_its_error_to_itself() -> None:
    heard: list[int] = []

    def broken(event: Rang) -> None:
        raise RuntimeError("deaf")

    bus = MessageBus(events={Rang: [broken]})
    bus.listen(Rang, lambda event: heard.append(event.times))
    bus.publish(Rang(3))
    assert heard == [3]
