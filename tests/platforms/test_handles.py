"""The handles behind the counters are for tests on this machine, not for a page that somebody has open on it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest
from sanic import Sanic

from sandbox.application import PARTNERS, create_app
from sandbox.channels.phone import platforms
from tests.sandbox_fixture import RunningSandbox, running_sandbox, serving


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running


STRANGERS = {
    "another site": {"Origin": "https://evil.example"},
    "no site": {"Origin": "null"},
    "a name of its own": {"Host": "evil.example"},
}


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("partner", PARTNERS)
def test_a_page_neither_turns_a_handle_nor_reads_what_a_partner_remembers(
    sandbox: RunningSandbox, partner: str, name: str
) -> None:
    control = f"{sandbox.part(partner).url}/_control"
    with httpx.Client(trust_env=False, headers=STRANGERS[name]) as page:
        told = page.post(f"{control}/faults", content="{}", headers={"Content-Type": "text/plain"})
        assert (told.status_code, page.get(f"{control}/state").status_code) == (403, 403)


@pytest.mark.parametrize("key", ["", "another-key"])
@pytest.mark.parametrize("partner", PARTNERS)
def test_a_programme_without_the_partner_s_key_turns_none(sandbox: RunningSandbox, partner: str, key: str) -> None:
    control = f"{sandbox.part(partner).url}/_control"
    with httpx.Client(trust_env=False, headers={"X-Api-Key": key}) as programme:
        turned = programme.post(f"{control}/faults", json={"outage": True})
        assert (turned.status_code, programme.get(f"{control}/state").status_code) == (401, 401)
    assert sandbox.part(partner).state()["faults"]["outage"] is False


@pytest.fixture(scope="module")
def counters() -> Iterator[str]:
    """Pretend messengers, whose owner has set a key of their own."""
    secrets = ("TELEGRAM_TOKEN", "WHATSAPP_TOKEN", "WECHAT_APP_SECRET", "MINI_PROGRAM_APP_SECRET")
    messengers = platforms({f"YIQIAOTONG_{name}": f"the key of {name}" for name in secrets}, "http://127.0.0.1:9")
    Sanic.test_mode = True
    with serving(create_app(f"counters-{time.monotonic_ns()}", messengers=messengers)) as origin:
        yield origin


HANDLES = {
    "telegram": ("events", "faults", "files/a", "reset", "webhook"),
    "whatsapp": ("close_windows", "reset"),
    "wechat": ("renew_token", "reset"),
    "mini_program": ("consents", "people", "renew_token", "reset"),
}
TOLD = [
    ("telegram", "state"),
    ("whatsapp", "marks"),
    ("whatsapp", "state"),
    ("wechat", "state"),
    ("mini_program", "state"),
]
KEYS = {"telegram": "TELEGRAM_TOKEN", "whatsapp": "WHATSAPP_TOKEN", "wechat": "WECHAT_APP_SECRET"}


@pytest.mark.parametrize("key", ["", "sandbox", "another-key"])
@pytest.mark.parametrize("name", HANDLES)
def test_a_programme_without_a_messenger_s_key_turns_none(counters: str, name: str, key: str) -> None:
    with httpx.Client(base_url=counters, trust_env=False, headers={"X-Api-Key": key}) as programme:
        wish = {"openid": "o", "template": "t", "code": "c", "url": "http://127.0.0.1:1", "events": []}
        turned = {
            handle: programme.post(f"/{name}/_control/{handle}", json=wish).status_code for handle in HANDLES[name]
        }
        told = {what: programme.get(f"/{of}/_control/{what}").status_code for of, what in TOLD if of == name}
    assert set(turned.values()) == set(told.values()) == {401}


@pytest.mark.parametrize("name", KEYS)
def test_a_test_with_a_messenger_s_key_turns_its_handles(counters: str, name: str) -> None:
    headers = {"X-Api-Key": f"the key of {KEYS[name]}"}
    with httpx.Client(base_url=f"{counters}/{name}/_control", trust_env=False, headers=headers) as programme:
        assert [programme.post("reset").status_code, programme.get("state").status_code] == [200, 200]


@pytest.mark.parametrize("name", STRANGERS)
def test_a_page_of_another_site_neither_types_into_the_telephone_nor_reads_it(counters: str, name: str) -> None:
    with httpx.Client(base_url=counters, trust_env=False, headers=STRANGERS[name]) as page:
        typed = page.post("/phone/telegram", content='{"text": "hi"}', headers={"Content-Type": "text/plain"})
        assert (typed.status_code, page.get("/phone/telegram/shown").status_code) == (403, 403)


@pytest.mark.parametrize("partner", PARTNERS)
def test_a_test_on_this_machine_turns_them(sandbox: RunningSandbox, partner: str) -> None:
    assert "faults" in sandbox.part(partner).state()
