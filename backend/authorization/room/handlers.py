"""Carries out what the appointment asks of rooms, and what the judge, the party and the lawyer do inside."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.authorization.power.model import Signature, Signer
from backend.authorization.room import model, orders
from backend.authorization.room.commands import CloseRoom, PrepareRoom, Role
from backend.authorization.room.endings import Endings
from backend.authorization.room.model import Course
from backend.authorization.room.paper import Paper
from backend.authorization.room.records import Rooms, Scene
from backend.authorization.room.tables import presence, rooms
from backend.authorization.room.views import Closing, RoomLine, RoomView, Seat
from backend.shared.errors import Refused

LONGEST_MESSAGE, LONGEST_NOTE, LONGEST_ZONE = 1_000, 500, 64
REASONS = ("identity_not_matched", "not_own_will", "lawyer_not_confirmed", "language", "other")


class RoomHandlers:
    """Everything about rooms but ways in, presence, sealing and recording.

    Args:
        store: the rooms' rows.
        paper: the paper on screen.
        endings: plans what happens when nobody comes, and tells how a room ended.
    """

    def __init__(self, store: Rooms, paper: Paper, endings: Endings) -> None:
        self._store, self._paper, self._endings = store, paper, endings

    def prepare(self, command: PrepareRoom) -> None:
        """Handle `PrepareRoom`; refuses ``room_begun`` when there is nothing left to change."""
        session_id, now = command.power.session_id, self._store.clock.now()
        changing = {
            "person_id": command.power.person_id, "stage": "planned", "start": command.start,
            "ends": command.start + timedelta(minutes=command.minutes), "language": command.language,
            "party_language": command.party_language, "details": self._store.sealed_details(command),
            "course": self._store.sealed_course(session_id, Course()), "ending": None, "ended_at": None,
            "end_told": False,
        }  # fmt: skip
        with self._store.database.transaction() as session:
            here = rooms.c.session_id == session_id
            known = session.execute(select(rooms).where(here).with_for_update()).mappings().first()
            if known is None:
                new = {"session_id": session_id, "version": 1, "begun_told": False, "created_at": now}
                session.execute(insert(rooms).values(**new, **changing))
            elif known["begun_at"] is not None:
                raise Refused("room_begun")
            else:
                session.execute(update(rooms).where(here).values(version=rooms.c.version + 1, **changing))
                if known["start"] != command.start:  # who came to the former time has not come to this one
                    session.execute(delete(presence).where(presence.c.session_id == session_id))
            row = self._store.row(session, session_id)
            self._endings.plan_missed(session, row)
            self._store.note(session, row, "appointment", "witness.prepared", start=command.start.isoformat())

    def close(self, command: CloseRoom) -> None:
        """Handle `CloseRoom`; a room nobody prepared needs no closing."""
        with self._store.database.transaction() as session:
            known = select(rooms.c.session_id).where(rooms.c.session_id == command.session_id)
            if session.execute(known).first() is None:
                return
            scene = self._store.scene(session, command.session_id)
            course = model.close(scene.course)
            if course != scene.course:
                self._store.end(session, scene, course, Closing(command.reason))
                self._store.note(session, scene.row, "appointment", "witness.closed", reason=command.reason)

    def see(self, command: orders.SeeRoom) -> RoomView:
        """Handle `SeeRoom`."""
        return self._store.view(command.seat.session_id)

    def list(self, command: orders.ListRooms) -> list[RoomLine]:
        """Handle `ListRooms`, the earliest first."""
        between = rooms.c.start.between(command.since, command.until)
        with self._store.database.reading() as session:
            rows = session.execute(select(rooms).where(between).order_by(rooms.c.start)).mappings().all()
        return [RoomLine(row["session_id"], row["start"], row["stage"], self._store.details(row)[1]) for row in rows]

    def begin(self, command: orders.BeginWitness) -> None:
        """Handle `BeginWitness`."""
        _need(command.seat, "judge")
        code = f"{secrets.randbelow(10**model.CODE_DIGITS):0{model.CODE_DIGITS}}"
        with self._store.database.transaction() as session:
            scene = self._store.scene(session, command.seat.session_id)
            course = model.begin(scene.course, scene.present, code)
            details = self._store.kept_details(scene.row)
            self._store.store(session, scene, course, begun_at=self._store.clock.now(), details=details)
            self._store.note(session, scene.row, "judge", "witness.begun", present=sorted(scene.present))
            self._endings.plan_begun(session, scene.row)
        self._endings.tell(command.seat.session_id)

    def tick(self, command: orders.TickCheck) -> None:
        """Handle `TickCheck`."""
        _need(command.seat, "judge")

        def step(scene: Scene) -> Course:
            return model.tick(scene.course, scene.checklist, command.check, on=command.on)

        self._store.change(command.seat, "witness.checked", step, check=command.check, on=command.on)

    def snapshot(self, command: orders.NoteSnapshot) -> None:
        """Handle `NoteSnapshot`."""
        _need(command.seat, "judge")

        def step(scene: Scene) -> Course:
            return model.snapshot(scene.course, command.subject, command.sha256)

        facts: dict[str, Any] = {"subject": command.subject[:8], "sha256": command.sha256[:64]}
        self._store.change(command.seat, "witness.snapshot", step, **facts)

    def complete(self, command: orders.CompleteStep) -> None:
        """Handle `CompleteStep`; before reading, the paper is drawn and laid on everybody's screen."""
        _need(command.seat, "judge")
        if command.step == "confirming":
            raise Refused("room_other_step")  # that is the judge's last word, with the recording's head: ConfirmWitness
        draft = self._paper.draft(command.seat.session_id) if command.step == "language" else None

        def step(scene: Scene) -> Course:
            course = model.complete(scene.course, scene.checklist, command.step, scene.present)
            opened = course != scene.course  # the order may be a second one
            return model.lay_paper(course, draft.digest, len(draft.pages)) if draft and opened else course

        digest = {"digest": draft.digest} if draft else {}
        self._store.change(command.seat, "witness.step_completed", step, completed=command.step, **digest)

    def refuse(self, command: orders.RefuseWitness) -> None:
        """Handle `RefuseWitness`."""
        _need(command.seat, "judge")
        note = command.note.strip()[:LONGEST_NOTE]
        if command.reason not in REASONS:
            raise Refused("room_input_wrong")
        if command.reason == "other" and not note:
            raise Refused("room_reason_needed")
        with self._store.database.transaction() as session:
            scene = self._store.scene(session, command.seat.session_id)
            course = model.refuse(scene.course)
            self._store.end(session, scene, course, Closing(command.reason, note))
            facts = {"reason": command.reason, "step": scene.course.stage}
            self._store.note(session, scene.row, "judge", "witness.refused", **facts)
            self._endings.plan_ended(session, scene.row)
        self._endings.tell(command.seat.session_id)

    def page(self, command: orders.PaperPage) -> bytes:
        """Handle `PaperPage`."""
        return self._paper.page(command.seat.session_id, command.page)

    def read(self, command: orders.NotePageRead) -> None:
        """Handle `NotePageRead`."""
        signer = _signer(command.seat)

        def step(scene: Scene) -> Course:
            return model.read_page(scene.course, signer, command.page)

        self._store.change(command.seat, "witness.page_read", step, page=command.page)

    def sign(self, command: orders.HandInSignature) -> None:
        """Handle `HandInSignature`."""
        zone, now = command.timezone[:LONGEST_ZONE], self._store.clock.now()
        signer = _signer(command.seat)
        drawn = Signature(signer, command.strokes, command.width, command.height, now, zone)

        def step(scene: Scene) -> Course:
            return model.sign(scene.course, drawn, command.digest, scene.present)

        facts = {"strokes": len(command.strokes), "digest": command.digest[:64]}
        self._store.change(command.seat, "witness.signed", step, **facts)

    def say(self, command: orders.Say) -> None:
        """Handle `Say`."""
        text = command.text.strip()
        if not text:
            raise Refused("room_message_empty")
        if len(text) > LONGEST_MESSAGE:
            raise Refused("room_message_long", limit=LONGEST_MESSAGE)
        with self._store.database.reading() as session:
            if self._store.row(session, command.seat.session_id)["stage"] in model.ENDED:
                raise Refused("room_closed")
        self._store.say(command.seat, text)


def _need(seat: Seat, role: Role) -> None:
    if seat.role != role:
        raise Refused("room_not_your_part")


def _signer(seat: Seat) -> Signer:
    if seat.role == "judge":
        raise Refused("room_not_your_part")
    return seat.role
