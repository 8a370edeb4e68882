"""Identity of this installation, for whoever asks whether it is genuine: what the settings say, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class WhoRunsThis(Command):
    """Ask who runs this and which offices are really connected -> `Running`."""


@dataclass(frozen=True, slots=True)
class Running:
    """Facts about this installation that can be told.

    Args:
        operator: who runs it, by its own setting; empty if nobody has said so.
        pretended: partners the sandbox plays, so that nothing handed in reaches them.
        verify_url: the page where a sealed paper is checked.
    """

    operator: str
    pretended: tuple[str, ...]
    verify_url: str


def tell_who_runs(operator: str, pretended: Sequence[str], address: str) -> Callable[[WhoRunsThis], Running]:
    """Return the handler of `WhoRunsThis`.

    Args:
        operator: from the settings.
        pretended: partners nothing handed in here reaches.
        address: where people open our pages.
    """
    running = Running(operator.strip(), tuple(pretended), f"{address}/verify")
    return lambda _: running
