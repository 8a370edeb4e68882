"""A verb of talking that begins with the sign of a surname is nobody's name."""

from __future__ import annotations

import pytest

from actions.mediation.readers.sides import sides_in
from actions.story.reading import mark


@pytest.mark.parametrize(
    "text",
    [
        "想找个中间人跟我大哥谈谈阿妈留下的存折",
        "跟姑妈谈谈老屋的事",
        "同大佬谈下间屋",
        "想和他谈清楚房子",
        "跟我弟谈好分钱",
    ],
)
def test_to_talk_is_no_name(text: str) -> None:
    assert sides_in(text).others == ()


@pytest.mark.parametrize(
    ("text", "name"), [("我大哥叫谈志强", "谈志强"), ("被告谈小明", "谈小明"), ("我姐姐叫谈丽", "谈丽")]
)
def test_whose_surname_it_is_has_a_name(text: str, name: str) -> None:
    assert name in [str(one.value) for one in mark(text, []).mentions if one.kind == "name"]
