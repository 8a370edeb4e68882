"""Who may import whom: the contracts of pyproject.toml, and what import-linter cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, python_in, tree_of


def test_every_import_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("folder", ["actions", "backend", "connectors"])
def test_only_the_settings_read_the_environment(folder: str) -> None:
    readers = [str(path) for path in python_in(folder) if _calls(path, "os.environ") or _calls(path, "os.getenv")]
    assert set(readers) <= {"backend/config.py"}


def test_models_and_handlers_are_told_the_time_instead_of_reading_a_clock() -> None:
    clocks = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
    layers = [
        path for path in python_in("backend") if path.name in ("model.py", "handlers.py", "tables.py", "commands.py")
    ]
    assert layers
    assert [str(path) for path in layers if any(_calls(path, clock) for clock in clocks)] == []


def test_nothing_asks_whether_it_talks_to_a_sandbox() -> None:
    code = python_in("actions", "backend", "connectors")
    assert [str(path) for path in code if any(_names(node) == "sandbox" for node in ast.walk(tree_of(path)))] == []


def _calls(path: Path, dotted: str) -> bool:
    return any(
        isinstance(node, ast.Attribute) and ast.unparse(node).endswith(dotted) for node in ast.walk(tree_of(path))
    )


def _names(node: ast.AST) -> str | None:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
