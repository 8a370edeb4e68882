"""When something breaks in the middle of a turn: nothing is saved, nothing is lost, nothing happens twice."""

from __future__ import annotations

import http.client
import json
import socket
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from action_server import FakeActionServer
from bot_process import TOKEN, new_id


def user_texts(bot):
    """What the tracker store holds of each person: the texts in order."""
    path = bot.environment["YIQIAOTONG_TRACKER_URL"].split("///")[1]
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT sender_id, events FROM bot_conversations").fetchall()
    events = {sender: [json.loads(line) for line in lines.split("\n")] for sender, lines in rows}
    return {sender: [e["text"] for e in found if e["event"] == "user"] for sender, found in events.items()}


def send_and_do_not_read(bot, sender, text, message_id):
    """A turn whose response never arrives; returns the open connection."""
    connection = http.client.HTTPConnection("127.0.0.1", bot.port)
    body = json.dumps({"sender_id": sender, "message_id": message_id, "text": text})
    connection.request("POST", "/webhooks/yiqiaotong/turn", body, {"Authorization": f"Bearer {TOKEN}"})
    return connection


def wait_until(condition, timeout=20):
    limit = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.002)


@pytest.mark.parametrize("mode", ["error", "garbage", "not_json", "null", "hang_up"])
def test_a_failing_action_fails_the_whole_turn(bot, actions, mode):
    person, message = new_id("p"), new_id()
    bot.turn(person, "你好")
    actions.mode = mode
    status, answer = bot.try_turn(person, "预约", id=message)
    assert status == 503 and "action_book" in answer["error"] and answer["outage"] is False
    assert user_texts(bot)[person] == ["你好"]
    actions.mode = "ok"
    assert bot.turn(person, "预约", id=message)["replayed"] is False
    assert user_texts(bot)[person] == ["你好", "预约"]


def test_action_server_down_and_up_again(bot, actions):
    person, message = new_id("p"), new_id()
    actions.stop()
    for _ in range(3):
        status, answer = bot.try_turn(person, "预约", id=message)
        assert status == 503 and answer["outage"] is True
        assert "secret-in-the-address" not in answer["error"]
    assert person not in user_texts(bot)
    actions.start()
    assert bot.turn(person, "预约", id=message)["replies"][0]["text"] == "已预约，编号 1"
    assert bot.turn(person, "预约", id=message)["replayed"] is True
    assert actions.called("action_book") == 1


def test_actions_go_to_whoever_asked_for_the_turn(bot, actions):
    """The process of the settings may be gone while another serves the person."""
    other = FakeActionServer()
    person = new_id("p")
    actions.stop()
    body = {"sender_id": person, "message_id": new_id(), "text": "预约", "actions": other.url.partition("?")[0]}
    status, _ = bot.request("POST", "turn", body)
    actions.start()
    other.stop()
    assert status == 200 and other.called("action_book") == 1
    assert other.tokens[-1] == "Bearer secret-in-the-address"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "x" * 600, 7])
def test_an_address_that_is_none_is_refused(bot, address):
    body = {"sender_id": new_id("p"), "message_id": new_id(), "text": "你好", "actions": address}
    assert bot.request("POST", "turn", body)[0] == 400


def test_an_error_while_a_forms_slots_are_extracted_fails_the_turn_too(bot, actions):
    person = new_id("p")
    bot.turn(person, "填表")
    actions.mode = "error"
    status, answer = bot.try_turn(person, "随便")
    assert status == 503 and "action_check" in answer["error"]
    actions.mode = "ok"
    assert bot.turn(person, "随便")["replies"][0]["utter"] == "utter_ask_field"


def test_a_rejected_form_lets_the_rule_answer(bot, actions):
    person = new_id("p")
    bot.turn(person, "填表")
    actions.rejects_once = "test_form"
    said = bot.turn(person, "人工")["replies"]
    assert [reply["utter"] for reply in said] == ["utter_handed_over", "utter_ask_field"]


def test_a_lost_response_is_repeated_letter_by_letter(bot, actions):
    person, message = new_id("p"), new_id()
    first = bot.turn(person, "预约", id=message)
    bot.turn(person, "你好")
    again = bot.turn(person, "预约", id=message)
    assert again == {**first, "replayed": True}
    assert actions.called("action_book") == 1


def test_a_caller_that_hangs_up_finds_the_answer_ready(bot, actions):
    person, message = new_id("p"), new_id()
    actions.hold.clear()
    connection = send_and_do_not_read(bot, person, "预约", message)
    actions.wait_for_call()
    connection.close()
    time.sleep(0.2)
    actions.hold.set()
    assert bot.turn(person, "预约", id=message)["replayed"] is True
    assert actions.called("action_book") == 1


def test_killed_while_an_action_runs(own_bot, actions):
    own_bot.start()
    own_bot.turn("p", "你好")
    actions.hold.clear()
    send_and_do_not_read(own_bot, "p", "预约", "m-killed")
    actions.wait_for_call()
    own_bot.kill()
    actions.hold.set()
    assert user_texts(own_bot)["p"] == ["你好"]
    own_bot.start()
    answer = own_bot.turn("p", "预约", id="m-killed")
    assert answer["replayed"] is False and answer["replies"][0]["utter"] == "utter_booked"
    assert [call["tracker"]["latest_message"]["message_id"] for call in actions.calls] == ["m-killed"] * 2
    assert user_texts(own_bot)["p"] == ["你好", "预约"]


def test_killed_between_saving_and_answering(own_bot, actions):
    own_bot.start()
    connection = send_and_do_not_read(own_bot, "p", "预约", "m-saved")
    wait_until(lambda: "p" in user_texts(own_bot))
    own_bot.kill()
    connection.close()
    own_bot.start()
    answer = own_bot.turn("p", "预约", id="m-saved")
    assert answer["replayed"] is True and answer["replies"][0]["text"] == "已预约，编号 1"
    assert actions.called("action_book") == 1
    assert user_texts(own_bot)["p"] == ["预约"]


def test_fifty_persons_at_once_lose_nothing(bot, actions):
    actions.delay = 0.02
    persons = [new_id("p") for _ in range(50)]
    answers = {}
    threads = [threading.Thread(target=lambda p=p: answers.update({p: bot.turn(p, "预约")})) for p in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[person]["replies"][0]["utter"] == "utter_booked" for person in persons)
    assert actions.called("action_book") == 50
    stored = user_texts(bot)
    assert all(stored[person] == ["预约"] for person in persons)


def test_only_the_loopback_address_is_open(bot):
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, bot.port), timeout=2).close()
    listening = Path(f"/proc/{bot.process.pid}/net/tcp").read_text()
    assert f"0100007F:{bot.port:04X}" in listening and f"00000000:{bot.port:04X}" not in listening


@pytest.mark.parametrize("path", ["/", "/model", "/conversations/p1/tracker", "/status", "/webhooks/rest/webhook"])
def test_nothing_else_of_rasa_is_served(bot, path):
    connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
    connection.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
    assert connection.getresponse().status == 404
