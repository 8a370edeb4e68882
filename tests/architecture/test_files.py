"""What no reader should trip over: long files, unfinished marks, names that say nothing, paths of one machine."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source_tree import ROOT, files

LONGEST = 500
CODE = {".py", ".js", ".ts", ".css", ".html", ".sh"}
TEXT = CODE | {".md", ".yml", ".yaml", ".toml", ".txt", ".example", ""}
SAYS_NOTHING = {"utils.py", "helpers.py", "models.py", "common.py", "misc.py", "util.py", "helper.py"}
# Written in two pieces so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|raise Not" + r"ImplementedError)\b")
ONE_MACHINE = re.compile(r"(?<![\w.])/(wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|Us" + r"ers/\w+)/|\.\./sha" + r"red")
REGISTRY = re.compile("py" + r"pi\.org|files\.python" + r"hosted|registry\.npm" + r"js")


def _ours() -> list[Path]:
    """Everything but what others wrote and what tools write."""
    theirs = ("vendor", "node_modules")
    return [path for path in files() if not set(theirs) & set(path.parts) and path.suffix != ".lock"]


def _matching(pattern: re.Pattern[str], suffixes: set[str]) -> list[str]:
    found = []
    for path in _ours():
        if path.suffix in suffixes:
            lines = (ROOT / path).read_text("utf-8").splitlines()
            found += [f"{path}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found


def test_no_code_file_is_longer_than_five_hundred_lines() -> None:
    code = [path for path in _ours() if path.suffix in CODE]
    assert {str(path): n for path in code if (n := len((ROOT / path).read_text("utf-8").splitlines())) >= LONGEST} == {}


def test_nothing_is_left_unfinished() -> None:
    assert _matching(UNFINISHED, CODE | {".yml", ".yaml"}) == []


def test_no_file_is_named_after_nothing() -> None:
    assert [str(path) for path in files() if path.name in SAYS_NOTHING] == []


def test_no_path_of_one_machine_is_in_the_tree() -> None:
    assert _matching(ONE_MACHINE, TEXT) == []


def test_no_package_registry_is_named() -> None:
    assert _matching(REGISTRY, TEXT) == []


def test_no_secret_is_committed() -> None:
    assert [
        str(path) for path in files() if path.name in (".env", "secrets.env") or path.suffix in (".pem", ".key")
    ] == []
