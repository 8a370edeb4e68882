"""The cure beside the original: every scalar keeps its type, and reading costs the same however much was read."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasa.shared.utils.io
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from bot import yaml_resolving

ROOT = Path(__file__).resolve().parents[2]
SCALARS = [
    "", " ", "~", "null", "NULL", "nil", "true", "yes", "no", "on", "Off", "n", "y", "0", "7", "-7", "+7", "0o14",
    "014", "0x1F", "1_000", "3.5", "-.5", ".inf", "-.inf", ".NaN", "1e3", "1:30", "190:20:30.15", "2026-11-24",
    "2026-11-24T17:00:00Z", "2026-11-24 17:00:00 +8", "<<", "=", "!", "-", ".", "utter_greet", "言", "５", "${HOME}",
    "a${HOME}",
]  # fmt: skip


@pytest.fixture
def cured(monkeypatch):
    monkeypatch.setattr(VersionedResolver, "resolve", yaml_resolving.resolve)


def resolver(version: tuple[int, int] | None) -> VersionedResolver:
    parser = YAML(typ="safe", pure=True)
    parser.version = version
    parser.get_constructor_parser("")
    return parser.resolver


@pytest.mark.parametrize("version", [(1, 1), (1, 2), None])
@pytest.mark.parametrize("implicit", [(True, False), (False, True), (False, False)])
def test_every_node_is_told_as_the_original_tells_it(version, implicit):
    for kind in (ScalarNode, SequenceNode, MappingNode):
        for value in SCALARS if kind is ScalarNode else [None]:
            expected = yaml_resolving._resolve(resolver(version), kind, value, implicit)
            assert yaml_resolving.resolve(resolver(version), kind, value, implicit) == expected, value


def test_rasa_reads_the_domain_as_it_did(cured, monkeypatch):
    text = (ROOT / "domain.yml").read_text(encoding="utf-8")
    now = rasa.shared.utils.io.read_yaml(text)
    monkeypatch.setattr(VersionedResolver, "resolve", yaml_resolving._resolve)
    assert now == rasa.shared.utils.io.read_yaml(text) and now


def test_what_is_asked_again_and_again_makes_no_list_longer():
    asked = resolver((1, 2))
    for _ in range(3):
        yaml_resolving.resolve(asked, ScalarNode, "2", (True, False))
    before = {letter: len(patterns) for letter, patterns in asked.versioned_resolver.items()}
    yaml_resolving.resolve(asked, ScalarNode, "2", (True, False))
    assert {letter: len(patterns) for letter, patterns in asked.versioned_resolver.items()} == before


def test_it_is_there_whoever_imports_the_bot():
    assert VersionedResolver.resolve is yaml_resolving.resolve
