"""Carries out what a person asks of a filing: each handler reads as the paragraph a clerk would write.

Everybody sees and changes only what is their own; to others it does not exist. What the court is asked goes through
`CourtRequests`, which commits before it asks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from backend.filing import records
from backend.filing.clocks import beijing_day, may_ask_for_extension
from backend.filing.commands import (
    AskForExtension,
    CaseOfCourt,
    FileCase,
    FindMyCase,
    MyCases,
    OneCase,
    RecordCourtNews,
    RegisteredCases,
    SupplementCase,
    WithdrawCase,
)
from backend.filing.complaint_file import to_json
from backend.filing.court import Claimant
from backend.filing.court_requests import PLATFORM, CourtRequests
from backend.filing.fitness import fit_to_file
from backend.filing.joint.merging import Merging
from backend.filing.model import LIVE, Case, Complaint, RequestKind
from backend.filing.progress import has_domicile_in_china
from backend.filing.tables import COMPLAINT, DETAILS
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.persons_files import PersonsFiles

ClaimantOf = Callable[[str], Claimant | None]
"""Finder of who is verified behind a person, or None; the identity service knows."""


class FileCaseHandler:
    """Hands a complaint in, once for each draft, whatever happens on the way.

    Args:
        requests: asks the court.
        files: the persons' files.
        claimant_of: who is verified.
        merging: puts in what co-plaintiffs gave.
    """

    def __init__(
        self, requests: CourtRequests, files: PersonsFiles, claimant_of: ClaimantOf, merging: Merging
    ) -> None:  # fmt: skip
        self._requests = requests
        self._files = files
        self._claimant_of = claimant_of
        self._merging = merging

    def __call__(self, command: FileCase) -> Case:
        """Return the case; see `commands.FileCase`."""
        with self._requests.database.reading() as session:
            known = records.case_row(session, command.request_id, lock=False)
        settled = known is not None and known["status"] not in ("draft", "submitting")
        complaint = command.complaint if settled else self._checked(command)
        with self._requests.database.transaction() as session:
            key = self._key(session, command, complaint)
        if key is not None:
            self._requests.try_now(key)
        return self._requests.case(command.request_id, command.person_id)

    def _checked(self, command: FileCase) -> Complaint:
        """Return the complaint as it goes to the court: lawful, complete, dated, its evidence known by hash."""
        claimant = self._claimant_of(command.person_id)
        if claimant is None:
            raise Refused("filing_not_verified")
        complaint = command.complaint
        fit_to_file(self._merging.whole(command.request_id, complaint), claimant)
        kept = self._files.mine(command.person_id, tuple(item.file_id for item in complaint.evidence))
        evidence = [
            dataclasses.replace(item, sha256=file.sha256, name=item.name or file.name)
            for item, file in zip(complaint.evidence, kept, strict=True)
        ]
        today = beijing_day(self._requests.clock.now())
        return dataclasses.replace(complaint, evidence=tuple(evidence), signed_on=today)

    def _key(self, session: Session, command: FileCase, complaint: Complaint) -> str | None:
        """Return the key to ask the court with, None when it has answered; a repeated submission is the same one."""
        now, ids = self._requests.clock.now(), (command.request_id, command.person_id)
        self._merging.handed_in(session, command.request_id, complaint)
        fresh = {"case_id": command.request_id, "created_at": now, "sequence": 0}
        columns = self._columns(command, complaint)
        if records.insert_case(session, fresh | columns):
            return self._open(session, command.request_id, command, complaint)
        row = records.own_case(session, *ids)
        filing = records.last_filing(session, command.request_id)
        if row["status"] == "draft" or filing is None:
            records.update_case(session, command.request_id, **columns)
            number = records.count_filings(session, command.request_id) + 1
            return self._open(session, f"{command.request_id}.{number}", command, complaint)
        if row["status"] != "submitting":
            return None
        if filing["state"] == "rejected":  # the court may have it already, so the same words go under the same key
            self._requests.reopen(session, filing)
        return str(filing["key"])

    def _open(self, session: Session, key: str, command: FileCase, complaint: Complaint) -> str:
        wish = {"file_ids": [item.file_id for item in complaint.evidence]}
        self._requests.open(session, "file", key, command.request_id, command.person_id, wish)
        now = self._requests.clock.now()
        records.add_step(session, self._requests.keyring, command.request_id, "submitting", now)
        records.drop_previews(session, draft_id=command.request_id)
        return key

    def _columns(self, command: FileCase, complaint: Complaint) -> dict[str, Any]:
        place = {"person_id": command.person_id, "case_id": command.request_id}
        sealer = self._requests.keyring.of(command.person_id)
        details = {
            "cause_name": complaint.cause_name,
            "plaintiffs": [party.name for party in complaint.plaintiffs],
            "defendants": [party.name for party in complaint.defendants],
            "defects": [],
            "reason": None,
        }
        return {
            "person_id": command.person_id,
            "status": "submitting",
            "cause": complaint.cause,
            "court": complaint.court,
            "complaint": sealer.seal_json(to_json(complaint), COMPLAINT.context.format(**place)),
            "details": sealer.seal_json(details, DETAILS.context.format(**place)),
            "domicile": has_domicile_in_china(self._merging.whole(command.request_id, complaint).plaintiffs),
            "updated_at": self._requests.clock.now(),
        }


class CaseHandlers:
    """Shows one's own cases, adds to them and takes them back.

    Args:
        requests: asks the court.
        files: the persons' files.
    """

    def __init__(self, requests: CourtRequests, files: PersonsFiles) -> None:
        self._requests = requests
        self._files = files

    def mine(self, command: MyCases) -> list[Case]:
        """Return the person's cases, newest first."""
        with self._requests.database.reading() as session:
            rows = records.cases_of(session, command.person_id)
            waiting = records.open_requests(session, [row["case_id"] for row in rows])
        return [records.case_of(row, self._requests.keyring, waiting=waiting.get(row["case_id"], ())) for row in rows]

    def one(self, command: OneCase) -> Case:
        """Return one's own case with its timeline."""
        return self._requests.case(command.case_id, command.person_id)

    def of_court(self, command: CaseOfCourt) -> Case | None:
        """Return a case for what the court or the desk tells of it, or None."""
        with self._requests.database.reading() as session:
            row = records.case_row(session, command.case_id, lock=False)
        return records.case_of(row, self._requests.keyring) if row else None

    def registered(self, command: RegisteredCases) -> list[str]:
        """Return every registered case."""
        with self._requests.database.reading() as session:
            return records.registered_cases(session)

    def find(self, command: FindMyCase) -> Case:
        """Return one's own case by a number of the court's; a stranger's number is as unknown as an invented one."""
        wanted = records.plain_number(command.number)
        with self._requests.database.reading() as session:
            for row in records.cases_of(session, command.person_id):
                numbers = {records.plain_number(row[name] or "") for name in ("case_number", "filing_number")} - {""}
                if wanted in numbers:
                    return self._requests.case(row["case_id"], command.person_id)
        raise Refused("filing_case_unknown")

    def supplement(self, command: SupplementCase) -> Case:
        """Hand in corrections or further papers while the court still reviews (SPC21-9)."""
        if not command.note.strip() and not command.file_ids:
            raise Refused("filing_supplement_empty")
        self._files.mine(command.person_id, command.file_ids)
        wish = {"note": command.note, "file_ids": list(command.file_ids)}
        return self._ask("supplement", command, wish, self._may_supplement)

    def extend(self, command: AskForExtension) -> Case:
        """Ask for more time, within the first 15 days and once (SPC21-9)."""
        return self._ask("extend", command, {"reason": command.reason}, self._may_extend)

    def withdraw(self, command: WithdrawCase) -> Case:
        """Take a filing back before it is registered; afterwards only the judge can allow it."""
        return self._ask("withdraw", command, {"reason": command.reason}, self._may_withdraw)

    def _ask(
        self,
        kind: RequestKind,
        command: SupplementCase | AskForExtension | WithdrawCase,
        wish: Mapping[str, Any],
        may: Callable[[Mapping[str, Any]], bool],
    ) -> Case:
        ids = (command.case_id, command.person_id)
        with self._requests.database.transaction() as session:
            row = records.own_case(session, *ids)
            asked = records.request_row(session, command.request_id)
            if asked is not None and (asked["case_id"], asked["kind"], asked["person_id"]) != (ids[0], kind, ids[1]):
                raise Refused("filing_case_unknown")
            wanted = asked is not None or (
                may(row) and kind not in _once(records.open_requests(session, [command.case_id]).get(ids[0], []))
            )
            if wanted and asked is None:
                self._requests.open(session, kind, command.request_id, *ids, wish)
            elif asked is not None and asked["state"] == "rejected":
                self._requests.reopen(session, asked)
        if wanted:
            self._requests.try_now(command.request_id)
        return self._requests.case(*ids)

    def _may_supplement(self, row: Mapping[str, Any]) -> bool:
        if row["status"] == "registered":
            raise Refused("filing_supplement_registered")
        if row["status"] not in ("defects", "under_review"):
            raise Refused("filing_supplement_not_open")
        return True

    def _may_extend(self, row: Mapping[str, Any]) -> bool:
        if row["status"] != "defects" or row["told_on"] is None:
            raise Refused("filing_extension_not_open")
        if row["extension"] == "asked":
            return False
        if row["extension"] is not None:
            raise Refused("filing_extension_already")
        if not may_ask_for_extension(row["told_on"], beijing_day(self._requests.clock.now())):
            raise Refused("filing_extension_too_late")
        return True

    def _may_withdraw(self, row: Mapping[str, Any]) -> bool:
        if row["status"] == "withdrawn":
            return False
        if row["status"] == "registered":
            raise Refused("filing_withdraw_registered")
        if row["status"] not in LIVE:
            raise Refused("filing_withdraw_over")
        return True


class RecordCourtNewsHandler:
    """Hears each piece of the court's news once, and tells it on.

    Args:
        requests: gives database, clock and settling.
    """

    def __init__(self, requests: CourtRequests) -> None:
        self._requests = requests

    def __call__(self, command: RecordCourtNews) -> bool:
        """Return True when it was news; Refused ``filing_case_unknown`` when it is about nothing of ours."""

        def once(session: Session) -> bool:
            now = self._requests.clock.now()
            if not records.hear(session, command.event_id, command.kind, command.case_id, now):
                return False
            self._requests.note(session, PLATFORM, f"filing.news.{command.kind}", event=command.event_id)
            return True

        return self._requests.record(command.case_id, command.report, once=once)


def _once(waiting: list[RequestKind]) -> set[RequestKind]:
    """Return what is on its way already and is wanted once only; further papers may follow one another."""
    return set(waiting) & {"extend", "withdraw"}
