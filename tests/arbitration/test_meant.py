"""What is meant for arbitration although it sounds like a question of law, a suit or a court's fee."""

from __future__ import annotations

from typing import Any, cast

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.arbitration.meant import every, form_meant, instead_of_law, tells_of_notice
from actions.arbitration.readers.told import follows_clause, names_body, shown_clause
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.story.reading import read_story
from backend.arbitration.clause_check.check import check_clause
from backend.shared.parties import Person

CLAUSE = "因本合同引起的一切争议提交华南国际经济贸易仲裁委员会仲裁"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (f"我们跟江门一家灯饰厂的合同里写着「{CLAUSE}」，听说这个机构改名了，这条还算数吗？", CLAUSE),
        (f"合同有一句“{CLAUSE}”，帮我看看", CLAUSE),
        (f"合同写着「{CLAUSE}」，他欠我十万", ""),  # nobody asks what it is worth
        ("他说「你等着瞧，我一分钱都不会还给你的」，怎么办？", ""),
    ],
)
def test_a_quoted_clause_is_judged_where_that_is_asked(text: str, clause: str) -> None:
    assert shown_clause(text) == clause


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我收到一封深圳國際仲裁院寄嚟嘅信，話有間廠告我拖數唔找，我應該點做？", True),
        ("We got a letter from SCIA that a supplier has filed for arbitration against us.", True),
        ("我收到台山法院寄来的传票，有间厂告我拖数", False),
        ("深圳国际仲裁院在哪里？", False),
        ("收到劳动仲裁通知", False),
    ],
)
def test_who_hears_from_an_arbitral_body_is_a_respondent_and_no_defendant(text: str, told: bool) -> None:
    assert tells_of_notice(text) is told
    assert form_meant(UserMessage(text, "start_defence", "answer", ())) == ("arbitration_answer" if told else "")


def test_a_body_is_named_by_any_of_its_names() -> None:
    assert all(map(names_body, ("How much would SCIA charge?", "深國仲收幾多錢", "贸仲要多少钱")))
    assert not any(map(names_body, ("", "法院收多少钱", "仲裁费是多少")))


def test_after_a_clause_for_scia_a_claim_goes_there_unless_a_court_is_named() -> None:
    read = ["utter_arbitration_clause_scia_former", "utter_arbitration_clause_doubt"]
    assert follows_clause(read, "那我要告他们拖欠的货款12万美元，怎么弄")
    assert not follows_clause(read, "我还是去法院告他们")
    assert not follows_clause(["utter_arbitration_clause_other"], "那我要告他们")


def test_a_body_of_trade_makes_no_quarrel_one_of_work() -> None:
    assert read_story(f"合同写着{CLAUSE}", []).cause != "labour"
    assert read_story("仲裁委不受理，我被公司辞退了", []).cause == "labour"


@pytest.mark.parametrize(
    "text",
    ["My sister and I fight about our late father's flat, can SCIA decide that?", "阿爸過世留低嘅屋，深國仲管唔管？"],
)
def test_who_left_it_and_died_makes_it_an_inheritance(text: str) -> None:
    assert check_clause(text).outcome == "inheritance"


def turn_of(text: str, *said_before: str) -> Turn:
    """A turn outside any form, heard as a question of law, after these utterances."""
    events: list[dict[str, Any]] = [{"event": "user", "text": "你好"}]
    events += [{"event": "bot", "metadata": {"utter_action": one}} for one in said_before]
    message = {"text": text, "intent": {"name": "ask_law", "confidence": 0.9}, "entities": []}
    events.append({"event": "user", "text": text})
    tracker = Tracker("p1", {"language": "zh-Hans"}, message, events, False, None, {}, "action_listen")
    return Turn(CollectingDispatcher(), tracker, cast(Any, None), Person("p1"), None)


def said_in(turn: Turn) -> list[str]:
    return [str(message["response"]) for message in turn.dispatcher.messages]


async def _unknown(turn: Turn) -> str:
    return ""


async def _known(turn: Turn) -> str:
    return "ask_law"


@pytest.mark.parametrize(
    ("text", "utter"),
    [
        (f"合同里写着「{CLAUSE}」，这条还算数吗？", "utter_arbitration_clause_scia_former"),
        ("我收到一封深圳國際仲裁院寄嚟嘅信，話有間廠告我拖數唔找，我應該點做？", "utter_arbitration_respondent"),
        ("We fight about our late father's flat, can SCIA decide that?", "utter_arbitration_clause_inheritance"),
    ],
)  # fmt: skip
async def test_it_is_answered_whatever_the_library_holds(text: str, utter: str) -> None:
    turn = turn_of(text)
    assert await instead_of_law(_known)(turn) and said_in(turn)[0] == utter


async def test_what_the_library_knows_and_what_is_of_no_arbitration_is_left_to_it() -> None:
    freezing = "深国仲的仲裁开始以前能冻结他的账户吗"
    assert not await instead_of_law(_known)(turn_of(freezing))
    turn = turn_of(freezing)
    assert await instead_of_law(_unknown)(turn) and said_in(turn) == ["utter_arbitration_interim"]
    assert not await instead_of_law(_unknown)(turn_of("离婚要多久"))


async def test_two_questions_of_one_message_are_both_answered() -> None:
    turn = turn_of("If I win an award, can I enforce it in Canada, and can I freeze their bank account right now?")
    await every(turn)
    assert said_in(turn) == ["utter_arbitration_award_abroad", "utter_arbitration_interim"]
