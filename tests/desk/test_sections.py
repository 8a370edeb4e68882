"""Each section does its work over HTTP: identities, appointments, conversations, hearings, notes, figures."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update

from backend.conversation.model import CallHuman, Inbound
from backend.conversation.tables import inbox
from backend.desk.model import Role
from backend.filing.model import Case
from backend.hearing.commands import HearingsOfCase
from backend.hearing.tables import asked
from backend.identity.commands import MyIdentity, VerifyIdentity
from backend.notarization.commands import BookNotarization, FindSlots
from backend.shared import outbox
from backend.shared.calendar import BEIJING, add_working_days
from backend.shared.own_seals import sealed
from tests.desk.desk_browser import Desk, file
from tests.web.fake_house import House


def person(services: House, name: str) -> str:
    services.backend.conversation.receiver.receive(Inbound("web", name, f"hello-{name}", text="你好"))
    return services.backend.conversation.people.find("web", name) or ""


def last_said(services: House, person_id: str) -> str:
    return services.backend.conversation.history.since(person_id)[-1].reply.text


def waiting_identity(services: House, request_id: str, name: str) -> str:
    """An organisation, which the court always checks by hand."""
    person_id = person(services, request_id)
    wish = VerifyIdentity(
        request_id, person_id, "foreign_organisation", "registration_papers", "BC1234567", name, region="CA",
        organisation_name="枫叶商贸", registration_number="BC1234567", position="董事",
    )  # fmt: skip
    services.backend.bus.handle(wish)
    return person_id


def test_an_identity_is_accepted_and_the_person_hears_of_it(services: House, desks: dict[Role, Desk]) -> None:
    person_id, desk = waiting_identity(services, "d_org1", "陈国强"), desks["clerk"]
    assert "枫叶商贸" in desk.page("/desk/identities").text
    done = desk.send("/desk/identities/d_org1/decision", "/desk/identities/d_org1", decision="accept")
    assert done.status_code == 303 and "d_org1" not in desk.page("/desk/identities").text
    assert services.backend.bus.handle(MyIdentity(person_id)).verification.status == "verified"


def test_an_identity_is_turned_down_with_a_reason_or_not_at_all(services: House, desks: dict[Role, Desk]) -> None:
    person_id, desk = waiting_identity(services, "d_org2", "<b>黄</b>"), desks["judge"]
    page = desk.page("/desk/identities/d_org2")
    assert "&lt;b&gt;黄" in page.text and "BC1234567" not in page.text
    empty = desk.send("/desk/identities/d_org2/decision", "/desk/identities/d_org2", decision="reject", reason=" ")
    assert empty.status_code == 409
    desk.send("/desk/identities/d_org2/decision", "/desk/identities/d_org2", decision="reject", reason="请补交认证文件")
    assert "请补交认证文件" in last_said(services, person_id)
    assert desk.page("/desk/identities/d_org2/files/f_0000000000000000").status_code == 404


def test_the_notaries_see_the_day_and_its_free_places(services: House, desks: dict[Role, Desk]) -> None:
    do, person_id = services.backend.bus.handle, person(services, "notarized")
    day = add_working_days(services.backend.clock.now().astimezone(BEIJING).date(), 3)
    slot = do(FindSlots(person_id, "birth", "in_person", day))[0]
    circumstances = ("china", "prc_mainland", "abroad", "residence_permit")
    order: Any = ("d_book", person_id, "birth", "in_person", *circumstances, slot.slot_id)
    do(BookNotarization(*order, "陈国强", "E12345678", "+14165550123"))
    shown = desks["notary"].page(f"/desk/appointments?day={slot.start.astimezone(BEIJING).date()}").text
    assert "出生" in shown and "已确认" in shown and "陈国强" not in shown
    assert int(re.findall(r"余 (\d+) 个", shown)[0]) > 10
    assert desks["notary"].page("/desk/appointments?day=never").status_code == 200


def test_an_officer_speaks_only_with_who_called_or_whose_case_it_is(
    services: House, desks: dict[Role, Desk], filed: Case
) -> None:
    stranger, mediator = person(services, "stranger"), desks["mediator"]
    for address in (f"/desk/talks/{stranger}", f"/desk/talks/{stranger}/news", f"/desk/talks/{filed.person_id}"):
        assert mediator.page(address).status_code == 404
    taken = mediator.send(f"/desk/talks/{stranger}", "/desk/me", do="take")
    assert taken.status_code == 409 and desks["clerk"].page(f"/desk/talks/{filed.person_id}").status_code == 200
    services.backend.bus.handle(CallHuman(stranger, "<i>急</i>", "web"))
    assert "&lt;i&gt;急" in mediator.page("/desk/talks").text
    assert mediator.send(f"/desk/talks/{stranger}", do="take").status_code == 303
    mediator.send(f"/desk/talks/{stranger}", do="write", text="您好")
    assert last_said(services, stranger) == "【陈书记员】\n您好"
    assert mediator.page(f"/desk/talks/{stranger}/news?after=x").json()["entries"][-1]["who"] == "human"
    assert mediator.send(f"/desk/talks/{stranger}", do="nonsense").status_code == 409
    assert mediator.send(f"/desk/talks/{stranger}", do="back").status_code == 303


def test_a_hearing_is_fixed_moved_and_called_off_from_its_case(services: House, desks: dict[Role, Desk]) -> None:
    case, desk = file(services, "d-hearing"), desks["clerk"]
    path, now = f"/desk/filings/{case.case_id}", services.backend.clock.now().astimezone(BEIJING)
    number = f"（{now.year}）粤0703民初501号"
    assert desk.send(f"{path}/decision", path, decision="register", sequence="1", case_number=number).status_code == 303
    hearing_id = re.findall(r'name="hearing_id" value="(h[0-9a-f]{16})"', desk.page(path).text)[0]
    times = {"start": f"{now + timedelta(days=20):%Y-%m-%d}T09:30", "end": f"{now + timedelta(days=20):%Y-%m-%d}T11:30"}
    form = {"hearing_id": hearing_id, "kind": "in_person", "place": "第三法庭", **times}
    assert desk.send(f"{path}/hearing", path, do="fix", **form).status_code == 303
    assert "第三法庭" in last_said(services, case.person_id)
    later = {**form, "start": times["start"].replace("09:30", "15:00"), "end": times["end"].replace("11:30", "16:00")}
    assert desk.send(f"{path}/hearing", path, do="move", reason="法官出差", **later).status_code == 303
    assert desk.send(f"{path}/hearing", path, do="cancel", hearing_id=hearing_id, reason="和解").status_code == 303
    assert services.backend.bus.handle(HearingsOfCase(case.case_id))[0].status == "cancelled"


def test_a_hearing_of_another_case_or_without_sense_is_refused(
    services: House, desks: dict[Role, Desk], filed: Case
) -> None:
    desk, path = desks["clerk"], f"/desk/filings/{filed.case_id}"
    for form in ({"do": "cancel", "hearing_id": "h0"}, {"do": "fix", "start": "soon"}, {}):
        assert desk.send(f"{path}/hearing", path, **form).status_code == 409
    unregistered = {"do": "fix", "hearing_id": "hx12345", "kind": "in_person", "place": "x"}
    times = {"start": "2030-01-01T09:00", "end": "2030-01-01T10:00"}
    assert desk.send(f"{path}/hearing", path, **unregistered, **times).status_code == 409


def test_a_note_is_for_colleagues_and_the_figures_name_nobody(desks: dict[Role, Desk], filed: Case) -> None:
    path = f"/desk/filings/{filed.case_id}"
    assert desks["clerk"].send(f"{path}/note", path, note="<u>已电话</u>").status_code == 303
    assert "&lt;u&gt;已电话" in desks["judge"].page(path).text
    shown = desks["administrator"].page("/desk/figures").text
    assert "今天提交" in shown and "陈国强" not in shown


def test_an_administrator_has_given_up_work_tried_again_and_sees_nothing_anybody_wrote(
    services: House, desks: dict[Role, Desk]
) -> None:
    backend, desk = services.backend, desks["administrator"]
    row = outbox.row_of(topic="nowhere", payload={}, key="nowhere:1", due_at=backend.clock.now())
    backend.conversation.receiver.receive(Inbound("terminal", "aside", "1", text="我的秘密"))
    with backend.database.transaction() as session:
        session.execute(
            insert(outbox.outbox),
            outbox.sealed_rows(session, [row | {"state": "dead", "last_error": "<b>no such partner"}]),
        )
        whose = session.execute(select(inbox.c.person_id).where(inbox.c.address == "aside")).scalar_one()
        why = sealed(session, inbox.c.result, whose, {"error": "it ended every bot"})
        failed = {"state": "aside", "result": why}
        session.execute(update(inbox).where(inbox.c.address == "aside").values(**failed))
    shown = desk.page("/desk/jobs").text
    assert "&lt;b&gt;no such partner" in shown and "it ended every bot" in shown and "我的秘密" not in shown
    assert desk.send("/desk/jobs", key="nowhere:1").status_code == 303
    assert "nowhere:1" not in desk.page("/desk/jobs").text
    assert desk.send("/desk/jobs", key="nowhere:1").headers["location"].endswith("job_gone")
    assert desks["clerk"].page("/desk/jobs").status_code == 403


def test_what_the_litigation_platform_does_not_take_over_is_shown_on_the_case(
    services: House, desks: dict[Role, Desk]
) -> None:
    case, desk = file(services, "d-untold"), desks["clerk"]
    path, day = f"/desk/filings/{case.case_id}", services.backend.clock.now().astimezone(BEIJING) + timedelta(days=20)
    number = f"（{day.year}）粤0703民初502号"
    desk.send(f"{path}/decision", path, decision="register", sequence="1", case_number=number)
    times = {"start": f"{day:%Y-%m-%d}T09:30", "end": f"{day:%Y-%m-%d}T11:30"}
    form = {"hearing_id": "h0123456789abcdef", "kind": "in_person", "place": "第三法庭", **times}
    assert desk.send(f"{path}/hearing", path, do="fix", **form).status_code == 303
    assert "正在报送诉讼平台" in desk.page(path).text
    with services.backend.database.transaction() as session:
        session.execute(update(asked).values(state="refused", reason="hearing_changed_meanwhile"))
    assert "诉讼平台没有接收" in desk.page(path).text
