"""Answers whoever holds a paper: is it one of ours, unchanged, and still in force? It says nothing they do not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from backend.authorization.power import records
from backend.authorization.power.commands import CheckPowerFile, VerifyPower
from backend.authorization.power.model import Standing, Verification
from backend.authorization.power.seal.development_authority import SEAL as DEVELOPMENT_SEAL
from backend.authorization.power.seal.examination import Examination, Seal
from backend.authorization.power.tables import powers_of_attorney
from backend.contracts.sealing import AgreementOfCode, AgreementOfDigest, RegisteredPaper
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable
from backend.shared.messages import Command
from backend.shared.paper_codes import as_code
from backend.shared.wording import Words

PDF_MARK, MARK_WITHIN = b"%PDF-", 1024

_NO_PDF = Words(
    "这不是 PDF 文件。请上传盖了电子签章的原始 PDF。", "This is not a PDF. Please upload the sealed PDF itself."
)
_WRONG: Mapping[Seal, Words] = {
    "whole": Words(
        "签章有效，但这份文件与登记的不是同一份。", "The seal is good, but this is not the file that was registered."
    ),
    "changed": Words(
        "盖章以后内容被改动过，签章已失效。", "The contents were changed after sealing; the seal is broken."
    ),
    "appended": Words("盖章以后，文件里又添加了内容。", "Something was added to the file after it was sealed."),
    "missing": Words(
        "文件上没有电子签章，可能是打印、扫描或者另存的副本。请查验原始 PDF。",
        "There is no electronic seal on it: perhaps a print, a scan or a re-saved copy. Please check the original PDF.",
    ),
    "foreign": Words("文件上的签章不是本平台的。", "The seal on this file is not ours."),
    "unreadable": Words("文件已经损坏，读不出签章。", "The file is damaged; no seal can be read."),
}
_UNCONFIRMED = Words(
    "文件与登记的一致，但签章无法确认。请联系平台。",
    "The file is the registered one, but its seal can't be confirmed. Please contact us.",
)


Ask = Callable[[Command], Any]
"""Asks whoever registers other sealed papers (`backend.contracts.sealing`); None where there is nobody."""


class FileExaminer(Protocol):
    """Examines a PDF within bounds of time and memory."""

    def examine(self, content: bytes) -> Examination:
        """Return what is found; raises PlatformUnavailable when too many are waiting."""
        ...


class VerificationHandlers:
    """Handles the commands of the public page.

    Args:
        database: where sealed papers are registered.
        examiner: looks into a file.
        ask: see `Ask`.
        has_real_seal: a certificate is set, so that what the development one sealed is of a trial.
    """

    def __init__(
        self,
        database: Database,
        examiner: FileExaminer,
        ask: Ask = lambda command: None,
        *,
        has_real_seal: bool = False,
    ) -> None:
        self._database, self._examiner, self._ask = database, examiner, ask
        self._has_real_seal = has_real_seal

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Map each command to the method that handles it."""
        return {VerifyPower: self.by_code, CheckPowerFile: self.by_file}

    def by_code(self, command: VerifyPower) -> Verification:
        """Handle `VerifyPower`; it speaks of the registered paper, not of what the asker has in hand."""
        code = as_code(command.code)
        row = records.find(self._database, powers_of_attorney.c.code == code) if code else None
        if row is not None:
            return _told(row, "trial" if self._is_of_trial(row["certificate"]) else _in_force(row))
        agreement = self._ask(AgreementOfCode((code,))) if code else None
        if agreement is None:
            return Verification("unknown")
        return _agreement(agreement, "trial" if self._is_of_trial(agreement.certificate) else "valid")

    def by_file(self, command: CheckPowerFile) -> Verification:
        """Handle `CheckPowerFile`: the registered hash and the seal itself both have to agree.

        Raises:
            PlatformUnavailable: too many files are being examined.
        """
        if PDF_MARK not in command.content[:MARK_WITHIN]:
            return Verification("unknown", problem=_NO_PDF)
        found = self._examiner.examine(command.content)
        digest = hashlib.sha256(command.content).hexdigest()
        row = records.find(self._database, powers_of_attorney.c.sha256 == digest)
        if row is not None:
            return _told(row, "trial") if self._is_of_trial(row["certificate"]) else _registered(row, found.seal)
        agreement = self._ask(AgreementOfDigest(digest))
        if agreement is not None:
            is_of_trial = self._is_of_trial(agreement.certificate)
            return _agreement(agreement, "trial") if is_of_trial else _registered_agreement(agreement, found.seal)
        named = records.find(self._database, powers_of_attorney.c.code.in_(found.codes)) if found.codes else None
        if named is not None:
            return _told(named, "altered", _WRONG[found.seal])
        agreement = self._ask(AgreementOfCode(found.codes)) if found.codes else None
        if agreement is not None:
            return _agreement(agreement, "altered", _WRONG[found.seal])
        return Verification("unknown", problem=None if found.seal == "whole" else _WRONG[found.seal])

    def _is_of_trial(self, certificate: str | None) -> bool:
        return self._has_real_seal and certificate == DEVELOPMENT_SEAL


def _registered(row: records.Row, seal: Seal) -> Verification:
    _need_read(seal)
    return _told(row, _in_force(row)) if seal == "whole" else _told(row, "altered", _UNCONFIRMED)


def _registered_agreement(paper: RegisteredPaper, seal: Seal) -> Verification:
    _need_read(seal)
    return _agreement(paper, "valid") if seal == "whole" else _agreement(paper, "altered", _UNCONFIRMED)


def _need_read(seal: Seal) -> None:
    if seal == "unreadable":  # the registered file is readable: the examiner was overloaded
        raise PlatformUnavailable("seal_examiner", "the registered file could not be read in time")


def _agreement(paper: RegisteredPaper, standing: Standing, problem: Words | None = None) -> Verification:
    return Verification(
        standing, paper.number, paper.sealed_at, None, problem, paper.certificate, paper.timestamped, "agreement"
    )


def _in_force(row: records.Row) -> Standing:
    return "valid" if row["revoked_at"] is None else "revoked"


def _told(row: records.Row, standing: Standing, problem: Words | None = None) -> Verification:
    names = ("number", "sealed_at", "revoked_at", "certificate", "timestamped")
    return Verification(standing, problem=problem, **{name: row[name] for name in names})
