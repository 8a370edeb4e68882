"""The report on the law search counts what is told against what is told wrong, and fails on a missed goal."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from backend.protection.library_pages import law_library
from backend.protection.model import Finding
from bench import law_report
from bench.law_calibration import outright_level
from bench.law_report import Judged, Question, by_variety, measure, missed

RIGHT, OTHER = "limitation_three_years", "divorce_bigamy"


def _judged(told: str | None, wanted: str = RIGHT, text: str = "诉讼时效是几年", refused: bool = False) -> Judged:
    entry = law_library()[told] if told else None
    finding = Finding(entry, refusal="prediction" if refused else None, is_sure=entry is not None)
    return Judged(Question(frozenset({wanted}), text), finding, [told or wanted, OTHER, OTHER], 1.0)


def test_what_is_told_wrong_is_divided_by_what_is_told() -> None:
    judged = [
        _judged(RIGHT),
        _judged(OTHER),
        *[_judged(None)] * 6,
        *[_judged(None, "refused merits", refused=True)] * 2,
    ]
    found = measure(judged)
    assert (found["told"], found["wrong_of_told"], found["certain_but_wrong"]) == (2, 0.5, 0.1)


def test_what_nobody_can_answer_and_is_told_counts_as_wrong() -> None:
    assert measure([_judged(RIGHT), _judged(RIGHT, "unknown")])["wrong_of_told"] == 0.5


def test_each_variety_has_its_own_share() -> None:
    found = by_variety([_judged(RIGHT), _judged(OTHER, text="時效係幾耐㗎"), _judged(RIGHT, text="How long may I sue")])
    assert {name: figures["wrong_of_told"] for name, figures in found.items()} == {"zh": 0, "yue": 1, "en": 0}


def test_a_goal_of_quality_can_be_missed_and_a_slow_machine_misses_none() -> None:
    good = dict.fromkeys(law_report.TARGETS, 1.0) | dict.fromkeys(
        ("certain_but_wrong", "wrong_of_told", "others_answered"), 0.02
    )
    assert missed(good | {"p95_ms": 300.0}) == []
    assert missed(good | {"wrong_of_told": 0.021, "right_first": 0.79}) == ["right_first", "wrong_of_told"]


@pytest.mark.parametrize(("told", "status"), [(RIGHT, 0), (OTHER, 1)])
def test_a_missed_goal_is_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], told: str, status: int
) -> None:
    refused = _judged(None, "refused merits", refused=True)
    pages = iter([[_judged(told), refused], [_judged(RIGHT)], [_judged(RIGHT)]])
    monkeypatch.setattr(law_report, "LawSearch", lambda *_: _NoSearch())
    monkeypatch.setattr(law_report, "read_held_out", lambda *_: next(pages))
    monkeypatch.setattr(law_report, "judge", lambda _, one: one)
    monkeypatch.setattr(law_report, "RESULTS", tmp_path / "law.json")
    monkeypatch.setattr("sys.argv", ["law_report"])
    assert law_report.main() == status
    assert ("missed: " in capsys.readouterr().out) is (status == 1)
    assert (tmp_path / "law.json").exists()


class _NoSearch:
    """A search that is never asked."""

    library = law_library()

    def find(self, _: str) -> Finding:
        """Find nothing."""
        return Finding()


def test_the_level_of_certainty_divides_what_is_wrong_by_what_is_told() -> None:
    chance = np.array([0.95] * 200 + [0.7] * 50 + [0.3] * 850)
    wrong = np.array([False] * 199 + [True] + [True] * 5 + [False] * 45 + [False] * 850)
    # at 0.7 six of all eleven hundred are wrong, but six of the 250 that would be told
    assert 0.7 < outright_level(chance, wrong) <= 0.95
