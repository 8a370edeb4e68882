"""The court's side of filing: what waits for an officer, one case whole, and the decision (SPC21-9).

A decision is asked of the platform like everything else: committed with its net first, then sent, then recorded, and
the person is told in the transaction that records it. So whoever decides, the platform and we never differ.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from backend.filing import records
from backend.filing.clocks import beijing_day
from backend.filing.complaint_file import from_json
from backend.filing.court import DecisionKind
from backend.filing.court_requests import CourtRequests
from backend.filing.decision_rules import checked
from backend.filing.desk_commands import (
    DECIDED_FROM,
    FOR_THE_COURT,
    CountFilings,
    DecideFiling,
    DeskCase,
    DeskDecision,
    DeskSupplement,
    FilingFigures,
    FilingQueue,
    OneFiling,
    SearchFilings,
)
from backend.filing.joint.merging import Merging
from backend.filing.model import Case, Complaint
from backend.filing.tables import COMPLAINT, WISH
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused

MOST_FOUND = 50
LOOKED_THROUGH = 2000
"""Names are sealed, so a search opens the newest cases one by one; older ones are found by their number."""
MEDIAN_OF = timedelta(days=30)


class CourtDesk:
    """Shows officers their filings and carries their decisions to the platform.

    Args:
        requests: asks the court; gives database, clock and keyring.
        merging: puts in what co-plaintiffs gave.
    """

    def __init__(self, requests: CourtRequests, merging: Merging) -> None:
        self._requests = requests
        self._merging = merging

    def queue(self, command: FilingQueue) -> list[Case]:
        """Return what waits, the soonest due first: first what the court has to do, then what the person has to."""
        statuses = ("registered", "refused", "returned", "withdrawn") if command.over else FOR_THE_COURT
        with self._requests.database.reading() as session:
            rows = records.desk_cases(session, court=command.court, statuses=statuses)
        cases = [records.case_of(row, self._requests.keyring) for row in rows]
        return cases if command.over else sorted(cases, key=_urgency)

    def search(self, command: SearchFilings) -> list[Case]:
        """Return filings by a number, else by what a party or the cause is called."""
        wanted, number = command.text.strip().casefold(), records.plain_number(command.text)
        if not wanted:
            return []
        with self._requests.database.reading() as session:
            rows = records.desk_cases(session, court=command.court, limit=LOOKED_THROUGH)
        cases = (records.case_of(row, self._requests.keyring) for row in rows)
        return [case for case in cases if _fits(case, wanted, number)][:MOST_FOUND]

    def one(self, command: OneFiling) -> DeskCase:
        """Return one filing whole."""
        keyring, case_id = self._requests.keyring, command.case_id
        with self._requests.database.reading() as session:
            row = self._row(records.case_row(session, case_id, lock=False), command.court)
            steps = records.steps_of(session, keyring, case_id)
            waiting = records.open_requests(session, [case_id]).get(case_id, [])
            supplements = records.requests_of(session, case_id, "supplement")
            decisions = records.requests_of(session, case_id, "decide")
        waits = any(one["state"] == "open" for one in decisions)
        return DeskCase(
            case=records.case_of(row, keyring, steps, waiting),
            sequence=row["sequence"],
            complaint=self._complaint(row),
            told_on=row["told_on"],
            supplements=tuple(self._supplement(one) for one in supplements),
            decisions=tuple(DeskDecision(one["created_at"], one["state"], one["reason"]) for one in decisions),
            may=frozenset() if waits else _may(row),
            decision_waits=waits,
        )

    def decide(self, command: DecideFiling) -> DeskCase:
        """Hand an officer's decision to the platform; see `desk_commands.DecideFiling`."""
        with self._requests.database.transaction() as session:
            row = self._row(records.case_row(session, command.case_id), command.court)
            asked = records.request_row(session, command.request_id)
            if asked is None:
                self._open(session, command, row)
            elif (asked["case_id"], asked["kind"]) != (command.case_id, "decide"):
                raise Refused("filing_case_unknown")
            elif asked["state"] == "rejected":
                self._requests.reopen(session, asked)
        try:
            self._requests.try_now(command.request_id)
        except Refused:
            self._catch_up(command.case_id)
            raise
        return self.one(OneFiling(command.case_id, command.court))

    def figures(self, command: CountFilings) -> FilingFigures:
        """Return a court's figures of today, Beijing's calendar."""
        now = self._requests.clock.now()
        today = beijing_day(now)
        with self._requests.database.reading() as session:
            rows = records.desk_cases(session, court=command.court, limit=LOOKED_THROUGH)
            decided = records.first_decisions(session, now - MEDIAN_OF)
        took = [(when, when - row["created_at"]) for row in rows if (when := decided.get(row["case_id"])) is not None]
        waiting = [row for row in rows if row["status"] == "under_review"]
        return FilingFigures(
            filed=sum(beijing_day(row["created_at"]) == today for row in rows),
            decided=sum(beijing_day(when) == today for when, _ in took),
            median_hours=statistics.median(span.total_seconds() / 3600 for _, span in took) if took else None,
            waiting=len(waiting),
            late=sum(row["decision_due"] is not None and row["decision_due"] < today for row in waiting),
        )

    def _open(self, session: Any, command: DecideFiling, row: records.Row) -> None:
        """Check a decision against the filing as it stands and commit to it."""
        if any(one["state"] == "open" for one in records.requests_of(session, command.case_id, "decide")):
            raise Refused("filing_decision_waits")
        if command.sequence != row["sequence"]:
            raise Refused("filing_changed_meanwhile")
        if command.decision == "defects" and row["told_on"] is not None:
            raise Refused("filing_defects_told")
        if row["still_since"] is not None:
            raise Refused("filing_with_mediator")
        if command.decision not in _may(row):
            raise Refused("filing_decision_impossible")
        wish = checked(command, row["court"], beijing_day(self._requests.clock.now()))
        ids = (command.request_id, command.case_id, row["person_id"])
        self._requests.open(session, "decide", *ids, wish, who=f"officer:{command.officer}")
        what = f"desk.filing.{command.decision}"
        self._requests.note(session, f"officer:{command.officer}", what, case=command.case_id)

    def _row(self, row: records.Row | None, court: str) -> records.Row:
        if row is None or row["filing_number"] is None or (court and row["court"] != court):
            raise Refused("filing_case_unknown")
        return row

    def _complaint(self, row: records.Row) -> Complaint | None:
        """Return the complaint as the court has it; without what a co-plaintiff gave who has been erased since."""
        if row["complaint"] is None:
            return None
        kept = from_json(self._requests.keyring.open_json(row["complaint"], COMPLAINT.context.format(**row)))
        try:
            return self._merging.whole(row["case_id"], kept)
        except Refused:
            return kept

    def _catch_up(self, case_id: str) -> None:
        """The platform knows of something we do not: ask it how the filing stands."""
        try:
            self._requests.look_up(case_id)
        except (PlatformUnavailable, PlatformRejected, Refused):
            return  # the next news or look will tell

    def _supplement(self, request: Mapping[str, Any]) -> DeskSupplement:
        if request["wish"] is None:
            return DeskSupplement(request["created_at"], request["state"])
        wish = self._requests.keyring.open_json(request["wish"], WISH.context.format(**request))
        return DeskSupplement(request["created_at"], request["state"], wish["note"], tuple(wish["file_ids"]))


def _may(row: Mapping[str, Any]) -> frozenset[DecisionKind]:
    if row["still_since"] is not None:  # with a mediator; it comes back by itself, or the person takes it back
        return frozenset()
    may = {kind for kind, statuses in DECIDED_FROM.items() if row["status"] in statuses}
    if row["extension"] != "asked":
        may -= {"grant_extension", "refuse_extension"}
    if row["told_on"] is not None:  # all defects are told once (SPC21-9)
        may -= {"defects"}
    if row["fee_fen"] is not None:
        may -= {"fee_notice"}
    return frozenset(may)


def _urgency(case: Case) -> tuple[int, date, datetime]:
    for_court = case.status != "defects" or case.extension == "asked"
    due = case.decision_due or (case.deadline if case.status == "defects" else None)
    return (0 if for_court else 1, due or date.max, case.created_at)


def _fits(case: Case, wanted: str, number: str) -> bool:
    numbers = {records.plain_number(one) for one in (case.case_number, case.filing_number) if one}
    names = (*case.plaintiff_names, *case.defendant_names, case.cause_name)
    return number in numbers or any(wanted in name.casefold() for name in names)
