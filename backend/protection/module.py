"""The law library as a service of the house."""

from __future__ import annotations

from backend.config import ROOT
from backend.infrastructure import Infrastructure
from backend.protection.commands import WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the library together; what its search learns is kept beside the bot's model."""
    library = LawLibrary(ROOT / "models")
    return Service(
        "protection", library.by_command(), upkeep=Upkeep(warm_up=lambda: library.warm_up(WarmUpLaw()))
    )  # fmt: skip
