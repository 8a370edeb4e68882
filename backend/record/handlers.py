"""Anchors the record every hour, and examines it against what was anchored."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from backend.infrastructure import Infrastructure
from backend.record.anchors import FILE, Anchor, AnchorFile
from backend.record.commands import Examined, ExamineRecord, RecordBroken
from backend.shared import outbox
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.outbox import Job
from backend.shared.tables import audit
from backend.shared.timestamps import Stamp, StampBroken, read_stamp, stamp_of

logger = logging.getLogger(__name__)

TOPIC = "record.anchor"
EVERY = timedelta(hours=1)
HOURS_WITH_AN_ANCHOR = 3
LOST = "record.anchors_missing"
"""Word of the record on itself where it is old and nothing of it is anchored."""


class Record:
    """Handles the outbox topic `TOPIC` and `ExamineRecord`.

    Args:
        infra: database, clock, settings, the audit log.
        stamp: asks the timestamp authority, None without one.
    """

    def __init__(self, infra: Infrastructure, stamp: Stamp | None) -> None:
        self._infra, self._stamp = infra, stamp
        self._file = AnchorFile(infra.settings.data_dir / FILE)

    def start(self) -> None:
        """Plan the coming hour, unless it is planned."""
        due = (self._infra.clock.now() + EVERY).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        with self._infra.database.transaction() as session:
            outbox.add(session, topic=TOPIC, payload={}, key=f"{TOPIC}:{due:%Y-%m-%dT%H}", due_at=due)

    def anchor(self, job: Job) -> str:
        """Outbox handler: plan the next hour, then anchor the newest entry if it is a new one.

        A record that no longer holds what was anchored is not anchored: what is there would come to look right.
        """
        self.start()
        try:
            anchors = self._file.all()
            self._hold(anchors)
        except (RecordBroken, ValueError) as broken:
            logger.error("the record of who did what was changed: %s (yiqiaotong audit)", broken)
            return "the record was changed"
        if self._missed(anchors):
            logger.error("anchors of the record are missing although it is old enough; it is anchored anew")
            self._note_missing()
        position, seal = self._infra.audit.head(self._infra.database)
        if position == 0 or (anchors and anchors[-1].position == position):
            return "nothing new"
        found = Anchor(position, seal, self._infra.clock.now())
        stamp = self._stamped(found)
        self._file.add(Anchor(found.position, found.seal, found.at, stamp))
        return f"entry {position}" + ("" if stamp else ", without a stamp")

    def examine(self, asked: ExamineRecord) -> Examined:
        """Look at every entry, every anchor and every stamp."""
        broken = self._infra.audit.verify(self._infra.database)
        if broken is not None:
            raise RecordBroken(
                f"Entry {broken} is missing, was changed, or is sealed with a key that is neither "
                "YIQIAOTONG_AUDIT_KEY nor one of YIQIAOTONG_AUDIT_KEYS_PREVIOUS."
            )
        try:
            anchors = self._file.all()
        except ValueError as odd:
            raise RecordBroken(f"{str(odd).capitalize()}.") from odd
        self._hold(anchors, asked.noted)
        if self._missed(anchors):
            raise RecordBroken(
                f"No anchor is kept, although there are entries of several hours: {FILE} was lost or taken away, or "
                "the services have not run since the first of them. Put it back from a copy; else it is begun anew "
                f"within an hour of their next start, and the record says so ({LOST})."
            )
        stamps = [_read(one) for one in anchors if one.stamp]
        moments = [one[0] for one in stamps]
        position, seal = self._infra.audit.head(self._infra.database)
        names = tuple(dict.fromkeys(name for _, name in stamps))
        first, last = (min(moments), max(moments)) if moments else (None, None)
        return Examined(position, seal, len(anchors), len(stamps), names, first, last)

    def _hold(self, anchors: Sequence[Anchor], noted: Sequence[tuple[int, str]] = ()) -> None:
        """Raise RecordBroken at the first anchored or noted entry that the record does not hold."""
        wanted = [(one.position, one.seal, f"on {one.at:%Y-%m-%d %H:%M} UTC") for one in anchors]
        wanted += [(position, seal, "when it was noted") for position, seal in noted]
        with self._infra.database.reading() as session:
            rows = session.execute(select(audit.c.position, audit.c.seal)).all()
        seals = {int(row[0]): str(row[1]) for row in rows}
        for position, seal, when in sorted(wanted):
            if seals.get(position) != seal:
                now = "is another" if position in seals else "is gone"
                raise RecordBroken(
                    f"Entry {position}, which was there {when}, {now}: entries were taken away, the record was "
                    "written anew, or an older backup was restored."
                )

    def _missed(self, anchors: Sequence[Anchor]) -> bool:
        """Return True if no anchor is there although entries of three hours or more should have made one.

        Fewer may be the console's alone, or a backup's with its restoring.
        """
        if anchors:
            return False
        with self._infra.database.reading() as session:
            moments = session.execute(select(audit.c.at)).scalars()
            return len({at.replace(minute=0, second=0, microsecond=0) for at in moments}) >= HOURS_WITH_AN_ANCHOR

    def _note_missing(self) -> None:
        """Let the record itself say that what was anchored before cannot be compared any more."""
        with self._infra.database.transaction() as session:
            now = self._infra.clock.now()
            self._infra.audit.append(session, who="record", what=LOST, at=now, channel="clock")

    def _stamped(self, anchor: Anchor) -> bytes | None:
        if self._stamp is None:
            return None
        try:
            return stamp_of(self._stamp, anchor.digest)
        except (PlatformUnavailable, PlatformRejected) as trouble:
            logger.warning("the record is anchored without a timestamp: %s", trouble)
            return None


def _read(anchor: Anchor) -> tuple[datetime, str]:
    try:
        told = read_stamp(anchor.stamp or b"", anchor.digest)
    except StampBroken as broken:
        raise RecordBroken(f"The anchor at entry {anchor.position} is not what was stamped: {broken}.") from broken
    return told.at, told.by
