"""The rate and the term of a loan are read in whatever words a story tells them; a rate denied is none."""

from __future__ import annotations

import pytest

from actions.filing.readers.loan_terms import LOAN, with_loan_terms
from actions.story.mentions import Fact
from actions.story.reading import Story


def told(text: str, since: str = "", **known: str) -> dict[str, object]:
    """Terms that a story of a loan tells."""
    facts = {name: Fact(name, value, 0, 1, value) for name, value in known.items()}
    return {name: fact.value for name, fact in with_loan_terms(Story(text, LOAN, facts), since).facts.items()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("写了借条，利息按借条上的一年6%算，到现在没还", "利息按借条上的一年6%"),
        ("利息係借條上寫住一年六厘", "利息係借條上寫住一年六厘"),
        ("当时讲过每年要给回5%息的", "每年要给回5%息"),
        ("约好的利率十二厘一年", "利率十二厘一年"),
        ("我们那时候说的利，是一个月两分", None),
        ("we shook hands on interest, which the note puts at 7 percent per year", "7 percent per year"),
        ("the note puts the interest at 7 percent per year", "interest at 7 percent per year"),
        ("从来没说过什么利息6%", None),
        ("他占公司股份30%，借了我钱", None),
        ("利息一个月都没给过", None),
    ],
)
def test_a_rate_is_read_by_what_it_is(text: str, words: str | None) -> None:
    facts = told(text)
    assert facts.get("interest_rate") == words
    assert facts.get("interest") == ("yes" if words else None)


def test_a_rate_read_before_and_interest_denied_stay() -> None:
    assert told("利息按一年6%算", interest_rate="年息6%")["interest_rate"] == "年息6%"
    assert "interest_rate" not in told("利息按一年6%算", interest="no")


@pytest.mark.parametrize(
    ("text", "lent_on", "due"),
    [
        ("借给他8万，说好一年还，只还了5千", "2022年5月", "2023年5月"),
        ("話兩年內還清，利息每個月一分", "2021年10月", "2023年10月"),
        ("he should repay within one year with 8% interest per year", "2023-03-15", "2024-03-15"),
        ("借期半年，到期没还", "2024-08-31", "2025-02-28"),
        ("promised to pay it back in eighteen months", "2020年", None),
        ("to be repaid within two years", "2020年", "2022年"),
        ("说好一年还", "", None),
        ("三年没还了", "2020-01-01", None),
        ("说好还的，利息一年6%", "2020-01-01", None),
        ("两年前说好还的", "2020-01-01", None),
    ],
)
def test_a_term_counts_from_the_loan_as_exactly_as_its_day_is_known(text: str, lent_on: str, due: str | None) -> None:
    assert told(text, lent_on).get("due_on") == due


def test_a_day_of_repayment_that_was_told_stays_and_the_story_s_own_day_of_the_loan_counts() -> None:
    assert told("说好一年还", "2020年5月", due_on="2021-01-01")["due_on"] == "2021-01-01"
    assert told("说好一年还", "2019年1月", lent_on="2020年5月")["due_on"] == "2021年5月"


def test_nothing_is_read_of_another_dispute() -> None:
    story = Story("租金一年6%递增，说好一年还", "house_lease", {})
    assert with_loan_terms(story, "2020年5月").facts == {}
