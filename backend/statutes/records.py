"""Statutes in the database: versions, articles, and the neighbours of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, delete, func, insert, select, text, tuple_

from backend.shared.database import Session
from backend.statutes import search_index
from backend.statutes.law_names import in_force_from, short_title
from backend.statutes.model import Article, Number, Version
from backend.statutes.readers.markdown import ParsedStatute
from backend.statutes.tables import statute_articles, statute_versions

_ARTICLE = (
    statute_articles.c.article_id, statute_articles.c.version_id, statute_articles.c.number, statute_articles.c.sub,
    statute_articles.c.heading, statute_articles.c.text,
)  # fmt: skip


def lock_for_import(session: Session) -> None:
    """Let one import write at a time; SQLite's transaction does so by itself."""
    if session.dialect.name == "postgresql":
        session.execute(text("LOCK TABLE statute_versions IN SHARE ROW EXCLUSIVE MODE"))


def stamp(session: Session) -> tuple[object, ...]:
    """Return what changes whenever an import or a removal has changed anything."""
    columns = statute_versions.c
    row = session.execute(select(func.count(), func.max(columns.version_id), func.max(columns.imported_at))).one()
    return tuple(row)


def versions(session: Session) -> list[Version]:
    """Return every version, by title and the day it counts from."""
    found = [_version(row) for row in session.execute(select(statute_versions)).all()]
    return sorted(found, key=lambda one: (one.title, one.since, one.part))


def digests(session: Session) -> dict[str, str]:
    """Return the digest of each file that is here, by its path."""
    rows = session.execute(select(statute_versions.c.source, statute_versions.c.digest)).all()
    return {row.source: row.digest for row in rows}


def same_version(session: Session, parsed: ParsedStatute, source: str) -> str:
    """Return the other file that holds this very version already, or nothing."""
    column = statute_versions.c
    found = select(column.source).where(
        column.title == parsed.title, column.part == parsed.part, column.passed_on == parsed.passed_on,
        column.articles == len(parsed.articles), column.source != source,
    )  # fmt: skip
    return session.execute(found).scalars().first() or ""


def insert_statute(session: Session, parsed: ParsedStatute, source: str, digest: str, at: datetime) -> None:
    """Write a version with its articles and their index."""
    version_id = _next(session, statute_versions.c.version_id)
    effective_on = in_force_from(parsed.title, parsed.passed_on) or parsed.effective_on
    session.execute(
        insert(statute_versions).values(
            version_id=version_id, source=source, digest=digest, title=parsed.title, part=parsed.part,
            passed_on=parsed.passed_on, effective_on=effective_on, articles=len(parsed.articles), imported_at=at,
        )
    )  # fmt: skip
    first = _next(session, statute_articles.c.article_id)
    rows: list[dict[str, Any]] = [
        {"article_id": key, "version_id": version_id, "number": one.number.article, "sub": one.number.sub,
         "heading": one.heading, "text": one.text}
        for key, one in enumerate(parsed.articles, first)
    ]  # fmt: skip
    session.execute(insert(statute_articles), rows)
    name = short_title(parsed.title)
    search_index.add(session, [(row["article_id"], _indexed(name, row["heading"], row["text"])) for row in rows])


def delete_versions(session: Session, version_ids: Collection[int]) -> None:
    """Delete versions with their articles and their index."""
    titles: dict[int, str] = {one.version_id: one.title for one in versions(session)}
    of_these = statute_articles.c.version_id.in_(version_ids)
    rows: Sequence[Any] = session.execute(select(*_ARTICLE).where(of_these)).all()
    indexed: list[tuple[int, str]] = [
        (row.article_id, _indexed(short_title(titles[row.version_id]), row.heading, row.text)) for row in rows
    ]
    search_index.remove(session, indexed)
    session.execute(delete(statute_articles).where(of_these))
    session.execute(delete(statute_versions).where(statute_versions.c.version_id.in_(version_ids)))


def article(session: Session, edition: Sequence[Version], number: Number) -> Article | None:
    """Return an article of an edition, or None."""
    row = session.execute(
        select(*_ARTICLE).where(
            statute_articles.c.version_id.in_([one.version_id for one in edition]),
            statute_articles.c.number == number.article,
            statute_articles.c.sub == number.sub,
        )
    ).first()
    return _article(row, edition) if row is not None else None


def articles_of(session: Session, edition: Sequence[Version]) -> list[Article]:
    """Return every article of an edition, in its order."""
    ids = [one.version_id for one in edition]
    of_these = select(*_ARTICLE).where(statute_articles.c.version_id.in_(ids))
    ordered = of_these.order_by(statute_articles.c.number, statute_articles.c.sub)
    return [_article(row, edition) for row in session.execute(ordered).all()]


def articles_by_id(session: Session, ids: Sequence[int], among: Iterable[Version]) -> dict[int, Article]:
    """Return articles by their ids, only those of the versions named."""
    named = {one.version_id: one for one in among}
    rows = session.execute(select(*_ARTICLE).where(statute_articles.c.article_id.in_(ids))).all()
    return {row.article_id: _article(row, [named[row.version_id]]) for row in rows if row.version_id in named}


def neighbours(session: Session, edition: Sequence[Version], number: Number) -> tuple[Number | None, Number | None]:
    """Return the numbers before and behind one in an edition."""
    column = statute_articles.c
    here = tuple_(column.number, column.sub)
    at = tuple_(number.article, number.sub)
    ids = [one.version_id for one in edition]
    found = select(column.number, column.sub).where(column.version_id.in_(ids))
    before = session.execute(found.where(here < at).order_by(column.number.desc(), column.sub.desc()).limit(1)).first()
    after = session.execute(found.where(here > at).order_by(column.number, column.sub).limit(1)).first()
    return (Number(*before) if before else None), (Number(*after) if after else None)


def highest(session: Session, edition: Sequence[Version]) -> int:
    """Return the number of the last article of an edition."""
    ids = [one.version_id for one in edition]
    last = select(func.max(statute_articles.c.number)).where(statute_articles.c.version_id.in_(ids))
    return int(session.execute(last).scalar() or 0)


def _next(session: Session, column: Column[int]) -> int:
    return int(session.execute(select(func.max(column))).scalar() or 0) + 1


def _indexed(name: str, heading: str, words: str) -> str:
    return f"{name}\n{heading}\n{words}"


def _version(row: Any) -> Version:
    recalled = row.effective_on is not None and in_force_from(row.title, row.passed_on) == row.effective_on
    told = (row.version_id, row.title, row.part, row.passed_on, row.effective_on, row.articles, row.source)
    return Version(*told, is_recalled=recalled)


def _article(row: Any, edition: Sequence[Version]) -> Article:
    version = next(one for one in edition if one.version_id == row.version_id)
    return Article(version, Number(row.number, row.sub), row.heading, row.text)
