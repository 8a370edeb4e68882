"""When a model is still good, and which old ones stay."""

from __future__ import annotations

import itertools
import os
import subprocess
import time
from pathlib import Path

import pytest

from cli import train
from cli.install import Trouble
from cli.train import current_model, learned_hash


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a little of everything a model learns from."""
    for name in (
        "config.yml",
        "domain.yml",
        "bot/importer.py",
        "bot/uv.lock",
        "bot/data/shared/nlu.zh.yml",
        "bot/nlu/a.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "models").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "name", ["config.yml", "domain.yml", "bot/importer.py", "bot/uv.lock", "bot/data/shared/nlu.zh.yml"]
)
def test_any_changed_byte_asks_for_a_new_model(project: Path, name: str) -> None:
    before = learned_hash(project)
    (project / name).write_text("changed")
    assert learned_hash(project) != before


def test_a_new_or_renamed_file_asks_for_a_new_model(project: Path) -> None:
    before = learned_hash(project)
    (project / "bot/nlu/a.py").rename(project / "bot/nlu/b.py")
    assert learned_hash(project) != before


def test_times_bytecode_and_foreign_files_do_not(project: Path) -> None:
    before = learned_hash(project)
    os.utime(project / "domain.yml", (0, 0))
    (project / "bot/nlu/__pycache__").mkdir()
    (project / "bot/nlu/__pycache__/a.pyc").write_text("x")
    (project / "README.md").write_text("x")
    assert learned_hash(project) == before


def test_a_name_added_to_the_gazetteer_costs_no_training(project: Path) -> None:
    before = learned_hash(project)
    (project / "gazetteer").mkdir()
    (project / "gazetteer/usual_names.csv").write_text("id,city,country,names_zh")
    assert learned_hash(project) == before


def test_a_current_model_is_not_trained_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "current_model", lambda: current_model(project))
    current_model(project).write_text("model")
    train.digest_of(current_model(project)).write_text("digest")
    told: list[str] = []
    assert train.ensure_model(told.append) == current_model(project)
    assert told == []


def test_an_archive_without_its_digest_is_trained_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = current_model(project)
    monkeypatch.setattr(train, "current_model", lambda: model)
    monkeypatch.setattr(train, "MODELS", project / "models")
    monkeypatch.setattr(train, "_train", lambda path, tell, patience: path.write_text("trained"))
    model.write_text("planted")
    train.ensure_model(lambda line: None)
    assert model.read_text() == "trained"


def test_the_model_before_the_current_one_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "MODELS", project / "models")
    for age, name in enumerate(("current", "before", "older", "oldest")):
        (project / "models" / f"{name}.tar.gz").write_text(name)
        os.utime(project / "models" / f"{name}.tar.gz", (1_000 - age, 1_000 - age))
    train._prune(project / "models" / "current.tar.gz")
    assert sorted(path.name for path in (project / "models").iterdir()) == ["before.tar.gz", "current.tar.gz"]


def test_a_training_that_does_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "processor_seconds", lambda pid: 0.0)
    hanging = subprocess.Popen(["sleep", "60"])
    with pytest.raises(Trouble, match="done nothing"):
        train._wait_showing_time(hanging, time.monotonic(), lambda line: None, 0.3)
    assert hanging.poll() is not None


def test_a_slow_training_that_works_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    used = itertools.count(1)
    monkeypatch.setattr(train, "processor_seconds", lambda pid: float(next(used)))
    assert train._wait_showing_time(subprocess.Popen(["sleep", "2"]), time.monotonic(), lambda line: None, 0.3) == 0
