"""The search for what is said behind an answer: on follow-ups it has never seen, within the area that was spoken of."""

from __future__ import annotations

import pytest

from backend.config import ROOT
from backend.protection.library_pages import law_library
from backend.protection.retrieval.follow_up_search import FollowUpSearch
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.protection.retrieval.near_topics import is_near, topics_named
from bench.follow_ups import HELD_OUT, TUNING, measure, missed, read_follow_ups


@pytest.fixture(scope="module")
def search() -> FollowUpSearch:
    return FollowUpSearch(LawSearch(law_library(), refusals(), ROOT / "models"))


def test_the_held_out_page_is_large_and_nothing_of_it_is_tuned_on() -> None:
    held, tuned = list(read_follow_ups(HELD_OUT)), {(one.told, one.text) for one in read_follow_ups(TUNING)}
    assert len(held) >= 120
    assert [one.text for one in held if (one.told, one.text) in tuned] == []


@pytest.mark.parametrize("page", [HELD_OUT, TUNING])
def test_every_follow_up_names_entries_that_exist(page: object) -> None:
    library = law_library()
    for one in read_follow_ups(page):  # type: ignore[arg-type]
        assert {one.told, *one.wanted} - {"same", "none"} <= set(library), one


def test_follow_ups_never_seen_are_mostly_answered_and_seldom_wrongly(search: FollowUpSearch) -> None:
    figures, wrong = measure(list(read_follow_ups(HELD_OUT)), search)
    assert missed(figures) == [], (figures, wrong)


ELSEWHERE = (
    ("inherit_no_will_shares", "爷爷的老屋怎么分", "那我堂弟呢,他爸早就不在了"),
    ("inherit_no_will_shares", "老屋怎么分", "那我表妹呢"),
    ("labour_unpaid_wages", "工厂欠我工资", "那我老婆呢"),
    ("divorce_bride_price", "彩礼能不能退", "那我爸妈呢"),
    ("company_information_right", "公司不给我看账本", "他要是把账本烧了呢"),
    ("traffic_driver_liable", "我开车撞了人", "那保险呢"),
)


@pytest.mark.parametrize(("told", "question", "text"), ELSEWHERE)
def test_nothing_of_another_area_is_told_or_offered(
    search: FollowUpSearch, told: str, question: str, text: str
) -> None:
    found = search.find(told, question, text)
    topics = {entry.topic for entry in (*found.candidates, *([found.entry] if found.entry else []))}
    assert {topic for topic in topics if not is_near(law_library()[told].topic, topic)} == set()
    assert found.candidates


def test_an_entry_that_is_gone_leads_nowhere(search: FollowUpSearch) -> None:
    found = search.find("no_such_entry", "怎么分", "那他呢")
    assert (found.entry, found.candidates) == (None, ())


def test_every_topic_named_as_near_exists_and_neighbours_are_mutual() -> None:
    topics = {entry.topic for entry in law_library().values()}
    assert set(topics_named()) <= topics
    assert is_near("inheritance", "children")
    assert is_near("children", "inheritance")
    assert is_near("labour", "evidence")
    assert not is_near("inheritance", "divorce")
    assert not is_near("labour", "lease")
