"""Words that are to be taken out of an answer are found with the answer that is named; a story takes nothing out."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.words_out import without, words_out


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        ("第5项去掉“对，”两个字", "第5项", "对，"),
        ("把地址里的“住在”去掉", "地址", "住在"),
        ("地址「住在」两个字不要", "地址", "住在"),
        ("被告地址里不应该有“lives at”", "被告地址", "lives at"),
        ("最后那句“至今未还”不要了", "最后那句", "至今未还"),
        ("the defendant's address shouldn't have the words \"lives at\"", "the defendant's address", "lives at"),
        ('in the facts delete "said unclear"', "the facts", "said unclear"),
        ('remove "Ltd" from the name', "the name", "Ltd"),
        ("please remove 'later'", "", "later"),
        ('第8項唔要"大約"呢個詞', "第8項", "大約"),
    ],
)
def test_the_words_and_their_answer_are_found(text: str, subject: str, words: str) -> None:
    found = words_out(text)
    assert found is not None
    assert (found.subject, text[found.begin : found.end]) == (subject, words)


@pytest.mark.parametrize(
    "text",
    [
        "他说“不要钱”",
        "合同里写“不要利息”",
        'she took out "the card"',
        "删掉第3项",
        "他删了“明天还”那条微信，我有截图",
        "不要调解",
        "remove me from your list",
        'he said "remove it"',
        "把车开走",
        "微信里他写“钱我会还”",
    ],
)
def test_a_story_takes_nothing_out(text: str) -> None:
    assert words_out(text) is None


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("lives at 鹤山市人民路18号", "lives at", "鹤山市人民路18号"),
        ("对，金盛五金厂", "对，", "金盛五金厂"),
        ("借了钱。说不清楚，只知道台城。", "说不清楚", "借了钱。只知道台城。"),
        ("5 Queen Street apt 3 Toronto", "apt 3", "5 Queen Street Toronto"),
    ],
)
def test_no_sign_is_left_behind(text: str, words: str, left: str) -> None:
    assert without(text, words) == left
