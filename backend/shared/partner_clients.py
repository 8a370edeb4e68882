"""The clients of partner systems, by name; a service asks for the one it has a Protocol for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OpenClient:
    """A client and what closes its kept connections."""

    client: Any
    close: Callable[[], None]


class PartnerClients:
    """Every partner system we speak with.

    Args:
        clients: by the partner's name; one that is not asked at all is left out.
    """

    def __init__(self, clients: Mapping[str, OpenClient]) -> None:
        self._clients = dict(clients)

    @property
    def opened(self) -> Mapping[str, OpenClient]:
        """All of them, by name."""
        return self._clients

    def client(self, name: str) -> Any:
        """Return a partner's client, in the shape of the Protocol of whoever asks.

        Raises:
            LookupError: no such partner is connected.
        """
        if name not in self._clients:
            raise LookupError(f"no partner {name}")
        return self._clients[name].client

    def find(self, name: str) -> Any:
        """Return a partner's client as `client` does, or None where the partner is not asked at all."""
        return self.client(name) if name in self else None

    def __contains__(self, name: str) -> bool:
        return name in self._clients

    def close(self) -> None:
        """Close kept connections."""
        for one in self._clients.values():
            one.close()
