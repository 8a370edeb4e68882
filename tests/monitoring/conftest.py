"""A services process whose numbers are looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.monitoring.exported import scraped
from tests.web.fake_house import House, house


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("monitored")) as running:
        yield running


@pytest.fixture(scope="session")
def numbers(services: House) -> str:
    """What it says to a monitor."""
    services.wait_until(lambda: "yiqiaotong_database_up 1.0" in scraped(services.url))
    return scraped(services.url)
