"""Who has not answered is reminded on their own clock, and is not waited for without end; what is gone is told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from backend.contracts.personal_data import DraftErased
from backend.filing.joint.commands import MyJoinings, OneJoining, OpenPlace, StopInvitationReminders
from backend.filing.joint.records import place_row
from backend.filing.joint.reminders import after_the_night
from backend.shared.personal_data import Whose
from tests.filing.conftest import ANNA, BEN
from tests.filing.joint.conftest import EVE, Family

LONDON = ZoneInfo("Europe/London")


def reminded(family: Family, person_id: str, words: str) -> int:
    return family.said(person_id).count(words)


def test_until_somebody_opens_the_code_the_inviter_is_reminded(family: Family) -> None:
    family.keep()
    family.code()
    family.until(family.clock.now() + timedelta(days=3))
    assert reminded(family, ANNA, "还没有人打开") == 1
    family.until(family.clock.now() + timedelta(days=3))
    assert reminded(family, ANNA, "还没有人打开") == 2


def test_who_has_opened_it_is_reminded_twice_out_of_their_night_and_the_inviter_no_more(family: Family) -> None:
    family.keep()
    family.joined()
    heard: list[datetime] = []
    while family.clock.now() < family.start + timedelta(days=13):
        before = reminded(family, BEN, "还没有答完")
        family.until(family.clock.now() + timedelta(hours=1))
        heard += [family.clock.now()] * (reminded(family, BEN, "还没有答完") - before)
    assert [round((moment - family.start) / timedelta(days=1)) for moment in heard] == [2, 5]
    assert all(time(8) <= moment.astimezone(LONDON).time() < time(22, 59) for moment in heard)
    assert reminded(family, ANNA, "还没有人打开") == 0


def test_who_wants_no_reminders_gets_none(family: Family) -> None:
    family.keep()
    family.joined()
    assert family.do(StopInvitationReminders(BEN)) == 1
    family.until(family.start + timedelta(days=7))
    assert reminded(family, BEN, "还没有答完") == 0


def test_who_has_answered_is_reminded_of_nothing(family: Family) -> None:
    family.keep()
    family.agreed()
    family.until(family.start + timedelta(days=20))
    assert reminded(family, BEN, "还没有答完") == 0 and family.states()["ben"] == "agreed"


def test_after_fourteen_days_both_hear_that_it_is_over_and_what_was_given_is_gone(family: Family) -> None:
    family.keep()
    family.give(family.joined())
    family.keep(claims=("分割遗产", "其他"))
    code = family.code("eve")
    family.until(family.start + timedelta(days=16))
    assert family.states() == {"ben": "silent", "eve": "silent"}
    assert reminded(family, ANNA, "到期没有答复") == 2 and reminded(family, BEN, "邀请到期了") == 1
    with family.infra.database.reading() as session:
        row = place_row(session, "ben", lock=False)
    assert row is not None and (row["person_id"], row["particulars"]) == (None, None)
    assert family.do(OpenPlace(EVE, code)) is None
    assert family.opened().outcome == "open", "the inviter can invite again"


def test_a_draft_that_is_gone_takes_what_was_gathered_with_it(family: Family) -> None:
    family.keep()
    family.agreed()
    with family.infra.database.transaction() as session:
        family.infra.bus.publish_within(session, DraftErased(ANNA, "d1"))
    assert "放弃了" in family.said(BEN)
    assert family.do(MyJoinings(BEN)) == []


def test_a_draft_that_was_handed_in_keeps_what_was_gathered(family: Family) -> None:
    family.keep()
    family.agreed()
    family.agreed(EVE, "eve")
    family.file()
    with family.infra.database.transaction() as session:
        family.infra.bus.publish_within(session, DraftErased(ANNA, "d1"))
    assert family.do(MyJoinings(BEN))[0].status == "filed"


def test_a_co_plaintiff_who_is_erased_leaves_and_the_inviter_hears_it(family: Family) -> None:
    family.keep()
    family.agreed()
    erase(family, BEN)
    assert "删除了自己的资料" in family.said(ANNA)
    assert family.states()["ben"] == "named"
    assert family.refused(OneJoining("ben", BEN)) == "filing_case_unknown"


def test_an_inviter_who_is_erased_takes_the_invitations_along(family: Family) -> None:
    family.keep()
    family.agreed()
    erase(family, ANNA)
    assert "放弃了" in family.said(BEN)
    assert family.do(MyJoinings(BEN)) == []


@pytest.mark.parametrize(("hour", "becomes"), [(3, 8), (7, 8), (8, 8), (21, 21), (22, 8), (23, 8)])
def test_an_end_waits_for_the_morning(hour: int, becomes: int) -> None:
    moment = datetime(2026, 12, 1, hour, 30, tzinfo=LONDON)
    after = after_the_night(moment, "Europe/London")
    assert after >= moment and after.hour == becomes


def erase(family: Family, person_id: str) -> None:
    """Do what erasing a person does to filing's own tables."""
    with family.infra.database.transaction() as session:
        for one in family.personal.tables:
            if one.table.name in ("co_plaintiffs", "joint_filings") and one.empty is not None:
                one.empty(session, Whose(person_id))
