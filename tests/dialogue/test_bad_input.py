"""What people send that is no good answer: each gets a clear reply and the question again; nothing is lost or wrong."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.standing import Speaker, Standing, said, utters

AT_FIRST = ("utter_ask_", "utter_form_review")
STORY = "他是我表弟，那年春天他来多伦多找我，说家里的五金店周转不过来，想借一笔钱，我念在一起长大的情分答应了他。"
CONTRACT = (
    "借款合同 甲方（出借人）：陈美玲 乙方（借款人）：李志强 第一条 乙方因经营需要向甲方借款人民币贰拾万元整，"
    "借款期限自2023年3月1日起至2024年2月29日止。第二条 年利率百分之六，到期一次还本付息。"
    "第三条 甲方以银行转账方式交付借款。第四条 因本合同发生的争议，由被告住所地人民法院管辖。"
    "第五条 本合同一式两份，双方各执一份，自签字之日起生效。甲方：陈美玲 乙方：李志强"
)
TEN_QUESTIONS = (
    "要多少钱？要多久？要不要律师？要带什么材料？要不要回国？"
    "怎么开庭？法院在哪里？几点上班？可以上诉吗？我的资料安全吗？"
)


@pytest.fixture
def person(house: House) -> Speaker:
    """Somebody in Toronto who has begun a filing about a loan and stands at its first question."""
    speaker = Speaker(house, "America/Toronto")
    speaker.say("我想告我表弟，他借了钱不还")
    assert speaker.standing().question == "private_lending_lent_on"
    return speaker


@pytest.fixture
def daughter(house: House) -> Speaker:
    """Somebody who has begun a filing for her mother: who she is, is asked, as no identity check tells it."""
    speaker = Speaker(house, "America/Toronto")
    speaker.say("我想帮我妈告她表弟，他借了钱不还")
    return speaker


def at(person: Speaker, question: str) -> Standing:
    """Answer until a question is open."""
    says = {
        "matter": "民事",
        "authority": "我是她女儿，有她签名的委托书",
        "private_lending_lent_on": "2023年3月1日",
        "private_lending_lent_amount": "20万",
        "private_lending_handed_over": "银行转账",
        "private_lending_written": "借条",
        "private_lending_due_on": "跳过",
        "private_lending_repaid": "跳过",
        "private_lending_interest": "没有",
        "private_lending_last_asked_on": "跳过",
        "plaintiff_1_name": "陈美玲",
        "plaintiff_1_particulars": "一项一项来",
        "plaintiff_1_sex": "女",
    }
    while (here := person.standing()).question != question:
        person.reply_to(says[here.question])
    return here


def asks_again(person: Speaker, before: Standing, replies: list[dict[str, Any]]) -> None:
    """Something was said beside the question, the question stands, and no answer has changed."""
    heard, now = utters(replies), person.standing()
    assert len(heard) > 1 or not heard[0].startswith(AT_FIRST), heard
    assert (now.service, now.question) == (before.service, before.question)
    assert told(now.answers) == told(before.answers)


def told(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What people told, without what the form keeps for itself."""
    return {name: value for name, value in answers.items() if name not in ("filled_in", "assumed", "unplaced")}


@pytest.mark.parametrize("question", ["private_lending_lent_on", "private_lending_handed_over", "plaintiff_1_name"])
@pytest.mark.parametrize("words", ["😀" * 300, TEN_QUESTIONS], ids=["300 emoji", "ten questions"])
def test_emoji_and_ten_questions_leave_the_question_open(daughter: Speaker, question: str, words: str) -> None:
    before = at(daughter, question)

    asks_again(daughter, before, daughter.say(words))


def test_five_thousand_characters_at_a_question_for_a_day_change_nothing(person: Speaker) -> None:
    before = at(person, "private_lending_lent_on")

    asks_again(person, before, person.say((STORY * 120)[:5_000]))


def test_a_contract_pasted_at_the_name_is_no_name_and_what_it_tells_is_not_lost(daughter: Speaker) -> None:
    at(daughter, "plaintiff_1_name")

    replies = daughter.say(CONTRACT)

    now = daughter.standing()
    assert now.answers.get("plaintiff_1_name", "陈美玲") == "陈美玲"
    assert now.answers.get("defendant_1_name", "李志强") == "李志强"
    assert now.answers["private_lending_lent_amount"] == "200000.00 CNY"
    assert len(utters(replies)) > 1 or now.question == "plaintiff_1_name"


def test_of_a_contradiction_in_one_message_the_last_word_counts(person: Speaker) -> None:
    at(person, "private_lending_lent_amount")

    person.say("借了15万……不对，是50万")

    assert person.standing().answers["private_lending_lent_amount"] == "500000.00 CNY"


