"""Reads the project as data: its files, its Python, its merged domain, for the architecture tests to question."""

from __future__ import annotations

import ast
import gc
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from backend.conversation.phrasebook import domain_files
from backend.shared.yaml_pages import read_yaml

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(Path(name) for name in names if name and (ROOT / name).is_file())


def python_in(*folders: str) -> Iterator[Path]:
    """Python files below `folders`, relative to the root."""
    return (path for path in files() if path.suffix == ".py" and path.parts[0] in folders)


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return _parsed(path)


def _parsed(path: Path) -> ast.Module:
    """Parse without a search for garbage: in Python 3.11.7 one that parses itself, for a traceback, breaks this one."""
    gc.disable()
    try:
        return ast.parse((ROOT / path).read_text("utf-8"))
    finally:
        gc.enable()


def strings_in(*folders: str, holding: str = "") -> Iterator[tuple[Path, str]]:
    """Every string constant of the Python files below `folders`, of those alone whose text holds `holding`."""
    for path in python_holding(holding, *folders):
        for text in _strings_of(path):
            yield path, text


def python_holding(words: str, *folders: str) -> Iterator[Path]:
    """Python files below `folders` that hold these words: most need not be parsed to know that they say nothing."""
    return (path for path in python_in(*folders) if words in (ROOT / path).read_text("utf-8"))


@cache
def _strings_of(path: Path) -> tuple[str, ...]:
    nodes = ast.walk(_parsed(path))
    return tuple(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def domain() -> dict[str, Any]:
    """The domain as the importer joins it: the root's and every service's with its responses."""
    whole: dict[str, Any] = {"intents": [], "responses": {}, "actions": [], "forms": {}}
    for path in domain_files(ROOT):
        part = read_yaml(path) or {}
        whole["intents"] += [name if isinstance(name, str) else next(iter(name)) for name in part.get("intents", [])]
        whole["responses"].update(part.get("responses", {}))
        whole["forms"].update(part.get("forms", {}))
        whole["actions"] += part.get("actions", [])
    return whole


@cache
def services() -> tuple[str, ...]:
    """Folders of all services, in the order of their descriptors in `backend/bootstrap.py`."""
    from backend.bootstrap import SERVICES  # here: whoever wants the root alone does not load the house

    return tuple(build.__module__.split(".")[1] for build in SERVICES)


@cache
def steps(key: str) -> frozenset[str]:
    """Names under `key` (intent, action) in any rule."""
    found: set[str] = set()
    for path in sorted((ROOT / "bot" / "data").glob("*/rules*.yml")):
        data = read_yaml(path) or {}
        for rule in data.get("rules", []):
            for step in _flat(rule["steps"]):
                found |= {step[key]} if key in step else set()
    return frozenset(found)


def variants(utterance: str) -> dict[str, list[dict[str, Any]]]:
    """The Chinese (plain) and English (conditional) variants of an utterance."""
    sorted_out: dict[str, list[dict[str, Any]]] = {"zh": [], "en": []}
    for variant in domain()["responses"].get(utterance, []):
        languages = [test.get("value") for test in variant.get("condition", []) if test.get("name") == "language"]
        sorted_out["en" if languages == ["en"] else "zh"].append(variant)
    return sorted_out


def placeholders(variant: dict[str, Any]) -> set[str]:
    """Names of the facts a variant speaks of."""
    return set(re.findall(r"\{(\w+)\}", str(variant.get("text", ""))))


def _flat(rule_steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for step in rule_steps:
        yield from step.get("or", [step])
