"""A paper to show names no kind of dispute; the subject of the dispute does."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.papers_had import only_tells_of_papers, without_papers_had
from actions.filing.screening import causes_in
from actions.triage.readers.told import facts_told


@pytest.mark.parametrize(
    "text",
    [
        "我有合同",
        "有借条",
        "手上有一份书面协议。",
        "我哋簽咗合約",
        "我仲有轉賬記錄同收據",
        "I have a contract",
        "we have a signed agreement",
        "there is an IOU",
        "I've got receipts and screenshots",
        "And I still have the chat records",
    ],
)
def test_what_there_is_to_show_is_evidence(text: str) -> None:
    assert only_tells_of_papers(text)
    assert causes_in(Answer(text, "inform")) == []
    assert "matter" not in facts_told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("合同纠纷", "trade"), ("contract", "trade"), ("买卖合同", "trade"), ("他违反合同，我有收据", "trade")],
)
def test_what_it_is_about_is_named(text: str, kind: str) -> None:
    assert facts_told(text)["matter"] == kind


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("他借钱不还，我有借条", "他借钱不还，"),
        ("he never paid me back, I have an IOU", "he never paid me back,"),
        ("有合同的货款一直没付", "有合同的货款一直没付"),
    ],
)
def test_the_rest_of_a_message_stands(text: str, left: str) -> None:
    assert without_papers_had(text).strip() == left
