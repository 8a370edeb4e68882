"""Officers are added, changed and noted; notes are sealed; the audit tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.desk.commands import (
    AddNote,
    AuditOf,
    CountReminders,
    ListOfficers,
    NoteDeskAction,
    NotesOn,
    RemindersCount,
)
from backend.desk.model import Enrolment
from backend.desk.staff_commands import AddOfficer, ChangeOfficer, RenewAccess, RenewByLink
from backend.desk.tables import notes
from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.outbox import OutboxRunner
from tests.desk.conftest import Office
from tests.desk.desk_browser import PASSWORD


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"login": "陈"}, "desk_login_odd"),
        ({"login": "chen"}, "desk_login_taken"),
        ({"name": " "}, "desk_name_odd"),
        ({"name": "很" * 41}, "desk_name_odd"),
        ({"roles": ()}, "desk_roles_missing"),
        ({"roles": ("king",)}, "desk_roles_missing"),
        ({"court": "paris"}, "desk_court_unknown"),
        ({"password": "short"}, "desk_password_weak"),
    ],
)
def test_an_officer_is_added_properly_or_not_at_all(
    office: Office, chen: Enrolment, changed: dict[str, object], reason: str
) -> None:
    good = {"login": "li", "name": "李法官", "roles": ("judge",), "password": PASSWORD, "court": "taishan"}
    assert office.refused(AddOfficer("console", **(good | changed))) == reason  # type: ignore[arg-type]
    assert [each.login for each in office.do(ListOfficers())] == ["chen"]


def test_an_officer_keeps_roles_in_their_order_and_a_court(office: Office) -> None:
    li = office.add("li", "clerk", "judge", court="taishan", name=" 李  法官 ").officer
    assert (li.roles, li.court, li.name) == (("judge", "clerk"), "taishan", "李 法官")


def test_the_last_administrator_cannot_be_taken_away(office: Office) -> None:
    root = office.add("root", "administrator").officer
    demoted = ChangeOfficer("console", root.officer_id, "管理员", ("clerk",), "", active=True)
    assert office.refused(demoted) == "desk_last_administrator"
    office.add("second", "administrator")
    assert office.do(demoted).roles == ("clerk",)


@pytest.mark.parametrize("change", [{"roles": ("administrator", "judge")}, {"court": "taishan"}, {"active": False}])
def test_nobody_changes_their_own_rights(office: Office, change: dict[str, object]) -> None:
    office.add("second", "administrator")
    root = office.add("root", "administrator").officer.officer_id
    asked = {"name": "管理员", "roles": ("administrator",), "court": "", "active": True} | change
    assert office.refused(ChangeOfficer(root, root, **asked)) == "desk_not_yourself"  # type: ignore[arg-type]
    assert office.refused(RenewByLink(root, root)) == "desk_not_yourself"


def test_an_administrator_may_write_their_own_name_better(office: Office) -> None:
    root = office.add("root", "administrator").officer.officer_id
    assert office.do(ChangeOfficer(root, root, "张管理员", ("administrator",), "", active=True)).name == "张管理员"


def test_nobody_is_changed_who_is_not_there(office: Office) -> None:
    assert office.refused(ChangeOfficer("o_x", "o_y", "某", ("clerk",), "", active=True)) == "desk_officer_unknown"
    assert office.refused(RenewAccess("console", "o_y", PASSWORD)) == "desk_officer_unknown"


def test_a_note_is_kept_once_sealed_and_only_on_its_subject(office: Office, chen: Enrolment) -> None:
    note = AddNote("n1", chen.officer.officer_id, "case:d1", " 已电话联系当事人 ")
    office.do(note)
    office.do(note)
    found = office.do(NotesOn("case:d1"))
    assert [(each.officer, each.text) for each in found] == [("陈书记员", "已电话联系当事人")]
    assert office.do(NotesOn("case:d2")) == []
    with office.database.reading() as session:
        assert "当事人".encode() not in bytes(session.execute(select(notes.c.text)).scalar_one())
    assert office.refused(AddNote("n2", "o_x", "case:d1", " ")) == "desk_note_empty"


def test_the_audit_of_a_case_names_officers_and_keeps_its_chain(office: Office, chen: Enrolment) -> None:
    office.do(NoteDeskAction(chen.officer.officer_id, "desk.paper_read", "d1"))
    office.do(NoteDeskAction(chen.officer.officer_id, "desk.paper_read", "d2"))
    assert [(each.who, each.what) for each in office.do(AuditOf("d1"))] == [("陈书记员", "desk.paper_read")]
    assert office.audit.verify(office.database) is None


def test_reminders_of_today_are_counted_and_late_ones_have_failed(
    office: Office, database: Database, clock: FixedClock
) -> None:
    runner = OutboxRunner(database, clock, {"filing.remind": lambda job: "said"})
    with database.transaction() as session:
        for key, topic in (("a", "filing.remind"), ("b", "hearing.remind"), ("c", "deliver")):
            outbox.add(session, topic=topic, payload={}, key=key, due_at=clock.now())
    runner.run_due_once()
    assert office.do(CountReminders()) == RemindersCount(1, 0)
    clock.advance(timedelta(hours=2))
    assert office.do(CountReminders()) == RemindersCount(1, 1)
