"""Telegram over HTTP alone: the Bot API's double on one side, the real services on the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select
from telegram import Update

from backend.channels import Channels, register
from backend.shared.tables import outbox
from connectors.telegram.connector import PATH, SECRET_HEADER
from connectors.telegram.updates import read_update
from sandbox.channels import telegram as platform
from tests.connectors.framed_paper import ALT, JPEG, shows_values
from tests.connectors.hostile import hostile
from tests.connectors.platform_double import Double, running
from tests.files import made_files
from tests.web.fake_house import House, house

TOKEN, SECRET = "42:made-up", "a-secret-for-tests"
numbers = itertools.count(7_000)


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    bot = platform.Telegram(TOKEN)
    bot.secret = SECRET
    with running("telegram", platform.blueprints(bot), bot.key) as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("telegram")
    wanted = {"telegram_token": TOKEN, "telegram_secret": SECRET, "telegram_api": double.url}
    with house(folder, **wanted) as started:
        yield started


@pytest.fixture(autouse=True)
def fresh(double: Double, services: House) -> None:
    double.reset(services.url + PATH)


def message(chat: int, **content: Any) -> dict[str, Any]:
    sender = {"id": chat, "is_bot": False, "first_name": "Lee", "language_code": content.pop("language", "zh-hans")}
    body = {"message_id": next(numbers), "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "from": sender}
    return {"update_id": next(numbers), "message": body | content}


def tap(chat: int, data: str) -> dict[str, Any]:
    pressed = message(chat)["message"]
    query = {"id": str(next(numbers)), "from": pressed["from"], "data": data, "chat_instance": "1", "message": pressed}
    return {"update_id": next(numbers), "callback_query": query}


def test_without_its_token_the_channel_says_that_nobody_has_set_it_up(tmp_path: Path) -> None:
    with house(tmp_path) as bare:
        assert httpx.post(bare.url + PATH, json={}, trust_env=False).status_code == 503


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "ü"])
def test_a_forged_update_is_refused_and_nothing_of_it_is_processed(services: House, secret: str | None) -> None:
    headers = {} if secret is None else {SECRET_HEADER: secret.encode()}
    answer = httpx.post(services.url + PATH, json=message(1, text="你好"), headers=headers, trust_env=False)
    assert answer.status_code == 401
    assert services.backend.conversation.people.find("telegram", "1") is None


def test_what_is_said_is_answered_and_a_replay_is_one_message(double: Double) -> None:
    double.deliver(message(2, text="你好"), times=3)
    assert [sent["text"] for sent in double.wait()] == ["您说的是：你好"]
    double.deliver(message(2, text="再见"))
    assert [sent["text"] for sent in double.wait(2)] == ["您说的是：你好", "您说的是：再见"]


def test_a_replay_after_a_restart_is_still_the_same_message(double: Double, tmp_path: Path) -> None:
    wanted = {"telegram_token": TOKEN, "telegram_secret": SECRET, "telegram_api": double.url}
    update = message(22, text="重启")
    for count in (1, 0):
        with house(tmp_path, **wanted) as started:
            double.reset(started.url + PATH)
            double.deliver(update)
            double.wait(count)
            assert len(started.bot.asked) == count


def test_choices_are_a_keyboard_and_a_tap_is_acknowledged_and_answered(double: Double) -> None:
    double.deliver(message(3, text="我想公证"))
    keyboard = double.wait()[0]["reply_markup"]["inline_keyboard"]
    assert [row[0]["text"] for row in keyboard][:2] == ["委托书", "声明书"]
    double.deliver(tap(3, keyboard[1][0]["callback_data"]))
    assert "空位" in double.wait(2)[1]["text"]
    assert "answerCallbackQuery" in double.calls


def test_a_title_typed_is_as_good_as_a_tap_and_a_number_is_only_a_number(services: House, double: Double) -> None:
    double.deliver(message(4, text="我想公证"))
    double.wait()
    double.deliver(message(4, text=" 声明书 "), message(4, text="2"))
    double.wait(3)
    asked = [request["payload"] or request["text"] for request in services.bot.asked]
    assert asked[-2:] == ['/choose{"matter": "declaration"}', "2"]


def test_a_long_payload_goes_by_a_token_that_outlives_the_process(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = '/choose{"note": "' + "字" * 60 + '"}'
    reply = {"text": "选一个", "buttons": [{"title": "长", "payload": long}]}
    monkeypatch.setattr(services.bot, "replies", lambda request: [reply])
    double.deliver(message(5, text="来"))
    data = double.wait()[0]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert len(data.encode()) <= 64
    double.deliver(tap(5, data))
    services.wait_until(lambda: services.bot.asked[-1]["payload"] == long)
    double.deliver(tap(5, "t:forged"))
    assert "太旧" in double.wait(3)[2]["text"]


def test_a_long_answer_is_split_at_sentence_ends(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "这是很长的一句话，说的是公证要带什么材料。" * 400 + "完。😀"
    monkeypatch.setattr(services.bot, "replies", lambda request: [{"text": text}])
    double.deliver(message(6, text="长"))
    parts = double.wait(1, lambda sent: sent["text"].endswith("😀"))
    parts = double.sent
    assert "".join(part["text"] for part in parts) == text
    assert all(part["text"].endswith(("。", "😀")) for part in parts) and len(parts) == 3


def test_commands_mean_what_the_bot_understands(double: Double, services: House) -> None:
    texts = ["/start", "/help@our_bot", "/cancel", "/language en", "/nonsense"]
    double.deliver(*(message(8, text=text) for text in texts))
    double.wait(len(texts))
    asked = [request["payload"] for request in services.bot.asked][-5:]
    assert asked == ["/greet", "/ask_help", "/cancel", '/change_language{"language": "en"}', "/ask_help"]


def test_voice_is_asked_to_be_typed_in_the_persons_language(double: Double) -> None:
    double.deliver(message(9, text="Hello, I speak English", language="en"))
    double.wait()
    double.deliver(message(9, voice={"file_id": "v", "duration": 2}, language="en"))
    assert "Please type" in double.wait(2)[1]["text"]


def test_a_group_is_refused_once_and_nobody_in_it_becomes_a_person(double: Double, services: House) -> None:
    for text in ("/start", "/start"):
        update = message(10, text=text, entities=[{"type": "bot_command", "offset": 0, "length": 6}])
        update["message"]["chat"] = {"id": -100_5, "type": "supergroup", "title": "family"}
        double.deliver(update)
    assert ["一对一" in sent["text"] for sent in double.sent] == [True]
    assert services.backend.conversation.people.find("telegram", "-1005") is None


def test_a_photo_is_fetched_kept_and_told_to_the_bot_once(double: Double, services: House) -> None:
    double.put_file("p2", made_files.photo("JPEG"))
    sizes = [{"file_id": "p1", "file_size": 10}, {"file_id": "p2", "file_size": 900}]
    double.deliver(message(11, photo=sizes, caption="护照"), times=2)
    double.wait()
    services.wait_until(lambda: "uploaded_file" in (services.bot.asked[-1]["payload"] or ""))
    assert double.calls.count("getFile") == 1


def test_a_file_that_is_not_taken_is_refused_in_words(double: Double) -> None:
    double.put_file("virus", b"MZ not a document")
    double.deliver(message(12, document={"file_id": "virus", "file_name": "a.exe", "file_size": 17}))
    assert "a.exe" in double.wait()[0]["text"]
    double.deliver(message(12, document={"file_id": "x", "file_name": "big.pdf", "file_size": 21 * 1024 * 1024}))
    assert "20 MB" in double.wait(2)[1]["text"]


def test_a_pause_the_platform_asks_for_is_kept_and_the_message_arrives(double: Double) -> None:
    double.faults(errors=[platform.failure(429, "Too Many Requests: retry after 1", retry_after=1)])
    double.deliver(message(13, text="等"))
    assert [sent["text"] for sent in double.wait()] == ["您说的是：等"]
    assert double.calls.count("sendMessage") == 2


def test_an_outage_delays_an_answer_and_loses_nothing(double: Double) -> None:
    double.faults(outage=2)
    double.deliver(message(14, text="断"))
    assert [sent["text"] for sent in double.wait()] == ["您说的是：断"]


def test_who_has_blocked_the_bot_is_not_written_to_until_they_write_again(double: Double, services: House) -> None:
    double.deliver(message(15, text="一"))
    double.wait()
    change = {"chat": {"id": 15, "type": "private"}, "from": {"id": 15}, "new_chat_member": {"status": "kicked"}}
    double.deliver({"update_id": next(numbers), "my_chat_member": change})
    person = str(services.backend.conversation.people.find("telegram", "15"))
    services.backend.conversation.speaker.speak(person, "utter_bot_unavailable", key="to-a-blocked")
    services.wait_until(
        lambda: state_of(services, "to-a-blocked") == ("dead", "telegram rejected: channel_closed noted")
    )
    back = {**change, "new_chat_member": {"status": "member"}}
    double.deliver({"update_id": next(numbers), "my_chat_member": back}, message(15, text="二"))
    assert [sent["text"] for sent in double.wait(2)] == ["您说的是：一", "您说的是：二"]


def state_of(services: House, key: str) -> tuple[str, str | None]:
    with services.backend.database.reading() as session:
        row = session.execute(select(outbox.c.state, outbox.c.last_error).where(outbox.c.key == key)).one()
    return row[0], row[1]


def test_a_qr_code_arrives_as_a_picture(double: Double) -> None:
    double.deliver(tap(16, '/choose{"slot": "done_2"}'))
    sent = double.wait(4)
    assert [one["method"] for one in sent] == ["sendMessage", "sendMessage", "sendPhoto", "sendMessage"]
    assert "/files/" in sent[3]["text"], "what the link opens is gone in this test, so the link itself is said"


async def test_registering_sets_webhook_secret_and_menu(double: Double, services: House) -> None:
    channels = Channels.of(services.backend)
    assert await register(channels, "telegram", services.url) is None
    assert double.calls == ["setWebhook", "setMyCommands", "setMyCommands", "setMyCommands"]
    assert "not set up" in str(await register(Channels.of(services.backend), "wechat", services.url))


def test_our_events_are_read_alike_by_another_library() -> None:
    oracle = Update.de_json(message(20, text="你好"), None)
    assert oracle is not None and oracle.effective_chat is not None and oracle.effective_message is not None
    heard = read_update(message(20, text="你好"))
    assert heard is not None and heard.heard is not None
    assert (heard.heard.address, heard.heard.text) == (str(oracle.effective_chat.id), oracle.effective_message.text)
    query = Update.de_json(tap(21, "/greet"), None)
    assert query is not None and query.callback_query is not None and query.callback_query.data == "/greet"


PAGE = tap(30, f"p:{'0' * 32}:2")
PAGE["callback_query"]["message"]["reply_markup"] = {"inline_keyboard": [[{"text": "›", "callback_data": "n:"}]]}
REAL = (message(30, text="你好"), tap(30, "/greet"), PAGE, message(30, location={"latitude": 22.5, "longitude": 113.0}))


@given(body=hostile(*REAL))
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_body_however_hostile_breaks_the_webhook(services: House, body: bytes) -> None:
    answer = CLIENT.post(services.url + PATH, content=body, headers={SECRET_HEADER: SECRET})
    assert answer.status_code in (200, 400, 413)


CLIENT = httpx.Client(trust_env=False, timeout=20)


def test_the_values_of_a_paper_are_shown_as_a_picture(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch)
    double.deliver(message(71, text="看看"))
    picture = double.wait(2)[1]
    assert (picture["method"], picture["files"]["photo"]) == ("sendPhoto", ["picture.jpg", len(JPEG)])


def test_values_that_cannot_be_drawn_any_more_are_told_in_words_with_their_link(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch, is_gone=True)
    double.deliver(message(72, text="看看"))
    words = double.wait(2)[1]["text"]
    assert words.startswith(ALT) and "/files/" in words
