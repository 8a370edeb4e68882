"""A page whose name was turned to this machine reaches nothing of the services under that name."""

from __future__ import annotations

import httpx
import pytest

from backend.api.own_names import is_ours, names_of
from backend.config import Settings
from tests.web.fake_house import House

PLACES = ["/", "/chat/session", "/map/institutions", "/desk", "/internal/actions"]


@pytest.mark.parametrize("path", PLACES)
def test_another_name_gets_nothing(services: House, path: str) -> None:
    for method in ("GET", "POST"):
        answer = httpx.request(method, services.url + path, headers={"Host": "evil.example"}, trust_env=False)
        assert (answer.status_code, answer.cookies) == (400, {})


def test_our_own_name_and_an_address_in_figures_are_answered(services: House) -> None:
    port = services.url.rpartition(":")[2]
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert httpx.get(services.url, headers={"Host": host}, trust_env=False).status_code == 200


def test_machines_may_ask_under_the_name_they_know(services: House) -> None:
    assert httpx.get(f"{services.url}/healthz", headers={"Host": "pod-7"}, trust_env=False).status_code == 200


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("help.example.org", True),
        ("HELP.example.org:443", True),
        ("help.example.org.", True),
        ("10.0.0.7:8000", True),
        ("services-2:8000", True),
        ("a.localhost", True),
        ("example.org", False),
        ("help.example.org.evil.test", False),
        ("evil.test:443", False),
        ("", False),
        ("[::1", False),
        ("127.0.0.1.evil.test", False),
    ],
)
def test_names(host: str, ours: bool) -> None:
    settings = Settings(public_url="https://help.example.org", actions_at="http://services-2:8000", host="0.0.0.0")
    assert is_ours(host, names_of(settings)) is ours
