"""The services' other addresses: health, callbacks, files, actions, headers and limits."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from backend.api.app import bare_app
from backend.api.callbacks import TOLERANCE_SECONDS, is_signed
from backend.api.file_links import LIFE, FileLink, FileLinks
from backend.api.metrics import may_look
from backend.api.security import LARGEST_REQUEST, content_policy
from backend.conversation.model import Reply
from backend.shared.clock import FixedClock
from tests.sandbox_fixture import serving
from tests.web.fake_house import House

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LINK = FileLink("appointment_calendar", "p_00000000000000aa", "d_1")


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=services.url, trust_env=False) as opened:
        yield opened


def signature(body: bytes, timestamp: str, key: str = "key") -> str:
    return "sha256=" + hmac.new(key.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


@pytest.mark.parametrize("late", [0, TOLERANCE_SECONDS - 1, -TOLERANCE_SECONDS + 1])
def test_a_recent_signature_with_our_key_is_good(late: int) -> None:
    timestamp = str(int(NOW.timestamp()) - late)
    assert is_signed(b"{}", timestamp, signature(b"{}", timestamp), "key", NOW)


def test_a_changed_body_another_key_and_an_old_message_are_refused() -> None:
    timestamp = str(int(NOW.timestamp()))
    old = str(int(NOW.timestamp()) - TOLERANCE_SECONDS - 1)
    assert not is_signed(b"{ }", timestamp, signature(b"{}", timestamp), "key", NOW)
    assert not is_signed(b"{}", timestamp, signature(b"{}", timestamp, "other"), "key", NOW)
    assert not is_signed(b"{}", old, signature(b"{}", old), "key", NOW)
    assert not is_signed(b"{}", "soon", signature(b"{}", "soon"), "key", NOW)


@pytest.mark.parametrize("body", [b'{"event_id": "e1"}', b"[" * 20_000], ids=["of another shape", "too deep"])
def test_a_callback_must_be_signed_and_in_the_contract(services: House, client: httpx.Client, body: bytes) -> None:
    timestamp = str(int(datetime.now(UTC).timestamp()))
    signed = {"X-Wuyi-Timestamp": timestamp}
    signed["X-Wuyi-Signature"] = signature(body, timestamp, services.settings.wuyi_notary_key)
    assert client.post("/callbacks/wuyi_notary", content=body).status_code == 401
    assert client.post("/callbacks/wuyi_notary", content=body, headers=signed).status_code == 422


def test_a_file_link_opens_its_file_for_a_day_and_tells_nothing_when_changed() -> None:
    clock = FixedClock(NOW)
    links = FileLinks("secret", clock.now)
    token = links.make(LINK).removeprefix("/files/")
    assert links.read(token) == LINK
    for position in range(len(token)):
        assert links.read(token[:position] + ("A" if token[position] != "A" else "B") + token[position + 1 :]) != LINK
    read = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert not any(word.encode() in read for word in (LINK.kind, LINK.person_id, LINK.subject_id))
    assert links.read("") is links.read("é") is FileLinks("other", clock.now).read(token) is None
    clock.advance(LIFE + timedelta(seconds=1))
    assert links.read(token) is None


def test_only_a_file_we_know_becomes_an_attachment() -> None:
    links = FileLinks("secret", FixedClock(NOW).now, {"appointment_calendar": "text/calendar"})
    file = {"kind": "appointment_calendar", "id": "d_1", "name": "n.ics"}
    shown = links.attach("p_1", Reply("好", custom={"file": file, "progress": {"step": 1}}))
    assert (
        shown.attachment and shown.attachment["mime"] == "text/calendar" and shown.custom == {"progress": {"step": 1}}
    )
    other = Reply("好", custom={"file": {**file, "kind": "../etc"}})
    assert links.attach("p_1", other) == other


@pytest.mark.parametrize("token", ["x", "a.b", "%00", "e30.e30"])
def test_a_bad_link_says_what_to_do(client: httpx.Client, token: str) -> None:
    answer = client.get(f"/files/{token}")
    assert answer.status_code == 410 and "回到对话" in answer.text


def test_health_and_readiness_follow_the_bot(services: House, client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").json() == {"status": "ok", "database": "ok", "bot": "ok"}
    services.bot.away = True
    away = client.get("/readyz")
    assert away.status_code == 503 and away.json()["bot"] == "unavailable" and client.get("/healthz").status_code == 200


def test_strangers_find_no_actions(services: House, client: httpx.Client) -> None:
    assert client.post("/internal/actions", json={}).status_code == 404
    assert client.post("/internal/actions?token=wrong", json={}).status_code == 404
    assert client.post("/internal/actions", json={}, headers={"Authorization": "Bearer wrong"}).status_code == 404
    of_an_earlier_bot = f"/internal/actions?token={services.settings.bot_token}"
    assert client.post(of_an_earlier_bot, json=[]).status_code == 400
    headers = {"Authorization": f"Bearer {services.settings.bot_token}"}
    call = {"next_action": "action_nobody_knows", "tracker": {}, "domain": {}}
    unknown = client.post("/internal/actions", json=call, headers=headers)
    assert unknown.status_code == 404 and unknown.json()["action_name"] == "action_nobody_knows"


@pytest.mark.parametrize("path", ["/internal/actions", "/internal/actions/", "/internal/actions?token=wrong"])
def test_a_stranger_is_refused_before_the_call_is_sent(services: House, path: str) -> None:
    host, port = services.url.removeprefix("http://").split(":")
    head = f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 30000000\r\n\r\n"
    with socket.create_connection((host, int(port)), 5) as line:
        line.sendall(head.encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 404")
        line.settimeout(5)
        with contextlib.suppress(OSError):
            while True:  # what comes all the same is not waited for: the line is closed
                line.sendall(b"x" * 65_536)


def test_a_deeply_nested_call_is_no_fault_of_ours(services: House, client: httpx.Client) -> None:
    address = f"/internal/actions?token={services.settings.bot_token}"
    assert client.post(address, content=b"[" * 100_000).status_code == 400


def test_every_answer_is_guarded(client: httpx.Client) -> None:
    for path in ("/", "/chat/main.js", "/healthz", "/nothing-here"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin-allow-popups"


def test_pages_are_kept_until_they_change(client: httpx.Client) -> None:
    first = client.get("/chat/main.js")
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/chat/main.js", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get("/chat/../server.py").status_code == 404


def test_pages_are_packed_for_whoever_unpacks_them(client: httpx.Client) -> None:
    packed, plain = (client.get("/chat/main.js", headers={"Accept-Encoding": how}) for how in ("gzip", "identity"))
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text and packed.headers["vary"] == "Accept-Encoding"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2


def test_a_host_that_is_none_does_not_reach_the_policy() -> None:
    assert "wss://chat.example:8443" in content_policy("chat.example:8443", [])
    assert "ws:" not in content_policy("evil; script-src *", [])
    assert content_policy("a", ["https://court.example"]).endswith("frame-ancestors 'self' https://court.example")


def test_only_the_chat_itself_may_stand_in_another_site_s_frame(tmp_path: Path) -> None:
    with serving(bare_app(["https://court.example"])) as origin, httpx.Client(base_url=origin) as client:
        framed = {path: client.get(path).headers["content-security-policy"] for path in ("/", "/map", "/verify", "/x")}
    assert [path for path, policy in framed.items() if "court.example" in policy] == ["/"]


@pytest.mark.parametrize(
    ("host", "seen"),
    [("127.0.0.1:8000", True), ("localhost", True), ("[::1]:8000", True), ("evil.example", False), ("", False)],
)
def test_the_numbers_are_not_shown_to_a_page_that_calls_this_machine_by_a_name_of_its_own(
    host: str, seen: bool
) -> None:
    request: Any = SimpleNamespace(ip="127.0.0.1", headers={}, host=host)
    assert may_look(request, "") is seen


def test_a_request_that_is_too_large_is_refused(client: httpx.Client) -> None:
    assert client.post("/chat/session", content=b"x" * (LARGEST_REQUEST + 10_000)).status_code == 413


def test_whoever_sends_too_much_over_a_slow_line_still_reads_why(services: House) -> None:
    head = f"POST /chat/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: {2 * LARGEST_REQUEST}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", urlsplit(services.url).port), timeout=20) as line:
        line.sendall(head.encode())
        for _ in range(8):
            time.sleep(0.05)
            line.sendall(b"x" * (LARGEST_REQUEST // 4))
        time.sleep(0.05)
        assert line.recv(4096).startswith(b"HTTP/1.1 413")
