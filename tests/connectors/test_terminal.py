"""The terminal's channel: local, behind a token, and patient."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.web.fake_house import House

URL = "/channels/terminal"


@pytest.fixture
def terminal(services: House) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {services.settings.bot_token}"}
    with httpx.Client(base_url=services.url, headers=headers, trust_env=False, timeout=20) as client:
        yield client


def test_a_turn_is_accepted_and_waited_for(terminal: httpx.Client) -> None:
    accepted = terminal.post(f"{URL}/messages", json={"person": "ah-ma", "id": "m1", "text": "你好"})
    assert accepted.status_code == 202
    turn = terminal.get(f"{URL}/turns/{accepted.json()['turn']}", params={"wait": 10}).json()
    assert turn["state"] == "done" and turn["intent"] == "greet" and turn["decision"] == "answer"
    assert turn["replies"][0]["text"] == "您说的是：你好"
    assert turn["open_jobs"] == 0 and turn["later"] == []


def test_buttons_and_files_are_there_to_script_against(terminal: httpx.Client) -> None:
    message = {"person": "scripted", "id": "m1", "payload": '/choose{"slot": "done_2"}'}
    turn = terminal.post(f"{URL}/messages", json=message).json()["turn"]
    done, files = terminal.get(f"{URL}/turns/{turn}", params={"wait": 10}).json()["replies"]
    assert done["utter"] == "utter_notarization_booked"
    assert files["attachment"]["url"].startswith("/files/") and files["image"].startswith("data:image/png")


def test_waiting_ends_when_the_time_is_over_or_the_answer_is_there(services: House, terminal: httpx.Client) -> None:
    services.bot.seconds = 1.0
    try:
        turn = terminal.post(f"{URL}/messages", json={"person": "slow", "id": "m1", "text": "慢"}).json()["turn"]
        began = time.monotonic()
        assert terminal.get(f"{URL}/turns/{turn}", params={"wait": 0.3}).json()["state"] == "pending"
        assert 0.25 < time.monotonic() - began < 0.9
        assert terminal.get(f"{URL}/turns/{turn}", params={"wait": 30}).json()["state"] == "done"
        assert time.monotonic() - began < 5
    finally:
        services.bot.seconds = 0.05


def test_the_same_id_twice_is_one_turn_but_not_another_persons(terminal: httpx.Client) -> None:
    turns = [
        terminal.post(f"{URL}/messages", json={"person": person, "id": "same", "text": "一"}).json()["turn"]
        for person in ("one", "one", "two")
    ]
    assert turns[0] == turns[1] != turns[2]


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {"person": "p", "id": "1"},
        {"person": "p", "id": "1", "text": "a", "payload": "/b"},
        {"id": "1", "text": "a"},
        {"person": "p p", "id": "1", "text": "a"},
        {"person": "p", "id": 1, "text": "a"},
        {"person": "p", "id": "1", "text": 1},
        {"person": "p", "id": "1", "text": "a", "timezone": 8},
    ],
)
def test_anything_else_is_a_bad_request(terminal: httpx.Client, message: Any) -> None:
    assert terminal.post(f"{URL}/messages", json=message).status_code == 400


def test_an_unknown_turn_is_not_found(terminal: httpx.Client) -> None:
    assert terminal.get(f"{URL}/turns/t_nobody").status_code == 404


def test_strangers_are_turned_away(services: House, terminal: httpx.Client) -> None:
    message = {"person": "p", "id": "1", "text": "a"}
    for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": ""}):
        assert terminal.post(f"{URL}/messages", json=message, headers=headers).status_code == 401
    forwarded = terminal.post(f"{URL}/messages", json=message, headers={"X-Forwarded-For": "203.0.113.9"})
    assert forwarded.status_code == 404, "a proxy beside us must not make everybody local"
