"""Mediations without a lawsuit over HTTP: taken by one mediator, numbers shortened, notes kept from everybody else."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from backend.desk.commands import ListOfficers
from backend.desk.model import Role
from backend.mediation.dispute.commands import (
    AcceptOffer,
    ActAtDesk,
    AnswerInvitation,
    ApplyForMediation,
    AskCourtToConfirm,
    InviteOtherSide,
    MakeOffer,
    OpenInvitation,
    RecordCourtNews,
)
from backend.mediation.dispute.signing_orders import (
    IssueSigningLink,
    NoteAgreementRead,
    SeeSigning,
    SignAgreement,
    TakeSigningSeat,
)
from backend.mediation.interpreter.orders import AnswerErrand, OpenErrand
from backend.mediation.model import Session
from backend.mediation.room.orders import (
    Arrive,
    DeskRoomLink,
    KeepPiece,
    LookAtLink,
    Move,
    MyRoomLink,
    SpeakOnRecording,
    TakeSeat,
)
from backend.shared.films import Piece, first_head, next_head
from tests.desk.desk_browser import Desk, desk_of
from tests.desk.test_sections import last_said
from tests.mediation.dispute.conftest import ASKED, NAME, SUM
from tests.web.fake_house import House

SPICED = replace(ASKED, what_happened="他没还 <script>alert(1)</script>", phone="")


def person(services: House) -> str:
    return str(services.backend.conversation.people.resolve("web", uuid.uuid4().hex))


def joined(services: House, dispute_id: str) -> tuple[str, str]:
    """A dispute with both sides there; their ids."""
    do = services.backend.bus.handle
    anna, ben = person(services), person(services)
    do(ApplyForMediation(dispute_id, anna, SPICED))
    do(OpenInvitation(ben, do(InviteOtherSide(dispute_id, anna)).code))
    do(AnswerInvitation(dispute_id, ben, "join"))
    return anna, ben


def test_a_mediator_takes_it_writes_proposes_and_ends_it(services: House, desks: dict[Role, Desk]) -> None:
    anna, ben = joined(services, "dispute-1")
    desk, path = desks["mediator"], "/desk/disputes/dispute-1"
    assert path in desk.page("/desk/disputes").text and "/desk/disputes" in desk.page("/desk/mediations").text
    before = desk.page(path).text
    assert "归还三十万元" in before and "他没还" not in before
    assert desk.send(path, do="write", to="both", words="您好").status_code == 409
    assert desk.send(path, do="take").status_code == 303
    assert "&lt;script&gt;" in desk.page(path).text and "调解员接手" in last_said(services, anna)
    assert desk.send(path, do="write", to="nobody", words="<b>申请人着急</b>").status_code == 303
    assert "申请人着急" in desk.page(path).text and "着急" not in last_said(services, ben)
    assert desk.send(path, do="write", to="respondent", words="请您想一想").status_code == 303
    assert "请您想一想" in last_said(services, ben) and "请您想一想" not in last_said(services, anna)
    assert desk.send(path, do="propose", amount="zehn").status_code == 409
    good = {"payer": "respondent", "amount": "200000", "currency": "CNY", "instalments": "2", "first_on": "2099-01-31"}
    assert desk.send(path, do="propose", **good).status_code == 303
    assert "200,000元" in last_said(services, ben) and "200,000元" in desk.page(path).text
    assert desk.send(path, do="end", words=" ").status_code == 409
    assert desk.send(path, do="end", words="差距太大").status_code == 303
    assert "差距太大" in last_said(services, anna) and "没有谈成" in desk.page("/desk/disputes?show=over").text


def test_a_sealed_offer_is_not_on_the_page(services: House, desks: dict[Role, Desk]) -> None:
    anna, _ = joined(services, "dispute-2")
    path = "/desk/disputes/dispute-2"
    assert desks["mediator"].send(path, do="take").status_code == 303
    services.backend.bus.handle(MakeOffer("offer-2", "dispute-2", anna, replace(SUM, first_on=date(2099, 1, 31)), True))
    page = desks["mediator"].page(path).text
    assert "密封" in page and "300,000" not in page


def test_a_session_in_our_room_needs_no_place_and_the_mediator_goes_in_from_the_page(
    services: House, desks: dict[Role, Desk]
) -> None:
    anna, _ = joined(services, "dispute-4")
    desk, path = desks["mediator"], "/desk/disputes/dispute-4"
    desk.send(path, do="take")
    assert "/room" not in desk.page(path).text
    fixed = {"do": "session", "start": "2099-01-30T10:00", "end": "2099-01-30T11:00"}
    assert desk.send(path, **fixed, kind="phone", place="").status_code == 409
    assert desk.send(path, **fixed, kind="room", place="").status_code == 303
    assert "进调解室" in last_said(services, anna) and f"{path}/room" in desk.page(path).text
    way_in = desk.send(f"{path}/room", shown_at=path, do="enter")
    assert way_in.status_code == 303 and way_in.headers["location"].startswith("/meet/")
    assert services.backend.bus.handle(LookAtLink(way_in.headers["location"].rpartition("/")[2])).role == "mediator"
    shown = desk.send(f"{path}/room", shown_at=path, do="interpreter").text
    ticket = re.search(r"/meet/([\w-]{43})", shown)
    assert ticket and services.backend.bus.handle(LookAtLink(ticket[1])).role == "interpreter"
    second = desk_of(services, "another-mediator", "mediator")
    for wish in ("enter", "interpreter"):
        refused = second.send(f"{path}/room", shown_at="/desk/me", do=wish)
        assert refused.status_code == 409 and "/meet/" not in refused.text + refused.headers.get("location", "")
        assert "没有" in refused.text


def test_the_mediator_asks_for_an_interpreter_sees_the_answer_and_another_mediator_cannot(
    services: House, desks: dict[Role, Desk]
) -> None:
    joined(services, "dispute-6")
    desk, path, do = desks["mediator"], "/desk/disputes/dispute-6", services.backend.bus.handle
    assert "/interpreter" not in desk.page(path).text
    desk.send(path, do="take")
    shown = desk.send(f"{path}/interpreter", shown_at=path, tongue="<b>台山话</b>").text
    code = re.search(r"口译邀请码 ([2-9A-HJ-NP-Z]{8})", shown)
    assert code and "<b>台山话" not in shown + desk.page(path).text
    lee = person(services)
    assert do(OpenErrand(lee, code[1])).state == "opened"
    do(AnswerErrand("dispute-6", lee, True))
    assert "会来" in desk.page(path).text and "换一位口译员" in desk.page(path).text
    second = desk_of(services, "third-mediator", "mediator")
    assert second.send(f"{path}/interpreter", shown_at="/desk/me").status_code == 409


def test_only_its_mediator_gets_the_film_all_agreed_to_and_who_looked_is_put_on_record(
    services: House, desks: dict[Role, Desk]
) -> None:
    anna, ben = joined(services, "dispute-7")
    do, desk, path = services.backend.bus.handle, desks["mediator"], "/desk/disputes/dispute-7"
    desk.send(path, do="take")
    tan = next(one.officer_id for one in do(ListOfficers()) if one.login == "mediator")
    soon = datetime.now(UTC) + timedelta(minutes=5)
    here = Session(soon, soon + timedelta(hours=1), "room", "")
    do(ActAtDesk("fix-7", "dispute-7", tan, "session", session=here))
    links = [
        DeskRoomLink("dispute-7", tan, "mediator"),
        *(MyRoomLink("dispute-7", who) for who in (anna, ben)),
    ]
    seats = [do(TakeSeat(str(do(link).url).rpartition("/")[2], True, "UTC")) for link in links]
    for seat in seats:
        do(Arrive(seat, f"line of {seat.role}"))
    do(Move(seats[0], "open"))
    for seat in seats:
        do(SpeakOnRecording(seat, True))
    session_id, digest = seats[0].session_id, sha256(b"film").hexdigest()
    chain = next_head(first_head(session_id, "mediation"), digest)
    do(KeepPiece(seats[0], Piece(session_id, 0, 0, digest, chain, b"film")))
    film = f"{path}/films/{session_id}/0"
    assert f'href="{film}"' in desk.page(path).text
    handed = desk.page(film)
    assert handed.content == b"film" and handed.headers["content-disposition"].startswith("attachment")
    assert desk.page(film[:-1] + "7").status_code == desk.page(film + "x").status_code == 404
    assert desk_of(services, "fourth-mediator", "mediator").page(film).status_code == 404
    do(SpeakOnRecording(seats[2], False))
    services.wait_until(lambda: f'href="{film}"' not in desk.page(path).text)
    assert desk.page(film).status_code == 404


def test_the_page_says_which_side_has_signed(services: House, desks: dict[Role, Desk]) -> None:
    anna, ben = joined(services, "dispute-5")
    do, desk, path = services.backend.bus.handle, desks["mediator"], "/desk/disputes/dispute-5"
    desk.send(path, do="take")
    assert "谁签了协议" not in desk.page(path).text
    do(MakeOffer("offer-5", "dispute-5", anna, replace(SUM, first_on=date(2099, 1, 31))))
    do(AcceptOffer("offer-5", ben))
    assert desk.page(path).text.count("还没有签") == 2
    sign(services, "dispute-5", ben)
    shown = desk.page(path).text
    assert shown.count("还没有签") == 1 and re.search(r"对方</i> [^<]*签了", shown)


def sign(services: House, dispute_id: str, who: str) -> None:
    """Read every page and sign."""
    do = services.backend.bus.handle
    seat = do(TakeSigningSeat(str(do(IssueSigningLink(dispute_id, who)).url).rpartition("/")[2]))
    view = do(SeeSigning(seat))
    for page in range(1, view.pages + 1):
        do(NoteAgreementRead(seat, page))
    do(SignAgreement(seat, view.digest, NAME, 300.0, 120.0, "UTC"))


def test_the_page_says_where_the_court_s_confirmation_stands_with_its_number(
    services: House, desks: dict[Role, Desk]
) -> None:
    anna, ben = joined(services, "dispute-8")
    do, desk, path = services.backend.bus.handle, desks["mediator"], "/desk/disputes/dispute-8"
    desk.send(path, do="take")
    do(MakeOffer("offer-8", "dispute-8", anna, replace(SUM, first_on=date(2099, 1, 31))))
    do(AcceptOffer("offer-8", ben))
    for who in (anna, ben):
        sign(services, "dispute-8", who)
    assert "还没有递交" in desk.page(path).text and "还没有人" in desk.page(path).text
    do(AskCourtToConfirm("dispute-8", ben))
    assert "谁要申请：吴国安" in desk.page(path).text
    do(AskCourtToConfirm("dispute-8", anna))
    assert "法院系统已收" in desk.page(path).text and "SFQR-" in desk.page(path).text
    assert "交给台山市人民法院" in last_said(services, ben)
    do(RecordCourtNews("E8", "dispute-8", "confirmed", "（2026）粤0781民特8号"))
    assert "法院已确认" in desk.page(path).text and "粤0781民特8号" in desk.page(path).text
    assert "粤0781民特8号" in last_said(services, anna)


def test_whoever_has_no_right_or_came_second_sees_nothing(services: House, desks: dict[Role, Desk]) -> None:
    joined(services, "dispute-3")
    path = "/desk/disputes/dispute-3"
    assert desks["mediator"].send(path, do="take").status_code == 303
    assert desk_of(services, "second-mediator", "mediator").page(path).status_code == 404
    assert desks["clerk"].page(path).status_code in (403, 404)
