"""A new service is one folder and one line: a toy is written as CONTRIBUTING says, and the house has all of it."""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from backend import bootstrap
from backend.agenda.commands import MyAgenda
from backend.api.callbacks import read_news
from backend.api.file_links import FileLink, FileLinks
from backend.api.files import Files
from backend.api.matters import BackendMatters
from backend.backend import Backend
from backend.config import Settings, load_settings
from backend.contracts.pending import HasPendingMatters
from backend.conversation.model import Inbound
from backend.desk.model import Officer
from backend.shared.keyring import new_key
from tests.architecture.source_tree import ROOT
from tests.backend_fixtures import lay_out_sqlite

FOLDER = {
    "model.py": """
from dataclasses import dataclass
from backend.shared.messages import Command, Event

@dataclass(frozen=True, slots=True)
class KeepTea(Command):
    person_id: str
    name: str

@dataclass(frozen=True, slots=True)
class TeaOf(Command):
    person_id: str

@dataclass(frozen=True, slots=True)
class TeaCard(Command):
    person_id: str

@dataclass(frozen=True, slots=True)
class TeaKept(Event):
    person_id: str
""",
    "tables.py": """
from sqlalchemy import Column, LargeBinary, MetaData, String, Table
from backend.shared.keyring import SealedColumn

teas = Table("teas", MetaData(), Column("person_id", String(32), primary_key=True), Column("name", LargeBinary))
NAME = SealedColumn(teas, teas.c.name, "tea:{person_id}")
""",
    "handlers.py": """
from datetime import timedelta
from sqlalchemy import insert, select
from backend.shared import outbox

LATER, WITHIN = "tea.later", "tea.within"

class TeaHandlers:
    def __init__(self, database, clock, keyring, publish, tell):
        self.database, self.clock, self.keyring, self.publish, self.tell = database, clock, keyring, publish, tell
        self.done = []

    def keep(self, order):
        from yiqiaotong_toy.tables import NAME, teas
        from yiqiaotong_toy.model import TeaKept
        sealed = self.keyring.seal(order.name.encode(), NAME.context.format(person_id=order.person_id))
        with self.database.transaction() as session:
            session.execute(insert(teas).values(person_id=order.person_id, name=sealed))
            for topic in (LATER, WITHIN):
                outbox.add(session, topic=topic, payload={}, key=topic, due_at=self.clock.now())
            self.publish(session, TeaKept(order.person_id))

    def of(self, asked):
        from yiqiaotong_toy.tables import NAME, teas
        with self.database.reading() as session:
            row = session.execute(select(teas).where(teas.c.person_id == asked.person_id)).mappings().first()
        return self.keyring.open(row["name"], NAME.context.format(**row)).decode() if row else None

    def pending(self, session, person_id):
        from yiqiaotong_toy.tables import teas
        return session.execute(select(teas.c.person_id).where(teas.c.person_id == person_id)).first() is not None

    def ahead(self, session, person_id, now):
        from backend.shared.agenda import COURT_SAID, AgendaItem
        from backend.shared.wording import Words
        tea = self.pending(session, person_id)
        return (AgendaItem("tea-1", "ends", Words("喝茶", "tea"), now + timedelta(days=1), COURT_SAID),) if tea else ()

    def heard(self, session, event):
        self.tell(event.person_id, "utter_human", {"contact": "12368"}, key="tea", session=session)

    def later(self, job):
        self.done.append(LATER)

    def within(self, session, job):
        self.done.append(WITHIN)
""",
    "module.py": """
from backend.infrastructure import Infrastructure
from backend.shared.bus import Within
from backend.shared.desk_section import DeskSection
from backend.shared.local_jobs import LocalJob
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from yiqiaotong_toy.handlers import LATER, WITHIN, TeaHandlers
from yiqiaotong_toy.model import KeepTea, TeaCard, TeaKept, TeaOf
from yiqiaotong_toy.tables import NAME

SEEN = []

def build(infra: Infrastructure) -> Service:
    tea = TeaHandlers(infra.database, infra.clock, infra.keyring, infra.bus.publish_within, infra.notifier.tell)
    return Service(
        "tea",
        {KeepTea: tea.keep, TeaOf: tea.of, TeaCard: lambda wish: b"a card"},
        {TeaKept: (Within(tea.heard),)},
        {LATER: tea.later, WITHIN: LocalJob(tea.within)},
        files=(FileKind("tea_card", "tea.txt", "text/plain", lambda subject, person: TeaCard(person.person_id)),),
        news=(NewsReader("wuyi_notary", lambda body: KeepTea(body["who"], body["tea"]), lambda body: "tea" in body),),
        sealed=(NAME,),
        desk=(DeskSection("/desk/teas", "desk", "teas", 55, lambda asker, now: (3, None)),),
        upkeep=Upkeep(
            pending=tea.pending, agenda=tea.ahead,
            cards={"teas": lambda reader: [{"tea": reader.say(tea.of(TeaOf(reader.person.person_id)))}]},
            start=lambda: SEEN.append("start"), warm_up=lambda: SEEN.append("warm_up"),
            close=lambda: SEEN.append(tuple(tea.done)),
        ),
    )
""",
}
"""What CONTRIBUTING's table names under ``backend/<service>/``."""


class SilentBot:
    """A bot nobody asks."""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        raise AssertionError("nobody asks")

    def healthy(self) -> bool:
        return True

    def look(self) -> None:
        pass


