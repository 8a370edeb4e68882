"""The mini program's pages over HTTP alone: the platform's double on one side, the real services on the other."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from backend.conversation.model import Location, SharedLocation
from connectors.mini_program.session import LIFE, MiniProgramSessions
from tests.connectors.mini_program_fixtures import APP_ID, running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.platform_double import Double
from tests.files import made_files
from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("mini")) as started:
        yield started


@pytest.fixture
def phone(services: House, double: Double, request: pytest.FixtureRequest) -> Phone:
    return Phone(services.url, double, f"o_{abs(hash(request.node.name))}").log_in()


def test_without_its_secret_the_mini_program_says_that_nobody_has_set_it_up(tmp_path: Path) -> None:
    with house(tmp_path, mini_program_app_id=APP_ID) as bare:
        assert httpx.post(f"{bare.url}/mini_program/session", json={"code": "x"}, trust_env=False).status_code == 503


def test_a_login_gives_a_sealed_token_and_nothing_of_wechats(phone: Phone) -> None:
    told = json.dumps(phone.session)
    body = base64.urlsafe_b64decode(phone.session["token"] + "==")
    assert phone.open_id not in told and phone.open_id.encode() not in body
    assert "session_key" not in told and "c2Vzc2lvbi1rZXk" not in told
    assert 0 < phone.session["until"] - time.time() <= LIFE.total_seconds()


def test_a_code_that_was_used_or_never_given_out_opens_nothing(phone: Phone) -> None:
    code = phone.code()
    assert phone.http.post("session", json={"code": code}).status_code == 200
    for wrong in (code, "invented"):
        answer = phone.http.post("session", json={"code": wrong})
        assert (answer.status_code, answer.json()["error"]) == (401, "code")


@pytest.mark.parametrize(("code", "told"), [(40226, "barred"), (45011, "unavailable"), (-1, "unavailable"),
                                            (40125, "unavailable")])  # fmt: skip
def test_each_refusal_of_wechat_is_told_by_its_class(phone: Phone, double: Double, code: int, told: str) -> None:
    double.faults(errors=[code])
    answer = phone.http.post("session", json={"code": phone.code()})
    assert (answer.status_code, answer.json()["error"]) == (401 if told == "barred" else 503, told)


@pytest.mark.parametrize("token", ["-", "x", "ü", "A" * 80, "A" * 500])
def test_no_page_is_shown_without_a_token_of_ours(phone: Phone, token: str) -> None:
    for method, path in (("GET", "news"), ("GET", "matters"), ("GET", "me"), ("POST", "messages"), ("POST", "files")):
        headers = {"Authorization": f"Bearer {token}".encode()}
        assert phone.http.request(method, path, headers=headers).status_code == 401


def test_a_token_is_over_after_a_day_and_another_house_does_not_know_it() -> None:
    now = [1_000_000.0]
    sessions = MiniProgramSessions("a secret", lambda: now[0])
    token, until = sessions.open("o_1")
    assert sessions.enter(token) == "o_1" and until == 1_000_000 + 86_400
    assert MiniProgramSessions("another", lambda: now[0]).enter(token) is None
    changed = ("B" if token[30] == "A" else "A").join((token[:30], token[31:]))
    assert sessions.enter(changed) is None
    now[0] += 86_400
    assert sessions.enter(token) is None


def test_what_is_said_is_answered_on_the_page(phone: Phone, services: House) -> None:
    assert phone.say("你好").json()["ok"] is True
    bubble = phone.hears("您说的是：你好")
    assert bubble["turn"] and phone.news()["entries"][0]["from"] == "person"


def test_the_same_message_sent_twice_is_one(phone: Phone) -> None:
    first = phone.say("只一次", id="m_once_once")
    again = phone.say("只一次", id="m_once_once")
    assert first.json() == again.json()
    phone.hears("只一次")
    assert len(phone.news()["entries"]) == 2


def test_a_page_that_waits_hears_the_answer_at_once(phone: Phone, services: House) -> None:
    phone.say("先来一句")
    last = phone.hears("先来一句")["seq"]
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(phone.news, last, 20)
        time.sleep(0.3)
        began = time.monotonic()
        services.backend.conversation.speaker.speak(
            person_of(services, phone), "utter_bot_unavailable", key=f"wake:{phone.open_id}"
        )
        told = waiting.result(10)
    assert told["entries"][0]["seq"] == last + 1 and time.monotonic() - began < 5


def test_a_tapped_choice_is_what_it_stands_for(phone: Phone, services: House) -> None:
    phone.say("我想公证")
    choice = phone.hears("哪一类公证")["buttons"][1]
    phone.say(payload=choice["payload"])
    heard(services, choice["payload"])


def test_a_place_chosen_on_the_chinese_map_is_put_right(phone: Phone, services: House) -> None:
    phone.say(location={"lat": 22.578, "lon": 113.082, "datum": "gcj02"})
    told = json.loads(heard(services, "location").removeprefix("/find_institution"))["location"]
    here = services.backend.bus.handle(SharedLocation(person_of(services, phone), told))
    assert here == Location(22.581, 113.077)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"id": 5}', b'{"id": "m_12345678", "text": " "}', b"\xff", b"[" * 900,
                                  b'{"id": "m_12345678", "location": {"datum": "gcj02"}}'])  # fmt: skip
def test_what_is_no_message_is_refused_and_breaks_nothing(phone: Phone, body: bytes) -> None:
    assert phone.http.post("messages", content=body).status_code == 400
    assert phone.http.post("consents", content=body).status_code == 200
    assert phone.http.post("language", content=body).status_code == 400


def test_who_writes_too_fast_is_told_how_long_to_wait(phone: Phone) -> None:
    answers = [phone.say(f"第{number}句") for number in range(16)]
    slowed = [answer.json() for answer in answers if answer.status_code == 429]
    assert slowed and slowed[0]["error"] == "too_fast" and slowed[0]["retry_after"] > 0


def test_a_file_is_kept_and_can_be_spoken_of(phone: Phone, services: House) -> None:
    kept = phone.http.post(
        "files", files={"file": ("tmp_1.jpg", made_files.photo("JPEG"))}, data={"name": "%E6%94%B6.jpg"}
    )
    assert (kept.status_code, kept.json()["name"]) == (201, "收.jpg")
    phone.say(payload=f'/inform{{"uploaded_file": "{kept.json()["file_id"]}"}}')
    heard(services, "uploaded_file")


def test_a_file_that_cannot_be_taken_is_refused_in_words(phone: Phone, services: House) -> None:
    limit = services.settings.file_limit_mb * 1024 * 1024
    large = phone.http.post("files", files={"file": ("a.pdf", b"%PDF-" + bytes(limit))}, data={"language": "en"})
    assert (large.status_code, large.json()["error"]) == (413, "file_too_large")
    assert "MB" in large.json()["message"]
    assert phone.http.post("files", files={"file": ("a.exe", b"MZ\x90\x00")}).status_code == 422
    assert phone.http.post("files", content=b"no form").status_code == 400


def test_the_language_chosen_on_the_page_is_the_conversations(phone: Phone) -> None:
    phone.say("你好")
    phone.hears("你好")
    assert phone.http.post("language", json={"language": "en"}).json() == {"ok": True}
    assert phone.news()["language"] == "en"


def test_nobody_has_matters_before_a_first_word(phone: Phone) -> None:
    assert phone.http.get("matters").json() == {
        "cases": [],
        "hearings": [],
        "appointments": [],
        "witnesses": [],
        "disputes": [],
    }
    assert phone.http.get("cases/c_1").status_code == 404
    assert phone.http.get("me").json()["verified"] is None


def heard(services: House, part: str) -> str:
    """Wait until the bot has heard a payload with this part, and return it."""
    found: list[str] = []

    def came() -> bool:
        found[:] = [str(one["payload"]) for one in services.bot.asked if part in str(one["payload"])]
        return bool(found)

    services.wait_until(came)
    return found[-1]


def person_of(services: House, phone: Phone) -> str:
    found = services.backend.conversation.people.find("mini_program", phone.open_id)
    assert found is not None
    return found
