"""Puts the desk's addresses together and attaches them to the app."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

from sanic import Sanic

from backend.api import desk
from backend.api.desk.door import Door
from backend.api.desk.rendering import Rendering
from backend.api.desk.visits import Address
from backend.bootstrap import Backend


def all_addresses() -> list[Address]:
    """Return every address of the desk: what the files beside this one name in `ADDRESSES`, by the files' names."""
    return [address for page in pages() for address in getattr(page, "ADDRESSES", ())]


def pages() -> list[ModuleType]:
    """Return the files beside this one, by their names."""
    names = sorted(one.name for one in pkgutil.iter_modules(desk.__path__))
    return [import_module(f"{desk.__name__}.{name}") for name in names if name != "desk"]


def attach_desk(app: Sanic, backend: Backend) -> None:
    """Add the desk to the app."""
    Door(backend, Rendering()).attach(app, all_addresses())
