"""When a session is recorded, as a table: only with everybody's yes from the very seat they sit in."""

from __future__ import annotations

import pytest

from backend.mediation.room.consent import recording_of
from backend.mediation.room.model import Placing, Role

TOGETHER = Placing("open")
ALL: dict[Role, str] = {"mediator": "m", "applicant": "a", "respondent": "r"}
NOBODY: dict[Role, str] = {}
INTERPRETED: dict[Role, str] = {**ALL, "interpreter": "i"}
ALONE = Placing("open", private_with="applicant")


def but(*roles: Role, **seats: str) -> dict[Role, str]:
    return {role: seats.get(role, seat) for role, seat in ALL.items() if role not in roles}


@pytest.mark.parametrize(
    ("placing", "seats", "agreed", "refused", "state"),
    [
        (TOGETHER, ALL, NOBODY, False, "none"),
        (TOGETHER, ALL, {"applicant": "a", "respondent": "r"}, False, "none"),  # the mediator has not asked
        (TOGETHER, ALL, {"mediator": "m"}, False, "asked"),
        (TOGETHER, ALL, but("respondent"), False, "asked"),
        (TOGETHER, ALL, ALL, False, "on"),
        (TOGETHER, ALL, ALL, True, "refused"),
        (TOGETHER, INTERPRETED, ALL, False, "asked"),  # somebody new has come in
        (TOGETHER, INTERPRETED, INTERPRETED, False, "on"),
        (TOGETHER, ALL, INTERPRETED, False, "on"),  # the interpreter has gone again
        (TOGETHER, but(applicant="a2"), ALL, False, "asked"),  # another device, perhaps another person
        (TOGETHER, but(mediator="m2"), ALL, False, "asked"),
        (TOGETHER, but("respondent"), ALL, False, "paused"),
        (TOGETHER, but("respondent"), but("respondent"), False, "asked"),
        (TOGETHER, but("mediator"), ALL, False, "paused"),
        (ALONE, ALL, ALL, False, "paused"),
        (Placing(), ALL, ALL, False, "paused"),
        (Placing("closed"), ALL, ALL, False, "none"),
        (Placing("closed"), ALL, ALL, True, "refused"),
    ],
)
def test_only_everybodys_yes_records(
    placing: Placing, seats: dict[Role, str], agreed: dict[Role, str], refused: bool, state: str
) -> None:
    assert recording_of(placing, seats, agreed, refused) == state
