"""Follow-ups that surely belong to an answer of law go before a desk that shares a word with them."""

from __future__ import annotations

import pytest

from actions.protection.next_asked import surely_follows
from actions.protection.readers.follow_ups import tells_of_another
from backend.protection.model import Finding
from tests.protection.test_answers import APPEAL, DIVORCE, said
from tests.protection.test_subject_carried import LAW, OFFER, turn_after

ASKED = "上诉怎么办"
OTHER = Finding(DIVORCE, (DIVORCE,), belief=0.95, is_sure=True)
LIKELY = Finding(candidates=(DIVORCE,), belief=0.7, is_likely=True)

MISHEARD = (
    ("he forged my signature on one", "forget_memory"),
    ("银行会不会告我", "ask_defence"),
    ("改了要不要再公证", "start_notarization"),
    ("I signed a resignation though", "revoke_authorization"),
    ("佢唔簽名又點", "inform"),
    ("可唔可以叫我個仔去", "ask_accessibility"),
    ("怎么证明", "ask_filing_materials"),
)


@pytest.mark.parametrize(("text", "intent"), MISHEARD)
async def test_what_surely_follows_is_told_whatever_it_was_heard_as(text: str, intent: str) -> None:
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": OTHER}, intent=intent)
    assert await surely_follows(turn)
    assert said(turn) == ["utter_law_answer"]


async def test_it_is_said_what_the_follow_up_was_taken_for() -> None:
    text = "佢唔簽名又點"
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": OTHER}, intent="inform")
    assert await surely_follows(turn)
    assert turn.dispatcher.messages[0]["answer"].startswith("您接着问的是“divorce怎么办”：\n")


LEFT = (
    ("帮我忘掉刚才说的", "forget_memory"),
    ("forget what I said", "forget_memory"),
    ("我要起诉他", "start_filing"),
    ("帮我约公证", "start_notarization"),
    ("那要多久", "ask_law"),
    ("怎么开始", "ask_help"),
    ("转人工", "ask_human"),
    ("谢谢", "thank"),
    ("公证处在哪里", "find_institution"),
    ("I want to talk to a person", "ask_human"),
)


@pytest.mark.parametrize(("text", "intent"), LEFT)
async def test_a_wish_an_errand_and_what_has_an_answer_of_its_own_are_left(text: str, intent: str) -> None:
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": OTHER}, intent=intent)
    assert not await surely_follows(turn)
    assert said(turn) == []


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [
        ("he forged my signature on one", "forget_memory", True),
        ("佢改咗個名", "change_appointment", True),
        ("要翻译成中文吗", "ask_filing_materials", False),
        ("佢唔簽名又點", "inform", False),
    ],
)
async def test_what_is_likely_goes_before_a_desk_that_is_in_doubt_only(text: str, intent: str, told: bool) -> None:
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": LIKELY}, intent=intent)
    assert await surely_follows(turn) is told
    assert said(turn) == (["utter_law_likely"] if told else [])


@pytest.mark.parametrize(
    ("text", "intent", "utters"),
    [
        ("he forged my signature on one", "forget_memory", [OFFER]),
        ("佢改咗個名", "change_appointment", [OFFER]),
        ("forget what I said", "forget_memory", []),
        ("佢唔簽名又點", "inform", []),
    ],
)
async def test_who_speaks_of_another_sends_us_on_no_errand(text: str, intent: str, utters: list[str]) -> None:
    unsure = Finding(candidates=(DIVORCE,), belief=0.5)
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": unsure}, intent=intent)
    assert await surely_follows(turn) is bool(utters)
    assert said(turn) == utters


async def test_what_is_asked_later_is_left() -> None:
    text = "佢唔簽名又點"
    later = turn_after(text, (ASKED, LAW), ("你好", OFFER), findings={f"{ASKED} {text}": OTHER}, intent="inform")
    assert not await surely_follows(later)


async def test_what_surely_asks_something_of_its_own_is_left_to_that() -> None:
    text = "中国承认双重国籍吗"
    findings = {f"{ASKED} {text}": OTHER, text: Finding(APPEAL, (APPEAL,), belief=0.99, is_sure=True)}
    assert not await surely_follows(turn_after(text, (ASKED, LAW), findings=findings, intent="ask_law"))


ANOTHER = (
    "他冒我的名签了", "她不肯签", "佢走咗去澳洲", "但是对方不认", "如果我哥不同意", "银行会告我吗", "咁業主唔退呢",
    "he forged my signature", "but the buyer says he knew nothing", "what if my husband says no", "they moved away",
)  # fmt: skip
NOT_ANOTHER = (
    "忘掉我说的", "我签了离职书", "帮我改时间", "取消", "要翻译成中文吗", "咁要幾耐", "我要轉人工", "其他的呢",
    "I signed it", "forget it", "please cancel it", "how do I start", "here is my number",
)  # fmt: skip


@pytest.mark.parametrize(("text", "is_one"), [*((s, True) for s in ANOTHER), *((s, False) for s in NOT_ANOTHER)])
def test_a_third_person_is_the_subject(text: str, is_one: bool) -> None:
    assert tells_of_another(text) is is_one
