"""An opening that tells both parties with what is known of each keeps both, each on its side."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.readers.addresses import find_address
from actions.filing.story_owners import of_new_sides

OURS = {"plaintiff_1_name": "李美玲", "plaintiff_1_phone": "⟦phone:1⟧"}
THEIRS = {"defendant_1_name": "张志强", "defendant_1_address": {"text": "桥湖路5号", "country": "CN"}}


@pytest.mark.parametrize(
    ("told", "known", "kept"),
    [
        ({**OURS, **THEIRS}, {}, {**OURS, **THEIRS}),
        ({**OURS, **THEIRS, "for_whom": "self"}, {"matter": "civil"}, {**OURS, **THEIRS}),
        ({**OURS, **THEIRS}, {"plaintiff_1_name": "李美玲"}, THEIRS),
        ({**OURS, **THEIRS}, {"defendant_1_name": "张三"}, OURS),
        ({"lent_amount": "5"}, {}, {}),
    ],
)
def test_each_side_is_kept_where_nothing_of_it_was_known(
    told: dict[str, Any], known: dict[str, Any], kept: dict[str, Any]
) -> None:
    assert of_new_sides(told, known) == kept


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("住台山市台城镇桥湖路5号）", "台山市台城镇桥湖路5号"),
        ("lives at 8 Huanshi Road, Xinhui)", "8 Huanshi Road, Xinhui"),
        ("新会区会城镇冈州大道20号（二楼）", "新会区会城镇冈州大道20号（二楼）"),
    ],
)
def test_a_bracket_that_opened_before_is_no_part_of_an_address(text: str, address: str) -> None:
    assert find_address(text) == address
