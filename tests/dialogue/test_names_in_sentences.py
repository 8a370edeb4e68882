"""A name told in a sentence of more than itself is that name; a sentence that introduces nobody is none."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.names import read_personal_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我爷爷叫冯启华", "冯启华"),
        ("阿公的名字是李镜堂", "李镜堂"),
        ("姐姐叫谭秀珍，她已经放弃了", "谭秀珍"),
        ("Lam Yuet Ngor was my late mother", "Lam Yuet Ngor"),
        ("不是说过了吗，我叫区伟雄", "区伟雄"),
        ("前夫叫梁永安，女儿叫梁思琪，今年八岁", "梁永安"),
        ("老细叫陈少芳，啊唔系，我老细叫陈少芬，住鹤山沙坪", "陈少芬"),
        ("叫阿全，姓什么不记得了", "阿全"),
        ("我姓区，叫永康", "区永康"),
        ("HO WAI KIT, ⟦document:0123456789⟧, 3 March 1966", "HO WAI KIT"),
        ("Maria Chan, female, born 1974", "Maria Chan"),
        ("就填关德明，别的我不清楚", "关德明"),
        ("the man is called Roger Wu", "Roger Wu"),
        ("I'm Anna Situ. Canadian, both of us.", "Anna Situ"),
        ("I'm Peter Ho, a Canadian", "Peter Ho"),
        ("我叫陈大文，加拿大人", "陈大文"),
        ("係李錦棠，佢生日1948年7月2日", "李錦棠"),
        ("是何玉莲，出世1950年", "何玉莲"),
        ("call her Lau Sau Ying, born 12 August 1957", "Lau Sau Ying"),
        ("please call him Tan Ah Kow", "Tan Ah Kow"),
    ],
)
def test_the_name_is_taken_out_of_the_sentence(text: str, name: str) -> None:
    assert read_personal_name(text).value == name


@pytest.mark.parametrize(
    "text",
    [
        "no children", "起诉状说老板", "谁知道她叫什么", "我要告他", "他叫我等消息", "they called me yesterday",
        "没有欠债", "他叫李小文，还有他老婆",
    ],
)  # fmt: skip
def test_who_introduces_nobody_names_nobody(text: str) -> None:
    assert not read_personal_name(text).found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("陳志明先", "陳志明"),
        ("李秀珍先。", "李秀珍"),
        ("司徒偉明先", "司徒偉明"),
        ("孙逸先", "孙逸先"),
        ("欧阳志先", "欧阳志先"),
    ],
)
def test_whose_turn_it_is_is_no_part_of_a_name(text: str, name: str) -> None:
    assert read_personal_name(text).value == name
