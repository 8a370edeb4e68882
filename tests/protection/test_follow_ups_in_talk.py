"""Replies behind an answer of law: its topic kept, a country asked anew, a way to begin, a text judged."""

from __future__ import annotations

from typing import Any

import pytest

from actions.protection import law, other_country, shown_text
from actions.protection.follow_up import told_more
from backend.protection.model import Finding
from tests.protection.test_answers import APPEAL, DIVORCE, EveryEntry, payloads, said
from tests.protection.test_subject_carried import LAW, OFFER, turn_after

ASKED = "上诉怎么办"
OTHER = Finding(DIVORCE, (DIVORCE,), belief=0.9, is_sure=True)
LIKELY = Finding(candidates=(DIVORCE,), belief=0.6, is_likely=True)
UNSURE = Finding(candidates=(DIVORCE,), belief=0.3)
CERTIFIED = "utter_authorization_certified_apostille"


@pytest.mark.parametrize("intent", ["start_filing", "inform", "ask_next_step", "ask_time_limit"])
@pytest.mark.parametrize(("found", "utter"), [(OTHER, "utter_law_answer"), (LIKELY, "utter_law_likely")])
async def test_what_points_back_is_read_with_the_entry_whatever_it_was_heard_as(
    intent: str, found: Finding, utter: str
) -> None:
    text = "那我弟弟呢，他户口还在开平"
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": found}, intent=intent)
    assert await law.take_up(turn)
    assert said(turn) == [utter]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("那我要起诉他", "start_filing"), ("那公证处在哪里呢", "find_institution"), ("那转人工吧", "ask_human"),
        ("and I want to talk to somebody", "ask_human"), ("那再见", "goodbye"),
    ],
)  # fmt: skip
async def test_an_errand_of_its_own_is_left_alone_however_it_begins(text: str, intent: str) -> None:
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": OTHER}, intent=intent)
    assert not await law.take_up(turn)


async def test_a_fact_is_looked_up_with_the_topic_before_anything_general_is_said() -> None:
    fact = "我没有签合同，只有微信转账记录"
    for found, utter in ((OTHER, "utter_law_answer"), (LIKELY, "utter_law_likely"), (UNSURE, OFFER)):
        turn = turn_after(fact, (ASKED, LAW), findings={f"{ASKED} {fact}": found}, intent="inform")
        assert await told_more(turn)
        assert said(turn) == [utter]
    nothing = turn_after(fact, (ASKED, LAW), intent="inform")
    assert await told_more(nothing)
    assert said(nothing) == ["utter_law_told_more"]


@pytest.mark.parametrize(
    "between", ["utter_law_told_more", "utter_not_understood", OFFER, "utter_thank", CERTIFIED, "utter_law_unknown"]
)
async def test_the_topic_outlives_an_answer_that_found_nothing(between: str) -> None:
    fact, text = "她七十九了", "那我老婆呢"
    turn = turn_after(text, (ASKED, LAW), (fact, between), findings={f"{ASKED} {text}": OTHER}, intent="inform")
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_answer"]


async def test_a_price_the_entry_does_not_tell_is_not_guessed() -> None:
    text = "要多久"
    turn = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": LIKELY}, intent="ask_time_limit")
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_further"]
    turn.tracker.slots["law_entry"] = "divorce"
    text = "要请律师吗"
    other = turn_after(text, (ASKED, LAW), findings={f"{ASKED} {text}": LIKELY}, intent="ask_law")
    assert not await law.follow_up(other) or said(other) != ["utter_law_likely"]


@pytest.mark.parametrize("text", ["how do I start then", "then what can I do from here", "第一步做什么", "點樣開始"])
async def test_how_one_begins_is_told_of_the_entry_with_the_way_that_opens_it(text: str) -> None:
    turn = turn_after(text, (ASKED, LAW), ("那他呢", OFFER), intent="ask_next_step")
    assert await law.take_up(turn)
    assert "先备齐证明。" in turn.dispatcher.messages[0]["words"]
    assert payloads(turn)[0] == "/start_filing"
    assert any(payload.startswith("/start_enquiry") for payload in payloads(turn))


