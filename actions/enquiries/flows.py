"""The two flows of enquiries: leave a question for an office, and write more to one that was left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, read_free_text
from actions.dialogue.candidates import Candidates
from actions.dialogue.changes import keep
from actions.dialogue.commands import Command, KeepFile
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field, choice_field, reading
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.name_question import name_field
from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.state import State, Takes
from actions.dialogue.subject import Subject
from actions.dialogue.turn import Turn
from actions.enquiries import submission
from actions.enquiries.offering import ABOUT, words_before
from actions.enquiries.readers import asks, contact_in, goes_on, names_arbitration
from actions.enquiries.submission import FILES
from actions.front_door import Declined
from actions.profile.offered import offered
from backend.conversation.wanted import A_PHONE
from backend.enquiries.announcements import CHOSEN, OFFICE, original_words
from backend.enquiries.commands import MyEnquiries
from backend.enquiries.model import (
    LONGEST_TEXT,
    MOST_FILES,
    OFFICE_NAMES,
    OFFICES,
    SHORTEST_QUESTION,
    TALKED_ABOUT,
    Enquiry,
)
from backend.files.commands import FileFacts
from backend.files.model import KeptFile
from backend.shared.wording import Words, verbatim

_ALWAYS = frozenset({"cancel", "go_back", "save_for_later", "restart", "change_language", "ask_human", "ask_progress"})
_SHORT = 12
"""Characters up to which a wish for another service is one, and no part of the question."""
_TAKEN_UP = ("action_hear_answer", "action_ask_back", "action_answer_question")
"""Actions that pass words on which answer nothing else while the office waits for a reply."""


def _is_shared(answers: Answers) -> bool:
    return answers.get("share") in ("contact", "talk")


def _read_question(answer: Answer) -> Reading:
    agrees = spoken_act(answer.text) in ("agreement", "refusal")  # "确认提交" asks the office nothing
    if answer.text and (agrees or len(answer.text) < SHORTEST_QUESTION):
        return Reading(problem="utter_enquiry_question_short")
    return read_free_text(LONGEST_TEXT)(answer)


def _read_contact(answer: Answer) -> Reading:
    """A telephone number or an e-mail address, as its token."""
    if token := contact_in(answer.text):
        return Reading(token, entities=("phone", "email"))
    return Reading(problem="utter_enquiry_contact_odd") if answer.text else NOTHING


def written_to_the_office(words_field: str) -> Takes:
    """To a question for words whatever is typed is meant for the office; only a control, or another service, is not.

    Args:
        words_field: the question for words.
    """

    def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        if field.name != words_field:
            return None
        if len(message.text) > _SHORT:
            return not message.is_sure or message.intent not in _ALWAYS
        other = state.opened_by.get(message.intent, state.flow.service) != state.flow.service
        return not message.is_sure or not (other or message.intent in _ALWAYS)

    return takes


_takes_question = written_to_the_office("question")


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """Take what may be seen in the words of other wishes, too ("联系方式也给"), unless it asks something."""
    told = field.name == "share" and reading.found and not asks(message.text)
    return True if told else _takes_question(state, message, field, reading)


def file_goes_along(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """A file sent at any question goes to the office with the words."""
    return (KeepFile(message.uploaded),) if message.uploaded else ()


async def _keep_file(turn: Turn, file_id: str) -> None:
    """Keep a file for the office; the same one twice is one."""
    files = [dict(one) for one in turn.answers.get(FILES, ())]
    if len(files) >= MOST_FILES:
        turn.say("utter_enquiry_files_full", most=MOST_FILES)
        return
    try:
        file: KeptFile = await turn.do(FileFacts(file_id, turn.person.person_id))
    except Declined as no:
        turn.explain(no)
        return
    if all(one["id"] != file.file_id for one in files):
        turn.change({FILES: [*files, {"id": file.file_id, "name": file.name}]})
    turn.say("utter_enquiry_file_kept", name=verbatim(file.name))


def _files_field() -> Field:
    """The files in the review; they are never asked for."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        return NOTHING

    def show(turn: Turn, value: Any) -> str:
        return "、".join(f"📎 {verbatim(str(one['name']))}" for one in value)

    label = Words("文件", "Files")
    return Field(FILES, label, read, applies=lambda answers: bool(answers.get(FILES)), show=show)


