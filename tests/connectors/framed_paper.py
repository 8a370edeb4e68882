"""A bot that shows where values stand on a paper, as every channel meets it."""

from __future__ import annotations

import pytest

from backend.contracts.paper_reader import DrawValues
from backend.paper_reader.framed_values import KIND
from backend.shared.errors import Refused
from tests.files import made_files
from tests.web.fake_house import House

ALT = "纸上的原文，读到的地方用红框框出"
JPEG = made_files.photo("JPEG")


def shows_values(services: House, patch: pytest.MonkeyPatch, *, is_gone: bool = False) -> None:
    """Let the bot answer with such a picture; where the file is gone meanwhile, it cannot be drawn."""

    def drawn(wish: DrawValues) -> bytes:
        if is_gone:
            raise Refused("file_unknown")
        return JPEG

    custom = {"picture": {"kind": KIND, "id": "f_1/1.0.0.9.9.1"}, "alt": ALT}
    patch.setattr(services.bot, "replies", lambda request: [{"text": "读到的在这里。", "custom": custom}])
    patch.setitem(services.backend.bus._commands, DrawValues, drawn)
