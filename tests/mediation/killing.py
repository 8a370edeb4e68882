"""The end of a process between two of its steps, played within the test's own."""

from __future__ import annotations

from typing import Any

import pytest


class Killed(BaseException):
    """The process ends here."""


def kill_once(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, *, after: bool) -> None:
    """Let the next call of a method end the process, before or after it has done its work."""
    real, left = getattr(owner, name), [1]

    def killed(*args: Any, **more: Any) -> Any:
        if not left:
            return real(*args, **more)
        left.clear()
        if after:
            real(*args, **more)
        raise Killed

    monkeypatch.setattr(owner, name, killed)
