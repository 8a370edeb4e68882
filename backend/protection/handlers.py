"""Answers the commands of the law library; the library is read once, its search made when it is first needed."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from backend.protection.commands import FindFollowUp, FindLaw, FindNext, GetLawEntry, WarmUpLaw
from backend.protection.library_pages import law_library
from backend.protection.model import Finding, LawEntry, NextFound, NextLink
from backend.protection.next_pages import next_pages
from backend.protection.retrieval.follow_up_search import FollowUpSearch
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.protection.retrieval.near_topics import is_near
from backend.protection.retrieval.next_search import NextSearch
from backend.protection.updates import LibraryUpdates
from backend.shared.errors import Refused
from backend.shared.messages import Command

logger = logging.getLogger(__name__)
_CLAUSES = re.compile(r"[，,。；;！!？?\n]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
"""Signs that part the clauses of a message; in Chinese a space does, as nobody types commas."""
_SHORTEST_CLAUSE = 4
PATIENCE = 20.0
"""Seconds a question waits for a search that is still learning; the bot gives up a turn after a minute."""


class LawLibrary:
    """The library's handlers.

    Args:
        kept_in: folder where what the search has learned is kept for the next start.
        updates: what was issued since; None for the house's own library alone.
    """

    def __init__(self, kept_in: Path, updates: LibraryUpdates | None = None) -> None:
        self._kept_in = kept_in
        self._updates = updates
        self._version, self._entries = updates.library() if updates else (0, law_library())
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None
        self._search: LawSearch | None = None
        self._pages = next_pages()

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            FindLaw: self.find,
            FindFollowUp: self.find_follow_up,
            FindNext: self.find_next,
            GetLawEntry: self.entry,
            WarmUpLaw: self.warm_up,
        }

    def find(self, command: FindLaw) -> Finding:
        """Return what a question comes to; words without a letter come to nothing.

        After a change of the library the search learns for a while: whoever asks then is not kept waiting for it, and
        nothing is claimed to be known.
        """
        if not any(map(str.isalpha, command.question)):
            return Finding()
        self._renew()
        search = self._made(PATIENCE)
        return search.find(command.question) if search is not None else Finding()

    def find_follow_up(self, command: FindFollowUp) -> Finding:
        """Return what is said behind an answer comes to; nothing while the search still learns."""
        if not any(map(str.isalpha, command.text)):
            return Finding()
        self._renew()
        search = self._made(PATIENCE)
        if search is None:
            return Finding()
        return FollowUpSearch(search).find(self._pages.stands_for(command.told), command.question, command.text)

    def find_next(self, command: FindNext) -> NextFound | None:
        """Return the link a follow-up is put for; None for none, or where it surely asks something else by itself."""
        if not any(map(str.isalpha, command.text)):
            return None
        self._renew()
        if self._made(PATIENCE) is None:
            return None
        behind = (*command.told, *(self._pages.stands_for(one) for one in command.told))
        found = _link_of(tuple(dict.fromkeys(behind)), command.text)
        entry = self._held(found[0].to) if found is not None else None
        if found is None or entry is None:
            return None
        link, is_worded = found
        told = next((one for one in command.told if not link.after or one in link.after), "")
        own = self.find(FindLaw(command.text))
        if own.entry is not None and own.entry != entry:
            near = any(is_near(one, own.entry.topic) for one in self._topics(command.told))
            if not near or (own.is_sure and not is_worded):
                return None
        return NextFound(link, entry, told)

    def _held(self, entry_id: str) -> LawEntry | None:
        return self._entries.get(entry_id) or self._pages.answers.get(entry_id)

    def _topics(self, names: Sequence[str]) -> set[str]:
        return {entry.topic for name in names if (entry := self._held(name)) is not None}

    def entry(self, command: GetLawEntry) -> LawEntry:
        """Return an entry by its id."""
        self._renew()
        found = self._held(command.entry_id)
        if found is None:
            raise Refused("law_entry_gone")
        return found

    def warm_up(self, command: WarmUpLaw) -> None:
        """Answer a question of nobody's, so that everything is in memory."""
        if (search := self._made(None)) is not None:
            search.find("诉讼时效是几年")
            _links().warm_up()

    def _renew(self) -> None:
        """Begin to learn an updated library; until that is done the old search answers."""
        if self._updates is None or self._updates.version() == self._version:
            return
        with self._lock:
            self._version, self._entries = self._updates.library()
            if self._search is not None and (self._making is None or not self._making.is_alive()):
                self._making = threading.Thread(target=self._make, name="law-search", daemon=True)
                self._making.start()

    def _made(self, patience: float | None) -> LawSearch | None:
        """The search, made by the first who needs it; None if it is not ready after so many seconds."""
        with self._lock:
            if self._search is None and (self._making is None or not self._making.is_alive()):
                self._making = threading.Thread(target=self._make, name="law-search", daemon=True)
                self._making.start()
            making = self._making
        if self._search is None and making is not None:
            making.join(patience)
        return self._search

    def _make(self) -> None:
        """Learn the library; what has been updated meanwhile is learned at once."""
        try:
            learned = -1
            while learned != self._version:
                learned, entries = self._version, self._entries
                self._search = self._learn(entries)
        except Exception:
            logger.exception("the search of the law library could not be made; the next question tries again")

    def _learn(self, entries: Mapping[str, LawEntry]) -> LawSearch:
        """The search of a library; that of the house's own is shared by all libraries of a process, as it is large."""
        if entries is not law_library():
            return LawSearch(entries, refusals(), self._kept_in)
        with _own_lock:
            return _own_search(LawSearch, self._kept_in)


_own_lock = threading.Lock()


@cache
def _own_search(make: type[LawSearch], kept_in: Path) -> LawSearch:
    return make(law_library(), refusals(), kept_in)


@cache
def _links() -> NextSearch:
    """The search among the links, shared by all libraries of a process."""
    return NextSearch(next_pages().links)


def _link_of(told: Sequence[str], text: str) -> tuple[NextLink, bool] | None:
    """The link a follow-up is put for, or one of its clauses by its words ("where do I go, is it the court or not")."""
    whole = _links().find(told, text)
    if whole is not None:
        return whole
    clauses = [one.strip() for one in _CLAUSES.split(text)]
    found = (_links().find(told, one) for one in clauses if len(one) >= _SHORTEST_CLAUSE and one != text)
    return next((one for one in found if one is not None and one[1]), None)
