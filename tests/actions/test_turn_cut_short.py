"""A turn that dies halfway leaves the draft as it was before or as it is afterwards, never with half of a change."""

from __future__ import annotations

from typing import Any

import pytest

from backend.drafts import model
from tests.actions.small_form import PERSON, Backend, Killed, filled_in, hear


@pytest.fixture
def backend(small_backend: Backend) -> Backend:
    return small_backend


def now(backend: Backend) -> tuple[dict[str, Any], str | None]:
    draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
    return draft.answers, draft.open_question


@pytest.mark.parametrize("text, question", [("遗嘱", "matter"), ("三份", "copies"), ("没有", "note")])
async def test_a_turn_killed_at_any_command_leaves_the_old_draft_or_the_new_one(
    backend: Backend, text: str, question: str
) -> None:
    filled_in(backend)
    before = now(backend)
    await hear(backend, text, question)
    after, commands = now(backend), backend.changes
    assert after != before
    for dies_at in range(commands):
        backend.dies_at = None
        draft = backend.bus.handle(model.GetDraft(PERSON, "small"))
        backend.bus.handle(model.DiscardDraft(draft.draft_id, PERSON))
        filled_in(backend)
        backend.changes, backend.dies_at = 0, dies_at
        with pytest.raises(Killed):
            await hear(backend, text, question)
        assert now(backend) in (before, after)


async def test_a_turn_changes_its_draft_with_one_command(backend: Backend) -> None:
    filled_in(backend)
    await hear(backend, "遗嘱", "matter")
    assert backend.changes == 1
    assert now(backend) == ({"matter": "will", "counted": "will!"}, "copies")
