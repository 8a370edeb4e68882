"""Places at a partner: so many calls, a short line, and jobs that never stand in it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from backend.shared.places import NoPlace, Places, in_job


def test_whoever_finds_calls_and_line_full_is_told_at_once() -> None:
    places = Places("office", calls=1, line=1, jobs=1)
    with ThreadPoolExecutor(1) as threads, places.one():
        waiting = threads.submit(_take, places, 30)
        while places._inside._value:
            threading.Event().wait(0.001)
        with pytest.raises(NoPlace), places.one(30):
            pass
        assert not waiting.done()
    assert waiting.result() == "in"


def test_a_place_that_was_held_is_free_again_after_an_error() -> None:
    places = Places("office", calls=1, line=0, jobs=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), places.one():
            raise ZeroDivisionError
    assert _take(places, 0) == "in"


def test_one_in_line_whose_patience_ends_leaves_it() -> None:
    places = Places("office", calls=1, line=1, jobs=1)
    with places.one():
        for _ in range(2):
            with pytest.raises(NoPlace), places.one(0.01):
                pass


def test_jobs_have_places_of_their_own_and_never_wait() -> None:
    places = Places("office", calls=1, line=5, jobs=2)
    with ExitStack() as held:
        held.enter_context(places.one())
        held.enter_context(in_job())
        held.enter_context(places.one())
        held.enter_context(places.one())
        with pytest.raises(NoPlace), places.one(30):
            pass


def _take(places: Places, patience: float) -> str:
    with places.one(patience):
        return "in"
