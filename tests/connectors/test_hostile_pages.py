"""The channels which are pages of ours: whatever a page is made to send, it is answered, and breaks nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.connectors.hostile import hostile
from tests.connectors.mini_program_fixtures import running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.open_page import Tab
from tests.connectors.platform_double import Double
from tests.web.fake_house import House

MESSAGES: tuple[dict[str, Any], ...] = (
    {"id": "m_12345678", "text": "你好"},
    {"id": "m_12345678", "payload": '/choose{"a": "b"}'},
    {"id": "m_12345678", "location": {"lat": 22.5, "lon": 113.0, "datum": "gcj02"}},
    {"decided": [{"template": "tmpl_hearing", "given": True, "at": 1}]},
    {"language": "en"},
    {"code": "x"},
)
PATHS = ("messages", "consents", "language", "session")
AT_ONCE = 100


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("hostile")) as started:
        yield started


@pytest.fixture(scope="module")
def phone(services: House, double: Double) -> Phone:
    return Phone(services.url, double, "o_hostile").log_in()


@given(body=hostile(*MESSAGES), path=st.sampled_from(PATHS))
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_body_however_hostile_breaks_a_page_of_the_mini_program(phone: Phone, body: bytes, path: str) -> None:
    answer = phone.http.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code < 500, answer.text


@given(bodies=st.lists(hostile(*MESSAGES), min_size=AT_ONCE, max_size=AT_ONCE))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_message_however_hostile_breaks_the_web_chats_socket(services: House, bodies: list[bytes]) -> None:
    answers = asyncio.run(sent_by_one_page(services, [read(body) for body in bodies]))
    assert len(answers) == AT_ONCE and all(one["ok"] or one["error"] != "unavailable" for one in answers)


async def sent_by_one_page(services: House, messages: list[Any]) -> list[dict[str, Any]]:
    page = await Tab(services).open()
    try:
        return [await page.send(message) for message in messages]
    finally:
        await page.close()


def read(body: bytes) -> Any:
    """A body as a script would have it; what is no JSON is sent as it is."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body
