"""Articles are found by any name of their law, as in force on a day, and by their words, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from backend.statutes.commands import FindArticle, SearchStatutes
from backend.statutes.handlers import Statutes
from backend.statutes.model import Number


@pytest.mark.parametrize(
    ("law", "number", "begins"),
    [
        ("民法典", Number(1127), "遗留的鱼干"),
        ("《中华人民共和国民法典》", Number(1127), "遗留的鱼干"),
        ("民法典继承编", Number(1128), "先走的猫"),
        ("Civil Code", Number(1127), "遗留的鱼干"),
        ("the PRC Civil Code", Number(2), "猫与人"),
        ("民法典继承编解释一", Number(2), "视频喂食"),
        ("《最高人民法院关于适用〈中华人民共和国民法典〉继承编的解释（一）》", Number(2), "视频喂食"),
        ("民訴法", Number(3), "喂食委员会"),
    ],
)
def test_an_article_is_found_by_any_name_of_its_law(statutes: Statutes, law: str, number: Number, begins: str) -> None:
    found = statutes.find(FindArticle(law, number))
    assert found.article is not None and found.article.text.startswith(begins)
    assert found.in_force


@pytest.mark.parametrize(
    ("on", "words", "in_force", "until"),
    [
        (None, "十五日", True, None),
        (date(2024, 1, 1), "十五日", True, None),
        (date(2023, 12, 31), "十日", True, date(2024, 1, 1)),
        (date(2022, 1, 1), "十日", True, date(2024, 1, 1)),
        (date(2010, 1, 1), "十日", False, date(2024, 1, 1)),
    ],
)
def test_the_version_is_the_one_in_force_on_the_day(
    statutes: Statutes, on: date | None, words: str, in_force: bool, until: date | None
) -> None:
    found = statutes.find(FindArticle("民事诉讼法", Number(2), on))
    assert found.article is not None and words in found.article.text
    assert (found.in_force, found.until) == (in_force, until)


def test_the_version_passed_in_a_year_is_found_by_that_year(statutes: Statutes) -> None:
    found = statutes.find(FindArticle("民事诉讼法", Number(3), edition=2021))
    assert found.article is not None and "海外的猫" in found.article.text
    assert not found.in_force


def test_the_books_of_a_code_are_one_law_of_one_day(statutes: Statutes) -> None:
    book = statutes.find(FindArticle("民法典", Number(1127), date(2020, 12, 31)))
    assert not book.in_force  # only the first book's file says that the code is in force from 2021
    assert statutes.find(FindArticle("民法典", Number(1200))).highest == 1129


def test_a_law_no_longer_in_force_is_still_read_for_its_time(statutes: Statutes) -> None:
    then, now = (statutes.find(FindArticle("合同法", Number(52), on)) for on in (date(2019, 12, 31), None))
    assert then.article is not None and then.in_force and then.until == date(2021, 1, 1)
    assert not now.in_force and now.repeal is not None
    assert now.repeal.replaced_by == ("中华人民共和国民法典",)


def test_a_newer_version_that_is_not_here_is_known(statutes: Statutes) -> None:
    found = statutes.find(FindArticle("仲裁法", Number(16)))
    assert found.newer is not None and found.newer.effective_on == date(2026, 3, 1)
    assert statutes.find(FindArticle("仲裁法", Number(16), date(2020, 1, 1))).newer is None


def test_an_article_that_is_not_there_is_told_with_the_last_one(statutes: Statutes) -> None:
    found = statutes.find(FindArticle("民法典", Number(2000)))
    assert (found.article, found.has_law, found.highest) == (None, True, 1129)


def test_a_law_that_is_not_here_is_named_as_far_as_it_is_known(statutes: Statutes) -> None:
    assert statutes.find(FindArticle("刑法", Number(266))).title == "中华人民共和国刑法"
    assert not statutes.find(FindArticle("刑法", Number(266))).has_law
    assert statutes.find(FindArticle("月球法", Number(1))).title == ""


def test_the_neighbours_of_an_article_are_named(statutes: Statutes) -> None:
    found = statutes.find(FindArticle("民法典", Number(1127)))
    assert (found.before, found.after) == (Number(1126), Number(1128))
    assert statutes.find(FindArticle("民法典", Number(1))).before is None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("代位", Number(1128)),
        ("哪条法律讲代位分得鱼干", Number(1128)),
        ("听证", Number(4)),
        ("海外的貓可以視頻參加嗎", Number(4)),
        ("虐待", Number(3)),
    ],
)
def test_the_full_text_is_searched_also_by_two_signs(statutes: Statutes, question: str, article: Number) -> None:
    assert statutes.search(SearchStatutes(question))[0].article.number == article


def test_the_search_finds_what_is_in_force_on_the_day(statutes: Statutes) -> None:
    now = [hit.article for hit in statutes.search(SearchStatutes("欺诈手段订立喂养合同"))]
    then = [hit.article for hit in statutes.search(SearchStatutes("欺诈手段订立喂养合同", date(2019, 1, 1)))]
    assert all(one.version.title != "中华人民共和国合同法" for one in now)
    assert then[0].number == Number(52)


def test_the_search_may_be_of_one_law(statutes: Statutes) -> None:
    found = statutes.search(SearchStatutes("鱼干", law="民法典继承编解释一"))
    assert {hit.article.version.title for hit in found} == {
        "最高人民法院关于适用《中华人民共和国民法典》继承编的解释（一）"
    }


@pytest.mark.parametrize("question", ["", "？", "'\"); DROP TABLE", '" OR NEAR(', "*", "xyz zyx", "鹦" * 5000])
def test_a_strange_question_finds_nothing_and_breaks_nothing(statutes: Statutes, question: str) -> None:
    assert statutes.search(SearchStatutes(question)) == []