def test_three_names_in_one_field_are_asked_back(daughter: Speaker) -> None:
    before = at(daughter, "plaintiff_1_name")

    replies = daughter.say("陈美玲、陈美珍、陈美芳")

    now = daughter.standing()
    assert now.question == before.question and "plaintiff_1_name" not in now.answers
    assert any("陈美珍" in str(reply["text"]) + str(reply["buttons"]) for reply in replies)


@pytest.mark.parametrize("birthday", ["2999年1月1日", "明年三月五号", "5 May 2090"])
def test_a_birthday_in_the_future_is_no_birthday(daughter: Speaker, birthday: str) -> None:
    before = at(daughter, "plaintiff_1_birth_date")

    asks_again(daughter, before, daughter.say(birthday))


def test_a_button_pressed_twice_counts_once(person: Speaker) -> None:
    at(person, "private_lending_handed_over")
    payload = person.buttons["银行转账"]
    person._send({"payload": payload})
    before = person.standing()

    person._send({"payload": payload})

    now = person.standing()
    assert now.question == before.question and told(now.answers) == told(before.answers)


def test_a_button_of_last_week_does_no_harm(person: Speaker, house: House) -> None:
    at(person, "private_lending_handed_over")
    payload = person.buttons["现金"]
    person.reply_to("银行转账")
    person.say("保存以后再说")
    house.pass_time(7 * 24 * 60)

    replies = person._send({"payload": payload})

    assert utters(replies), "silence"
    person.say("继续")
    now = person.standing()
    assert now.question == "private_lending_written"
    assert now.answers["private_lending_handed_over"] in ("bank", "cash")
    if now.answers["private_lending_handed_over"] == "cash":
        assert any("现金" in str(reply["text"]) for reply in replies), "changed without a word"


def test_a_message_in_the_middle_of_anothers_answer_waits_its_turn(person: Speaker) -> None:
    at(person, "private_lending_lent_on")
    texts = ["2023年3月1日", "20万"]
    threads = [threading.Thread(target=person.house_post, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
        thread.join(0.05)
    for thread in threads:
        thread.join()

    person.say("还有几步")

    now = person.standing()
    assert now.answers["private_lending_lent_on"] == "2023-03-01"
    assert now.answers["private_lending_lent_amount"] == "200000.00 CNY"
    assert now.question == "private_lending_handed_over"


@pytest.mark.parametrize(
    "wrong",
    ["private_lending_lent_on:嗯嗯", "private_lending_lent_amount:很多很多", "private_lending_handed_over:紫色的"],
)
def test_the_same_nonsense_is_never_answered_twice_in_the_same_words_and_the_third_time_by_a_person(
    person: Speaker, wrong: str
) -> None:
    question, words = wrong.split(":")
    before = at(person, question)

    heard = [utters(person.say(words)) for _ in range(3)]

    first, second, third = ([utter for utter in one if not utter.startswith("utter_ask_")] for one in heard)
    assert first and second and third and first != second and second != third, heard
    assert "转人工" in person.buttons, heard
    assert told(person.standing().answers) == told(before.answers)


def test_a_value_in_the_wrong_place_is_moved(daughter: Speaker) -> None:
    at(daughter, "plaintiff_1_birth_date")
    daughter.say("1960年5月1日")
    daughter.say("多伦多央街100号")
    daughter.say("416 555 0123")
    assert daughter.standing().question == "plaintiff_1_document_number"
    daughter.say("13800138000")

    daughter.say("那是我的电话，不是证件号")

    now = daughter.standing()
    assert now.question == "plaintiff_1_document_number" and "plaintiff_1_document_number" not in now.answers
    assert said(now.answers["plaintiff_1_phone"]).startswith("⟦")


def test_what_waits_is_taken_up_by_its_name(person: Speaker) -> None:
    before = at(person, "private_lending_lent_amount")
    person.say("我想预约公证")
    assert person.standing().service == "notarization"

    person.say("回到立案")
    back = person.standing()
    person.say("接着弄公证")
    notarization = person.standing()
    person.say("继续办立案")

    assert (back.service, back.question, told(back.answers)) == (before.service, before.question, told(before.answers))
    assert notarization.service == "notarization"
    assert person.standing().question == before.question


def test_a_sum_that_could_answer_several_questions_is_asked_back(person: Speaker) -> None:
    at(person, "private_lending_handed_over")

    replies = person.say("8万块")

    assert "utter_form_which_question" in utters(replies)
    person.press("已还金额")
    assert person.standing().answers["private_lending_repaid"] == "80000.00 CNY"
