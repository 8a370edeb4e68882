"""The telephone of the sandbox: every messenger can be tried from a page, and the platforms misbehave on demand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sanic import Sanic

from sandbox.application import create_app
from sandbox.channels.phone import platforms
from sandbox.channels.whatsapp import PHONE_ID
from tests.sandbox_fixture import serving
from tests.web.fake_house import house

NAMES = ("telegram", "whatsapp", "wechat", "mini_program")


class Phone:
    """The page's requests."""

    def __init__(self, origin: str) -> None:
        self.http = httpx.Client(base_url=f"{origin}/phone", trust_env=False, timeout=30)

    def act(self, name: str, **wish: Any) -> None:
        self.http.post(f"/{name}", json=wish).raise_for_status()

    def shown(self, name: str, count: int = 0) -> dict[str, Any]:
        deadline = time.monotonic() + 20
        while True:
            shown: dict[str, Any] = self.http.get(f"/{name}/shown").raise_for_status().json()
            if len(shown["bubbles"]) >= count:
                return shown
            assert time.monotonic() < deadline, shown
            time.sleep(0.05)


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    Sanic.test_mode = True
    messengers = platforms({}, "")
    trying = create_app(f"trying-{time.monotonic_ns()}", messengers=messengers)
    folder = tmp_path_factory.mktemp("trying")
    with serving(trying) as origin, house(folder, **settings(origin)) as services:
        for one in messengers:
            one.webhook = f"{services.url}/channels/{one.name}"
        yield Phone(origin)


def settings(origin: str) -> dict[str, str]:
    secrets = (
        "telegram_token", "telegram_secret", "whatsapp_token", "whatsapp_app_secret", "whatsapp_verify_token",
        "wechat_app_id", "wechat_app_secret", "wechat_token", "mini_program_app_id", "mini_program_app_secret",
        "mini_program_token",
    )  # fmt: skip
    named = {f"{name}_api": f"{origin}/{name}" for name in NAMES}
    return dict.fromkeys(secrets, "sandbox") | named | {"whatsapp_phone_id": PHONE_ID}


@pytest.mark.parametrize("name", NAMES)
def test_a_person_types_and_taps_and_is_answered(phone: Phone, name: str) -> None:
    phone.act(name, text="我想公证")
    bubble = phone.shown(name, 1)["bubbles"][0]
    assert "您要办哪一类公证" in bubble["text"]
    keys = {key["title"]: key["tap"] for key in bubble["keys"]}
    phone.act(name, tap=keys["委托书"]) if keys else phone.act(name, text="1")
    assert "空位" in phone.shown(name, 2)["bubbles"][1]["text"]


@pytest.mark.parametrize("name", ("telegram", "whatsapp"))
def test_a_position_is_sent_by_its_own_key(phone: Phone, name: str) -> None:
    before = len(phone.shown(name)["bubbles"])
    phone.act(name, text="哪里")
    asked = phone.shown(name, before + 1)["bubbles"][before]
    phone.act(name, tap=asked["keys"][0]["tap"])
    assert "location" in phone.shown(name, before + 2)["bubbles"][before + 1]["text"]


def test_a_long_list_is_turned_on_the_telephone(phone: Phone) -> None:
    before = len(phone.shown("whatsapp")["bubbles"])
    phone.act("whatsapp", text="所有镇街")
    listed = phone.shown("whatsapp", before + 1)["bubbles"][before]
    assert "第 1/3 页" in listed["text"]
    phone.act("whatsapp", tap=listed["keys"][-1]["tap"])
    assert phone.shown("whatsapp", before + 2)["bubbles"][before + 1]["keys"][0]["title"] == "10. 第10街道"


def test_the_page_says_why_nothing_comes_back(tmp_path: Any) -> None:
    Sanic.test_mode = True
    app = create_app(f"alone-{time.monotonic_ns()}", messengers=platforms({}, "http://127.0.0.1:9"))
    with serving(app) as origin:
        alone = Phone(origin)
        alone.act("telegram", text="你好")
        assert "not running" in alone.shown("telegram")["fault"]
        assert "Trial phones" in alone.http.get("/").text


def test_events_come_late_again_in_another_order_or_not_at_all(phone: Phone) -> None:
    control = f"{str(phone.http.base_url).removesuffix('/phone/')}/telegram/_control"
    key = {"X-Api-Key": "sandbox"}
    httpx.post(f"{control}/reset", headers=key, trust_env=False)
    texts = [update(chat, word) for chat, word in ((91, "丢"), (92, "先"), (93, "后"))]
    wish = {"events": texts, "times": 1, "drop": 1, "reversed": True, "delay": 0.2}
    httpx.post(f"{control}/events", json=wish, headers=key, trust_env=False, timeout=30)
    said = [bubble["text"] for bubble in phone.shown("telegram", 2)["bubbles"]]
    assert said == ["您说的是：后", "您说的是：先"]


def update(chat: int, word: str) -> dict[str, Any]:
    sender = {"id": chat, "is_bot": False, "first_name": "Lee"}
    message = {"message_id": 1, "chat": {"id": chat, "type": "private"}, "from": sender, "text": word}
    return {"update_id": time.time_ns() // 1_000 + chat, "message": message}
