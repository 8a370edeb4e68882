"""The map of foreign legal services against its stand-in: every page is read, trouble is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

from backend.legal_map.proposals import proposed
from backend.legal_map.seed import SEED
from backend.platforms.base import Patience
from backend.platforms.legal_services_map import LegalServicesMap
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from tests.sandbox_fixture import RunningSandbox

QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


@pytest.fixture
def partner(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("legal_services_map")
    part.control("reset")
    return part


@pytest.fixture
def client(partner: RunningSandbox) -> Iterator[LegalServicesMap]:
    client = LegalServicesMap(partner.url, partner.key, QUICK)
    yield client
    client.close()


def test_every_page_is_read_and_completes_our_rows(client: LegalServicesMap) -> None:
    with SEED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    offers = list(client.offers())
    assert len(offers) == 3
    changed = {one["id"]: one for one in proposed(rows, offers)}
    wuyi = changed["notary-cn-jiangmen"]
    assert wuyi["phone"] == "+86-750-000-0001"
    assert "phone: the stand-in, made up [2026-11-24; demonstration]" in wuyi["field_sources"]
    assert wuyi["confidence"] == "demonstration"


def test_what_is_outside_the_contract_is_rejected_whole(partner: RunningSandbox, client: LegalServicesMap) -> None:
    partner.control("list", institutions=[{"id": "court-cn-kaiping", "phone": "+86-750-000-0003"}])
    with pytest.raises(PlatformRejected):
        list(client.offers())


def test_a_map_that_is_away_is_said_to_be(partner: RunningSandbox, client: LegalServicesMap) -> None:
    partner.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        list(client.offers())


def test_another_key_is_refused(partner: RunningSandbox) -> None:
    stranger = LegalServicesMap(partner.url, "not-it", QUICK)
    with pytest.raises(PlatformRejected):
        list(stranger.offers())
    stranger.close()
