"""Mediation over HTTP: sent from the filing's page, taken, met over, ended; nobody else's mediator sees it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from backend.desk.model import Role
from backend.filing.model import Case
from backend.shared.calendar import BEIJING
from tests.desk.desk_browser import Desk, desk_of, file
from tests.desk.test_sections import last_said
from tests.sandbox_fixture import RunningSandbox
from tests.web.fake_house import House


@pytest.fixture(scope="module")
def wished(services: House, desks: dict[Role, Desk]) -> Case:
    """A filing whose person wished for mediation, sent to the mediator of the house."""
    case = file(services, "d-mediate", mediation_first=True, facts="<script>alert(1)</script>")
    assert send(desks["clerk"], case).status_code == 303
    return case


def send(desk: Desk, case: Case, mediator: str = ""):  # type: ignore[no-untyped-def]
    path = f"/desk/filings/{case.case_id}"
    found = re.findall(r'<option value="(o_[0-9a-f]{16})">', desk.page(path).text)
    form = {"mediator": mediator or found[0], "request_id": f"desk-{case.case_id.replace('-', '')}"}
    return desk.send(f"{path}/mediation", path, **form)


def test_the_filing_stands_still_while_it_is_with_the_mediator(desks: dict[Role, Desk], wished: Case) -> None:
    page = desks["clerk"].page(f"/desk/filings/{wished.case_id}").text
    assert "审查期限停住" in page and "等调解员接受" in page and "交给调解员" not in page


def test_a_mediator_takes_it_meets_and_ends_it_and_the_person_hears_each_step(
    services: House, desks: dict[Role, Desk], wished: Case
) -> None:
    desk, day = desks["mediator"], services.backend.clock.now().astimezone(BEIJING) + timedelta(days=5)
    path = "/desk/mediations/" + re.findall(r'href="/desk/mediations/([\w-]+)"', desk.page("/desk/mediations").text)[0]
    assert "&lt;script&gt;" in desk.page(path).text and "E12345678" not in desk.page(path).text
    assert desk.send(path, do="session", kind="phone").status_code == 409
    assert desk.send(path, do="take").status_code == 303
    times = {"start": f"{day:%Y-%m-%d}T10:00", "end": f"{day:%Y-%m-%d}T11:00"}
    assert desk.send(path, do="session", kind="online", place="<i>会议室</i>", **times).status_code == 303
    assert "10:00" in last_said(services, wished.person_id)
    assert desk.send(path, do="prolong", until=f"{day + timedelta(days=60):%Y-%m-%d}").status_code == 409
    assert desk.send(path, do="agreed", words="分期还清", effective_on="soon").status_code == 409
    today = f"{services.backend.clock.now().astimezone(BEIJING):%Y-%m-%d}"
    assert desk.send(path, do="agreed", words="分期还清", effective_on=today).status_code == 303
    assert "司法确认" in last_said(services, wished.person_id)
    assert "分期还清" in desk.page(path).text and "&lt;script&gt;" not in desk.page(path).text
    assert "达成协议" in desks["clerk"].page(f"/desk/filings/{wished.case_id}").text


def test_a_mediation_is_found_by_its_cause_by_its_own_mediator_alone(
    services: House, desks: dict[Role, Desk], wished: Case
) -> None:
    link, query = re.compile(r'href="/desk/mediations/[\w-]+"'), {"q": wished.cause_name[:2]}
    assert link.search(desks["mediator"].http.get("/desk/search", params=query).text)
    other = desk_of(services, "searching-mediator", "mediator")
    assert not link.search(other.http.get("/desk/search", params=query).text)


def test_another_mediator_sees_nothing_of_it_and_a_stranger_is_no_mediator(
    services: House, desks: dict[Role, Desk]
) -> None:
    case = file(services, "d-mediate2")
    assert send(desks["judge"], case, "o_0000000000000000").status_code == 409
    assert send(desks["judge"], case).status_code == 303
    assert "等当事人同意" in desks["judge"].page(f"/desk/filings/{case.case_id}").text
    other = desk_of(services, "other-mediator", "mediator")
    for path in ("/desk/mediations/desk-dmediate2", "/desk/mediations/desk-dmediate"):
        assert other.page(path).status_code == 404
    assert desks["mediator"].page("/desk/mediations/desk-dmediate2").status_code == 404


def test_a_filing_goes_to_the_centres_system_and_its_news_come_back_over_http(
    services: House, desks: dict[Role, Desk], sandbox: RunningSandbox
) -> None:
    case, centre = file(services, "d-docked", mediation_first=True), sandbox.part("yiqiao_yilu")
    desk, path = desks["clerk"], "/desk/filings/d-docked"
    assert "邑侨邑路诉调对接平台" in desk.page(path).text
    assert send(desk, case, "mediation_docking").status_code == 303
    services.wait_until(lambda: "desk-ddocked" in centre.state()["mediations"])
    centre.control("decide", kind="mediation", status="accepted", officer="冯调解员", reference="desk-ddocked")
    services.wait_until(lambda: "冯调解员" in last_said(services, case.person_id))
    told = {"outcome": "failed", "text": "<b>差距太大</b>", "reference": "desk-ddocked"}
    centre.control("decide", kind="mediation", status="ended", **told)
    services.wait_until(lambda: "差距太大" in last_said(services, case.person_id))
    page = desk.page(path).text
    assert "冯调解员" in page and "调解不成" in page and "<b>差距" not in page


def test_the_court_takes_a_filing_back_from_the_centres_system_with_a_reason(
    services: House, desks: dict[Role, Desk], sandbox: RunningSandbox
) -> None:
    case, centre = file(services, "d-recalled", mediation_first=True), sandbox.part("yiqiao_yilu")
    desk, path = desks["clerk"], "/desk/filings/d-recalled"
    assert desk.send(f"{path}/mediation/recall", path, reason="x").status_code == 409
    assert send(desk, case, "mediation_docking").status_code == 303
    services.wait_until(lambda: "desk-drecalled" in centre.state()["mediations"])
    assert desk.send(f"{path}/mediation/recall", path, reason="  ").status_code == 409
    assert desk.send(f"{path}/mediation/recall", path, reason="<b>新证据</b>").status_code == 303
    assert "新证据" in last_said(services, case.person_id)
    services.wait_until(lambda: centre.state()["mediations"]["desk-drecalled"]["outcome"] == "called_back")
    page = desk.page(path).text
    assert "法院已收回" in page and "<b>新证据" not in page and "从调解收回" not in page
