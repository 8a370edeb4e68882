"""Arbitrations over HTTP: the secretary reads an application, asks, accepts, fixes; nobody else sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from backend.arbitration.answer import Answer, Counterclaim
from backend.arbitration.commands import KeepAnswer, KeepApplication, ReportPayment, WithdrawArbitration
from backend.arbitration.model import Agreement, Application, Arbitration, Party
from backend.desk.model import Role
from backend.shared.calendar import BEIJING
from tests.desk.desk_browser import Desk
from tests.desk.test_sections import last_said, person
from tests.web.fake_house import House

APPLICATION = Application(
    (Party("person", "林小明"),), (Party("organisation", "江门宏发贸易有限公司"),),
    Agreement("争议提交深圳国际仲裁院仲裁。", "scia"), ("支付货款80万元",), "<script>alert(1)</script> 未付货款",
    Decimal("800000"),
)  # fmt: skip


@pytest.fixture(scope="module")
def applied(services: House) -> Arbitration:
    order = KeepApplication("desk-arb1", person(services, "arb"), APPLICATION)
    made: Arbitration = services.backend.bus.handle(order)
    return made


def test_the_secretary_takes_it_through_its_course_and_the_person_hears_each_step(
    services: House, desks: dict[Role, Desk], applied: Arbitration
) -> None:
    desk, path = desks["arbitration_secretary"], f"/desk/arbitrations/{applied.arbitration_id}"
    assert path in desk.page("/desk/arbitrations").text
    page = desk.page(path).text
    assert "&lt;script&gt;" in page and "写明深圳国际仲裁院" in page and "800,000.00 CNY" in page
    assert desk.send(path, do="defect", text="").status_code == 409
    assert desk.send(path, do="award").status_code == 409
    assert desk.send(path, do="defect", text="请补交身份证明", due="2026-12-04").status_code == 303
    assert "请补交身份证明" in last_said(services, applied.person_id)
    assert desk.send(path, do="accepted", number="深国仲受9号", amount="free").status_code == 409
    assert desk.send(path, do="accepted", number="深国仲受9号", amount="17500", due="2026-12-10").status_code == 303
    assert "17,500.00 CNY" in last_said(services, applied.person_id)
    assert desk.send(path, do="tribunal", arbitrators="李敏\n王强").status_code == 303
    day = services.backend.clock.now().astimezone(BEIJING) + timedelta(days=40)
    assert desk.send(path, do="hearing", start=f"{day:%Y-%m-%d}T09:30", place="深圳").status_code == 303
    assert "09:30" in last_said(services, applied.person_id)
    assert desk.send(path, do="award").status_code == 303
    assert "没有日期" in last_said(services, applied.person_id)
    assert path in desk.page("/desk/arbitrations?show=over").text
    assert "深国仲受9号" in desk.page(path).text


def test_the_secretary_answers_a_payment_and_a_withdrawal(services: House, desks: dict[Role, Desk]) -> None:
    who = person(services, "arb-paid")
    application = replace(APPLICATION, applicants=(Party("person", "何秀兰"),))
    services.backend.bus.handle(KeepApplication("desk-arb2", who, application))
    desk, path = desks["arbitration_secretary"], "/desk/arbitrations/desk-arb2"
    assert desk.send(path, do="paid").status_code == 409
    assert desk.send(path, do="accepted", number="深国仲受10号", amount="17500", due="2026-12-10").status_code == 303
    services.backend.bus.handle(ReportPayment("desk-pay1", who, "desk-arb2", "<b>已付</b>", (), Decimal(10000)))
    page = desk.page(path).text
    assert "报告已缴费" in page and "10,000.00 CNY" in page and "&lt;b&gt;" in page
    assert desk.send(path, do="unpaid", text="").status_code == 409
    assert desk.send(path, do="unpaid", text="还差7500元", amount="7500").status_code == 303
    assert "7,500.00 CNY" in last_said(services, who) and "12月10日" in last_said(services, who)
    assert desk.send(path, do="paid", amount="17500").status_code == 303
    assert "提醒停了" in last_said(services, who)
    assert 'value="unpaid"' not in desk.page(path).text
    services.backend.bus.handle(WithdrawArbitration("desk-gone1", who, "desk-arb2", "和解了"))
    assert "要求撤回申请" in desk.page(path).text
    assert desk.send(path, do="withdrawn", amount="17500").status_code == 303
    assert "已撤回" in last_said(services, who)


def test_the_secretary_reads_an_answer(services: House, desks: dict[Role, Desk]) -> None:
    who, answer = person(services, "arb-answer"), Answer(
        "深国仲受11号", (Party("person", "陈大文"),), (Party("person", "林小明"),), position="货<i>坏了</i>，付一半",
        counterclaim=Counterclaim(("赔偿10万元",), Decimal(100000), "CNY", "货坏了"),
    )  # fmt: skip
    services.backend.bus.handle(KeepAnswer("desk-arb3", who, answer, send=False))
    desk, path = desks["arbitration_secretary"], "/desk/arbitrations/desk-arb3"
    assert path in desk.page("/desk/arbitrations?show=over").text
    page = desk.page(path).text
    assert "货&lt;i&gt;坏了" in page and "赔偿10万元" in page and "100,000.00 CNY" in page


@pytest.mark.parametrize("role", ["judge", "clerk", "notary", "mediator", "administrator"])
def test_nobody_else_sees_it(desks: dict[Role, Desk], applied: Arbitration, role: Role) -> None:
    for path in ("/desk/arbitrations", f"/desk/arbitrations/{applied.arbitration_id}"):
        assert desks[role].page(path).status_code == 403


def test_what_does_not_exist_is_not_found(desks: dict[Role, Desk]) -> None:
    assert desks["arbitration_secretary"].page("/desk/arbitrations/nothing").status_code == 404
