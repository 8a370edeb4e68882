"""The door: both keys at once, a code good once, a pause after failures, sessions that end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend.desk.commands import ChangePassword, SignOut, WhoIs
from backend.desk.model import Enrolment, Officer
from backend.desk.staff_commands import ChangeOfficer, RenewAccess
from backend.desk.tables import officers, sessions
from tests.desk.conftest import Office
from tests.desk.desk_browser import PASSWORD


def who(office: Office, token: str) -> Officer | None:
    found: Officer | None = office.do(WhoIs(token))
    return found


def test_password_and_code_together_open_a_session(office: Office, chen: Enrolment) -> None:
    opened = office.sign_in(chen, login=" Chen ")
    assert who(office, opened.token) == chen.officer == opened.officer
    assert who(office, opened.token + "x") is None and who(office, "") is None


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"code": "000000"}, {"code": ""}, {"login": "nobody"}])
def test_whatever_is_wrong_the_answer_is_the_same(office: Office, chen: Enrolment, wrong: dict[str, str]) -> None:
    assert office.refused(office.key(chen, **wrong)) == "desk_sign_in_failed"


def test_a_code_is_good_once(office: Office, chen: Enrolment) -> None:
    office.sign_in(chen)
    assert office.refused(office.key(chen)) == "desk_sign_in_failed"
    office.wait(seconds=30)
    office.sign_in(chen)


def test_a_clock_half_a_minute_off_is_forgiven_and_two_minutes_are_not(office: Office, chen: Enrolment) -> None:
    assert office.refused(office.key(chen, code=office.code(chen, after=-120))) == "desk_sign_in_failed"
    office.sign_in(chen, code=office.code(chen, after=-30))
    office.sign_in(chen, code=office.code(chen, after=30))


@pytest.mark.parametrize("login", ["chen", "nobody"])
def test_after_five_failures_the_door_is_shut_for_anybody_with_that_name(
    office: Office, chen: Enrolment, login: str
) -> None:
    for _ in range(5):
        assert office.refused(office.key(chen, login=login, password="wrong")) == "desk_sign_in_failed"
    assert office.refused(office.key(chen, login=login)) == "desk_locked"
    office.wait(seconds=61)
    assert office.refused(office.key(chen, login=login, password="wrong")) == "desk_sign_in_failed"
    office.wait(seconds=61)
    assert office.refused(office.key(chen, login=login)) == "desk_locked"


def test_success_forgets_the_failures_before_it(office: Office, chen: Enrolment) -> None:
    for _ in range(4):
        office.refused(office.key(chen, password="wrong"))
    office.sign_in(chen)
    office.wait(seconds=30)
    assert office.refused(office.key(chen, password="wrong")) == "desk_sign_in_failed"
    office.sign_in(chen)


def test_half_an_hour_of_nothing_ends_a_session_and_so_does_a_working_day(office: Office, chen: Enrolment) -> None:
    token = office.sign_in(chen).token
    for _ in range(20):
        office.wait(minutes=29)
        assert who(office, token) is not None
    office.wait(minutes=25)
    assert who(office, token) is None
    second = office.sign_in(chen).token
    office.wait(minutes=30)
    assert who(office, second) is None


def test_what_a_page_asks_by_itself_does_not_keep_an_abandoned_desk_open(office: Office, chen: Enrolment) -> None:
    token = office.sign_in(chen).token
    for _ in range(2):
        office.wait(minutes=14)
        assert office.do(WhoIs(token, used=False)) is not None
    office.wait(minutes=3)
    assert who(office, token) is None


def test_signing_in_never_takes_up_a_session_the_browser_had_before(office: Office, chen: Enrolment) -> None:
    first = office.sign_in(chen).token
    office.wait(seconds=30)
    second = office.sign_in(chen, old_token=first).token
    assert who(office, first) is None and second != first
    office.do(SignOut(second))
    assert who(office, second) is None


def test_the_table_of_sessions_opens_none_and_secrets_are_sealed(office: Office, chen: Enrolment) -> None:
    token = office.sign_in(chen).token
    with office.database.reading() as session:
        digest = session.execute(select(sessions.c.digest)).scalar_one()
        row = session.execute(select(officers)).mappings().one()
    assert token not in digest and who(office, digest) is None
    assert row["password"].startswith("$argon2id$") and PASSWORD not in row["password"]
    assert chen.secret_uri.split("secret=")[1].split("&")[0].encode() not in bytes(row["secret"])


def test_who_has_left_is_out_at_once(office: Office, chen: Enrolment) -> None:
    office.add("root", "administrator")
    token = office.sign_in(chen).token
    office.do(ChangeOfficer("o_x", chen.officer.officer_id, "陈书记员", ("clerk",), "", active=False))
    assert who(office, token) is None
    office.wait(seconds=30)
    assert office.refused(office.key(chen)) == "desk_sign_in_failed"


def test_new_access_ends_the_old_one(office: Office, chen: Enrolment) -> None:
    token = office.sign_in(chen).token
    renewed = office.do(RenewAccess("console", chen.officer.officer_id, "another-good-sentence"))
    assert who(office, token) is None
    office.wait(seconds=30)
    assert office.refused(office.key(chen, password="another-good-sentence")) == "desk_sign_in_failed"
    office.sign_in(renewed, password="another-good-sentence")


def test_changing_the_password_ends_the_other_sessions(office: Office, chen: Enrolment) -> None:
    first = office.sign_in(chen).token
    office.wait(seconds=30)
    second = office.sign_in(chen).token
    ids, new = chen.officer.officer_id, "white-egrets-over-tan-river"
    assert office.refused(ChangePassword(ids, "wrong", new, second)) == "desk_password_wrong"
    assert office.refused(ChangePassword(ids, PASSWORD, "short", second)) == "desk_password_weak"
    office.do(ChangePassword(ids, PASSWORD, new, second))
    assert who(office, first) is None and who(office, second) is not None
