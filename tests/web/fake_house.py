"""The services process in this test process, on a free port, with a bot made of plain rules instead of Rasa.

Everything but the bot is real: Sanic, socket.io, connectors, inbox, conversation workers, history, outbox, SQLite.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import io
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import segno
from rasa_sdk.executor import ActionExecutor

from backend.bootstrap import Backend, build
from backend.config import Settings, load_settings
from backend.server import Services, listen
from backend.shared.errors import PlatformUnavailable
from tests.backend_fixtures import lay_out_sqlite


def qr_code(text: str) -> str:
    picture = io.BytesIO()
    segno.make(text).save(picture, kind="png", scale=6, border=2)
    return f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"


class PlainBot:
    """Answers by simple rules, in the shape of the bot's turn; can be made slow or taken away."""

    def __init__(self) -> None:
        self.away = False
        self.seconds = 0.05
        self.asked: list[dict[str, Any]] = []

    def healthy(self) -> bool:
        return not self.away

    def look(self) -> None:
        pass

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        if self.away:
            raise PlatformUnavailable("bot", "taken away by the test")
        time.sleep(self.seconds)
        self.asked.append(request)
        replies = self.replies(request)
        answer = {"message_id": request["message_id"], "replayed": False, "text": request["text"], "decision": "answer"}
        answer |= {"intent": {"name": "greet", "confidence": 0.99}, "ranking": [], "entities": [], "replies": replies}
        return answer | {"language": request["metadata"]["language"]}

    def replies(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        said = request["payload"] or request["text"] or ""
        if said.startswith("/choose"):
            return [DONE, FILES] if "slot" in said else [SLOTS]
        if said == "法院在哪":
            card: dict[str, Any] = {"lat": 22.6, "lon": 113.1, "name": "江门市中级人民法院", "address": "江门市蓬江区"}
            card["route"] = "https://uri.amap.com/navigation?to=113.1,22.6"
            picture = {"kind": "map_png", "id": "1"}
            return [{"text": "在这里", "custom": {"map": {"cards": [card]}, "picture": picture}}]
        if said in ("哪天", "哪里"):
            wants = {"kind": "date", "side": "past"} if said == "哪天" else {"kind": "location"}
            return [{"text": said, "custom": {"wants": wants}}]
        if said == "所有镇街":
            return [TOWNS]
        if "公证" in said or "notari" in said:
            return [MATTERS]
        if request["metadata"]["language"] == "en":
            return [{"text": f"You wrote: {said[:200]}"}]
        return [{"text": f"您说的是：{said[:200]}"}]


MATTERS = {
    "text": "好的，我来帮您预约。您要办哪一类公证？\n可以点按钮，也可以直接说。",
    "utter": "utter_ask_notarization_matter",
    "custom": {"progress": {"step": 1, "total": 8, "label": "公证事项"}},
    "buttons": [
        {"title": title, "payload": f'/choose{{"matter": "{code}"}}'}
        for title, code in (("委托书", "poa"), ("声明书", "declaration"), ("亲属关系", "kinship"), ("出生", "birth"),
                            ("婚姻状况", "marital"), ("无犯罪记录", "record"), ("遗嘱", "will"))
    ],
}  # fmt: skip
TOWNS = {
    "text": "您在哪个镇街？",
    "buttons": [{"title": f"第{number}街道", "payload": f'/town{{"code": "{number}"}}'} for number in range(1, 24)],
}
SLOTS = {
    "text": "第 4 步 / 共 8 步\n五邑公证处有这些空位（北京时间 / 您当地）：",
    "utter": "utter_ask_notarization_slot",
    "custom": {"progress": {"step": 4, "total": 8, "label": "时间"}},
    "buttons": [
        {"title": f"12月{day}日 周{name} {clock} / 当地 {there}", "payload": f"done_{day}"}
        for day, name, clock, there in (
            (2, "三", "09:00", "周二 20:00"),
            (3, "四", "10:30", "周三 21:30"),
            (4, "五", "14:30", "01:30"),
        )
    ],
}
for _button in SLOTS["buttons"]:  # type: ignore[attr-defined]
    _button["payload"] = '/choose{"slot": "' + _button["payload"] + '"}'
DONE = {
    "text": "预约成功。\n委托书公证，本人到场。\n北京时间 12月2日 周三 09:00（您当地 12月1日 周二 20:00）\n"
    "预约号：WY20261202-0007\n地址：江门市蓬江区。有问题请拨打 0750-3168168 或看 https://example.org/papers。",
    "utter": "utter_notarization_booked",
}
FILES = {
    "text": "请保存日历，到场时出示二维码。",
    "utter": "utter_notarization_files",
    "image": qr_code("WY20261202-0007"),
    "custom": {"file": {"kind": "appointment_calendar", "id": "d_1", "name": "notarization.ics"}},
}


UNPACED = dict.fromkeys(("visitor_sessions", "visitor_messages", "visitor_uploads", "visitor_sign_ins"), 100_000)
"""All browsers of the tests come from one address."""


class House:
    """A running services process: its address, its bot, and switches for outages."""

    def __init__(self, data_dir: Path, bot: PlainBot | None = None, port: int = 0, **settings: Any) -> None:
        self.bot = bot or PlainBot()
        self._probe = Settings(host="127.0.0.1", port=port)
        self._listener = listen(self._probe)
        port = self._listener.getsockname()[1]
        self.settings = load_settings(
            **{"data_dir": data_dir, "host": "127.0.0.1", "port": port, **UNPACED, **settings}
        )
        self.url = f"http://127.0.0.1:{port}"
        lay_out_sqlite(data_dir)
        self.backend: Backend = build(self.settings, bots=self.bot)
        self.executor = ActionExecutor()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def start(self) -> House:
        self._thread.start()
        assert self._ready.wait(15), "the services did not start"
        return self

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(15)
        assert not self._thread.is_alive(), "the services did not stop"

    def wait_until(self, true: Callable[[], bool], seconds: float = 10.0) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, "it did not happen in time"
            time.sleep(0.02)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        services = Services(self.backend, self.executor)
        gc.disable()  # in Python 3.11.7 a search for garbage while Sanic parses its routes may break that
        try:
            await services.start(self._listener)
        finally:
            gc.enable()
        self._ready.set()
        await self._stop.wait()
        await services.stop()


@contextmanager
def house(data_dir: Path, **settings: Any) -> Iterator[House]:
    running = House(data_dir, **settings).start()
    try:
        yield running
    finally:
        running.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
