"""My cases, hearings and appointments on the page: what the chat knows, for their owner and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from backend.filing.court_callback import read_callback
from backend.hearing.commands import ScheduleHearing
from backend.hearing.model import Sitting
from backend.mediation.dispute.commands import (
    AcceptOffer,
    AnswerInvitation,
    ApplyForMediation,
    EndDispute,
    InviteOtherSide,
    MakeOffer,
    OpenInvitation,
)
from backend.mediation.dispute.signing_orders import (
    IssueSigningLink,
    NoteAgreementRead,
    SeeSigning,
    SignAgreement,
    TakeSigningSeat,
)
from backend.notarization.commands import BookNotarization, FindSlots
from backend.shared.calendar import BEIJING, add_working_days
from tests.connectors.mini_program_fixtures import running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.platform_double import Double
from tests.desk.desk_browser import file
from tests.mediation.dispute.conftest import NAME
from tests.sandbox_fixture import RunningSandbox, partners_of, running_sandbox
from tests.web.agreement_room import ASKED, SUM
from tests.web.fake_house import House

NUMBER = "（2026）粤0703民初123号"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, sandbox: RunningSandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("matters"), **partners_of(sandbox)) as started:
        yield started


@pytest.fixture(scope="module")
def anna(services: House, double: Double, sandbox: RunningSandbox) -> Phone:
    """A person with a registered case, a hearing of it, and a place at the notary office."""
    phone = Phone(services.url, double, "o_anna").log_in()
    person = services.backend.conversation.people.resolve("mini_program", "o_anna")
    file(services, "d-anna", person)
    registered(services, sandbox, "d-anna")
    scheduled(services, "d-anna")
    booked(services, person)
    return phone


@pytest.fixture(scope="module")
def ben(services: House, double: Double) -> Phone:
    phone = Phone(services.url, double, "o_ben").log_in()
    services.backend.conversation.people.resolve("mini_program", "o_ben")
    return phone


def registered(services: House, sandbox: RunningSandbox, case: str) -> None:
    state = sandbox.part("online_litigation").control("decide", case=case, decision="register", case_number=NUMBER)
    filing = next(one for one in state["filings"] if one["reference"] == case)
    body: dict[str, Any] = {"event_id": f"E-{case}", "kind": "review_passed", "reference": case, "filing": filing}
    services.backend.bus.handle(read_callback(body | {"occurred_at": filing["changed_at"]}))


def scheduled(services: House, case: str) -> None:
    start = services.backend.clock.now().astimezone(BEIJING) + timedelta(days=20)
    links = {"room_link": "https://court.example.org/room/1", "check_link": "https://court.example.org/check"}
    sitting = Sitting(start, start + timedelta(hours=2), "online", "江门市蓬江区人民法院 第三法庭", "陈法官", **links)
    services.backend.bus.handle(ScheduleHearing("KT-anna", case, sitting, officer="clerk"))


def booked(services: House, person: str) -> None:
    do = services.backend.bus.handle
    day = add_working_days(services.backend.clock.now().astimezone(BEIJING).date(), 3)
    slot = do(FindSlots(person, "birth", "in_person", day))[0]
    wish: Any = ("d_anna_book", person, "birth", "in_person", "china", "prc_mainland", "abroad", "residence_permit")
    do(BookNotarization(*wish, slot.slot_id, "陈国强", "E12345678", "+14165550123"))


def matters(phone: Phone, language: str = "zh-Hans") -> dict[str, Any]:
    told: dict[str, Any] = phone.http.get("matters", params={"language": language}).raise_for_status().json()
    return told


def test_a_case_is_shown_with_number_court_and_status(anna: Phone) -> None:
    (case,) = matters(anna)["cases"]
    assert case["number"] == NUMBER and case["status"] == "已立案" and case["against"] == "告李志明"
    assert case["court"] == "江门市蓬江区人民法院" and case["title"] == "民间借贷纠纷"


def test_one_case_has_its_course_the_newest_first_and_a_picture(anna: Phone, services: House) -> None:
    case = anna.http.get("cases/d-anna").json()
    assert case["course"][0]["status"] == "已立案" and len(case["course"]) > 1
    picture = httpx.get(services.url + case["picture"], trust_env=False)
    assert picture.content.startswith(b"\x89PNG")


def test_a_hearing_is_shown_with_its_room_and_its_calendar_file(anna: Phone, services: House) -> None:
    (hearing,) = matters(anna)["hearings"]
    assert hearing["room"] == "https://court.example.org/room/1" and "北京时间" in hearing["when"]
    assert datetime.fromisoformat(hearing["starts_at"]).tzinfo is not None
    assert "BEGIN:VEVENT" in httpx.get(services.url + hearing["calendar"], trust_env=False).text


def test_an_appointment_is_shown_with_its_confirmation_number(anna: Phone) -> None:
    (appointment,) = matters(anna)["appointments"]
    assert "出生" in appointment["title"] and appointment["status"] == "已确认" and appointment["number"]


def test_a_mediation_is_shown_to_both_sides_with_who_has_signed(services: House, double: Double) -> None:
    do, people = services.backend.bus.handle, services.backend.conversation.people
    phones = [Phone(services.url, double, name).log_in() for name in ("o_lin", "o_wu")]
    lin, wu = (people.resolve("mini_program", name) for name in ("o_lin", "o_wu"))
    do(ApplyForMediation("d-med", lin, ASKED))
    assert matters(phones[0])["disputes"][0]["status"] == "等对方加入" and matters(phones[1])["disputes"] == []
    do(OpenInvitation(wu, do(InviteOtherSide("d-med", lin)).code))
    do(AnswerInvitation("d-med", wu, "join"))
    do(MakeOffer("o-med", "d-med", lin, SUM))
    do(AcceptOffer("o-med", wu))
    ticket = str(do(IssueSigningLink("d-med", lin)).url).rpartition("/")[2]
    seat = do(TakeSigningSeat(ticket))
    view = do(SeeSigning(seat))
    for page in range(1, view.pages + 1):
        do(NoteAgreementRead(seat, page))
    do(SignAgreement(seat, view.digest, NAME, 300.0, 120.0, "UTC"))
    (mine,), (theirs,) = (matters(phone)["disputes"] for phone in phones)
    assert (mine["status"], theirs["status"]) == ("您已签，等对方签", "对方已签，等您签")
    assert (mine["other"], theirs["other"]) == ("吴国安", "林小明") and "d-med" in theirs["ask"]
    do(EndDispute("d-med", wu))
    assert [matters(phone)["disputes"] for phone in phones] == [[], []]


def test_each_language_has_its_words_and_names_stay(anna: Phone) -> None:
    english, traditional = matters(anna, "en")["cases"][0], matters(anna, "zh-Hant")["cases"][0]
    assert english["status"] == "Registered" and english["against"] == "against 李志明"
    assert traditional["status"] == "已立案" and traditional["title"] == "民間借貸糾紛"


def test_of_somebody_elses_matters_nothing_is_said(anna: Phone, ben: Phone) -> None:
    assert matters(ben) == {"cases": [], "hearings": [], "appointments": [], "witnesses": [], "disputes": []}
    assert ben.http.get("cases/d-anna").status_code == 404
    assert ben.http.get("cases/d-anna").json() == ben.http.get("cases/d-nobody").json()


@pytest.mark.parametrize("odd", ["%2e%2e", "a" * 99, "d-anna'--", "%00"])
def test_an_odd_case_id_is_an_unknown_one(anna: Phone, odd: str) -> None:
    assert anna.http.get(f"cases/{odd}").status_code == 404


def test_the_page_about_me_says_what_is_kept_and_no_number(anna: Phone) -> None:
    told = anna.http.get("me").json()
    assert told == {"verified": None, "contacts": [], "channels": ["mini_program"], "consents": told["consents"]}
    assert told["consents"] == {"hearing": 0, "appointment": 0}
