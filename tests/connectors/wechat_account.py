"""An official account for the tests: its secrets, its platform's double, posts to it, what became of an answer."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from sqlalchemy import select

from backend.shared.tables import outbox
from sandbox.channels import wechat as platform
from tests.connectors.platform_double import Double, running
from tests.web.fake_house import House

APP_ID, SECRET, TOKEN = "wx2c2769f8efd9abc2", "a-secret", "spamtest"
ACCOUNT = {"wechat_app_id": APP_ID, "wechat_app_secret": SECRET, "wechat_token": TOKEN}
numbers = itertools.count(6_054_768_590_064_713_728)


@contextmanager
def running_account() -> Iterator[Double]:
    """The platform, with this account."""
    with running("wechat", platform.blueprints(platform.WeChat(APP_ID, SECRET, TOKEN)), SECRET) as served:
        yield served


def post(open_id: str, kind: str = "text", window: str = "talk", **fields: str) -> dict[str, Any]:
    stamp = str(int(time.time()))
    told = {"ToUserName": "gh_1", "FromUserName": open_id, "CreateTime": stamp, "MsgType": kind}
    told |= {} if kind == "event" else {"MsgId": str(next(numbers))}
    body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in (told | fields).items())
    return {"xml": f"<xml>{body}</xml>", "open_id": open_id, "kind": window}


def newest_job(services: House) -> tuple[str, str | None]:
    with services.backend.database.reading() as session:
        query = select(outbox.c.state, outbox.c.last_error).where(outbox.c.topic == "deliver")
        row = session.execute(query.order_by(outbox.c.job_id.desc()).limit(1)).one()
    return row[0], row[1]
