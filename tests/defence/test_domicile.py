"""A domicile as it is told: whoever is heard wrong hears a last day fifteen days too late or too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.defence.domicile import domicile_in, tells_nationality
from backend.shared.yaml_pages import read_yaml

TABLE = read_yaml(Path(__file__).with_name("domiciles.yml"))


@pytest.mark.parametrize(("text", "told"), [(one, told) for told in ("china", "abroad") for one in TABLE[told]])
def test_a_registration_is_heard_as_it_was_told(text: str, told: str) -> None:
    assert domicile_in(text) == told


@pytest.mark.parametrize("text", TABLE["asked"])
def test_what_tells_none_surely_is_asked(text: str) -> None:
    assert domicile_in(text) is None


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("我入了澳洲籍", True),
        ("我人在悉尼 澳洲籍", True),
        ("我係加拿大公民", True),
        ("I am a US citizen", True),
        ("I have a British passport", True),
        ("入了外国籍，户口注销了", False),
        ("户口还在台山", False),
        ("我籍贯台山", False),
        ("I still have my hukou", False),
    ],
)
def test_a_nationality_is_told_from_a_registration(text: str, *, tells: bool) -> None:
    assert tells_nationality(text) is tells
