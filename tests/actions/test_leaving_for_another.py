"""Whoever is asked "leave this for that?" may answer in words as well as by the buttons under it."""

from __future__ import annotations

import pytest

from backend.drafts import model
from tests.actions.small_form import PERSON, Backend, hear, press


@pytest.fixture
def backend(small_backend: Backend) -> Backend:
    small_backend.bus.handle(model.OpenDraft(PERSON, "small"))
    return small_backend


async def asked(backend: Backend) -> str:
    """Half a wish for the other form, and what is pending then."""
    heard = await hear(backend, "嗰件事呢", "matter", intent="nlu_fallback", second="start_other")
    assert heard.said == ["utter_form_switch_sure"]
    return str(heard.slots["giving_up"])


@pytest.mark.parametrize("text", ["是", "好", "好啊", "换吧", "係呀", "yes please", "sure, let's switch"])
async def test_yes_in_words_presses_the_yes(backend: Backend, text: str) -> None:
    heard = await hear(backend, text, "matter", intent="affirm", giving_up=await asked(backend))
    assert heard.said == ["utter_form_waits"]
    assert heard.slots["giving_up"] is None


async def test_the_yes_button_does_the_same(backend: Backend) -> None:
    heard = await press(backend, "start_other", {}, "matter", giving_up=await asked(backend))
    assert heard.said == ["utter_form_waits"]


@pytest.mark.parametrize("text", ["不", "先不", "不换", "no", "No, go on here"])
async def test_no_in_words_asks_the_open_question_again(backend: Backend, text: str) -> None:
    heard = await hear(backend, text, "matter", intent="deny", giving_up=await asked(backend))
    assert heard.said == ["utter_ask_small_matter"]


async def test_an_answer_to_the_open_question_is_kept(backend: Backend) -> None:
    heard = await hear(backend, "遗嘱", "matter", giving_up=await asked(backend))
    assert heard.said == ["utter_ask_small_copies"]


async def test_a_yes_where_nothing_was_asked_leaves_nothing(backend: Backend) -> None:
    heard = await hear(backend, "换吧", "matter", intent="affirm")
    assert "utter_form_waits" not in heard.said
