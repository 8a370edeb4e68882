"""Answers the commands of the law library; the library is read once, its search made when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from backend.protection.commands import FindLaw, GetLawEntry, WarmUpLaw
from backend.protection.library_pages import law_library
from backend.protection.model import Finding, LawEntry
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.shared.errors import Refused
from backend.shared.messages import Command


class LawLibrary:
    """The library's handlers.

    Args:
        kept_in: folder where what the search has learned is kept for the next start.
    """

    def __init__(self, kept_in: Path) -> None:
        self._kept_in = kept_in
        self._entries = law_library()
        self._lock = threading.Lock()
        self._search: LawSearch | None = None

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {FindLaw: self.find, GetLawEntry: self.entry, WarmUpLaw: self.warm_up}

    def find(self, command: FindLaw) -> Finding:
        """Return what a question comes to; words without a letter come to nothing."""
        if not any(map(str.isalpha, command.question)):
            return Finding()
        return self._made().find(command.question)

    def entry(self, command: GetLawEntry) -> LawEntry:
        """Return an entry by its id."""
        found = self._entries.get(command.entry_id)
        if found is None:
            raise Refused("law_entry_gone")
        return found

    def warm_up(self, command: WarmUpLaw) -> None:
        """Answer a question of nobody's, so that everything is in memory."""
        self._made().find("诉讼时效是几年")

    def _made(self) -> LawSearch:
        with self._lock:
            if self._search is None:
                self._search = LawSearch(self._entries, refusals(), self._kept_in)
            return self._search
