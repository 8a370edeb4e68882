"""Compares what a text says of an article with the article: the words quoted, and where else they stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from backend.shared.plain_text import plain
from backend.statutes.model import Article, Checked, Citation, Lookup, Number

SAME_WORDS = 88
"""Likeness of words in quotation marks from which they are the article's own, but for a sign or two."""
OTHER_WORDS = 55
"""Likeness of words that are only reported, below which they may be another article's."""
STANDS_ELSEWHERE = 90
RENUMBERED = 62
"""Likeness of two versions' articles of one number, below which the number holds something else now."""
SAME_ARTICLE = 70
_SIGNS = re.compile(r"[^\w]+")


def words_of(text: str) -> str:
    """Return a text as it is compared: Simplified characters without signs."""
    return _SIGNS.sub("", plain(text)).lower()


def likeness(quoted: str, article: Article) -> int:
    """Return how like words are to some part of an article, 0 to 100; words longer than it are compared whole."""
    said, own = words_of(quoted), words_of(article.text)
    if not said or not own:
        return 0
    return round(partial_ratio(said, own) if len(said) <= len(own) else ratio(said, own))


def judge(citation: Citation, lookup: Lookup, others: Iterable[Article]) -> Checked:
    """Return the verdict on a citation whose article was found.

    Args:
        others: the other articles of the edition, looked into only where the words quoted are not the article's.
    """
    if lookup.article is None or not citation.quoted:
        return Checked(citation, "found", lookup)
    like = likeness(citation.quoted, lookup.article)
    if like >= (SAME_WORDS if citation.literal else OTHER_WORDS):
        return Checked(citation, "found", lookup, likeness=like)
    elsewhere, best = _likest(citation.quoted, others)
    if elsewhere is not None and best >= STANDS_ELSEWHERE and elsewhere.number != lookup.article.number:
        return Checked(citation, "moved", lookup, elsewhere, like)
    return Checked(citation, "differs" if citation.literal else "found", lookup, likeness=like)


def _likest(quoted: str, articles: Iterable[Article]) -> tuple[Article | None, int]:
    best: tuple[Article | None, int] = (None, 0)
    for one in articles:
        like = likeness(quoted, one)
        if like > best[1]:
            best = one, like
    return best


def renumbered(old: Article, new: Article, edition: Sequence[Article]) -> Number | None:
    """Return where a newer edition holds what an article of an older one said; None where the number is the same."""
    before, now = words_of(old.text), words_of(new.text)
    if ratio(before, now) >= RENUMBERED:
        return None
    scored = [(ratio(before, words_of(one.text)), one.number) for one in edition]
    best, number = max(scored, default=(0.0, None))
    return number if number is not None and best >= SAME_ARTICLE else None
