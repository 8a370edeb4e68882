"""The card beside a model: operators read how good it is, and `make train` fails where it is below the floor."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli import train
from cli.install import Trouble
from cli.model_card import archives, as_text, read_card
from cli.train import is_good_enough

FIGURES = {"utterances": 1113, "accuracy": 0.976, "confusions": ["thank -> greet: 1"]}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model with its digest and no card."""
    (tmp_path / "abc.tar.gz.sha256").write_text("d1\n")
    (tmp_path / "abc.tar.gz").touch()
    return tmp_path / "abc.tar.gz"


def _card(model: Path, **told: Any) -> None:
    known = {"archive": "sha256:d1", "trained_at": "2026-12-03T05:00:00+00:00", "versions": {"rasa": "3.6.21"}}
    model.with_name("abc.json").write_text(json.dumps({**known, **told}))


def test_an_operator_reads_when_a_model_was_trained_with_what_and_how_good_it_is(model: Path) -> None:
    _card(model, figures=FIGURES, below=[])
    assert as_text(model) == (
        "models/abc  trained 2026-12-03T05:00:00+00:00  (rasa 3.6.21)\n  held out: accuracy 97.6%"
    )


def test_a_model_below_the_floor_is_marked(model: Path) -> None:
    _card(model, figures=FIGURES, below=["accuracy 80.0%, at least 95.0%"])
    assert "BELOW THE FLOOR: accuracy 80.0%, at least 95.0%" in as_text(model)


@pytest.mark.parametrize("told", [None, "no json", "[]", '{"archive": "sha256:another", "figures": {}}'])
def test_a_card_that_is_not_of_this_archive_says_nothing_of_it(model: Path, told: str | None) -> None:
    if told is not None:
        model.with_name("abc.json").write_text(told)
    assert not read_card(model).measured
    assert "not measured" in as_text(model)


def test_unfinished_models_and_links_are_not_listed(model: Path) -> None:
    model.with_name("unfinished-abc.tar.gz").touch()
    model.with_name("current.tar.gz").symlink_to(model)
    assert archives(model.parent) == [model]


def _measures(monkeypatch: pytest.MonkeyPatch, model: Path, **told: Any) -> list[Any]:
    """Play the measuring, which puts this on the card."""
    asked: list[Any] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command[-1])
        if told:
            _card(model, **told)
        return subprocess.CompletedProcess(command, 1, "", "no such component")

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def test_a_model_is_measured_once_and_is_good_enough(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    asked = _measures(monkeypatch, model, figures=FIGURES, below=[])
    told: list[str] = []
    assert is_good_enough(model, told.append) and is_good_enough(model, told.append)
    assert asked == [str(model)]


def test_a_model_below_the_floor_fails_the_training_and_says_why(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    _measures(monkeypatch, model, figures=FIGURES, below=["accuracy 80.0%, at least 95.0%"])
    told: list[str] = []
    assert not is_good_enough(model, told.append)
    assert told[-1] == "Below the floor: accuracy 80.0%, at least 95.0%. No bot starts with this model."


def test_a_measuring_that_breaks_is_said(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    _measures(monkeypatch, model)
    with pytest.raises(Trouble, match="could not be measured: no such component"):
        is_good_enough(model, print)


def test_where_no_held_out_sentences_lie_nothing_is_measured(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    asked = _measures(monkeypatch, model, figures=FIGURES)
    monkeypatch.setattr(train, "HELD_OUT", model.with_name("none"))
    assert is_good_enough(model, print)
    assert asked == []
