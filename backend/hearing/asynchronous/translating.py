"""The court's words in an asynchronous hearing (its reason, the names of its stages) in the language of the party.

They are made before the news is recorded, by the house's translation service where it has a server, and stand beside
the court's own words, which alone count. What is doubtful is not shown to anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backend.contracts.translation import Translate, Translation, TranslationsKept
from backend.hearing.asynchronous.model import Application, ApplicationReport
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.parties import Person


class CourtWords:
    """Has the court's words translated and puts them beside its own.

    Args:
        bus: reaches the translation service.
        person: returns what is known of a person.
    """

    def __init__(self, bus: MessageBus, person: Callable[[str], Person]) -> None:
        self._bus, self._person = bus, person

    def prepare(self, report: ApplicationReport, person_id: str) -> None:
        """Have what the court says translated; not within a transaction."""
        if not self._bus.handles(Translate):
            return
        language = self._person(person_id).language
        for subject, text in _said(report.subject_id, report).items():
            self._bus.handle(Translate(person_id, subject, text, language))

    def beside(self, application: Application, session: Session | None = None) -> Application:
        """Return an application with what is there of translations."""
        said = _said(application.application_id, application)
        if not said or not self._bus.handles(TranslationsKept):
            return application
        language = self._person(application.person_id).language
        asked = TranslationsKept(application.person_id, said, language, session)
        found: dict[str, Translation] = self._bus.handle(asked)
        return replace(application, translated={said[name]: one.text for name, one in found.items() if one.is_sure})


def _said(application_id: str, told: Application | ApplicationReport) -> dict[str, str]:
    """Return what the court says, each under the name of its translation."""
    stages = {f"asynchronous:{application_id}:{one.stage_id}": one.name for one in told.stages}
    return stages | ({f"asynchronous:{application_id}:reason": told.reason} if told.reason else {})
