"""The advisor as people experience it, and what its actions read and keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answers import Answer
from actions.authorization.case_code import comparison_of, from_code, to_code
from actions.authorization.enquiries import short_answer
from actions.authorization.readers import folk_words
from actions.authorization.readers.advice_answers import (
    read_city,
    read_lawyer,
    read_paper,
    read_passport_answer,
    read_place,
)
from backend.shared.yaml_pages import read_yaml
from tests.architecture.source_tree import domain
from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("advice_conversations.yml"))
VEGAS = {"entity": "place", "value": {"name": "Las Vegas", "name_zh": "拉斯维加斯", "country": "US"}}
JIANGMEN = {"entity": "place", "value": {"name": "Jiangmen", "name_zh": "江门", "country": "CN"}}


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play(conversation["turns"])


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("想委托律师打官司", "court_power"), ("離婚", "court_power"), ("a lawsuit in Jiangmen", "court_power"),
        ("卖房的委托书", "property_power"), ("委託書俾個侄賣屋", "property_power"),
        ("帮我卖掉那块地", "property_power"),
        ("放棄繼承聲明", "declaration"), ("我们公司的授权书", "company_papers"),
        ("出生证明", "kinship_evidence"), ("领事馆已经办好的委托书", "consular_paper"), ("委托书", None),
        ("卖房，和律师打官司", None), ("power of attorney", None),
    ],
)  # fmt: skip
def test_the_kind_of_paper_is_read_only_where_it_is_clear(text: str, paper: str | None) -> None:
    assert read_paper(Answer(text, "inform")).value == paper


@pytest.mark.parametrize(
    ("text", "lawyer"),
    [
        ("委托江门的律师", "mainland"), ("a mainland lawyer", "mainland"), ("香港律师", "hk_macao"),
        ("我哥哥", "relative"), ("律师", None), ("内地律师还是香港律师", None), ("我弟弟认识的内地律师", "mainland"),
    ],
)  # fmt: skip
def test_a_lawyer_s_place_is_read(text: str, lawyer: str | None) -> None:
    assert read_lawyer(Answer(text, "inform")).value == lawyer


def test_the_paper_is_made_where_the_person_is_not_where_the_lawyer_is() -> None:
    answer = Answer("我在拉斯维加斯，委托江门的律师", "start_authorization", entities=(JIANGMEN, VEGAS))
    assert read_place("zh-Hans", answer, "slot").value == "US/Las Vegas"
    abroad = Answer("我在美国，委托江门的律师", "x", entities=({"entity": "country", "value": "US"}, JIANGMEN))
    assert read_place("zh-Hans", abroad, "slot").value == "US/"


def test_one_of_two_cities_is_asked_for_unless_the_country_is_said() -> None:
    oakland = {"name": "Oakland", "country": "US"}
    both = {"entity": "place", "value": {"name": "Auckland", "country": "NZ", "ambiguous": [oakland]}}
    asked = read_place("en", Answer("Auckland", "inform", entities=(both,)), "slot")
    assert (asked.problem, len(asked.buttons)) == ("utter_authorization_which_place", 2)
    said = Answer("奥克兰，美国", "inform", entities=(both, {"entity": "country", "value": "US"}))
    assert read_place("en", said, "slot").value == "US/Oakland"
    assert read_city(Answer("Auckland", "inform", entities=(both,)), "US").value == "Oakland"


def test_a_city_is_no_passport_but_a_country_is() -> None:
    assert read_passport_answer(Answer("拉斯维加斯", "inform", entities=(VEGAS,))).value is None
    assert (
        read_passport_answer(Answer("美国", "inform", entities=({"entity": "country", "value": "US"},))).value
        == "foreign"
    )
    hong_kong = {"entity": "nationality", "value": "hk_macao_taiwan"}
    assert read_passport_answer(Answer("香港身份证", "inform", entities=(hong_kong,))).value == "hk"


def test_a_question_with_a_place_is_for_the_comparison() -> None:
    assert short_answer(Answer("海牙认证是什么", "ask_authorization")) == "utter_authorization_apostille"
    canada = ({"entity": "country", "value": "CA"},)
    assert short_answer(Answer("我在加拿大签的委托书要不要海牙认证", "ask_authorization", entities=canada)) is None
    assert short_answer(Answer("办委托书有哪几种办法", "ask_authorization")) is None


def test_every_short_answer_exists() -> None:
    page = read_yaml(folk_words.WORDS_FILE)
    assert set(page["short_questions"]) <= set(domain()["responses"])


def test_a_case_comes_back_from_its_button() -> None:
    case = {
        "paper": "court_power",
        "place": "US/Las Vegas",
        "passport": "prc",
        "lawyer": "mainland",
        "residence": "there",
    }
    assert from_code(to_code(case)) == case
    command = comparison_of("p_1", case)
    assert (command.made_in, command.city, command.residence, command.settled) == ("US", "Las Vegas", "US", True)
    assert comparison_of("p_1", {**case, "residence": "mainland"}).residence == "CN"


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["prc", "court_power", "US/", "x", ""]), min_size=7, max_size=7).map("|".join)
)
def test_a_made_up_button_is_refused_or_whole(code: str) -> None:
    case = from_code(code)
    assert case is None or comparison_of("p_1", case).made_in in case["place"]
