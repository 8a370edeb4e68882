"""An import reads each file once, names what is broken, and goes on where it was interrupted, on both databases."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.statutes import importing
from backend.statutes.commands import (
    FindArticle,
    HasStatutes,
    ImportStatutes,
    ListStatutes,
    RemoveStatute,
    SearchStatutes,
)
from backend.statutes.handlers import Statutes
from backend.statutes.importing import StatuteImport
from backend.statutes.model import ImportedFile, Number
from cli.laws import import_lines, list_lines
from tests.statutes.corpus import lay_out, write


def fates(files: list[ImportedFile]) -> dict[str, int]:
    return {fate: n for fate in ("new", "changed", "same", "skipped") if (n := sum(one.fate == fate for one in files))}


def test_a_folder_is_imported_once(empty: Statutes, corpus: Path) -> None:
    assert fates(empty.bring(ImportStatutes(corpus))) == {"new": 7}
    assert fates(empty.bring(ImportStatutes(corpus))) == {"same": 7}
    assert len(empty.every(ListStatutes())) == 7


def test_a_broken_file_is_named_and_skipped(empty: Statutes, corpus: Path) -> None:
    (corpus / "批复.md").write_text("# 批复\n\n没有条文。", "utf-8")
    (corpus / "乱码.md").write_bytes(b"\xff\xfe\x00 \xd8")
    (corpus / "readme.pdf").write_bytes(b"no statute")
    files = empty.bring(ImportStatutes(corpus))
    assert fates(files) == {"new": 7, "skipped": 2}
    said = import_lines(files, 1.0)
    assert "skipped 批复.md: it has no line that begins with 第…条." in said
    assert "skipped 乱码.md: it is not UTF-8 text." in said
    assert said[-1].startswith("7 new and 0 changed files with ")


def test_a_changed_file_takes_the_place_of_the_old(statutes: Statutes, corpus: Path) -> None:
    write(corpus / "民法" / "合同法(1999-03-15).md", ["中华人民共和国合同法"], [(52, "改过的条文说鹦鹉。")])
    assert fates(statutes.bring(ImportStatutes(corpus))) == {"changed": 1, "same": 6}
    found = statutes.find(FindArticle("合同法", Number(52)))
    assert found.article is not None and found.article.text == "改过的条文说鹦鹉。"
    assert statutes.find(FindArticle("合同法", Number(51))).article is None


def test_the_search_forgets_what_was_changed(empty: Statutes, tmp_path: Path) -> None:
    file = tmp_path / "laws" / "猫法.md"
    write(file, ["猫法"], [(1, "鹦鹉可以飞翔。")])
    empty.bring(ImportStatutes(file.parent))
    write(file, ["猫法"], [(1, "乌龟慢慢走路。")])
    empty.bring(ImportStatutes(file.parent))
    assert empty.search(SearchStatutes("鹦鹉")) == []
    assert [hit.article.text for hit in empty.search(SearchStatutes("乌龟"))] == ["乌龟慢慢走路。"]


def test_an_interrupted_import_goes_on(
    empty: Statutes, corpus: Path, monkeypatch: pytest.MonkeyPatch, database: Database, clock: FixedClock
) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    half = StatuteImport(database, clock).run(corpus)
    assert [next(half).fate for _ in range(2)] == ["new", "new"]
    half.close()
    assert fates(empty.bring(ImportStatutes(corpus))) == {"new": 5, "same": 2}


def test_the_same_version_in_two_folders_is_kept_once(empty: Statutes, corpus: Path) -> None:
    lay_out(corpus / "copy")
    files = empty.bring(ImportStatutes(corpus))
    assert fates(files) == {"new": 7, "skipped": 7}
    assert all("the same version was read from" in one.reason for one in files if one.fate == "skipped")


def test_a_law_is_removed_by_any_of_its_names(statutes: Statutes) -> None:
    assert statutes.remove(RemoveStatute("民诉法")) == 2
    assert not statutes.find(FindArticle("民事诉讼法", Number(1))).has_law
    assert statutes.search(SearchStatutes("猫语专家")) == []
    assert statutes.remove(RemoveStatute("没有这部法")) == 0


def test_without_an_import_there_is_nothing(empty: Statutes) -> None:
    assert not empty.has_any(HasStatutes())
    assert empty.every(ListStatutes()) == []
    assert empty.find(FindArticle("民法典", Number(1127))).is_empty
    assert list_lines([])[-1] == "0 laws, 0 files, 0 articles."


def test_thousands_of_articles_are_imported_in_seconds(empty: Statutes, tmp_path: Path) -> None:
    for law in range(8):
        articles = [(number, f"第{number}号猫在{law}号院子里晒太阳，主人应当按时喂食。") for number in range(1, 1001)]
        write(tmp_path / "many" / f"院子法{law}.md", [f"院子法{law}"], articles)
    started = time.monotonic()
    files = empty.bring(ImportStatutes(tmp_path / "many"))
    assert sum(one.articles for one in files) == 8000
    assert time.monotonic() - started < 20
