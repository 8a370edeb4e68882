"""Updates of the law library: signed, checked by its schema, told once the desk has read them, kept at a restart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update

from backend.platforms.base import Patience
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.protection.commands import (
    DecideLibraryUpdate,
    FetchLibraryUpdates,
    GetLawEntry,
    LibraryUpdatesToReview,
)
from backend.protection.handlers import LawLibrary
from backend.protection.library_pages import law_library
from backend.protection.tables import library_updates
from backend.protection.update_news import read_update_news
from backend.protection.update_review import UpdateReview
from backend.protection.update_source import IssuedUpdate
from backend.protection.updates import TOPIC, LibraryUpdates
from backend.shared.audit import AuditLog
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.outbox import JobGivenUp, OutboxRunner
from backend.shared.tables import audit
from tests.sandbox_fixture import running_sandbox

QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


def entry(entry_id: str = "upd_new_rule", answer: str = "这是更新后的答案。", **more: Any) -> dict[str, Any]:
    asked = {
        "zh": [f"{entry_id}问法{number}是什么" for number in range(6)],
        "yue": [f"{entry_id}點問{number}" for number in range(2)],
        "en": [f"what is {entry_id} {number}" for number in range(4)],
    }
    told = {"zh": answer, "en": "This is the answer after the update."}
    base = {
        "id": entry_id, "ask": asked, "answer": told, "rule": told, "next": {**told, "intent": "start_enquiry"},
        "sources": [{"law": "民事诉讼法", "article": "第一百二十八条", "since": "2024-01-01"}],
        "confidence": "text", "checked": "2026-11-20", "review": "2027-11-20",
    }  # fmt: skip
    return base | more


@dataclass
class Issuer:
    """A source in the test's own hands."""

    issued: list[IssuedUpdate] = field(default_factory=list)
    fault: Exception | None = None

    def after(self, version: int) -> Sequence[IssuedUpdate]:
        if self.fault is not None:
            raise self.fault
        return [one for one in self.issued if one.version > version]

    def issue(self, clock: FixedClock, entries: Any) -> None:
        version = len(self.issued) + 1
        self.issued.append(IssuedUpdate(version, clock.now(), json.dumps(entries), f"{version:064d}"))


@dataclass
class World:
    """The library, its updates and who issues them."""

    database: Database
    clock: FixedClock
    issuer: Issuer
    updates: LibraryUpdates
    runner: OutboxRunner
    library: LawLibrary
    review: UpdateReview

    def tell(self, entries: Any) -> None:
        """Issue an update, tell of it, and let the outbox fetch it; the desk takes over whatever waits."""
        self.fetch(entries)
        self.accept()

    def fetch(self, entries: Any) -> None:
        """Issue an update, tell of it, and let the outbox fetch it."""
        self.issuer.issue(self.clock, entries)
        self.updates.ask_for(FetchLibraryUpdates(len(self.issuer.issued)))
        self.runner.run_due_once()

    def decide(self, version: int, accept: bool = True, reason: str = "") -> str:
        decided: str = self.review.decide(DecideLibraryUpdate(version, accept, "o_judge", reason))
        return decided

    def accept(self) -> None:
        for one in self.review.waiting(LibraryUpdatesToReview()):
            assert self.decide(one.version) == "taken"

    def answer(self, entry_id: str) -> str:
        found: str = self.library.entry(GetLawEntry(entry_id)).answer.zh
        return found

    def states(self) -> list[tuple[int, str]]:
        with self.database.reading() as session:
            rows = session.execute(select(library_updates).order_by(library_updates.c.version)).mappings().all()
        return [(row["version"], row["state"]) for row in rows]


def opened(database: Database, clock: FixedClock, issuer: Any, folder: Path) -> World:
    updates = LibraryUpdates(database, clock, AuditLog("secret"), law_library(), issuer)
    runner = OutboxRunner(database, clock, {TOPIC: updates.fetch})
    review = UpdateReview(database, clock, AuditLog("secret"), updates)
    return World(database, clock, issuer, updates, runner, LawLibrary(folder, updates), review)


@pytest.fixture
def world(database: Database, clock: FixedClock, tmp_path: Path) -> World:
    return opened(database, clock, Issuer(), tmp_path)


KNOWN = sorted(law_library())[0]


