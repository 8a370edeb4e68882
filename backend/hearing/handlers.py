"""Carries out what a person asks of their hearings, and shows them to the desk.

Everybody sees only what is their own; to others it does not exist.
"""

from __future__ import annotations

from backend.hearing import records
from backend.hearing.calendar_file import calendar_file
from backend.hearing.commands import (
    AcknowledgeHearing,
    HearingCalendar,
    HearingsOfCase,
    MyHearings,
    OneHearing,
    RemindMe,
    StopReminders,
)
from backend.hearing.means import Means
from backend.hearing.model import Hearing
from backend.hearing.reminders import ReminderOutcome, Reminders
from backend.shared.errors import Refused
from backend.shared.reminder_plan import MOST_STEPS, in_order, is_step


class HearingHandlers:
    """Shows one's own hearings, reminds of them, and notes that they are known.

    Args:
        means: see `Means`.
        reminders: keeps the plans.
    """

    def __init__(self, means: Means, reminders: Reminders) -> None:
        self._means = means
        self._reminders = reminders

    def mine(self, command: MyHearings) -> list[Hearing]:
        """Return the person's hearings, soonest first."""
        after = None if command.include_past else self._means.clock.now()
        with self._means.database.reading() as session:
            rows = records.hearings_of(session, command.person_id, ending_after=after)
        return [records.hearing_of(row, self._means.keyring) for row in rows]

    def one(self, command: OneHearing) -> Hearing:
        """Return one's own hearing."""
        with self._means.database.reading() as session:
            row = records.own_hearing(session, command.hearing_id, command.person_id, lock=False)
        return records.hearing_of(row, self._means.keyring)

    def of_case(self, command: HearingsOfCase) -> list[Hearing]:
        """Return every hearing of a case."""
        with self._means.database.reading() as session:
            rows = records.hearings_of_case(session, command.case_id)
        return [records.hearing_of(row, self._means.keyring) for row in rows]

    def remind_me(self, command: RemindMe) -> ReminderOutcome:
        """Note the consent with its steps, and plan them; the same wish again is the same plan."""
        if not 0 < len(command.steps) <= MOST_STEPS or not all(is_step(step) for step in command.steps):
            raise Refused("hearing_steps_unclear")
        steps = in_order(command.steps)
        person, now = self._means.person(command.person_id), self._means.clock.now()
        with self._means.database.transaction() as session:
            row = records.own_hearing(session, command.hearing_id, command.person_id)
            if row["status"] != "scheduled":
                raise Refused("hearing_called_off")
            if row["start"] <= now:
                raise Refused("hearing_over")
            facts = {"hearing": command.hearing_id, "steps": ",".join(steps)}
            self._means.note(session, command.person_id, "hearing.reminders_wanted", **facts)
            said = tuple(row["said"]) if row["steps"] else ()
            return self._reminders.replan(session, row, steps, said, person.timezone)

    def stop(self, command: StopReminders) -> int:
        """Remind no more of one hearing, or of any."""
        person = self._means.person(command.person_id)
        with self._means.database.transaction() as session:
            if command.hearing_id is not None:
                rows = [records.own_hearing(session, command.hearing_id, command.person_id)]
            else:
                ids = [row["hearing_id"] for row in records.hearings_of(session, command.person_id)]
                rows = [records.own_hearing(session, one, command.person_id) for one in ids]
            rows = [row for row in rows if row["steps"]]
            for row in rows:
                self._reminders.replan(session, row, (), zone=person.timezone)
                self._means.note(session, command.person_id, "hearing.reminders_stopped", hearing=row["hearing_id"])
        return len(rows)

    def acknowledge(self, command: AcknowledgeHearing) -> Hearing:
        """Note that the person knows of it as it stands now; a later change has to be acknowledged anew."""
        with self._means.database.transaction() as session:
            row = records.own_hearing(session, command.hearing_id, command.person_id)
            if row["seen_sequence"] != row["sequence"]:
                records.update_hearing(session, row["hearing_id"], seen_sequence=row["sequence"])
                facts = {"hearing": row["hearing_id"], "sequence": row["sequence"]}
                self._means.note(session, command.person_id, "hearing.acknowledged", **facts)
        return records.hearing_of({**row, "seen_sequence": row["sequence"]}, self._means.keyring)

    def calendar(self, command: HearingCalendar) -> bytes:
        """Return one's own hearing as a calendar file."""
        hearing = self.one(OneHearing(command.hearing_id, command.person_id))
        return calendar_file(hearing, self._means.clock.now(), command.language)
