"""A name is kept for the side it was told for, whatever the writer calls that side."""

from __future__ import annotations

import pytest

from actions.defence.sides_named import names_by_side, sides_in


@pytest.mark.parametrize(
    ("before", "text", "names"),
    [
        (
            "我替我老公问的，他被他堂弟在台山法院告了，说欠5万块",
            "他叫伍文杰，堂弟叫伍伟明",
            {"plaintiff": "伍伟明", "name": "伍文杰"},
        ),
        ("我俾人告咗，蓬江法院寄咗啲文件嚟", "佢叫陈国辉，我叫李美玲", {"plaintiff": "陈国辉"}),
        ("我爸被他弟弟告了", "我爸叫黄志强，他弟弟叫黄志明", {"plaintiff": "黄志明", "name": "黄志强"}),
        ("老公喺恩平告我離婚", "我老公叫陳國輝", {"plaintiff": "陳國輝"}),
        ("我被告了", "对方叫李国强", {"plaintiff": "李国强"}),
        (
            "My cousin is suing me in Taishan over grandpa's house.",
            "My name is Kevin Mui, his name is Mei Jianhua.",
            {"plaintiff": "Mei Jianhua"},
        ),
        ("Ng is suing me", "his name is Mei Jianhua. Case number 3308", {"plaintiff": "Mei Jianhua"}),
        ("My husband is being sued by his cousin", "my husband's name is Ng Man Kit", {"name": "Ng Man Kit"}),
        ("我被以前的员工告了", "我儿子在江门可以帮我去吗，他叫高子轩", {}),
        ("My cousin is suing me", "Can my son go to court for me? His name is Kevin Lam", {}),
        (
            "My wife is being sued by her cousin",
            "Her name is Chan Suk Yee, the cousin is Chan Kam Wing.",
            {"name": "Chan Suk Yee", "plaintiff": "Chan Kam Wing"},
        ),
        ("我被告了", "我叫李美玲", {}),
        ("我被告了", "我的律师叫张大明", {}),
        ("我被告了", "佢叫我还钱", {}),
        ("我被告了", "他叫我去法院", {}),
        ("我被告了", "法院叫我下个月十五号开庭", {}),
    ],
)  # fmt: skip
def test_a_name_is_kept_for_its_side(before: str, text: str, names: dict[str, str]) -> None:
    assert names_by_side(text, sides_in([before, text])) == names
