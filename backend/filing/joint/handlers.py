"""Carries out what inviter and co-plaintiffs ask of a filing: name, invite, open, answer, give, take out.

Everything is decided under a lock on the filing's row, so that two answers at once are both heard, and a complaint is
never handed in with an agreement to other claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.filing import records as cases
from backend.filing.complaint_file import party_json
from backend.filing.court import Claimant
from backend.filing.fitness import is_named
from backend.filing.joint import commands, records
from backend.filing.joint.model import (
    INSIDE,
    Brief,
    CoPlaintiff,
    CoPlaintiffInvitation,
    Joining,
    OpenedPlace,
    brief_of,
)
from backend.filing.joint.news import JointNews
from backend.filing.joint.records import Row
from backend.filing.joint.reminders import InvitationReminders
from backend.shared import wrong_codes
from backend.shared.audit import AuditLog
from backend.shared.bus import CommandHandler
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.invitation_codes import InvitationCodes
from backend.shared.keyring import Keyring
from backend.shared.messages import Command

SHOWN_LEAST = 16
"""Characters of a digest that tell what was shown."""
_EMPTY: Mapping[str, Any] = {"person_id": None, "particulars": None, "agreed_to": None, "quiet": False}
"""Columns of a co-plaintiff of whom nothing is known yet, or any more."""


class JointHandlers:
    """Everything about co-plaintiffs, by the message that asks for it.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        news: tells inviter and co-plaintiffs.
        reminders: of invitations.
        codes: of invitations.
        unmask: opens the token of a code.
        claimant_of: who is verified behind a person.
    """

    def __init__(
        self, database: Database, clock: Clock, keyring: Keyring, audit: AuditLog, news: JointNews,
        reminders: InvitationReminders, codes: InvitationCodes, unmask: Callable[[str, str], str],
        claimant_of: Callable[[str], Claimant | None],
    ) -> None:  # fmt: skip
        self._database, self._clock, self._keyring, self._audit = database, clock, keyring, audit
        self._news, self._reminders, self._codes = news, reminders, codes
        self._unmask, self._claimant_of = unmask, claimant_of

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        handlers: dict[type[Command], Callable[[Any], Any]] = {
            commands.KeepCoPlaintiffs: self.keep,
            commands.CoPlaintiffsOf: self.of_draft,
            commands.InviteCoPlaintiff: self.invite,
            commands.OpenPlace: self.open,
            commands.AnswerInvitation: self.answer,
            commands.MyJoinings: self.mine,
            commands.OneJoining: self.one,
            commands.GiveParticulars: self.give,
            commands.StopInvitationReminders: self.stop_reminders,
        }
        return handlers

    def keep(self, command: commands.KeepCoPlaintiffs) -> list[CoPlaintiff]:
        """Bring what is kept in line with the draft."""
        named = {party.co_plaintiff: party.name for party in command.complaint.plaintiffs if party.co_plaintiff}
        now, brief = self._clock.now(), brief_of(command.complaint)
        place = {"draft_id": command.draft_id, "person_id": command.person_id}
        with self._database.transaction() as session:
            joint = records.joint_row(session, command.draft_id)
            if joint is not None and joint["person_id"] != command.person_id:
                raise Refused("filing_case_unknown")
            if joint is not None and self._is_filed(session, joint):
                return self._listed(joint, records.places_of(session, command.draft_id))
            if joint is None and not named:
                return []
            known = records.brief_in(self._keyring, joint)[1] if joint is not None else {}
            sealed = records.sealed_brief(self._keyring, place, brief, {**known, **named})
            if joint is None:
                values = {**place, "status": "open", "brief": sealed, "created_at": now, "updated_at": now}
                records.insert_joint(session, values)
            else:
                records.change_joint(session, command.draft_id, brief=sealed, status="open", updated_at=now)
            joint = records.joint_row(session, command.draft_id) or values
            self._bring_in_line(session, joint, named, brief)
            return self._listed(joint, records.places_of(session, command.draft_id))

    def of_draft(self, command: commands.CoPlaintiffsOf) -> list[CoPlaintiff]:
        """Return the co-plaintiffs of one's own draft or filing."""
        with self._database.reading() as session:
            joint = records.joint_row(session, command.draft_id, lock=False)
            if joint is None or joint["person_id"] != command.person_id:
                return []
            return self._listed(joint, records.places_of(session, command.draft_id))

    def invite(self, command: commands.InviteCoPlaintiff) -> CoPlaintiffInvitation | None:
        """Make a code for a co-plaintiff; the one before is void."""
        with self._database.transaction() as session:
            joint, place = self._both(session, command.co_plaintiff_id)
            if joint["person_id"] != command.person_id or joint["status"] != "open" or place["state"] == "out":
                raise Refused("filing_case_unknown")
            if place["state"] in INSIDE:
                return None
            code, proof = self._free_code(session)
            ends = self._reminders.ends_at()
            place = self._change(session, place, state="invited", proof=proof, expires_at=ends, **_EMPTY)
            self._reminders.of_code(session, joint, place)
            self._note(session, command.person_id, "invited", place)
        brief, names = records.brief_in(self._keyring, joint)
        return CoPlaintiffInvitation(code, ends, names[place["co_plaintiff_id"]], brief.inviter)

    def open(self, command: commands.OpenPlace) -> OpenedPlace | None:
        """Open a code: from now on it is this person's to answer."""
        proof = self._codes.proof(self._unmask(command.person_id, command.code))
        if proof is None:
            return None
        with self._database.transaction() as session:
            if wrong_codes.too_many(session, command.person_id, self._clock.now()):
                return OpenedPlace("too_many") if command.named else None
            place = records.place_by_proof(session, proof)
            if place is None:
                if command.named:  # a bare code is counted by the last service that looks at it
                    wrong_codes.count(session, command.person_id, proof, self._clock.now())
                return None
            joint, place = self._both(session, place["co_plaintiff_id"])
            outcome = self._may_open(joint, place, command.person_id)
            if outcome is not None:
                return outcome
            if place["state"] == "invited":
                place = self._change(session, place, state="opened", person_id=command.person_id)
                self._reminders.of_opened(session, place)
                self._note(session, command.person_id, "opened", place)
            return OpenedPlace("open", place["co_plaintiff_id"], self._name(joint, place))

    def answer(self, command: commands.AnswerInvitation) -> Joining | None:
        """Join, decline, or be somebody else."""
        with self._database.transaction() as session:
            joint, place = self._own(session, command.co_plaintiff_id, command.person_id)
            if joint["status"] != "open":
                raise Refused("filing_case_unknown")
            if command.answer == "join":
                if place["state"] == "opened":
                    place = self._change(session, place, state="joined")
                    self._note(session, command.person_id, "joined", place)
                    self._news.tell_inviter(session, joint, place, "joined")
                return self._joining(joint, place)
            became = "declined" if command.answer == "decline" else "named"
            what = "declined" if command.answer == "decline" else "stranger"
            self._note(session, command.person_id, what, place)
            place = self._change(session, place, state=became, proof=None, **_EMPTY)
            self._news.tell_inviter(session, joint, place, what)
        return None

    def mine(self, command: commands.MyJoinings) -> list[Joining]:
        """Return the filings somebody was invited to."""
        with self._database.reading() as session:
            rows = records.places_opened_by(session, command.person_id)
            joints = [records.joint_row(session, row["draft_id"], lock=False) for row in rows]
        return [self._joining(joint, row) for joint, row in zip(joints, rows, strict=True) if joint is not None]

    def one(self, command: commands.OneJoining) -> Joining:
        """Return one of them."""
        with self._database.reading() as session:
            place = records.place_row(session, command.co_plaintiff_id, lock=False)
            joint = records.joint_row(session, place["draft_id"], lock=False) if place is not None else None
        if place is None or joint is None or place["person_id"] != command.person_id:
            raise Refused("filing_case_unknown")
        return self._joining(joint, place)

    def give(self, command: commands.GiveParticulars) -> Joining:
        """Keep somebody's particulars, and their consent to what they were shown."""
        claimant = self._claimant_of(command.person_id)
        if claimant is None:
            raise Refused("filing_not_verified")
        told = command.particulars
        if told is not None and (claimant.organisation or not is_named(told.name, claimant)):
            raise Refused("filing_plaintiff_not_you")
        if told is not None and not told.address.strip():
            raise Refused("filing_incomplete")
        with self._database.transaction() as session:
            joint, place = self._own(session, command.co_plaintiff_id, command.person_id)
            if joint["status"] != "open" or place["state"] not in ("joined", "agreed"):
                raise Refused("filing_case_unknown")
            brief, _ = records.brief_in(self._keyring, joint)
            if told is None and place["particulars"] is None:
                raise Refused("filing_incomplete")
            given = {"particulars": records.sealed_particulars(self._keyring, place, party_json(told))} if told else {}
            agrees = len(command.shown) >= SHOWN_LEAST and brief.digest.startswith(command.shown)
            news = agrees and (place["state"], place["agreed_to"]) != ("agreed", brief.digest)
            consent = {"state": "agreed", "agreed_to": brief.digest} if agrees else {}
            place = self._change(session, place, **given, **consent)
            if news:
                self._note(session, command.person_id, "agreed", place)
                self._news.tell_inviter(session, joint, place, "agreed", brief.digest[:16])
            return self._joining(joint, place)

    def stop_reminders(self, command: commands.StopInvitationReminders) -> int:
        """Remind somebody no more."""
        with self._database.transaction() as session:
            loud = [row for row in records.places_opened_by(session, command.person_id) if not row["quiet"]]
            for row in loud:
                records.change_place(session, row["co_plaintiff_id"], quiet=True)
        return len(loud)

    def given_up(self, session: Session, draft_id: str) -> None:
        """Erase what was gathered for a draft that is gone, and tell who took part; what was handed in stays."""
        joint = records.joint_row(session, draft_id)
        if joint is None or joint["status"] != "open":
            return
        for place in records.places_of(session, draft_id).values():
            if place["state"] in INSIDE:
                self._news.tell_them(session, joint, place, "over")
        records.forget(session, draft_id)

    def leave(self, session: Session, person_id: str) -> None:
        """Take somebody who is erased out of the filings they share, and tell those who are left."""
        for place in records.places_opened_by(session, person_id):
            joint = records.joint_row(session, place["draft_id"])
            if joint is not None and joint["status"] == "open":
                self._news.tell_inviter(session, joint, place, "left", "left")
            self._change(session, place, state="named", proof=None, **_EMPTY)
        for draft_id in records.drafts_of(session, person_id):
            self.given_up(session, draft_id)

    def tell_all(self, session: Session, case_id: str, what: str) -> None:
        """Tell every co-plaintiff what became of the filing; of one that was withdrawn nothing is kept."""
        joint = records.joint_row(session, case_id)
        if joint is None or joint["status"] != "filed":
            return
        for place in records.places_of(session, case_id).values():
            if place["state"] == "agreed":
                self._news.tell_them(session, joint, place, what, what)
        case = cases.case_row(session, case_id, lock=False)
        if case is not None and case["complaint"] is None:
            records.forget(session, case_id)

    def _bring_in_line(self, session: Session, joint: Row, named: Mapping[str, str], brief: Brief) -> None:
        known = records.places_of(session, joint["draft_id"])
        now = self._clock.now()
        for fresh in named.keys() - known.keys():
            values = {
                "co_plaintiff_id": fresh, "draft_id": joint["draft_id"], "state": "named", "proof": None,
                "expires_at": None, "created_at": now, "updated_at": now, **_EMPTY,
            }  # fmt: skip
            if not records.insert_place(session, values):
                raise Refused("filing_case_unknown")  # the id is another filing's
        for place in known.values():
            if place["co_plaintiff_id"] not in named and place["state"] != "out":
                self._news.tell_them(session, joint, {**place, "updated_at": now}, "out")
                self._change(session, place, state="out", proof=None, **_EMPTY)
            elif place["state"] == "agreed" and place["agreed_to"] != brief.digest:
                ends = self._reminders.ends_at()
                place = self._change(session, place, state="joined", agreed_to=None, expires_at=ends)
                self._reminders.of_opened(session, place)
                self._news.tell_them(session, joint, place, "changed")
            elif place["co_plaintiff_id"] in named and place["state"] == "out":
                self._change(session, place, state="named", proof=None, **_EMPTY)

    def _is_filed(self, session: Session, joint: Row) -> bool:
        """Return True if it is with the court; what the platform would not take is open again."""
        case = cases.case_row(session, joint["draft_id"], lock=False) if joint["status"] == "filed" else None
        return case is not None and case["status"] != "draft"

    def _may_open(self, joint: Row, place: Row, person_id: str) -> OpenedPlace | None:
        """Return why a code does not open; None where it does."""
        if joint["person_id"] == person_id:
            return OpenedPlace("own")
        if place["person_id"] not in (None, person_id):
            return OpenedPlace("used")
        if joint["status"] != "open":
            return OpenedPlace("over")
        if place["state"] in ("joined", "agreed"):
            return OpenedPlace("joined", place["co_plaintiff_id"], self._name(joint, place))
        if place["expires_at"] <= self._clock.now():
            return OpenedPlace("expired")
        return None

    def _free_code(self, session: Session) -> tuple[str, str]:
        while True:
            code = self._codes.new()
            proof = self._codes.proof(code) or ""
            if records.proof_is_free(session, proof):
                return code, proof

    def _both(self, session: Session, co_plaintiff_id: str) -> tuple[Row, Row]:
        """Return filing and co-plaintiff, the filing locked first."""
        seen = records.place_row(session, co_plaintiff_id, lock=False)
        joint = records.joint_row(session, seen["draft_id"]) if seen is not None else None
        place = records.place_row(session, co_plaintiff_id) if joint is not None else None
        if joint is None or place is None:
            raise Refused("filing_case_unknown")
        return joint, place

    def _own(self, session: Session, co_plaintiff_id: str, person_id: str) -> tuple[Row, Row]:
        joint, place = self._both(session, co_plaintiff_id)
        if place["person_id"] != person_id:
            raise Refused("filing_case_unknown")
        return joint, place

    def _change(self, session: Session, place: Row, **values: Any) -> Row:
        new = {"updated_at": self._clock.now(), **values}
        records.change_place(session, place["co_plaintiff_id"], **new)
        return {**place, **new}

    def _name(self, joint: Row, place: Row) -> str:
        return records.brief_in(self._keyring, joint)[1].get(place["co_plaintiff_id"], "")

    def _listed(self, joint: Row, places: Mapping[str, Row]) -> list[CoPlaintiff]:
        _, names = records.brief_in(self._keyring, joint)
        return [
            CoPlaintiff(code, names.get(code, ""), row["state"], row["expires_at"])
            for code, row in places.items() if row["state"] != "out"
        ]  # fmt: skip

    def _joining(self, joint: Row, place: Row) -> Joining:
        brief, names = records.brief_in(self._keyring, joint)
        code = place["co_plaintiff_id"]
        given = place["particulars"] is not None
        return Joining(code, names.get(code, ""), place["state"], joint["status"], brief, place["expires_at"], given)

    def _note(self, session: Session, who: str, what: str, place: Row) -> None:
        self._audit.append(
            session, who=who, what=f"filing.co_plaintiff_{what}", at=self._clock.now(), channel="filing",
            facts={"draft": place["draft_id"], "co_plaintiff": place["co_plaintiff_id"]},
        )  # fmt: skip
