"""A lawyer's complaint sent into a filing: proposed in one list, what differs asked about, kept only after a yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from actions.filing.evidence import evidence_of
from backend.contracts.paper_reader import ReadContents
from backend.drafts.handlers import DraftHandlers
from backend.identity.document_numbers import CheckDocumentNumber, CheckTelephone
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.filing.open_filing import Filing
from tests.paper_reader.test_written_complaints import contents
from tests.paper_reader.written_complaints import HELD_BACK, LOAN, SEEN, TRAFFIC, word

FIRST = "utter_filing_complaint_received"
DIFFERS = "utter_ask_filing_paper_differs"
NAMES = {"plaintiff_1_name": "陈大文", "defendant_1_name": "林小明"}


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


def send(filing: Filing, content: bytes) -> list[str]:
    """Send a Word file."""
    filing.commands[ReadContents] = lambda wish: contents(content)
    filing.commands[CheckDocumentNumber] = lambda wish: "passport"
    filing.commands[CheckTelephone] = lambda wish: wish.number
    return filing.send("f1")


def told(filing: Filing) -> dict[str, Any]:
    """Answers that are kept and were not only taken for granted."""
    granted = {*filing.answers.get("assumed", ()), "assumed", "filled_in", "paper"}
    return {name: value for name, value in filing.answers.items() if name not in granted}


def test_a_complaint_is_said_back_and_nothing_of_it_is_kept_before_the_yes(filing: Filing) -> None:
    filing.begin()
    before = told(filing)
    said = send(filing, word(LOAN))
    assert said[0] == FIRST and said[-1] == "utter_ask_filing_paper_right"
    lines = filing.said[-1]["lines"]
    for words in (
        "陈大文",
        "加拿大多伦多市央街100号",
        "林小明",
        "蓬江区港口路12号",
        "150,000元",
        "王建明",
        "江门市蓬江区人民法院",
    ):
        assert words in lines
    assert told(filing) == before and evidence_of(filing.answers) == ()


def test_after_the_yes_the_form_is_filled_in_and_only_what_is_missing_is_asked(filing: Filing) -> None:
    filing.begin()
    send(filing, word(LOAN))
    assert "utter_filing_complaint_kept" in filing.press("right")
    kept = filing.answers
    assert {name: kept[name] for name in NAMES} == NAMES
    assert (kept["court"], kept["agent_name"], kept["agent_now"]) == ("pengjiang", "王建明", "lawyer")
    assert kept["plaintiff_1_address"] == {"text": "加拿大多伦多市央街100号", "region": "CA", "district": ""}
    assert kept["defendant_1_address"]["district"] == "pengjiang"
    assert (kept["defendant_1_more"], kept["plaintiff_1_sex"]) == ("no", "male")
    assert len(kept["claims"]) == 2 and kept["claims"][1] == "本案诉讼费由被告承担"
    assert kept["facts"].startswith("2023年3月5日，被告因生意周转向原告借款")
    assert (kept["private_lending_lent_on"], kept["private_lending_written"]) == ("2023-03-05", "iou")
    assert "paper" not in kept and evidence_of(kept) == ()


def test_what_was_told_otherwise_is_shown_beside_it_and_one_tap_takes_either(filing: Filing) -> None:
    filing.begin(defendant_1_name="林晓明", defendant_1_kind="person", court="xinhui")
    send(filing, word(LOAN))
    lines = filing.said[-1]["lines"]
    assert "林晓明" in lines and "新会" in lines
    assert filing.press("right")[-1] == DIFFERS
    first = filing.said[-1]
    assert "林小明" in first["paper"] and "林晓明" in first["told"] and len(first["buttons"]) >= 2
    assert filing.press("told")[-1] == DIFFERS
    assert "蓬江" in filing.said[-1]["paper"] and "新会" in filing.said[-1]["told"]
    filing.press("paper")
    assert (filing.answers["defendant_1_name"], filing.answers["court"]) == ("林晓明", "pengjiang")


def test_the_same_address_with_another_comma_differs_in_nothing(filing: Filing) -> None:
    home = {"text": "广东省江门市蓬江区港口路12号。", "region": "CN", "district": "pengjiang"}
    filing.begin(defendant_1_name="林小明", defendant_1_kind="person", defendant_1_address=home)
    send(filing, word(LOAN))
    assert filing.press("right")[-1] != DIFFERS


def test_after_a_no_all_is_as_it_was(filing: Filing) -> None:
    filing.begin(defendant_1_name="林晓明")
    before = told(filing)
    send(filing, word(LOAN))
    said = filing.say("都不要", intent="deny")
    assert said[0] == "utter_filing_complaint_not_kept"
    assert told(filing) == before


def test_a_value_called_wrong_is_left_to_its_question(filing: Filing) -> None:
    filing.begin()
    send(filing, word(LOAN))
    filing.press("court")
    assert "人民法院" not in filing.said[-1]["lines"].split("案由")[0]
    filing.press("right")
    assert "court" not in filing.answers and filing.answers["defendant_1_name"] == "林小明"


def test_a_name_is_put_right_and_its_particulars_stay(filing: Filing) -> None:
    filing.begin()
    send(filing, word(LOAN))
    filing.say("被告应该是林晓铭")
    filing.press("right")
    assert (filing.answers["defendant_1_name"], filing.answers["defendant_1_sex"]) == ("林晓铭", "male")


def test_sent_at_the_question_for_evidence_it_is_no_evidence(filing: Filing) -> None:
    filing.begin("evidence_1_file")
    assert FIRST in send(filing, word(LOAN))
    filing.press("right")
    assert evidence_of(filing.answers) == ()


BLANK = ("民事起诉状", "原告：XXXX", "被告：XXXX", "诉讼请求：", "1.____", "事实与理由：", "……", "此致", "XX人民法院")
ELSEWHERE = tuple(row.replace("江门市蓬江区", "北京市朝阳区") for row in LOAN)


@pytest.mark.parametrize(
    ("rows", "utter"),
    [
        ((*LOAN, *TRAFFIC), "utter_filing_complaint_several"),
        (BLANK, "utter_filing_complaint_blank"),
        (ELSEWHERE, "utter_filing_complaint_elsewhere"),
    ],
)
def test_one_that_fills_in_nothing_is_said_to_be_so_and_the_question_stands(
    filing: Filing, rows: Sequence[str], utter: str
) -> None:
    filing.begin(defendant_1_name="林晓明")
    before = told(filing)
    assert send(filing, word(rows)) == [utter, "utter_ask_filing_element"]
    assert told(filing) == before


@pytest.mark.parametrize("name", [*SEEN, *HELD_BACK])
def test_every_layout_names_both_sides_and_the_court(filing: Filing, name: str) -> None:
    written = {**SEEN, **HELD_BACK}[name]
    filing.begin("cause", cause=None, matter=None)
    send(filing, written.made())
    filing.press("right")
    kept = filing.answers
    for side in ("plaintiff", "defendant"):
        names = [one["name"] for one in written.parties if one["side"] == side]
        assert [kept[f"{side}_{number}_name"] for number in range(1, len(names) + 1)] == names
        assert kept[f"{side}_{len(names)}_more"] == "no"
    assert kept["court"] and kept["claims"] and kept["facts"]
