"""The witness room's addresses without a browser: links, cookies, roles, hostile bodies, the recording's rules."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from backend.api.witness_orders import READERS
from backend.api.witness_seats import SeatCookies, _proof
from backend.api.witness_view import ice_servers
from backend.api.witness_words import FILE, page_words
from backend.authorization.room import orders
from backend.authorization.room.commands import ROLES, Role
from backend.authorization.room.views import Seat
from backend.config import ROOT
from backend.shared.clock import SystemClock
from backend.shared.films import first_head, next_head
from backend.shared.yaml_pages import read_yaml
from tests.authorization.room.plain_power import NUMBER
from tests.web.fake_house import House
from tests.web.witness_room import link, prepare

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    prepare(services)
    with httpx.Client(base_url=services.url, trust_env=False) as opened:
        yield opened


def take(client: httpx.Client, services: House, role: Role, acknowledged: bool = True) -> httpx.Response:
    body = {"agreed": acknowledged, "timezone": "America/New_York"}
    return client.post(link(services, role) + "/seat", json=body)


def seat(client: httpx.Client, services: House, role: Role) -> str:
    return f"/witness/at/{take(client, services, role).json()['seat']}"


def all_begun(client: httpx.Client, services: House) -> dict[Role, str]:
    """Everybody sits, has a line, and the judge has begun."""
    places = {role: seat(client, services, role) for role in ROLES}
    for role, place in places.items():
        services.backend.bus.handle(orders.Arrive(Seat(place[-16:], "s_1", role), f"line {role}"))
    assert client.post(f"{places['judge']}/do/begin", json={}).status_code == 200
    return places


def chunk(content: bytes, sequence: int = 0, head: str = first_head("s_1"), **changes: str) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    headers = {"X-Sequence": str(sequence), "X-Take": "0", "X-Sha256": digest, "X-Chain": next_head(head, digest)}
    return {"content": content, "headers": {**headers, **changes}}


def test_only_the_rooms_pages_may_film(client: httpx.Client, services: House) -> None:
    page = client.get(link(services, "party"))
    assert page.status_code == 200 and "camera=(self)" in page.headers["permissions-policy"]
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "camera=()" in client.get("/").headers["permissions-policy"]


def test_a_preview_of_a_link_uses_nothing_up(client: httpx.Client, services: House) -> None:
    url = link(services, "party")
    for path in ("", "/facts", "/qr.svg"):
        assert client.get(url + path).status_code == 200
    facts = client.get(url + "/facts").json()
    assert facts["state"] == "open" and "谭" not in str(facts)


def test_a_link_twice_says_what_to_do_in_the_page_language(client: httpx.Client, services: House) -> None:
    url = link(services, "party")
    assert client.post(url + "/seat", json={"agreed": True}).status_code == 200
    again = client.post(url + "/seat", json={"agreed": True}, headers={"X-Language": "zh-Hant"})
    assert (again.status_code == 410 and "連結" in again.json()["message"]) or "鏈接" in again.json()["message"]
    assert client.get(url + "/facts").json()["state"] == "used"


def test_without_the_acknowledgement_or_from_another_site_nobody_sits_down(
    client: httpx.Client, services: House
) -> None:
    assert take(client, services, "party", acknowledged=False).json()["error"] == "room_acknowledge_first"
    foreign = client.post(
        link(services, "party") + "/seat", json={"agreed": True}, headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 400


def test_the_cookie_is_the_devices_alone(client: httpx.Client, services: House) -> None:
    answer = take(client, services, "party")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "Path=/witness" in cookie and "SameSite=Strict" in cookie
    place = f"/witness/at/{answer.json()['seat']}"
    assert client.get(f"{place}/state").status_code == 200
    with httpx.Client(base_url=services.url, trust_env=False) as stranger:
        assert stranger.get(f"{place}/state").status_code == 401
        name = cookie.partition("=")[0]
        assert stranger.get(f"{place}/state", headers={"Cookie": f"{name}={'0' * 64}"}).status_code == 401


def test_a_cookie_proves_only_its_own_seat() -> None:
    cookies = SeatCookies("secret", "http://here")
    value = _proof(cookies._keys[0], "0" * 16)
    assert cookies.proven("0" * 16, f"witness_{'0' * 16}={value}") == "0" * 16
    assert cookies.proven("1" * 16, f"witness_{'1' * 16}={value}") is None
    assert cookies.proven(["0"], "") is None


@pytest.mark.parametrize("role", ["party", "lawyer"])
@pytest.mark.parametrize("name", ["begin", "tick", "snapshot", "complete", "refuse", "confirm"])
def test_nobody_does_the_judges_part(client: httpx.Client, services: House, role: Role, name: str) -> None:
    body = {"check": "identity.code_spoken", "on": True, "subject": "party", "sha256": "0" * 64, "step": "identity"}
    answer = client.post(f"{seat(client, services, role)}/do/{name}", json={**body, "reason": "other", "note": "x"})
    assert answer.status_code == 403 and answer.json()["error"] == "room_not_your_part"


def test_the_lines_of_party_and_lawyer_are_spared_what_only_the_judge_confirms(
    client: httpx.Client, services: House
) -> None:
    told = {role: client.get(f"{seat(client, services, role)}/state").json()["steps"] for role in ROLES}
    assert all(step["checks"] for step in told["judge"])
    assert [step["name"] for step in told["party"]] == [step["name"] for step in told["judge"]]
    assert all(not step["checks"] and not step["doubt"] and step["now"] for step in told["party"] + told["lawyer"])


def test_only_the_judge_sees_the_number_and_the_checks(client: httpx.Client, services: House) -> None:
    shown = {role: client.get(f"{seat(client, services, role)}/state").text for role in ROLES}
    assert NUMBER in shown["judge"]
    assert NUMBER not in shown["party"] + shown["lawyer"] and "ticked" not in shown["party"] + shown["lawyer"]


HOSTILE = [
    "", "[]", "null", "{", "1e999", '"x"', '{"strokes": 1}', '{"strokes": [[[1, 2]]]}', '{"page": "1"}',
    '{"page": true}', '{"strokes": [[[1, "2", 3]]]}', '{"strokes": [[[1e400, 2, 3]]]}', '{"check": {}}',
    '{"step": "x"}', '{"text": "\\ud800"}', '{"reason": "because"}', "[" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_body_is_refused_in_words_and_breaks_nothing(
    client: httpx.Client, services: House, body: str
) -> None:
    for role in ("judge", "party"):
        place = seat(client, services, role)  # type: ignore[arg-type]
        for name in READERS:
            answer = client.post(f"{place}/do/{name}", content=body.encode(), headers=JSON)
            assert answer.status_code in (400, 403, 409), (name, answer.text)
            assert answer.json()["message"]


def test_an_unknown_order_is_refused(client: httpx.Client, services: House) -> None:
    assert client.post(f"{seat(client, services, 'judge')}/do/seal", json={}).status_code == 400


def test_a_recording_follows_its_rules_over_http(client: httpx.Client, services: House) -> None:
    places = all_begun(client, services)
    url = f"{places['judge']}/recording"
    first = client.post(url, **chunk(b"one"))
    head = first.json()["chain"]
    assert first.status_code == 200 and client.post(url, **chunk(b"one")).json()["chain"] == head
    assert client.post(url, **chunk(b"two", 2, head)).status_code == 409
    assert client.post(url, **chunk(b"two", 1, head, **{"X-Chain": "0" * 64})).status_code == 409
    assert client.post(url, **chunk(b"two", 1, head, **{"X-Sequence": "-1"})).status_code == 400
    assert client.post(url, **chunk(b"two", 1, head)).status_code == 200
    assert client.post(f"{places['party']}/recording", **chunk(b"x", 2)).status_code == 403


def test_a_piece_may_be_larger_than_other_requests_but_not_endless(client: httpx.Client, services: House) -> None:
    places = all_begun(client, services)
    limit = services.settings.witness_chunk_mb << 20
    big = client.post(f"{places['judge']}/recording", **chunk(b"x" * (limit + 1)))
    assert big.status_code == 413
    assert client.post(f"{places['judge']}/recording", **chunk(b"x" * 1_000_000)).status_code == 200
    assert client.post(f"{places['judge']}/do/say", json={"text": "x" * 400_000}).status_code == 413


def test_nobody_can_fetch_a_recording(client: httpx.Client, services: House) -> None:
    places = all_begun(client, services)
    assert client.get(f"{places['judge']}/recording").status_code in (404, 405)


def laid_paper(client: httpx.Client, services: House) -> str:
    """Go on until the paper lies there; return where the party reads its first page."""
    places, lead = all_begun(client, services), services.backend.bus.handle
    judge = lead(orders.FindSeat(places["judge"][-16:]))
    for step in ("identity", "will", "lawyer", "language"):
        for lack in lead(orders.SeeRoom(judge)).lacks:
            kind, _, subject = lack.partition(".")
            snapshot = orders.NoteSnapshot(judge, subject, "0" * 64)
            lead(snapshot if kind == "snapshot" else orders.TickCheck(judge, lack, True))
        assert client.post(f"{places['judge']}/do/complete", json={"step": step}).status_code == 200
    return f"{places['party']}/paper/1"


def test_a_page_that_broke_off_is_had_from_there_and_only_if_it_is_the_same(
    client: httpx.Client, services: House
) -> None:
    url = laid_paper(client, services)
    whole = client.get(url)
    mark, length = whole.headers["etag"], len(whole.content)
    assert whole.content.startswith(b"\x89PNG") and length < 80_000, "it has to come over 60 kbit/s"
    rest = client.get(url, headers={"Range": "bytes=5000-", "If-Range": mark})
    assert rest.status_code == 206 and rest.content == whole.content[5000:]
    assert rest.headers["content-range"] == f"bytes 5000-{length - 1}/{length}" and rest.headers["etag"] == mark
    strange = [(asked, mark) for asked in (f"bytes={length}-", "bytes=-5", "bytes=5-9", "pages=1-", "bytes=x-")]
    for asked, known in (("bytes=5000-", '"another"'), *strange):
        again = client.get(url, headers={"Range": asked, "If-Range": known})
        assert again.status_code == 200 and again.content == whole.content, asked


def test_relays_get_a_password_that_ends() -> None:
    servers = [{"urls": "stun:a"}, {"urls": "turn:b"}]
    given = ice_servers(servers, "shared", Seat("0" * 16, "s_1", "party"), SystemClock().now())
    assert given[0] == {"urls": "stun:a"}
    assert given[1]["username"].endswith(":" + "0" * 16) and len(given[1]["credential"]) == 28
    assert ice_servers(servers, "", Seat("0" * 16, "s_1", "party"), SystemClock().now()) == servers


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_word_exists_in_every_language(language: str) -> None:
    words = json.loads(page_words(language))
    pairs = read_yaml(FILE)
    assert set(words) == set(pairs) and all(pairs[key]["zh"] and pairs[key]["en"] for key in pairs)
    assert ("視頻見證室" in words["title"]) is (language == "zh-Hant") or words["title"] == "視像見證室"


def test_every_word_the_pages_ask_for_exists() -> None:
    pages = "".join(path.read_text("utf-8") for path in sorted((ROOT / "web" / "witness").glob("*.[hj]*")))
    asked = set(re.findall(r'say\("(\w+)"', pages)) | set(
        re.findall(r'data-(?:say|label|placeholder|alt)="(\w+)"', pages)
    )
    assert len(asked) > 60 and asked <= set(read_yaml(FILE))
