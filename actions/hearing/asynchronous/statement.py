"""Posting to an asynchronous hearing: in which window, then words and files in any number, until it closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.endings import leave
from actions.dialogue.flow import Circumstances
from actions.dialogue.state import State
from actions.filing.readers import accepts
from actions.forms.fields import Field
from actions.forms.papers import Papers, PapersSaid
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.hearing.asynchronous.telling import facts, listener, my_applications
from actions.hearing.asynchronous.words import is_for_the_court
from actions.submit import Receipt, SubmitService
from backend.drafts.model import DiscardDraft
from backend.hearing.asynchronous.announcements import post_facts, stage_line
from backend.hearing.asynchronous.commands import OneAsynchronousHearing, OpenWindows, PostStatement
from backend.hearing.asynchronous.model import MOST_FILES, STATEMENT_LIMIT, Application, OpenWindow
from backend.shared.wording import Words, verbatim

CHOSEN = "statement_of"
NAME = "window_name"
_TOO_LATE = frozenset(
    f"utter_hearing_asynchronous_{reason}" for reason in ("closed", "not_open", "by_video", "unknown", "impossible")
)


async def _windows(turn: Turn) -> list[OpenWindow]:
    found: list[OpenWindow] = await turn.do(OpenWindows(turn.person.person_id))
    return found


def _choice(window: OpenWindow) -> Choice:
    name = verbatim(f"{window.stage.name} {window.application.case_number}")
    return Choice(window.code, Words(name, name))


async def _choices(turn: Turn) -> Sequence[Choice]:
    return [_choice(one) for one in await _windows(turn)]


async def _read(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _choices(turn))


def _show(turn: Turn, value: Any) -> str:
    return str(turn.answers.get(NAME, value))


async def _say_what_is_posted(turn: Turn) -> None:
    """The window with its end, and what was posted before."""
    window = await _chosen(turn)
    if window is not None:
        stage = stage_line(window.stage, listener(turn))
        turn.say("utter_hearing_statement_window", stage=stage, **facts(turn, window.application))


async def _chosen(turn: Turn) -> OpenWindow | None:
    code = str(turn.answers.get("window", ""))
    return next((one for one in await _windows(turn) if one.code == code), None)


_PAPERS = Papers(
    "papers",
    PapersSaid(
        file="utter_hearing_statement_file",
        note="utter_hearing_statement_note",
        again="utter_hearing_statement_again",
        empty="utter_hearing_asynchronous_post_empty",
        many="utter_hearing_statement_many",
    ),
    lambda said: accepts(
        said, "交完了", "齐了", "都齐了", "齊了", "齊喇", "冇嘢喇", "写完了", "that is all", "no more"
    ),
    STATEMENT_LIMIT,
    MOST_FILES,
)
_FIELDS = (
    Field("window", Words("哪个环节", "Which stage"), _read, words=("环节", "stage"), choices=_choices, show=_show),
    _PAPERS.field(Words("陈述和材料", "Statement and files"), _say_what_is_posted, ("window",)),
)


class HearingStatementForm(ServiceForm):
    """Posts in a window of a granted asynchronous hearing."""

    service: ClassVar[str] = "hearing_statement"
    title: ClassVar[Words] = Words("提交陈述和材料", "Posting a statement and files")
    prefills = False  # the sentence that opens it names no statement

    @property
    def fields(self) -> Sequence[Field]:
        """Which window, and what is posted."""
        return _FIELDS

    async def open(self, turn: Turn) -> Events:
        """Begin, or take up what waits unless its window has closed meanwhile."""
        if turn.has_draft and "window" in turn.answers and await _chosen(turn) is None:
            await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
            turn.say("utter_hearing_asynchronous_closed")
            return await leave(turn)
        return await super().open(turn)

    async def begin(self, turn: Turn) -> None:
        """Choose the only window, or the one a button names, at once.

        Raises:
            Declined: no window is open, and why.
        """
        windows = await _windows(turn)
        chosen = turn.answer.pressed.get(CHOSEN)
        windows = [one for one in windows if chosen in (None, one.application.application_id)]
        if not windows:
            raise _why_not(await my_applications(turn))
        turn.say("utter_hearing_statement_opening")
        if len(windows) == 1:
            await self.keep(turn, _FIELDS[0], windows[0].code)

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """To the question for words, what is written for the court is the answer, whatever it sounds like."""
        return True if field.story and is_for_the_court(message) else None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep the window's name beside its code."""
        window = await _chosen(turn) if field.name == "window" else None
        if window is not None:
            name = _choice(window).label.zh
            turn.change({NAME: name})


def _why_not(applications: list[Application]) -> Declined:
    granted = [one for one in applications if one.status == "granted"]
    if not granted:
        return Declined("utter_hearing_asynchronous_none_granted")
    if all(stage.form == "video" for stage in granted[0].stages):
        return Declined("utter_hearing_asynchronous_by_video")
    return Declined("utter_hearing_asynchronous_no_window")


class SubmitHearingStatement(SubmitService):
    """Hands the post to the court; while its system is away the backend keeps it, with the moment it was posted."""

    service: ClassVar[str] = "hearing_statement"
    reopens: ClassVar[dict[str, str]] = {
        "utter_hearing_asynchronous_post_empty": "papers", "utter_file_unknown": "papers",
    }  # fmt: skip

    async def submit(self, turn: Turn) -> Receipt:
        """Hand in under the draft's id."""
        papers, code = turn.answers["papers"], str(turn.answers["window"])
        application_id, stage_id = OpenWindow.ids_of(code)
        files = tuple(str(file["id"]) for file in papers["files"])
        post = PostStatement(
            turn.draft.draft_id, turn.person.person_id, application_id, stage_id, papers["note"], files
        )  # fmt: skip
        await turn.do(post)
        return {"application_id": application_id, "post_id": turn.draft.draft_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say the court's receipt, or that the post waits for the court's system."""
        person_id, post_id = turn.person.person_id, receipt["post_id"]
        application: Application = await turn.do(OneAsynchronousHearing(receipt["application_id"], person_id))
        post = next(one for one in application.posts if one.post_id == post_id)
        told = "utter_hearing_statement_sent" if post.state == "done" else "utter_hearing_statement_waiting"
        turn.say(told, **(facts(turn, application) | post_facts(application, post_id, listener(turn))))

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        """A window that has closed meanwhile ends the form."""
        if no.utter not in _TOO_LATE:
            return await super()._declined(turn, no)
        turn.explain(no)
        await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
        return await leave(turn)
