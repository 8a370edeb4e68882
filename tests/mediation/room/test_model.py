"""Who may hear whom: nobody before the room is open, all together, or the mediator with one side."""

from __future__ import annotations

from itertools import product

import pytest

from backend.mediation.room.model import ROLES, Placing, Role
from backend.shared.errors import Refused

WAITING, OPEN = Placing(), Placing().begin()
ALL = set(ROLES)
TABLE: list[tuple[Placing, Role, set[str]]] = [
    *((WAITING, role, {role}) for role in ROLES),
    *((OPEN, role, ALL) for role in ROLES),
    *((OPEN.close(), role, {role}) for role in ROLES),
    (OPEN.private("applicant", False), "mediator", {"mediator", "applicant"}),
    (OPEN.private("applicant", False), "applicant", {"mediator", "applicant"}),
    (OPEN.private("applicant", False), "respondent", {"respondent"}),
    (OPEN.private("applicant", False), "interpreter", {"interpreter"}),
    (OPEN.private("respondent", True), "mediator", {"mediator", "respondent", "interpreter"}),
    (OPEN.private("respondent", True), "respondent", {"mediator", "respondent", "interpreter"}),
    (OPEN.private("respondent", True), "interpreter", {"mediator", "respondent", "interpreter"}),
    (OPEN.private("respondent", True), "applicant", {"applicant"}),
    (OPEN.private("applicant", True).private("respondent", False), "applicant", {"applicant"}),
    *((OPEN.private("applicant", False).together(), role, ALL) for role in ROLES),
]  # fmt: skip


@pytest.mark.parametrize(("placing", "role", "company"), TABLE)
def test_everybody_is_with_whom_the_mediator_wants(placing: Placing, role: Role, company: set[str]) -> None:
    assert placing.company(role) == company


@pytest.mark.parametrize(
    "placing", [WAITING, OPEN, OPEN.private("applicant", False), OPEN.private("respondent", True), OPEN.close()]
)
def test_hearing_is_mutual_and_nobody_hears_themselves(placing: Placing) -> None:
    for one, other in product(ROLES, ROLES):
        assert placing.hears(one, other) == placing.hears(other, one)
        assert not placing.hears(one, one)


def test_the_two_sides_are_never_alone_together() -> None:
    for side, along in product(("applicant", "respondent"), (False, True)):
        placing = OPEN.private(side, along)
        assert not placing.hears("applicant", "respondent")


def test_each_change_of_company_has_a_number_of_its_own_and_the_same_again_has_none() -> None:
    first = OPEN.private("applicant", False)
    steps = [WAITING, OPEN, first, first.private("applicant", True), first.private("respondent", False)]
    assert [one.epoch for one in steps] == [0, 1, 2, 3, 3]
    assert OPEN.begin() is OPEN and first.private("applicant", False) is first and OPEN.together() is OPEN
    assert first.close().close().epoch == first.epoch + 1


@pytest.mark.parametrize(("placing", "reason"), [(WAITING, "meeting_not_open"), (OPEN.close(), "meeting_over")])
def test_nobody_is_moved_before_it_is_open_or_after_it_is_over(placing: Placing, reason: str) -> None:
    for move in (lambda: placing.private("applicant", False), placing.together):
        with pytest.raises(Refused, match=reason):
            move()


def test_what_is_over_is_not_opened_again() -> None:
    with pytest.raises(Refused, match="meeting_over"):
        WAITING.close().begin()
