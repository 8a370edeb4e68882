"""The course of one's own case as a picture; it is made when it is looked at, so it is never older than the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.documents.timeline_picture import case_timeline_png
from backend.filing.causes.guides import load_causes
from backend.filing.commands import OneCase
from backend.filing.model import Case
from backend.shared.courts import COURTS
from backend.shared.messages import Command
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class CasePicture(Command):
    """The picture of one's own case, a PNG -> ``bytes``; Refused ``filing_case_unknown``.

    Args:
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """

    case_id: str
    person_id: str
    language: str = "zh-Hans"


class CasePictureHandler:
    """Draws.

    Args:
        one: returns one's own case with its timeline.
    """

    def __init__(self, one: Callable[[OneCase], Case]) -> None:
        self._one = one

    def __call__(self, command: CasePicture) -> bytes:
        """Return the picture; see `CasePicture`."""
        case = self._one(OneCase(command.case_id, command.person_id))
        court, cause = COURTS.get(case.court), load_causes().get(case.cause)
        name = court.name if court else Words(case.court, case.court)
        return case_timeline_png(case, command.language, name, cause.name if cause else None)
