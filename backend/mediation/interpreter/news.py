"""Tells an interpreter when and how a mediation meets, and reminds them a day and an hour before on their own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from backend.mediation.dispute import records as disputes
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import LIVE, TONGUE_NAMES
from backend.mediation.interpreter import records
from backend.mediation.interpreter.orders import Errand, State
from backend.mediation.model import KIND_NAMES
from backend.mediation.reminders import STEPS, Plan
from backend.mediation.room.records import PRESENCE, room_of
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.notifier import Speak
from backend.shared.outbox import Job
from backend.shared.parties import Person
from backend.shared.wording import Words, moment, verbatim

REMIND, LOOK = "mediation.interpreter_remind", "mediation.interpreter_look"
ANSWERS_BEFORE, COMES_WITHIN = timedelta(days=1), timedelta(minutes=15)
"""Times by which an interpreter has answered, before the session, and come, after its start; else they are given up."""
CHOSEN, WISH = "dispute_chosen", "dispute_wish"
YES, NO, ROOM, QUIET = "errand_yes", "errand_no", "errand_room", "errand_quiet"
TITLES = {
    YES: Words("接受", "I will come"),
    NO: Words("来不了", "I can't come"),
    ROOM: Words("进调解室", "Enter the room"),
    QUIET: Words("不再提醒", "No more reminders"),
}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NOBODY_SAID = Words("以调解员说的为准", "as the mediator says")


def payload_of(errand: Errand, wish: str) -> str:
    """Return the payload of a button about an errand; its id tells a stranger nothing."""
    return f'/ask_mediation{{"{CHOSEN}": "{errand.dispute_id}", "{WISH}": "{wish}"}}'


def choices(errand: Errand) -> list[tuple[Words, str]]:
    """Return what an interpreter may choose as their errand stands: titles and payloads."""
    if not errand.goes_on or errand.state not in records.ASKED:
        return []
    asked = (YES, NO) if errand.state != "accepted" else (ROOM, NO) if errand.meets_here else (NO,)
    return [(TITLES[wish], payload_of(errand, wish)) for wish in asked]


def errand_facts(errand: Errand, person: Person) -> dict[str, str]:
    """Return what can be said to an interpreter: ``number session kind tongue held_in``."""
    meeting, language = errand.session, person.language
    return {
        "number": verbatim(errand.number),
        "session": moment(meeting.start, person.timezone, person.city, language)
        if meeting
        else Words("还没有定", "not set yet").say(language),
        "kind": KIND_NAMES[meeting.kind].say(language) if meeting else "—",
        "tongue": verbatim(errand.tongue) if errand.tongue else _NOBODY_SAID.say(language),
        "held_in": TONGUE_NAMES[errand.held_in].say(language),
    }


class InterpreterNews:
    """Says an interpreter's news, plans and says reminders, gives up who does not answer or come.

    Args:
        course: rows, clock and what the two sides hear.
        speak: the conversation's speaker.
        person: returns what is known of a person.
        plan: when to remind.
    """

    def __init__(self, course: DisputeCourse, speak: Speak, person: Callable[[str], Person], plan: Plan) -> None:
        self._course, self._speak, self._person, self._plan = course, speak, person, plan

    def errand(self, row: disputes.Row, asked: records.Row) -> Errand:
        """Return a dispute as its interpreter sees it."""
        dispute = self._course.value(row, None)
        return Errand(
            dispute.dispute_id, dispute.number, asked["state"], asked["tongue"], dispute.application.tongue,
            dispute.session, dispute.meets_here, dispute.status in LIVE,
        )  # fmt: skip

    def tell(self, session: Session, row: disputes.Row, asked: records.Row, what: str, key: str = "") -> None:
        """Say ``utter_interpreter_news_<what>`` to whoever has opened an invitation."""
        if not asked["person_id"]:
            return
        person, errand = self._person(asked["person_id"]), self.errand(row, asked)
        buttons = choices(errand)
        if what == "reminder":
            buttons = [*buttons, (TITLES[QUIET], payload_of(errand, QUIET))]
        whole = f"interpreter:{asked['proof'][:16]}:{what}:{key or row['sequence']}"
        self._speak(
            asked["person_id"], f"utter_interpreter_news_{what}", errand_facts(errand, person), key=whole,
            buttons=buttons, session=session,
        )  # fmt: skip

    def arranged(self, session: Session, row: disputes.Row, kind: str) -> None:
        """Tell of a session that has just been fixed or moved, in the caller's transaction."""
        asked = records.newest(session, row["dispute_id"])
        if asked is not None and asked["state"] in records.ASKED:
            self.look_after(session, row, asked)
            if asked["state"] == "accepted":
                self.tell(session, row, asked, "session")

    def look_after(self, session: Session, row: disputes.Row, asked: records.Row) -> None:
        """Plan what is said and seen to of the session that is fixed, if one is."""
        start: datetime | None = row["start"]
        if start is None:
            return
        about = {"dispute_id": row["dispute_id"], "proof": asked["proof"], "at": start.isoformat()}
        mark = f"{asked['proof'][:24]}:{start.astimezone(UTC):%Y%m%d%H%M}"
        for due in (start - ANSWERS_BEFORE, start + COMES_WITHIN):
            key = f"{LOOK}:{mark}:{due.astimezone(UTC):%d%H%M}"
            outbox.add(session, topic=LOOK, payload=about, key=key, due_at=max(due, self._course.now))
        if asked["state"] == "accepted":
            for step, when in self._planned(asked, start, self._course.now):
                outbox.add(session, topic=REMIND, payload={**about, "step": step}, key=f"{REMIND}:{mark}:{step}",
                           due_at=when)  # fmt: skip

    def remind(self, session: Session, job: Job) -> str:
        """Local outbox handler of `REMIND`."""
        found = self._standing(session, job)
        if found is None:
            return "no longer stands"
        row, asked, start = found
        if asked["state"] != "accepted" or start <= self._course.now:
            return "no longer stands"
        if asked["quiet"]:
            return "not wanted"
        due = [step for step, when in self._planned(asked, start, _LONG_AGO) if when <= self._course.now]
        if not due or due[-1] != job.payload["step"]:
            return "superseded"
        self.tell(session, row, asked, "reminder", key=f"{start.astimezone(UTC):%Y%m%d%H%M}-{due[-1]}")
        return "said"

    def look(self, session: Session, job: Job) -> str:
        """Local outbox handler of `LOOK`: give up who has not answered in time, or has not come; both sides hear it."""
        found = self._standing(session, job)
        if found is None:
            return "no longer stands"
        row, asked, start = found
        if asked["state"] in ("invited", "opened"):
            early = asked["created_at"] > start - ANSWERS_BEFORE and self._course.now < start + COMES_WITHIN
            return "asked late" if early else self._give_up(session, row, asked, "silent")
        room = room_of(session, row["dispute_id"])
        late = self._course.now >= start + COMES_WITHIN
        if asked["state"] != "accepted" or not late or room is None or room["start"] != start:
            return "nothing to do"
        there = PRESENCE.comers(session, room["session_id"], self._course.now).get("interpreter")
        return "came" if there is not None and there.came else self._give_up(session, row, asked, "missed")

    def _give_up(self, session: Session, row: disputes.Row, asked: records.Row, became: State) -> str:
        records.change(session, asked["proof"], state=became)
        self._course.note(session, "clock", f"interpreter_{became}", row["dispute_id"])
        self.tell(session, row, {**asked, "state": became}, became)
        self._course.tell(session, row, f"interpreter_{became}", key=asked["proof"][:16])
        return became

    def _standing(self, session: Session, job: Job) -> tuple[disputes.Row, records.Row, datetime] | None:
        start = datetime.fromisoformat(job.payload["at"])
        row = disputes.dispute_row(session, str(job.payload["dispute_id"]))
        asked = records.by_proof(session, str(job.payload["proof"]))
        stands = row is not None and asked is not None and row["status"] in LIVE and row["start"] == start
        return (row, asked, start) if stands and row is not None and asked is not None else None

    def _planned(self, asked: records.Row, start: datetime, now: datetime) -> list[tuple[str, datetime]]:
        zone = self._person(asked["person_id"]).timezone
        return [(one.step, one.due) for one in self._plan(STEPS, start, zone, now)]
