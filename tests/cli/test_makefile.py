"""Targets of the Makefile: what each lays first, and that none is ever taken for a file of its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cli.install import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
OF_THE_HOUSE = (
    "run", "demo", "chat", "audit", "jobs", "reviews", "desk", "map", "laws", "witness", "channels", "truth", "keys",
    "arbitration", "erase", "export", "train",
)  # fmt: skip
OF_DEVELOPERS = ("test", "test-fast", "lint", "format", "types", "contracts", "bench", "fuzz", "attack", "docs", "sbom")


def rules() -> Mapping[str, list[str]]:
    """Return the targets that each target asks for before itself."""
    found = re.findall(r"^([a-z][a-z\d_./-]*):(?!=)([^#\n]*)", MAKEFILE, re.MULTILINE)
    return {name: wanted.split() for name, wanted in found}


def test_the_house_and_the_operator_s_commands_lay_the_runtime_alone() -> None:
    """The runtime for what a person types, everything for what a developer does."""
    laid = rules()
    assert {name: "runtime" in laid[name] for name in OF_THE_HOUSE} == dict.fromkeys(OF_THE_HOUSE, True)
    assert not any("install" in laid[name] for name in OF_THE_HOUSE)
    assert all("install" in laid[name] for name in OF_DEVELOPERS)


def test_a_folder_of_its_name_keeps_no_target_from_being_made() -> None:
    """Else `make backup` beside a folder called backup would say that there is nothing to do."""
    declared = re.findall(r"^\.PHONY:(.*)$", MAKEFILE, re.MULTILINE)
    phony = [name for line in declared for name in line.split()]
    assert sorted(phony) == sorted(rules())


def test_a_target_is_written_once() -> None:
    names = re.findall(r"^([a-z][\w./-]*):(?!=)", MAKEFILE, re.MULTILINE)
    assert len(names) == len(set(names)) > 40
