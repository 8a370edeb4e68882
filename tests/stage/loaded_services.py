"""Services that have read the law library and the map, in the process from which every start of them is forked.

A start from nothing reads both in a thread of its own for ten seconds of processor time, beside the first messages.
"""

from __future__ import annotations

from backend.config import ROOT
from backend.legal_map.model import Found
from backend.legal_map.warming import warm_up
from backend.protection.commands import WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.server import main

__all__ = ["load", "main"]


def load() -> None:
    """Read what is the same for every house; what is of one house is read by itself."""
    LawLibrary(ROOT / "models").warm_up(WarmUpLaw())
    warm_up(lambda _: Found(None, (), 0))
