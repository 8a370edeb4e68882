"""Enquiries to the litigation service centre travel to its own system: in order, once, through outages and crashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from backend.enquiries.announcements import Announcements
from backend.enquiries.centre_news import is_of_enquiry, read_enquiry_news
from backend.enquiries.commands import (
    AnswerEnquiry,
    EnquiryQueue,
    LeaveEnquiry,
    MyEnquiries,
    OneEnquiry,
    RecordCentreWords,
    ReplyToOffice,
    WithdrawEnquiry,
)
from backend.enquiries.course import Course
from backend.enquiries.handover import Handover
from backend.enquiries.model import Enquiry
from backend.enquiries.service import EnquiryService
from backend.enquiries.translating import Translating
from backend.platforms.base import Patience
from backend.platforms.yiqiao_yilu.litigation_service import LitigationService
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus, Within
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import JobGivenUp, OutboxRunner
from backend.shared.parties import Person
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ANNA = "p_00000000000000aa"
HERE = ("litigation_service",)
QUESTION = "在江门立案要带什么材料？"
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


class Killed(BaseException):
    """What a power cut does between two lines."""


@dataclass
class World:
    """Enquiries whose office has a system of its own."""

    bus: MessageBus
    clock: FixedClock
    runner: OutboxRunner
    centre: RunningSandbox
    client: LitigationService
    spoken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def leave(self, **other: Any) -> Enquiry:
        usual: dict[str, Any] = {"person_id": ANNA, "office": "litigation_service", "question": QUESTION}
        made: Enquiry = self.do(LeaveEnquiry("e1", **(usual | other)))
        return made

    def wait(self, **time: float) -> None:
        self.clock.advance(timedelta(**time))
        self.runner.run_due_once()

    @property
    def there(self) -> dict[str, Any]:
        """What the system has."""
        found: dict[str, Any] = self.centre.state()["enquiries"]
        return found

    @property
    def mine(self) -> Enquiry:
        found: list[Enquiry] = self.do(MyEnquiries(ANNA))
        return found[0]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running.part("yiqiao_yilu")


@pytest.fixture
def world(database: Database, clock: FixedClock, keyring: Keyring, sandbox: RunningSandbox) -> Iterator[World]:
    sandbox.control("reset")
    bus, keys = MessageBus(), set()
    runner = OutboxRunner(database, clock, {}, bus.publish_within)
    system = YiqiaoYilu(sandbox.url, sandbox.key, "http://127.0.0.1:9/callbacks/yiqiao_yilu", QUICK)
    client = system.litigation_service
    world = World(bus, clock, runner, sandbox, client)

    def speak(person_id: str, utter: str, facts: Any, *, key: str, buttons: Any = (), session: Any = None) -> bool:
        if key in keys:
            return False
        keys.add(key)
        world.spoken.append((utter, dict(facts)))
        return True

    def unmask(person_id: str, text: str) -> str:
        return text.replace("⟦phone:0123456789⟧", "13800138000")

    def read_file(person_id: str, file_id: str) -> bytes:
        if file_id in world.gone:
            raise Refused("file_unknown")
        return f"content of {file_id}".encode()

    handover = Handover(database, clock, keyring, client, unmask, Person, read_file)
    course = Course(
        database, clock, keyring, AuditLog("secret"), Announcements(speak, Person, "12348"), 3,
        lambda _, __, text: text, lambda _: (), Translating(MessageBus(), database, Person), hand_over=handover.spread,
    )  # fmt: skip
    service = EnquiryService(course, handover)
    bus.register_all(service.by_command())
    for topic, job in service.by_topic().items():
        runner.register(topic, job)
    bus.listen(JobGivenUp, Within(handover.keep_trying))
    yield world
    system.close()


def test_a_question_arrives_once_with_what_is_shared_and_the_desk_sees_that_it_did(world: World) -> None:
    left = world.leave(share="contact", name="陈太", contact="⟦phone:0123456789⟧")
    assert (left.status, left.handover, world.there) == ("open", "waiting", {})
    world.wait()
    there = world.there["e1"]
    assert (there["question"], there["name"], there["contact"]) == (QUESTION, "陈太", "13800138000")
    assert there["number"] == left.number
    assert world.do(OneEnquiry("e1", HERE)).handover == "done"
    world.leave()
    world.wait(minutes=5)
    assert list(world.there) == ["e1"]


def test_name_and_contact_stay_here_unless_they_are_shared(world: World) -> None:
    world.leave(name="陈太", contact="⟦phone:0123456789⟧")
    world.wait()
    assert (world.there["e1"]["name"], world.there["e1"]["contact"]) == ("", "")


def test_another_offices_enquiry_never_goes_there(world: World) -> None:
    world.leave(office="arbitration")
    world.wait()
    assert world.there == {} and world.mine.handover == ""


def test_while_the_system_is_away_it_is_kept_promised_on_the_desk_and_told_later(world: World) -> None:
    world.centre.control("faults", outage=True)
    left = world.leave()
    for _ in range(12):
        world.wait(minutes=10)
    assert left.due is not None and world.mine.due == left.due
    waiting = world.do(EnquiryQueue(HERE))
    assert [(one.number, one.handover) for one in waiting] == [(left.number, "waiting")]
    world.do(ReplyToOffice("r1", ANNA, "e1", "还有一份借条"))
    world.centre.control("faults", outage=False)
    for _ in range(12):
        world.wait(minutes=10)
    assert world.there["e1"]["replies"] == ["还有一份借条"] and world.mine.handover == "done"


def test_what_the_system_refuses_is_answered_at_the_desk(world: World) -> None:
    world.centre.control("faults", refusals=["enquiry_not_taken"])
    world.leave()
    world.wait()
    assert (world.mine.handover, world.mine.status, world.there) == ("refused", "open", {})
    world.do(AnswerEnquiry("a1", "o_1", "何书记员", "e1", HERE, "带身份证明和起诉状"))
    assert world.spoken[-1][0] == "utter_enquiry_news_answer"


def test_withdrawn_before_it_was_told_it_never_leaves_the_house(world: World) -> None:
    world.centre.control("faults", outage=True)
    world.leave()
    world.wait(minutes=1)
    world.do(WithdrawEnquiry("e1", ANNA))
    world.centre.control("faults", outage=False)
    for _ in range(12):
        world.wait(minutes=10)
    assert world.there == {} and world.mine.handover == "done"


def test_withdrawn_afterwards_it_is_erased_there_too(world: World) -> None:
    world.leave(share="contact", name="陈太")
    world.wait()
    world.do(WithdrawEnquiry("e1", ANNA))
    world.wait()
    assert world.there["e1"]["status"] == "withdrawn" and QUESTION not in str(world.there)


def of(file_id: str) -> str:
    return hashlib.sha256(f"content of {file_id}".encode()).hexdigest()


def test_files_go_along_with_the_question_and_with_what_is_added_and_are_erased_with_it(world: World) -> None:
    world.leave(files=("f1",))
    world.wait()
    assert list(world.there["e1"]["files"]) == [of("f1")]
    world.do(ReplyToOffice("r1", ANNA, "e1", "再补一张", ("f2",)))
    world.wait()
    assert list(world.there["e1"]["files"]) == [of("f1"), of("f2")]
    world.do(WithdrawEnquiry("e1", ANNA))
    world.wait()
    assert (world.there["e1"]["files"], world.there["e1"]["replies"]) == ({}, [])


def test_a_file_that_is_gone_meanwhile_holds_nothing_up(world: World) -> None:
    world.gone.add("f1")
    world.leave(files=("f1", "f2"))
    world.wait()
    assert list(world.there["e1"]["files"]) == [of("f2")]
    assert world.mine.handover == "done"


def test_killed_between_the_question_and_its_file_both_arrive_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise Killed

    world.leave(files=("f1",))
    with monkeypatch.context() as cut:
        cut.setattr(Handover, "_send_files", killed)
        with pytest.raises(Killed):
            world.runner.run_due_once()
    assert world.there["e1"]["files"] == {}
    for _ in range(3):
        world.wait(minutes=10)
    assert list(world.there) == ["e1"]
    assert list(world.there["e1"]["files"]) == [of("f1")]
    assert world.mine.handover == "done"


@pytest.mark.parametrize("step", ["_ask", "_settle"])
def test_killed_at_either_side_of_the_call_it_arrives_once(
    world: World, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any, **__: Any) -> None:
        raise Killed

    world.leave()
    with monkeypatch.context() as cut:
        cut.setattr(Handover, step, killed)
        with pytest.raises(Killed):
            world.runner.run_due_once()
    assert list(world.there) == ([] if step == "_ask" else ["e1"])
    for _ in range(3):
        world.wait(minutes=10)
    assert list(world.there) == ["e1"] and world.mine.handover == "done"


def test_the_answer_comes_back_as_news_and_reaches_the_person_once(world: World) -> None:
    world.leave()
    world.wait()
    news = {"event_id": "E1", "kind": "enquiry_answered", "reference": "e1", "text": "带身份证明和起诉状。"}
    order = read_enquiry_news(news | {"occurred_at": "2026-11-25T10:00:00+08:00", "officer": "梁法官"})
    for _ in range(2):
        answered = world.do(order)
    assert (answered.status, [utter for utter, _ in world.spoken]) == ("answered", ["utter_enquiry_news_answer"])
    assert world.spoken[0][1]["words"] == "带身份证明和起诉状。" and "梁法官" in world.spoken[0][1]["officer"]


def test_the_system_asks_back_and_the_reply_goes_there(world: World) -> None:
    world.leave()
    world.wait()
    world.do(RecordCentreWords("E2", "e1", "ask", "是哪一类案件？", "梁法官"))
    assert (world.mine.status, world.mine.due) == ("asked", None)
    world.do(ReplyToOffice("r1", ANNA, "e1", "借款"))
    world.wait()
    assert world.there["e1"]["replies"] == ["借款"]


@pytest.mark.parametrize("wrong", [{"kind": "party"}, {"text": ""}, {"reference": None}, {"event_id": ""}])
def test_news_outside_the_contract_is_refused(wrong: dict[str, Any]) -> None:
    news = {"event_id": "E1", "kind": "enquiry_answered", "reference": "e1", "text": "好"} | wrong
    with pytest.raises(PlatformRejected):
        read_enquiry_news(news | {"occurred_at": "2026-11-25T10:00:00+08:00"})


def test_news_of_a_stranger_changes_nothing(world: World) -> None:
    with pytest.raises(Refused, match="enquiry_unknown"):
        world.do(RecordCentreWords("E3", "e9", "answer", "好"))
    assert is_of_enquiry({"kind": "library_update"}) is False
