"""Answers the commands on statutes from what has been imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.deadline import beijing_day
from backend.shared.errors import Refused
from backend.shared.messages import Command
from backend.statutes import records, search_index
from backend.statutes.checking import judge, renumbered
from backend.statutes.commands import (
    CheckCitations,
    CheckFile,
    CheckPaper,
    FindArticle,
    HasStatutes,
    ImportStatutes,
    ListStatutes,
    RemoveStatute,
    SearchStatutes,
)
from backend.statutes.importing import StatuteImport
from backend.statutes.law_names import repeals
from backend.statutes.model import (
    Article,
    Checked,
    CheckReport,
    Citation,
    FileWords,
    Hit,
    ImportedFile,
    Lookup,
    Number,
    Version,
)
from backend.statutes.readers.citations import read_citations
from backend.statutes.shelf import Edition, Shelf

MOST_CHECKED = 300
"""Articles of one text that are looked up."""
_MORE_THAN_WANTED = 12
"""Factor by which more hits are fetched than are wanted, because those of old versions are left out."""


class FileTexts(Protocol):
    """The words of a person's file."""

    def text_of(self, file_id: str, person_id: str) -> FileWords:
        """Return them (raises `Refused`)."""
        ...

    def words_of(self, mime: str, content: bytes) -> FileWords:
        """Return the words of a file that is handed in (raises `Refused`)."""
        ...


