"""Sentences an independent check of the facts found missing stand in what is told, in both languages."""

from __future__ import annotations

import pytest

from actions.legal_map.kinds import about
from tests.architecture.source_tree import domain

MISSING_BEFORE = [
    ("utter_hearing_online", "一方不同意且有正当理由", "one objects with good reason"),
    ("utter_filing_enforcement_time", "判决书写的履行期限最后一天", "the last day the judgment sets"),
    ("utter_filing_enforcement_time", "分期履行的", "for instalments"),
    ("utter_filing_preservation", "48小时", "within 48 hours"),
    ("utter_filing_preservation", "30日内要起诉", "within 30 days"),
    ("utter_filing_next_refused", "不交诉讼费", "no court fee"),
    ("utter_ask_defence_domicile", "住所一般看户籍", "hukou"),
]


def _told(utter: str) -> tuple[list[str], list[str]]:
    """The texts of an utterance, in Chinese and in English."""
    chinese: list[str] = []
    english: list[str] = []
    for one in domain()["responses"][utter]:
        in_english = any(slot.get("value") == "en" for slot in one.get("condition", ()))
        (english if in_english else chinese).append(one["text"])
    return chinese, english


@pytest.mark.parametrize(("utter", "zh", "en"), MISSING_BEFORE)
def test_what_was_left_out_is_told(utter: str, zh: str, en: str) -> None:
    chinese, english = _told(utter)
    assert chinese and all(zh in text for text in chinese)
    assert english and all(en in text for text in english)


def test_that_a_consulate_does_not_litigate_is_told_without_an_article() -> None:
    chinese, english = about(["embassy"], "zh-Hans"), about(["embassy"], "en")
    assert chinese.endswith("；它不替人打官司。") and english.endswith("; it doesn't litigate for anyone.")
