"""From the draft's answers to the application that is previewed, kept and handed in. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from actions.arbitration.clause import clause_of
from actions.arbitration.conduct_fields import RULES
from actions.arbitration.party_fields import names_in, text_of
from actions.dialogue.fields import Answers
from actions.dialogue.readers.organisations import is_organisation
from backend.arbitration.model import Agreement, Application, Party, PartyKind, Wishes
from backend.arbitration.steps import EvidenceFile
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
    seat = text_of(answers, "seat")
    amount, _, currency = text_of(answers, "amount").partition(" ")
    kept = answers.get("evidence")
    return Application(
        applicants=own_side(answers),
        respondents=tuple(
            Party(
                kind_of(name),
                name,
                _address_of(answers, name, first=place == 0),
                text_of(answers, "respondent_phone") if place == 0 else "",
            )
            for place, name in enumerate(names_in(answers, "respondent"))
        ),
        agreement=Agreement(
            found.quote if found else "", outcome, text_of(answers, "contract"), "" if seat == RULES else seat
        ),
        claims=tuple(str(one) for one in answers.get("claims") or ()),
        facts=text_of(answers, "facts"),
        amount=Decimal(amount) if amount else None,
        currency=currency or "CNY",
        agent=text_of(answers, "agent"),
        evidence=tuple(EvidenceFile(one.file_id, one.name, one.sha256) for one in files),
        note=str(kept["note"]) if isinstance(kept, Mapping) else "",
        wishes=_wishes(answers),
    )


def _address_of(answers: Answers, name: str, *, first: bool) -> str:
    """A respondent's own address, where several were told by name; else the one there is, of the first."""
    told = answers.get("respondent_address")
    if isinstance(told, Mapping):
        return str(told.get(name, ""))
    return text_of(answers, "respondent_address") if first else ""


def _wishes(answers: Answers) -> Wishes:
    language = text_of(answers, "language")
    chosen: Any = {name: text_of(answers, name) or RULES for name in ("arbitrators", "procedure")}
    arbitrator = text_of(answers, "arbitrator") if chosen["arbitrators"] != RULES else ""
    return Wishes("" if language == RULES else language, chosen["arbitrators"], arbitrator, chosen["procedure"])


def own_side(answers: Answers) -> tuple[Party, ...]:
    """The person's own side: the first with what was told of them, others who go together by their names."""
    kind: Any = text_of(answers, "kind") or "person"
    names = (text_of(answers, "name"),) if kind == "organisation" else names_in(answers, "name")
    details = {"address": text_of(answers, "address"), "phone": text_of(answers, "phone")}
    details["representative"] = text_of(answers, "representative") if kind == "organisation" else ""
    return tuple(Party(kind, name, **(details if place == 0 else {})) for place, name in enumerate(names))


def kind_of(name: str) -> PartyKind:
    """The kind of a side, by its name."""
    return "organisation" if is_organisation(name) else "person"
