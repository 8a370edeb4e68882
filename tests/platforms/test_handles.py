"""The handles behind the counters are for tests on this machine, not for a page that somebody has open on it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from sandbox.application import PARTNERS
from tests.sandbox_fixture import RunningSandbox, running_sandbox


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


@pytest.mark.parametrize("partner", PARTNERS)
def test_a_test_on_this_machine_turns_them(sandbox: RunningSandbox, partner: str) -> None:
    assert "faults" in sandbox.part(partner).state()
