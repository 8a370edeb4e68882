"""Shape of a service of papers on the court's platform, and its callback about one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from backend.hearing.court_news import CourtNews, Matter
from backend.hearing.limits.commands import RecordService
from backend.hearing.limits.model import LimitStatus, Paper, RulingKind, Service, ServiceReport

Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class ServiceShape(BaseModel):
    """A service (`openapi.yaml`, Service). New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    service_number: str = Field(pattern=r"^[A-Za-z0-9_-]{4,40}$")
    sequence: int = Field(ge=1)
    status: LimitStatus
    paper: Paper
    arrived_at: AwareDatetime
    ruling: RulingKind | None = None
    final: bool = False
    title: Title | None = None

    def report(self, case_id: str) -> ServiceReport:
        """Return it in our words; a ruling of an unnamed kind is none that can be appealed."""
        kind: RulingKind = (self.ruling or "other") if self.paper == "ruling" else ""
        service = Service(self.paper, self.arrived_at, kind, self.final, self.title or "")
        return ServiceReport(self.service_number, case_id, self.sequence, self.status, service)


class ServiceNews(CourtNews):
    """A callback's body about a service."""

    kind: Literal["service_made", "service_corrected", "service_recalled"]
    service: ServiceShape

    def report(self) -> ServiceReport:
        """Return the service in our words."""
        return self.service.report(self.reference)


SERVICES = Matter("service", ServiceNews, RecordService)
