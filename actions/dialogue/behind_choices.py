"""Buttons that answer nothing go behind the choices of the question, so that "1" is its first choice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from actions.dialogue.buttons import payload_of
from actions.dialogue.offered_times import CLOCK, PAGE

_WAYS = tuple(payload_of(intent) for intent in ("ask_human", "save_for_later", "go_back", "skip"))
"""Ways out of a question, offered to whoever was not understood."""


def taken_behind(said: Sequence[dict[str, Any]], choices: Collection[Mapping[str, str]]) -> list[dict[str, str]]:
    """Take ways out and switches of page or clock out of the bubbles of a turn; each is returned once.

    Args:
        said: the bubbles before the question; they lose these buttons.
        choices: the question's own buttons, which are not offered twice.
    """
    there, taken = {one["payload"] for one in choices}, list[dict[str, str]]()
    for bubble in said:
        buttons = bubble.get("buttons") or []
        behind = [one for one in buttons if _answers_nothing(one["payload"])]
        if behind:
            bubble["buttons"] = [one for one in buttons if one not in behind]
        for one in behind:
            if one["payload"] not in there:
                there.add(one["payload"])
                taken.append(one)
    return taken


def _answers_nothing(payload: str) -> bool:
    return payload in _WAYS or any(f'"{kind}|' in payload for kind in (PAGE, CLOCK))
