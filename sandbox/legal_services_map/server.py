"""The map of foreign legal services over HTTP: one list, page by page; what it says is made up and marked so."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox.callbacks import Callback
from sandbox.legal_services_map.problems import Problem
from sandbox.partner import Partner

PREFIX = "/legal_services_map"
OPENAPI = Path(__file__).with_name("openapi.yaml")
BEIJING = ZoneInfo("Asia/Shanghai")
AT_ONCE = 2
"""Institutions on a page: few, so that whoever asks has to turn pages."""
LISTED: tuple[dict[str, Any], ...] = tuple(
    {"id": one, "checked_on": "2026-11-24", "source": "the stand-in, made up", "confidence": "demonstration", **said}
    for one, said in (
        ("court-cn-jm-intermediate", {"office_hours": "Mo-Fr 09:00-12:00,14:30-17:30; PH off"}),
        ("notary-cn-jiangmen", {"phone": "+86-750-000-0001", "position": {"lat": 22.579, "lon": 113.082}}),
        ("notary-cn-taishan", {"phone": "+86-750-000-0002", "address": "（示例）台山市"}),
    )
)
_AFTER = re.compile(r"[a-z0-9-]{0,64}")


class Counter(Partner):
    """One running map: what it lists, its faults.

    Args:
        key: API key of clients.
        keep_in: of no use here; the list is always the same at the start.
        decide_after: of no use here; nobody decides.
    """

    name = "legal_services_map"
    problem = Problem
    signature_headers = ("X-Map-Timestamp", "X-Map-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.now_override: datetime | None = None
        self.listed: list[dict[str, Any]] = [dict(one) for one in LISTED]

    @property
    def now(self) -> datetime:
        """The map's clock."""
        return self.now_override or datetime.now(BEIJING)

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Nothing is changed here, so nothing is kept by key."""
        return {}

    def outgoing(self) -> list[Callback]:
        """The map tells nothing by itself."""
        return []

    def remember(self) -> None:
        """Nothing to write down."""

    def page(self, after: str) -> dict[str, Any]:
        """Return the page behind an id."""
        rest = sorted((one for one in self.listed if one["id"] > after), key=lambda one: str(one["id"]))
        shown = rest[:AT_ONCE]
        return {"institutions": shown, "next_after": shown[-1]["id"] if len(rest) > AT_ONCE else ""}


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("legal_services_map", url_prefix=f"{PREFIX}/v1")

    def institutions(request: Request) -> tuple[int, dict[str, Any]]:
        after = request.args.get("after", "")
        if len(request.args.getlist("after") or []) > 1 or not _AFTER.fullmatch(after):
            raise Problem("invalid_request", "after is an id of the list")
        return 200, counter.page(after)

    routes.add_route(counter.guarded(institutions, changing=False), "/institutions", name="institutions")

    @routes.get("/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes
