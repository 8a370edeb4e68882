"""Shapes of applications and windows on the court's platform, and its callback about one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from backend.hearing.asynchronous.commands import RecordAsynchronousNews
from backend.hearing.asynchronous.model import ApplicationReport, Conditions, CourtStatus, Stage, StageForm
from backend.hearing.court_news import CourtNews, CourtText, Link, Matter

REFUSALS = {
    "asynchronous_impossible": "hearing_asynchronous_impossible",
    "stage_closed": "hearing_asynchronous_closed",
    "stage_not_open": "hearing_asynchronous_not_open",
    "not_found": "hearing_asynchronous_unknown",
}
"""The platform's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file the court has, by its hash."""

    sha256: str
    name: str
    mime: str


@dataclass(frozen=True, slots=True)
class Wish:
    """An application as it is handed in."""

    application_id: str
    asked_at: datetime
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class Statement:
    """A post as it is handed in; `posted_at` is when the person posted it, whenever it arrives."""

    stage_id: str
    posted_at: datetime
    text: str = field(repr=False)
    files: tuple[SentFile, ...] = ()


class AsynchronousPlatform(Protocol):
    """The court's platform, as asynchronous hearings ask it; each raises what `HearingPlatform` does."""

    def has_evidence(self, sha256: str) -> bool:
        """Return True if the whole file with this hash arrived earlier."""
        ...

    def send_evidence(self, sha256: str, content: bytes) -> None:
        """Send a file."""
        ...

    def ask_asynchronous(self, key: str, filing_number: str, case_id: str, wish: Wish) -> ApplicationReport:
        """Hand an application in."""
        ...

    def post_statement(self, key: str, filing_number: str, application_id: str, statement: Statement) -> str:
        """Hand a post in, once its files are there, and return the court's receipt."""
        ...

    def applications(self, filing_number: str, case_id: str) -> list[ApplicationReport]:
        """Return every application of a filing as it stands."""
        ...


class StageShape(BaseModel):
    """A stage (`openapi.yaml`, Stage)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stage_number: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    name: CourtText
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    form: StageForm
    upload_url: Link | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> StageShape:
        if self.closes_at <= self.opens_at:
            raise ValueError("a window closes after it opens")
        return self


class ApplicationShape(BaseModel):
    """An application (`openapi.yaml`, Application). New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    application: str = Field(pattern=r"^[A-Za-z0-9_:.-]{1,64}$")
    sequence: int = Field(ge=1)
    status: CourtStatus
    reason: CourtText | None = None
    stages: list[StageShape] = Field(default=[], max_length=20)

    @model_validator(mode="after")
    def _granted_with_windows(self) -> ApplicationShape:
        if self.status == "granted" and not self.stages:
            raise ValueError("what is granted has its windows")
        return self

    def report(self, case_id: str) -> ApplicationReport:
        """Return it in our words."""
        stages = tuple(
            Stage(one.stage_number, one.name, one.opens_at, one.closes_at, one.form, one.upload_url or "")
            for one in self.stages
        )
        return ApplicationReport(self.application, case_id, self.sequence, self.status, self.reason or "", stages)


class AsynchronousNews(CourtNews):
    """A callback's body about an application."""

    kind: Literal["asynchronous_granted", "asynchronous_refused", "asynchronous_changed"]
    application: ApplicationShape

    def report(self) -> ApplicationReport:
        """Return the application in our words."""
        return self.application.report(self.reference)


APPLICATIONS = Matter("asynchronous", AsynchronousNews, RecordAsynchronousNews)
