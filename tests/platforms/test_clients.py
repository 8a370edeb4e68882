"""A partner's client is asked for by name: it has what the Protocols of the services ask of it, and is there."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from backend.arbitration.secretariat import Secretariat
from backend.authorization.court_platform import WitnessPlatform
from backend.config import PARTNERS, load_settings
from backend.defence.court import AnswerPlatform
from backend.enquiries.centre import ServiceCentre
from backend.filing.court import CourtPlatform
from backend.hearing.asynchronous.court import AsynchronousPlatform
from backend.hearing.court import HearingPlatform
from backend.identity.national_platform import NationalPlatform
from backend.notarization.office import NotaryOffice
from backend.partners import OPENED_BY, open_partners
from backend.protection.update_source import UpdateSource

ASKED = (
    ("wuyi_notary", "", NotaryOffice),
    ("national_identity", "", NationalPlatform),
    ("online_litigation", "", CourtPlatform),
    ("online_litigation", "", HearingPlatform),
    ("online_litigation", "", AsynchronousPlatform),
    ("online_litigation", "answers", AnswerPlatform),
    ("guangzhou_witness", "", WitnessPlatform),
    ("yiqiao_yilu", "litigation_service", ServiceCentre),
    ("yiqiao_yilu", "research", UpdateSource),
    ("shenzhen_arbitration", "", Secretariat),
)


URLS = {"yiqiao_yilu_url": "http://yilu.example", "shenzhen_arbitration_url": "http://scia.example"}


def _methods(protocol: type) -> dict[str, Any]:
    found = inspect.getmembers(protocol, inspect.isfunction)
    return {name: method for name, method in found if not name.startswith("_")}


@pytest.mark.parametrize(("partner", "part", "protocol"), ASKED, ids=[one[2].__name__ for one in ASKED])
def test_a_client_can_be_asked_whatever_a_service_asks(partner: str, part: str, protocol: type, tmp_path: Path) -> None:
    partners = open_partners(load_settings(data_dir=tmp_path, **URLS))
    client = partners.client(partner)
    client = getattr(client, part) if part else client
    assert _methods(protocol)
    for name, method in _methods(protocol).items():
        wanted = list(inspect.signature(method).parameters)[1:]
        assert list(inspect.signature(getattr(client, name)).parameters) == wanted, name
    partners.close()


def test_every_partner_of_the_settings_has_its_client(tmp_path: Path) -> None:
    assert set(OPENED_BY) == set(PARTNERS)
    partners = open_partners(load_settings(data_dir=tmp_path))
    assert [name for name in PARTNERS if name not in partners] == [
        "timestamp_authority", "yiqiao_yilu", "shenzhen_arbitration",
    ]  # fmt: skip
    with pytest.raises(LookupError):
        partners.client("timestamp_authority")
    partners.close()
