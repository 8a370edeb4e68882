"""Whoever passes the house on knows what is in it, from where, by which hash and under which licence."""

from __future__ import annotations

import re

import pytest
import yaml

from bench.sbom import asks_alike, bill_of, to_look_at
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


ALIKE = [
    "GPL-3.0-or-later", "GPL-2.0-only", "GPLv2", "GPLv3+", "GNU GPL 3", "AGPL-3.0", "AGPLv3", "gpl",
    "GNU General Public License v2 (GPLv2)", "GNU Affero General Public License v3", "Affero General Public License",
    "MIT AND GPL-2.0-or-later", "LGPL-2.1-only AND GPL-3.0-only",
]  # fmt: skip
NOT_ALIKE = [
    "LGPL-3.0-only", "LGPLv3+", "LGPL with exceptions", "GNU Lesser General Public License v3 (LGPLv3)",
    "GNU Library or Lesser General Public License (LGPL)", "GNU Library General Public License", "Apache-2.0", "MIT",
    "LGPL-3.0-only, GNU Lesser General Public License v3 (LGPLv3)", "MIT OR GPL-2.0-or-later",
    "GPL-2.0-only WITH GCC-exception-2.0",
]  # fmt: skip


@pytest.mark.parametrize("licence", ALIKE)
def test_a_licence_that_asks_the_whole_to_be_passed_on_alike_is_known_by_any_spelling(licence: str) -> None:
    assert asks_alike(licence)


@pytest.mark.parametrize("licence", NOT_ALIKE)
def test_one_that_asks_for_itself_alone_or_leaves_a_choice_is_none(licence: str) -> None:
    assert not asks_alike(licence)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: one.name)
def test_no_package_asks_the_whole_to_be_passed_on_alike(environment: Environment) -> None:
    licences = {
        one["name"]: one["license"]["name"]
        for component in bill_of(environment)["components"]
        for one in ({"name": component["name"], **each} for each in component.get("licenses", ()))
    }
    assert len(licences) > 100
    assert {name: licence for name, licence in licences.items() if asks_alike(licence)} == {}


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: one.name)
def test_what_is_under_the_lgpl_is_named_in_notice(environment: Environment) -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    lgpl = {line.split()[0] for line in to_look_at(bill_of(environment)) if "LGPL" in line}
    assert lgpl and {name for name in lgpl if not re.search(rf"\b{name}(?![\w-])", notice)} == set()


def test_a_release_carries_what_is_written_here() -> None:
    release = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    steps = [step["run"] for step in release["jobs"]["release"]["steps"] if "run" in step]
    assert steps[:2] == [".ci/run", "make sbom"]
    assert "gh release create" in steps[2] and "var/sbom/*.json" in steps[2]
    assert ".cdx.json" in (ROOT / "bench" / "sbom.py").read_text("utf-8")
