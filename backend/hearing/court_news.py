"""News of a case from the court, told or asked for: one reader and one look for all it tells of."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from backend.hearing.model import CourtReport
from backend.shared.messages import Command
from backend.shared.partner_news import PartnerNews, read_news

CourtText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Link = Annotated[str, StringConstraints(pattern=r"^https://[^\s/?#@]+[^\s]*$", max_length=500)]
"""Address that the court writes for people to read or open."""


class CourtNews(PartnerNews):
    """A callback's body about something of a case, our id of which is its `reference`."""

    reference: str = Field(min_length=1, max_length=64)
    occurred_at: AwareDatetime

    @abstractmethod
    def report(self) -> CourtReport:
        """Return what it is about in our words."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something the court tells of: a hearing, a paper served, an asynchronous hearing applied for.

    Args:
        name: what its kinds of news begin with.
        news: a callback about it.
        command: makes the order of an event's id and a report.
    """

    name: str
    news: type[CourtNews]
    command: Callable[[str, Any], Command]

    def is_told_in(self, body: Any) -> bool:
        """Return True if a callback of the court is about this."""
        return isinstance(body, dict) and str(body.get("kind", "")).startswith(f"{self.name}_")

    def read(self, body: Any) -> Command:
        """Return the order a callback amounts to.

        Raises:
            PlatformRejected: the body is outside the contract.
        """
        news = read_news(self.news, body, "online_litigation")
        return self.command(news.event_id, news.report())

    def seen(self, report: CourtReport) -> Command:
        """Return the order an answer amounts to; the court may number a hearing and a service alike."""
        return self.command(f"look:{self.name}:{report.sequence}:{report.subject_id}"[:64], report)


class Look:
    """Asks the court how everything of one matter stands in a case, and records what was not heard.

    Args:
        matter: what is asked about.
        ask: returns the reports of a case, by its receipt number and our id of it.
        record: carries the orders out.
    """

    def __init__(
        self,
        matter: Matter,
        ask: Callable[[str, str], Iterable[CourtReport]],
        record: Callable[[Any], Any],
    ) -> None:
        self._matter = matter
        self._ask = ask
        self._record = record

    def __call__(self, filing_number: str, case_id: str) -> None:
        """Look once; raises what `HearingPlatform.hearings` does."""
        for report in self._ask(filing_number, case_id):
            self._record(self._matter.seen(report))
