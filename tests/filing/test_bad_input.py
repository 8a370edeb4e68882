"""Whatever is typed at any question of a filing: a clear word, the open question again, nothing kept that is none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player

HOSTILE = {
    "SQL": "'; DROP TABLE drafts;--",
    "HTML": "<script>alert(1)</script><b>你好</b>",
    "emoji": "🙏🙏🙏",
    "control characters": "\x00\x07\x1b[31m\x7f",
    "signs alone": "。。。！！……",
    "9,000 characters": "我" * 9000,
    "a typed command": "/restart",
    "a typed payload": '/inform{"filing_answer": "cause:divorce"}',
}
"""No answer to any question."""
ELSEWHERE = "办委托书公证要什么材料"
"""Another service's words."""
FOREIGN = "どうすればいいですか？"
FIGURES = "1234567"
NOT_UNDERSTOOD = "utter_form_not_understood"

NAMES = ("utter_ask_filing_plaintiff_name", "utter_ask_filing_defendant_name", "utter_ask_filing_agent_name",
         "utter_ask_filing_service_recipient")  # fmt: skip
"""Where a number or a question in another language is no answer."""

ROAD: tuple[tuple[str, str], ...] = (
    ("我想帮我妈妈立案", "utter_ask_filing_matter"),
    ("民事", "utter_ask_filing_authority"),
    ("我是她女儿，有她签名的委托书", "utter_ask_filing_cause"),
    ("借钱不还", "哪一天借出去"),
    ("2023年5月3日", "一共借出去多少"),
    ("50万港币", "怎么给对方"),
    ("银行转账", "有没有写借条"),
    ("有借条或欠条", "说好哪一天还"),
    ("2024年5月3日", "已经还了多少"),
    ("1万港币", "说好要付利息"),
    ("是", "本金还欠多少"),
    ("49万港币", "利息怎么算"),
    ("年利率百分之六", "utter_ask_filing_plaintiff_name"),
    ("黄美玲", "utter_ask_filing_plaintiff_particulars"),
    ("一项一项来", "utter_ask_filing_plaintiff_sex"),
    ("女，汉族，退休", "utter_ask_filing_plaintiff_birth_date"),
    ("1948年7月12日", "utter_ask_filing_plaintiff_address"),
    ("香港九龙弥敦道100号", "utter_ask_filing_plaintiff_phone"),
    ("+852 9123 4567", "utter_ask_filing_plaintiff_document_number"),
    ("C668668(9)", "utter_ask_filing_defendant_name"),
    ("陈记行", "utter_ask_filing_defendant_kind"),
    ("公司或单位", "utter_ask_filing_defendant_address"),
    ("江门市新会区会城街道某某路5号，经理陈大文", "utter_ask_filing_claims"),
    ("我要补充经过", "utter_ask_filing_facts"),
    ("就用这份", "utter_ask_filing_evidence_first"),
    ("没有，以后再交", "utter_form_review"),
    ("改寄到", "utter_ask_filing_service_to"),
    ("寄给别人或别处", "utter_ask_filing_service_recipient"),
    ("黄小玲", "utter_ask_filing_service_address"),
    ("香港九龙弥敦道200号", "utter_ask_filing_service_phone"),
    ("+852 9123 4568", "utter_form_review"),
    ("改律师", "utter_ask_filing_agent_now"),
    ("已经请了律师", "utter_ask_filing_agent_name"),
    ("王大明", "utter_ask_filing_agent_firm"),
    ("广东某某律师事务所", "utter_ask_filing_agent_licence"),
    ("14407201010123456", "utter_form_review"),
)
"""A whole intake in words, each with the question it leads to: its utterance, or words of it."""


WAYS_OUT = {"/ask_human", "/save_for_later", "/go_back"}
"""Buttons that answer nothing; whoever was not understood finds them behind the choices."""


def _question(replies: list[dict[str, Any]]) -> tuple[str, list[str], list[str]]:
    """The open question: utterance, step and choices, in whatever language (code reads English)."""
    last = replies[-1]
    step = re.findall(r"\d+", last["text"].partition("\n")[0])
    payloads = [button["payload"] for button in last["buttons"]]
    choices = [one for one in payloads if one not in WAYS_OUT]
    assert payloads[: len(choices)] == choices
    return last["utter"], step, choices


def _asks(replies: list[dict[str, Any]], question: str) -> bool:
    last = replies[-1]
    return bool(last["utter"] == question or (last["utter"] == "utter_ask_filing_element" and question in last["text"]))


def _hostile_at(question: str, turn: int) -> dict[str, str]:
    """What is thrown at one question: three of the hostile texts in turn, and what suits the question."""
    kinds = list(HOSTILE)
    thrown = {kind: HOSTILE[kind] for kind in (kinds[(turn * 3 + step) % len(kinds)] for step in range(3))}
    if question in NAMES:
        thrown |= {"a number": FIGURES, "another language": FOREIGN}
    return thrown


def test_what_is_no_answer_is_pointed_out_at_every_question_of_a_filing_and_nothing_is_kept(house: House) -> None:
    player = Player(house)
    reviews: list[str] = []
    for turn, (said, question) in enumerate(ROAD):
        asked = player.say(said)
        reviews += [str(reply["text"]) for reply in asked if reply["utter"] == "utter_form_review"]
        assert _asks(asked, question), (said, question, [(r["utter"], r["text"]) for r in asked])
        for what, text in _hostile_at(question, turn).items() if question != "utter_form_review" else ():
            replies = player.say(text)
            account = (question, what, [(r["utter"], r["text"]) for r in replies])
            assert len(replies) >= 2 and replies[0]["text"], account
            assert _question(replies) == _question(asked), account
            assert "<script" not in replies[-1]["text"] and "DROP" not in replies[-1]["text"], account
    shown = "\n".join(reviews)  # listed once, then only what has changed
    assert all(told in shown for told in ("黄美玲", "陈记行", "陈大文", "490,000港元", "黄小玲", "广东某某律师事务所"))


STORY = {"utter_ask_filing_claims": "没有了", "utter_ask_filing_facts": "就用这些"}


@pytest.mark.parametrize("question", [*NAMES[:2], *STORY, "utter_ask_filing_authority", "利息怎么算"])
def test_open_words_take_no_code_and_answer_other_services_questions_on_the_way(question: str, house: House) -> None:
    player = Player(house)
    for said, reached in ROAD:
        asked = player.say(said)
        if reached == question:
            break
    for what, text in {**HOSTILE, "another service's words": ELSEWHERE}.items():
        replies = player.say(text)
        assert _question(replies) == _question(asked), (what, replies)
        assert what != "another service's words" or replies[0]["utter"] == "utter_notarization_papers"
        assert len(replies) >= 2, (what, replies)


def test_a_word_that_only_sounds_like_giving_up_throws_nothing_away(house: House) -> None:
    player = Player(house)
    for said, reached in ROAD:
        player.say(said)
        if reached == "utter_ask_filing_agent_now":
            break
    assert [reply["utter"] for reply in player.say("请了")] == ["utter_ask_filing_agent_name"]


def test_a_story_over_the_limit_is_told_so_and_what_was_written_stays(house: House) -> None:
    player = Player(house)
    for said, reached in ROAD:
        player.say(said)
        if reached == "utter_ask_filing_facts":
            break
    page = "他借了钱一直不还，我等了很多年。" * 300
    told = [player.say(page)[0]["utter"] for _ in range(5)]
    assert told == ["utter_filing_story_added"] * 4 + ["utter_text_too_long"]
    assert [reply["utter"] for reply in player.say("写完了")][-1] == "utter_ask_filing_evidence_first"
