"""Who acts for a party is a name or a firm; who applies is no respondent; a bare sum tells no facts."""

from __future__ import annotations

import pytest

from actions.arbitration.dialogue import service_meant, topic_asked
from actions.arbitration.readers.in_passing import conduct_in, names_agent, says_no_agent
from actions.arbitration.readers.notice import number_in
from actions.arbitration.readers.told import clause_in
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.speech_acts import act_of
from actions.dialogue.readers.statements import read_fact
from actions.mediation.readers.told import wants_mediation
from backend.shared.private_numbers import find_private


@pytest.mark.parametrize(
    "text",
    [
        "没请人，我自己来",
        "还没请律师",
        "代理人没有",
        "代理人没有 改一下",
        "没有",
        "冇諗住請律師",
        "唔使請律師",
        "我自己来",
        "no lawyer",
        "No, I'll do it myself",
    ],
)
def test_nobody_acts(text: str) -> None:
    assert says_no_agent(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("李文博，广东五邑律师事务所", True),
        ("陈大文", True),
        ("David Chen, King & Wood", True),
        ("广东中亚律师事务所 邓伟律师", True),
        ("38万美金", False),
        ("2024年5月6日", False),
        ("金额38万美金", False),
        ("我要多少钱", False),
    ],
)
def test_a_sum_or_a_day_is_nobody_who_acts(text: str, named: bool) -> None:
    assert names_agent(text) is named


@pytest.mark.parametrize(
    "text",
    ["38万美元", "38万美金", "2024年5月6日", "480,000", "US$ 380,000", "就这些", "use these", "确认提交", "提交"],
)
def test_a_bare_value_or_a_button_tells_no_facts(text: str) -> None:
    assert not read_fact(text, 1000).found


@pytest.mark.parametrize("text", ["他2024年借了38万", "we delivered 480 tiles", "5月6日他来过我家"])
def test_what_happened_is_a_fact(text: str) -> None:
    assert read_fact(text, 1000).found


@pytest.mark.parametrize(
    "text", ["没有证据", "暂时没有材料", "冇證據住", "冇證據", "no evidence yet", "I don't have any documents"]
)
def test_no_papers_are_no_paper(text: str) -> None:
    assert says_only("has_no_papers", text)


@pytest.mark.parametrize("text", ["没有收据的转账记录", "evidence of no payment"])
def test_a_paper_stays_one(text: str) -> None:
    assert not says_only("has_no_papers", text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I want to answer the arbitration", "answer"),
        ("I got a notice of arbitration from SCIA, a Jiangmen supplier says we owe 320,000 RMB", "answer"),
        ("对方去深圳国际仲裁院申请了仲裁", "respondent"),
        ('不是"在深圳国际仲裁院仲裁 对方不付货款 我怎么申请" 条款是 因本合同引起的任何争议', "clause"),
    ],
)
def test_who_applies_is_no_respondent(text: str, topic: str) -> None:
    assert topic_asked(text) == topic


@pytest.mark.parametrize("text", ["SCIA-2026-0456", "The case number is SCIA-2026-0456.", "SCIA D20260123"])
def test_the_number_of_an_arbitration_is_no_telephone(text: str) -> None:
    assert not [one for one in find_private(text, "SG") if one.kind == "phone"]
    assert number_in(text, asked=True)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("包工头欠我装修款7万2 工程早就完工了 我人在法国 能帮我调解吗", True),
        ("我要调解 不要立案", True),
        ("欠我钱，可唔可以幫我調解", True),
        ("My boss owes me wages, can a mediator help?", True),
        ("我要起诉他，法院会调解吗", False),
        ("调解不成可以起诉吗", False),
    ],
)
def test_who_wants_it_mediated_brings_no_suit(text: str, wants: bool) -> None:
    assert wants_mediation(text) is wants


@pytest.mark.parametrize("text", ["确认提交", "就这些", "use these", "就用呢啲"])
def test_the_words_of_a_button_are_an_act(text: str) -> None:
    assert act_of(text) is not None


def test_a_clause_told_in_passing_ends_where_the_story_goes_on() -> None:
    told = clause_in("我们的买卖合同里写了在深圳国际仲裁院仲裁 对方不付货款 我怎么申请", is_wish=True)
    assert told == "在深圳国际仲裁院仲裁"


@pytest.mark.parametrize(
    ("text", "inside", "service"),
    [
        ("I want to answer the arbitration", "", "arbitration_answer"),
        ("we need to respond to the arbitration", "arbitration", "arbitration_answer"),
        ("我想写仲裁答辩书", "", "arbitration_answer"),
        ("我想申请仲裁", "", "arbitration"),
        ("I want to apply for arbitration", "arbitration_answer", "arbitration"),
        ("the arbitration please", "arbitration_answer", "arbitration_answer"),
        ("the arbitration please", "", "arbitration"),
    ],
)
def test_which_side_of_an_arbitration_is_meant(text: str, inside: str, service: str) -> None:
    assert service_meant(UserMessage(text, "start_arbitration", "answer"), inside) == service


@pytest.mark.parametrize(
    ("text", "count"), [("仲裁员一名", "one"), ("一名仲裁员", "one"), ("仲裁员三位", "three"), ("仲裁员姓陈", None)]
)
def test_how_many_arbitrators_is_heard_on_either_side_of_the_word(text: str, count: str | None) -> None:
    assert conduct_in(text).get("arbitrators") == count