async def _goes_on(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """ "Reply to the secretary" is the same intent, told apart by its button or its words."""
    said = turn.answer
    if CHOSEN in said.pressed or (goes_on(said.text) and await _mine(turn)):
        return close(f"{REPLY.service}_form")
    return None


async def _take_what_is_said(flow: Flow, turn: Turn) -> None:
    """Take the office from the button or the words, and the question from what was written before the button."""
    named = str(turn.answer.pressed.get(OFFICE, ""))
    office = named or ("arbitration" if names_arbitration(turn.answer.text) else "")
    if office in OFFICES:
        await keep(flow, turn, flow.fields[0], Reading(office))
    if ABOUT in turn.answer.pressed and (asked := words_before(turn)):
        await keep(flow, turn, flow.fields[1], Reading(asked))
        turn.say("utter_enquiry_words_taken")


_OFFICES = (
    Choice(
        "arbitration",
        OFFICE_NAMES["arbitration"],
        ("仲裁", "深国仲", "秘书", "arbitration", "SCIA", "secretary"),
    ),
    Choice(
        "litigation_service",
        OFFICE_NAMES["litigation_service"],
        ("法院", "诉讼", "诉服", "court", "litigation"),
    ),
)
_SHARES = (
    Choice("contact", Words("问题、称呼和联系方式", "Question, name and contact"), ("联系方式", "contact")),
    Choice(
        "talk",
        Words("再加上之前的对话", "The earlier conversation as well"),
        ("对话", "聊天", "conversation", "chat"),
    ),
    Choice("question", Words("只给问题", "The question alone"), ("只给", "只转", "匿名", "only", "alone")),
)
QUESTIONS = (
    choice_field(
        "office", Words("问谁", "To whom"), _OFFICES, words=("单位", "office"), unsure="utter_enquiry_unsure_office"
    ),
    Field(
        "question", Words("问题", "Question"), reading(_read_question), words=("内容", "question"),
        free_text=True, story=True,
    ),
    choice_field("share", Words("可以给对方看", "May be seen"), _SHARES, words=("同意", "consent")),
    offered(
        name_field(
            "name", Words("称呼", "Name"), own=True, words=("名字", "姓名", "name"), applies=_is_shared, optional=True,
        ),
        "name",
    ),
    offered(
        Field(
            "contact", Words("联系方式", "Contact"), reading(_read_contact), words=("电话", "邮箱", "phone", "email"),
            applies=_is_shared, optional=True, wants=A_PHONE,
        ),
        "phone",
    ),
)  # fmt: skip


async def _mine(turn: Turn) -> list[Enquiry]:
    every: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    return [one for one in every if one.status in TALKED_ABOUT]


def title_of(turn: Turn, one: Enquiry) -> Words:
    """Return how an enquiry is called in a list: its number and the beginning of its question."""
    beginning = one.question[:16] + ("…" if len(one.question) > 16 else "")
    return Words(f"{one.number} {beginning}", f"{one.number} {beginning}")


async def _named_or_asked(turn: Turn, mine: Sequence[Enquiry]) -> Sequence[Enquiry]:
    """The one a button names, else the only one the office has asked about, else all."""
    named = turn.answer.pressed.get(CHOSEN)
    if named:
        return [one for one in mine if one.enquiry_id == named]
    asked = [one for one in mine if one.status == "asked"]
    return asked if len(asked) == 1 else mine


async def _none_to_write_to(turn: Turn) -> Declined:
    return Declined("utter_enquiry_over" if turn.answer.pressed.get(CHOSEN) else "utter_enquiry_none")


async def _read_number(turn: Turn, answer: Answer) -> Reading:
    """The number of an enquiry names it."""
    said = answer.text.casefold()
    named = [one for one in await _mine(turn) if one.number.casefold() in said]
    return Reading(named[0].enquiry_id) if len(named) == 1 else NOTHING


ENQUIRY = Subject(
    name="enquiry",
    label=Words("哪个咨询", "Enquiry"),
    list_mine=lambda turn: _mine(turn),
    id_of=lambda one: one.enquiry_id,
    title=title_of,
    none=_none_to_write_to,
    meant=_named_or_asked,
    read=_read_number,
    called=lambda turn, one: Words(verbatim(one.number), verbatim(one.number)),
)


async def _say_what_was_asked(turn: Turn) -> None:
    """Repeat what the office has asked, so that nobody has to look for it."""
    chosen = next((one for one in await _mine(turn) if one.enquiry_id == turn.answers["enquiry"]), None)
    if chosen is not None and chosen.status == "asked" and (asked := chosen.latest("ask")) is not None:
        original = original_words(asked.text, turn.language, asked.translation)
        turn.say("utter_enquiry_was_asked", words=asked.text, number=chosen.number, original=original)


async def _keep_words(flow: Flow, turn: Turn) -> None:
    """Words that were passed on because they answer nothing else are what is written."""
    if turn.tracker.latest_action_name in _TAKEN_UP:
        await keep(flow, turn, flow.fields[1], Reading(turn.answer.text[:LONGEST_TEXT]))


_MAY_ADD = Words(
    "有文件、照片要一起给对方看的，现在直接发来。", "You can send files or photos for the office right now."
)
LEAVE = Flow(
    service="enquiry",
    title=Words("留咨询", "Enquiry to an office"),
    fields=(*QUESTIONS, _files_field()),
    on_submit=submission.QUESTION,
    review_hint=_MAY_ADD,
    first_rules=(file_goes_along,),
    keep_file=_keep_file,
    before_opening=_goes_on,
    begin=_take_what_is_said,
    takes=takes,
)
REPLY = Flow(
    service="enquiry_reply",
    title=Words("给咨询补充内容", "Adding to an enquiry"),
    subject=ENQUIRY,
    fields=(
        ENQUIRY.field(),
        Field(
            "text", Words("要写的内容", "What you write"), reading(read_free_text(LONGEST_TEXT)),
            words=("内容", "text"), before=_say_what_was_asked, free_text=True, story=True,
        ),
        _files_field(),
    ),
    review_hint=_MAY_ADD,
    first_rules=(file_goes_along,),
    keep_file=_keep_file,
    on_submit=submission.REPLY,
    begin=_keep_words,
    takes=written_to_the_office("text"),
)  # fmt: skip
