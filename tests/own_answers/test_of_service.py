"""A question about this service itself is known by its kind; what only sounds like it is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.own_answers.readers.of_service import is_of_swindle, kind_asked, typed_into_link
from actions.personal_data.readers.copies import asks_for_copy

SAID: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("of_service.yml").read_text("utf-8"))
CASES = [(text, "" if kind == "nothing" else kind) for kind, texts in SAID.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_a_question_about_the_service_is_known_by_its_kind(text: str, kind: str) -> None:
    assert kind_asked(text) == kind


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("我已经点进去填了银行卡", True),
        ("I already gave them my card number", True),
        ("我没有填银行卡", False),
        ("填银行卡吗", False),
    ],
)
def test_what_was_typed_into_a_link_told_before_is_heard(text: str, typed: bool) -> None:
    assert typed_into_link(text) is typed


def test_a_swindle_spoken_of_is_known() -> None:
    assert is_of_swindle("这是诈骗短信，别点链接")
    assert not is_of_swindle("这是法院的缴费通知")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("导出我的资料", True), ("给我一份我的资料副本", True), ("我想攞返一份我啲資料", True),
        ("export all my data", True),
        ("can I get a copy of all my data", True), ("send me a copy of everything you hold about me", True),
        ("我把文件发给谁", False), ("邮寄地址给我", False), ("who do I send my documents to", False),
        ("材料寄到哪里", False), ("把资料发给法院", False), ("你们把我的资料给谁", False), ("我的资料安全吗", False),
        ("公证要什么材料", False), ("send my documents to the court", False),
    ],
)  # fmt: skip
def test_only_who_asks_for_their_own_data_is_given_all_of_it(text: str, asks: bool) -> None:
    assert asks_for_copy(text) is asks
