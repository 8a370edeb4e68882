"""A services process that reminds: the real backend, its outbox in threads, a channel that posts to a receiver."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Reply


def remind(database: str, data: str, receiver: str, lease: float, line: Connection) -> None:
    """Remind until killed."""
    asyncio.run(_remind(database, data, receiver, lease, line))


async def _remind(database: str, data: str, receiver: str, lease: float, line: Connection) -> None:
    settings = load_settings(database_url=database, data_dir=Path(data))
    backend = build(settings, lease=timedelta(seconds=lease))
    client = httpx.AsyncClient(trust_env=False, timeout=5)

    async def send(address: str, reply: Reply, key: str, language: str) -> str:
        answer = await client.post(receiver, content=json.dumps({"key": key, "to": address}))
        return answer.raise_for_status().text

    backend.conversation.delivery.register("probe", send)
    line.send("ready")
    await backend.infra.outbox.run_forever(asyncio.Event())
