"""The signing secret is exchanged in two steps, and nobody is signed out, no link dies, nobody is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from backend.api.file_links import FileLink, FileLinks
from backend.api.witness_seats import SeatCookies
from backend.config import Settings
from backend.conversation.channel_notes import digest_of
from backend.shared.clock import FixedClock
from connectors.mini_program.session import MiniProgramSessions
from connectors.web.session import WebSessions

OLD, NEW = "the first secret", "the second secret"
STEPS = [(OLD, ()), (OLD, (NEW,)), (NEW, (OLD,)), (NEW, ())]
"""Before; every process accepts the new one; the new one signs; the old one is worth nothing any more."""
LINK = FileLink("calendar", "p_1", "s_1")


def sessions(clock: FixedClock, secret: str, earlier: Sequence[str]) -> WebSessions:
    return WebSessions(secret, clock.now, earlier=earlier, named_by=OLD)


def test_a_browser_that_comes_back_stays_who_it_is_through_both_steps(clock: FixedClock) -> None:
    first = sessions(clock, *STEPS[0]).open(None)
    cookie, name = first.cookie, sessions(clock, *STEPS[0]).label(first.session_id)
    for secret, earlier in STEPS:
        clock.advance(timedelta(minutes=1))
        house = sessions(clock, secret, earlier)
        shown = house.open(cookie)
        assert (shown.session_id, shown.is_new) == (first.session_id, False)
        assert house.label(shown.session_id) == name
        cookie = shown.cookie or cookie


def test_one_process_ahead_of_another_and_they_still_know_each_other_s_cookies(clock: FixedClock) -> None:
    behind, ahead = sessions(clock, *STEPS[1]), sessions(clock, *STEPS[2])
    for ours, theirs in ((behind, ahead), (ahead, behind)):
        made = ours.open(None)
        assert theirs.open(made.cookie).session_id == made.session_id


def test_what_the_old_secret_signed_is_worth_nothing_once_it_is_taken_out(clock: FixedClock) -> None:
    stolen = sessions(clock, *STEPS[0]).open(None)
    assert sessions(clock, *STEPS[3]).open(stolen.cookie).session_id != stolen.session_id


def test_links_seats_and_mini_programs_go_on(clock: FixedClock) -> None:
    path = FileLinks(OLD, clock.now).make(LINK)
    seat = _seat_cookie(OLD)
    token, _ = MiniProgramSessions(OLD, lambda: 0.0).open("openid")
    for secret, earlier in STEPS[:3]:
        assert FileLinks(secret, clock.now, earlier=earlier).read(path.removeprefix("/files/")) == LINK
        assert SeatCookies(secret, "https://here", earlier=earlier).proves("s_1", seat)
        assert MiniProgramSessions(secret, lambda: 0.0, earlier).enter(token) == "openid"
    assert FileLinks(NEW, clock.now).read(path.removeprefix("/files/")) is None
    assert not SeatCookies(NEW, "https://here").proves("s_1", seat)
    assert MiniProgramSessions(NEW, lambda: 0.0).enter(token) is None


def test_digests_by_which_people_are_found_outlive_the_secret() -> None:
    settings = Settings(secret_key=NEW, secret_keys_previous=[OLD], digest_key=OLD)
    assert digest_of(settings.digest_secret, "whatsapp", "1416") == digest_of(OLD, "whatsapp", "1416")
    assert Settings(secret_key=OLD).digest_secret == OLD
    assert OLD in settings.earlier_audit_keys


def test_an_exchange_that_would_lose_them_does_not_start() -> None:
    with pytest.raises(ValueError, match="DIGEST_KEY"):
        Settings(secret_key=NEW, secret_keys_previous=[OLD])


def test_printed_settings_show_none_of_them() -> None:
    said = repr(Settings(secret_key=NEW, secret_keys_previous=[OLD], digest_key=OLD))
    assert OLD not in said and NEW not in said


def _seat_cookie(secret: str) -> str:
    from backend.api.witness_seats import _proof

    return _proof(SeatCookies(secret, "https://here")._keys[0], "s_1")
