"""The report on talks nobody has mended on: how a page is read, and what a message is said to have come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.talk_report import KINDS, TALKS, came_to, read_talks
from tests.stage.standing import Standing

NOWHERE = Standing()
ASKED = Standing("filing", "amount", {"cause": "private_loan"}, "d1")
KEPT = Standing("filing", "paid_by", {"cause": "private_loan", "amount": "80000"}, "d1")


@pytest.mark.parametrize(
    ("before", "after", "heard", "expected"),
    [
        (NOWHERE, NOWHERE, ["utter_law_answer"], "answered"),
        (NOWHERE, ASKED, ["utter_filing_opened", "utter_ask_filing_amount"], "kept"),
        (ASKED, KEPT, ["utter_ask_filing_paid_by"], "kept"),
        (ASKED, ASKED, ["utter_law_answer_in_form", "utter_ask_filing_amount"], "answered"),
        (ASKED, ASKED, ["utter_ask_filing_amount"], "without a word"),
        (ASKED, ASKED, [], "without a word"),
        (ASKED, ASKED, ["utter_form_not_understood", "utter_ask_filing_amount"], "not understood"),
        (ASKED, ASKED, ["utter_emergency_first"], "alarm"),
        (NOWHERE, NOWHERE, ["utter_ask_legal_map_place"], "asked back"),
    ],
)
def test_a_message_comes_to_what_can_be_seen(
    before: Standing, after: Standing, heard: list[str], expected: str
) -> None:
    assert came_to(before, after, heard) == expected
    assert expected in KINDS


def test_a_page_holds_talks_with_their_zones(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("#tz Asia/Bangkok\nhello\n我想离婚\n\n你好\n", "utf-8")
    assert [(talk.zone, talk.messages) for talk in read_talks(page)] == [
        ("Asia/Bangkok", ("hello", "我想离婚")),
        ("America/Toronto", ("你好",)),
    ]


def test_every_area_has_a_dozen_talks_of_several_messages() -> None:
    pages = list(TALKS.glob("*.txt"))
    assert len(pages) == 5
    for page in pages:
        talks = list(read_talks(page))
        assert len(talks) == 12 and all(len(talk.messages) >= 4 for talk in talks), page.name


def test_no_sentence_of_a_talk_is_learned_from() -> None:
    folder = TALKS.parents[1] / "bot" / "data"
    learned = {
        line.strip().removeprefix("- ").strip()
        for page in folder.glob("*/nlu.*.yml")
        for line in page.read_text("utf-8").splitlines()
    }
    said = {message for page in TALKS.glob("*.txt") for talk in read_talks(page) for message in talk.messages}
    assert not {message for message in said if len(message) > 12} & learned