def test_a_new_entry_and_an_amended_one_are_told_once_the_desk_has_taken_them(world: World) -> None:
    before = world.answer(KNOWN)
    world.tell([entry(), entry(KNOWN, "改过的答案。")])
    assert (world.answer("upd_new_rule"), world.answer(KNOWN)) == ("这是更新后的答案。", "改过的答案。")
    assert before != "改过的答案。" and world.library.entry(GetLawEntry(KNOWN)).topic == law_library()[KNOWN].topic
    assert world.states() == [(1, "taken")]


def test_until_the_desk_has_read_it_an_update_is_told_to_nobody(world: World) -> None:
    before = world.answer(KNOWN)
    world.fetch([entry(), entry(KNOWN, "改过的答案。")])
    assert (world.answer(KNOWN), world.states()) == (before, [(1, "waiting")])
    with pytest.raises(Refused, match="law_entry_gone"):
        world.answer("upd_new_rule")
    [waits] = world.review.waiting(LibraryUpdatesToReview())
    shown = {one.entry.entry_id: (one.entry.answer.zh, one.before and one.before.answer.zh) for one in waits.changes}
    assert shown == {"upd_new_rule": ("这是更新后的答案。", None), KNOWN: ("改过的答案。", before)}
    assert waits.issued_at == world.clock.now()


