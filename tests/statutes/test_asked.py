"""Questions about statutes are told from stories that mention an article, and from everything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actions.statutes.readers.asked import INVITED, LONGEST_QUESTION, TOLD, day_in, outright, question_of


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("text", "intent"), rows("asked.tsv"), ids=lambda value: value)
def test_what_is_asked_outright_is_known_by_its_words(text: str, intent: str) -> None:
    assert outright(text, ()) == intent


@pytest.mark.parametrize(("text", "intent"), rows("asked_in_context.tsv"), ids=lambda value: value)
def test_after_an_article_a_number_alone_is_of_the_same_law(text: str, intent: str) -> None:
    assert outright(text, tuple(TOLD)) == intent


def test_a_paper_after_the_invitation_is_checked_without_another_word() -> None:
    paper = "本院认为，依照《中华人民共和国民法典》第一千一百二十七条之规定，判决如下。" * 3
    assert outright(paper, tuple(INVITED)) == "check_citations"
    assert outright(paper, ()) == ""


def test_a_long_paper_with_the_wish_before_or_behind_it_is_checked() -> None:
    paper = "被告应当依照《合同法》第五十二条返还。" * 20
    assert outright(f"帮我核对下面的法条：{paper}", ()) == "check_citations"
    assert outright(f"{paper} 这些法条对吗？", ()) == "check_citations"


def test_a_long_story_that_cites_an_article_asks_nothing() -> None:
    story = "我爸爸去世以后，弟弟说按民法典第1127条他要分一半，" + "我不知道应该怎么办，" * 20
    assert len(story) > LONGEST_QUESTION
    assert outright(story, ()) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019年的时候合同法第52条怎么说", date(2019, 12, 31)),
        ("2019年2月合同法第52条", date(2019, 2, 28)),
        ("2019年6月1日的民诉法第2条", date(2019, 6, 1)),
        ("2019-06-01 民诉法第2条", date(2019, 6, 1)),
        ("what did it say in 2019", date(2019, 12, 31)),
        ("民事诉讼法（2021修正）第2条", None),
        ("民事诉讼法2021年修正第2条", None),
        ("民法典第1127条", None),
        ("2019年13月", None),
    ],
)
def test_the_day_a_question_names_is_read(text: str, day: date | None) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(("text", "step"), [("下一条呢", 1), ("上一条", -1), ("the next article", 1), ("第5条呢", 0)])
def test_the_neighbour_that_is_meant_is_known(text: str, step: int) -> None:
    asked = question_of(text, in_context=True)
    assert asked is not None and asked.step == step
