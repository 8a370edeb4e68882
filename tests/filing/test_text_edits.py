"""Wishes about the writing change the claims and the story, and never stand in them as something that happened."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.claims import _reworded
from actions.filing.readers.list_edits import changed_claim
from actions.filing.readers.text_edits import text_edit
from actions.filing.story import OWN_WORDS
from tests.filing.one_message import after, commands

CHINESE = "2020年8月我把车借给林峰。他撞坏了车门。他不肯赔。"
ENGLISH = "I lent Lin Feng my car in August 2020. He broke the door. He refuses to pay."


@pytest.mark.parametrize(
    ("wish", "text", "left"),
    [
        ("删掉最后一句", CHINESE, "2020年8月我把车借给林峰。他撞坏了车门。"),
        ("唔該刪走第二句", CHINESE, "2020年8月我把车借给林峰。他不肯赔。"),
        ("刪咗最尾嗰句", CHINESE, "2020年8月我把车借给林峰。他撞坏了车门。"),
        ("把车门改成车窗", CHINESE, "2020年8月我把车借给林峰。他撞坏了车窗。他不肯赔。"),
        ("将“他不肯赔”那句删掉", CHINESE, "2020年8月我把车借给林峰。他撞坏了车门。"),
        ("delete the first sentence", ENGLISH, "He broke the door. He refuses to pay."),
        (
            "please take out the part about “the door”",
            ENGLISH,
            "I lent Lin Feng my car in August 2020. He refuses to pay.",
        ),
        ("take out the sentence about the door", ENGLISH, "I lent Lin Feng my car in August 2020. He refuses to pay."),
        ("please take out he broke the door from the facts", ENGLISH, ENGLISH.replace("He broke the door. ", "")),
        ("把讲车门的那句删掉", CHINESE, "2020年8月我把车借给林峰。他不肯赔。"),
        ("刪走關於車門嗰句", CHINESE, "2020年8月我把车借给林峰。他不肯赔。"),
        ("take out the sentence about the window", ENGLISH, None),
        ("replace Lin Feng with Lin Fang", ENGLISH, ENGLISH.replace("Feng", "Fang")),
        ("删掉“他打了我”那句", CHINESE, None),
        ("delete the last sentence", "He refuses to pay.", None),
        ("他把店改成了仓库", CHINESE, None),
    ],
)
def test_the_writing_is_changed_as_wished(wish: str, text: str, left: str | None) -> None:
    edit = text_edit(wish)
    assert edit is not None
    assert edit.applied_to(text) == left


@pytest.mark.parametrize("told", ["他撞坏了车门", "He changed the lock and kept my keys", "最后一次还钱是去年", "删"])
def test_what_happened_is_no_wish_about_the_writing(told: str) -> None:
    assert text_edit(told) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the second claim should read: the defendant pays 40,000 yuan", 2),
        ("Change the third claim to the defendant bears the costs", 3),
        ("claim 1 should be that he returns the car", 1),
        ("第二条应该写被告支付修理费四万元", 2),
        ("第3项請求應該寫成被告承擔訴訟費", 3),
    ],
)
def test_a_claim_is_named_by_its_place(text: str, number: int) -> None:
    changed = changed_claim(text)
    assert changed is not None
    assert changed[0] == number


def test_words_of_one_claim_are_put_in_the_place_of_others() -> None:
    claims = ["请求判令被告赔偿三万元", "请求判令被告承担诉讼费"]
    found = _reworded(claims, "把三万元改成四万元")
    assert found is not None
    assert found.value == ["请求判令被告赔偿四万元", claims[1]]
    assert _reworded(claims, "把被告改成林峰") is None


OWN = ["2019年3月他搬走了。我们的电话是美国的。", "他从来没有付过生活费。"]
TOLD: dict[str, Any] = {
    "cause": "other",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "plaintiff_1_name": "谭伟强",
    OWN_WORDS: {"draft": True, "own": OWN},
}


@pytest.mark.parametrize("question", ["claims", ""])
@pytest.mark.parametrize("text", ["把讲电话的那句删掉", "刪走“我们的电话是美国的”嗰句"])
def test_a_named_sentence_leaves_the_facts_where_they_are_shown(question: str, text: str) -> None:
    known = TOLD if question else {**TOLD, "claims": ["被告赔偿1万元"], "facts": "\n".join(OWN)}
    made = after(commands(text, question, known, intent="correct_answer"), known)
    assert made[OWN_WORDS]["own"] == ["2019年3月他搬走了。他从来没有付过生活费。"]
    assert made.get("claims") == known.get("claims")
    assert "claims_so_far" not in made


@pytest.mark.parametrize(
    "text",
    ["how do I delete the wrong sentences in the facts?", "點樣刪走事實嗰句？", "take out the sentence about the moon"],
)
@pytest.mark.parametrize("intent", ["delete_my_data", "correct_answer"])
def test_how_a_sentence_is_named_is_told(text: str, intent: str) -> None:
    made = commands(text, "claims", TOLD, intent=intent)
    assert after(made, TOLD) == TOLD
    assert any(getattr(one, "utter", "") == "utter_filing_text_not_there" for one in made)
