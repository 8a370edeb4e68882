"""Patterns for words live in readers, where a table tries them; whoever decides, acts or speaks holds none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.architecture.source_tree import python_in, tree_of

_ENGINES = frozenset({"re", "regex"})
_OF_TYPES = frozenset({"Match", "Pattern"})


def _is_reader(path: Path) -> bool:
    return any(part.removesuffix(".py") == "readers" for part in path.parts)


def _patterns_in(path: Path) -> Iterator[str]:
    """Find every use of regular expressions but for the names of their types, by whatever name they are imported."""
    return (f"{path}:{line}" for line in _uses(tree_of(path)))


def _uses(tree: ast.Module) -> Iterator[int]:
    return (node.lineno for node in ast.walk(tree) if _asks_engine(node) or _renames_engine(node))


def _asks_engine(node: ast.AST) -> TypeGuard[ast.Attribute]:
    named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _ENGINES
    return named and node.attr not in _OF_TYPES


def _renames_engine(node: ast.AST) -> TypeGuard[ast.Import | ast.ImportFrom]:
    if isinstance(node, ast.ImportFrom):
        return node.module in _ENGINES
    return isinstance(node, ast.Import) and any(one.name in _ENGINES and one.asname for one in node.names)


def test_patterns_of_words_stand_in_readers_alone() -> None:
    paths = (path for path in python_in("actions") if not _is_reader(path))
    assert [place for path in paths for place in _patterns_in(path)] == []


def test_readers_hold_patterns_or_nothing_would_be_looked_at() -> None:
    readers = [path for path in python_in("actions") if _is_reader(path)]
    assert sum(1 for path in readers for _ in _patterns_in(path)) > 100


@pytest.mark.parametrize(
    "line",
    ["import re as words", "from re import compile", "from regex import search", "re.escape(text)", "re.compile('a')"],
)
def test_a_pattern_hides_behind_no_other_name(line: str) -> None:
    assert list(_uses(ast.parse(line))) == [1]


def test_a_type_is_no_pattern() -> None:
    assert list(_uses(ast.parse("import re\ndef found() -> re.Match[str] | None: ..."))) == []
