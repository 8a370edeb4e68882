"""Drafts keep every answer, belong to one person, and are submitted once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from backend.drafts import model
from backend.drafts.handlers import DraftHandlers
from backend.drafts.model import UNCHANGED, Draft
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Command
from tests.person_keys import entrusted

Do = Callable[[Command], Any]


@pytest.fixture
def do(database: Database, keyring: Keyring, clock: FixedClock) -> Do:
    return MessageBus(commands=DraftHandlers(database, keyring, clock).by_command()).handle


@pytest.fixture
def draft(do: Do) -> Draft:
    opened: Draft = do(model.OpenDraft("p_1", "notarization"))
    return opened


def test_opening_again_returns_the_same_draft(do: Do, draft: Draft) -> None:
    assert do(model.OpenDraft("p_1", "notarization")) == draft
    assert do(model.GetDraft("p_1", "notarization")) == draft


def test_answers_of_any_shape_are_kept_and_replaced(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", {"names": ["陈国强", {"en": "CHAN"}], "count": 2}))
    saved = do(model.ChangeDraft(draft.draft_id, "p_1", {"count": 3}))
    assert saved.answers == {"names": ["陈国强", {"en": "CHAN"}], "count": 3}
    assert do(model.GetDraft("p_1", "notarization")) == saved


def test_one_change_sets_forgets_and_opens_together(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", set={"matter": "birth", "copies": 2, "day": "2026-12-09"}))
    changed = do(model.ChangeDraft(draft.draft_id, "p_1", {"matter": "will"}, ("copies", "unheard"), "copies"))
    assert changed.answers == {"matter": "will", "day": "2026-12-09"}
    assert changed.open_question == "copies"
    assert do(model.GetDraft("p_1", "notarization")) == changed


def test_a_change_that_names_no_question_leaves_the_open_one(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", open_question="phone"))
    assert do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "x"})).open_question == "phone"
    assert do(model.ChangeDraft(draft.draft_id, "p_1", open_question=None)).open_question is None


def test_a_field_both_set_and_forgotten_keeps_its_new_value(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "old"}))
    assert do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "new"}, {"note"})).answers == {"note": "new"}


def test_a_change_that_cannot_be_written_changes_nothing(do: Do, draft: Draft) -> None:
    before = do(model.ChangeDraft(draft.draft_id, "p_1", {"matter": "birth", "copies": 2}, (), "copies"))
    with pytest.raises(TypeError):
        do(model.ChangeDraft(draft.draft_id, "p_1", {"matter": "will", "copies": object()}, ("matter",), "day"))
    assert do(model.GetDraft("p_1", "notarization")) == before


def test_a_forgotten_answer_is_gone(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "x"}))
    for _twice in range(2):
        assert do(model.ChangeDraft(draft.draft_id, "p_1", forget=("note",))).answers == {}


@pytest.mark.parametrize("first", [({"a": 1}, (), "b"), ({}, ("a",), None), ({"a": 1, "b": 2}, ("c",), UNCHANGED)])
@pytest.mark.parametrize("second", [({"a": 3}, ("b",), "c"), ({}, ("a", "c"), UNCHANGED), ({"c": 4}, (), None)])
def test_two_changes_made_one_do_what_they_do_one_by_one(first: Any, second: Any) -> None:
    draft = Draft("d_1", "p_1", "notarization", "open", {"a": 0, "b": 0, "c": 0}, "a")
    one, other = model.ChangeDraft("d_1", "p_1", *first), model.ChangeDraft("d_1", "p_1", *second)
    assert one.followed_by(*second).applied_to(draft) == other.applied_to(one.applied_to(draft))


def test_a_waiting_draft_comes_back_at_its_open_question(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", open_question="phone"))
    do(model.PauseDraft(draft.draft_id, "p_1"))
    assert do(model.OpenDraft("p_1", "notarization")).state == "waiting"
    resumed = do(model.ResumeDraft(draft.draft_id, "p_1"))
    assert (resumed.state, resumed.open_question) == ("open", "phone")


def test_waiting_drafts_are_listed_last_touched_first(do: Do, draft: Draft, clock: FixedClock) -> None:
    other = do(model.OpenDraft("p_1", "filing"))
    clock.set(clock.now().replace(hour=5))
    do(model.PauseDraft(draft.draft_id, "p_1"))
    assert [one.draft_id for one in do(model.WaitingDrafts("p_1"))] == [draft.draft_id, other.draft_id]


def test_submitting_twice_gives_the_first_receipt_and_a_new_draft_can_follow(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", {"phone": "13800138000"}))
    first = do(model.SubmitDraft(draft.draft_id, "p_1", {"number": "A1"}))
    second = do(model.SubmitDraft(draft.draft_id, "p_1", {"number": "B2"}))
    assert first.receipt == second.receipt == {"number": "A1"}
    assert do(model.GetDraftById(draft.draft_id, "p_1")).answers == {}
    assert do(model.GetDraft("p_1", "notarization")) is None
    assert do(model.OpenDraft("p_1", "notarization")).draft_id != draft.draft_id


def test_discarding_twice_is_the_same_as_once_and_erases_the_answers(do: Do, draft: Draft) -> None:
    do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "x"}))
    assert do(model.DiscardDraft(draft.draft_id, "p_1")).state == "discarded"
    assert do(model.DiscardDraft(draft.draft_id, "p_1")).answers == {}


def test_a_closed_draft_takes_no_answer(do: Do, draft: Draft) -> None:
    do(model.SubmitDraft(draft.draft_id, "p_1", {}))
    for command in (model.ChangeDraft(draft.draft_id, "p_1", {"a": 1}), model.DiscardDraft(draft.draft_id, "p_1")):
        with pytest.raises(Refused, match="draft_unknown"):
            do(command)


STRANGERS = [
    model.GetDraftById("{}", "p_2"),
    model.ChangeDraft("{}", "p_2", {"a": 1}, ("b",), "c"),
    *(
        kind("{}", "p_2")
        for kind in (model.PauseDraft, model.ResumeDraft, model.RestartDraft, model.CancelDraft, model.DiscardDraft)
    ),
    model.SubmitDraft("{}", "p_2", {}),
]


@pytest.mark.parametrize("command", STRANGERS, ids=lambda command: type(command).__name__)
def test_to_a_stranger_a_draft_does_not_exist(command: Any, do: Do, draft: Draft) -> None:
    fields = {name: getattr(command, name) for name in command.__dataclass_fields__} | {"draft_id": draft.draft_id}
    with pytest.raises(Refused, match="draft_unknown"):
        do(type(command)(**fields))
    assert do(model.GetDraft("p_1", "notarization")) == draft
    assert do(model.GetDraft("p_2", "notarization")) is None


def test_twenty_answers_saved_at_once_are_all_kept(do: Do, draft: Draft) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: do(model.ChangeDraft(draft.draft_id, "p_1", {f"f{n}": n})), range(20)))
    assert do(model.GetDraft("p_1", "notarization")).answers == {f"f{n}": n for n in range(20)}


def test_two_openings_at_once_make_one_draft(do: Do) -> None:
    with ThreadPoolExecutor(8) as pool:
        drafts = list(pool.map(lambda _: do(model.OpenDraft("p_9", "notarization")), range(8)))
    assert len({draft.draft_id for draft in drafts}) == 1


def test_no_answer_stands_in_the_file_in_clear(sqlite_url: str, keyring: Keyring, clock: FixedClock) -> None:
    database = Database(sqlite_url)
    entrusted(database, keyring)
    handlers = DraftHandlers(database, keyring, clock)
    draft = handlers.open(model.OpenDraft("p_1", "notarization"))
    handlers.change(model.ChangeDraft(draft.draft_id, "p_1", {"name": "UNMISTAKABLE"}))
    handlers.submit(model.SubmitDraft(draft.draft_id, "p_1", {"name": "UNMISTAKABLE"}))
    database.close()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    assert not any(b"UNMISTAKABLE" in file.read_bytes() for file in folder.iterdir() if file.is_file())
