"""Fills a demonstration through the services' own orders, as people, officers and partners would; no row by hand.

Every order carries an id of its own, so that filling a house again changes nothing but what time has overtaken: a
hearing that is over, an appointment that has passed, a witness room that is closed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cli.demo.officers import COURT, Key
from cli.demo.people import CHEN, HE, HUANG, LIANG, VERIFIED, MadeUp
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.filing.model import Case, Complaint

PATIENCE_SECONDS = 60.0
ROOM = "https://court.example.org/room"
"""No such place: what stands in a made-up message leads nowhere."""
CASE_NUMBER = 99_001


class Scenes:
    """Makes what there is to see.

    Args:
        backend: the demonstration's, beside its running services.
        officers: by login.
        control: turns a handle of a partner's stand-in: system, handle, wish.
    """

    def __init__(self, backend: Backend, officers: dict[str, Key], control: Callable[..., Any]) -> None:
        self._backend, self._officers, self._control = backend, officers, control
        self._do = backend.bus.handle
        self._now = backend.clock.now()

    def fill(self) -> None:
        """Make everything that is not there yet."""
        for one in VERIFIED:
            self._verify(one)
        self._review_by_hand()
        self._registered_case()
        self._hearing()
        self._appointment()
        self._waiting_case()
        self._mediation()
        self._questions()

    def person(self, one: MadeUp) -> str:
        """Return the id of a made-up person, who lives where they live from now on."""
        from backend.conversation.model import SetWhereabouts

        person_id = self._backend.conversation.people.resolve("terminal", one.channel_address)
        self._do(SetWhereabouts(person_id, one.city, one.zone))
        return person_id

    def witness_room(self) -> str:
        """Return the id of a witness room that is open now, made if there is none."""
        from backend.authorization.room.commands import PrepareRoom
        from backend.authorization.room.model import ENDED
        from backend.authorization.room.orders import ListRooms

        now = self._backend.clock.now()
        rooms = self._do(ListRooms(now - timedelta(hours=3), now + timedelta(minutes=5)))
        if still_open := [room.session_id for room in rooms if room.stage not in ENDED]:
            return str(still_open[-1])
        session_id = f"demo_{now:%Y%m%d%H%M%S}"
        power = self._power(session_id)
        self._do(PrepareRoom(power, "演示法官", now, 240, "mandarin", "zh-Hans", now - timedelta(days=1)))
        return session_id

    def _verify(self, one: MadeUp) -> None:
        """Let the national platform find that the face fits the passport."""
        from backend.identity.commands import MyIdentity

        person_id, request_id = self.person(one), f"demo_{one.key}"
        if self._do(MyIdentity(person_id)).party is not None:
            return
        self._apply(one, person_id)
        self._control("national_identity", "decide", verification=request_id, result="match")
        self._until(lambda: self._do(MyIdentity(person_id)).party is not None, f"{one.name} is not verified")

    def _review_by_hand(self) -> None:
        from backend.identity.commands import AskForReview, MyIdentity

        person_id = self.person(HE)
        if self._do(MyIdentity(person_id)).verification is None:
            self._apply(HE, person_id)
            self._do(AskForReview(f"demo_{HE.key}", person_id))

    def _apply(self, one: MadeUp, person_id: str) -> None:
        from backend.identity.commands import VerifyIdentity

        order = VerifyIdentity(
            f"demo_{one.key}", person_id, "foreigner", "passport", one.passport, one.name, birth_date=one.born,
            region=one.region,
        )  # fmt: skip
        self._do(order)

    def _registered_case(self) -> None:
        """File a loan that was not paid back, let the clerk accept and the judge register it."""
        wish = self._complaint(
            CHEN,
            claims=("判令被告归还借款280000元", "诉讼费由被告承担"),
            facts="【演示】2024年5月3日，被告向原告借款280000元，写有借条，约定一年后归还，到期未还。",
            amount=Decimal(280_000),
        )
        case = self._file("demo_loan", CHEN, wish)
        self._decide(case, "pass")
        today = self._today()
        self._decide(case, "register", case_number=f"（{today.year}）粤0703民初{CASE_NUMBER}号", fee=Decimal(2_750))

    def _hearing(self) -> None:
        from backend.hearing.commands import MyHearings, ScheduleHearing
        from backend.hearing.model import Sitting

        if self._do(MyHearings(self.person(CHEN))):
            return
        start = self._office_time(10, 9)
        sitting = Sitting(start, start + timedelta(hours=2), "online", "演示：在线庭审", "演示法官", ROOM)
        hearing_id = f"demo-hearing-{start:%Y%m%d}"
        self._do(ScheduleHearing(hearing_id, "demo_loan", sitting, self._officers["demo-judge"].officer_id))

    def _appointment(self) -> None:
        """Book a notarization at the first free time of a later week; the office confirms it."""
        from backend.notarization.commands import BookNotarization, FindSlots, MyAppointments

        person_id = self.person(CHEN)
        if self._do(MyAppointments(person_id)):
            return
        day = self._office_time(12, 9).date()
        slot = self._do(FindSlots(person_id, "birth", "in_person", day))[0]
        order = BookNotarization(
            f"demo_{slot.slot_id}", person_id, "birth", "in_person", "abroad", "foreign", "abroad", "residence_permit",
            slot.slot_id, CHEN.name, CHEN.passport, CHEN.phone, "演示预约",
        )  # fmt: skip
        self._do(order)

    def _waiting_case(self) -> None:
        """File a case on which nobody has decided: it is the clerk's to decide."""
        wish = self._complaint(
            LIANG,
            claims=("判令被告归还借款60000美元", "诉讼费由被告承担"),
            facts="【演示】2025年1月8日，被告向原告借款60000美元，有转账记录，没有借条，至今未还。",
            amount=Decimal(60_000),
            currency="USD",
        )
        self._file("demo_waiting", LIANG, wish)

    def _mediation(self) -> None:
        """File a case whose person wished to be mediated, and fix the session with the mediator."""
        from backend.mediation.commands import FixSession, MediationsOfCase, SendToMediation, TakeMediation
        from backend.mediation.model import Session

        wish = self._complaint(
            HUANG,
            mediation_first=True,
            claims=("判令被告归还借款90000元",),
            facts="【演示】2024年9月，被告向原告借款90000元，双方愿意先谈一谈。",
            amount=Decimal(90_000),
        )
        self._file("demo_mediated", HUANG, wish)
        mediator = self._officers["demo-mediator"]
        if not self._do(MediationsOfCase("demo_mediated")):
            order = ("demo_mediation", self._officers["demo-clerk"].officer_id, "demo_mediated", COURT)
            self._do(SendToMediation(*order, mediator.officer_id, mediator.name))
        mediation = self._do(MediationsOfCase("demo_mediated"))[0]
        if mediation.status == "assigned":
            mediation = self._do(TakeMediation(mediation.mediation_id, mediator.officer_id))
        over = mediation.session is None or mediation.session.end < self._now
        if mediation.status == "accepted" and over:
            start = self._office_time(4, 15)
            session = Session(start, start + timedelta(hours=1), "online", f"{ROOM}/mediation")
            self._do(FixSession(mediation.mediation_id, mediator.officer_id, session))

    def _questions(self) -> None:
        """Leave a question for the litigation service, and let somebody wait for a person at the desk."""
        from backend.conversation.model import CallHuman
        from backend.enquiries.commands import LeaveEnquiry, MyEnquiries

        person_id = self.person(LIANG)
        if self._do(MyEnquiries(person_id)):
            return
        question = "【演示】借条丢了，只有银行转账记录，可以立案吗？翻译件要在哪里做？"
        self._do(LeaveEnquiry("demo_question", person_id, "litigation_service", question, "contact", LIANG.name))
        self._do(CallHuman(self.person(HUANG), "【演示】想问调解那天要准备什么", "terminal"))

    def _complaint(self, one: MadeUp, **told: Any) -> Complaint:
        """A loan between two who do not exist."""
        from backend.filing.model import Complaint, Party, ServiceAddress

        plaintiff = Party("person", one.name, one.address, one.region, phone=one.phone, nationality=one.region)
        defendant = Party("person", "李样例", "江门市蓬江区演示路5号", "CN", COURT)
        usual: dict[str, Any] = {
            "for_whom": "self", "mediation_first": False, "cause": "private_lending", "cause_name": "民间借贷纠纷",
            "plaintiffs": (plaintiff,), "defendants": (defendant,), "court": COURT,
            "service_address": ServiceAddress(one.name, one.address, one.phone),
        }  # fmt: skip
        return Complaint(**(usual | told))

    def _file(self, case_id: str, one: MadeUp, wish: Complaint) -> Case:
        from backend.filing.commands import FileCase, MyCases

        person_id = self.person(one)
        known = [case for case in self._do(MyCases(person_id)) if case.case_id == case_id]
        case: Case = known[0] if known else self._do(FileCase(case_id, person_id, wish))
        return case

    def _decide(self, case: Case, decision: Any, **more: Any) -> None:
        """Decide as an officer of the court, where that can still be decided."""
        from backend.filing.desk_commands import DecideFiling, OneFiling

        found = self._do(OneFiling(case.case_id))
        if case.status in ("registered", "refused", "returned", "withdrawn") or decision not in found.may:
            return
        officer = self._officers["demo-judge"].officer_id
        order = (f"demo_{decision}_{case.case_id}", officer, case.case_id, decision, found.sequence)
        self._do(DecideFiling(*order, **more))
        self._until(lambda: not self._do(OneFiling(case.case_id)).decision_waits, f"{case.case_id} is not decided")

    def _power(self, session_id: str) -> Any:
        from backend.authorization.power.model import Lawyer, Power, Principal

        return Power(
            session_id, self.person(CHEN), Principal(CHEN.name, "passport", CHEN.passport, CHEN.region),
            Lawyer("演示律师", "广东演示律师事务所", "14407201010123456"), "陈演示诉李样例民间借贷纠纷",
            "江门市蓬江区人民法院", "", "special", ("settle", "appeal"),
        )  # fmt: skip

    def _office_time(self, days: int, hour: int) -> datetime:
        """An hour of the first working day so many days from now, in Jiangmen."""
        from backend.shared.calendar import BEIJING, next_working_day

        day = next_working_day(self._today() + timedelta(days=days - 1))
        return datetime.combine(day, clock_time(hour), BEIJING)

    def _today(self) -> date:
        from backend.shared.calendar import BEIJING

        return self._now.astimezone(BEIJING).date()

    def _until(self, true: Callable[[], bool], otherwise: str) -> None:
        """Wait for what the running services do by themselves."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not true():
            if time.monotonic() > deadline:
                raise Trouble(f"The demonstration could not be filled: {otherwise}.")
            time.sleep(0.1)
