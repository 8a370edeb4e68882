"""A filing goes through the centre's system to a mediator and comes back: each way, away, refusing, slow, or killed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from backend.filing.commands import WithdrawCase
from backend.mediation.commands import AnswerProposal, LeaveMediation, MayBeDocked, MyMediations, RecallMediation
from backend.mediation.docking import DOCKED
from backend.mediation.docking_news import read_docking_news
from backend.mediation.docking_requests import DockingRequests
from backend.mediation.module import build
from backend.platforms.yiqiao_yilu.mediation_docking import MediationDocking
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.request_rows import RequestRows
from tests.fake_infrastructure import fake_infrastructure
from tests.filing.conftest import ANNA, QUICK
from tests.filing.conftest import World as FilingWorld
from tests.mediation.conftest import CLERK, World
from tests.mediation.killing import Killed, kill_once
from tests.sandbox_fixture import RunningSandbox

DUE = date(2026, 12, 3)


@dataclass
class Docked(World):
    """The same with the centre's system connected."""

    centre: RunningSandbox

    def to_the_centre(self, *, wished: bool = True) -> None:
        """File, and have the court send it to the system's mediators."""
        self.filing.file(mediation_first=wished)
        self.send(mediator=DOCKED, mediator_name="")

    def run(self, minutes: int = 1) -> None:
        """Let minutes pass and the outbox do what is due."""
        self.filing.clock.advance(timedelta(minutes=minutes))
        for _ in range(3):
            self.filing.runner.run_due_once()

    def there(self) -> dict[str, Any]:
        """What the system has of filed cases."""
        kept: dict[str, Any] = self.centre.state()["mediations"]
        return kept

    def hear(self, kind: str, event_id: str = "E1", **more: Any) -> Any:
        """Let the system's news come in."""
        news = {"event_id": event_id, "kind": f"mediation_{kind}", "reference": "m1", "occurred_at": "x", **more}
        return self.do(read_docking_news(news))


@pytest.fixture
def docked(filings: FilingWorld, stops_clock: bool) -> Iterator[Docked]:
    centre = filings.court.part("yiqiao_yilu")
    centre.control("reset")
    client = YiqiaoYilu(centre.url, centre.key, "http://127.0.0.1:9/x", QUICK)
    wanted = {"mediation_stops_clock": stops_clock}
    infra = fake_infrastructure(filings.database, filings.clock, filings.keyring, {"yiqiao_yilu": client}, **wanted)
    infra = replace(infra, bus=filings.bus, audit=filings.audit, outbox=filings.runner)
    infra.install(build(infra))
    yield Docked(filings, infra.heard, centre)
    client.close()


def test_a_wished_mediation_travels_to_the_system_with_no_more_than_it_needs(docked: Docked) -> None:
    docked.to_the_centre()
    assert docked.said() == ["assigned_docked"] and docked.there() == {}
    docked.run()
    sent = docked.there()["m1"]
    assert (sent["court"], sent["cause"], sent["parties"]) == ("pengjiang", "民间借贷纠纷", ["陈国强", "李志明"])
    assert "100000" not in str(sent) and "E12345678" not in str(sent) and docked.due() is None


def test_who_did_not_wish_is_asked_first_and_nothing_leaves_the_house_before(docked: Docked) -> None:
    docked.to_the_centre(wished=False)
    docked.run()
    assert docked.said() == ["proposed_docked"] and docked.there() == {}
    docked.do(AnswerProposal("m1", ANNA, True))
    docked.run()
    assert list(docked.there()) == ["m1"]


