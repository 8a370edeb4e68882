"""Evidence travels with the written answer: what it is and proves, its file to the court once, and in the paper."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import timedelta
from typing import Any

import pytest

from actions.defence.evidence_question import described, evidence_told
from backend.contracts.files import ReadFile
from backend.defence.commands import AnswerPaper, KeepDefence, OneDefence
from backend.defence.evidence import Evidence, evidence_from
from backend.shared.errors import Refused
from tests.defence.conftest import ANNA, ANSWER, SUIT, World
from tests.defence.test_petitions import text_of

CONTENT = b"%PDF-1.4 the bank's statement"
SHA = hashlib.sha256(CONTENT).hexdigest()
FILED = Evidence("转账记录", "银行打印", "已经还了三万元", "f1", "bank.pdf", "application/pdf", SHA)


@pytest.fixture
def answering(world: World) -> World:
    world.bus.register_all({ReadFile: lambda command: CONTENT})
    return world


def send(world: World, *evidence: Evidence, key: str = "d1") -> Any:
    answer = dataclasses.replace(ANSWER, evidence=evidence)
    return world.do(KeepDefence(key, ANNA, SUIT, answer, send=True))


def test_a_file_is_at_the_court_before_the_answer_that_names_it(answering: World) -> None:
    assert send(answering, FILED, Evidence("收条")).status == "received"
    state = answering.court.state()
    assert state["evidence"] == {SHA: len(CONTENT)}
    [kept] = state["answers_of_defendants"]
    first, second = kept["answer"]["evidence"]
    assert first["file"] == {"sha256": SHA, "name": "bank.pdf", "mime": "application/pdf"}
    assert (first["source"], first["purpose"], second["file"]) == ("银行打印", "已经还了三万元", None)


def test_what_the_court_has_is_not_read_and_sent_again(world: World) -> None:
    read: list[str] = []
    world.bus.register_all({ReadFile: lambda command: read.append(command.file_id) or CONTENT})
    send(world, FILED)
    send(world, FILED, key="d2")
    assert (len(world.court.state()["answers_of_defendants"]), read) == (2, ["f1"])


def test_while_the_court_is_away_files_and_answer_wait(answering: World) -> None:
    answering.court.control("faults", outage=True)
    assert send(answering, FILED).status == "sending"
    answering.court.control("faults", outage=False)
    answering.until(answering.clock.now() + timedelta(hours=1))
    assert answering.do(OneDefence("d1", ANNA)).status == "received"
    assert answering.court.state()["evidence"] == {SHA: len(CONTENT)}


def test_the_paper_lists_source_purpose_and_the_digest_of_the_file(answering: World) -> None:
    answering.do(KeepDefence("d1", ANNA, SUIT, dataclasses.replace(ANSWER, evidence=(FILED, Evidence("收条")))))
    text = text_of(answering.do(AnswerPaper("d1", ANNA, "answer_pdf"))).replace(" ", "")
    for words in ("转账记录", "来源：银行打印", "证明：已经还了三万元", SHA[:16], "收条", "证据2项"):
        assert words in text, words


def test_an_answer_kept_before_files_were_taken_is_read_as_it_was() -> None:
    assert evidence_from(["转账记录"]) == (Evidence("转账记录"),)


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ((Evidence("收条"),) * 21, "defence_evidence_many"),
        ((Evidence("收" * 101),), "defence_too_long"),
        ((Evidence("收条", purpose="x" * 301),), "defence_too_long"),
    ],
)
def test_more_than_a_list_holds_is_refused(evidence: tuple[Evidence, ...], reason: str) -> None:
    with pytest.raises(Refused) as no:
        dataclasses.replace(ANSWER, evidence=evidence).check()
    assert no.value.reason == reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("转账记录，从银行打印，证明还了三万", {"name": "转账记录", "source": "银行打印", "purpose": "还了三万"}),
        ("微信聊天记录，证明他同意分期", {"name": "微信聊天记录", "purpose": "他同意分期"}),
        ("收条", {"name": "收条"}),
        ("用来证明货有问题", {"purpose": "货有问题"}),
        ("bank statement, printed by the bank, proves that I repaid 30,000",
         {"name": "bank statement", "source": "printed by the bank", "purpose": "I repaid 30,000"}),
    ],
)  # fmt: skip
def test_what_a_piece_is_and_proves_is_read_from_the_words(text: str, told: dict[str, str]) -> None:
    assert evidence_told(text) == told


def test_words_behind_a_file_describe_it_and_later_ones_are_a_new_piece() -> None:
    file = {"name": "IMG_1.jpg", "file_id": "f1", "sha256": SHA}
    one = described([file], "转账记录，证明还了三万")
    assert [(item["name"], item["purpose"], item["file_id"]) for item in one] == [("转账记录", "还了三万", "f1")]
    assert [item["name"] for item in described(one, "收条、欠条")] == ["转账记录", "收条", "欠条"]
