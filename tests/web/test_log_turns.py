"""Each line of a turn says which: in the worker, beside the bot's call, in the action, in the access line."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
import pytest

from backend.api.actions import attach_actions
from backend.api.app import bare_app
from backend.conversation.model import Inbound
from backend.log_lines import configure_logging
from backend.shared.errors import PlatformRejected
from backend.shared.log_context import ABOUT, TURN_HEADER
from tests.sandbox_fixture import serving
from tests.web.fake_house import House


class _Executor:
    """Runs one action of ours, which writes a line."""

    async def run(self, call: dict[str, Any]) -> None:
        logging.getLogger("an.action").warning("here")


@pytest.fixture(autouse=True)
def as_it_was() -> Any:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level


def _told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]


def test_an_action_and_its_access_line_are_of_the_turn_that_the_bot_names(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json")
    app = bare_app()
    attach_actions(app, _Executor(), "token")  # type: ignore[arg-type]
    with (
        serving(app) as url,
        httpx.Client(base_url=url, trust_env=False, headers={"Authorization": "Bearer token"}) as bot,
    ):
        for turn in ("t_1", ""):  # over one connection, whose second call names none
            bot.post("/internal/actions", json={"next_action": "a"}, headers={TURN_HEADER: turn} if turn else {})
        httpx.post(f"{url}/internal/actions", headers={TURN_HEADER: "t_forged"}, trust_env=False)
    told = [
        (one["logger"], one.get("turn")) for one in _told(capsys) if one["logger"] in ("an.action", "yiqiaotong.access")
    ]
    assert told == [
        ("an.action", "t_1"), ("yiqiaotong.access", "t_1"), ("an.action", None), ("yiqiaotong.access", None),
        ("yiqiaotong.access", None),
    ]  # fmt: skip


def test_the_worker_and_the_call_of_the_bot_are_of_the_turn(
    services: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging("json")
    seen: list[dict[str, str] | None] = []

    def fail(person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        seen.append(ABOUT.get())
        raise PlatformRejected("bot", "no")

    monkeypatch.setattr(services.bot, "turn", fail)
    turn = services.backend.conversation.receiver.receive(Inbound("terminal", "logged", "m1", text="你好"))
    services.wait_until(lambda: bool(seen))
    monkeypatch.undo()
    assert seen[0] == {"turn": turn}
    services.wait_until(lambda: any(one.get("turn") == turn for one in _told(capsys)))
