"""Wires the law library into the backend."""

from __future__ import annotations

from backend.backend import Backend
from backend.config import ROOT
from backend.protection.handlers import LawLibrary


def wire_protection(backend: Backend) -> None:
    """Register the library's handlers; what its search learns is kept beside the bot's model."""
    backend.bus.register_all(LawLibrary(ROOT / "models").by_command())
