"""What is said in the middle of a filing and is no part of the story: table tests of the readers."""

from __future__ import annotations

import pytest

from actions.filing.readers.beside_story import lacks_particular, lists_papers, words_taken_out


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("罗永成电话不知道", True),
        ("身份證號碼唔喺手，遲啲補", True),
        ("I don't know his address", True),
        ("被告的法人不清楚", True),
        ("他说不知道房子卖了", False),
        ("他没有还钱", False),
        ("电话打了三次他都不接", False),
    ],
)
def test_what_is_not_known_of_somebody_is_no_story(text: str, lacks: bool) -> None:
    assert lacks_particular(text) is lacks


@pytest.mark.parametrize(
    ("text", "only_papers"),
    [
        ("相片、村委會寫嘅證明、師傅嘅報價單", True),
        ("有合夥協議、轉賬記錄", True),
        ("photos, receipts and the contract", True),
        ("他把合同撕了", False),
        ("我签了合同，他没付钱", False),
        ("", False),
    ],
)
def test_a_list_of_papers_is_no_story(text: str, only_papers: bool) -> None:
    assert lists_papers(text) is only_papers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("经过里删掉 区志文电话不知道 那句", "区志文电话不知道"),
        ("把“他打过我”那句删掉", ""),
        ("删掉他打过我那一句", "他打过我"),
        ("delete the sentence: he hit me", "he hit me"),
        ("删掉第2条", ""),
        ("他把我删掉了", ""),
    ],
)
def test_a_sentence_is_taken_out_by_its_words(text: str, words: str) -> None:
    assert words_taken_out(text) == words
