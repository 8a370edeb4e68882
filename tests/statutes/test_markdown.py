"""Files of statutes are read with their days and chapters, and a broken one says what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

from backend.statutes.model import Number
from backend.statutes.readers.markdown import BrokenFile, parse_statute

WHOLE = """# 中华人民共和国养猫法

2020年1月2日 通过

2023年9月1日 《关于修改〈养猫法〉的决定》第一次修正

<!-- INFO END -->

## 第一章　总 则

第一条　为了猫，制定本法。

​

第二条 养猫的人有三项义务：

（一）喂食；

（二）铲屎。

第二条之一 小猫另有规定。

## 第二章 附则

第三条 本法自2024年1月1日起施行。
"""


def test_a_statute_is_read_with_its_articles_and_their_paragraphs() -> None:
    read = parse_statute(WHOLE, "养猫法(2023-09-01).md")
    assert [one.number for one in read.articles] == [Number(1), Number(2), Number(2, 1), Number(3)]
    assert read.articles[1].text == "养猫的人有三项义务：\n（一）喂食；\n（二）铲屎。"
    assert (read.articles[0].heading, read.articles[3].heading) == ("第一章 总则", "第二章 附则")


def test_its_days_come_from_the_name_the_head_and_its_last_article() -> None:
    read = parse_statute(WHOLE, "养猫法(2023-09-01).md")
    assert (read.passed_on, read.effective_on) == (date(2023, 9, 1), date(2024, 1, 1))
    assert parse_statute(WHOLE, "养猫法.md").passed_on == date(2023, 9, 1)


def test_the_day_of_the_first_version_is_not_told_of_an_amended_one() -> None:
    amended = WHOLE.replace("2024年1月1日起施行", "2020年3月1日起施行")
    assert parse_statute(amended, "养猫法(2023-09-01).md").effective_on is None


def test_a_book_of_a_code_says_which_it_is() -> None:
    read = parse_statute(
        "# 中华人民共和国民法典\n# 继承编\n\n2021年1月1日 施行\n\n第一千一百一十九条 猫有遗产。", "继承编.md"
    )
    assert (read.title, read.part, read.effective_on) == ("中华人民共和国民法典", "继承编", date(2021, 1, 1))


def test_a_reference_at_the_beginning_of_a_line_begins_no_article() -> None:
    read = parse_statute("# 猫法\n第一条 有下列情形：\n第三条规定的猫\n第五条、第六条的猫\n第二条 完。", "猫法.md")
    assert [one.number.article for one in read.articles] == [1, 2]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no title"),
        ("第一条 没有题目。", "no title"),
        ("# 关于猫的批复\n\n一、可以养。", "no line that begins"),
        ("# 猫法\n第一条 甲。\n第一条 乙。", "article 1 twice"),
        ("# 猫法\n" + "第一条 甲。" * 600_000, "longer than any statute"),
    ],
    ids=["empty", "untitled", "without-articles", "twice", "endless"],
)
def test_a_broken_file_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        parse_statute(text, "猫法.md")
