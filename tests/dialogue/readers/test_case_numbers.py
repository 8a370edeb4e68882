"""A case number is read with its year before, behind or in words; one without a year, or of two cases, is not."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.case_numbers import case_number_told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("粤0784民初 665，2026年的", "（2026）粤0784民初665号"),
        ("粵0783民初1640號，二零二六年", "（2026）粤0783民初1640号"),
        ("0781民初3321 年份係今年", "（2026）粤0781民初3321号"),
        ("括号2026括号 粤0785民初 472号", "（2026）粤0785民初472号"),
        ("二零二六粵0785民初九十八號", "（2026）粤0785民初98号"),
        ("二零二五 粤零七八三 民初 九零七 号", "（2025）粤0783民初907号"),
        ("Yue 0783 Min Chu 2204 of 2025", "（2025）粤0783民初2204号"),
        ("粤07民终18号，2024年", "（2024）粤07民终18号"),
        ("número: 粤0705民初640, ano 2025", "（2025）粤0705民初640号"),
    ],
)
def test_a_case_number_told_otherwise_is_the_printed_one(text: str, number: str) -> None:
    assert case_number_told(text, 2026) == number


@pytest.mark.parametrize(
    "text",
    [
        "粤0784民初665", "民初665，2026年", "1234民初5，2026年", "粤0784民初665和粤0784民初666，2026年",
        "收到日期是2026年1月3日", "房产证号是粤房地证字第C5512087号", "2025年或者2026年，粤0784民初665", "",
        "借了15万，2026年民事",
    ],
)  # fmt: skip
def test_half_a_number_or_two_are_none(text: str) -> None:
    assert case_number_told(text, 2026) is None
