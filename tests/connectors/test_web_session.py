"""A session can be neither chosen nor guessed nor kept for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.shared.clock import FixedClock
from connectors.web.session import COOKIE_LIFE, TICKET_LIFE, WebSessions

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def time() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def sessions(time: FixedClock) -> WebSessions:
    return WebSessions("a secret", time.now)


def test_a_cookie_of_ours_opens_the_same_session_again(sessions: WebSessions) -> None:
    first = sessions.open(None)
    again = sessions.open(first.cookie)
    assert first.is_new and not again.is_new
    assert again.session_id == first.session_id and again.cookie is None


@pytest.mark.parametrize("cookie", ["", "x", "cookie.chosen.1.1", "cookie." + "a" * 32 + ".1795507200." + "0" * 64])
def test_a_forged_cookie_gets_a_new_session(sessions: WebSessions, cookie: str) -> None:
    opened = sessions.open(cookie)
    assert opened.is_new and opened.session_id != "a" * 32


def test_every_changed_letter_of_a_cookie_breaks_it(sessions: WebSessions) -> None:
    first = sessions.open(None)
    assert first.cookie
    for position, letter in enumerate(first.cookie):
        other = "0" if letter != "0" else "1"
        changed = first.cookie[:position] + other + first.cookie[position + 1 :]
        assert sessions.open(changed).session_id != first.session_id


def test_another_installations_cookie_is_forged(time: FixedClock, sessions: WebSessions) -> None:
    foreign = WebSessions("another secret", time.now).open(None)
    assert sessions.open(foreign.cookie).is_new


def test_a_cookie_is_renewed_after_a_day_and_ends_after_half_a_year(time: FixedClock, sessions: WebSessions) -> None:
    first = sessions.open(None)
    time.advance(timedelta(days=2))
    renewed = sessions.open(first.cookie)
    assert renewed.session_id == first.session_id and renewed.cookie
    time.set(START + COOKIE_LIFE + timedelta(seconds=1))
    assert sessions.open(first.cookie).is_new
    assert sessions.open(renewed.cookie).session_id == first.session_id


async def test_a_ticket_opens_its_session_for_a_minute(time: FixedClock, sessions: WebSessions) -> None:
    first = sessions.open(None)
    ticket = sessions.ticket(first)
    entered = await sessions.enter(ticket)
    assert entered is not None and entered.session_id == first.session_id
    time.advance(TICKET_LIFE + timedelta(seconds=1))
    assert await sessions.enter(ticket) is None


async def test_a_cookie_is_no_ticket_and_a_ticket_no_cookie(sessions: WebSessions) -> None:
    first = sessions.open(None)
    assert await sessions.enter(first.cookie) is None
    assert sessions.open(sessions.ticket(first)).is_new


@pytest.mark.parametrize("ticket", [None, 1, {}, [], "", "ticket." + "a" * 32])
async def test_anything_else_is_no_ticket(sessions: WebSessions, ticket: object) -> None:
    assert await sessions.enter(ticket) is None


async def test_the_label_names_a_session_without_opening_it(sessions: WebSessions) -> None:
    first = sessions.open(None)
    label = sessions.label(first.session_id)
    assert label == sessions.label(first.session_id) and label not in first.session_id
    assert await sessions.enter(label) is None
