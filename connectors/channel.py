"""A messenger channel as the house sees it: one descriptor with its name, its addresses and how it is built.

Each channel's folder has its own in ``channel.py``; `backend.channels.CHANNELS` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from backend.conversation.model import Reply
from connectors.messenger import Messenger
from connectors.ports import Notes

Build = Callable[[Any, Notes, Any], Messenger | None]
"""From the settings, the channel's memory and its errands; None while its secrets are not set."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One messenger channel; what it needs of the settings its `build` says.

    Args:
        name: its noun, the name of its folder and how its settings begin.
        addresses: where its platform reaches us; they answer 503 while it is not set up.
        build: see `Build`; the errands are `connectors.ports.Errands` and what else its own protocol asks for.
    """

    name: str
    addresses: tuple[str, ...]
    build: Build


@runtime_checkable
class SendsTogether(Protocol):
    """A channel that is handed all bubbles of an answer at once, since its platform counts them."""

    async def send_together(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        """Bring them to a person; return the receipt."""
        ...


@runtime_checkable
class Registers(Protocol):
    """A channel that tells its platform by itself where we listen."""

    async def register(self, public_url: str) -> None:
        """Set the webhook and the menu; raises DeliveryFailed."""
        ...
