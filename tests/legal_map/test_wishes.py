"""What a message asks of the map, in the words people use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from actions.answers import Answer
from actions.legal_map.kinds import about, about_hotline, kinds_words
from actions.legal_map.readers.wishes import MISSIONS, asks_nothing_else, narrows, wants_list, wish_of
from backend.legal_map.card_words import card_brief, card_parts, card_text, distance_words, place_title
from backend.legal_map.model import Card, Institution, Opening, Place, Point
from backend.legal_map.opening_words import opening_words, week_words
from backend.legal_map.routes import route_link
from backend.shared.wording import Words

EXACT = Institution(
    "cn-cg-us-los-angeles", "consulate_general", Words("中国驻洛杉矶总领事馆", "Consulate-General Los Angeles"), "US",
    Words("洛杉矶", "Los Angeles"), Point(34.0657, -118.29), "exact", "secondary", timezone="America/Los_Angeles",
    phone="+1-213-807-8088", office_hours="Mo-Fr 09:00-14:00; PH off",
    source_url="https://example.org/a b", source_date="c.2014",
)  # fmt: skip
CITY = Institution(
    "x",
    "law_firm",
    Words("某律所", "Some Firm"),
    "CN",
    Words("江门", "Jiangmen"),
    Point(22.58, 113.08),
    "city",
    "recall",
)
CLOSED = Opening("closed", datetime(2026, 11, 25, 17, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "kinds", "consular"),
    [
        ("我在拉斯维加斯，该去哪个领事馆", MISSIONS, True),
        ("要办委托书公证认证去哪", MISSIONS, True),
        ("我要换護照", MISSIONS, True),
        ("where can I renew my passport", MISSIONS, True),
        ("附近有律师吗", ("law_firm",), False),
        ("幫我搵間律師樓", ("law_firm",), False),
        ("哪里可以办公证", ("notary_office",), False),
        ("find a court and a mediator", ("court", "mediation"), False),
        ("華助中心喺邊", ("overseas_chinese_service_centre",), False),
        ("附近有什么", (), False),
        ("I want to consult somebody", (), False),
    ],
)
def test_kinds_and_consular_business_are_read_from_words(text: str, kinds: tuple[str, ...], consular: bool) -> None:
    wish = wish_of(Answer(text, "find_institution"))
    assert (wish.kinds, wish.consular) == (kinds, consular)


@pytest.mark.parametrize(
    ("text", "says"),
    [("还有其他的吗", "more"), ("仲有邊間", "more"), ("show me more", "more"), ("换个城市", "other_city"),
     ("only what is open now", "open_now"), ("而家開緊門嘅有邊幾間", "open_now"), ("用我的位置找", "here")],
)  # fmt: skip
def test_words_that_go_on_from_a_search_are_understood(text: str, says: str) -> None:
    assert says in wish_of(Answer(text, "find_institution")).says


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("第二家几点关门", 2),
        ("the third one", 3),
        ("第一間電話", 1),
        ("第5个", 5),
        ("第一次去", 0),
        ("2 days", 0),
        ("number 4", 4),
    ],
)
def test_a_card_is_meant_by_its_number(text: str, ordinal: int) -> None:
    assert wish_of(Answer(text, "ask_institution")).ordinal == ordinal


def test_a_button_says_what_its_payload_says_and_hostile_ones_say_nothing() -> None:
    press = lambda value: wish_of(Answer("", "find_institution", pressed={"legal_map_wish": value}))  # noqa: E731
    assert press("kind:embassy").kinds == MISSIONS
    assert press("kind:court").kinds == ("court",)
    assert press("kind:'; DROP TABLE").kinds == ()
    assert "more" in press("more").says


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_three_cards_of_a_list_fit_a_telephone_and_keep_their_doubts(language: str) -> None:
    old = {"phone": "2014", "office_hours": "2014"}
    card = Card(EXACT, 371.4, CLOSED, competent=True, marks=("old",), old_facts=old)
    others = [Card(EXACT, 676.2, CLOSED), Card(EXACT, 1275.0, CLOSED, marks=("unverified",))]
    lines = [card_brief(one, number, language) for number, one in enumerate([card, *others], 1)]
    first = lines[0]
    assert "371" in first and "+1-213-807-8088" in first and first.count("2014") == 2 and "★" in first
    assert len("\n".join(lines)) <= (300 if language != "en" else 480)
    assert "example.org" not in first and "google" not in first


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("江门有哪些法院", True),
        ("list all the consulates in Canada", True),
        ("最近的法院在哪", False),
        ("附近有律师吗", False),
    ],
)
def test_a_list_is_longer_only_where_it_is_asked_for(text: str, whole: bool) -> None:
    assert wants_list(text) is whole


def test_a_card_is_text_in_both_languages_with_number_distance_hours_and_source() -> None:
    card = Card(EXACT, 371.4, CLOSED, competent=True, reason=Words("因为", "because"), marks=("old",))
    english = card_text(card_parts(card, 1, "en", "terminal"), "en")
    assert english.startswith("1. ") and "371 km" in english and "in charge" in english
    assert "Wed 25 Nov 09:00 there (Thu 26 Nov 01:00 Beijing time)" in english
    chinese = card_text(card_parts(card, 1, "zh-Hans", "terminal"), "zh-Hans")
    assert "当地 11月25日 周三 09:00（北京时间 11月26日 周四 01:00）" in chinese
    assert "约 2014" in chinese and "资料较旧" in chinese and "example.org" in chinese


def test_distances_are_as_exact_as_the_position_is_known() -> None:
    assert distance_words(Card(EXACT, 3.44, CLOSED), "zh-Hans") == "3.4 公里"
    assert distance_words(Card(EXACT, 12345.6, CLOSED), "en") == "12,346 km"
    assert "centre" in distance_words(Card(CITY, 44.0, CLOSED), "en")
    assert "公里" not in distance_words(Card(CITY, 0.2, CLOSED), "zh-Hans")
    assert distance_words(Card(EXACT, None, CLOSED), "en") == ""


@pytest.mark.parametrize(
    ("one", "channel", "begins"),
    [(EXACT, "web", "https://www.google.com/maps/dir/?api=1&destination=34.06570%2C-118.29000"),
     (EXACT, "wechat", "https://uri.amap.com/navigation?to=-118.29000%2C34.06570"),
     (EXACT, "apple", "https://maps.apple.com/?daddr=34.06570%2C-118.29000"),
     (CITY, "web", "https://uri.amap.com/search?keyword=%E6%9F%90%E5%BE%8B%E6%89%80")],
)  # fmt: skip
def test_a_route_opens_where_it_works_and_never_leads_to_a_wrong_point(
    one: Institution, channel: str, begins: str
) -> None:
    assert route_link(one, channel, "zh-Hans").startswith(begins)


def test_hours_are_words_and_unknown_hours_are_said_to_be_unknown() -> None:
    assert week_words(EXACT, "zh-Hans") == "周一-周五 09:00-14:00； 公众假期 休息"
    assert week_words(EXACT, "en") == "Mon-Fri 09:00-14:00; public holidays closed"
    assert "打电话" in week_words(CITY, "zh-Hans")
    assert "call" in opening_words(Opening("unknown"), "", "en")
    assert opening_words(Opening("open", holidays_known=True), "UTC", "en") == "open now"


def test_every_kind_and_hotline_is_explained_in_both_languages() -> None:
    for kinds in ((kind,) for kind in ("embassy", "court", "law_firm", "notary_office", "arbitration", "mediation")):
        assert about(kinds, "zh-Hans") and about(kinds, "en")
    assert about((), "en") == about(("court", "mediation"), "en") == ""
    assert "+86-10-12308" in about_hotline("12308", "en")
    assert about_hotline("110", "en") == ""
    assert kinds_words(MISSIONS, "en") == "Chinese missions"


def test_cities_of_one_name_in_one_country_are_told_apart_by_their_division() -> None:
    here, there = (Place(Point(0, 0), "US", "Springfield", division=name) for name in ("Illinois", "Missouri"))
    assert place_title(here, (here, there), "en") == "Springfield (Illinois, the United States)"


@pytest.mark.parametrize(
    "said", ["现在开门吗", "而家開唔開門", "現在營業嗎", "are they open now", "is the first one open now"]
)
def test_whether_those_shown_are_open_is_a_question_not_a_narrowing(said: str) -> None:
    assert "open_now" not in wish_of(Answer(said, "ask_institution")).says
    assert "hours" in wish_of(Answer(said, "ask_institution")).aspects


@pytest.mark.parametrize(
    "text", ["附近有什么", "附近有咩", "我在溫哥華，附近有什麼", "點去", "what is near me", "how do I get there"]
)
def test_a_message_of_nothing_but_map_words_is_meant_for_the_map(text: str) -> None:
    found = text.find("溫哥華")
    places = ({"entity": "place", "start": found, "end": found + 3},) if found >= 0 else ()
    assert asks_nothing_else(Answer(text, "find_institution", entities=places))


@pytest.mark.parametrize(
    "text", ["餐馆附近有什么好玩的地方", "去广州的车几点", "what time is the film", "我要去吃饭", ""]
)
def test_what_names_anything_else_is_not(text: str) -> None:
    assert not asks_nothing_else(Answer(text, "find_institution"))


@pytest.mark.parametrize(
    "text",
    [
        "有冇做離婚嘅律師",
        "有没有做继承的",
        "会讲粤语的呢",
        "哪个懂继承",
        "any of them doing divorces?",
        "who speaks Cantonese?",
    ],
)
def test_a_word_after_a_list_asks_for_those_who_do_something(text: str) -> None:
    assert narrows(text)


@pytest.mark.parametrize("text", ["离婚有没有冷静期", "离婚要多久", "I do not want a divorce", "继承要交税吗"])
def test_a_question_of_law_asks_for_nobody(text: str) -> None:
    assert not narrows(text)
