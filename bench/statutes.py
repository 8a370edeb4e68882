"""Statutes measured with a folder of real ones: import, size, look-ups, full text search, and how often it finds.

    python -m bench.statutes FOLDER [--questions FILE] [--database URL]

`FOLDER` is as `yiqiaotong laws import` takes it; the questions are a JSON list of ``question`` and ``articles``, each
article written as a citation (中华人民共和国民法典第五十四条). Writes bench/results/statutes.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from backend.migrations import migrate
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.statutes.commands import CheckCitations, FindArticle, ImportStatutes, ListStatutes, SearchStatutes
from backend.statutes.handlers import Statutes
from backend.statutes.model import FileWords, Number
from backend.statutes.readers.citations import read_citations
from bench.run import RESULTS

_LOOKUPS = 400
_ARTICLE = tuple[str, str]


class NoFiles:
    """Nobody sends a file to a measurement; implements ``handlers.FileTexts``."""

    def text_of(self, file_id: str, person_id: str) -> FileWords:
        """Return nothing."""
        return FileWords("")

    def words_of(self, mime: str, content: bytes) -> FileWords:
        """Return nothing."""
        return FileWords("")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.statutes", description="statutes, measured")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=Path, help="JSON: a list of question and articles")
    parser.add_argument("--database", default="", help="a database of its own, to be filled; SQLite without")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "statutes.sqlite3")
        database = Database(options.database or f"sqlite:///{file}")
        migrate(database)
        result = measured(Statutes(database, SystemClock(), NoFiles()), options.folder, options.questions)
        database.close()
        if file.exists():
            result["size_mb"] = round(sum(one.stat().st_size for one in Path(folder).iterdir()) / 1e6, 1)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "statutes.json").write_text(json.dumps(result, indent=1), "utf-8")
    print(json.dumps(result, indent=1))


def measured(statutes: Statutes, folder: Path, questions: Path | None) -> dict[str, Any]:
    """Return every number."""
    started = time.perf_counter()
    files = statutes.bring(ImportStatutes(folder))
    result: dict[str, Any] = {"import_seconds": round(time.perf_counter() - started, 1)}
    started = time.perf_counter()
    statutes.bring(ImportStatutes(folder))
    result["again_seconds"] = round(time.perf_counter() - started, 2)
    result["files"] = sum(1 for one in files if one.fate == "new")
    result["skipped"] = sum(1 for one in files if one.fate == "skipped")
    result["articles"] = sum(one.articles for one in files)
    largest = max(statutes.every(ListStatutes()), key=lambda one: one.articles)
    numbers = [Number(1 + place % largest.articles) for place in range(_LOOKUPS)]
    result["lookup_ms"] = _spread([partial(statutes.find, FindArticle(largest.title, number)) for number in numbers])
    paper = "、".join(f"《{largest.title}》第{number.article}条" for number in numbers[:100])
    result["check_100_ms"] = _spread([partial(statutes.check, CheckCitations(paper))] * 5)
    if questions is not None:
        result |= _found(statutes, json.loads(questions.read_text("utf-8")))
    return result


def _found(statutes: Statutes, questions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first = third = 0
    taken: list[float] = []
    for one in questions:
        wanted = {named for words in one["articles"] for named in _named(statutes, words)}
        started = time.perf_counter()
        hits = statutes.search(SearchStatutes(one["question"], most=3))
        taken.append((time.perf_counter() - started) * 1000)
        told = [(hit.article.version.title, hit.article.number.code) for hit in hits]
        first += told[:1] != [] and told[0] in wanted
        third += any(article in wanted for article in told)
    share = 100 / len(questions)
    return {"questions": len(questions), "hit_1": round(first * share, 1), "hit_3": round(third * share, 1),
            "search_ms": _percentiles(taken)}  # fmt: skip


def _named(statutes: Statutes, words: str) -> list[_ARTICLE]:
    cited = read_citations(words)
    return [(statutes.find(FindArticle(one.law, one.number)).title, one.number.code) for one in cited]


def _spread(calls: Sequence[Callable[[], Any]]) -> dict[str, float]:
    taken = []
    for call in calls:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return _percentiles(taken)


def _percentiles(taken: Sequence[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {"p50": round(ordered[len(ordered) // 2], 1), "p95": round(ordered[int(len(ordered) * 0.95)], 1)}


if __name__ == "__main__":
    main()
