"""An answer called by its very name gets the value told with it, at any question; other sentences change nothing."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.revisions import revisions
from actions.filing.readers import read_money

TITLES = frozenset({"尚欠租金", "起租日期", "rent owed", "start of the lease", "分居时间", "separated since"})


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        ("改一下尚欠租金，四千五", "尚欠租金", "四千五"),
        ("尚欠租金是四千五", "尚欠租金", "四千五"),
        ("起租日期：2021年8月1日", "起租日期", "2021年8月1日"),
        ("修改起租日期 2021年8月1日", "起租日期", "2021年8月1日"),
        ("start of the lease is august 2021", "start of the lease", "august 2021"),
        ("please change the rent owed to 4500", "rent owed", "4500"),
        ("separated since: May 2022", "separated since", "May 2022"),
    ],
)
def test_a_named_answer_gets_its_value(text: str, subject: str, words: str) -> None:
    (found,) = revisions(Answer(text, "inform"), titles=TITLES)
    assert (found.subject, found.words.text, found.denied) == (subject, words, "")


@pytest.mark.parametrize("text", ["尚欠租金多少", "改尚欠租金", "rent owed", "分居时间忘了", "我们还没说到尚欠租金"])
def test_a_name_without_a_value_changes_nothing(text: str) -> None:
    assert revisions(Answer(text, "inform"), titles=TITLES) == ()


@pytest.mark.parametrize(
    ("text", "value"), [("是四千五", "4500.00 CNY"), ("三万二", "32000.00 CNY"), ("九百", "900.00 CNY")]
)
def test_a_sum_in_figures_of_words_is_a_sum(text: str, value: str) -> None:
    assert read_money(Answer(text, "inform")).value == value