@dataclass
class Toy:
    """The toy's modules by name, and how a house is built."""

    modules: dict[str, ModuleType]
    settings: Settings

    def __getattr__(self, name: str) -> Any:
        return self.modules[name]

    def house(self, **changed: Any) -> Backend:
        return bootstrap.build(self.settings.model_copy(update=changed), bots=SilentBot())


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Toy]:
    """The folder as somebody would add it, and the line in bootstrap."""
    folder = tmp_path / "yiqiaotong_toy"
    folder.mkdir()
    for name, text in {"__init__.py": "", **FOLDER}.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    modules = {name[:-3]: importlib.import_module(f"yiqiaotong_toy.{name[:-3]}") for name in FOLDER}
    monkeypatch.setattr(bootstrap, "SERVICES", (*bootstrap.SERVICES, modules["module"].build))
    lay_out_sqlite(tmp_path / "var")
    yield Toy(modules, load_settings(data_dir=tmp_path / "var"))
    for name in [one for one in sys.modules if one.startswith("yiqiaotong_toy")]:
        del sys.modules[name]


@pytest.fixture
def house(toy: Toy) -> Iterator[Backend]:
    backend = toy.house()
    toy.tables.teas.create(backend.database.engine)
    yield backend
    backend.close()


@pytest.fixture
def person(house: Backend) -> str:
    house.conversation.receiver.receive(Inbound("terminal", "a", "m1", text="hello"))
    return str(house.conversation.people.find("terminal", "a"))


def test_its_orders_are_carried_out_its_news_told_its_jobs_done(toy: Toy, house: Backend, person: str) -> None:
    house.bus.handle(toy.model.KeepTea(person, "pu'er"))
    assert house.bus.handle(toy.model.TeaOf(person)) == "pu'er"
    assert house.conversation.history.since(person)[-1].reply.utter == "utter_human"
    house.infra.outbox.run_due_once()
    house.close()
    assert toy.module.SEEN == ["start", ("tea.within", "tea.later")]


def test_what_it_seals_takes_part_in_an_exchange_of_the_key(toy: Toy, house: Backend, person: str) -> None:
    house.bus.handle(toy.model.KeepTea(person, "pu'er"))
    new, old = new_key(), house.settings.data_key
    exchanging = toy.house(data_key=new, data_keys_previous=[old])
    assert exchanging.rotate_keys() > 0
    exchanging.close()
    after = toy.house(data_key=new, data_keys_previous=[])
    assert after.bus.handle(toy.model.TeaOf(person)) == "pu'er"
    after.close()


def test_its_file_is_handed_out_by_a_link(house: Backend, person: str) -> None:
    links = FileLinks.of(house)
    link = links.make(FileLink("tea_card", person, "any"))
    assert asyncio.run(Files(house, links).content(link.removeprefix("/files/"))) == b"a card"


def test_a_partner_tells_it_what_is_its_own_and_the_others_the_rest(toy: Toy, house: Backend) -> None:
    readers = [one for one in house.news_readers if one.partner == "wuyi_notary"]
    assert read_news(readers, {"who": "p_1", "tea": "oolong"}) == toy.model.KeepTea("p_1", "oolong")
    assert [one.takes_the_rest for one in readers] == [False, True]


def test_its_section_stands_in_the_head_of_the_desk_with_what_waits(house: Backend) -> None:
    paths = [section.path for section in house.desk_sections]
    assert paths.index("/desk/mediations") + 1 == paths.index("/desk/teas") == paths.index("/desk/arbitrations") - 1
    [teas] = [section for section in house.desk_sections if section.label == "teas"]
    assert teas.waiting is not None
    assert teas.waiting(Officer("o_1", "chen", "陈书记员", ("clerk",), ""), house.clock.now()) == (3, None)


def test_what_a_person_has_begun_there_is_not_left_behind(toy: Toy, house: Backend, person: str) -> None:
    with house.database.reading() as session:
        assert not house.bus.handle(HasPendingMatters(session, person))
    house.bus.handle(toy.model.KeepTea(person, "pu'er"))
    with house.database.reading() as session:
        assert house.bus.handle(HasPendingMatters(session, person))


def test_what_ends_there_stands_on_the_person_s_agenda(toy: Toy, house: Backend, person: str) -> None:
    assert house.bus.handle(MyAgenda(person)) == ()
    house.bus.handle(toy.model.KeepTea(person, "pu'er"))
    assert [one.title.en for one in house.bus.handle(MyAgenda(person))] == ["tea"]


def test_its_cards_stand_among_a_person_s_matters(toy: Toy, house: Backend, person: str) -> None:
    house.bus.handle(toy.model.KeepTea(person, "pu'er"))
    matters = BackendMatters(house, FileLinks.of(house))
    assert asyncio.run(matters.overview("terminal", "a", "en"))["teas"] == [{"tea": "pu'er"}]
    assert asyncio.run(matters.overview("terminal", "nobody", "en"))["teas"] == []


def test_without_its_line_nobody_knows_it(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "SERVICES", bootstrap.SERVICES[:-1])
    backend = toy.house()
    with pytest.raises(LookupError):
        backend.bus.handle(toy.model.TeaOf("p_1"))
    assert "tea_card" not in backend.file_kinds
    assert "/desk/teas" not in [section.path for section in backend.desk_sections]
    assert [one.takes_the_rest for one in backend.news_readers if one.partner == "wuyi_notary"] == [True]
    backend.close()


def test_contributing_names_just_these_files_and_this_line() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Add a service")[2].partition("\n## ")[0]
    table = "\n".join(line for line in recipe.splitlines() if line.startswith("|"))
    assert set(re.findall(r"backend/<service>/([\w.]+)", table)) == set(FOLDER)
    assert set(re.findall(r"`(backend/[\w./]+)`", table)) == {"backend/bootstrap.py", "backend/contracts/"}
