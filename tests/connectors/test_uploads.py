"""Files over HTTP: by the page's session and by the terminal's token, one size, one answer, nobody else's."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from backend.files.commands import ReadFile
from connectors.base import upload_payload
from connectors.upload_request import name_of
from tests.files import made_files as made
from tests.web.fake_house import House

PAPER = made.pdf()
TERMINAL = "/channels/terminal/files"


@pytest.fixture
def page(services: House) -> Iterator[httpx.Client]:
    """A browser that has opened the page."""
    with httpx.Client(base_url=services.url, trust_env=False, timeout=20) as client:
        client.post("/chat/session")
        yield client


@pytest.fixture
def terminal(services: House) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {services.settings.bot_token}"}
    with httpx.Client(base_url=services.url, headers=headers, trust_env=False, timeout=20) as client:
        yield client


def send(client: httpx.Client, content: object, name: str = "借条.pdf", **headers: str) -> httpx.Response:
    return client.post("/chat/files", content=content, headers={"X-File-Name": quote(name), **headers})  # type: ignore[arg-type]


def said_with_a_file(services: House, terminal: httpx.Client, person: str, name: str) -> dict[str, object]:
    kept = terminal.post(TERMINAL, params={"person": person, "name": name}, content=PAPER)
    assert kept.status_code == 201
    body = {"person": person, "id": "m1", "payload": upload_payload(kept.json()["file_id"])}
    turn = terminal.post("/channels/terminal/messages", json=body).json()["turn"]
    assert terminal.get(f"/channels/terminal/turns/{turn}", params={"wait": 10}).json()["state"] == "done"
    person_id = services.backend.conversation.people.find("terminal", person)
    assert person_id is not None
    entry = services.backend.conversation.history.since(person_id)[0]
    return {"text": entry.reply.text, "custom": entry.reply.custom, "file_id": kept.json()["file_id"]}


def test_a_page_sends_a_file_and_it_is_its_persons(services: House, page: httpx.Client) -> None:
    answer = send(page, PAPER)
    assert answer.status_code == 201
    assert answer.json() | {"file_id": ""} == {
        "file_id": "", "name": "借条.pdf", "size": len(PAPER), "mime": "application/pdf",
    }  # fmt: skip
    session = page.post("/chat/session")
    assert session.json()["file_limit"] == 20 * 1024 * 1024
    cookie = page.cookies["yiqiaotong_session"].split(".")[1]
    person = services.backend.conversation.people.find("web", cookie)
    assert services.backend.bus.handle(ReadFile(answer.json()["file_id"], str(person))) == PAPER


def test_without_a_session_or_from_another_site_nothing_is_taken(services: House, page: httpx.Client) -> None:
    assert send(page, PAPER, Origin="https://evil.example").status_code == 403
    assert page.post("/chat/files", content=PAPER).status_code == 400
    with httpx.Client(base_url=services.url, trust_env=False) as stranger:
        assert send(stranger, PAPER).status_code == 401
        stranger.cookies.set("yiqiaotong_session", "cookie." + "0" * 32 + ".1." + "0" * 64)
        assert send(stranger, PAPER).status_code == 401


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-Hans", "不完整或者坏了"), ("zh-Hant", "不完整或者壞了"), ("en", "is incomplete or broken")],
)
def test_a_refusal_speaks_the_persons_language(services: House, language: str, words: str) -> None:
    with httpx.Client(base_url=services.url, trust_env=False) as client:
        client.post("/chat/session")
        refused = send(client, PAPER[:300], **{"X-Language": language})
    assert refused.status_code == 422 and refused.json()["error"] == "file_damaged"
    assert words in refused.json()["message"] and "借条.pdf" in refused.json()["message"]
    assert refused.json()["facts"] == {"name": "借条.pdf"} and not refused.json()["temporary"]


def test_a_file_that_says_it_is_huge_is_refused_before_it_comes(services: House, page: httpx.Client) -> None:
    host, port = services.url.removeprefix("http://").split(":")
    cookie = page.cookies["yiqiaotong_session"]
    head = (
        f"POST /chat/files HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: yiqiaotong_session={cookie}\r\n"
        "X-File-Name: a.pdf\r\nContent-Length: 5368709120\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), 10) as line:
        line.sendall(head.encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 413")


def test_a_stream_without_end_is_cut_and_costs_no_memory(services: House, page: httpx.Client) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 5 * 1024**3:
            sent += 1 << 20
            yield b"%PDF" * (1 << 18)

    try:
        answer = send(page, endless())
        assert answer.status_code == 413 and answer.json()["error"] == "file_too_large"
    except httpx.TransportError:
        pass  # the line was closed while we were still pushing
    assert sent < 80 << 20


def test_just_the_limit_passes_and_one_byte_more_does_not(services: House, page: httpx.Client) -> None:
    limit = services.settings.file_limit_mb << 20
    full = PAPER.replace(b"%%EOF", b"%%EOF\n") + b"\n" * 10
    padded = b"%PDF-1.7\n%" + b"x" * (limit - len(full) - 11) + b"\n" + full
    assert len(padded) == limit
    assert send(page, padded).json().get("error") != "file_too_large"
    over = send(page, padded + b"\n")
    assert (over.status_code, over.json()["error"]) == (413, "file_too_large")
    assert "20 MB" in over.json()["message"]


def test_the_terminal_sends_files_too_and_the_history_shows_their_name(services: House, terminal: httpx.Client) -> None:
    shown = said_with_a_file(services, terminal, "ah-gung", "欠条.pdf")
    assert shown["text"] == "📎 欠条.pdf"
    assert shown["custom"] == {"upload": {"size": len(PAPER), "mime": "application/pdf"}}


def test_a_number_in_a_files_name_is_masked_in_the_history(services: House, terminal: httpx.Client) -> None:
    assert said_with_a_file(services, terminal, "ah-po", "13800138000.pdf")["text"] == "📎 138****8000.pdf"


def test_somebody_elses_file_has_no_name_in_my_history(services: House, terminal: httpx.Client) -> None:
    theirs = said_with_a_file(services, terminal, "owner", "秘密.pdf")
    body = {"person": "thief", "id": "m1", "payload": upload_payload(str(theirs["file_id"]))}
    assert terminal.post("/channels/terminal/messages", json=body).status_code == 202
    thief = services.backend.conversation.people.find("terminal", "thief")
    assert services.backend.conversation.history.since(str(thief))[0].reply.text == "📎"


@pytest.mark.parametrize("params", [{}, {"person": "p"}, {"name": "a.pdf"}, {"person": "p p", "name": "a.pdf"}])
def test_a_terminal_upload_names_person_and_file(terminal: httpx.Client, params: dict[str, str]) -> None:
    assert terminal.post(TERMINAL, params=params, content=PAPER).status_code == 400


def test_strangers_cannot_use_the_terminal(terminal: httpx.Client) -> None:
    params = {"person": "p", "name": "a.pdf"}
    for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": ""}):
        assert terminal.post(TERMINAL, params=params, content=PAPER, headers=headers).status_code == 401
    forwarded = terminal.post(TERMINAL, params=params, content=PAPER, headers={"X-Forwarded-For": "203.0.113.9"})
    assert forwarded.status_code == 404


def test_many_uploads_at_once_are_slowed_down(services: House) -> None:
    with httpx.Client(base_url=services.url, trust_env=False) as client:
        client.post("/chat/session")
        answers = [send(client, b"") for _ in range(24)]
    assert answers[0].json()["error"] == "file_empty"
    slowed = [json.loads(answer.text) for answer in answers if answer.status_code == 429]
    assert slowed and slowed[0]["retry_after"] > 0


def test_a_slow_upload_is_waited_for(page: httpx.Client) -> None:
    def slowly() -> Iterator[bytes]:
        for at in range(0, len(PAPER), 200):
            time.sleep(0.05)
            yield PAPER[at : at + 200]

    assert send(page, slowly()).status_code == 201


def test_what_a_device_calls_a_file_is_read_or_refused() -> None:
    assert name_of(quote("我的 借条.pdf")) == "我的 借条.pdf"
    assert name_of("%00a%0Ab") == "ab"
    for bad in (None, "", "%20", "%00", quote("长" * 256), "x" * 5_000):
        assert name_of(bad) is None
