"""Who may do what, what a password must be, and how long the door stays shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.desk.model import RIGHTS, ROLE_NAMES, ROLES, is_good_password, is_login, lock_after
from tests.desk.conftest import officer


def test_every_role_has_a_name_and_may_at_least_sit_at_the_desk() -> None:
    assert set(ROLE_NAMES) == set(ROLES) == set(RIGHTS)
    assert all("desk" in rights for rights in RIGHTS.values())


def test_only_a_judge_refuses_and_whoever_administers_reads_no_case() -> None:
    assert [role for role in ROLES if officer(role).may("filing_refuse")] == ["judge"]
    administrator = officer("administrator")
    assert not any(administrator.may(right) for right in ("filing", "identity", "talk", "notarization", "hearing"))
    assert [role for role in ROLES if officer(role).may("officers")] == ["administrator"]


def test_two_roles_may_what_either_may_and_who_has_left_may_nothing() -> None:
    both = officer("notary", "administrator")
    assert both.may("notarization") and both.may("officers") and not both.may("filing")
    assert not replace(both, active=False).may("desk")


def test_the_door_is_shut_longer_with_each_failure_but_never_for_good() -> None:
    assert [lock_after(count) for count in (1, 4)] == [timedelta(0)] * 2
    minutes = [lock_after(count) // timedelta(minutes=1) for count in range(5, 12)]
    assert minutes == [1, 2, 4, 8, 15, 15, 15] and lock_after(10**6) == timedelta(minutes=15)


@pytest.mark.parametrize("password", ["short", "a" * 30, "chen-and-12345", "x" * 201, ""])
def test_a_weak_password_is_refused(password: str) -> None:
    assert not is_good_password(password, "chen")


def test_a_sentence_is_a_good_password() -> None:
    assert is_good_password("五邑大桥下面有三只白鹭飞过", "chen") and is_good_password("five-counties-2026", "chen")


def test_a_login_is_plain() -> None:
    assert all(is_login(login) for login in ("chen", "c.li-2"))
    assert not any(is_login(login) for login in ("Chen", "1a", "陈", "a", "a" * 33, "chen\n"))
