"""No stranger keeps an officer out: failures count where they come from, and an officer's own browser is known."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend.desk.model import FREE_TRIES, FREE_TRIES_OF_LOGIN, Enrolment
from backend.desk.staff_commands import RenewAccess
from backend.desk.tables import devices
from backend.shared.tables import audit
from tests.desk.conftest import Office
from tests.desk.desk_browser import Desk, desk_of, enrolled
from tests.web.fake_house import House

COURT, STRANGER = "203.0.113.7", "198.51.100.9"


def fail(office: Office, chen: Enrolment, times: int, **where: str) -> None:
    for _ in range(times):
        assert office.refused(office.key(chen, password="wrong", **where)) == "desk_sign_in_failed"


def test_a_stranger_s_failures_shut_the_door_for_that_stranger_alone(office: Office, chen: Enrolment) -> None:
    fail(office, chen, FREE_TRIES, visitor=STRANGER)
    assert office.refused(office.key(chen, visitor=STRANGER)) == "desk_locked"
    assert office.sign_in(chen, visitor=COURT).officer == chen.officer


def test_guessing_from_ever_new_addresses_shuts_it_for_all_but_the_officer_s_own_browser(
    office: Office, chen: Enrolment
) -> None:
    device = office.sign_in(chen, visitor=COURT).device
    office.wait(seconds=30)
    for number in range(FREE_TRIES_OF_LOGIN):
        fail(office, chen, 1, visitor=f"198.51.100.{number}")
    assert office.refused(office.key(chen, visitor=COURT)) == "desk_locked"
    assert office.sign_in(chen, visitor=COURT, device=device).device == device


@pytest.mark.parametrize("login", ["chen", "nobody"])
def test_a_browser_said_to_be_known_is_none_unless_this_officer_signed_in_there(
    office: Office, chen: Enrolment, login: str
) -> None:
    other = office.sign_in(office.add("li", "judge"), visitor=COURT).device
    where = {"login": login, "visitor": STRANGER, "device": other}
    fail(office, chen, FREE_TRIES, **where)
    assert office.refused(office.key(chen, **where)) == "desk_locked"
    office.wait(seconds=61)
    if login == "chen":
        planted = office.sign_in(chen, visitor=STRANGER, device="planted-by-somebody").device
        assert planted != "planted-by-somebody"


def test_a_known_browser_has_a_lock_of_its_own_and_is_forgotten_with_new_access(
    office: Office, chen: Enrolment
) -> None:
    device = office.sign_in(chen, visitor=COURT).device
    fail(office, chen, FREE_TRIES, visitor=COURT, device=device)
    assert office.refused(office.key(chen, visitor=COURT, device=device)) == "desk_locked"
    with office.database.reading() as session:
        assert device not in session.execute(select(devices.c.digest)).scalars().all()
    office.do(RenewAccess("console", chen.officer.officer_id, "another-good-sentence"))
    with office.database.reading() as session:
        assert session.execute(select(devices)).first() is None


def test_two_officers_at_one_computer_are_both_known_there(office: Office, chen: Enrolment) -> None:
    device = office.sign_in(chen).device
    li = office.add("li", "judge")
    assert office.sign_in(li, device=device).device == device
    office.wait(seconds=30)
    fail(office, chen, FREE_TRIES, visitor=COURT)
    assert office.sign_in(chen, visitor=COURT, device=device).device == device


def test_the_record_says_where_failures_came_from_to_whoever_has_the_key_and_is_not_flooded(
    office: Office, chen: Enrolment
) -> None:
    for number in range(40):
        fail(office, chen, 1, visitor=f"198.51.100.{number}")
    with office.database.reading() as session:
        entries = session.execute(select(audit.c.facts).where(audit.c.what == "desk.sign_in_failed")).scalars().all()
    assert len(entries) == FREE_TRIES + 3
    assert entries[0]["from"] == office.audit.fingerprint("198.51.100.0")
    assert entries[0]["login"] == office.audit.fingerprint("chen") != entries[0]["from"]
    assert "chen" not in str(entries) and "198.51" not in str(entries)


def test_at_the_door_itself_five_wrong_passwords_of_a_stranger_leave_the_officer_s_browser_in(services: House) -> None:
    enrolment = enrolled(services, "locked", "notary")
    desk = Desk(services)
    first = desk.sign_in(enrolment)
    cookie = next(line for line in first.headers.get_list("set-cookie") if line.startswith("desk_device="))
    assert all(mark in cookie for mark in ("HttpOnly", "SameSite=Strict", "Path=/desk", "Max-Age"))
    stranger = Desk(services)
    for _ in range(FREE_TRIES):
        stranger.sign_in(enrolment, password="wrong")
    assert stranger.sign_in(enrolment).status_code == 409
    desk.send("/desk/sign-out", "/desk/me")
    assert desk.sign_in(enrolment).status_code == 303
    assert desk_of(services, "locked-too", "notary").page("/desk").status_code == 200
