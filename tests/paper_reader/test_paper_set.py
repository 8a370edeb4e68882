"""A small part of the papers that `make paper-report` reads, and what that report counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.reader import PageTextReader
from tests.paper_reader.paper_set import PAPERS, PROOFS, TODAY, WAYS, DrawnPaper

READ_HERE = (
    "judgment 3, stamped", "fee notice 4, screenshot of one", "two periods", "ruling without appeal", "IOU, stamped",
    "slip, screenshot",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Iterator[PageTextReader]:
    reader = PageTextReader(seconds=150, queue_seconds=300)
    yield reader
    reader.close()


def test_there_are_sixty_papers_and_every_way_to_spoil_one_comes_up() -> None:
    assert len(PAPERS) >= 60
    assert len({paper.name for paper in PAPERS}) == len(PAPERS)
    ways = Counter(paper.name.rpartition(", ")[2] for paper in PAPERS if ", " in paper.name)
    assert set(WAYS) <= set(ways) and min(ways[way] for way in WAYS) >= 4


def test_a_wrong_fact_is_wrong_and_an_empty_one_refused() -> None:
    paper = PAPERS[0]
    right = PaperContents(**paper.facts)
    assert {verdict for _, verdict in paper.judge(right)} == {"right"}
    assert {verdict for _, verdict in paper.judge(None)} == {"refused"}
    wrong = dict(paper.judge(replace(right, case_number="（2026）粤0781民初1235号")))
    assert (wrong["case_number"], wrong["kinds"]) == ("wrong", "right")


SAMPLE = [next(one for one in (*PAPERS, *PROOFS) if one.name.startswith(name)) for name in READ_HERE]


@pytest.mark.slow
@pytest.mark.parametrize("paper", SAMPLE, ids=READ_HERE)
def test_what_is_told_of_a_badly_photographed_paper_is_right(reader: PageTextReader, paper: DrawnPaper) -> None:
    seen = read_contents(reader.read(paper.draw()), TODAY)
    judged = dict(paper.judge(seen))
    assert "wrong" not in judged.values()
    assert judged["kinds"] == "right"
