"""Port to the court's platform for hearings: how it writes one down, and the question for all of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.hearing.asynchronous.court import APPLICATIONS, AsynchronousPlatform
from backend.hearing.commands import RecordHearingNews
from backend.hearing.court_news import CourtNews, CourtText, Link, Matter
from backend.hearing.limits.court import SERVICES
from backend.hearing.limits.model import ServiceReport
from backend.hearing.model import HearingKind, HearingStatus, Sitting, SittingReport


class HearingShape(BaseModel):
    """A hearing (`openapi.yaml`, Hearing). New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    hearing_number: str = Field(pattern=r"^[A-Za-z0-9_-]{4,40}$")
    sequence: int = Field(ge=1)
    status: HearingStatus
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    kind: HearingKind
    place: CourtText
    judge: CourtText | None = None
    room_url: Link | None = None
    check_url: Link | None = None
    reason: CourtText | None = None

    def report(self, case_id: str) -> SittingReport:
        """Return it in our words."""
        sitting = Sitting(
            self.starts_at,
            self.ends_at,
            self.kind,
            self.place,
            self.judge or "",
            self.room_url or "",
            self.check_url or "",
        )
        return SittingReport(self.hearing_number, case_id, self.sequence, self.status, sitting, self.reason or "")


class HearingNews(CourtNews):
    """A callback's body about a hearing."""

    kind: Literal["hearing_scheduled", "hearing_moved", "hearing_cancelled"]
    hearing: HearingShape

    def report(self) -> SittingReport:
        """Return the hearing in our words."""
        return self.hearing.report(self.reference)


HEARINGS = Matter("hearing", HearingNews, RecordHearingNews)
MATTERS = (HEARINGS, SERVICES, APPLICATIONS)
"""Everything the court tells of a registered case but what filing hears."""


TELLING_REFUSALS = {
    "hearing_changed": "hearing_changed_meanwhile",
    "decision_impossible": "hearing_case_unknown",
    "not_found": "hearing_case_unknown",
}
"""The platform's refusal codes about a hearing of our desk's, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A hearing as an officer at our desk has fixed, moved or called it off.

    Args:
        report: how it stands; its `sequence` is the court's of the state it was changed from, 0 of a new hearing.
        officer: who did it, by our id.
    """

    report: SittingReport
    officer: str


class HearingPlatform(AsynchronousPlatform, Protocol):
    """The court's platform, as hearing asks it."""

    def hearings(self, filing_number: str, case_id: str) -> list[SittingReport]:
        """Return every hearing of a filing as it stands.

        Raises:
            Refused, PlatformUnavailable, PlatformRejected.
        """
        ...

    def tell_hearing(self, key: str, filing_number: str, telling: Telling) -> int:
        """Tell of a hearing as our desk has fixed it, and return the court's number of its state.

        Raises:
            Refused: ``hearing_changed_meanwhile``, ``hearing_case_unknown``.
            PlatformUnavailable, PlatformRejected.
        """
        ...

    def services(self, filing_number: str, case_id: str) -> list[ServiceReport]:
        """Return every paper served in a filing, as its service stands; raises as `hearings` does."""
        ...
