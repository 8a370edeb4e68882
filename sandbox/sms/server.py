"""The gateway over HTTP: one route, with key, idempotency and misbehaviour on demand."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, StringConstraints
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from sandbox.callbacks import Callback
from sandbox.partner import Partner
from sandbox.sms.problems import Problem

PREFIX = "/sms"
OPENAPI = Path(__file__).with_name("openapi.yaml")
BEIJING = ZoneInfo("Asia/Shanghai")


class NewMessage(BaseModel):
    """A text to one number."""

    model_config = ConfigDict(extra="forbid")

    to: Annotated[str, StringConstraints(pattern=r"^\+[1-9]\d{5,14}$")]
    text: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class Counter(Partner):
    """One running gateway: what it has sent, whom it may not write to, its faults.

    Args:
        key: API key of clients.
        keep_in: JSON file to remember in, or None.
        decide_after: of no use here; nobody decides.
    """

    name = "sms"
    problem = Problem
    signature_headers = ("X-Sms-Timestamp", "X-Sms-Signature")

    def __init__(self, key: str, keep_in: Path | None = None, decide_after: float = 0.0) -> None:
        super().__init__(key)
        self.keep_in = keep_in
        self.now_override: datetime | None = None
        self.sent: list[dict[str, str]] = []
        self.refusing: dict[str, str] = {}
        self._answers: dict[str, list[Any]] = {}
        if keep_in and keep_in.exists():
            kept = json.loads(keep_in.read_text("utf-8"))
            self.sent, self._answers = kept["sent"], kept["answers"]

    @property
    def now(self) -> datetime:
        """The gateway's clock."""
        return self.now_override or datetime.now(BEIJING)

    @property
    def answers(self) -> dict[str, list[Any]]:
        """Return what was answered under each key."""
        return self._answers

    def outgoing(self) -> list[Callback]:
        """The gateway tells nothing by itself."""
        return []

    def remember(self) -> None:
        """Write down what was sent; a crash in the middle leaves the old file."""
        if self.keep_in:
            self.keep_in.parent.mkdir(parents=True, exist_ok=True)
            draft = self.keep_in.with_suffix(".new")
            draft.write_text(json.dumps({"sent": self.sent, "answers": self._answers}), encoding="utf-8")
            os.replace(draft, self.keep_in)

    def send(self, wish: NewMessage) -> dict[str, str]:
        """Send a text, or say no."""
        if (code := self.refusing.get(wish.to)) is not None:
            raise Problem(code)
        message = {"message_id": f"SMS{len(self.sent) + 1:06d}", "to": wish.to, "text": wish.text}
        self.sent.append(message)
        return {"message_id": message["message_id"]}


def blueprint(counter: Counter) -> Blueprint:
    """Return the routes of the contract, under `PREFIX`."""
    routes = Blueprint("sms", url_prefix=f"{PREFIX}/v1")

    def send(request: Request) -> tuple[int, dict[str, Any]]:
        return 201, dict(counter.send(counter.read(request, NewMessage)))

    routes.add_route(counter.guarded(send, changing=True), "/messages", methods=["POST"], name="send")

    @routes.get("/openapi.yaml", name="contract")
    async def contract(_: Request) -> HTTPResponse:
        return await file(OPENAPI, mime_type="application/yaml")

    return routes
