"""The index of full text search: FTS5 with BM25 on SQLite, word vectors weighed by rarity on PostgreSQL.

Both hold pairs of neighbouring signs (`readers/tokens`), because neither database cuts Chinese into words. FTS5's table
is contentless: it keeps no copy of the texts, and a row is taken out by naming its tokens once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from sqlalchemy import text

from backend.shared.database import Session
from backend.statutes.readers.tokens import query_tokens, tokens_of

MOST_TOKENS = 48
"""Tokens of a question that are looked for; the words of a long story come to nothing anyway."""
_PG_COMMON = 0.2
"""Share of articles from which a token is too common to be looked for on its own."""

Indexed = tuple[int, str]
"""An article's id and the text under which it is found."""


def add(session: Session, articles: Sequence[Indexed]) -> None:
    """Put articles into the index."""
    if not articles:
        return
    if session.dialect.name == "sqlite":
        statement = "INSERT INTO statute_search (rowid, tokens) VALUES (:id, :tokens)"
        session.execute(text(statement), [{"id": key, "tokens": " ".join(tokens_of(words))} for key, words in articles])
        return
    statement = "INSERT INTO statute_search (article_id, tokens) VALUES (:id, CAST(:tokens AS tsvector))"
    session.execute(text(statement), [{"id": key, "tokens": _vector(words)} for key, words in articles])


def remove(session: Session, articles: Sequence[Indexed]) -> None:
    """Take articles out of the index; on PostgreSQL they go with the article itself."""
    if session.dialect.name != "sqlite" or not articles:
        return
    statement = "INSERT INTO statute_search (statute_search, rowid, tokens) VALUES ('delete', :id, :tokens)"
    session.execute(text(statement), [{"id": key, "tokens": " ".join(tokens_of(words))} for key, words in articles])


def search(session: Session, question: str, most: int) -> list[tuple[int, float]]:
    """Return article ids with how well they fit (higher is better), the best first."""
    tokens = query_tokens(question)[:MOST_TOKENS]
    if not tokens:
        return []
    if session.dialect.name == "sqlite":
        asked = " OR ".join(f'"{token}"' for token in tokens)
        statement = (
            "SELECT rowid, -bm25(statute_search) FROM statute_search WHERE statute_search MATCH :asked"
            " ORDER BY bm25(statute_search) LIMIT :most"
        )
        return [(row[0], float(row[1])) for row in session.execute(text(statement), {"asked": asked, "most": most})]
    return _search_vectors(session, tokens, most)


def _search_vectors(session: Session, tokens: Sequence[str], most: int) -> list[tuple[int, float]]:
    """Articles by the summed rarity of the tokens they hold, shorter ones first among equals."""
    counted = text(
        "SELECT token,"
        " (SELECT count(*) FROM statute_search WHERE tokens @@ CAST(quote_literal(token) AS tsquery)) AS n,"
        " (SELECT count(*) FROM statute_search) AS total FROM unnest(CAST(:tokens AS text[])) AS token"
    )
    known = [row for row in session.execute(counted, {"tokens": list(tokens)}).all() if row.n]
    rare = [row for row in known if row.n <= max(_PG_COMMON * row.total, 20)] or known
    if not rare:
        return []
    asked = text(
        "WITH asked AS (SELECT * FROM"
        " unnest(CAST(:tokens AS text[]), CAST(:weights AS float8[])) AS one(token, weight))"
        " SELECT article_id, sum(weight) / (0.6 + 0.4 * ln(20 + max(length(tokens)))) AS score"
        " FROM asked JOIN statute_search ON tokens @@ CAST(quote_literal(token) AS tsquery)"
        " GROUP BY article_id ORDER BY score DESC, article_id LIMIT :most"
    )
    weights = [_rarity(row.n, row.total) for row in rare]
    values = {"tokens": [row.token for row in rare], "weights": weights, "most": most}
    return [(row.article_id, float(row.score)) for row in session.execute(asked, values)]


def _rarity(articles: int, total: int) -> float:
    """BM25's weight of a token that so many of all articles hold."""
    return log(1 + (total - articles + 0.5) / (articles + 0.5))


def _vector(words: str) -> str:
    """Tokens as PostgreSQL writes a vector: each quoted, whatever the server's locale takes for a letter."""
    return " ".join(f"'{token}'" for token in _once(tokens_of(words)))


def _once(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))
