"""Words said of a paper are put right in one sentence, at any question; other sentences touch no paper."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.evidence import key
from actions.filing.readers.evidence_put_right import PutRight, evidence_put_right, with_form
from tests.filing.one_message import LOAN, after, commands


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第二份改成转账记录", PutRight(2, name="转账记录")),
        ("第二份是转账记录，不是合同", PutRight(2, name="转账记录")),
        ("第二份不是合同，是转账记录", PutRight(2, name="转账记录")),
        ("證據2應該係轉賬記錄", PutRight(2, name="轉賬記錄")),
        ("第1份唔係借條，係收據", PutRight(1, name="收據")),
        ("不对，第三份文件叫聊天截图", PutRight(3, name="聊天截图")),
        ("证据1证明他借了我的钱", PutRight(1, purpose="他借了我的钱")),
        ("第二份用来证明利息没付", PutRight(2, purpose="利息没付")),
        ("第一份是复印件", PutRight(1, form="copy")),
        ("第二份係正本", PutRight(2, form="original")),
        ("the second file is the transfer, not the contract", PutRight(2, name="transfer")),
        ("sorry, the first document should be the IOU", PutRight(1, name="IOU")),
        ("evidence 2 is a copy", PutRight(2, form="copy")),
        ("the first paper proves that he took the money", PutRight(1, purpose="he took the money")),
    ],
)
def test_a_paper_is_put_right_by_its_number(text: str, told: PutRight) -> None:
    assert evidence_put_right(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "第二份是什么？",
        "第二份不见了",
        "第二份错了",
        "the second file is wrong",
        "the second file is missing",
        "which is the second file?",
        "第二条改成还款",
        "第二被告是陈大文",
        "第二次是2021年",
        "我有两份工作",
        "第一份工作是车工，后来我去了加拿大",
        "the first loan was 20,000",
        "证据还没有",
        "",
    ],
)
def test_other_sentences_put_no_paper_right(text: str) -> None:
    assert evidence_put_right(text) is None


SENT: dict[str, Any] = {
    **LOAN,
    key(1, "file"): {"file_id": "f1", "name": "1.jpg", "sha256": "0"},
    key(1, "name"): "借条",
    key(1, "purpose"): "借款",
    key(2, "file"): {"file_id": "f2", "name": "2.jpg", "sha256": "1"},
    key(2, "name"): "合同",
    key(3, "file"): "none",
}


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("第二份改成转账记录", key(2, "name"), "转账记录"),
        ("the second file is the transfer, not the contract", key(2, "name"), "transfer"),
        ("第一份证明他收了十八万", key(1, "purpose"), "他收了十八万"),
        ("第一份是复印件", key(1, "name"), "借条（复印件）"),
    ],
)
@pytest.mark.parametrize("question", ["plaintiff_1_phone", "plaintiff_1_address", "", key(1, "name")])
def test_it_changes_that_paper_at_any_question(text: str, part: str, value: str, question: str) -> None:
    known = {name: kept for name, kept in SENT.items() if name != question}
    if question == key(1, "name") and value.startswith("借条"):
        value = "1.jpg (copy)"
    made = after(commands(text, question, known), known)
    assert made[part] == value
    assert made[key(2, "file")] == SENT[key(2, "file")]


@pytest.mark.parametrize(
    "text", ["合同", "借條", "the contract", "聊天记录", "房產證", "contract", "租赁合同，证明租金三千"]
)
def test_a_paper_is_called_by_its_own_name(text: str) -> None:
    known = {name: kept for name, kept in SENT.items() if name != key(2, "name")}
    assert after(commands(text, key(2, "name"), known), known)[key(2, "name")] == text.partition("，")[0]


@pytest.mark.parametrize("text", ["要交多少钱？", "合同要翻译吗", "不知道"])
def test_a_question_or_not_knowing_is_no_paper_name(text: str) -> None:
    known = {name: kept for name, kept in SENT.items() if name != key(2, "name")}
    made = after(commands(text, key(2, "name"), known), known)
    assert made.get(key(2, "name"), "") == ""


def test_a_paper_that_was_not_sent_is_not_put_right() -> None:
    made = commands("第五份改成转账记录", "plaintiff_1_phone", SENT)
    assert [getattr(one, "utter", "") for one in made] == ["utter_filing_evidence_none_such"]


def test_the_form_of_a_paper_replaces_the_one_before() -> None:
    assert with_form("借条（复印件）", "original") == "借条（原件）"
    assert with_form("IOU", "copy") == "IOU (copy)"
