"""`yiqiaotong laws`: import statutes from Markdown files, list or remove them, look one up, check a paper's citations.

Exit code 1 if nothing could be imported, or if a checked paper cites what has to be looked at.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.statutes.model import ImportedFile, Version

_KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    wishes = parser.add_subparsers(dest="wish", metavar="import|list|remove|find|check", required=True)
    bring = wishes.add_parser("import", help="read every Markdown file below a folder; what is here is left as it is")
    bring.add_argument("folder", type=Path)
    wishes.add_parser("list", help="say which versions of which laws are here")
    remove = wishes.add_parser("remove", help="remove every version of a law")
    remove.add_argument("law", help="any of its names")
    find = wishes.add_parser("find", help="search the full text of what is in force")
    find.add_argument("words")
    check = wishes.add_parser("check", help="look up every article a text, PDF, DOCX or picture cites")
    check.add_argument("file", type=Path)
    check.add_argument("--english", action="store_true", help="say it in English")


def command(options: argparse.Namespace) -> int:
    """Import, list, remove, find or check."""
    if options.wish == "import":
        return _import(options.folder)
    if options.wish == "list":
        return _list()
    if options.wish == "remove":
        return _remove(options.law)
    return _find(options.words) if options.wish == "find" else _check(options.file, english=options.english)


def import_lines(files: list[ImportedFile], seconds: float) -> list[str]:
    """Return what an import says: each file that was skipped with its reason, then the sum."""
    said = [f"skipped {one.source}: {one.reason}." for one in files if one.fate == "skipped"]
    count = {fate: sum(1 for one in files if one.fate == fate) for fate in ("new", "changed", "same", "skipped")}
    articles = sum(one.articles for one in files)
    said.append(
        f"{count['new']} new and {count['changed']} changed files with {articles} articles, "
        f"{count['same']} as they were, {count['skipped']} skipped ({seconds:.1f} s)."
    )
    return said


def list_lines(versions: list[Version]) -> list[str]:
    """Return a line for each version, and the sum."""
    said = []
    for one in versions:
        days = f"passed {one.passed_on or '?'}, in force {one.effective_on or '?'}"
        said.append(f"{one.title}{f' ({one.part})' if one.part else ''}: {days}, {one.articles} articles")
    laws = len({one.title for one in versions})
    said.append(f"{laws} laws, {len(versions)} files, {sum(one.articles for one in versions)} articles.")
    return said


def _import(folder: Path) -> int:
    from backend.statutes.commands import ImportStatutes

    if not folder.is_dir():
        raise Trouble(f"{folder} is no folder")
    started = time.monotonic()
    with open_backend() as backend:
        files: list[ImportedFile] = backend.bus.handle(ImportStatutes(folder))
    print("\n".join(import_lines(files, time.monotonic() - started)))
    return 0 if any(one.fate != "skipped" for one in files) else 1


def _list() -> int:
    from backend.statutes.commands import ListStatutes

    with open_backend() as backend:
        versions: list[Version] = backend.bus.handle(ListStatutes())
    print("\n".join(list_lines(versions)))
    return 0


def _remove(law: str) -> int:
    from backend.statutes.commands import RemoveStatute

    with open_backend() as backend:
        files = int(backend.bus.handle(RemoveStatute(law)))
    if not files:
        raise Trouble(f"no law called {law} is here")
    print(f"{files} files of {law} removed.")
    return 0


def _find(words: str) -> int:
    from backend.statutes.commands import SearchStatutes
    from backend.statutes.wording import article_words

    with open_backend() as backend:
        hits = backend.bus.handle(SearchStatutes(words))
    for hit in hits:
        print(f"{article_words(hit.article.version.title, hit.article.number, 'zh')}  {hit.article.text[:80]}")
    return 0 if hits else 1


def _check(file: Path, *, english: bool) -> int:
    from backend.shared.errors import Refused
    from backend.statutes.commands import CheckPaper
    from backend.statutes.wording import is_in_order, report_lines

    try:
        content = file.read_bytes()
    except OSError as error:
        raise Trouble(f"{file} cannot be read: {error.strerror}") from error
    with open_backend() as backend:
        try:
            report = backend.bus.handle(CheckPaper(_KINDS.get(file.suffix.lower(), "text/plain"), content))
        except Refused as refused:
            raise Trouble(f"no words can be read in {file} ({refused.reason})") from refused
    print("\n".join(report_lines(report, "en" if english else "zh")))
    return 0 if all(is_in_order(one) for one in report.checked) else 1
