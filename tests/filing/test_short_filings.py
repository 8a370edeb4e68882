"""Short answers are not asked for what is known, follows, or stands in the review to be put right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.assumed import assumed
from actions.filing.for_whom_rules import raises_another
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import LIVES, particulars_told
from actions.filing.steps import following, noted
from actions.filing.story import DOUBTS
from actions.triage.memory import matter_of_story
from backend.drafts.handlers import DraftHandlers
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.filing.open_filing import LOAN, Filing

TODAY = date(2026, 11, 24)
TOLD = {"cause": "private_lending", f"{LOAN}lent_amount": "500000.00 HKD", f"{LOAN}repaid": "20000.00 HKD"}


AT_DEFENDANT: dict[str, Any] = {
    f"{LOAN}lent_on": "2024-03-01", f"{LOAN}lent_amount": "300000.00 CNY", f"{LOAN}handed_over": "bank",
    f"{LOAN}written": "iou", f"{LOAN}due_on": "2025-02-28", f"{LOAN}repaid": "", f"{LOAN}interest": "no",
    f"{LOAN}last_asked_on": "2026-10-01", "plaintiff_1_kind": "person", "plaintiff_1_particulars": "told",
    "plaintiff_1_phone": "⟦phone:0123456789⟧", "plaintiff_1_document_number": "⟦document:0123456789⟧",
    "plaintiff_1_address": {"text": "香港九龙弥敦道100号", "region": "HK", "district": ""},
}  # fmt: skip
LENT = {"lent_on": "2024-03-01", "lent_amount": "500000.00 HKD", "handed_over": "bank", "written": "iou", "due_on": ""}


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (TOLD, "480000.00 HKD"),
        ({**TOLD, f"{LOAN}interest": "no"}, "480000.00 HKD"),
        ({**TOLD, f"{LOAN}interest": "yes"}, None),  # what came back may have been interest
        ({**TOLD, f"{LOAN}repaid": "20000.00 CNY"}, None),
        ({**TOLD, f"{LOAN}repaid": "500000.00 HKD"}, None),
        ({**TOLD, DOUBTS: {f"{LOAN}principal": "450000.00 HKD"}}, None),  # told otherwise, so it is asked about
    ],
)
def test_what_is_left_of_a_loan_is_reckoned_where_no_interest_was_agreed(answers: Any, left: str | None) -> None:
    assert assumed(answers, TODAY).get(f"{LOAN}principal") == left


def test_what_is_reckoned_stays_reckoned_when_something_else_is_told() -> None:
    known = {f"{LOAN}principal": "480000.00 HKD", "filled_in": [f"{LOAN}principal"], "assumed": [f"{LOAN}principal"]}

    change = noted({**TOLD, **known}, {"plaintiff_1_name": "谭玉兰"}, {})

    assert f"{LOAN}principal" in change["filled_in"] and "assumed" not in change
    assert following({**TOLD, **known, **change}).get(f"{LOAN}principal", "stands") == "stands"


def test_interest_agreed_afterwards_opens_the_question_for_what_is_owed_again(filing: Filing) -> None:
    filing.begin(f"{LOAN}repaid", **{f"{LOAN}{name}": value for name, value in LENT.items()})
    filing.say("2万港币", ("money", "2万港币", {"amount": "20000.00", "currency": "HKD"}))
    assert filing.question == f"filing_{LOAN}interest" and filing.facts[f"{LOAN}principal"] == "480000.00 HKD"

    filing.press("yes")

    assert f"{LOAN}principal" not in filing.facts
    filing.say("年利率6%")
    assert filing.question == f"filing_{LOAN}principal"


@pytest.mark.parametrize(
    "text", ["立案", "民事纠纷，第一次起诉", "他2023年借了五万不还", "he borrowed 50,000 and never paid", "我要起诉"]
)
def test_nothing_said_of_somebody_else_is_a_suit_of_ones_own(text: str) -> None:
    assert not raises_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "我妈借给他五万",
        "帮我爸立案",
        "公司被拖欠货款，要起诉",
        "my mother lent him 50,000",
        "our company was not paid",
        "妈妈的房子被占了",
    ],
)
def test_a_relative_or_a_firm_that_is_named_is_asked_about(text: str) -> None:
    assert raises_another(text)


def test_for_whom_is_not_asked_where_nothing_raises_it_and_can_be_put_right(filing: Filing) -> None:
    filing.begin("cause", for_whom=None, cause=None, mediation_first=None)

    filing.press("private_lending")

    assert filing.answers["for_whom"] == "self" and filing.question == f"filing_{LOAN}lent_on"
    filing.say("这是替我妈告的")
    assert filing.answers["for_whom"] == "relative"


def test_a_companys_representative_is_kept_where_told_and_not_asked_for(filing: Filing) -> None:
    filing.begin("defendant_1_name", **AT_DEFENDANT)
    filing.say("江门市明星电器厂有限公司", ("company", "江门市明星电器厂有限公司", "江门市明星电器厂有限公司"))
    assert filing.question == "filing_defendant_1_address"

    filing.say("负责人王大文")

    assert "王大文" in str(filing.answers.get("defendant_1_representative"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("佢公司喺蓬江", "蓬江"),
        ("对方公司在新会", "新会"),
        ("his firm is in Pengjiang", "Pengjiang"),
        ("his shop's in Xinhui", "Xinhui"),
        ("my firm is in Pengjiang", None),
        ("我公司在蓬江", None),
        ("his firm sold me goods in Pengjiang", None),
        ("他在蓬江的公司上班", None),
    ],
)
def test_where_the_other_sides_firm_is_is_where_they_can_be_found(text: str, place: str | None) -> None:
    told = particulars_told(Answer(text, "inform"), Sides({"plaintiff": (), "defendant": ("梁志强",)}))

    assert told.get(f"defendant_1_{LIVES}") == place


def test_a_known_place_is_said_where_street_and_number_are_asked(filing: Filing) -> None:
    lives = {"text": "蓬江", "region": "CN", "district": "pengjiang"}
    filing.begin("defendant_1_name", **AT_DEFENDANT, defendant_1_lives=lives)

    heard = filing.say("梁志强", ("person", "梁志强", "梁志强"))

    assert heard[-1] == "utter_ask_filing_defendant_address" and "街道和门牌" in str(filing.said)


@pytest.mark.parametrize(
    ("told", "matter"),
    [
        (
            ["结婚十几年真的过不下去了。我丈夫汤国平，2011年11月11日在台山民政局领的证，他赌钱，我去年3月搬出来住了"],
            "family",
        ),
        (
            ["不知道怎么办好", "2026年1月25日晚上，我在鹤山被一辆面包车追尾，司机梅建国跑了，交警定他全责，我锁骨断了"],
            "injury",
        ),
        (["你好", "今天天气很好"], ""),
        (["I married last year and we are very happy"], ""),
    ],
)
def test_a_story_tells_its_matter_without_the_name_of_it(told: list[str], matter: str) -> None:
    assert matter_of_story(told) == matter


def test_a_day_that_the_story_seems_to_tell_is_taken_with_its_button(filing: Filing) -> None:
    filing.begin(f"{LOAN}lent_on", plaintiff_1_kind="person", **{DOUBTS: {f"{LOAN}lent_on": "2025-10-06"}})

    filing.press("seems")

    assert filing.facts[f"{LOAN}lent_on"] == "2025-10-06" and filing.question == f"filing_{LOAN}lent_amount"


@pytest.mark.parametrize("yes", ["对", "是的没错", "yes"])
def test_a_day_that_the_story_seems_to_tell_is_taken_with_a_yes(filing: Filing, yes: str) -> None:
    filing.begin(f"{LOAN}lent_on", plaintiff_1_kind="person", **{DOUBTS: {f"{LOAN}lent_on": "2025-10-06"}})

    filing.say(yes, intent="affirm")

    assert filing.facts[f"{LOAN}lent_on"] == "2025-10-06" and filing.question == f"filing_{LOAN}lent_amount"
