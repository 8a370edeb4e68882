"""Who imports whom, counted honestly: also imports inside functions and for types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import python_in, tree_of

Graph = dict[str, set[str]]


def module_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imported(tree: ast.Module, known: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield from (name for name in ((inner if inner in known else node.module),) if name in known)


def graph_of(package: str) -> Graph:
    """Each module of a package with the modules of it that it imports anywhere in its text."""
    paths = {module_of(path): path for path in python_in(package)}
    return {name: set(_imported(tree_of(path), set(paths))) - {name} for name, path in paths.items()}


def circles_in(graph: Graph) -> list[list[str]]:
    """The groups of modules that import one another, directly or around (strongly connected components)."""
    order: list[str] = []
    seen: set[str] = set()
    for start in graph:
        stack: list[tuple[str, Iterator[str]]] = [] if start in seen else [(start, iter(sorted(graph[start])))]
        seen.add(start)
        while stack:
            name, following = stack[-1]
            unseen = next((one for one in following if one not in seen), None)
            if unseen is None:
                order.append(name)
                stack.pop()
            else:
                seen.add(unseen)
                stack.append((unseen, iter(sorted(graph[unseen]))))
    return [group for group in _groups(graph, order) if len(group) > 1]


def _groups(graph: Graph, order: list[str]) -> Iterator[list[str]]:
    importers: Graph = {name: set() for name in graph}
    for name, imported in graph.items():
        for one in imported:
            importers[one].add(name)
    left = set(graph)
    for root in reversed(order):
        group, stack = [], [root] if root in left else []
        left.discard(root)
        while stack:
            name = stack.pop()
            group.append(name)
            stack += (one for one in importers[name] if one in left)
            left -= importers[name]
        yield sorted(group)


def test_a_circle_is_found_and_a_ladder_is_none() -> None:
    assert circles_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert circles_in({"a": {"b", "c"}, "b": {"c"}, "c": set(), "d": {"a"}}) == []


@pytest.mark.parametrize("package", ["actions", "backend", "bench", "cli", "connectors", "sandbox", "tests"])
def test_no_module_imports_one_that_imports_it(package: str) -> None:
    assert circles_in(graph_of(package)) == []


def test_an_import_inside_a_function_or_for_types_alone_counts() -> None:
    text = "def f():\n    from actions.registry import FLOWS\nif TYPE_CHECKING:\n    import actions.submit\n"
    known = {"actions.registry", "actions.submit"}
    assert set(_imported(ast.parse(text), known)) == known