class Statutes:
    """The handlers.

    Args:
        database, clock: see `backend/shared`.
        texts: reads the files people send.
    """

    def __init__(self, database: Database, clock: Clock, texts: FileTexts) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts
        self._shelf: tuple[tuple[object, ...], Shelf] | None = None

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            ImportStatutes: self.bring,
            ListStatutes: self.every,
            RemoveStatute: self.remove,
            HasStatutes: self.has_any,
            FindArticle: self.find,
            SearchStatutes: self.search,
            CheckCitations: self.check,
            CheckFile: self.check_file,
            CheckPaper: self.check_paper,
        }

    def bring(self, command: ImportStatutes) -> list[ImportedFile]:
        """Import a folder."""
        return list(StatuteImport(self._database, self._clock).run(command.folder))

    def every(self, command: ListStatutes) -> list[Version]:
        """Return every version that is here."""
        with self._database.reading() as session:
            return records.versions(session)

    def remove(self, command: RemoveStatute) -> int:
        """Remove every version of a statute."""
        with self._database.transaction() as session:
            records.lock_for_import(session)
            title = self._shelf_of(session).title_of(command.name) or command.name
            ids = [one.version_id for one in records.versions(session) if one.title == title]
            if ids:
                records.delete_versions(session, ids)
        return len(ids)

    def has_any(self, command: HasStatutes) -> bool:
        """Return whether anything has been imported."""
        with self._database.reading() as session:
            return not self._shelf_of(session).is_empty

    def find(self, command: FindArticle) -> Lookup:
        """Look one article up."""
        with self._database.reading() as session:
            shelf = self._shelf_of(session)
            found = self._find(session, shelf, command)
            if found.article is None:
                return found
            before, after = records.neighbours(session, _edition_of(shelf, found.article), command.number)
        return replace(found, before=before, after=after)

    def _find(self, session: Session, shelf: Shelf, command: FindArticle) -> Lookup:
        today = beijing_day(self._clock.now())
        on = command.on or today
        title = shelf.title_of(command.law)
        edition = shelf.edition_on(title, on, command.edition) if title else ()
        repeal, newer = repeals().get(title), shelf.newer(title, on)
        if repeal is not None and repeal.until > today:
            repeal = None
        if not edition:
            return Lookup(title, command.number, on=command.on, repeal=repeal, newer=newer, is_empty=shelf.is_empty)
        until = shelf.until(title, edition)
        article = records.article(session, edition, command.number)
        highest = records.highest(session, edition) if article is None else 0
        return Lookup(
            title, command.number, article, command.on, highest, repeal, newer,
            in_force=edition[0].since <= on and (until is None or on < until), until=until, has_law=True,
            edition=edition[0],
        )  # fmt: skip

    def search(self, command: SearchStatutes) -> list[Hit]:
        """Search what is in force on a day, the best first; the same article is found once."""
        with self._database.reading() as session:
            shelf, on = self._shelf_of(session), command.on or beijing_day(self._clock.now())
            title = shelf.title_of(command.law) if command.law else ""
            wanted = [one for one in shelf.in_force_on(on) if not title or one.title == title]
            most = command.most * _MORE_THAN_WANTED * (20 if title else 1)
            scored = search_index.search(session, command.question, most)
            found = records.articles_by_id(session, [key for key, _ in scored], wanted)
        return [Hit(found[key], score) for key, score in scored if key in found][: command.most]

    def check(self, command: CheckCitations) -> CheckReport:
        """Look up every article a text cites."""
        cited = list(_once(read_citations(command.text)))
        with self._database.reading() as session:
            shelf = self._shelf_of(session)
            checked = [self._check_one(session, shelf, one) for one in cited[:MOST_CHECKED]]
        return CheckReport(_once_looked_up(checked), shelf.is_empty, len(cited) > MOST_CHECKED)

    def check_file(self, command: CheckFile) -> CheckReport:
        """Look up every article a person's file cites."""
        return self._check_words(self._texts.text_of(command.file_id, command.person_id))

    def check_paper(self, command: CheckPaper) -> CheckReport:
        """Look up every article a file on the disk cites."""
        return self._check_words(self._texts.words_of(command.mime, command.content))

    def _check_words(self, words: FileWords) -> CheckReport:
        if not any(map(str.isalpha, words.text)):
            raise Refused("statutes_file_unreadable")
        return replace(self.check(CheckCitations(words.text)), is_whole=words.is_whole)

    def _check_one(self, session: Session, shelf: Shelf, cited: Citation) -> Checked:
        if cited.is_foreign:
            return Checked(cited, "foreign")
        lookup = self._find(session, shelf, FindArticle(cited.law, cited.number, None, cited.edition))
        if lookup.repeal is not None:
            return Checked(cited, "repealed", lookup)
        if not lookup.has_law:
            return Checked(cited, "unknown", lookup)
        if lookup.article is None:
            return Checked(cited, "missing", lookup)
        edition = _edition_of(shelf, lookup.article)
        judged = judge(cited, lookup, records.articles_of(session, edition) if cited.quoted else ())
        if judged.verdict != "found" or cited.quoted or cited.edition:
            return judged
        moved_to = self._moved_to(session, shelf, lookup.article)
        return Checked(cited, "found", lookup, moved_to=moved_to) if moved_to else judged

    def _moved_to(self, session: Session, shelf: Shelf, article: Article) -> Number | None:
        """Return the new place of the article that bore this number in the edition before, if it moved."""
        editions = list(shelf.editions(article.version.title))
        current = _edition_of(shelf, article)
        place = editions.index(current) if current in editions else 0
        old = records.article(session, editions[place - 1], article.number) if place else None
        return renumbered(old, article, records.articles_of(session, current)) if old else None

    def _shelf_of(self, session: Session) -> Shelf:
        """The shelf as it is now; made anew only after an import or a removal."""
        stamp = records.stamp(session)
        kept = self._shelf
        if kept is None or kept[0] != stamp:
            kept = self._shelf = (stamp, Shelf(records.versions(session)))
        return kept[1]


def _edition_of(shelf: Shelf, article: Article) -> Edition:
    editions = shelf.editions(article.version.title)
    return next((one for one in editions if article.version in one), ())


def _once(cited: list[Citation]) -> list[Citation]:
    """Each article once, the first with words quoted of it before one without."""
    kept: dict[tuple[Any, ...], Citation] = {}
    for one in cited:
        key = (one.law, one.number, one.edition, one.is_foreign)
        if key not in kept or (one.quoted and not kept[key].quoted):
            kept[key] = one
    return sorted(kept.values(), key=lambda one: (one.start, one.number))


def _once_looked_up(checked: list[Checked]) -> list[Checked]:
    """Each article once where a text calls one law by two names."""
    seen: set[tuple[str, Any, Any]] = set()
    kept = []
    for one in checked:
        title = one.lookup.title if one.lookup and one.lookup.title else one.citation.law
        key = (title, one.citation.number, one.citation.quoted or one.citation.edition)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
