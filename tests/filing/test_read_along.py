"""An English reader sees every drafted sentence of the complaint in English under the Chinese that is filed."""

from __future__ import annotations

import re

import pytest

from actions.filing.read_along import claims_to_read, story_to_read
from backend.filing.causes.guides import PLACEHOLDER, load_causes
from backend.filing.causes.statement import draft

LOAN = {
    "lent_on": "2021-03-05", "lent_amount": "150000.00", "handed_over": "bank", "written": "iou",
    "due_on": "2022-03-05", "principal": "150000.00", "interest": "no", "last_asked_on": "2025-01-01",
}  # fmt: skip
HAN = re.compile("[㐀-鿿]")


@pytest.mark.parametrize("code", [code for code, cause in load_causes().items() if cause.statement])
def test_each_sentence_says_the_same_in_both_languages(code: str) -> None:
    for sentence in load_causes()[code].statement:
        assert sorted(PLACEHOLDER.findall(sentence.zh)) == sorted(PLACEHOLDER.findall(sentence.en)), sentence
        assert not HAN.search(sentence.en) and sentence.en.endswith(".")


@pytest.mark.parametrize("code", [code for code, cause in load_causes().items() if cause.statement])
def test_a_choice_that_reads_otherwise_in_a_sentence_does_so_in_english_too(code: str) -> None:
    cause = load_causes()[code]
    used = {key for sentence in cause.statement for key in PLACEHOLDER.findall(sentence.zh)}
    choices = [choice for question in cause.questions if question.key in used for choice in question.choices]
    assert [choice.code for choice in choices if choice.says and not choice.says_en] == []


def test_an_english_reader_reads_sentence_under_sentence() -> None:
    made = draft(load_causes()["private_lending"], LOAN)
    lines = story_to_read(made.sentences, ["He laughed at me."], "en").splitlines()
    assert lines[1] == (
        "   On 5 March 2021 the defendant borrowed 150000 yuan from the plaintiff, "
        "who handed the money over by bank transfer."
    )
    assert (
        "The defendant gave the plaintiff an IOU." in lines[3]
        and lines[-1].strip("\ue000\ue001") == "He laughed at me."
    )
    assert len(lines) == 2 * len(made.sentences) + 1


def test_a_chinese_reader_reads_the_text_alone() -> None:
    made = draft(load_causes()["private_lending"], LOAN)
    assert story_to_read(made.sentences, ["他笑我。"], "zh-Hans").strip("\ue000\ue001") == f"{made.facts}\n他笑我。"


def test_only_a_claim_as_it_was_drafted_has_its_english() -> None:
    made = draft(load_causes()["private_lending"], LOAN)
    own = "判令被告道歉"
    shown = claims_to_read(made, [made.claims[0].zh, own], "en")
    assert (
        "order the defendant to repay the principal of 150000 yuan" in shown[0]
        and shown[1].strip("\ue000\ue001") == own
    )
    assert claims_to_read(made, [made.claims[0].zh], "zh-Hans")[0].strip("\ue000\ue001") == made.claims[0].zh
