"""A domicile as it is told: whoever is heard wrong hears a last day fifteen days too late or too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.defence.domicile import domicile_in
from backend.shared.yaml_pages import read_yaml

TABLE = read_yaml(Path(__file__).with_name("domiciles.yml"))


@pytest.mark.parametrize(("text", "told"), [(one, told) for told in ("china", "abroad") for one in TABLE[told]])
def test_a_registration_is_heard_as_it_was_told(text: str, told: str) -> None:
    assert domicile_in(text) == told


@pytest.mark.parametrize("text", TABLE["asked"])
def test_what_tells_none_surely_is_asked(text: str) -> None:
    assert domicile_in(text) is None
