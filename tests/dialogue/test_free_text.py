"""At a free text question the field's own reader decides; a refusal said twice is said in other words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.fields import Field, reading
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.organisations import read_organisation_name
from actions.dialogue.readers.speech_acts import act_of
from actions.dialogue.readers.statements import stated
from actions.dialogue.turn import Turn
from actions.filing.party_name import PartyName
from actions.filing.party_readers import address_reader
from actions.filing.readers import read_address
from backend.shared.wording import Words
from tests.dialogue.states import answers_question

ADDRESS = Field("address", Words("地址", "address"), reading(read_address), free_text=True)


def _turn(text: str, intent: str, decision: str = "answer", **answers: Any) -> Turn:
    said = Answer(text, intent, decision)
    made = SimpleNamespace(answer=said, answers=answers, typed_button=False, language="zh-Hans")
    made.typed_before = lambda most: []
    return cast(Turn, made)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("3500 Kingsway, Vancouver", "find_institution"),
        ("恩平市恩城街道新平路12号", "ask_institution"),
        ("加拿大多伦多士巴丹拿道88号", "change_language"),
        ("Court Road 5, Jiangmen", "start_filing"),
    ],
)
async def test_an_address_is_the_answer_whatever_intent_it_sounds_like(text: str, intent: str) -> None:
    turn = _turn(text, intent)
    assert answers_question("filing", turn.answer, ADDRESS, await ADDRESS.read(turn, turn.answer))


@pytest.mark.parametrize(
    ("text", "intent"), [("等一下", "save_for_later"), ("嗯", "goodbye"), ("不是说了吗", "cancel")]
)
async def test_a_muttering_or_a_grumble_is_answered_by_the_question_and_closes_nothing(text: str, intent: str) -> None:
    turn = _turn(text, intent)
    found = await ADDRESS.read(turn, turn.answer)
    assert not found.found and answers_question("filing", turn.answer, ADDRESS, found)


@pytest.mark.parametrize(
    "text",
    [
        "让我想一下", "等一下我想想", "嗯，我在想", "等陣先，我諗諗", "give me a second, I'm thinking",
        "let me think about it", "bear with me",
    ],
)  # fmt: skip
def test_who_thinks_aloud_mutters(text: str) -> None:
    assert act_of(text) == "muttering"


@pytest.mark.parametrize("text", ["我在想要不要告他", "I'm thinking of suing him", "我想一下子还清"])
def test_who_says_what_they_think_of_does_not(text: str) -> None:
    assert act_of(text) is None


@pytest.mark.parametrize(("text", "intent"), [("上一步", "go_back"), ("取消", "cancel"), ("转人工", "ask_human")])
async def test_a_control_stays_a_control(text: str, intent: str) -> None:
    turn = _turn(text, intent)
    assert not answers_question("filing", turn.answer, ADDRESS, await ADDRESS.read(turn, turn.answer))


async def test_a_sex_told_instead_of_the_address_is_kept_and_the_place_asked_for_again() -> None:
    turn = _turn("男的，恩平本地人", "inform")
    found = await address_reader(lambda part: f"defendant_1_{part}")(turn, turn.answer)
    assert (found.partial, dict(found.also)) == (True, {"defendant_1_sex": "male"})
    assert found.problem == "utter_filing_address_odd"


async def test_three_names_at_a_defendant_can_be_three_defendants() -> None:
    place = PartyName("defendant", 1)
    turn = _turn("陈国强、李建国、王小明", "inform")
    found = await place.read(turn, turn.answer)
    assert (found.partial, found.problem) == (True, "utter_name_several_parties")
    later = _turn("都是", "affirm", defendant_1_name_so_far=found.value)
    each = await place.read(later, later.answer)
    assert each.value == "陈国强"
    named = {name: value for name, value in each.also.items() if name.endswith(("name", "more"))}
    assert named == {
        "defendant_1_more": "yes",
        "defendant_2_name": "李建国",
        "defendant_2_more": "yes",
        "defendant_3_name": "王小明",
    }


async def test_one_of_several_names_can_be_chosen_by_its_button_and_by_its_words() -> None:
    place = PartyName("defendant", 1)
    turn = _turn("李建国", "inform", defendant_1_name_so_far=["陈国强", "李建国"])
    assert (await place.read(turn, turn.answer)).value == "李建国"
    assert (await place.pressed(turn, "name_1")).value == "陈国强"
    assert await place.pressed(turn, "name_9") == Reading(problem="utter_choice_gone")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "He let the house for 600,000 yuan. We live in Sydney. How do I stop him and get the rent",
            "He let the house for 600,000 yuan. We live in Sydney.",
        ),
        (
            "Mr. Chan lives at No. 5 St. Mary Road. Can you help me? He owes me money",
            "Mr. Chan lives at No. 5 St. Mary Road. He owes me money",
        ),
    ],
)
def test_a_question_is_no_part_of_a_story_though_it_has_no_mark(text: str, kept: str) -> None:
    assert stated(text).text == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("听说他住台山市斗山镇圩新路7号", "台山市斗山镇圩新路7号"),
        ("聽講佢而家喺新會會城圭峰路9號", "新會會城圭峰路9號"),
        ("好像他住开平市三埠街道新昌路3号", "开平市三埠街道新昌路3号"),
    ],
)
def test_how_sure_somebody_is_stands_in_no_address(text: str, kept: str) -> None:
    assert find_address(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [("好像是平安保险", "平安保险"), ("I think it is Ping An", "Ping An"), ("应该是中国人保", "中国人保")],
)
def test_how_sure_somebody_is_stands_in_no_companys_name(text: str, kept: str) -> None:
    assert read_organisation_name(text).value == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I already said: Brightway Lighting Pte Ltd", "Brightway Lighting Pte Ltd"),
        ("the respondent is Jiangmen Haoguang Lamp Factory Co., Ltd", "Jiangmen Haoguang Lamp Factory Co., Ltd"),
        ("a company, Brightway Lighting Pte Ltd", "Brightway Lighting Pte Ltd"),
        ("company name: Brightway Lighting Pte Ltd", "Brightway Lighting Pte Ltd"),
        ("Brightway Lighting Pte Ltd, a Singapore company", "Brightway Lighting Pte Ltd"),
        ("我都讲过啦，鹤山市金盛五金厂", "鹤山市金盛五金厂"),
        ("我说过了：对方叫江门皓光灯饰有限公司", "江门皓光灯饰有限公司"),
        ("被申请人：江门皓光灯饰有限公司", "江门皓光灯饰有限公司"),
        ("The Original Pancake House Ltd", "The Original Pancake House Ltd"),
        ("Respondent Capital Ltd", "Respondent Capital Ltd"),
        ("说到做到传媒有限公司", "说到做到传媒有限公司"),
        ("话剧团有限公司", "话剧团有限公司"),
    ],
)
def test_what_hands_a_companys_name_over_stands_in_none(text: str, kept: str) -> None:
    """An application named "I already said: Brightway …" as the applicant."""
    assert read_organisation_name(text).value == kept
