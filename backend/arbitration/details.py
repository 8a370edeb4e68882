"""An application or an answer with its course as JSON and back: what is sealed in a row. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from backend.arbitration.answer import Answer, answer_from, answer_json
from backend.arbitration.course import Course, News, Told
from backend.arbitration.model import Agreement, Application, Paper, Party, Wishes
from backend.arbitration.steps import EvidenceFile
from backend.shared.json_values import as_json_values


def application_json(one: Application) -> dict[str, Any]:
    """Return an application as JSON values."""
    plain: dict[str, Any] = as_json_values(asdict(one))
    return plain


def application_from(kept: Mapping[str, Any]) -> Application:
    """Return the application of JSON values."""
    said = dict(kept)
    return Application(
        applicants=tuple(Party(**one) for one in said["applicants"]),
        respondents=tuple(Party(**one) for one in said["respondents"]),
        agreement=Agreement(**said["agreement"]),
        claims=tuple(said["claims"]),
        facts=said["facts"],
        amount=None if said["amount"] is None else Decimal(said["amount"]),
        currency=said["currency"],
        agent=said["agent"],
        evidence=tuple(EvidenceFile(**one) for one in said["evidence"]),
        note=said["note"],
        wishes=Wishes(**said["wishes"]),
    )


def paper_json(paper: Paper) -> dict[str, Any]:
    """Return what was handed in, under the name of what it is."""
    if isinstance(paper, Answer):
        return {"answer": answer_json(paper)}
    assert isinstance(paper, Application)
    return {"application": application_json(paper)}


def paper_from(kept: Mapping[str, Any]) -> Application | Answer:
    """Return what was handed in of JSON values."""
    return answer_from(kept["answer"]) if "answer" in kept else application_from(kept["application"])


def course_json(course: Course) -> list[dict[str, Any]]:
    """Return a course as JSON values."""
    return [{"at": one.at.isoformat(), "news": as_json_values(asdict(one.news))} for one in course.told]


def course_from(kept: Any) -> Course:
    """Return the course of JSON values."""
    return Course(tuple(Told(datetime.fromisoformat(one["at"]), _news(one["news"])) for one in kept or ()))


def _news(kept: Mapping[str, Any]) -> News:
    said: dict[str, Any] = dict(kept)
    days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("due", "award_on")}
    start = datetime.fromisoformat(said["start"]) if said["start"] else None
    amount = None if said["amount"] is None else Decimal(said["amount"])
    return News(**{**said, **days, "start": start, "amount": amount, "arbitrators": tuple(said["arbitrators"])})
