"""The office's stand-in for every test of a platform client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox_fixture import RunningSandbox, running_sandbox


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def wuyi_sandbox(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The office as it opens on Tuesday 2026-11-24, with an empty book."""
    one_sandbox.control("reset")
    one_sandbox.control("now", now="2026-11-24T17:00:00+08:00")
    return one_sandbox
