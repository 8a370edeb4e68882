"""Whoever lent or owed and has died is heard as that; another death in the story is not."""

from __future__ import annotations

import pytest

from actions.filing.readers.party_died import creditor_died, debtor_died


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("欠我20万的张伟上个月死了，我要起诉", True), ("他借了我五万，去年过世了", True),
        ("佢爭我十萬蚊，上個月過咗身", True), ("我借给陈强30万，他今年病逝了", True),
        ("我叔叔欠我10万，上个月去世了", True),
        ("I want to sue Chen Qiang, he owed me 300,000 yuan but he died last month", True),
        ("I lent Wong 50,000 yuan and he has passed away", True), ("the borrower died in May", True),
        ("我爸借给陈强30万，去年我爸去世了", False), ("我哥借了我五万，我爸去年去世了，他霸占房子", False),
        ("他欠我10万不还", False), ("他说没钱，死都不还，欠我五万", False),
        ("My father died and my brother owes me 5,000", False), ("我爸去世留下遗产，弟弟借了我的钱", False),
        ("He owes me money and my mother died last year", False),
    ],
)  # fmt: skip
def test_the_death_of_the_debtor_is_told_apart(text: str, *, died: bool) -> None:
    assert debtor_died(text) is died


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("我爸借给陈强30万，去年我爸去世了，我要起诉陈强", True), ("我老公生前借给朋友8万，他去年过世了", True),
        ("阿媽借咗十萬蚊畀黃志強，阿媽舊年過咗身", True),
        ("My father lent Mr Wong 300,000 yuan but passed away last year.", True),
        ("我哥借给李强20万，后来我哥去世了", False), ("My uncle lent him 5,000. My uncle died in May.", False),
    ],
)  # fmt: skip
def test_the_death_of_a_relative_who_lent_is_told_with_whether_the_writer_inherits(text: str, *, near: bool) -> None:
    died = creditor_died(text)
    assert died is not None
    assert died.is_near is near


@pytest.mark.parametrize(
    "text",
    [
        "我借给陈强30万，去年我爸去世了", "我爸去世了，留下一套房子", "我爸借给陈强30万，他不还",
        "I lent him 5,000; my father died",
    ],
)  # fmt: skip
def test_no_other_death_is_the_creditors(text: str) -> None:
    assert creditor_died(text) is None
