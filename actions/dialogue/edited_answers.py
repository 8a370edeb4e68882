"""Edited answers: each answer that holds denied words, with those words put right in it, or left out of it.

"第15项是4楼不是3楼" changes a floor and keeps the street; "去掉“对，”两个字" leaves the name that stands behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import Reading
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.value_kinds import holds_apart, replaced, same_kind
from actions.dialogue.readers.words_out import without
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign

_TEXT = "text"
"""The key of an answer's words where it is more than words."""


async def edited_answers(
    turn: Turn, state: State, answered: Sequence[Field], revision: Revision
) -> Mapping[str, Reading]:
    """Return what each answer would be with its denied part put right; nothing for one that holds no such part."""
    if not revision.denied or not (revision.out or same_kind(revision.denied, revision.words.text)):
        return {}
    made: dict[str, Reading] = {}
    for one in answered:
        found = await _edited(turn, one, state.answers[one.name], revision)
        if found is not None and found.found and not found.partial:
            made[one.name] = found
    return made


async def _edited(turn: Turn, one: Field, kept: Any, revision: Revision) -> Reading | None:
    if isinstance(kept, list):
        items = [_put_right(str(item), revision) for item in kept] if revision.out and one.free_text else []
        if all(item is None for item in items):
            return None
        lines = [str(old) if new is None else new for old, new in zip(kept, items, strict=True)]
        return Reading([line for line in lines if line], also={one.so_far: lines})
    text = kept.get(_TEXT) if isinstance(kept, Mapping) else kept if one.free_text else None
    right = _put_right(text, revision) if isinstance(text, str) else None
    if not right:
        return None
    found = await (one.instead or one.read)(turn, UserMessage(right, "inform", "answer"))
    if isinstance(kept, Mapping) and isinstance(found.value, Mapping):
        told = {name: value for name, value in found.value.items() if value}
        return replace(found, value={**kept, **told})
    return found


def _put_right(text: str, revision: Revision) -> str | None:
    """Return a text with its denied part put right; None where it holds no such part, or is nothing else."""
    wrong, right = revision.denied, revision.words.text
    if text.strip() == wrong.strip():
        return None
    if not revision.out:
        return replaced(text, wrong, right) if holds_apart(text, wrong) else None
    at = sign_by_sign(text).lower().find(sign_by_sign(wrong).lower())
    return without(text, text[at : at + len(wrong)]) if at >= 0 else None
