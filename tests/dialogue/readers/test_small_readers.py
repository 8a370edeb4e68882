"""Small readers of words: giving back what is booked, licences, sentences, code; one folding for lists of words."""

from __future__ import annotations

import pytest

from actions.authorization.readers import wording
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.readers.clauses import sentences, token_in
from actions.dialogue.readers.folding import folded
from actions.dialogue.readers.licences import licence_in
from actions.dialogue.readers.scraps import has_code_signs
from actions.enquiries import readers as enquiries
from actions.identity.readers.link_wishes import link_wish
from actions.identity.readers.reactions import has_none, is_puzzled, is_worried
from actions.identity.readers.stays import months_in, year_in
from actions.notarization.readers.places import says_whereabouts
from actions.readers.mediation import asks_standing
from actions.readers.topics import appointments_named, has_subject, name_of_utterance, subject_of


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("我的预约不要了", True),
        ("取消见证", True),
        ("唔去喇", True),
        ("call it off", True),
        ("改到下周", False),
        ("取消，改到下周", False),
        ("move it to Friday", False),
        ("我唔改喇，取消成個預約", True),
        ("不改了，取消吧", True),
        ("don't move it, cancel it", True),
        ("I'm not changing it any more, just cancel the appointment", True),
        ("唔好取消，改第二日", False),
        ("not cancel, another day", False),
    ],
)
def test_giving_back_is_told_from_moving(text: str, gives: bool) -> None:
    assert gives_back(UserMessage(text, "change_appointment"), "appointment_wish") is gives


def test_a_button_says_whether_it_is_given_back() -> None:
    pressed = UserMessage("", "change_appointment", pressed={"appointment_wish": "cancel"})
    assert gives_back(pressed, "appointment_wish")
    assert not gives_back(pressed, "authorization_wish")


def test_numbers_in_a_text() -> None:
    assert token_in("打⟦phone:0123456789⟧吧") == "⟦phone:0123456789⟧"
    assert token_in("打给我") == ""
    assert licence_in("⟦card:0123456789⟧") == "⟦card:0123456789⟧"
    assert licence_in("证号 14401 2020 1012 3456") == "14401 2020 1012 3456"
    assert licence_in("没有带") == ""


def test_where_sentences_end() -> None:
    text = "为什么要？四一六。I live here. 5 Main St"
    assert [text[start:end] for start, end in sentences(text)] == [
        "为什么要？",
        "四一六。",
        "I live here. ",
        "5 Main St",
    ]


def test_code_and_words() -> None:
    assert [has_code_signs(text) for text in ("<b>取消</b>", "/cancel", "取消")] == [True, True, False]
    assert folded("聽日再講，OK？") == folded("听日再讲 ok")


@pytest.mark.parametrize(
    ("reads", "says", "not_said"),
    [
        (is_worried, ["安全吗", "會唔會呃人", "is it safe"], ["加拿大护照"]),
        (has_none, ["没有护照", "冇帶", "I don't have one"], ["护照"]),
        (is_puzzled, ["我不明白", "唔明", "I don't understand"], ["明白"]),
        (wording.full_powers, ["全权委托", "全權代理", "full power"], ["特别授权"]),
        (wording.every_power, ["全部都要", "all of them"], ["第一项"]),
        (wording.names_lawyer, ["我的律师", "my attorney"], ["我的表哥"]),
        (wording.is_of_divorce, ["离婚", "離婚官司", "a divorce"], ["借款"]),
        (wording.is_told, ["他欠我钱", "he owes me"], ["陈某诉李某借款纠纷"]),
        (enquiries.names_arbitration, ["问仲裁", "SCIA"], ["问法院"]),
        (enquiries.goes_on, ["我要回复秘书", "reply"], ["想问一下"]),
        (enquiries.takes_back, ["撤回咨询", "唔問喇，唔要", "withdraw it"], ["我的咨询怎么样了"]),
        (enquiries.asks, ["可以吗", "how"], ["可以"]),
        (says_whereabouts, ["我人在多伦多", "我喺温哥华", "I'm in Lima"], ["用在国内"]),
        (asks_standing, ["我的调解怎么样了", "調解進度", "how is the mediation going"], ["调解怎么收费"]),
        (has_subject, ["公证多少钱", "the lawyer"], ["多少钱"]),
    ],
)
def test_what_words_say(reads: object, says: list[str], not_said: list[str]) -> None:
    assert callable(reads)
    assert [text for text in says if not reads(text)] == []
    assert [text for text in not_said if reads(text)] == []


def test_codes_and_figures() -> None:
    assert [link_wish(text) for text in ("给我一个绑定码", "我有绑定码", "绑定")] == ["give", "have", ""]
    assert [months_in(text) for text in ("八个月", "一年半", "three years", "半年", "很久")] == [8, 18, 36, 6, None]
    assert (year_in("2019年起"), year_in("很久")) == (2019, None)
    assert wording.court_figures("（2026）粤0703民初12号") == "0703"
    assert enquiries.number_in("zc-2026-00012 怎么样") == "ZC202600012"
    assert enquiries.contact_in("⟦email:0123456789⟧") == "⟦email:0123456789⟧"


def test_what_is_spoken_of() -> None:
    assert appointments_named("公证和开庭") == ["notarization", "hearing"]
    assert subject_of("公证要多久") == "notarization"
    assert name_of_utterance("utter_ask_filing_amount") == "filing_amount"
    assert name_of_utterance("something") == ""


@pytest.mark.parametrize(
    ("text", "asks_something"),
    [
        ("写了借条，没写几时还", False),
        ("没说什么时候还", False),
        ("we never agreed when he would pay", False),
        ("几时可以还", True),
        ("没写借条，几时可以立案？", True),
    ],
)
def test_what_was_left_open_asks_nothing(text: str, asks_something: bool) -> None:
    assert UserMessage(text, "inform").asks is asks_something
