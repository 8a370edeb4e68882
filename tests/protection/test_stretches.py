"""A question told with its story: which of its sentences are looked up, and what one of them may come to."""

from __future__ import annotations

import pytest

from backend.config import ROOT
from backend.protection.library_pages import law_library
from backend.protection.retrieval.law_search import LawSearch, refusals
from backend.protection.retrieval.stretches import MOST_STRETCHES, stretches


@pytest.fixture(scope="module")
def search() -> LawSearch:
    return LawSearch(law_library(), refusals(), ROOT / "models")


@pytest.mark.parametrize(
    ("question", "looked_up"),
    [
        ("诉讼时效是几年", set()),
        ("他欠我钱，跑了", set()),
        ("老板欠我三个月工资，人在西班牙，能要回来吗", {"老板欠我三个月工资", "人在西班牙 能要回来吗"}),
        (
            "My aunt died. Her house was sold without a word, is that really allowed in China?",
            {"is that really allowed in China"},
        ),
    ],
)
def test_the_sentences_of_a_story_are_looked_up_and_scraps_are_not(question: str, looked_up: set[str]) -> None:
    found = stretches(question)
    assert bool(found) == bool(looked_up)
    assert looked_up <= set(found)
    assert question not in found


def test_a_long_tale_costs_no_more_than_a_few_look_ups() -> None:
    assert len(stretches("，".join(f"第{at}件事是这样的" for at in range(30)))) <= MOST_STRETCHES


@pytest.mark.parametrize(
    ("story", "meant"),
    [
        ("我在迪拜做工，乡下建筑公司的老板欠我弟四个月工资，又没有签过合同，这钱有办法拿吗", "labour_unpaid_wages"),
        (
            "hello, aunt Mei passed away in Taishan in spring and my cousin went and sold her flat, nobody asked us",
            "inherit_one_heir_sold",
        ),
    ],
)
def test_a_question_told_with_its_story_finds_what_one_of_its_sentences_asks(
    search: LawSearch, story: str, meant: str
) -> None:
    found = search.find(story)
    first = found.entry or next(iter(found.candidates))
    assert (first.entry_id, found.entry is not None or found.is_likely) == (meant, True)
    assert not found.is_sure


def test_a_story_that_asks_nothing_of_law_stays_unknown(search: LawSearch) -> None:
    found = search.find("我昨天去了公园，天气很好，晚上和朋友吃了火锅，今天有点累")
    assert found.entry is None
    assert not found.is_likely
