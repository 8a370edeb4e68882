"""Posting to an asynchronous hearing: in which window, then words and files in any number, until it closes."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers import Answer, Reading
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.papers import Papers, PapersSaid
from actions.dialogue.state import State
from actions.dialogue.subject import Subject
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.filing.readers import says_all_papers_are_there
from actions.front_door import Declined
from actions.hearing.asynchronous.telling import facts, listener, my_applications
from actions.hearing.asynchronous.words import is_for_the_court
from backend.hearing.asynchronous.announcements import post_facts, stage_line
from backend.hearing.asynchronous.commands import OneAsynchronousHearing, OpenWindows, PostStatement
from backend.hearing.asynchronous.model import MOST_FILES, STATEMENT_LIMIT, Application, OpenWindow
from backend.shared.wording import Words, verbatim

CHOSEN = "statement_of"
_TOO_LATE = frozenset(
    f"utter_hearing_asynchronous_{reason}" for reason in ("closed", "not_open", "by_video", "unknown", "impossible")
)


async def _windows(turn: Turn) -> list[OpenWindow]:
    found: list[OpenWindow] = await turn.do(OpenWindows(turn.person.person_id))
    return found


def _title(turn: Turn, window: OpenWindow) -> Words:
    name = verbatim(f"{window.stage.name} {window.application.case_number}")
    return Words(name, name)


async def _of_the_pressed(turn: Turn, mine: Sequence[OpenWindow]) -> Sequence[OpenWindow]:
    """The windows of the hearing a button names, else all."""
    chosen = turn.answer.pressed.get(CHOSEN)
    return [one for one in mine if chosen in (None, one.application.application_id)]


async def _none(turn: Turn) -> Declined:
    return _why_not(await my_applications(turn))


WINDOW = Subject(
    name="window",
    label=Words("哪个环节", "Which stage"),
    words=("环节", "stage"),
    list_mine=_windows,
    id_of=lambda one: one.code,
    title=_title,
    none=_none,
    meant=_of_the_pressed,
    called=_title,
    gone="utter_hearing_asynchronous_closed",
)


def _why_not(applications: list[Application]) -> Declined:
    granted = [one for one in applications if one.status == "granted"]
    if not granted:
        return Declined("utter_hearing_asynchronous_none_granted")
    if all(stage.form == "video" for stage in granted[0].stages):
        return Declined("utter_hearing_asynchronous_by_video")
    return Declined("utter_hearing_asynchronous_no_window")


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
    lambda said: says_all_papers_are_there(said, "写完了"),
    STATEMENT_LIMIT,
    MOST_FILES,
)


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """To the question for words, what is written for the court is the answer, whatever it sounds like."""
    return True if field.story and is_for_the_court(message) else None


async def _post(turn: Turn) -> Receipt:
    """Hand the post in under the draft's id; while the court's system is away the backend keeps it, with its moment."""
    papers, code = turn.answers["papers"], str(turn.answers["window"])
    application_id, stage_id = OpenWindow.ids_of(code)
    files = tuple(str(file["id"]) for file in papers["files"])
    order = PostStatement(
        turn.draft.draft_id, turn.person.person_id, application_id, stage_id, papers["note"], files
    )  # fmt: skip
    await turn.do(order)
    return {"application_id": application_id, "post_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say the court's receipt, or that the post waits for the court's system."""
    person_id, post_id = turn.person.person_id, receipt["post_id"]
    application: Application = await turn.do(OneAsynchronousHearing(receipt["application_id"], person_id))
    post = next(one for one in application.posts if one.post_id == post_id)
    told = "utter_hearing_statement_sent" if post.state == "done" else "utter_hearing_statement_waiting"
    turn.say(told, **(facts(turn, application) | post_facts(application, post_id, listener(turn))))


STATEMENT = Flow(
    service="hearing_statement",
    title=Words("提交陈述和材料", "Posting a statement and files"),
    subject=WINDOW,
    fields=(
        WINDOW.field(),
        _PAPERS.field(Words("陈述和材料", "Statement and files"), _say_what_is_posted, (WINDOW.name,)),
    ),
    on_submit=Submission(
        hand_in=_post,
        tell=_tell,
        reopens={"utter_hearing_asynchronous_post_empty": "papers", "utter_file_unknown": "papers"},
        ends=_TOO_LATE,
    ),
    prefills=False,  # the sentence that opens it names no statement
    takes=takes,
)
