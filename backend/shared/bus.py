"""The message bus: brings each command to its one handler, and each event to everyone who listens.

An event is heard within the transaction that records it, so what follows from it commits together with it, or neither
does: a process that is killed, or a listener that fails, never leaves one without the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.shared import tracing
from backend.shared.database import Session
from backend.shared.messages import Command, Event

CommandHandler = Callable[[Any], Any]
ListenerWithin = Callable[[Session, Any], None]


@dataclass(frozen=True, slots=True)
class Within:
    """A listener that hears an event in the transaction that records it, and writes into that transaction alone.

    Args:
        hear: what hears it; an error of its own undoes the transaction.
    """

    hear: ListenerWithin


EventListener = Within


class MessageBus:
    """Knows who handles what; filled by bootstrap, used by actions, api and handlers.

    Args:
        commands: the handler of each command type.
        events: the listeners of each event type.
    """

    def __init__(
        self,
        commands: Mapping[type[Command], CommandHandler] | None = None,
        events: Mapping[type[Event], Sequence[EventListener]] | None = None,
    ) -> None:
        self._commands: dict[type[Command], CommandHandler] = dict(commands or {})
        self._within: dict[type[Event], list[ListenerWithin]] = {}
        for event, listeners in (events or {}).items():
            for listener in listeners:
                self.listen(event, listener)

    def register(self, command: type[Command], handler: CommandHandler) -> None:
        """Make `handler` the one handler of `command`; a second one is an error of ours."""
        if command in self._commands:
            raise ValueError(f"{command.__name__} has a handler already")
        self._commands[command] = handler

    def listen(self, event: type[Event], listener: EventListener) -> None:
        """Add a listener of `event`."""
        self._within.setdefault(event, []).append(listener.hear)

    def register_all(self, handlers: Mapping[type[Command], CommandHandler]) -> None:
        """Make each of these the one handler of its command."""
        for command, handler in handlers.items():
            self.register(command, handler)

    def handles(self, command: type[Command]) -> bool:
        """Return True if somebody carries this command out: what is not built yet is not offered."""
        return command in self._commands

    def handle(self, command: Command) -> Any:
        """Run the command's handler and return what it returns; whatever it raises passes through.

        Raises:
            LookupError: nobody handles this command.
        """
        handler = self._commands.get(type(command))
        if handler is None:
            raise LookupError(f"nobody handles {type(command).__name__}")
        with tracing.span(type(command).__name__):
            return handler(command)

    def publish_within(self, session: Session, event: Event) -> None:
        """Tell everyone who listens, in the caller's transaction; an error of theirs passes through and undoes it."""
        for listener in self._within.get(type(event), ()):
            listener(session, event)
