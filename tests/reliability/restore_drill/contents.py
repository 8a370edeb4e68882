"""What a house has before it is lost, made by orders as people and officers give them, and looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select

from backend.authorization.room import orders
from backend.authorization.room.commands import IssueTicket
from backend.backend import Backend
from backend.contracts.files import KeepFile, ReadFile
from backend.conversation.tables import history, inbox, persons
from backend.drafts.tables import drafts
from backend.files.tables import kept_files
from backend.filing.commands import MyCases
from backend.hearing.commands import MyHearings
from backend.mediation.commands import MediationsOfCase
from backend.notarization.commands import MyAppointments
from backend.shared.films import Piece, next_head
from cli.demo.officers import let_in
from cli.demo.people import CHEN, HUANG, LIANG
from cli.demo.scenes import Scenes
from tests.files.made_files import pdf

FILM = (b"the judge asks", b"the party answers", b"both sign")
PAPERS = 20


class Contents:
    """Makes and looks.

    Args:
        backend: beside the running services.
        control: turns a handle of a partner's stand-in.
    """

    def __init__(self, backend: Backend, control: Callable[..., Any]) -> None:
        self._backend, self._do = backend, backend.bus.handle
        self._scenes = Scenes(backend, let_in(backend), control)

    def make(self) -> str:
        """Fill the house; return the id of the witness room with a film."""
        self._scenes.fill()
        person = self._scenes.person(CHEN)
        for number in range(PAPERS):
            self._do(KeepFile(person, f"{number}.pdf", pdf(text=f"借条 {number}")))
        return self._film()

    def _film(self) -> str:
        session_id = self._scenes.witness_room()
        seats = {}
        for role in ("judge", "party", "lawyer"):
            ticket = self._do(IssueTicket(session_id, role)).rpartition("/")[2]
            seats[role] = self._do(orders.TakeSeat(ticket, True, "Asia/Shanghai"))
            self._do(orders.Arrive(seats[role], f"line of {role}"))
        self._do(orders.BeginWitness(seats["judge"]))
        for content in FILM:
            view = self._do(orders.SeeRoom(seats["judge"]))
            sha256 = hashlib.sha256(content).hexdigest()
            head = next_head(view.chain, sha256)
            piece = Piece(session_id, sequence=view.chunks, take=0, sha256=sha256, chain=head, content=content)
            self._do(orders.KeepChunk(seats["judge"], piece))
        return str(session_id)

    def look(self, session_id: str) -> Mapping[str, Any]:
        """Return what a house has, opened: the same before it is lost and afterwards."""
        film = self._do(orders.TakeOutRecording(session_id, "drill"))
        people = {one.key: self._scenes.person(one) for one in (CHEN, LIANG, HUANG)}
        with self._backend.database.reading() as session:
            files = session.execute(select(kept_files.c.file_id, kept_files.c.person_id)).all()
        return {
            "cases": {
                case.case_id: (case.status, case.filing_number)
                for person in people.values()
                for case in self._do(MyCases(person))
            },
            "hearings": [one.hearing_id for one in self._do(MyHearings(people[CHEN.key]))],
            "appointments": [(one.appointment_id, one.status) for one in self._do(MyAppointments(people[CHEN.key]))],
            "mediations": [(one.mediation_id, one.status) for one in self._do(MediationsOfCase("demo_mediated"))],
            "film": (film.takes, film.chain),
            "files": {
                file_id: hashlib.sha256(self._do(ReadFile(file_id, person_id))).hexdigest()
                for file_id, person_id in files
            },
        }

    def counts(self) -> Mapping[str, int]:
        """Return how many rows the tables have that grow while people write."""
        with self._backend.database.reading() as session:
            return {
                table.name: int(session.execute(select(func.count()).select_from(table)).scalar_one())
                for table in (persons, inbox, history, drafts)
            }
