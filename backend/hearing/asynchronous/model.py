"""The conditions of an asynchronous hearing, what the court makes of an application, and what is posted. Pure.

Only in summary procedure for the cases brought here, and only if all three conditions are met together (ONL-20,
CPL-160); a foreign-related case cannot be a small claim (CPL-166). Whoever meets them may ask; the court decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.hearing.model import CourtReport
from backend.shared.errors import Refused
from backend.shared.wording import Words

Procedure = Literal["summary", "ordinary", "unsure"]
Agreement = Literal["agreed", "not_asked", "against"]
Exchange = Literal["undisputed", "disputed", "not_yet", "unsure"]
CourtStatus = Literal["asked", "granted", "refused"]
Status = Literal["sending", "asked", "granted", "refused", "failed"]
PostState = Literal["open", "done", "refused", "rejected"]
StageForm = Literal["statement", "video"]

DIFFICULTY_LIMIT = 500
STATEMENT_LIMIT = 5_000
MOST_FILES = 30
STEPS: tuple[str, ...] = ("d3", "d1", "h3")
"""Times before the end of a window at which it is reminded of (`reminder_plan`)."""

STATUS_NAMES: dict[Status, Words] = {
    "sending": Words("申请正在送往法院", "the application is on its way to the court"),
    "asked": Words("法院在考虑", "the court is considering it"),
    "granted": Words("法院同意了", "granted"),
    "refused": Words("法院没有同意", "not granted"),
    "failed": Words("申请没有送到法院", "the application did not reach the court"),
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """Answers of the person about the conditions (ONL-20).

    Args:
        procedure: in which procedure the case is tried.
        difficulty: why the parties cannot be online together, in the person's words.
        agreement: what the other parties say.
        exchange: whether, after evidence was exchanged, the main facts and evidence are disputed.
    """

    procedure: Procedure
    difficulty: str = field(repr=False)
    agreement: Agreement
    exchange: Exchange

    def check(self) -> None:
        """Raise what certainly stands against it; what is not known is for the court.

        Raises:
            Refused: ``hearing_asynchronous_ordinary`` (ONL-20, CPL-160), ``…_against``, ``…_disputed``, ``…_not_yet``,
                ``…_difficulty_missing`` (ONL-20).
        """
        if self.procedure == "ordinary":
            raise Refused("hearing_asynchronous_ordinary")
        if not self.difficulty.strip() or len(self.difficulty) > DIFFICULTY_LIMIT:
            raise Refused("hearing_asynchronous_difficulty_missing")
        if self.agreement == "against":
            raise Refused("hearing_asynchronous_against")
        if self.exchange == "disputed":
            raise Refused("hearing_asynchronous_disputed")
        if self.exchange == "not_yet":
            raise Refused("hearing_asynchronous_not_yet")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with its window, as the court fixes it.

    Args:
        name: in the court's words.
        opens_at, closes_at: aware; what is posted after `closes_at` the court does not take.
        form: a statement with files, posted here; or a video of each part of the hearing, recorded and uploaded on the
            court's own page (ONL-20).
        link: that page.
    """

    stage_id: str
    name: str
    opens_at: datetime
    closes_at: datetime
    form: StageForm
    link: str = field(default="", repr=False)

    def check_open(self, now: datetime) -> None:
        """Raise why nothing can be posted in it now.

        Raises:
            Refused: ``hearing_asynchronous_by_video``, ``…_not_open``, ``…_closed``.
        """
        if self.form == "video":
            raise Refused("hearing_asynchronous_by_video")
        if now < self.opens_at:
            raise Refused("hearing_asynchronous_not_open")
        if now >= self.closes_at:
            raise Refused("hearing_asynchronous_closed")


@dataclass(frozen=True, slots=True)
class Post:
    """Post of the person in a stage.

    Args:
        state: ``open`` while it waits for the court's system, which takes it as of `posted_at`.
        receipt: the court's number of it.
        reason: tail of the utterance that says why the court did not take it.
    """

    post_id: str
    stage_id: str
    posted_at: datetime
    statement: str = field(repr=False)
    file_names: tuple[str, ...] = ()
    state: PostState = "open"
    receipt: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """An application, what became of it, and what was posted.

    Args:
        application_id: ours; the court names it by the same.
        reason: the court's, for granting or refusing.
        failure: tail of the utterance that says why it did not reach the court.
        translated: the court's words with a machine's translation into the person's language, where there is one.
    """

    application_id: str
    case_id: str
    person_id: str
    case_number: str
    status: Status
    asked_at: datetime
    reason: str = ""
    failure: str = ""
    stages: tuple[Stage, ...] = ()
    posts: tuple[Post, ...] = ()
    reminded: bool = False
    translated: Mapping[str, str] = field(default_factory=dict, repr=False)

    def open_stages(self, now: datetime) -> tuple[Stage, ...]:
        """Return the stages in which a statement can be posted now, the first to close first."""
        can = [one for one in self.stages if one.form == "statement" and one.opens_at <= now < one.closes_at]
        return tuple(sorted(can, key=lambda one: one.closes_at)) if self.status == "granted" else ()

    def stage(self, stage_id: str) -> Stage:
        """Return a stage; Refused ``hearing_asynchronous_unknown``."""
        for one in self.stages:
            if one.stage_id == stage_id:
                return one
        raise Refused("hearing_asynchronous_unknown")

    def is_over(self, now: datetime) -> bool:
        """Return True once nothing can come of it any more."""
        if self.status in ("refused", "failed"):
            return True
        return self.status == "granted" and all(one.closes_at <= now for one in self.stages)


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A stage in which a statement can be posted now."""

    application: Application
    stage: Stage

    @property
    def code(self) -> str:
        """Names it on a button: our id of the application and the court's of the stage."""
        return f"{self.application.application_id}.{self.stage.stage_id}"

    @staticmethod
    def ids_of(code: str) -> tuple[str, str]:
        """Return the ids a code is made of."""
        application_id, _, stage_id = code.rpartition(".")
        return application_id, stage_id


@dataclass(frozen=True, slots=True)
class ApplicationReport(CourtReport):
    """Standing of an application with the court, which names it by our id."""

    status: CourtStatus
    reason: str = ""
    stages: tuple[Stage, ...] = ()
