"""Each environment runs its own tests: `nlu` and `bot` where Rasa is, everything else where the services are."""

from __future__ import annotations

import gc
import inspect
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from tests.second_try import pytest_runtest_teardown  # noqa: F401

OF_THE_BOT = {"nlu", "bot"}
LONGEST = ("reliability", "web")
_folders = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir()}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first: they are shared out whole, and a long one that came last would run alone."""
    for item in items:
        if "running" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")  # the house has a real bot
    long = {item.path for item in items if _is_long(item)}
    items.sort(key=lambda item: (item.path.parent.name not in LONGEST, item.path not in long))


def _is_long(item: pytest.Item) -> bool:
    """Whether it starts processes or a browser, or talks to the running house."""
    return any(item.get_closest_marker(name) for name in ("slow", "browser"))


def pytest_collection_finish() -> None:
    """Leave what collecting thousands of tests made out of every later search for garbage."""
    gc.collect()
    gc.freeze()


if find_spec("rasa") is None:
    from hypothesis import settings
    from sanic import Sanic
    from sanic.mixins.routes import RouteMixin
    from sanic.router import Router

    settings.register_profile("shared", deadline=None)  # on a busy machine a slow example is no error
    settings.load_profile("shared")
    Sanic.test_mode = True  # many applications of one name come and go in one process, in whatever order tests run

    _formats: dict[CodeType, str] = {}
    _read_format = RouteMixin._determine_error_format

    def _format_of(mixin: Any, handler: Any) -> str:
        """How a route's errors are written, read from its source once: Sanic parses it anew for every house.

        Parsing is slow, and fails in Python 3.11.7 if the search for garbage meanwhile lets another thread parse.
        """
        code = getattr(inspect.unwrap(handler), "__code__", None)
        if code is None:
            return _read_format(mixin, handler)
        if code not in _formats:
            _formats[code] = _read_format(mixin, handler)
        return _formats[code]

    RouteMixin._determine_error_format = _format_of  # type: ignore[method-assign]

    def pytest_runtest_logfinish() -> None:
        """Let go of the houses that were torn down: Sanic keeps the last thousand look-ups, each with its app."""
        Router.get.cache_clear()
        Router.find_route_by_view_name.cache_clear()

    from tests.backend_fixtures import (  # noqa: F401
        clock,
        database,
        database_url,
        empty_database_url,
        keyring,
        postgresql_server,
        postgresql_url,
        sqlite_url,
    )
    from tests.stage_fixtures import house, running  # noqa: F401

    collect_ignore = sorted(OF_THE_BOT & _folders)
else:
    collect_ignore = sorted(_folders - OF_THE_BOT)