def test_it_is_taken_met_over_and_comes_back_agreed(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    assert docked.hear("accepted", officer="冯调解员") == "accepted" and docked.hear("accepted") == "known"
    times = {"start": "2026-11-30T10:00:00+08:00", "end": "2026-11-30T11:00:00+08:00"}
    docked.hear("session", "E2", how="phone", place="0750-3000000", **times)
    assert docked.said()[-2:] == ["accepted", "session"] and "冯调解员" in docked.spoken[-1][1]["mediator"]
    docked.wait(7)
    assert docked.hear("ended", "E3", outcome="agreed", text="分三期还清", effective_on="2026-11-30") == "agreed"
    assert docked.said()[-1] == "agreed" and docked.spoken[-1][1]["confirm_by"] == "12月30日 周三"
    assert docked.latest().outcome == "分三期还清" and docked.due() is not None
    assert docked.hear("ended", "E4", outcome="failed") == "over"


def test_it_comes_back_not_settled_or_not_taken_with_the_mediators_words(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    docked.hear("ended", outcome="failed", text="差距太大")
    assert (docked.latest().status, docked.said()[-1], docked.due()) == ("failed", "failed", DUE)
    docked.send("m2", mediator=DOCKED, mediator_name="")
    docked.run()
    docked.do(read_docking_news({"event_id": "E9", "kind": "mediation_declined", "reference": "m2", "text": "无人"}))
    assert (docked.latest().status, docked.latest().outcome) == ("returned", "无人")


def test_a_case_the_system_refuses_goes_back_to_the_court_and_the_person_hears_it(docked: Docked) -> None:
    docked.centre.control("faults", refusals=["mediation_not_possible"])
    docked.to_the_centre()
    docked.run()
    assert (docked.latest().status, docked.said()[-1], docked.due()) == ("returned", "returned", DUE)
    assert "不接收" in docked.spoken[-1][1]["outcome"]


def test_nonsense_for_an_answer_sends_it_back_and_calls_off_what_the_system_may_have(docked: Docked) -> None:
    docked.centre.control("faults", nonsense="wrong_shape")
    docked.to_the_centre()
    docked.run()
    assert docked.latest().status == "returned"
    docked.centre.control("faults", nonsense=None)
    docked.run(30)
    assert all(one["outcome"] == "called_back" for one in docked.there().values())


def test_a_system_that_is_away_longer_than_a_round_of_tries_gets_it_when_it_is_back(docked: Docked) -> None:
    docked.centre.control("faults", outage=True)
    docked.to_the_centre()
    for _ in range(30):
        docked.run(30)
    assert docked.there() == {} and docked.said() == ["assigned_docked"]
    docked.centre.control("faults", outage=False)
    for _ in range(3):
        docked.run(30)
    assert list(docked.there()) == ["m1"]


def test_an_answer_that_comes_too_late_is_no_second_case(docked: Docked) -> None:
    docked.centre.control("faults", latency_after=3)
    docked.to_the_centre()
    docked.run()
    docked.centre.control("faults", latency_after=0)
    docked.run(30)
    assert list(docked.there()) == ["m1"] and docked.latest().status == "assigned"


def test_who_leaves_while_it_is_away_is_called_back_when_it_returns(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    docked.centre.control("faults", outage=True)
    docked.do(LeaveMediation("m1", ANNA))
    docked.run()
    assert docked.there()["m1"]["status"] == "received" and docked.due() == DUE
    docked.centre.control("faults", outage=False)
    docked.run(30)
    assert docked.there()["m1"]["outcome"] == "called_back"


def test_who_leaves_before_it_was_ever_sent_is_not_sent_any_more(docked: Docked) -> None:
    docked.centre.control("faults", outage=True)
    docked.to_the_centre()
    docked.run()
    docked.do(LeaveMediation("m1", ANNA))
    docked.centre.control("faults", outage=False)
    docked.run(30)
    assert docked.there() == {} and docked.latest().status == "withdrawn"


def test_a_filing_taken_back_and_a_silent_system_are_called_back(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    docked.wait(4)
    assert (docked.latest().status, docked.said()[-1]) == ("returned", "returned_by_time")
    docked.run()
    assert docked.there()["m1"]["outcome"] == "called_back"
    docked.send("m2", mediator=DOCKED, mediator_name="")
    docked.run()
    docked.do(WithdrawCase("w1", ANNA, "d1", "和解了"))
    docked.run()
    assert docked.there()["m2"]["outcome"] == "called_back"


def test_the_court_takes_a_case_back_and_later_news_of_it_change_nothing(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    for _ in range(2):  # pressed twice is once
        docked.do(RecallMediation("m1", CLERK, "", "当事人补交了新证据"))
    docked.run()
    assert docked.there()["m1"]["outcome"] == "called_back"
    assert (docked.latest().status, docked.said()[-1], docked.due()) == ("recalled", "recalled", DUE)
    assert docked.said().count("recalled") == 1 and "新证据" in docked.spoken[-1][1]["outcome"]
    assert docked.hear("ended", outcome="agreed", text="x") == "over"
    with pytest.raises(Refused, match="mediation_reason_missing"):
        docked.do(RecallMediation("m1", CLERK, "", " "))
    with pytest.raises(Refused, match="mediation_unknown"):
        docked.do(RecallMediation("m1", CLERK, "taishan", "x"))


def test_a_case_taken_back_while_the_system_is_away_is_called_off_when_it_is_there(docked: Docked) -> None:
    docked.to_the_centre()
    docked.run()
    docked.centre.control("faults", outage=True)
    docked.do(RecallMediation("m1", CLERK, "", "先审查管辖"))
    docked.run(30)
    assert docked.latest().status == "recalled" and docked.there()["m1"]["outcome"] == ""
    docked.centre.control("faults", outage=False)
    for _ in range(3):
        docked.run(30)
    assert docked.there()["m1"]["outcome"] == "called_back"


def test_without_the_system_nobody_is_offered_it(world: World) -> None:
    world.filing.file(mediation_first=True)
    assert world.do(MayBeDocked()) is False
    with pytest.raises(Refused, match="mediation_mediator_unknown"):
        world.send(mediator=DOCKED, mediator_name="")
    assert world.do(MyMediations(ANNA)) == []


def test_news_of_another_mediators_case_or_out_of_shape_changes_nothing(docked: Docked) -> None:
    docked.to_the_centre()
    assert docked.do(read_docking_news({"event_id": "E1", "kind": "mediation_ended", "reference": "m7"})) == "unknown"
    for body in ({"kind": "mediation_ended"}, {"event_id": "E", "kind": "mediation_ended", "reference": 7}):
        with pytest.raises(PlatformRejected):
            read_docking_news(body)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("owner", "step"),
    [(MediationDocking, "send"), (DockingRequests, "_settle"), (RequestRows, "settle"), (RequestRows, "insert")],
)
def test_a_kill_between_any_two_steps_leaves_one_case_there(
    docked: Docked, monkeypatch: pytest.MonkeyPatch, owner: Any, step: str, after: bool
) -> None:
    docked.filing.file(mediation_first=True)
    kill_once(monkeypatch, owner, step, after=after)
    with pytest.raises(Killed):
        docked.send(mediator=DOCKED, mediator_name="")
        docked.run()
    docked.send(mediator=DOCKED, mediator_name="")  # the desk's page, sent once more
    for _ in range(3):
        docked.run(30)
    assert list(docked.there()) == ["m1"] and docked.latest().status == "assigned"
    assert docked.said() == ["assigned_docked"]


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_around_the_calling_back_loses_nothing(
    docked: Docked, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    docked.to_the_centre()
    docked.run()
    docked.do(LeaveMediation("m1", ANNA))
    kill_once(monkeypatch, MediationDocking, "call_back", after=after)
    with pytest.raises(Killed):
        docked.run()
    docked.run(30)
    docked.run(30)
    assert docked.there()["m1"]["outcome"] == "called_back" and docked.latest().status == "withdrawn"
