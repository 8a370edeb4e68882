"""A child who is spoken of with age, birth or school is known as one; whoever is sued by their parents is not."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.kin import is_minor_told


@pytest.mark.parametrize(
    "text",
    [
        "一個仔，黎俊軒，2012年出世", "大女儿 陈小美，在读小学", "细路而家八岁，叫阿明",
        "孩子叫李想，2015年出生", "仔女两个，十岁同七岁",
        "my son Kevin Lam, 9 years old", "our daughter Amy, born in 2014", "the kids, aged 5 and 7",
        "我孙女黄美玲，返学三年级", "儿子陈乐，幼儿园大班",
    ],
)  # fmt: skip
def test_a_child_is_known(text: str) -> None:
    assert is_minor_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "我儿子陈大文，欠我三十万", "我哥陈国强，1962年出生", "黄志强，1970年出生", "my daughter Anna owes me money",
        "被告是我女婿李大明，住台山", "my brother, born in 1958",
        "他叫余健明，今年45岁", "我女儿34岁，叫黄丽珊，她占了房子",
        "学校的老师叫陈志明", "大佬黃國強，住廣州",
    ],
)  # fmt: skip
def test_whoever_may_be_sued_is_no_child(text: str) -> None:
    assert not is_minor_told(text)
