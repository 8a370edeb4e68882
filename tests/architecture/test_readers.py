"""Patterns for words live in readers, where a table tries them; whoever decides, acts or speaks holds none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import python_in, tree_of

_OF_PATTERNS = frozenset({"compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn"})


def _is_reader(path: Path) -> bool:
    return any(part.removesuffix(".py") == "readers" for part in path.parts)


def _patterns_in(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        of_re = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"
        if of_re and isinstance(node, ast.Attribute) and node.attr in _OF_PATTERNS:
            yield f"{path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            yield f"{path}:{node.lineno}"


def test_patterns_of_words_stand_in_readers_alone() -> None:
    paths = (path for path in python_in("actions") if not _is_reader(path))
    assert [place for path in paths for place in _patterns_in(path)] == []


def test_readers_hold_patterns_or_nothing_would_be_looked_at() -> None:
    readers = [path for path in python_in("actions") if _is_reader(path)]
    assert sum(1 for path in readers for _ in _patterns_in(path)) > 100
