"""The mini program's pages are counted by network address, beside the person: a login does not lift the limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.connectors.mini_program_fixtures import running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.platform_double import Double
from tests.web.fake_house import House


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture
def services(double: Double, tmp_path: Path) -> Iterator[House]:
    with running_services(double, tmp_path, visitor_messages=4, visitor_uploads=3) as started:
        yield started


def phones(services: House, double: Double) -> tuple[Phone, Phone]:
    """Two persons at one address."""
    return Phone(services.url, double, "o_paced1").log_in(), Phone(services.url, double, "o_paced2").log_in()


def put_off(answer: httpx.Response) -> bool:
    return answer.status_code == 429 and answer.json()["error"] == "too_fast" and answer.json()["retry_after"] > 0


@pytest.mark.parametrize(("method", "path"), [("GET", "news"), ("GET", "matters"), ("GET", "me"), ("POST", "language")])
def test_reads_of_one_address_are_put_off_whoever_asks(services: House, double: Double, method: str, path: str) -> None:
    both = phones(services, double)
    answers = [phone.http.request(method, path, json={"language": "en"}) for _ in range(6) for phone in both]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429] * 4
    assert put_off(answers[-1]) and int(answers[-1].headers["retry-after"]) > 0


def test_files_of_one_address_are_put_off_whoever_sends_them(services: House, double: Double) -> None:
    both = phones(services, double)
    answers = [phone.http.post("files", files={"file": ("a.pdf", b"")}) for _ in range(2) for phone in both]
    assert [answer.status_code == 429 for answer in answers] == [False, False, False, True]
    assert put_off(answers[-1])


def test_a_stranger_without_a_token_uses_up_nobodys_pace(services: House, double: Double) -> None:
    phone, _ = phones(services, double)
    for _ in range(12):
        assert httpx.get(f"{services.url}/mini_program/news", trust_env=False).status_code == 401
    assert phone.news()["entries"] == []
