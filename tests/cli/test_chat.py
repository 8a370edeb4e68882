"""The terminal chat against a tiny server that plays the terminal channel."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from cli.chat import Talk, as_text, pressed
from cli.install import Trouble

BUTTONS = [
    {"title": "委托书公证", "payload": '/inform{"matter": "power_of_attorney"}'},
    {"title": "取消", "payload": "/cancel"},
]


class Channel:
    """Plays ``/channels/terminal``: remembers what was said, answers with the prepared turns."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []
        self.turns: list[dict[str, Any]] = []
        self.status = 202

    def post(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.said.append(body)
        return self.status, {"turn": "t1"}

    def get(self) -> tuple[int, dict[str, Any]]:
        return 200, self.turns.pop(0) if len(self.turns) > 1 else self.turns[0]


@pytest.fixture
def channel() -> Iterator[Channel]:
    played = Channel()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._answer(*played.post(json.loads(self.rfile.read(int(self.headers["Content-Length"])))))

        def do_GET(self) -> None:
            self._answer(*played.get())

        def log_message(self, *_: object) -> None: ...

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        played.house = SimpleNamespace(url=f"http://127.0.0.1:{server.server_port}", token="t")  # type: ignore[attr-defined]
        yield played
        server.shutdown()


def talk_to(channel: Channel, wait: float = 0.0) -> Talk:
    return Talk(channel.house, "tester", wait, "America/Toronto")  # type: ignore[attr-defined]


def done(*replies: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"state": "done", "intent": "greet", "confidence": 0.9, "entities": [], "replies": list(replies), **more}


def test_a_turn_has_exactly_the_documented_keys(channel: Channel) -> None:
    channel.turns = [done({"text": "您好", "buttons": BUTTONS, "custom": {}, "utter": "utter_greet", "extra": 1})]
    turn = talk_to(channel).say("你好")
    assert list(turn) == ["text", "intent", "confidence", "entities", "replies"]
    assert list(turn["replies"][0]) == ["text", "buttons", "image", "attachment", "custom", "utter"]
    assert turn["replies"][0]["buttons"] == BUTTONS


def test_typing_a_number_presses_the_button_of_the_last_turn(channel: Channel) -> None:
    channel.turns = [done({"text": "哪一种？", "buttons": BUTTONS}), done({"text": "好"})]
    talk = talk_to(channel)
    talk.say("我想公证")
    turn = talk.say("1")
    assert channel.said[1]["payload"] == BUTTONS[0]["payload"]
    assert "text" not in channel.said[1]
    assert turn["text"] == "1"


def test_a_printed_payload_presses_its_button_also_later_and_nothing_else_does(channel: Channel) -> None:
    channel.turns = [done({"text": "哪一种？", "buttons": BUTTONS}), done(), done(), done()]
    talk = talk_to(channel)
    talk.say("公证")
    for line in (BUTTONS[0]["payload"], f" {BUTTONS[0]['payload']} ", '/inform{"matter": "other"}'):
        talk.say(line)
    assert [one.get("payload") for one in channel.said] == [None, BUTTONS[0]["payload"], BUTTONS[0]["payload"], None]
    assert channel.said[-1]["text"] == '/inform{"matter": "other"}'


def test_text_is_sent_as_text_even_when_it_looks_like_a_command(channel: Channel) -> None:
    channel.turns = [done()]
    talk_to(channel).say("/restart")
    assert channel.said[0]["text"] == "/restart"
    assert channel.said[0]["timezone"] == "America/Toronto"


def test_an_answer_that_comes_later_is_waited_for(channel: Channel) -> None:
    channel.turns = [done(open_jobs=1), done(open_jobs=1), done(later=[{"text": "已确认"}], open_jobs=0)]
    turn = talk_to(channel, wait=5).say("好")
    assert [reply["text"] for reply in turn["replies"]] == ["已确认"]


def test_without_patience_nothing_is_waited_for(channel: Channel) -> None:
    channel.turns = [{"state": "pending"}, done({"text": "稍后告知"}, open_jobs=1)]
    turn = talk_to(channel, wait=0).say("好")
    assert [reply["text"] for reply in turn["replies"]] == ["稍后告知"]


def test_another_installation_at_the_port_is_named(channel: Channel) -> None:
    channel.status = 401
    with pytest.raises(Trouble, match="Another installation"):
        talk_to(channel).say("你好")


@pytest.mark.parametrize(
    ("line", "number"), [("1", 0), (" 2 ", 1), ("0", None), ("3", None), ("１", None), ("一", None), ("", None)]
)
def test_only_numbers_of_shown_buttons_press(line: str, number: int | None) -> None:
    assert pressed(line, BUTTONS) == (None if number is None else BUTTONS[number])


def test_buttons_are_numbered_through_the_turn() -> None:
    empty = {"image": None, "attachment": None}
    turn = {
        "text": "嗨",
        "replies": [{"text": "A", "buttons": BUTTONS, **empty}, {"text": "B", "buttons": BUTTONS[:1], **empty}],
    }
    assert as_text(turn, echo=True) == "› 嗨\nA\n  1. 委托书公证\n  2. 取消\nB\n  3. 委托书公证\n"
