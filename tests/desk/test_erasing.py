"""An officer erases a person they speak with: for a reason, after a look at what stays, and noted in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.conversation.model import CallHuman, Inbound
from backend.desk.model import Role
from backend.personal_data.tables import erasures
from backend.shared.tables import audit
from tests.desk.desk_browser import Desk
from tests.web.fake_house import House

SAID = "我叫欧阳测芬，请把我的资料都删掉"


@pytest.fixture
def path(services: House, desks: dict[Role, Desk]) -> str:
    """The talk with somebody who has called a human, taken over by the clerk."""
    backend = services.backend
    backend.conversation.receiver.receive(Inbound("web", "leaving", f"said {backend.clock.now()}", text=SAID))
    person = str(backend.conversation.people.find("web", "leaving"))
    backend.bus.handle(CallHuman(person, "ask_human"))
    here = f"/desk/talks/{person}"
    assert desks["clerk"].send(here, do="take").status_code == 303
    return here


def test_the_officer_sees_what_stays_and_has_to_give_a_reason(desks: dict[Role, Desk], path: str) -> None:
    page = desks["clerk"].page(path).text
    assert "删除这个人的全部资料" in page and "要留下：" in page
    for form in ({}, {"reason": "own_wish"}, {"reason": "console", "sure": "yes"}, {"reason": "x", "sure": "yes"}):
        refused = desks["clerk"].send(path, do="erase", **form)
        assert refused.status_code == 409 and "请选择删除的原因" in refused.text
    desks["clerk"].send(path, do="back")


def test_another_officer_cannot(desks: dict[Role, Desk], path: str) -> None:
    assert "删除这个人的全部资料" not in desks["judge"].page(path).text
    assert desks["judge"].send(path, do="erase", reason="own_wish", sure="yes").status_code in (404, 409)
    desks["clerk"].send(path, do="back")


def test_the_person_is_gone_and_the_log_says_who_did_it_and_why(
    services: House, desks: dict[Role, Desk], path: str
) -> None:
    backend, person = services.backend, path.rpartition("/")[2]
    asked = desks["clerk"].send(path, do="erase", reason="written_request", sure="yes")
    assert asked.headers["location"] == "/desk/talks?done=erase_begun"
    assert _erased(services, person)
    with backend.database.reading() as session:
        noted = session.execute(select(audit).where(audit.c.what == "person.erased")).mappings().all()[-1]
    assert noted["who"].startswith("officer:") and noted["facts"]["reason"] == "written_request"
    assert backend.conversation.history.since(person) == []
    assert desks["clerk"].page(path).status_code == 404


def _erased(services: House, person: str) -> bool:
    """Let the job run; the services' own worker may do it first."""
    backend = services.backend
    for _ in range(40):
        backend.infra.outbox.run_due_once()
        with backend.database.reading() as session:
            state = session.execute(select(erasures.c.state).where(erasures.c.person_id == person)).scalar_one()
        if state == "done":
            return True
        _wait(services)
    return False


def _wait(services: House) -> None:
    import time

    advance = getattr(services.backend.clock, "advance", None)
    advance(timedelta(seconds=5)) if advance else time.sleep(0.5)
