"""A message that tells of a name alone names it, with its paper, its signs, its other script; others name nobody."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.names import SEVERAL, read_personal_name
from actions.dialogue.readers.names_beside import named_beside


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("護照寫 KWOK SIU FAN，中文郭少芬", "KWOK SIU FAN 郭少芬"),
        ("Lily Tam as in my passport, Chinese 譚麗麗", "Lily Tam 譚麗麗"),
        ("on my passport: Yung, Jack Wai Hung", "Yung, Jack Wai Hung"),
        ("余玉蘭，玉器嘅玉，蘭花個蘭", "余玉蘭"),
        ("闻鸡起舞的闻，闻国华", "闻国华"),
        ("司徒永康，司徒是复姓", "司徒永康"),
        ("關陳美娟，冠夫姓嗰種", "關陳美娟"),
        ("何永明，外号大头明", "何永明"),
        ("叫我陈师奶就得，身份证陈惠芳", "陈惠芳"),
        ("everyone calls him Old Third, on paper Lau Kam Wing", "Lau Kam Wing"),
        ("姓何，单名一个必字，何必，别笑", "何必"),
        ("SZETO KA WAI, Szeto is the surname", "SZETO KA WAI"),
        ("I'm Peter Liang, from Rotterdam", "Peter Liang"),
    ],
)
def test_a_name_is_told_with_what_is_told_of_it(text: str, name: str) -> None:
    assert read_personal_name(text).value == name


@pytest.mark.parametrize(
    ("text", "sides", "name"),
    [
        ("申請人係我大佬，甄國樑", ("applicant",), "甄國樑"),
        ("原告是我妈，冯玉娥", ("plaintiff",), "冯玉娥"),
        ("要告的是我老公，关永康", ("defendant",), "关永康"),
        ("律師姓鄺，全名鄺志恆", ("lawyer",), "鄺志恆"),
        ("我大伯，黄有财", ("other",), "黄有财"),
        ("告我嘅係我前妻 伍锦荣", ("plaintiff", "other"), "伍锦荣"),
        ("my own sister, Tam Mei Wah", ("other",), "Tam Mei Wah"),
    ],
)
def test_a_side_is_named_where_it_is_asked_for(text: str, sides: tuple[str, ...], name: str) -> None:
    assert read_personal_name(text, sides).value == name
    assert named_beside(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "我和我太太一起：罗振邦、罗惠芳",
        "申请人有两个：罗永强、罗永健",
        "关志坚和他老婆刘翠",
        "Two of them: Zhou Peiqi and her son Zhou Lei",
        "余锦豪、余锦标两兄弟",
        "we're answering together: Ho Wing Sum and Ho Wing Lun",
    ],
)
def test_who_answer_together_are_several(text: str) -> None:
    assert read_personal_name(text, ("applicant", "defendant", "other")).problem == SEVERAL


@pytest.mark.parametrize(
    "text",
    [
        "我太太，林彩霞", "the interpreter, Choy Ah Chun", "我是文员陈丽珊，不是申请人", "刚才名字写反了，是陈国强",
        "麥啟明，住台山", "Wong Siu Ping, she lives in Foshan", "护照写简体", "法官系莫志强", "余国强，佢欠我錢",
        "our lawyer is Huo Jing", "对方：麦国雄", "被申请人是江门陶瓷厂，陈国强", "狗东西，名字都写三个版本",
        "陈国强，李小文",
        "Chen Guoqiang, Li Jianguo, Wang Wei",
    ],
)  # fmt: skip
def test_what_tells_of_somebody_or_something_else_names_nobody(text: str) -> None:
    assert named_beside(text) == []
