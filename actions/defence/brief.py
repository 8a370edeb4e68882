"""From the draft's answers to the suit, the written answer and the petition that are kept and handed in. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from actions.defence.answer_fields import claims_of
from actions.defence.evidence_question import items_of
from actions.defence.mediation_fields import ATTENDS, OFFER
from actions.defence.suit_fields import ASKS, wants_paper
from actions.dialogue.fields import SKIPPED, Answers
from backend.defence.evidence import Evidence
from backend.defence.model import Answer, ClaimAnswer, Defendant, Domicile, Stance, Suit
from backend.defence.petition import Attends, Ground, Hours, Link, Petition, PetitionKind, Ready, Term

_OF_EVIDENCE = ("name", "source", "purpose", "file_id", "file_name", "mime", "sha256")


def suit_of(answers: Answers) -> Suit:
    """The suit, as far as it was told."""
    return Suit(
        court=_text(answers, "court"),
        case_number=_text(answers, "case_number"),
        plaintiffs=_names(answers, "plaintiff"),
        received_on=_day(answers, "received"),
        domicile=cast(Domicile, _text(answers, "domicile") or "unknown"),
        hearing_on=_day(answers, "hearing"),
        hearing_time=_text(answers, "hearing_time") if answers.get("hearing") == answers.get("hearing_of") else "",
        hearing_place=_text(answers, "hearing_place") if answers.get("hearing") == answers.get("hearing_of") else "",
        cause=_text(answers, "cause"),
    )


def answer_of(answers: Answers) -> Answer | None:
    """The written answer, or None where only the days are watched."""
    if not wants_paper(answers):
        return None
    claims = tuple(
        ClaimAnswer(claim, cast(Stance, _text(answers, f"stance_{number}")), _text(answers, f"reason_{number}"))
        for number, claim in enumerate(claims_of(answers), 1)
    )
    kept = items_of({"evidence": answers.get("evidence")})
    evidence = tuple(Evidence(**{name: one[name] for name in _OF_EVIDENCE if name in one}) for one in kept)
    return Answer(_defendants(answers), claims, _text(answers, "facts"), evidence)


def petition_of(answers: Answers, zone: str) -> Petition:
    """The petition; of what belongs to another kind than the one asked for, nothing.

    Args:
        zone: of the person, for the hours of a hearing by video.
    """
    kind = cast(PetitionKind, _text(answers, ASKS))
    why = {"extension": "reason", "counterclaim": "counter_facts"}.get(kind, "why")
    said = Petition(kind, _defendants(answers), _text(answers, why))
    if kind == "counterclaim":
        return _counterclaim(answers, said)
    if kind == "objection":
        grounds = answers.get("grounds")
        named = tuple(cast(Ground, one) for one in grounds) if isinstance(grounds, list) else ()
        return replace(said, grounds=named, court_wanted=_text(answers, "court_wanted"))
    if kind == "extension":
        more = _text(answers, "more")
        days, until = (int(more), None) if more.isdecimal() else (0, date.fromisoformat(more) if more else None)
        term = cast("Term | None", _text(answers, "term") or None)
        ends = _day(answers, "evidence_until") if term == "evidence" else None
        return replace(said, term=term, evidence_until=ends, days=days, until=until)
    if kind == "mediation":
        attends = cast("Attends | None", _text(answers, ATTENDS) or None)
        return replace(said, offer=_text(answers, OFFER), attends=attends)
    return replace(
        said,
        place=_text(answers, "place"),
        zone=zone,
        hours=cast(Hours, _text(answers, "hours") or "any"),
        platform=_text(answers, "platform"),
        ready=cast("Ready | None", _text(answers, "ready") or None),
    )


def _counterclaim(answers: Answers, said: Petition) -> Petition:
    claims, evidence = answers.get("counter_claims"), answers.get("counter_evidence")
    amount, _, currency = _text(answers, "counter_amount").partition(" ")
    return replace(
        said,
        claims=tuple(str(one) for one in claims) if isinstance(claims, list) else (),
        amount=Decimal(amount) if amount else None,
        currency=currency or "CNY",
        link=cast("Link | None", _text(answers, "counter_link") or None),
        evidence=tuple(str(one) for one in evidence) if isinstance(evidence, list) else (),
    )


def _defendants(answers: Answers) -> tuple[Defendant, ...]:
    """The first with what was told of them, others who answer together by their names."""
    kind: Any = _text(answers, "kind") or "person"
    names = (_text(answers, "name"),) if kind == "organisation" else _names(answers, "name")
    details = {name: _text(answers, name) for name in ("sex", "birth_date", "address", "phone", "representative")}
    if kind == "organisation":
        details |= {"sex": "", "birth_date": ""}
    else:
        details["representative"] = ""
    return tuple(Defendant(kind, name, **(details if place == 0 else {})) for place, name in enumerate(names))


def _names(answers: Answers, name: str) -> tuple[str, ...]:
    return tuple(part for part in _text(answers, name).split("、") if part)


def _text(answers: Answers, name: str) -> str:
    value = answers.get(name, SKIPPED)
    return str(value) if value is not None else SKIPPED


def _day(answers: Answers, name: str) -> date | None:
    value = _text(answers, name)
    return date.fromisoformat(value) if value else None
