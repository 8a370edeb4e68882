"""The witness week and the notaries' day over HTTP: slots opened and closed, the judge's link, who may see whom."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backend.api.desk.appointments import a_day
from backend.authorization.commands import BookWitness, FindWitnessSlots, MyWitnesses
from backend.authorization.model import CaseNamed, Wish, Witness
from backend.authorization.power.model import Lawyer, Principal
from backend.desk.commands import AuditOf, NoteDeskAction
from backend.desk.model import AuditEntry, Role
from backend.notarization.commands import ListMatters
from backend.notarization.desk_commands import OfficeDiary, OfficePlaces
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from tests.desk.desk_browser import Desk, desk_of
from tests.desk.test_sections import person
from tests.sandbox_fixture import RunningSandbox
from tests.web.fake_house import House

TAISHAN = "台山市人民法院"


def booked(services: House, name: str, court: str = "") -> Witness:
    """A witness of somebody whose identity is taken as checked: identity has tests of its own."""
    bus, who = services.backend.bus, person(services, name)
    slots: list[Slot] = bus.handle(FindWitnessSlots(who))
    lawyer = Lawyer("李律师", "广东某某律师事务所", "14407201010123456")
    case = CaseNamed("<b>黄美玲</b>诉梁大文", court)
    wish = Wish(case, lawyer, "general", (), "mandarin", "", datetime.now(UTC))
    handler: Any = bus._commands[BookWitness]
    before, handler._party = handler._party, lambda _: f"黄美玲{name[-1]}"
    errands = handler._errands
    object.__setattr__(errands, "principal_of", lambda _: Principal("黄美玲", "passport", "E1", "CA"))
    bus.handle(FindWitnessSlots(who, slots[20].start.astimezone(BEIJING).date()))
    made: Witness = bus.handle(BookWitness(f"d_{name}", who, slots[20].slot_id, wish))
    handler._party = before
    return made


@pytest.fixture(scope="module")
def witness(services: House) -> Witness:
    return booked(services, "witness-a")


def week(witness: Witness) -> str:
    return f"/desk/witnesses?week={witness.slot.start.astimezone(BEIJING).date()}"


def test_the_week_names_who_comes_to_a_clerk_and_nobody_to_the_administrator(
    desks: dict[Role, Desk], witness: Witness
) -> None:
    seen, slots_only = desks["clerk"].page(week(witness)).text, desks["administrator"].page(week(witness)).text
    assert "黄美玲" in seen and "&lt;b&gt;" in seen and "已约 1/2" in seen and witness.number in seen
    assert "黄美玲" not in slots_only and "已约 1/2" in slots_only
    answer = desks["administrator"].send(f"/desk/witnesses/{witness.witness_id}/judge", "/desk/me", do="link")
    assert answer.status_code == 403


def test_a_witness_is_found_by_number_and_by_name_but_not_by_who_may_read_none(
    desks: dict[Role, Desk], witness: Witness
) -> None:
    for text in (str(witness.number), "黄美玲"):
        seen = desks["clerk"].http.get("/desk/search", params={"q": text}).text
        assert str(witness.number) in seen and "&lt;b&gt;黄美玲" in seen
        assert "&lt;b&gt;黄美玲" not in desks["administrator"].http.get("/desk/search", params={"q": text}).text


def test_an_officer_of_one_court_does_not_see_anothers_witness(services: House) -> None:
    other = booked(services, "witness-b", TAISHAN)
    for court, there in (("taishan", True), ("kaiping", False)):
        desk = desk_of(services, f"week-{court}", "clerk", court=court)
        assert (str(other.number) in desk.page(week(other)).text) == there
    answer = desk.send(f"/desk/witnesses/{other.witness_id}/judge", week(other), do="link", week="2026-01-05")
    assert answer.status_code == 409


def test_free_slots_are_closed_and_a_booked_one_is_named_as_staying(desks: dict[Role, Desk], witness: Witness) -> None:
    desk, page = desks["judge"], week(witness)
    [monday] = set(re.findall(r'name="week" value="([\d-]+)"', desk.page(page).text))
    free = f"gw-{witness.slot.start.astimezone(BEIJING):%Y%m%d}-1700"
    form = {"week": monday, "slot": [witness.slot.slot_id, free], "do": "close"}
    answer = desk.send("/desk/witnesses", page, **form)
    assert answer.status_code == 200 and "名额不能少于已约人数" in answer.text and "关闭" in answer.text
    opened = desk.send("/desk/witnesses", page, week=monday, slot=free, do="open", places="2")
    assert opened.status_code == 303 and "slots_changed" in opened.headers["location"]
    for odd in (
        {"do": "open", "places": "x", "slot": free},
        {"do": "open", "places": "51", "slot": free},
        {"do": "close"},
    ):
        assert desk.send("/desk/witnesses", page, week=monday, **odd).status_code == 409


def test_another_judge_is_named_and_the_link_follows(
    services: House, desks: dict[Role, Desk], sandbox: RunningSandbox, witness: Witness
) -> None:
    desk, path = desks["judge"], f"/desk/witnesses/{witness.witness_id}/judge"
    monday = witness.slot.start.astimezone(BEIJING).date()
    assert desk.send(path, week(witness), do="judge", judge="区小兰", week=monday).status_code == 303
    sessions = sandbox.part("guangzhou_witness").state()["sessions"]
    assert next(one for one in sessions if one["reference"] == witness.witness_id)["judge"] == "区小兰"
    assert desk.send(path, week(witness), do="link", week=monday).status_code == 303
    assert services.backend.bus.handle(MyWitnesses(witness.person_id))[0].status == "booked"


def test_the_week_is_shown_while_the_platform_is_away(
    desks: dict[Role, Desk], sandbox: RunningSandbox, witness: Witness
) -> None:
    platform = sandbox.part("guangzhou_witness")
    platform.control("faults", outage=True)
    try:
        page = desks["clerk"].page(week(witness))
        assert page.status_code == 200 and "见证平台暂时连不上" in page.text and "黄美玲" in page.text
        wish = {"slot": witness.slot.slot_id, "do": "close"}
        assert desks["clerk"].send("/desk/witnesses", "/desk/me", **wish).status_code == 503
    finally:
        platform.control("faults", outage=False)


def test_who_read_the_names_of_a_week_is_on_record(services: House, desks: dict[Role, Desk], witness: Witness) -> None:
    monday = (day := witness.slot.start.astimezone(BEIJING).date()) - timedelta(days=day.weekday())

    def read() -> list[str]:
        log: list[AuditEntry] = services.backend.bus.handle(AuditOf(monday.isoformat()))
        return [one.who for one in log if one.what == "desk.witnesses_read"]

    before = len(read())
    desks["administrator"].page(week(witness))
    assert len(read()) == before, "who sees slots only has read nobody's name"
    desks["judge"].page(week(witness))
    assert len(read()) == before + 1


class NotarysVisit:
    """A notary's look at a day on which somebody comes, or nobody."""

    def __init__(self, coming: list[str]) -> None:
        self.coming, self.done, self.form, self.query = coming, [], {}, {"day": "2026-12-01"}
        self.me, self.now = SimpleNamespace(officer_id="o_1"), datetime(2026, 12, 1, tzinfo=UTC)

    def do(self, command: Any) -> Any:
        self.done.append(command)
        return {OfficeDiary: self.coming, ListMatters: [], OfficePlaces: {}}.get(type(command))


@pytest.mark.parametrize("coming", [[], ["somebody"]])
def test_who_read_the_names_of_a_notaries_day_is_on_record(coming: list[str]) -> None:
    visit: Any = NotarysVisit(coming)
    a_day(visit)
    noted = [one for one in visit.done if isinstance(one, NoteDeskAction)]
    assert noted == [NoteDeskAction("o_1", "desk.appointments_read", "2026-12-01")][: len(coming)]


def test_a_notary_opens_closes_and_widens_slots_of_a_day(services: House, desks: dict[Role, Desk]) -> None:
    desk, day = desks["notary"], services.backend.clock.now().astimezone(BEIJING).date() + timedelta(days=5)
    while not re.findall(r'value="(ip-\d+-1430)"', desk.page(f"/desk/appointments?day={day}").text):
        day += timedelta(days=1)
    page, slot = f"/desk/appointments?day={day}", f"ip-{day:%Y%m%d}-1430"
    assert desk.send("/desk/appointments", page, day=day, slot=slot, do="open", places="7").status_code == 303
    assert "已约 0/7" in desk.page(page).text
    assert desk.send("/desk/appointments", page, day=day, slot=slot, do="close").status_code == 303
    assert "关闭" in desk.page(page).text
