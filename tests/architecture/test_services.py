"""Each service of the list stands for itself: it reaches no other, and only bootstrap knows two."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from backend.infrastructure import Infrastructure
from backend.shared.service import Service
from tests.architecture.source_tree import ROOT, python_in, services, tree_of
from tests.architecture.test_imports import Graph, graph_of

NAMES = services()
PAPERS = "documents"
"""Makes everybody's papers out of their models, so it knows several; its own contract is that they ask it alone."""
READER = "paper_reader"
"""Reads everybody's papers and knows no service; whoever asks it takes the values it has read."""
INSPECTION = ("backend.files.inspection", "backend.files.model")
"""Checks of foreign files that whoever opens one in the bounded worker goes through, and their limits."""
FRONT = ("backend.api",)
"""The pages and addresses of the house: each shows what several services answer."""
MOST_FIELDS = 10


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of("backend")


def _reached(graph: Graph, service: str) -> set[str]:
    seen: set[str] = set()
    left = [name for name in graph if name.startswith(f"backend.{service}.")]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += graph[name]
    return seen


def _services_in(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.count(".") > 1} & set(NAMES)


@pytest.mark.parametrize("service", [name for name in NAMES if name != PAPERS])
def test_a_service_reaches_no_other_by_whatever_way(service: str, graph: Graph) -> None:
    reached = {name for name in _reached(graph, service) if not name.startswith(INSPECTION) or service != READER}
    assert _services_in(reached) <= {service, PAPERS, READER}


def test_the_reader_of_papers_reaches_no_service(graph: Graph) -> None:
    assert _services_in({name for name in _reached(graph, READER) if not name.startswith(INSPECTION)}) == {READER}


def test_only_bootstrap_imports_two_services(graph: Graph) -> None:
    knowing = {
        name
        for name, imported in graph.items()
        if len(_services_in(imported | {name}) - {PAPERS, READER}) > 1
        and not name.startswith((*FRONT, f"backend.{PAPERS}"))
    }
    assert knowing == {"backend.bootstrap"}


def test_the_infrastructure_knows_no_service(graph: Graph) -> None:
    seen, left = set[str](), ["backend.infrastructure"]
    while left:
        name = left.pop()
        seen.add(name)
        left += graph[name] - seen
    assert _services_in(seen) == set()


def test_every_folder_with_a_module_is_in_the_list() -> None:
    folders = {path.parts[1] for path in python_in("backend") if path.name == "module.py"}
    assert folders == {*NAMES, "conversation"}


def test_a_module_builds_one_service_of_its_folder_s_name() -> None:
    said = {name: _name_said(name) for name in NAMES}
    assert said == {name: name for name in NAMES}


def _name_said(service: str) -> str | None:
    tree = tree_of((ROOT / "backend" / service / "module.py").relative_to(ROOT))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Service" and node.args)
    first = next(named).args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_no_class_that_puts_things_together_grows_into_a_locator() -> None:
    assert len(Infrastructure.__dataclass_fields__) <= MOST_FIELDS
    assert len(Service.__dataclass_fields__) < MOST_FIELDS
    kept = {"bootstrap.py": 90, "backend.py": 150}
    assert [name for name, most in kept.items() if _lines(name) > most] == []


def _lines(name: str) -> int:
    return len((ROOT / "backend" / name).read_text("utf-8").splitlines())


def test_the_contracts_are_frozen() -> None:
    assert [str(path) for path in python_in("backend") if path.parts[1] == "contracts" and _thawed(path)] == []


def _thawed(path: Path) -> list[str]:
    found = [node for node in tree_of(path).body if isinstance(node, ast.ClassDef) and not node.name.endswith("ByBus")]
    classes = [one for one in found if "Exception" not in map(ast.unparse, one.bases)]
    return [one.name for one in classes if "frozen=True" not in "".join(map(ast.unparse, one.decorator_list))]