def test_what_the_desk_refuses_is_erased_with_its_reason_and_who_refused_it_is_logged(world: World) -> None:
    world.fetch([entry()])
    assert world.decide(1, accept=False, reason=" ") == "no_reason"
    assert world.decide(1, accept=False, reason="引用的条文已经改了") == "refused"
    assert world.decide(1) == "gone", "what was refused is not taken by a second click"
    with world.database.reading() as session:
        row = session.execute(select(library_updates)).mappings().one()
        logged = session.execute(select(audit.c.who, audit.c.what).order_by(audit.c.position)).all()
    assert (row["state"], row["content"], row["reason"]) == ("refused", "", "引用的条文已经改了")
    assert [tuple(one) for one in logged] == [
        ("yiqiao_yilu", "protection.update_waiting"), ("officer:o_judge", "protection.update_refused"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="law_entry_gone"):
        world.answer("upd_new_rule")


def test_updates_are_decided_in_their_order_and_a_later_one_may_stand_on_an_earlier(world: World) -> None:
    world.fetch([entry(answer="第一版。")])
    world.fetch([entry(answer="第二版。")])
    assert world.decide(2) == "earlier"
    first, second = world.review.waiting(LibraryUpdatesToReview())
    assert second.changes[0].before == first.changes[0].entry
    assert (world.decide(1), world.answer("upd_new_rule")) == ("taken", "第一版。")
    assert (world.decide(2), world.answer("upd_new_rule")) == ("taken", "第二版。")


def test_an_update_that_no_longer_fits_is_refused_whatever_is_pressed(world: World) -> None:
    same = entry("upd_other")["ask"]
    world.fetch([entry()])
    world.fetch([entry("upd_second", ask={**same, "zh": [f"第二份问法{number}" for number in range(6)]})])
    with world.database.transaction() as session:  # as after an installation whose own library has grown
        session.execute(update(library_updates).where(library_updates.c.version == 1).values(content=json.dumps([])))
    assert world.review.waiting(LibraryUpdatesToReview())[0].changes == ()
    assert (world.decide(1), world.decide(2)) == ("refused", "taken")


BROKEN: dict[str, Any] = {
    "no list": {"id": "x"},
    "nothing": [],
    "an answer too long": [entry(answer="长" * 121)],
    "from memory without doubt": [entry(confidence="recall")],
    "no source": [entry(sources=[])],
    "no such button": [entry(next={"zh": "按这里", "en": "Press here", "intent": "delete_all"})],
    "an id twice": [entry(), entry()],
    "a field nobody knows": [entry(colour="red")],
    "one good, one broken": [entry(), entry("upd_other", answer="")],
    "the words of another entry": [entry(ask={**entry()["ask"], "zh": list(law_library()[KNOWN].ask["zh"])})],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_update_changes_nothing_and_the_next_is_taken(world: World, name: str) -> None:
    world.tell(BROKEN[name])
    with pytest.raises(Refused, match="law_entry_gone"):
        world.answer("upd_new_rule")
    assert world.answer(KNOWN) == law_library()[KNOWN].answer.zh
    world.tell([entry("upd_good")])
    assert world.states() == [(1, "refused"), (2, "taken")] and world.answer("upd_good")


def test_what_was_taken_is_there_after_a_restart_and_for_another_process(world: World, tmp_path: Path) -> None:
    other = opened(world.database, world.clock, Issuer(), tmp_path)
    world.tell([entry()])
    assert other.answer("upd_new_rule") == "这是更新后的答案。", "a process that runs already takes it up"
    again = opened(world.database, world.clock, Issuer(), tmp_path)
    assert again.answer("upd_new_rule") == "这是更新后的答案。"


def test_killed_between_two_updates_it_goes_on_where_it_stood(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    world.issuer.issue(world.clock, [entry("upd_first")])
    world.issuer.issue(world.clock, [entry("upd_second")])
    world.updates.ask_for(FetchLibraryUpdates(2))
    take = LibraryUpdates._take

    def cut(self: LibraryUpdates, update: IssuedUpdate) -> str:
        if update.version == 2:
            raise Killed
        return take(self, update)

    with monkeypatch.context() as power:
        power.setattr(LibraryUpdates, "_take", cut)
        with pytest.raises(Killed):
            world.runner.run_due_once()
    assert world.states() == [(1, "waiting")]
    world.clock.advance(timedelta(minutes=30))
    world.runner.run_due_once()
    assert world.states() == [(1, "waiting"), (2, "waiting")]


def test_while_nobody_answers_the_old_library_is_told_and_the_update_comes_later(world: World) -> None:
    world.issuer.fault = PlatformUnavailable("yiqiao_yilu", "away")
    world.tell([entry()])
    assert world.answer(KNOWN) and world.states() == []
    with world.database.transaction() as session:
        world.updates.keep_trying(session, JobGivenUp(TOPIC, "k", {}, None))
    world.issuer.fault = None
    world.clock.advance(timedelta(hours=2))
    world.runner.run_due_once()
    assert world.states() == [(1, "waiting")]


def test_an_update_whose_news_was_lost_is_found_by_the_daily_look(world: World) -> None:
    world.updates.keep_looking()
    world.updates.keep_looking()  # each process does
    assert world.runner.run_due_once() == 1
    world.issuer.issue(world.clock, [entry()])
    world.clock.advance(timedelta(hours=23))
    assert world.runner.run_due_once() == 0
    world.clock.advance(timedelta(hours=1))
    assert world.runner.run_due_once() == 1
    world.accept()
    assert world.answer("upd_new_rule")
    world.clock.advance(timedelta(days=1))
    assert world.runner.run_due_once() == 1, "and on it goes"


def test_where_nobody_issues_updates_nobody_looks_for_them(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    world = opened(database, clock, None, tmp_path)
    world.updates.keep_looking()
    assert world.runner.run_due_once() == 0


def test_the_version_is_looked_up_once_for_many_questions(world: World) -> None:
    asked: list[str] = []
    event.listen(world.database.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for _ in range(3):
        world.answer(KNOWN)
    assert len([statement for statement in asked if "library_updates" in statement]) <= 1


def test_what_is_not_as_it_was_signed_is_not_believed(world: World) -> None:
    world.issuer.fault = PlatformRejected("yiqiao_yilu", "update 1 is not as it was signed")
    world.tell([entry()])
    assert world.states() == [] and world.answer(KNOWN)


def test_an_update_travels_from_the_stand_in_to_the_answer(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    with running_sandbox() as sandbox:
        centre = sandbox.part("yiqiao_yilu")
        world = opened(database, clock, YiqiaoYilu(centre.url, centre.key, "", QUICK).research, tmp_path)
        centre.control("issue", entries=[entry()])
        centre.control("issue", entries=[entry("upd_forged")], broken="signature")
        world.updates.ask_for(FetchLibraryUpdates(2))
        world.runner.run_due_once()
        assert world.states() == [], "nothing of an answer with a forged update is believed"
        centre.control("reset")
        centre.control("issue", entries=[entry()])
        world.updates.ask_for(FetchLibraryUpdates(3))
        world.runner.run_due_once()
        world.accept()
    assert world.answer("upd_new_rule") == "这是更新后的答案。"


def test_news_of_an_update_is_read_strictly() -> None:
    news = {"event_id": "E1", "kind": "library_update", "version": 3, "occurred_at": "2026-11-24T09:00:00+08:00"}
    assert read_update_news(news) == FetchLibraryUpdates(3)
    for wrong in ({"version": 0}, {"kind": "party"}, {"occurred_at": "soon"}):
        with pytest.raises(PlatformRejected):
            read_update_news(news | wrong)
