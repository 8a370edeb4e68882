"""The power of attorney on paper: each power by name, given or not; rare characters drawn; what is typed stays text."""

from __future__ import annotations

import io
import struct
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from backend.authorization.power.model import SPECIAL_POWERS, Lawyer, Power, Principal, Signature
from backend.documents.power_paper import PowerPaper
from backend.documents.power_text import power_digest, power_text
from backend.documents.sealed_parts import said_twice
from backend.shared.errors import Refused
from backend.shared.ink import as_svg, is_drawn
from tests.authorization.power.powers import a_power, a_sealing, both_signatures, drawn


def text_of(power: Power) -> str:
    pages = PdfReader(io.BytesIO(PowerPaper().final(power, both_signatures(), a_sealing()))).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


def marks(power: Power) -> list[str]:
    return [str(row["mark"]["zh"]) for row in power_text(power)["powers"]["special"]]


def test_special_names_what_is_given_and_what_is_not() -> None:
    assert marks(a_power(special_powers=("settle", "appeal"))) == [
        "未授予",
        "未授予",
        "未授予",
        "授予",
        "未授予",
        "授予",
    ]
    said = text_of(a_power())
    assert all(words.zh in said for words in SPECIAL_POWERS.values())
    assert "第62条第2款" in said


def test_general_gives_none_even_if_some_are_named() -> None:
    assert set(marks(a_power(scope="general"))) == {"未授予"}
    assert "不含任何特别授权" in text_of(a_power(scope="general"))


def test_all_six_can_be_given() -> None:
    assert set(marks(a_power(special_powers=tuple(SPECIAL_POWERS)))) == {"授予"}


def test_divorce_interpreter_and_missing_court_are_said_where_they_are_so() -> None:
    plain, full = text_of(a_power()), text_of(a_power(divorce=True, interpreter="李𬭎", court=""))
    assert "第65条" in full and "译员李𬭎" in full and "尚未确定" in full
    assert "第65条" not in plain and "译员" not in plain and "尚未确定" not in plain


def test_names_witness_number_code_and_both_times_stand_on_it() -> None:
    said = text_of(a_power())
    wanted = ("陈美䶮", "林㛃", "护照GA302922", "加拿大", "14407202310000001", "区静仪", "SQ20261124-0007")
    assert not [word for word in wanted if word not in said]
    assert "ABCDE-FGHJK-MNPQR-STVWX" in said
    assert "北京时间2026年11月24日周二09:12" in said
    assert "America/Vancouver" in said
    assert "不是法律规定的要件" in said


HOSTILE = (
    "#panic()",
    '"); #read("/etc/passwd")',
    "$x^2$ *bold* _it_ `raw` @ref <label>",
    "= 标题 \\ #let x = 1",
    "﷽" * 40,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    hostile = a_power(principal=Principal(name, "passport", name, name), lawyer=Lawyer(name, name, name), case=name)
    pdf = PowerPaper().final(hostile, both_signatures(), a_sealing())
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "root:" not in said
    assert name.split()[0][:6] in said or "〔U+" in said or "﷽" in name


def test_orders_to_write_backwards_are_not_printed() -> None:
    assert "‮" not in str(power_text(a_power(principal=Principal("陈\u202e龙", "passport", "X1"))))


def test_a_text_without_end_is_refused_before_it_is_set() -> None:
    with pytest.raises(Refused):
        PowerPaper().draft(a_power(case="长" * 40_000))


def test_the_draft_is_every_page_as_a_picture_and_shows_no_number() -> None:
    draft = PowerPaper().draft(a_power())
    assert len(draft.pages) == 2
    assert {struct.unpack(">II", page[16:24]) for page in draft.pages} == {(1091, 1543)}
    assert draft.digest == PowerPaper().draft(a_power()).digest == power_digest(a_power())


CHANGES: tuple[dict[str, Any], ...] = (
    {"session_id": "s_2"},
    {"scope": "general"},
    {"special_powers": ("settle",)},
    {"case": "另一案"},
    {"court": ""},
    {"case_number": ""},
    {"interpreter": "李𬭎"},
    {"divorce": True},
    {"principal": Principal("陈美䶮", "passport", "GA302923", "CA")},
    {"principal": Principal("陈美䶮", "passport", "GA302922", "US")},
    {"lawyer": Lawyer("何志远", "广东五邑同心律师事务所", "14407202310000002")},
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_on_the_paper_changes_the_digest(change: dict[str, Any]) -> None:
    assert power_digest(a_power(**change)) != power_digest(a_power())


@given(
    st.lists(
        st.lists(st.tuples(st.floats(-9e3, 9e3), st.floats(-9e3, 9e3), st.integers()), max_size=6).map(tuple),
        max_size=5,
    ).map(tuple)
)
@settings(max_examples=60, deadline=None)
def test_a_drawing_is_made_of_numbers_only(strokes: tuple[tuple[tuple[float, float, int], ...], ...]) -> None:
    signature = Signature("party", strokes, 300.0, 150.0, datetime(2026, 11, 24, tzinfo=UTC), "UTC")
    if is_drawn(signature):
        inside = as_svg(signature).partition("<g ")[2]
        assert "nan" not in inside and "inf" not in inside
        assert inside.count("<path") == sum(1 for stroke in strokes if stroke)


def test_a_single_dot_within_a_signature_is_kept() -> None:
    signature = drawn("party")
    dotted = Signature("party", (*signature.strokes, ((50.0, 50.0, 1),)), 340, 160, signature.signed_at, "UTC")
    assert is_drawn(dotted)
    assert 'd="M' in as_svg(dotted) and as_svg(dotted).count("<path") == 4


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/Land", "../../etc/passwd", "/etc/localtime", "x" * 5000, "Asia/Shanghai"]
)
def test_a_zone_nobody_knows_leaves_beijing_alone(zone: str) -> None:
    said = said_twice(datetime(2026, 11, 24, 1, 12, tzinfo=UTC), zone)
    assert said.zh == "北京时间 2026年11月24日 周二 09:12"


def test_a_time_is_said_in_beijing_and_where_it_was_signed() -> None:
    said = said_twice(datetime(2026, 11, 24, 1, 12, tzinfo=UTC), "America/New_York")
    assert "签名地时间 2026年11月23日 周一 20:12（America/New_York, UTC-05:00）" in said.zh
    assert "Mon 23 Nov 2026, 20:12 local" in said.en
