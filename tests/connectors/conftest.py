"""One running services process for the connectors' tests: real but for the bot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("services")) as running:
        yield running
