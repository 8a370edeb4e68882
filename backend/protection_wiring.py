"""Wires the law library into the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.config import ROOT
from backend.protection.handlers import LawLibrary

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_protection(backend: Backend) -> None:
    """Register the library's handlers; what its search learns is kept beside the bot's model."""
    backend.bus.register_all(LawLibrary(ROOT / "models").by_command())
