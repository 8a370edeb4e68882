"""A voice message in a conversation: read back, counted only on the person's word, and never in the way of the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from backend.conversation.history import opened_rows
from backend.conversation.tables import history
from backend.voice.tables import voice_messages
from sandbox.transcription.recordings import recording
from tests.connectors.platform_double import Double
from tests.voice.conftest import Phone, rows_of
from tests.web.fake_house import House

RIGHT, WRONG = "对，就是这样", "不对"
NewPhone = Callable[..., Phone]


def told(services: House) -> list[str]:
    """What has reached the bot."""
    return [request["payload"] or request["text"] for request in services.bot.asked]


def rows(services: House) -> list[dict[str, Any]]:
    with services.backend.database.reading() as session:
        return [dict(row) for row in session.execute(select(voice_messages)).mappings()]


def of(services: House, phone: Phone) -> list[dict[str, Any]]:
    return [row for row in rows(services) if row["address"] == str(phone.chat)]


def test_what_was_heard_is_read_back_and_is_said_only_on_the_persons_word(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.speaks(recording("我借给吴国安三十万元"))
    assert "“我借给吴国安三十万元”" in somebody.waits()[0]
    assert told(services) == []
    somebody.taps(RIGHT)
    assert somebody.waits(2)[1] == "您说的是：我借给吴国安三十万元"
    assert told(services) == ["我借给吴国安三十万元"]


def test_recording_and_words_are_sealed_while_they_wait_and_gone_afterwards(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.speaks(recording("我叫欧阳慧"))
    somebody.waits()
    (row,) = of(services, somebody)
    assert row["state"] == "heard" and row["content"] is None
    assert "欧阳慧".encode() not in bytes(row["heard"])
    somebody.taps(RIGHT)
    somebody.waits(2)
    (row,) = of(services, somebody)
    assert (row["state"], row["heard"], row["content"]) == ("said", None, None)


def test_a_wrong_transcript_is_forgotten_and_the_question_stands_again(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.writes("我想公证")
    somebody.waits()
    somebody.speaks(recording("生命书"))
    somebody.waits(2)
    somebody.taps(WRONG)
    said = somebody.waits(4)
    assert "不算" in said[2] and said[3].startswith("好的，我来帮您预约")
    assert rows_of(somebody.got[3])[0][0]["text"] == "委托书"
    assert told(services) == ["我想公证"]
    assert of(services, somebody)[0]["state"] == "dropped"


@pytest.mark.parametrize("word", ["对", "是的。", "没错", "yes"])
def test_a_typed_yes_is_the_word(phone: NewPhone, services: House, word: str) -> None:
    somebody = phone()
    somebody.speaks(recording("开庭是哪天"))
    somebody.waits()
    somebody.writes(word)
    somebody.waits(2)
    assert told(services) == ["开庭是哪天"]


@pytest.mark.parametrize("word", ["不对", "错了", "no"])
def test_a_typed_no_drops_it(phone: NewPhone, services: House, word: str) -> None:
    somebody = phone()
    somebody.speaks(recording("开庭是哪天"))
    somebody.waits()
    somebody.writes(word)
    assert "不算" in somebody.waits(2)[1]
    assert told(services) == []


def test_whoever_types_something_else_goes_on_and_may_still_confirm_later(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.speaks(recording("我在多伦多"))
    somebody.waits()
    somebody.writes("你能帮我做什么")
    somebody.waits(2)
    somebody.writes("对")  # a word to the bot's answer, not to the voice message before it
    somebody.waits(3)
    assert told(services) == ["你能帮我做什么", "对"]
    somebody.taps(RIGHT)
    somebody.waits(4)
    assert told(services)[-1] == "我在多伦多"


def test_two_taps_say_it_once(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.speaks(recording("我在多伦多"))
    somebody.waits()
    somebody.taps(RIGHT)
    somebody.waits(2)
    somebody.taps(RIGHT)
    assert "已经处理过" in somebody.waits(3)[2]
    assert told(services) == ["我在多伦多"]


def test_nobody_confirms_another_persons_words(phone: NewPhone, services: House) -> None:
    somebody, other = phone(), phone()
    somebody.speaks(recording("我在多伦多"))
    somebody.waits()
    key = somebody.got[0]["reply_markup"]["inline_keyboard"][0][0]
    other.speaks(recording("我在温哥华"))
    other.waits()
    services.backend.conversation.receiver.receive(_pressed(str(other.chat), key["callback_data"], services, somebody))
    assert "已经处理过" in other.waits(2)[1]
    assert told(services) == []


def _pressed(address: str, data: str, services: House, owner: Phone) -> Any:
    from backend.conversation.model import Inbound

    (row,) = of(services, owner)
    return Inbound("telegram", address, "forged", payload=f'/voice_right{{"voice": "{row["voice_id"]}"}}')


def test_a_platform_that_posts_twice_is_heard_once(phone: NewPhone, services: House, transcriber: Double) -> None:
    somebody = phone()
    somebody.speaks(recording("我在多伦多"), times=3)
    somebody.waits()
    assert len(of(services, somebody)) == 1 and len(transcriber.sent) == 1


def test_words_are_shown_in_the_persons_script_and_said_so(phone: NewPhone, services: House) -> None:
    somebody = phone("zh-hant")
    somebody.speaks(recording("我要离婚，财产在江门"))
    assert "“我要離婚，財產在江門”" in somebody.waits()[0]
    somebody.taps("對，就是這樣")
    somebody.waits(2)
    assert told(services) == ["我要離婚，財產在江門"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_two_languages_in_one_message_are_read_back_and_said_as_they_were_heard(
    phone: NewPhone, services: House, language: str
) -> None:
    words = "我表弟欠我 fifty thousand Canadian dollars，since last May，一直不还"
    somebody = phone(language)
    somebody.speaks(recording(words))
    read_back = somebody.waits()[0]
    assert words in read_back
    assert ("我听到的是" in read_back) is (language == "zh-hans")  # our own words stay in the person's language
    assert told(services) == []
    somebody.taps(RIGHT if language == "zh-hans" else "Yes, that's right")
    somebody.waits(2)
    assert told(services) == [words]


def test_an_english_speaker_is_spoken_to_in_english(phone: NewPhone, services: House) -> None:
    somebody = phone("en")
    somebody.speaks(recording("I want to notarise a power of attorney"))
    assert "Nothing counts until you say yes" in somebody.waits()[0]
    somebody.taps("Yes, that's right")
    somebody.waits(2)
    assert told(services) == ["I want to notarise a power of attorney"]


def test_a_spoken_title_means_the_choice_that_was_offered(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.writes("我想公证")
    somebody.waits()
    somebody.speaks(recording("声明书"))
    somebody.waits(2)
    somebody.taps(RIGHT)
    somebody.waits(3)
    offered = services.bot.asked[-1]["offered"]["buttons"]
    assert ["声明书", '/choose{"matter": "declaration"}'] in offered
    assert not any("voice_" in payload for _, payload in offered)


def test_cancel_spoken_is_asked_first(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.writes("我想公证")
    somebody.waits()
    somebody.speaks(recording("取消"))
    assert "“取消”" in somebody.waits(2)[1]
    assert told(services) == ["我想公证"]


def test_words_of_danger_come_with_whom_to_call_before_anything_is_asked(phone: NewPhone, services: House) -> None:
    somebody = phone()
    somebody.speaks(recording("救命，他把我锁在房间里"))
    said = somebody.waits()[0]
    assert said.index("+86-10-12308") < said.index("救命")


def test_a_number_is_shown_whole_until_it_is_confirmed_and_is_a_token_afterwards(
    phone: NewPhone, services: House
) -> None:
    somebody = phone()
    somebody.speaks(recording("我的电话是13812345678"))
    assert "13812345678" in somebody.waits()[0]
    somebody.taps(RIGHT)
    somebody.waits(2)
    assert "13812345678" not in told(services)[0]
    person = services.backend.conversation.people.find("telegram", str(somebody.chat))
    with services.backend.database.reading() as session:
        kept = opened_rows(session, select(history).where(history.c.person_id == person))
    assert len(kept) == 4 and "13812345678" not in str(kept)
