"""What short messages around a case say: edits of the lists, claims in other words, what a question is about."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.speech_acts import wishes
from actions.filing.readers import asked_around as asked
from actions.filing.readers.list_edits import (
    added_claim,
    changed_claim,
    changes_party,
    list_edit,
    number_in,
    removed_claim,
)
from actions.filing.readers.named_papers import about_certification, about_translation, category_named
from actions.filing.readers.single_answers import (
    has_none,
    name_and_purpose,
    name_and_title,
    names_relation,
    nation_in,
    share_in,
    verifies_later,
    without_particles,
)
from actions.filing.readers.words_for_the_court import asks, goes_back, size_of


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("删除第二被告", "remove_party", "第二被告"),
        ("第二被告删掉", "remove_party", "第二被告"),
        ("remove the second defendant", "remove_party", "second defendant"),
        ("刪除證據2", "remove_evidence", "證據2"),
        ("delete evidence 3", "remove_evidence", "evidence 3"),
        ("再加一个被告", "add_party", "defendant"),
        ("我要加原告", "add_party", "plaintiff"),
        ("add another defendant", "add_party", "defendant"),
    ],
)
def test_an_edit_of_a_list_is_heard(text: str, kind: str, what: str) -> None:
    edit = list_edit(text)
    assert edit is not None
    assert (edit.kind, edit.what.strip()) == (kind, what)


@pytest.mark.parametrize("text", ["第二被告", "被告没有还钱", "请求判令被告还钱", "the defendant owes me money"])
def test_what_only_mentions_a_party_edits_nothing(text: str) -> None:
    assert list_edit(text) is None


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("第二被告的地址写错了", True),
        ("change the defendant's name", True),
        ("第2条请求改成被告还五万", False),
        ("被告住在开平", False),
    ],
)
def test_a_change_of_a_party_is_none_of_a_claim(text: str, changes: bool) -> None:
    assert changes_party(text) is changes


@pytest.mark.parametrize(("text", "number"), [("证据2", 2), ("第三份证据", 3), ("evidence 12", 12), ("证据", 1)])
def test_the_number_of_an_entry(text: str, number: int) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第2条改成被告还五万", (2, "被告还五万")),
        ("把第三項改為：利息照算", (3, "利息照算")),
        ("第十一条改成利息照算", (11, "利息照算")),
        ("2 to pay the interest", (2, "pay the interest")),
        ("被告应还五万", None),
    ],
)
def test_a_claim_in_other_words(text: str, found: tuple[int, str] | None) -> None:
    assert changed_claim(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("删除第2条", 2),
        ("删除第十二条", 12),
        ("delete claim 3", 3),
        ("删掉最后一条", 1),
        ("remove the last one", 4),
        ("被告应还五万", None),
    ],
)
def test_a_claim_that_is_taken_off(text: str, found: int | None) -> None:
    assert removed_claim(text, last=4) == found


def test_a_claim_is_added_without_the_words_that_say_so() -> None:
    assert added_claim("再加一条：利息照算") == "利息照算"
    assert added_claim("add: the interest") == "the interest"
    assert added_claim("利息照算") == "利息照算"


@pytest.mark.parametrize(
    ("reads", "says", "not_said"),
    [
        (asked.papers_missing, ["传票没收到", "收唔到文書", "I haven't received it"], ["文书怎么送"]),
        (asked.about_other_side, ["对方在国外怎么送", "serve the defendant abroad"], ["文书怎么寄给我"]),
        (asked.wants_preservation, ["想冻结他账户", "凍結佢戶口", "freeze his account"], ["申请执行"]),
        (asked.about_property, ["他没钱怎么办", "冇錢點算", "he has no assets"], ["要多久"]),
        (asked.about_time, ["要多久", "幾時", "how long does it take"], ["要多少钱"]),
        (asked.wants_more_time, ["可以延期吗", "想申請延長", "多给点时间", "more time please"], ["补交材料"]),
        (asked.about_something_else, ["公证要什么材料", "a lawyer"], ["离婚呢"]),
        (asked.settles, ["要是和解呢", "if we settle"], ["要是离婚呢"]),
        (about_translation, ["要翻译吗", "does it need a translation"], ["要公证吗"]),
        (about_certification, ["要公证吗", "an apostille"], ["要翻译吗"]),
        (verifies_later, ["迟点再验证", "先填住先", "fill in first"], ["现在验证"]),
        (has_none, ["没有", "我冇", "none"], ["有一个"]),
        (share_in, ["30%", "12.5 %"], ["30", "30块"]),
    ],
)
def test_what_a_question_is_about(reads: object, says: list[str], not_said: list[str]) -> None:
    assert callable(reads)
    assert [text for text in says if not reads(text)] == []
    assert [text for text in not_said if reads(text)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我们公司要什么", "organisation"),
        ("台胞证", "taiwan_resident"),
        ("I live in Hong Kong", "hk_macao_resident"),
        ("我入籍了", "foreigner"),
        ("中国护照，有绿卡", "mainland_abroad"),
        ("要什么材料", None),
    ],
)
def test_who_is_asked_about(text: str, code: str | None) -> None:
    assert category_named(text) == code


def test_a_file_and_what_it_proves() -> None:
    assert name_and_purpose("借条，证明他借了钱") == ("借条", "证明他借了钱")
    assert name_and_purpose("the IOU proves that he borrowed") == ("the IOU ", "proves that he borrowed")
    assert name_and_purpose("借条") == ("借条", "")


def test_the_parts_of_a_party() -> None:
    assert nation_in("汉族，退休") == "汉族"
    assert nation_in("退休") == ""
    assert name_and_title("陈大文，董事长") == ("陈大文", "董事长")
    assert name_and_title("陈大文") == ("陈大文", "")
    assert without_particles("他借了我的钱一直不还") == "借钱不还"


def test_what_is_written_for_the_court_is_told_from_a_question_and_a_wish() -> None:
    assert [asks(text) for text in ("可以录音吗", "点样交", "how do I pay", "他没有还钱")] == [True, True, True, False]
    told = ("请尽快", "I want to stop", "被告没有还钱", "我们和解了")
    assert [wishes(text) for text in told] == [True, True, False, False]
    counted = (
        "二，帮我约公证",
        "三件事：一，我想查案子",
        "third, please check my hearing",
        "一，他欠我钱",
        "第一被告是谁",
    )
    assert [wishes(text) for text in counted] == [True, True, True, False, False]
    assert [goes_back(text) for text in ("上一步", "go back", "he paid me back")] == [True, True, False]
    assert (size_of("被告没有还钱"), size_of("he paid nothing")) == (6, 5)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("长女", True), ("我係佢細仔", True), ("the eldest daughter", True), ("孙女", True), ("son-in-law", True),
        ("我是他的小儿子", True), ("他是我爸爸", True), ("我爸", True), ("he was my uncle", True),
        ("我爸的大女儿", True),
        ("告我细佬陈国栋，佢住台山台城", False), ("我自己告", False), ("my brother Henry took the house", False),
        ("在台山", False), ("谈过了，没用", False), ("2019年3月", False), ("in Toronto", False),
    ],
)  # fmt: skip
def test_what_somebody_is_to_the_deceased_is_told_in_words_of_kin(text: str, is_one: bool) -> None:
    assert names_relation(text) is is_one
