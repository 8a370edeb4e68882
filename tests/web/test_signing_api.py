"""The signing page's addresses without a browser: links, cookies, strangers, hostile bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from backend.authorization.power.commands import CheckPowerFile
from backend.config import ROOT
from backend.shared.yaml_pages import read_yaml
from tests.web.agreement_room import agreed, path_of
from tests.web.fake_house import House

NAME = [[[20, 60, 0], [60, 20, 90], [110, 90, 180]], [[120, 30, 300], [180, 95, 420]]]


@pytest.fixture
def sides(services: House) -> tuple[str, str]:
    return agreed(services)


@pytest.fixture
def client(services: House) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=services.url, trust_env=False) as opened:
        yield opened


def take(client: httpx.Client, services: House, person_id: str) -> str:
    return f"/sign/at/{client.post(path_of(services, person_id) + '/seat', json={}).json()['seat']}"


def sign(client: httpx.Client, seat: str, **other: Any) -> httpx.Response:
    state = client.get(f"{seat}/state").json()
    for page in range(1, state["paper"]["pages"] + 1):
        assert client.get(f"{seat}/paper/{page}").content.startswith(b"\x89PNG")
        assert client.post(f"{seat}/do/read", json={"page": page}).status_code == 200
    body = {"digest": state["paper"]["digest"], "strokes": NAME, "width": 300, "height": 120, "timezone": "Asia/Tokyo"}
    return client.post(f"{seat}/do/sign", json=body | other)


def test_two_devices_come_to_the_sealed_paper(services: House, sides: tuple[str, str], client: httpx.Client) -> None:
    seats = [take(client, services, person_id) for person_id in sides]
    assert client.get(f"{seats[0]}/agreement.pdf").status_code == 409
    assert [sign(client, seat).status_code for seat in seats] == [200, 200]
    papers = [client.get(f"{seat}/agreement.pdf") for seat in seats]
    assert papers[0].content == papers[1].content
    assert services.backend.bus.handle(CheckPowerFile(papers[0].content)).standing == "valid"
    for person_id in sides:  # one is on the web page, the other in the terminal
        replies = [one.reply for one in services.backend.conversation.history.since(person_id)]
        sent = [one.custom["file"] for one in replies if "file" in one.custom]
        assert [one["kind"] for one in sent] == ["mediation_agreement_pdf"]
    shown = client.post("/verify?lang=zh-Hans", files={"file": ("a.pdf", papers[0].content, "application/pdf")}).text
    assert "登记在册" in shown and "调解协议书" in shown and "林小明" not in shown


def test_a_look_at_a_link_uses_nothing_up_and_tells_no_name(
    services: House, sides: tuple[str, str], client: httpx.Client
) -> None:
    path = path_of(services, sides[0])
    for part in ("", "/qr.svg", "/facts", "/facts"):
        answer = client.get(path + part)
        assert answer.status_code == 200 and "林小明" not in answer.text
    assert client.get(path + "/facts").json()["state"] == "open"


def test_a_device_without_the_cookie_sees_nothing(
    services: House, sides: tuple[str, str], client: httpx.Client
) -> None:
    seat = take(client, services, sides[0])
    with httpx.Client(base_url=services.url, trust_env=False) as stranger:
        for part in ("state", "paper/1", "agreement.pdf"):
            assert stranger.get(f"{seat}/{part}").status_code == 401
        assert stranger.post(f"{seat}/do/sign", json={}).status_code == 401
        stranger.cookies.set(f"sign_{seat[-16:]}", "0" * 64)
        assert stranger.get(f"{seat}/state").status_code == 401


def test_a_used_link_a_made_up_one_and_a_foreign_page_are_refused_in_words(
    services: House, sides: tuple[str, str], client: httpx.Client
) -> None:
    path = path_of(services, sides[0])
    assert client.post(path + "/seat", json={}, headers={"Origin": "https://evil.example"}).status_code == 400
    assert client.post(path + "/seat", json={}).status_code == 200
    again = client.post(path + "/seat", json={}, headers={"X-Language": "en"})
    assert (again.status_code, again.json()["error"]) == (410, "dispute_link_used") and "used" in again.json()[
        "message"
    ]
    assert client.post(f"/sign/{'x' * 43}/seat", json={}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        None, [], {}, {"strokes": "x"}, {"strokes": [[["a", 1, 2]]]}, {"strokes": [[[float("1e300"), 1, 2]]]},
        {"strokes": NAME, "width": "wide", "height": 1, "digest": "x", "timezone": "x"},
        {"strokes": NAME, "width": 1, "height": 1, "digest": "x" * 65, "timezone": "x"},
    ],
)  # fmt: skip
def test_hostile_bodies_sign_nothing(
    services: House, sides: tuple[str, str], client: httpx.Client, body: Any
) -> None:  # fmt: skip
    seat = take(client, services, sides[0])
    assert client.post(f"{seat}/do/sign", json=body).status_code in (400, 409)
    assert client.post(f"{seat}/do/read", json={"page": True}).status_code == 400
    assert client.post(f"{seat}/do/confirm", json={}).status_code == 400
    assert client.get(f"{seat}/state").json()["signed"] == []


def test_every_word_of_the_page_exists_in_both_languages_and_is_used() -> None:
    words = read_yaml(ROOT / "web" / "sign" / "words.yml")
    files = [*(ROOT / "web" / "sign").glob("*.*"), *(ROOT / "web" / "witness").glob("*.js")]
    source = "".join(path.read_text("utf-8") for path in files if path.suffix != ".yml")
    assert all(pair["zh"] and pair["en"] for pair in words.values())
    unused = {key for key in words if f'"{key}"' not in source and f"{key}Why" not in words and not key.endswith("Why")}
    assert unused <= {"applicant", "respondent"}