@pytest.mark.parametrize("text", ["how do I start then", "第一步做什么"])
async def test_how_one_begins_is_of_nothing_where_nothing_was_told(text: str) -> None:
    turn = turn_after(text, ("你好", "utter_greet"), intent="ask_next_step")
    assert not await law.follow_up(turn)


def _of_country(text: str, name: str, code: str, *before: tuple[str, str], intent: str = "find_institution") -> Any:
    turn = turn_after(text, *before, intent=intent)
    start = text.index(name)
    place = {"entity": "country", "value": code, "start": start, "end": start + len(name)}
    turn.tracker.latest_message["entities"] = [place]
    turn.answer = type(turn.answer).from_message(turn.tracker.latest_message)
    turn.door = EveryEntry()
    return turn


COUNTRIES = (
    ("and in Canada?", "Canada", "CA"), ("那菲律宾呢", "菲律宾", "PH"), ("咁澳洲呢", "澳洲", "AU"),
    ("what about if I sign it in Vietnam instead?", "Vietnam", "VN"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name", "code"), COUNTRIES)
async def test_a_country_behind_an_apostille_is_told_from_the_same_table(text: str, name: str, code: str) -> None:
    turn = _of_country(text, name, code, ("do I need an apostille in Fiji", CERTIFIED))
    assert await other_country.asked_of_another(turn)
    assert said(turn)[0].startswith("utter_authorization_certified_")


@pytest.mark.parametrize(("text", "name", "code"), COUNTRIES)
async def test_a_country_behind_a_judgment_is_told_how_it_is_recognised(text: str, name: str, code: str) -> None:
    turn = _of_country(text, name, code, ("马来西亚的判决承认吗", "utter_filing_recognition_judgment"))
    assert await other_country.asked_of_another(turn)
    assert said(turn)[-1] == "utter_filing_recognition_judgment"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (("附近的领事馆在哪", "utter_legal_map_found"), "那加拿大呢"),
        (("你好", "utter_greet"), "那加拿大呢"),
        (("要办附加证明书吗", CERTIFIED), "我住加拿大，丢了护照"),
        (("要办附加证明书吗", CERTIFIED), "加拿大的领事馆电话多少"),
    ],
)
async def test_a_country_that_asks_for_something_else_is_left_alone(before: tuple[str, str], text: str) -> None:
    assert not await other_country.asked_of_another(_of_country(text, "加拿大", "CA", before))


SCAM = "【12368】您的案件诉讼费2300元,请于7日内缴纳,链接 http://pay.cn/x"


@pytest.mark.parametrize("text", ["这是真的吗", "真的假的", "is this real?", "係咪真㗎"])
async def test_who_asks_if_a_pasted_text_is_genuine_hears_of_that_text(text: str) -> None:
    turn = turn_after(text, (SCAM, "utter_court_fee"), intent="ask_trust")
    turn.door = EveryEntry()
    assert await shown_text.doubted(turn)
    assert "诈骗" in turn.dispatcher.messages[0]["words"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("你们是真的吗", SCAM), ("这是真的吗", "我想起诉我表弟，他欠我钱不还"), ("are you real?", SCAM), ("谢谢", SCAM),
        ("这是真的吗", "你好"),
    ],
)  # fmt: skip
async def test_who_doubts_us_or_shows_nothing_is_answered_by_others(text: str, before: str) -> None:
    turn = turn_after(text, (before, "utter_court_fee"), intent="ask_trust")
    turn.door = EveryEntry()
    assert not await shown_text.doubted(turn)


def test_the_entry_of_the_stub_is_not_the_one_that_was_told() -> None:
    assert APPEAL.entry_id != DIVORCE.entry_id
