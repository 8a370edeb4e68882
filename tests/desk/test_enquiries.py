"""Enquiries over HTTP: a queue by the promised day, an answer its person reads at once, nothing for strangers."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from backend.conversation.model import ChangeLanguage
from backend.desk.model import Role
from backend.enquiries.commands import LeaveEnquiry, ReplyToOffice
from backend.enquiries.model import Enquiry
from backend.enquiries.tables import enquiries
from backend.shared.calendar import BEIJING
from tests.desk.desk_browser import Desk
from tests.desk.test_sections import last_said, person
from tests.web.fake_house import House


def leave(services: House, enquiry_id: str, **other: str) -> Enquiry:
    usual = {
        "office": "arbitration", "question": "<script>alert(1)</script> 条款有效吗？", "share": "talk",
        "name": "<b>陈太</b>",
    }  # fmt: skip
    person_id = person(services, enquiry_id)
    made: Enquiry = services.backend.bus.handle(LeaveEnquiry(enquiry_id, person_id, **(usual | other)))  # type: ignore[arg-type]
    return made


def contact(services: House, name: str, number: str) -> str:
    """A number as it comes out of what a person has typed."""
    backend, person_id = services.backend, person(services, name)
    with backend.database.transaction() as session:
        return backend.infra.privacy.keep(session, person_id, "phone", number)


def test_a_secretary_reads_what_is_shared_asks_back_and_answers_and_the_person_hears_each(
    services: House, desks: dict[Role, Desk]
) -> None:
    desk = desks["arbitration_secretary"]
    made = leave(services, "e-desk", contact=contact(services, "e-desk", "+14165550123"))
    path = f"/desk/enquiries/{made.enquiry_id}"
    queue = desk.page("/desk/enquiries").text
    assert made.number in queue and "&lt;script&gt;" in queue and "<script>alert" not in queue
    page = desk.page(path).text
    assert all(text in page for text in ("+14165550123", "&lt;b&gt;陈太", "你好", "看了咨询"))
    assert desk.send(path, do="ask", text="<i>哪一年</i>签的？").status_code == 303
    assert "哪一年" in last_said(services, made.person_id) and "等当事人回复" in desk.page(path).text
    services.backend.bus.handle(ReplyToOffice("r-desk", made.person_id, made.enquiry_id, "2012 年"))
    assert "2012 年" in desk.page(path).text
    assert desk.send(path, do="answer", text="可以，请在线提交。").status_code == 303
    said = last_said(services, made.person_id)
    assert "可以，请在线提交。" in said and made.number in said


def test_an_answer_sent_twice_from_the_same_page_is_read_once(services: House, desks: dict[Role, Desk]) -> None:
    desk, made = desks["arbitration_secretary"], leave(services, "e-twice")
    path = f"/desk/enquiries/{made.enquiry_id}"
    for _ in range(2):
        assert desk.send(path, do="answer", text="答一次", request_id="desk-twice0001").status_code == 303
    said = [entry.reply.text for entry in services.backend.conversation.history.since(made.person_id)]
    assert sum("答一次" in text for text in said) == 1


def test_an_empty_answer_is_refused_with_nothing_sent_and_a_closed_one_takes_no_more(
    services: House, desks: dict[Role, Desk]
) -> None:
    desk, made = desks["arbitration_secretary"], leave(services, "e-close")
    path = f"/desk/enquiries/{made.enquiry_id}"
    for form in ({"do": "answer", "text": " "}, {"do": "nonsense", "text": "x"}, {}):
        assert desk.send(path, **form).status_code == 409
    assert desk.send(path, do="close", text="不属于仲裁").status_code == 303
    assert "不属于仲裁" in last_said(services, made.person_id)
    assert desk.send(path, do="answer", text="迟了").status_code == 409
    assert made.number in desk.page("/desk/enquiries?show=over").text


def test_an_answer_in_another_language_than_its_person_reads_is_asked_about_first(
    services: House, desks: dict[Role, Desk]
) -> None:
    desk, made = desks["arbitration_secretary"], leave(services, "e-english")
    services.backend.bus.handle(ChangeLanguage(made.person_id, "en"))
    path = f"/desk/enquiries/{made.enquiry_id}"
    asked = desk.send(path, do="answer", text="请把合同寄来。")
    assert asked.status_code == 409
    assert "还没有发出：当事人看的是英文" in asked.text and "请把合同寄来。" in asked.text
    assert "请把合同寄来" not in last_said(services, made.person_id)
    assert desk.send(path, do="answer", text="Please send the contract.").status_code == 303
    assert "Please send the contract." in last_said(services, made.person_id)
    assert desk.send(path, do="ask", text="哪一年签的？", as_written="yes").status_code == 303
    assert "哪一年签的？" in last_said(services, made.person_id)


def test_each_office_sees_its_own_and_finds_its_own(services: House, desks: dict[Role, Desk]) -> None:
    ours, theirs = leave(services, "e-zc"), leave(services, "e-sf", office="litigation_service")
    secretary, clerk = desks["arbitration_secretary"], desks["clerk"]
    assert theirs.number in clerk.page("/desk/enquiries").text and ours.number not in clerk.page("/desk/enquiries").text
    for desk, other in ((secretary, theirs), (clerk, ours)):
        assert desk.page(f"/desk/enquiries/{other.enquiry_id}").status_code == 404
        assert desk.send(f"/desk/enquiries/{other.enquiry_id}", "/desk/me", do="answer", text="x").status_code == 409
        assert other.number not in desk.http.get("/desk/search", params={"q": other.number}).text.split("</form>")[-1]
    assert f"/desk/enquiries/{ours.enquiry_id}" in secretary.http.get("/desk/search", params={"q": ours.number}).text
    assert ours.number in secretary.http.get("/desk/enquiries", params={"q": ours.number.lower()}).text


@pytest.mark.parametrize(("share", "status"), [("question", 404), ("contact", 200)])
def test_the_office_writes_in_the_chat_only_of_who_left_a_contact(
    services: House, desks: dict[Role, Desk], share: str, status: int
) -> None:
    made = leave(services, f"e-talk-{share}", share=share)
    assert desks["arbitration_secretary"].page(f"/desk/talks/{made.person_id}").status_code == status


def test_a_note_is_for_colleagues_and_a_promise_that_is_near_is_red(services: House, desks: dict[Role, Desk]) -> None:
    desk, made = desks["arbitration_secretary"], leave(services, "e-note")
    path = f"/desk/enquiries/{made.enquiry_id}"
    assert desk.send(f"{path}/note", path, note="<u>已电话</u>").status_code == 303
    assert "&lt;u&gt;已电话" in desk.page(path).text and "due red" not in desk.page(path).text
    today = services.backend.clock.now().astimezone(BEIJING).date()
    with services.backend.database.transaction() as session:
        session.execute(update(enquiries).where(enquiries.c.number == made.number).values(due=today))
    assert "due red" in desk.page(path).text and "个咨询待答复" in desk.page("/desk").text
