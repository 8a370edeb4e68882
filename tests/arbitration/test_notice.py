"""The number of a case as SCIA's notice writes it is found in what a respondent tells; a sum or a day is none."""

from __future__ import annotations

import pytest

from actions.arbitration.readers.notice import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("案号是（2026）深国仲受9号", "（2026）深国仲受9号"),
        ("收到仲裁通知，（2026）深國仲受第12號", "（2026）深國仲受第12號"),
        ("(2026)深国仲受9号，12月10日前答辩", "(2026)深国仲受9号"),
        ("case SCIA D20260123", "SCIA D20260123"),
        ("It is SHEN DX20260099", ""),
        ("货款80万元，2024年3月5日签的", ""),
        ("", ""),
    ],
)
def test_a_number_is_found_where_it_stands(text: str, number: str) -> None:
    assert number_in(text, asked=False) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("案号：HN-20260099", "HN-20260099"), ("Case number: 2026-112", "2026-112"), ("没看清楚", ""), ("12", "")],
)
def test_what_was_asked_for_is_one_however_it_is_built(text: str, number: str) -> None:
    assert number_in(text, asked=True) == number
