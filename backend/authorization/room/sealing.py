"""The judge's last word: the confirmation is written, the paper sealed, the end recorded; a crash is made good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.authorization.power.commands import PowerFile, SealPower
from backend.authorization.power.model import SealedPower
from backend.authorization.room import model
from backend.authorization.room.endings import Endings
from backend.authorization.room.orders import ConfirmWitness, SealedFile
from backend.authorization.room.records import Rooms, Scene, head_of
from backend.authorization.room.views import Closing
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Command
from backend.shared.outbox import Job, JobGivenUp

SEAL = "witness.seal"
AGAIN = timedelta(seconds=30)
NOT_SEALED = "文件无法盖章，请重新预约 · the paper could not be sealed, please book again"


class Sealing:
    """Confirms and seals.

    Args:
        store: the rooms' rows.
        ask: handles a command of the power of attorney.
        endings: tells how a room ended.
    """

    def __init__(self, store: Rooms, ask: Callable[[Command], Any], endings: Endings) -> None:
        self._store, self._ask, self._endings = store, ask, endings

    def confirm(self, command: ConfirmWitness) -> SealedPower | None:
        """Handle `ConfirmWitness`; None while the seal cannot be had at once: a job goes on trying."""
        if command.seat.role != "judge":
            raise Refused("room_not_your_part")
        session_id = command.seat.session_id
        with self._store.database.transaction() as session:
            scene = self._store.scene(session, session_id)
            if scene.course.stage not in ("sealing", "sealed"):
                self._record(session, scene, command.recording)
        try:
            return self._seal(session_id)
        except PlatformUnavailable:
            return None

    def do(self, job: Job) -> str:
        """Outbox handler of `SEAL`."""
        try:
            power = self._seal(job.payload["session_id"])
        except Refused as refused:  # no asking again will help
            raise PlatformRejected("power", refused.reason) from refused
        return power.number if power else "has ended"

    def given_up(self, session: Session, event: JobGivenUp) -> None:
        """Listener: a paper that cannot be sealed ends its witness; a job tells of it."""
        if event.topic == SEAL:
            self._endings.end_undone(session, event.payload["session_id"], NOT_SEALED)

    def file(self, command: SealedFile) -> bytes:
        """Handle `SealedFile`."""
        with self._store.database.reading() as session:
            row = self._store.row(session, command.seat.session_id)
        power = self._store.closing(row).power
        if power is None:
            raise Refused("room_not_sealed")
        content: bytes = self._ask(PowerFile(power.power_id, power.person_id))
        return content

    def _record(self, session: Session, scene: Scene, recording: str) -> None:
        session_id = scene.row["session_id"]
        count, head = head_of(session, session_id)
        course = model.complete(scene.course, scene.checklist, "confirming", scene.present)
        if not count:
            raise Refused("room_recording_missing")
        if recording != head:
            raise Refused("room_recording_incomplete")
        self._store.store(session, scene, course)
        facts = {"digest": course.digest, "recording": head, "chunks": count}
        self._store.note(session, scene.row, "judge", "witness.confirmed", **facts)
        due_at = self._store.clock.now() + AGAIN
        outbox.add(session, topic=SEAL, payload={"session_id": session_id}, key=f"{SEAL}:{session_id}", due_at=due_at)

    def _seal(self, session_id: str) -> SealedPower | None:
        """Have the paper sealed (the same session gives the same paper) and write the end down."""
        with self._store.database.reading() as session:
            row = self._store.row(session, session_id)
        course, (power, judge) = self._store.course(row), self._store.details(row)
        if course.stage != "sealing":
            return self._store.closing(row).power
        signatures = (course.signatures["party"], course.signatures["lawyer"])
        sealed: SealedPower = self._ask(SealPower(power, course.digest, signatures, judge))
        self._write_down(session_id, sealed)
        self._endings.tell(session_id)
        return sealed

    def _write_down(self, session_id: str, sealed: SealedPower) -> None:
        with self._store.database.transaction() as session:
            scene = self._store.scene(session, session_id)
            if scene.course.stage != "sealing":
                return
            _, head = head_of(session, session_id)
            self._store.end(session, scene, model.seal(scene.course), Closing(power=sealed, recording_sha256=head))
            facts = {"power": sealed.power_id, "sha256": sealed.sha256, "recording": head}
            self._store.note(session, scene.row, "house", "witness.sealed", **facts)
            self._endings.plan_ended(session, scene.row)
