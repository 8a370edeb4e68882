"""A turn over HTTP: what is asked, what is answered, who is let in."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import pytest
from bot_process import new_id

from bot.speedups import ACTION_SEES_TURNS

METADATA = {"language": "en", "timezone": "Asia/Tokyo", "now": "2026-11-24T10:00:00+08:00", "channel": "web"}


def test_a_rule_answers_with_text_buttons_and_the_name_of_the_utterance(bot):
    answer = bot.turn(new_id("p"), "你好呀", id="first")
    answer.pop("model")
    assert answer == {
        "message_id": "first",
        "replayed": False,
        "text": "你好呀",
        "intent": {"name": "greet", "confidence": 0.9},
        "decision": "answer",
        "ranking": [{"name": "greet", "confidence": 0.9}, {"name": "inform", "confidence": 0.1}],
        "entities": [],
        "replies": [
            {
                "text": "您好",
                "buttons": [{"title": "预约", "payload": "/book"}],
                "image": None,
                "attachment": None,
                "custom": None,
                "utter": "utter_greet",
            }
        ],
        "language": None,
    }


def test_an_answer_names_its_model_and_names_it_again_when_it_is_repeated(bot):
    person = new_id("p")
    model = bot.turn(person, "你好呀", id="of-this-model")["model"]
    assert set(model) == {"id", "trained_at", "data"} and len(model["id"]) == 32
    assert model["data"] == bot.request("GET", "health")[1]["model"].removesuffix(".tar.gz")
    assert datetime.fromisoformat(model["trained_at"]).tzinfo is not None
    again = bot.turn(person, "你好呀", id="of-this-model")
    assert (again["replayed"], again["model"]) == (True, model)


def test_an_action_answers_with_names_and_attachments(bot):
    replies = bot.turn(new_id("p"), "预约")["replies"]
    assert [reply["utter"] for reply in replies] == ["utter_booked", "utter_fee", None]
    assert replies[0]["text"] == "已预约，编号 1"
    assert replies[1]["buttons"] == [{"title": "好", "payload": "/greet"}]
    assert (replies[2]["custom"], replies[2]["attachment"]) == ({"kind": "calendar"}, "/files/1.ics")


def test_language_and_timezone_become_slots_before_the_answer(bot, actions):
    person = new_id("p")
    first = bot.turn(person, "预约", metadata=METADATA)
    assert first["replies"][0]["text"] == "Booked, number 1"
    assert first["language"] == "en"
    assert first["entities"][0]["value"] == "2026-11-24"
    assert actions.calls[0]["tracker"]["slots"]["timezone"] == "Asia/Tokyo"


def test_the_slots_are_only_written_when_they_change(bot, actions):
    person = new_id("p")
    bot.turn(person, "你好", metadata=METADATA)
    bot.turn(person, "预约", metadata=METADATA)
    set_events = [e for e in actions.calls[0]["tracker"]["events"] if e["event"] == "slot"]
    assert [event["name"] for event in set_events] == ["language", "timezone"]


def test_an_action_may_change_the_language(bot):
    person = new_id("p")
    assert bot.turn(person, "换英文")["language"] == "en"
    assert bot.turn(person, "你好")["replies"][0]["text"] == "Hello"


def test_an_action_sees_the_message_id_and_few_events(bot, actions):
    person = new_id("p")
    for _ in range(ACTION_SEES_TURNS + 2):
        bot.turn(person, "你好")
    bot.turn(person, "预约", id="the-booking")
    call = actions.calls[0]
    assert call["tracker"]["latest_message"]["message_id"] == "the-booking"
    seen = [event["event"] for event in call["tracker"]["events"]]
    assert seen.count("user") == ACTION_SEES_TURNS
    assert seen.count("action") < ACTION_SEES_TURNS  # of the earlier turns only what was said
    assert set(call["domain"]) == {"slots", "forms", "session_config"}


def test_an_action_sees_the_clauses_of_a_message_and_they_are_kept_without_its_words(bot, actions):
    person, text = new_id("p"), "您好！要带什么，要不要预约？"
    bot.turn(person, text)
    bot.turn(person, "预约")
    calls = actions.calls
    kept = next(event for event in calls[0]["tracker"]["events"] if event.get("text") == text)["parse_data"]["clauses"]
    assert [text[one["start"] : one["end"]] for one in calls[0]["tracker"]["latest_message"]["clauses"]] == [
        "您好！",
        "要带什么",
        "要不要预约？",
    ]
    assert "clauses" not in calls[-1]["tracker"]["latest_message"]
    assert all(one.keys() == {"start", "end", "intent", "confidence", "decision", "ranking"} for one in kept)


def test_the_token_of_the_action_server_is_sent(bot, actions):
    bot.turn(new_id("p"), "预约")
    assert actions.queries == ["/internal/actions"]
    assert actions.tokens == ["Bearer secret-in-the-address"]


@pytest.mark.parametrize("text", ["/restart", " /restart", "/book", '/book{"number": 1}', "/session_start"])
def test_typed_commands_stay_text(bot, actions, text):
    answer = bot.turn(new_id("p"), text)
    assert answer["decision"] == "ask_back"
    assert answer["text"] == text.strip()
    assert actions.called("action_book") == 0


def test_a_button_commands(bot, actions):
    answer = bot.turn(new_id("p"), "预约", payload='/book{"number": 3}')
    assert answer["intent"] == {"name": "book", "confidence": 1.0}
    assert [(e["entity"], e["value"]) for e in answer["entities"]] == [("number", 3)]
    assert actions.called("action_book") == 1


@pytest.mark.parametrize("payload", ["/session_start", "/back", "/unknown_intent", "/book{broken", "book", "/book /x"])
def test_a_button_that_is_none_of_ours_is_asked_back(bot, actions, payload):
    answer = bot.turn(new_id("p"), None, payload=payload)
    assert answer["decision"] == "ask_back"
    assert [reply["utter"] for reply in answer["replies"]] == ["utter_ask_back"]


def test_starting_again_keeps_the_slots(bot):
    person = new_id("p")
    bot.turn(person, "你好", metadata=METADATA)
    answer = bot.turn(person, "重新开始")
    assert answer["replies"][0]["utter"] == "utter_restart_kept"
    assert answer["language"] == "en"


def test_strangers_are_refused(bot):
    answer = bot.turn(new_id("p"), "天气")
    assert (answer["decision"], answer["intent"]["name"]) == ("refuse", "out_of_scope")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "公证" * 4000, "😀" * 300, "\x00\x07\x1b[31m", "\ud83d", "<script>alert(1)</script>", "**粗** `x` ```"],
    ids=["empty", "blank", "8000 characters", "emoji", "control", "half a character", "html", "markdown"],
)
def test_odd_messages_are_asked_back(bot, text):
    person = new_id("p")
    assert bot.turn(person, text)["decision"] == "ask_back"
    assert bot.turn(person, "你好")["replies"][0]["utter"] == "utter_greet"


def test_a_text_that_breaks_the_model_is_asked_back(bot):
    assert bot.turn(new_id("p"), "模型坏了")["decision"] == "ask_back"


@pytest.mark.parametrize("token", [None, "", "wrong", "token-of-the-test", "错的"])
@pytest.mark.parametrize("method, route", [("POST", "turn"), ("POST", "parse"), ("GET", "health")])
def test_without_the_token_nobody_enters(bot, actions, token, method, route):
    sent = None if token is None else token.encode().decode("latin-1")
    assert bot.request(method, route, {} if method == "POST" else None, sent) == (401, {"error": "unauthorized"})


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"", b"\xff", {"sender_id": "p"}, {"sender_id": "", "message_id": "m", "text": "x"}],
)
def test_a_malformed_request_is_refused(bot, body):
    status, answer = bot.request("POST", "turn", body)
    assert status == 400 and answer["error"]


def test_two_messages_of_one_person_wait_for_each_other(bot, actions):
    person, answers = new_id("p"), []
    actions.hold.clear()
    threads = [threading.Thread(target=lambda: answers.append(bot.turn(person, "预约"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    actions.wait_for_call()
    time.sleep(0.3)
    assert len(actions.calls) == 1, "the second message was processed beside the first"
    actions.hold.set()
    for thread in threads:
        thread.join()
    assert sorted(answer["replies"][0]["text"] for answer in answers) == ["已预约，编号 1", "已预约，编号 2"]


def test_other_persons_do_not_wait(bot, actions):
    actions.hold.clear()
    waiting = threading.Thread(target=bot.turn, args=(new_id("p"), "预约"))
    waiting.start()
    actions.wait_for_call()
    assert bot.turn(new_id("p"), "你好", timeout=10)["replies"]
    actions.hold.set()
    waiting.join()


def test_parse_tells_what_is_understood_without_a_conversation(bot, actions):
    body = {"texts": ["预约", "重新开始 预约", "什么", "天气", "", "/book"], "metadata": METADATA}
    status, found = bot.request("POST", "parse", body)
    assert status == 200
    assert [one["intent"] for one in found] == ["book", "book", "inform", "out_of_scope", None, "inform"]
    assert [one["decision"] for one in found] == ["answer", "answer", "ask_back", "refuse", "ask_back", "ask_back"]
    assert [rival["name"] for rival in found[1]["ranking"]] == ["book", "restart", "inform", "greet"]
    assert found[0]["entities"][0]["value"] == "2026-11-24"
    assert set(found[0]) == {"text", "intent", "confidence", "decision", "ranking", "entities"}
    assert actions.calls == []


@pytest.mark.parametrize("body", [{}, {"texts": "预约"}, {"texts": [1]}, {"texts": ["x"] * 5001}])
def test_parse_refuses_what_is_no_list_of_texts(bot, body):
    assert bot.request("POST", "parse", body)[0] == 400


def test_health_names_the_model(bot, model):
    assert bot.request("GET", "health") == (200, {"status": "ok", "model": model.name})


def test_an_action_is_told_whose_turn_it_is_and_to_which_trace_it_belongs(bot, actions):
    bot.more_headers = {"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}
    try:
        bot.turn(new_id("p"), "预约", id="t_of_the_first")
        bot.more_headers = {}
        bot.turn(new_id("p"), "预约", id="t_of_the_second")
    finally:
        bot.more_headers = {}
    first, second = actions.headers[0], actions.headers[-1]
    assert first["x-yiqiaotong-turn"] == "t_of_the_first"
    assert first["traceparent"].startswith("00-4bf92f3577b34da6")
    assert (second["x-yiqiaotong-turn"], "traceparent" in second) == ("t_of_the_second", False)
