"""The picture of a case: as wide as a telephone, in the person's script, the present step marked, no name in it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PIL import Image

from backend.documents import typesetting
from backend.documents.timeline_picture import NOTE_SHOWN, STEPS_SHOWN, case_timeline_png
from backend.filing.model import STATUS_NAMES, Case, TimelineEntry
from backend.shared.wording import Words

COURT = Words("江门市新会区人民法院", "Xinhui District People's Court, Jiangmen")
RED = (0xA4, 0x16, 0x1A)
START = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # already the 25th in Beijing


@pytest.fixture
def case() -> Case:
    steps = tuple(
        TimelineEntry(status, START + timedelta(days=day), note)
        for day, (status, note) in enumerate(
            [("submitting", ""), ("under_review", ""), ("defects", "请补交 #材料# $一$")]
        )
    )
    return Case(
        "c1",
        "p1",
        "defects",
        "private_lending",
        "民间借贷纠纷",
        "xinhui",
        START,
        START,
        ("陈美䶮",),
        ("林㛃",),
        filing_number="JM2026000017",
        deadline=date(2026, 12, 11),
        timeline=steps,
    )


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    """What the template is told, beside the picture it makes."""
    kept: list[dict] = []
    real = typesetting.png
    monkeypatch.setattr(typesetting, "png", lambda name, data: kept.append(data) or real(name, data))
    return kept


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_it_is_a_telephone_wide_and_shows_the_present_step_in_red(case: Case, language: str) -> None:
    picture = Image.open(io.BytesIO(case_timeline_png(case, language, COURT))).convert("RGB")
    assert picture.width == 780
    assert 600 < picture.height < 1600
    colours = {colour: count for count, colour in picture.getcolors(1 << 24) or []}
    assert colours.get(RED, 0) > 300
    assert len(colours) > 50


def test_the_languages_differ_and_traditional_is_converted(case: Case, told: list[dict]) -> None:
    pictures = {case_timeline_png(case, language, COURT) for language in ("zh-Hans", "zh-Hant", "en")}
    assert len(pictures) == 3
    assert [data["steps"][-1]["text"] for data in told] == [
        "审核不通过（待补正）",
        "審核不通過（待補正）",
        "Corrections needed",
    ]
    assert told[1]["facts"][0] == ["法院", "江門市新會區人民法院"]


def test_days_are_beijings_and_the_deadline_says_for_what(case: Case, told: list[dict]) -> None:
    case_timeline_png(case, "zh-Hans", COURT)
    assert told[0]["steps"][0]["when"] == "2026年11月25日 周三 01:30"
    assert told[0]["deadline"] == {"label": "补正材料，最迟", "day": "2026年12月11日 周五", "note": "以法院答复为准"}


def test_no_party_is_named_and_the_picture_is_the_same_every_time(case: Case, told: list[dict]) -> None:
    assert case_timeline_png(case, "en", COURT) == case_timeline_png(case, "en", COURT)
    assert "陈美䶮" not in str(told)
    assert "林㛃" not in str(told)


def test_while_the_court_decides_its_own_day_comes_next(case: Case, told: list[dict]) -> None:
    waiting = replace(
        case, status="under_review", deadline=None, decision_due=date(2026, 12, 3), timeline=case.timeline[:2]
    )
    case_timeline_png(waiting, "en", COURT)
    assert [step["state"] for step in told[0]["steps"]] == ["done", "now", "ahead"]
    assert told[0]["steps"][-1]["when"] == "Thu 3 Dec 2026"
    assert told[0]["deadline"] is None


def test_a_long_history_is_cut_and_says_so(case: Case, told: list[dict]) -> None:
    long = replace(case, timeline=tuple(TimelineEntry("defects", START, "长" * 5000) for _ in range(40)))
    picture = Image.open(io.BytesIO(case_timeline_png(long, "zh-Hans", COURT)))
    assert picture.height < 4000
    assert len(told[0]["steps"]) == STEPS_SHOWN
    assert told[0]["earlier"] == f"更早还有 {40 - STEPS_SHOWN} 步"
    assert max(len(step["note"]) for step in told[0]["steps"]) == NOTE_SHOWN


@pytest.mark.parametrize("status", list(STATUS_NAMES))
def test_every_status_can_be_drawn(case: Case, status: str) -> None:
    drawn = replace(case, status=status, timeline=())  # type: ignore[arg-type]
    assert case_timeline_png(drawn, "zh-Hant", COURT).startswith(b"\x89PNG")
