"""Danger is heard first in every form: none has a way of its own past the one that hears it."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from actions.forms.service_form import ServiceForm
from actions.registry import all_actions

NO_DOOR: Any = None
FORMS = [action for action in all_actions(NO_DOOR) if isinstance(action, ServiceForm)]


def test_there_are_forms_of_every_service() -> None:
    assert len(FORMS) >= 15


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.service)
def test_every_form_runs_the_same_way(form: ServiceForm) -> None:
    assert type(form).run is ServiceForm.run


def test_danger_is_heard_before_anything_else_is_done_with_a_message() -> None:
    steps = inspect.getsource(ServiceForm.run)
    heard = steps.index("in_danger.hear")
    assert heard < steps.index("self._deal_with(")
    assert not any(early in steps[:heard] for early in ("say_outcome", "self.open(", "_hear(turn)", "await ask("))


def test_nothing_but_the_run_deals_with_a_message() -> None:
    assert inspect.getsource(ServiceForm).count("self._deal_with(") == 1
