"""The operator's command for fee tables: a page is taken in, reckoned by, and refused where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import main

PAGE = """
foreign:
  title: {zh: 涉外案件, en: foreign-related}
  as_of: 2026-05-01
  source: {zh: 深圳国际仲裁院收费表, en: "SCIA's fee table"}
  registration: 10000
  least: 10000
  brackets: [{above: 0, percent: "3.5"}]
"""


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path / "var"))


def test_a_page_is_taken_in_and_reckoned_by(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["arbitration", "fee", "800000"]) == 1
    page = tmp_path / "fees.yml"
    page.write_text(PAGE, "utf-8")
    assert main(["arbitration", "import", str(page)]) == 0
    assert main(["arbitration", "fee", "800,000"]) == 0
    assert "foreign-related: 28,000, registration 10,000 (SCIA's fee table, 2026-05-01)" in capsys.readouterr().out


def test_a_broken_page_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "fees.yml"
    page.write_text(PAGE.replace("2026-05-01", "soon"), "utf-8")
    assert main(["arbitration", "import", str(page)]) == 1
    assert main(["arbitration", "fee", "much"]) == 1
    assert "is no page of fee tables: foreign: as_of" in capsys.readouterr().err
