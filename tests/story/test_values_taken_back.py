"""Of two values of a story the one counts that is not taken back or denied."""

from __future__ import annotations

import re

import pytest

from actions.story.mentions import Mention
from actions.story.readers.values import without_taken_back


@pytest.mark.parametrize(
    ("between", "counts"),
    [
        ("没还，不对是", "later"),
        ("，不对，", "later"),
        (", no wait, ", "later"),
        ("，不是，", "later"),
        ("，不是", "first"),
        ("利息，另外", "both"),
    ],
)
def test_of_two_values_the_later_counts_where_the_first_is_taken_back(between: str, counts: str) -> None:
    text = f"15万{between}18万"
    amounts = [Mention("money", at, at, at + 3) for at in (0, len(text) - 3)]
    kept = without_taken_back(text, amounts)
    both = [0, len(text) - 3]
    assert [mention.value for mention in kept] == {"first": both[:1], "later": both[1:], "both": both}[counts]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("2023年9月9日我借给他十万，不是九月是十月九日借的", ("九月是", "2027年9月"), "十月九日"),
        ("2023年9月9日我借给他十万，不是9月9日，是10月9日", ("9月9日，是", "2027-09-09"), "10月9日"),
    ],
)
def test_what_a_story_takes_back_at_its_end_is_put_right(text: str, wrong: tuple[str, str], right: str) -> None:
    words, value = wrong
    at, then = text.rindex(words), text.rindex(right)
    end = at + len(words.rstrip("，是"))
    later = Mention("day", "2027-10-09", then, then + len(right))
    said = [Mention("day", "2023-09-09", 0, 9), Mention("day", value, at, end), later]
    assert [one.value for one in without_taken_back(text, said)] == ["2023-10-09"]
    others = [Mention("day", "2021-01-01", 0, 9), *said[1:]]
    assert [one.value for one in without_taken_back(text, others)] == ["2021-01-01", "2027-10-09"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("他借了我9万不是8万", "9万"), ("佢借咗我9萬，唔係8萬", "9萬"), ("he borrowed 90000 not 80000", "90000"),
        ("I lent him 90,000 yuan, not 80,000", "90,000"), ("我借给他不是8万是9万", "9万"),
        ("I lent him not 80,000 but 90,000", "90,000"),
    ],
)  # fmt: skip
def test_of_two_sums_the_denied_one_is_left_out(text: str, right: str) -> None:
    figures = [(one.start(), one.end()) for one in re.finditer(r"[\d,]*\d[万萬]?", text)]
    kept = without_taken_back(text, [Mention("money", text[start:end], start, end) for start, end in figures])
    assert [one.value for one in kept] == [right]
