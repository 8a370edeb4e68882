"""Whoever passes the house on knows what is in it, from where, by which hash and under which licence."""

from __future__ import annotations

import pytest
import yaml

from bench.sbom import bill_of, to_look_at
from cli.install import ENVIRONMENTS, ROOT, SERVICES, Environment


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: one.name)
def test_every_package_that_runs_is_named_with_its_hashes(environment: Environment) -> None:
    components = {one["name"]: one for one in bill_of(environment)["components"]}
    assert {"services": "sanic", "bot": "rasa"}[environment.name] in components
    assert not {"pytest", "schemathesis", "hypothesis"} & set(components)
    fetched = [one for one in components.values() if "purl" in one]
    assert len(fetched) > 100
    assert all(source["hashes"] for one in fetched for source in one["externalReferences"])


def test_licences_that_ask_something_are_named() -> None:
    said = list(to_look_at(bill_of(SERVICES)))
    assert any(line.startswith("psycopg ") and "LGPL" in line for line in said)
    assert not any(line.startswith(("sanic ", "sqlalchemy ")) for line in said)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: one.name)
def test_no_package_asks_the_whole_to_be_passed_on_alike(environment: Environment) -> None:
    assert not [line for line in to_look_at(bill_of(environment)) if "GPLv3" in line and "LGPL" not in line]


def test_a_release_carries_what_is_written_here() -> None:
    release = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    steps = [step["run"] for step in release["jobs"]["release"]["steps"] if "run" in step]
    assert steps[:2] == [".ci/run", "make sbom"]
    assert "gh release create" in steps[2] and "var/sbom/*.json" in steps[2]
    assert ".cdx.json" in (ROOT / "bench" / "sbom.py").read_text("utf-8")
