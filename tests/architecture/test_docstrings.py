"""Docstrings name a thing or give an order: a list of their first lines tells what there is and what it does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.architecture.source_tree import python_in, tree_of

FOLDERS = ("actions", "backend", "bench", "bot", "cli", "connectors", "sandbox")
_CLAUSE = re.compile(
    r"\W*(?:(?:at|by|for|from|in|of|on|to|with) )?"
    r"(?:what|who|whom|whose|which|whether|how|where|when|why)(?:ever)?\b"
    r"|\W*(?:that|as|because|if|since|so)\b",
    re.IGNORECASE,
)
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _first_lines(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED):
            yield from _of_values(node.body)
            if text := ast.get_docstring(node):
                yield node.body[0].lineno, text.partition("\n")[0]


def _of_values(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """First lines of the strings right behind an assignment, which tell of its value."""
    for one, behind in pairwise(body):
        if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(behind, ast.Expr):
            value = behind.value.value if isinstance(behind.value, ast.Constant) else None
            if isinstance(value, str):
                yield behind.lineno, value.partition("\n")[0]


def test_a_docstring_begins_with_a_noun_phrase_or_an_order() -> None:
    lines = [(path, line, first) for path in python_in(*FOLDERS) for line, first in _first_lines(tree_of(path))]
    assert len(lines) > 8000
    assert [f"{path}:{line}: {first}" for path, line, first in lines if _CLAUSE.match(first)] == []


def test_functions_classes_modules_and_values_are_looked_at() -> None:
    text = '"""Mod."""\nA, B = 1, 2\n"""Two."""\nclass C:\n    """Cls."""\n    a: int\n    """Att."""'
    assert sorted(first for _, first in _first_lines(ast.parse(text))) == ["Att.", "Cls.", "Mod.", "Two."]


@pytest.mark.parametrize(
    "first", ["Whether it is so.", "What is kept.", "Whoever asks.", "By which it ends.", "As told."]
)
def test_a_clause_is_none(first: str) -> None:
    assert _CLAUSE.match(first) is not None


@pytest.mark.parametrize(
    "first", ["Return True if it is so.", "Assets of a house.", "Whole of it.", "Store of what is kept."]
)
def test_a_noun_or_an_order_is_taken(first: str) -> None:
    assert _CLAUSE.match(first) is None
