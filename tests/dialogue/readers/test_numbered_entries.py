"""Entries called by their numbers in one message, what is to stand there, and sentences that only count something."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.numbered_entries import numbered_entries

GONE = "—"


def read(text: str, *, shown: bool = True) -> list[tuple[int, str]]:
    """The numbers a text changes with the words for each."""
    found = numbered_entries(text, shown=shown)
    return [(one.number, GONE if one.gone else text[one.begin : one.end].strip(" ，,。;；")) for one in found]


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("改第14项：2024年5月借款，约定一年还清；至今未还", 14, "2024年5月借款，约定一年还清；至今未还"),
        ("改第14项：2024年5月借款，第2条约定一年还清；至今未还", 14, "2024年5月借款，第2条约定一年还清；至今未还"),
        ("第12项改成：二十万", 12, "二十万"),
        ("把第6項改為江門市新會區會城街道", 6, "江門市新會區會城街道"),
        ("第三條唔啱，係五萬", 3, "五萬"),
        ("唔該將第三項改做五萬蚊", 3, "五萬蚊"),
        ("第5项错了，应该是新会", 5, "新会"),
        ("第5項搞錯咗，應該係新會先啱", 5, "新會"),
        ("第十一项我想改成陈国强", 11, "陈国强"),
        ("改第6项 鹤山沙坪镇", 6, "鹤山沙坪镇"),
        ("第6项由现金改为转账", 6, "转账"),
        ("item 3: 500,000 instead", 3, "500,000"),
        ("Change item 6 to Heshan please", 6, "Heshan"),
        ("change number 6 from cash to bank transfer", 6, "bank transfer"),
        ("item 5 is wrong, it should be Xinhui", 5, "Xinhui"),
        ("for item 5 put Xinhui", 5, "Xinhui"),
        ("#4 should read Chan Tai Man", 4, "Chan Tai Man"),
        ("sorry, no. 9 is wrong: 416 555 0198", 9, "416 555 0198"),
        ("3改5万", 3, "5万"),
        ("5 -> Xinhui", 5, "Xinhui"),
        ("change 6 to Heshan", 6, "Heshan"),
    ],
)
def test_a_number_names_the_entry_and_all_behind_it_is_its_value(text: str, number: int, words: str) -> None:
    assert read(text) == [(number, words)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3改5万，5改成新会", [(3, "5万"), (5, "新会")]),
        ("第5项不对，是台山端芬。第9项加普通话都得", [(5, "台山端芬"), (9, "加普通话都得")]),
        ("第3項改五萬，第5項改做新會", [(3, "五萬"), (5, "新會")]),
        ("item 3 to 50,000 and item 5 to Xinhui", [(3, "50,000"), (5, "Xinhui")]),
        ("第2项：中国内地；第4项：在江门", [(2, "中国内地"), (4, "在江门")]),
        ("第5和第6项都改成新会", [(5, "新会"), (6, "新会")]),
        ("删掉第7项，第8项改成陈国强", [(7, GONE), (8, "陈国强")]),
        ("删掉第7项和第9项", [(7, GONE), (9, GONE)]),
    ],
)
def test_several_entries_are_changed_in_one_message(text: str, told: list[tuple[int, str]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "删掉第7项",
        "第7项删掉",
        "第7项不要了",
        "唔要第七項",
        "把第7项去掉吧",
        "第7项留空",
        "delete item 7",
        "remove number 7 please",
        "item 7 can be removed",
    ],
)
def test_an_entry_is_left_out_by_its_number(text: str) -> None:
    assert read(text) == [(7, GONE)]


@pytest.mark.parametrize(
    "text",
    [
        "第三项工程改成了明年",
        "第3个月改成每月500",
        "第2个被告改成陈明",
        "3月5日改成3月6日",
        "5万改成8万",
        "我借了3次，第一次5万",
        "3 months is wrong",
        "不要第三个人参加",
        "删掉第二句",
        "item 3 of the contract: 500,000",
        "第3项是什么意思？",
        "第3项改成什么好",
        "what is item 3",
        "第5项不对",
        "change item 5",
        "改第2项",
        "他说第3项改成五万他也不还",
        "2",
        "12月15号改到16号",
        "他欠我3万，第2年改成5万",
        "50,000 to 80,000",
    ],
)
def test_what_only_counts_or_asks_changes_no_entry(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["第1项：两份；第2项：英文", "3改5万", "1: passports, 2: photos"])
def test_without_numbers_on_screen_only_what_says_so_plainly_is_a_change(text: str) -> None:
    assert read(text, shown=False) == []
    assert read("第12项改成：二十万", shown=False) == [(12, "二十万")]


@pytest.mark.parametrize(
    "text",
    [
        "我要改两处：第10项写“四个月未付”；还有第15项是4楼",
        "有两处写错了：第10项是四个月未付，第15项是4楼",
        "two things wrong: item 10 should be 4 months unpaid, item 15 should be 4th floor",
    ],
)
def test_what_announces_several_changes_belongs_to_none(text: str) -> None:
    found = numbered_entries(text)
    assert [one.number for one in found] == [10, 15]
    assert not any(sign in text[one.begin : one.end] for one in found for sign in "“”；")


@pytest.mark.parametrize(
    "text", ["有两处房产：第1处在新会", "two things I want to ask: is item 3 needed", "有几点疑问"]
)
def test_what_only_counts_things_announces_no_change(text: str) -> None:
    assert numbered_entries(text) == ()
