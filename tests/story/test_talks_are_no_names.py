"""A verb of talking, or the word for money, that begins with the sign of a surname is nobody's name."""

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


@pytest.mark.parametrize(
    "text", ["合伙人把钱卷走了", "他把钱花光了", "老板把钱拿去赌", "股东把钱转走了", "佢将啲钱借钱收晒"]
)
def test_money_somebody_takes_is_no_name(text: str) -> None:
    assert [str(one.value) for one in mark(text, []).mentions if one.kind == "name"] == []


@pytest.mark.parametrize(("text", "name"), [("被告钱伟明", "钱伟明"), ("钱借给钱志强了", "钱志强")])
def test_whose_surname_is_money_has_a_name(text: str, name: str) -> None:
    assert name in [str(one.value) for one in mark(text, []).mentions if one.kind == "name"]
