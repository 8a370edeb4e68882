"""Puts together what the court gets: files first, each known by its hash, then the words, with tokens opened.

A file that has arrived is not sent again, so a long way of many files is taken up where it broke off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.filing.complaint_file import from_json, to_json
from backend.filing.court import (
    CourtFiling,
    CourtPlatform,
    CourtReport,
    Decision,
    SentFile,
    Supplement,
)
from backend.filing.joint.merging import Merging
from backend.filing.model import Complaint
from backend.filing.tables import COMPLAINT, WISH
from backend.shared.errors import Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring
from backend.shared.persons_files import PersonsFiles

QUICK_BYTES = 2 * 1024 * 1024
"""Files of more than this together are not sent while a person waits in a chat turn of some seconds."""

Unmask = Callable[[str, str], str]
"""``Privacy.unmask``: a person's text with tokens, and the real values back."""


class Sending:
    """Sends filings and supplements.

    Args:
        court: the court's platform.
        files: the persons' files.
        keyring: opens what is sealed.
        unmask: opens tokens of the vault, for the court alone.
        merging: puts in what co-plaintiffs gave.
    """

    def __init__(
        self, court: CourtPlatform, files: PersonsFiles, keyring: Keyring, unmask: Unmask, merging: Merging
    ) -> None:  # fmt: skip
        self._merging = merging
        self._court = court
        self._files = files
        self._keyring = keyring
        self._unmask = unmask

    def is_quick(self, request: Mapping[str, Any]) -> bool:
        """Return True if it can be sent while somebody waits."""
        if request["state"] != "open":
            return True
        wish = self._wish(request)
        kept = self._files.mine(request["person_id"], tuple(wish.get("file_ids", ())))
        return sum(file.size for file in kept) <= QUICK_BYTES

    def send(self, request: Mapping[str, Any], case: Mapping[str, Any]) -> CourtReport:
        """Send a request and return the court's report.

        Raises:
            Refused, PlatformUnavailable, PlatformRejected: see `court.CourtPlatform`; ``file_unknown`` when a file was
                deleted meanwhile.
        """
        key, person_id, wish = request["key"], request["person_id"], self._wish(request)
        asked_at: datetime = request["created_at"]
        match request["kind"]:
            case "file":
                return self._court.file(key, self._filing(case, asked_at))
            case "supplement":
                files = self._deliver(person_id, tuple(wish["file_ids"]))
                note = self._unmask(person_id, wish["note"])
                return self._court.supplement(key, case["filing_number"], Supplement(asked_at, note, tuple(files)))
            case "extend":
                reason = self._unmask(person_id, wish["reason"])
                return self._court.ask_extension(key, case["filing_number"], reason, asked_at)
            case "decide":
                return self._court.decide(key, case["filing_number"], decision_from(wish))
            case _:
                return self._court.withdraw(key, case["filing_number"], self._unmask(person_id, wish["reason"]))

    def _filing(self, case: Mapping[str, Any], submitted_at: datetime) -> CourtFiling:
        complaint = self._complaint(case)
        sent = self._deliver(case["person_id"], tuple(item.file_id for item in complaint.evidence))
        evidence = tuple(
            SentFile(file.sha256, item.name or file.name, file.mime, item.source, item.purpose)
            for item, file in zip(complaint.evidence, sent, strict=True)
        )
        return CourtFiling(case["case_id"], submitted_at, complaint, evidence)

    def _complaint(self, case: Mapping[str, Any]) -> Complaint:
        if case["complaint"] is None:
            raise Refused("filing_case_unknown")
        kept = from_json(self._keyring.open_json(case["complaint"], COMPLAINT.context.format(**case)))
        plain = to_json(self._merging.whole(case["case_id"], kept))
        return from_json(every_text(plain, lambda text: self._unmask(case["person_id"], text)))

    def _deliver(self, person_id: str, file_ids: tuple[str, ...]) -> list[SentFile]:
        kept = self._files.mine(person_id, file_ids)
        for file in kept:
            if not self._court.has_evidence(file.sha256):
                self._court.send_evidence(file.sha256, self._files.read(person_id, file.file_id))
        return [SentFile(file.sha256, file.name, file.mime) for file in kept]

    def _wish(self, request: Mapping[str, Any]) -> dict[str, Any]:
        if request["wish"] is None:
            return {}
        wish: dict[str, Any] = self._keyring.open_json(request["wish"], WISH.context.format(**request))
        return wish


def decision_from(wish: Mapping[str, Any]) -> Decision:
    """Return an officer's decision as it was kept in a request."""
    fee = None if wish["fee"] is None else Decimal(wish["fee"])
    return Decision(**{**wish, "defects": tuple(wish["defects"]), "fee": fee})
