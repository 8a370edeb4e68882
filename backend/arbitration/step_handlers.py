"""Carries out what a person sends after their application: a correction, a payment that is reported, the withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.arbitration import records
from backend.arbitration.commands import OneArbitration, ReportPayment, SupplementArbitration, WithdrawArbitration
from backend.arbitration.model import (
    CURRENCIES,
    LARGEST,
    LIVE,
    LONGEST_TEXT,
    MOST_FILES,
    Arbitration,
)
from backend.arbitration.sending import SUPPLY, House, Sending
from backend.arbitration.steps import EvidenceFile, Sent, StepKind
from backend.shared.audit import AuditLog
from backend.shared.errors import Refused

Look = Callable[[OneArbitration], Arbitration]
_PAYS = frozenset({"accepted", "tribunal", "hearing"})
"""Statuses after SCIA's payment notice."""
_NOT_THERE = frozenset({"kept", "refused", "failed"})
"""Statuses of what SCIA's system never had."""


class StepHandlers:
    """Keeps each step before it goes to SCIA, so that nothing is lost and nothing is sent twice.

    Args:
        house: database, clock, keyring, persons, files.
        audit: notes who did what.
        sending: hands it in.
        look: one's own arbitration as it is told.
    """

    def __init__(self, house: House, audit: AuditLog, sending: Sending, look: Look) -> None:
        self._house = house
        self._audit = audit
        self._sending = sending
        self._look = look

    def supplement(self, command: SupplementArbitration) -> Arbitration:
        """Commit to a correction, then hand it in."""
        sent = Sent(command.note, self._files(command.person_id, command.note, command.files))
        return self._step(command, "correction", sent, _may_correct)

    def report_payment(self, command: ReportPayment) -> Arbitration:
        """Commit to the report of a payment, then bring it; reminders go on until SCIA confirms."""
        files = self._files(command.person_id, command.note, command.files)
        if not files and not command.note.strip() and command.amount is None:
            raise Refused("arbitration_no_proof")
        amount = command.amount
        if amount is not None and not (0 < amount <= LARGEST and command.currency in CURRENCIES):
            raise Refused("arbitration_amount_odd")
        sent = Sent(command.note, files, amount, command.currency, command.paid_on)
        return self._step(command, "payment", sent, _may_pay)

    def withdraw(self, command: WithdrawArbitration) -> Arbitration:
        """Commit to the wish to withdraw, then bring it; SCIA says whether it is withdrawn."""
        if len(command.reason) > LONGEST_TEXT:
            raise Refused("arbitration_too_much")
        return self._step(command, "withdrawal", Sent(command.reason), _may_withdraw)

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            SupplementArbitration: self.supplement,
            ReportPayment: self.report_payment,
            WithdrawArbitration: self.withdraw,
        }

    def _step(
        self,
        command: SupplementArbitration | ReportPayment | WithdrawArbitration,
        kind: StepKind,
        sent: Sent,
        may: Callable[[Arbitration], None],
    ) -> Arbitration:
        key, about, person_id = command.request_id, command.arbitration_id, command.person_id
        with self._house.database.transaction() as session:
            row = records.own_row(session, about, person_id)
            if records.supplement_row(session, key) is None:
                steps = records.steps_of(session, about, self._house.keyring)
                may(records.arbitration_of(row, self._house.keyring, steps))
                self._sending.add_step(session, key, row, kind, sent)
                facts = {"arbitration": about}
                now, what = self._house.clock.now(), f"arbitration.{_NOTED[kind]}"
                self._audit.append(session, who=person_id, what=what, at=now, channel="arbitration", facts=facts)
        self._sending.try_now(SUPPLY, key)
        return self._look(OneArbitration(about, person_id))

    def _files(self, person_id: str, note: str, file_ids: tuple[str, ...]) -> tuple[EvidenceFile, ...]:
        if len(note) > LONGEST_TEXT or len(file_ids) > MOST_FILES:
            raise Refused("arbitration_too_much")
        files = self._house.files.mine(person_id, file_ids)
        return tuple(EvidenceFile(one.file_id, one.name, one.sha256) for one in files)


_NOTED: Mapping[StepKind, str] = {"correction": "supplement", "payment": "payment", "withdrawal": "withdrawal"}


def _may_correct(one: Arbitration) -> None:
    if one.status != "defect":
        raise Refused("arbitration_nothing_to_correct")


def _may_pay(one: Arbitration) -> None:
    if one.status not in LIVE and one.status not in _NOT_THERE:
        raise Refused("arbitration_over")
    if one.status not in _PAYS:
        raise Refused("arbitration_nothing_to_pay")
    if one.course.is_paid:
        raise Refused("arbitration_already_paid")


def _may_withdraw(one: Arbitration) -> None:
    if one.is_answer:
        raise Refused("arbitration_not_yours_to_withdraw")
    if one.status in _NOT_THERE:
        raise Refused("arbitration_not_with_scia")
    if one.status == "sending":
        raise Refused("arbitration_not_there_yet")
    if one.status not in LIVE:
        raise Refused("arbitration_over")
    if one.withdrawal is not None:
        raise Refused("arbitration_withdrawal_waits")
