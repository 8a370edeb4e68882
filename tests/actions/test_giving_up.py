"""An old button cancels nothing, a nod to the question does, and what was put aside comes back by its button."""

from __future__ import annotations

from typing import Any

import pytest

from backend.drafts import model
from backend.drafts.model import Draft
from tests.actions.small_form import PERSON, Backend, Heard, filled_in, hear, press


@pytest.fixture
def backend(small_backend: Backend) -> Backend:
    filled_in(small_backend)
    return small_backend


def draft_of(backend: Backend) -> Draft | None:
    found: Draft | None = backend.bus.handle(model.GetDraft(PERSON, "small"))
    return found


async def asked(backend: Backend, wish: str = "cancel") -> Heard:
    return await press(backend, wish, {}, "note")


async def test_a_pressed_cancel_of_last_week_asks_first(backend: Backend) -> None:
    heard = await press(backend, "cancel", {}, "note")
    assert heard.said == ["utter_form_cancel_sure"]
    assert heard.slots["giving_up"] == "cancel"
    assert draft_of(backend) is not None


async def test_the_yes_button_of_last_week_asks_first_too(backend: Backend) -> None:
    heard = await press(backend, "cancel", {"form_sure": "yes"}, "note")
    assert heard.said == ["utter_form_cancel_sure"]
    assert draft_of(backend) is not None


async def test_yes_by_its_button_cancels_and_offers_the_way_back(backend: Backend) -> None:
    await asked(backend)
    heard = await press(backend, "cancel", {"form_sure": "yes"}, "note", giving_up="cancel")
    assert heard.said == ["utter_form_cancelled"]
    assert [button["payload"].split("{")[0] for button in heard.buttons] == ["/restore_draft"]
    assert heard.slots["giving_up"] is None
    assert draft_of(backend) is None


async def test_the_yes_of_one_question_is_none_to_the_other(backend: Backend) -> None:
    heard = await press(backend, "cancel", {"form_sure": "yes"}, "note", giving_up="restart")
    assert heard.said == ["utter_form_cancel_sure"]


@pytest.mark.parametrize("text", ["是的，取消", "係呀", "yes, cancel it"])
async def test_yes_in_words_cancels(backend: Backend, text: str) -> None:
    heard = await hear(backend, text, "note", giving_up="cancel")
    assert heard.said == ["utter_form_cancelled"]


@pytest.mark.parametrize("text", ["不要取消", "唔好", "no, keep it"])
async def test_no_in_words_keeps_all_and_asks_on(backend: Backend, text: str) -> None:
    heard = await hear(backend, text, "note", giving_up="cancel")
    assert heard.said == ["utter_form_goes_on", "utter_ask_small_note"]
    assert heard.slots["giving_up"] is None


async def test_an_answer_to_the_open_question_is_kept_meanwhile(backend: Backend) -> None:
    heard = await hear(backend, "请快一点", "note", giving_up="cancel")
    draft = draft_of(backend)
    assert draft is not None
    assert draft.answers["note"] == "请快一点"
    assert heard.slots["giving_up"] is None


async def test_beginning_again_opens_a_new_draft_and_the_old_one_comes_back_by_its_button(backend: Backend) -> None:
    before = draft_of(backend)
    assert before is not None
    heard = await hear(backend, "好，从头来", "note", giving_up="restart")
    assert heard.said == ["utter_form_restarted", "utter_ask_small_matter"]
    again = draft_of(backend)
    assert again is not None
    assert again.answers == {}
    for _twice in range(2):
        heard = await press(backend, "restore_draft", {"form_draft": before.draft_id}, "matter")
        back = draft_of(backend)
        assert back is not None
        assert (back.draft_id, back.answers) == (before.draft_id, before.answers)
    assert heard.said[-1] == "utter_ask_small_note"


async def test_what_is_put_off_waits_with_every_answer(backend: Backend) -> None:
    before: Any = draft_of(backend)
    heard = await hear(backend, "算了先不弄", "note", intent="cancel")
    after: Any = draft_of(backend)
    assert heard.said == ["utter_form_saved"]
    assert (after.state, after.answers) == ("waiting", before.answers)
