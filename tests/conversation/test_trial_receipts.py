"""Who tries the house is never left to believe that something was really booked or handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from backend.backend import Backend as Built
from backend.bootstrap import Backend, build
from backend.config import PARTNERS, ROOT, load_settings
from backend.conversation.model import Inbound, Reply
from backend.conversation.phrasebook import read_phrasebook
from backend.conversation.trial_receipts import TrialReceipts, partner_behind
from backend.shared.clock import FixedClock
from backend.shared.yaml_pages import read_yaml
from tests.conversation.conftest import PlayedBot

TRIAL = re.compile("这是试用|This is a trial")
PAGE: dict[str, list[str]] = read_yaml(ROOT / "backend/conversation/trial_receipts.yml")
KINDS = [kind for kinds in PAGE.values() for kind in kinds]


def _replies(*utters: str) -> list[Reply]:
    return [Reply(f"✅ {utter}", utter=utter) for utter in utters]


@pytest.mark.parametrize(
    ("utter", "partner", "office"),
    [
        ("utter_notarization_booked", "wuyi_notary", "公证处"),
        ("utter_filing_filed", "online_litigation", "法院"),
        ("utter_filing_news_registered", "online_litigation", "法院"),
        ("utter_authorization_booked", "guangzhou_witness", "视频见证平台"),
        ("utter_defence_sent", "online_litigation", "法院"),
        ("utter_mediation_applied", "yiqiao_yilu", "调解中心"),
        ("utter_arbitration_received", "shenzhen_arbitration", "仲裁院"),
        ("utter_identity_done", "national_identity", "身份核验平台"),
        ("utter_notarization_reminder", "wuyi_notary", "公证处"),
    ],
)
def test_a_receipt_says_that_its_partner_is_played_and_only_then(utter: str, partner: str, office: str) -> None:
    (trial,) = TrialReceipts([partner]).marked(_replies(utter), "zh-Hans")
    assert f"这是试用：{office}的系统是模拟的" in trial.text
    (real,) = TrialReceipts([one for one in PARTNERS if one != partner]).marked(_replies(utter), "zh-Hans")
    assert real == _replies(utter)[0]


@pytest.mark.parametrize(
    "utter",
    ["utter_greet", "utter_ask_notarization_slot", "utter_defence_reminder", "utter_hearing_paper_kept",
     "utter_dispute_news_sealed", "utter_filing_story_heard", ""],
)  # fmt: skip
def test_what_no_partner_has_done_is_no_receipt(utter: str) -> None:
    assert TrialReceipts(PARTNERS).marked(_replies(utter), "zh-Hans") == _replies(utter)


def test_it_is_said_once_beside_several_receipts_of_one_partner() -> None:
    said = TrialReceipts(PARTNERS).marked(
        _replies("utter_filing_filed", "utter_filing_next_registered", "utter_identity_done"), "en"
    )
    assert [bool(TRIAL.search(one.text)) for one in said] == [True, False, True]
    assert all("\n⚠️ This is a trial: the " in one.text for one in said[::2])


def test_a_notice_with_blanks_says_it_in_the_blank() -> None:
    custom = {"notice": {"kind": "appointment", "title": "委托书", "note": "请准时，备齐材料"}}
    booked = Reply("约好了", utter="utter_notarization_confirmed", custom=custom)
    assert TrialReceipts(PARTNERS).within(booked, "zh-Hans").custom["notice"]["note"] == "试用，不是真的"


def test_traditional_characters_stay_traditional() -> None:
    told = TrialReceipts(PARTNERS).within(Reply("約好了", utter="utter_notarization_booked"), "zh-Hant").text
    assert "這是試用：公證處的系統是模擬的" in told


def test_every_kind_of_receipt_is_an_utterance_of_the_house_and_has_one_partner() -> None:
    names = list(read_phrasebook(ROOT)._responses)
    for kind in KINDS:
        assert any(fnmatchcase(name, kind) for name in names), kind
    assert set(PAGE) <= set(PARTNERS)


def test_no_receipt_of_a_partner_is_missing() -> None:
    """What gives a number of a receipt or a confirmation is said of something an office has done."""
    gives = re.compile(r"\{(?:receipt|confirmation_number)\}|回执号 \{|收件号 \{|确认号：\{|✅")
    book = read_phrasebook(ROOT)._responses
    missing = [
        name for name, said in book.items() if gives.search(said[0].get("text") or "") and not partner_behind(name)
    ]
    assert missing == []


@pytest.fixture(params=["played", "connected"])
def house(request: pytest.FixtureRequest, database_url: str, clock: FixedClock, tmp_path: Path) -> Iterator[Built]:
    """A house whose partners are played, and one where each is connected."""
    settings = load_settings(
        database_url=database_url, data_dir=tmp_path / "var",
        stand_ins=",".join(PARTNERS) if request.param == "played" else "",
        **{f"{partner}_url": "https://partner.example.org" for partner in PARTNERS},
    )  # fmt: skip
    bot = PlayedBot()
    bot.answer = lambda asked: [{"text": "✅ 约好了！", "utter": "utter_notarization_booked"}]
    backend = build(settings, clock, bots=bot)
    yield backend
    backend.close()


def test_a_booking_in_a_turn_and_its_reminder_say_what_the_settings_say(
    house: Backend, request: pytest.FixtureRequest
) -> None:
    house.conversation.receiver.receive(Inbound("terminal", "a", text="好", platform_id="1"))
    house.conversation.worker.run_until_idle()
    person_id = str(house.conversation.people.find("terminal", "a"))
    facts = {"matter": "委托书", "when": "明天", "confirmation_number": "A1"}
    house.conversation.speaker.speak(person_id, "utter_notarization_reminder", facts, key="k")
    told = [one.reply.text for one in house.conversation.history.since(person_id) if one.direction == "out"]
    is_played = request.node.callspec.params["house"] == "played"
    assert [bool(TRIAL.search(text)) for text in told] == [is_played, is_played]
