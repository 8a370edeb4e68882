"""From the draft's answers to the application that is previewed, kept and handed in. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from actions.arbitration.clause import clause_of
from actions.arbitration.conduct_fields import RULES
from actions.dialogue.fields import SKIPPED, Answers
from actions.dialogue.readers.organisations import is_organisation
from backend.arbitration.model import Agreement, Application, EvidenceFile, Party, PartyKind, Wishes
from backend.shared.persons_files import PersonsFile


def evidence_ids(answers: Answers) -> tuple[str, ...]:
    """The files that go along."""
    kept = answers.get("evidence")
    return tuple(str(one["id"]) for one in kept["files"]) if isinstance(kept, Mapping) else ()


def application_of(answers: Answers, files: Sequence[PersonsFile]) -> Application:
    """The application.

    Args:
        files: as `evidence_ids` names them, with their hashes.
    """
    found = clause_of(answers)
    outcome: Any = found.outcome if found else "none"
    seat = _text(answers, "seat")
    amount, _, currency = _text(answers, "amount").partition(" ")
    kept = answers.get("evidence")
    return Application(
        applicants=_applicants(answers),
        respondents=tuple(
            Party(_kind(name), name, _text(answers, "respondent_address") if place == 0 else "")
            for place, name in enumerate(_names(answers, "respondent"))
        ),
        agreement=Agreement(
            found.quote if found else "", outcome, _text(answers, "contract"), "" if seat == RULES else seat
        ),
        claims=tuple(str(one) for one in answers.get("claims") or ()),
        facts=_text(answers, "facts"),
        amount=Decimal(amount) if amount else None,
        currency=currency or "CNY",
        agent=_text(answers, "agent"),
        evidence=tuple(EvidenceFile(one.file_id, one.name, one.sha256) for one in files),
        note=str(kept["note"]) if isinstance(kept, Mapping) else "",
        wishes=_wishes(answers),
    )


def _wishes(answers: Answers) -> Wishes:
    language = _text(answers, "language")
    chosen: Any = {name: _text(answers, name) or RULES for name in ("arbitrators", "procedure")}
    arbitrator = _text(answers, "arbitrator") if chosen["arbitrators"] != RULES else ""
    return Wishes("" if language == RULES else language, chosen["arbitrators"], arbitrator, chosen["procedure"])


def _applicants(answers: Answers) -> tuple[Party, ...]:
    """The first with what was told of them, others who apply together by their names."""
    kind: Any = _text(answers, "kind") or "person"
    names = (_text(answers, "name"),) if kind == "organisation" else _names(answers, "name")
    details = {"address": _text(answers, "address"), "phone": _text(answers, "phone")}
    details["representative"] = _text(answers, "representative") if kind == "organisation" else ""
    return tuple(Party(kind, name, **(details if place == 0 else {})) for place, name in enumerate(names))


def _kind(name: str) -> PartyKind:
    return "organisation" if is_organisation(name) else "person"


def _names(answers: Answers, name: str) -> tuple[str, ...]:
    return tuple(part for part in _text(answers, name).split("、") if part)


def _text(answers: Answers, name: str) -> str:
    value = answers.get(name, SKIPPED)
    return str(value) if value is not None else SKIPPED
