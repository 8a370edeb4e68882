"""Shape of a filing on the court's platform (`openapi.yaml`, Filing): the same in its answers and in its news."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from backend.filing.court import CourtReport, CourtStatus

CourtText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class ExtensionShape(BaseModel):
    """A request for more time."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    state: Literal["asked", "granted", "refused"]
    cure_by: date | None = None


class FilingShape(BaseModel):
    """A filing. New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    filing_number: str = Field(pattern=r"^[A-Z0-9-]{6,40}$")
    status: CourtStatus
    sequence: int = Field(ge=1)
    changed_at: AwareDatetime
    received_on: date
    cured_on: date | None = None
    case_number: str | None = Field(default=None, min_length=4, max_length=64)
    defects: list[CourtText] = Field(default_factory=list, max_length=100)
    defects_told_on: date | None = None
    extension: ExtensionShape | None = None
    reason: CourtText | None = None
    decided_on: date | None = None
    fee: Decimal | None = Field(default=None, ge=0, max_digits=15, decimal_places=2)
    fee_noticed_on: date | None = None

    def report(self) -> CourtReport:
        """Return it in our words."""
        extension = self.extension
        return CourtReport(
            filing_number=self.filing_number,
            status=self.status,
            sequence=self.sequence,
            at=self.changed_at,
            received_on=self.received_on,
            cured_on=self.cured_on,
            case_number=self.case_number,
            defects=tuple(self.defects),
            defects_told_on=self.defects_told_on,
            extension=extension.state if extension else None,
            cure_by=extension.cure_by if extension else None,
            reason=self.reason,
            decided_on=self.decided_on,
            fee=self.fee,
            fee_noticed_on=self.fee_noticed_on,
        )
