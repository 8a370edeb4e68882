"""The addresses of a call and its line without a browser: links, cookies, strangers, captions, hostile bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from backend.calls.model import Side
from backend.config import ROOT
from backend.shared.yaml_pages import read_yaml
from tests.web.call_room import booked, path_of, summarize
from tests.web.fake_house import House


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    booked(services)
    with httpx.Client(base_url=services.url, trust_env=False) as opened:
        yield opened


def take(client: httpx.Client, services: House, side: Side) -> str:
    body = {"agreed": True, "timezone": "America/New_York"}
    return f"/call/at/{client.post(path_of(services, side) + '/seat', json=body).json()['seat']}"


def test_a_look_at_a_link_uses_nothing_up_and_tells_no_name(services: House, client: httpx.Client) -> None:
    path = path_of(services, "person")
    for part in ("", "/qr.svg", "/facts", "/facts"):
        answer = client.get(path + part)
        assert answer.status_code == 200 and "林美玲" not in answer.text and "陈书记员" not in answer.text
    assert client.get(path + "/facts").json()["state"] == "open"
    policy = client.get(path).headers["permissions-policy"]
    assert "camera=(self)" in policy and "display-capture=()" in policy


def test_a_used_link_a_made_up_one_and_a_foreign_page_are_refused_in_words(
    services: House, client: httpx.Client
) -> None:
    path, body = path_of(services, "person"), {"agreed": True, "timezone": "UTC"}
    assert client.post(path + "/seat", json=body, headers={"Origin": "https://evil.example"}).status_code == 400
    assert client.post(path + "/seat", json={}).status_code == 409
    assert client.post(path + "/seat", json=body).status_code == 200
    again = client.post(path + "/seat", json=body, headers={"X-Language": "en"})
    assert (again.status_code, again.json()["error"]) == (410, "call_link_used") and "used" in again.json()["message"]
    assert client.post(f"/call/{'x' * 43}/seat", json=body).status_code == 404


def test_a_device_without_the_cookie_reads_nothing_and_the_person_does_not_end_it(
    services: House, client: httpx.Client
) -> None:
    officer = take(client, services, "officer")
    with httpx.Client(base_url=services.url, trust_env=False) as other:
        for path in ("/state", "/do/say", "/do/end"):
            answer = other.get(officer + path) if path == "/state" else other.post(officer + path, json={"text": "x"})
            assert answer.status_code == 401
        person = take(other, services, "person")
        assert other.post(f"{person}/do/end", json={}).status_code == 403
        assert other.get(f"{person}/state").json()["stage"] == "open"


@pytest.mark.parametrize("body", [{}, {"text": 1}, {"text": "x" * 20_001}, [], {"text": ["a"]}])
def test_hostile_bodies_write_nothing(services: House, client: httpx.Client, body: Any) -> None:
    seat = take(client, services, "officer")
    assert client.post(f"{seat}/do/say", json=body).status_code == 400
    assert client.post(f"{seat}/do/say", content=b'{"text": "\\ud800"}').status_code == 400
    assert client.post(f"{seat}/do/seal", json={}).status_code == 400
    assert client.get(f"{seat}/state").json()["messages"] == []


def test_both_read_what_is_typed_and_afterwards_the_summary(services: House, client: httpx.Client) -> None:
    officer = take(client, services, "officer")
    with httpx.Client(base_url=services.url, trust_env=False) as other:
        person = take(other, services, "person")
        assert other.post(f"{person}/do/say", json={"text": "<b>听不清</b>"}).status_code == 200
        assert client.post(f"{officer}/do/end", json={}).status_code == 200
        summarize(services, "谈了开庭。")
        for http, seat in ((client, officer), (other, person)):
            told = http.get(f"{seat}/state").json()
            assert (told["stage"], told["held"]) == ("closed", True)
            assert [one["text"] for one in told["messages"]] == ["<b>听不清</b>"]
            assert [(one["kind"], one["text"]) for one in told["summaries"]] == [("summary", "谈了开庭。")]
        assert other.post(f"{person}/do/say", json={"text": "等等"}).status_code == 409


def test_every_word_of_the_page_exists_in_both_languages_and_is_used() -> None:
    words = read_yaml(ROOT / "web" / "call" / "words.yml")
    files = [*(ROOT / "web" / "call").glob("*.*"), *(ROOT / "web" / "witness").glob("*.js")]
    files.append(ROOT / "web" / "witness" / "entrance.html")
    source = "".join(path.read_text("utf-8") for path in files if path.suffix != ".yml")
    assert all(pair["zh"] and pair["en"] for pair in words.values())
    composed = {key.removesuffix("Title") for key in words if key.endswith("Title")}
    unused = {key for key in words if f'"{key}"' not in source and not key.endswith(("Why", "Title"))}
    assert unused - {"right", "not_right"} - composed == set()
    page = "".join((ROOT / "web" / "call" / name).read_text("utf-8") for name in ("room.js", "index.html"))
    assert all(f'"{name}"' in page for name in ("ended", "notHeld", "waiting", "together", "lost", "taken"))
