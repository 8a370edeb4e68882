"""Loads the gazetteers and jieba's dictionary once, before any test measures time."""

from __future__ import annotations

import pytest

from tests.nlu.entities.expression_tables import read


@pytest.fixture(scope="session", autouse=True)
def loaded() -> None:
    """Read one message that needs every dictionary."""
    read("我在江海地址")
