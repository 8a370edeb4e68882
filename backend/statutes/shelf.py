"""Editions of every statute that is here: which one is in force on a day, and the title a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from backend.statutes.law_names import TitleIndex, repeals, revisions
from backend.statutes.model import Repeal, Revision, Version

Edition = Sequence[Version]
"""The files of one version of a statute; the books of the Civil Code are several."""


class Shelf:
    """The imported statutes at one moment.

    Args:
        versions: every version.
    """

    def __init__(self, versions: Iterable[Version]) -> None:
        self._editions: dict[str, list[list[Version]]] = {}
        passed: dict[tuple[str, date], list[Version]] = {}
        for one in versions:
            passed.setdefault((one.title, one.passed_on or one.since), []).append(one)
        for (title, _), books in passed.items():
            self._editions.setdefault(title, []).append(_of_one_day(books))
        for editions in self._editions.values():
            editions.sort(key=lambda edition: edition[0].since)
        self._titles = TitleIndex(self._editions)

    @property
    def is_empty(self) -> bool:
        """Return True if nothing has been imported."""
        return not self._editions

    def title_of(self, name: str) -> str:
        """Return the official title a name means, or nothing."""
        return self._titles.title_of(name)

    def editions(self, title: str) -> Sequence[Edition]:
        """Return the editions of a statute, the oldest first."""
        return self._editions.get(title, ())

    def edition_on(self, title: str, on: date, passed_in: int | None = None) -> Edition:
        """Return the edition in force on a day, else the oldest; the one passed in a year where that is named."""
        editions = self.editions(title)
        named = [one for one in editions if passed_in and (one[0].passed_on or one[0].since).year == passed_in]
        named = named or [one for one in editions if passed_in and one[0].since.year == passed_in]
        begun = [one for one in editions if one[0].since <= on]
        return next(iter([*reversed(named), *reversed(begun), *editions]), ())

    def until(self, title: str, edition: Edition) -> date | None:
        """Return the day on which the next edition took this one's place, or the statute ended; None if it goes on."""
        editions = list(self.editions(title))
        place = editions.index(edition) if edition in editions else -1
        after = editions[place + 1][0].since if 0 <= place < len(editions) - 1 else None
        repeal = repeals().get(title)
        return min((day for day in (after, repeal.until if repeal else None) if day is not None), default=None)

    def in_force_on(self, on: date) -> list[Version]:
        """Return every version in force on a day."""
        current = [(title, self.edition_on(title, on)) for title in self._editions]
        return [one for title, edition in current for one in edition if one.since <= on and not self.ended(title, on)]

    def ended(self, title: str, on: date) -> Repeal | None:
        """Return the repeal of a statute that was no longer in force on a day, or None."""
        repeal = repeals().get(title)
        return repeal if repeal is not None and repeal.until <= on else None

    def newer(self, title: str, on: date) -> Revision | None:
        """Return a version that is known to be in force on a day and is not here."""
        known, editions = revisions().get(title), self.editions(title)
        here = editions[-1][0].since if editions else date.min
        return known if known is not None and here < known.effective_on <= on else None


def _of_one_day(books: Sequence[Version]) -> list[Version]:
    """The files of one version, each with the day it came into force where only some of them name it."""
    named = max((one.effective_on for one in books if one.effective_on is not None), default=None)
    return [replace(one, effective_on=one.effective_on or named) for one in books]
