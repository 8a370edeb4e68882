"""Every citation of the library is compared with a corpus; the tests make a small one."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backend.protection.library_pages import law_library
from backend.protection.model import LawEntry, Source
from bench import law_citations
from bench.law_citations import Corpus, Verdict, compare, read_corpus
from tests.statutes.corpus import lay_out

CODE = "中华人民共和国民法典"
PROCEDURE = "中华人民共和国民事诉讼法"
ARRANGEMENT = "关于猫与邻居互相送鱼的安排"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus of the statute tests, with an arrangement that has points instead of articles."""
    laid = lay_out(tmp_path_factory.mktemp("corpus"))
    points = "# 关于猫与邻居互相送鱼的安排\n\n2000年2月1日 施行\n\n一、互相送鱼。\n\n二、送鱼不收费。\n"
    (laid / "安排(2000-01-24).md").write_text(points, "utf-8")
    (laid / "说明.md").write_text("没有标题", "utf-8")
    return laid


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return read_corpus(folder)


@pytest.mark.parametrize(
    ("law", "article", "since", "verdict"),
    [
        (CODE, "第一千一百二十七条", "2021-01-01", "found"),
        (CODE, "第一千二百条", "2021-01-01", "no_article"),
        (CODE, "第一千一百二十七条", "2022-01-01", "no_version"),
        (CODE, "", "2021-01-01", "found"),
        (PROCEDURE, "第五条", "2024-01-01", "found"),
        (PROCEDURE, "第四条", "2022-01-01", "superseded"),
        (PROCEDURE, "第五条", "2022-01-01", "no_article"),
        ("中华人民共和国合同法", "第五十二条", "1999-10-01", "superseded"),
        ("中华人民共和国仲裁法", "第十六条", "2018-01-01", "no_version"),
        ("中华人民共和国鹦鹉法", "第一条", "2021-01-01", "no_law"),
        (ARRANGEMENT, "二", "2000-02-01", "found"),
        (ARRANGEMENT, "三", "2000-02-01", "no_article"),
    ],
)
def test_title_article_and_version_are_looked_up(
    corpus: Corpus, law: str, article: str, since: str, verdict: Verdict
) -> None:
    assert corpus.verdict(Source(law, article, date.fromisoformat(since)), date(2026, 11, 24)) == verdict


def test_a_zip_is_read_like_its_folder(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as packed:
        for path in folder.rglob("*.md"):
            packed.write(path, path.relative_to(folder))
    source = Source(CODE, "第一千一百二十七条", date(2021, 1, 1))
    assert read_corpus(tmp_path / "laws.zip").verdict(source, date(2026, 11, 24)) == "found"


def test_only_what_is_told_from_memory_may_cite_what_is_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = law_library()["limitation_three_years"]
    monkeypatch.setattr("sys.argv", ["law_citations", str(folder)])
    for confidence, status in (("recall", 0), ("text", 1)):
        entry = _citing(read, confidence, Source("中华人民共和国鹦鹉法", "第一条", date(2021, 1, 1)))
        assert [one.holds for one in compare({"a": entry}, read_corpus(folder))] == [status == 0]
        monkeypatch.setattr(law_citations, "every_answer", lambda entry=entry: {"a": entry})
        assert law_citations.main() == status
        assert ("FAULT" in capsys.readouterr().out) is (status == 1)


def test_a_corpus_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["law_citations", str(tmp_path / "nowhere")])
    assert law_citations.main() == 2
    assert "no folder" in capsys.readouterr().err


def test_what_was_not_read_is_marked_so() -> None:
    library = law_library()
    assert {library[name].confidence for name in ("debtor_shamed_online", "company_struck_off_debts")} == {"recall"}


def _citing(entry: LawEntry, confidence: str, source: Source) -> LawEntry:
    return replace(entry, confidence=confidence, sources=(source,))  # type: ignore[arg-type]
