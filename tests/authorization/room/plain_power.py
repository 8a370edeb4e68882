"""Plain powers of attorney for the room's own tests: drawn and sealed in a millisecond, by the same commands."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from backend.authorization.power.commands import ComposePower, PowerFile, SealPower
from backend.authorization.power.model import Lawyer, Power, PowerDraft, Principal, SealedPower
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.messages import Command

NUMBER = "X1234567"


def power(session_id: str = "s_1", **changes: Any) -> Power:
    told: dict[str, Any] = {
        "session_id": session_id, "person_id": "p_1", "principal": Principal("谭美玲", "passport", NUMBER, "US"),
        "lawyer": Lawyer("陈志强", "广东五邑律师事务所", "14407201010123456"), "case": "谭美玲诉李大同民间借贷纠纷",
        "court": "江门市蓬江区人民法院", "case_number": "", "scope": "special", "special_powers": ("settle", "appeal"),
    }  # fmt: skip
    return Power(**{**told, **changes})


class PlainPower:
    """Handles `ComposePower`, `SealPower` and `PowerFile` like the real part, but draws white pages."""

    def __init__(self) -> None:
        self.away = False
        self.sealed: dict[str, SealedPower] = {}
        self.asked: list[SealPower] = []

    def ask(self, command: Command) -> Any:
        handler: Any = getattr(self, type(command).__name__)
        return handler(command)

    def by_command(self) -> dict[type[Command], Any]:
        return dict.fromkeys((ComposePower, SealPower, PowerFile), self.ask)

    def ComposePower(self, command: ComposePower) -> PowerDraft:
        digest = hashlib.sha256(repr(command.power).encode()).hexdigest()
        return PowerDraft((_page("white"), _page("ivory")), digest)

    def SealPower(self, command: SealPower) -> SealedPower:
        if self.away:
            raise PlatformUnavailable("timestamp", "taken away by the test")
        if command.digest != self.ComposePower(ComposePower(command.power)).digest:
            raise Refused("power_not_what_was_read")
        self.asked.append(command)
        session_id, at = command.power.session_id, datetime(2026, 12, 1, tzinfo=UTC)
        made = SealedPower(f"w_{session_id}", session_id, "p_1", "code", "YQT-2026-0001", "ab" * 32, at)
        return self.sealed.setdefault(session_id, made)

    def PowerFile(self, command: PowerFile) -> bytes:
        return b"%PDF-1.7 " + command.power_id.encode()


def _page(colour: str) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (420, 594), colour).save(picture, "PNG")
    return picture.getvalue()
