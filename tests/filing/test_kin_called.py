"""A relative who sues and is called by name behind a comma is the plaintiff of that name."""

from __future__ import annotations

import pytest

from actions.filing.readers.party_names import roles_told
from tests.filing.one_message import after, commands

KNOWN = {"cause": "tort_traffic", "matter": "civil", "for_whom": "relative", "mediation_first": "no"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("原告係我阿媽，叫林月好", "林月好"),
        ("原告係我阿媽,叫林月好", "林月好"),
        ("原告是我妈妈，叫黄秀兰", "黄秀兰"),
        ("the plaintiff is my mother, her name is Lam Yuet Ho", "Lam Yuet Ho"),
    ],
)
def test_the_name_is_the_plaintiffs(text: str, name: str) -> None:
    assert roles_told(text) == {"plaintiff": name}
    assert after(commands(text, "plaintiff_1_name", KNOWN), KNOWN)["plaintiff_1_name"] == name


@pytest.mark.parametrize("text", ["原告是我，叫车回家", "原告是我们公司，地址在新会"])
def test_what_follows_otherwise_is_no_name(text: str) -> None:
    assert "plaintiff" not in roles_told(text)
