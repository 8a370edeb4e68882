"""A pretend translation server over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.translation import server
from tests.connectors.platform_double import Double, running

KEY = "a-key-for-translations"


@pytest.fixture(scope="session")
def translator() -> Iterator[Double]:
    with running(server.NAME, server.blueprints(server.Translator(KEY)), KEY) as served:
        yield served
