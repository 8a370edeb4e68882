"""The People's Court online litigation platform, the part about hearings: sittings, service of papers, applications.

The contract is assumed: `sandbox/online_litigation/openapi.yaml` states it until the court confirms one.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import Field

from backend.hearing.asynchronous.court import REFUSALS as APPLICATION_REFUSALS
from backend.hearing.asynchronous.court import ApplicationShape, Statement, Wish
from backend.hearing.asynchronous.model import ApplicationReport
from backend.hearing.court import TELLING_REFUSALS, HearingShape, Telling
from backend.hearing.limits.court import ServiceShape
from backend.hearing.limits.model import ServiceReport
from backend.hearing.model import SittingReport
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.shared.errors import PlatformRejected

PLATFORM = "online_litigation"


class HearingAnswer(HearingShape, PartnerModel):
    """A hearing, as an answer."""


class HearingsAnswer(PartnerModel):
    """Every hearing of a filing, and our own id of it."""

    reference: str
    hearings: list[HearingShape] = Field(max_length=200)


class ServicesAnswer(PartnerModel):
    """Every paper served in a filing, and our own id of it."""

    reference: str
    services: list[ServiceShape] = Field(max_length=200)


class ApplicationAnswer(ApplicationShape, PartnerModel):
    """An application, as an answer."""


class ApplicationsAnswer(PartnerModel):
    """Every application for an asynchronous hearing of a filing, and our own id of it."""

    reference: str
    applications: list[ApplicationShape] = Field(max_length=200)


class ReceiptAnswer(PartnerModel):
    """The court's number of what it took in."""

    receipt_number: str = Field(min_length=1, max_length=64)


class OnlineHearings:
    """The platform as hearing sees it; implements hearing's ``HearingPlatform`` and ``AsynchronousPlatform``.

    Args:
        base_url: with its version.
        headers: sent with every call.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, headers: dict[str, str], patience: Patience | None = None) -> None:
        self._hearings = PartnerClient(PLATFORM, base_url, headers, TELLING_REFUSALS, patience)
        self._applications = PartnerClient(PLATFORM, base_url, headers, APPLICATION_REFUSALS, patience)

    def close(self) -> None:
        """Close kept connections."""
        self._hearings.close()
        self._applications.close()

    def hearings(self, filing_number: str, case_id: str) -> list[SittingReport]:
        """Return every hearing of a filing as it stands; `case_id` is our name of it, and must be the court's too."""
        found = self._hearings.ask("GET", f"filings/{filing_number}/hearings", HearingsAnswer)
        _same(found.reference, case_id)
        return [hearing.report(case_id) for hearing in found.hearings]

    def tell_hearing(self, key: str, filing_number: str, telling: Telling) -> int:
        """Tell of a hearing as our desk has fixed it, and return the court's number of its state."""
        report, sitting = telling.report, telling.report.sitting
        body: dict[str, Any] = {
            "sequence": report.sequence, "status": report.status, "kind": sitting.kind, "place": sitting.place,
            "starts_at": sitting.start.isoformat(), "ends_at": sitting.end.isoformat(), "officer": telling.officer,
        }  # fmt: skip
        more = {"judge": sitting.judge, "room_url": sitting.room_link, "check_url": sitting.check_link}
        more |= {"reason": report.reason}
        body |= {name: value for name, value in more.items() if value}
        path = f"filings/{filing_number}/hearings/{report.subject_id}"
        return self._hearings.ask("PUT", path, HearingAnswer, body=body, key=key).sequence

    def services(self, filing_number: str, case_id: str) -> list[ServiceReport]:
        """Return every paper served in a filing, as its service stands; `case_id` as for `hearings`."""
        found = self._hearings.ask("GET", f"filings/{filing_number}/services", ServicesAnswer)
        _same(found.reference, case_id)
        return [service.report(case_id) for service in found.services]

    def applications(self, filing_number: str, case_id: str) -> list[ApplicationReport]:
        """Return every application of a filing as it stands; `case_id` as for `hearings`."""
        found = self._applications.ask("GET", f"filings/{filing_number}/asynchronous", ApplicationsAnswer)
        _same(found.reference, case_id)
        return [one.report(case_id) for one in found.applications]

    def ask_asynchronous(self, key: str, filing_number: str, case_id: str, wish: Wish) -> ApplicationReport:
        """Hand an application for an asynchronous hearing in."""
        body = asdict(wish.conditions) | {"application": wish.application_id, "asked_at": wish.asked_at.isoformat()}
        path = f"filings/{filing_number}/asynchronous"
        return self._applications.ask("POST", path, ApplicationAnswer, body=body, key=key).report(case_id)

    def post_statement(self, key: str, filing_number: str, application_id: str, statement: Statement) -> str:
        """Hand a post in, once its files are there, and return the court's receipt."""
        body = {
            "stage": statement.stage_id,
            "posted_at": statement.posted_at.isoformat(),
            "text": statement.text,
            "files": [asdict(file) for file in statement.files],
        }
        path = f"filings/{filing_number}/asynchronous/{application_id}/statements"
        return self._applications.ask("POST", path, ReceiptAnswer, body=body, key=key).receipt_number


def _same(reference: str, case_id: str) -> None:
    """Reject what belongs to another filing: it would be told to the wrong person."""
    if reference != case_id:
        raise PlatformRejected(PLATFORM, "an answer about another filing")
