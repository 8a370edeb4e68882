"""The two forms of enquiries: leave a question for an office, and write more to one that was left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import NOTHING, Answer, Choice, Reading, pick, read_free_text
from actions.dialogue.endings import close
from actions.dialogue.flow import Circumstances
from actions.dialogue.state import State
from actions.enquiries.offering import ABOUT, words_before
from actions.forms.fields import Answers, Field, choice_field, reading
from actions.forms.name_question import name_field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.profile.offered import offered
from backend.conversation.wanted import A_PHONE
from backend.enquiries.announcements import CHOSEN, OFFICE
from backend.enquiries.commands import MyEnquiries
from backend.enquiries.model import LONGEST_TEXT, OFFICE_NAMES, OFFICES, SHORTEST_QUESTION, TALKED_ABOUT, Enquiry
from backend.shared.wording import Words, verbatim

_ARBITRATION = re.compile(r"仲裁|仲才|重裁|深国仲|深國仲|arbitra|\bSCIA\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"回复|回覆|回答|覆|补充|補充|加一句|再问|继续问|接着问|\b(?:reply|answer|write back|add|ask on)\b", re.IGNORECASE
)
_ALWAYS = frozenset({"cancel", "go_back", "save_for_later", "restart", "change_language", "ask_human", "ask_progress"})
_ASKS = re.compile(r"[?？吗嘛]|多少|哪|什么|甚麼|边|邊|\b(?:what|where|which|how)\b", re.IGNORECASE)
_SHORT = 12
"""Characters up to which a wish for another service is one, and no part of the question."""
_TAKEN_UP = ("action_hear_answer", "action_ask_back", "action_answer_question")
"""Actions that pass words on which answer nothing else while the office waits for a reply."""
_TOKEN = re.compile(r"⟦(?:phone|email):[0-9a-f]{10}⟧")


def _is_shared(answers: Answers) -> bool:
    return answers.get("share") in ("contact", "talk")


def _read_question(answer: Answer) -> Reading:
    if answer.text and len(answer.text) < SHORTEST_QUESTION:
        return Reading(problem="utter_enquiry_question_short")
    return read_free_text(LONGEST_TEXT)(answer)


def _read_contact(answer: Answer) -> Reading:
    """A telephone number or an e-mail address, as its token."""
    if (token := _TOKEN.search(answer.text)) is not None:
        return Reading(token[0], entities=("phone", "email"))
    return Reading(problem="utter_enquiry_contact_odd") if answer.text else NOTHING


class _Written(ServiceForm):
    """A form with a question for words in which whatever is typed is meant for the office."""

    words_field: ClassVar[str]

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """A question is what is wanted here: only a control, or another service in few words, is no answer."""
        if field.name != self.words_field:
            return None
        if len(message.text) > _SHORT:
            return not message.is_sure or message.intent not in _ALWAYS
        other = state.opened_by.get(message.intent, self.service) != self.service
        return not message.is_sure or not (other or message.intent in _ALWAYS)


class EnquiryForm(_Written):
    """Leaves a question for an office."""

    service: ClassVar[str] = "enquiry"
    title: ClassVar[Words] = Words("留咨询", "Enquiry to an office")
    words_field: ClassVar[str] = "question"

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """What may be seen is told in the words of other wishes ("联系方式也给"): taken, unless it asks something."""
        told = field.name == "share" and reading.found and not _ASKS.search(message.text)
        return True if told else super().takes(state, message, field, reading)

    @property
    def fields(self) -> Sequence[Field]:
        """To whom, what, and what of oneself may be seen."""
        return _FIELDS

    async def open(self, turn: Turn) -> Events:
        """Begin, or pass on: "reply to the secretary" is the same intent, told apart by its button or its words."""
        said = turn.answer
        if CHOSEN in said.pressed or (_GOING_ON.search(said.text) and await _mine(turn)):
            return close(f"{EnquiryReplyForm.service}_form")
        return await super().open(turn)

    async def begin(self, turn: Turn) -> None:
        """Take the office from the button or the words, where they name it."""
        turn.say("utter_enquiry_opening")
        named = str(turn.answer.pressed.get(OFFICE, ""))
        office = named or ("arbitration" if _ARBITRATION.search(turn.answer.text) else "")
        if office in OFFICES:
            await self.keep(turn, _FIELDS[0], office)
        if ABOUT in turn.answer.pressed and (asked := words_before(turn)):
            await self.keep(turn, _FIELDS[1], asked)
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
        Words("再加上之前的对话", "The conversation before as well"),
        ("对话", "聊天", "conversation", "chat"),
    ),
    Choice("question", Words("只给问题", "The question alone"), ("只给", "只转", "匿名", "only", "alone")),
)
_FIELDS = (
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


class EnquiryReplyForm(_Written):
    """Writes more to an office: what it asked, or what is still unclear after its answer."""

    service: ClassVar[str] = "enquiry_reply"
    title: ClassVar[Words] = Words("给咨询补充内容", "More to an enquiry")
    words_field: ClassVar[str] = "text"

    @property
    def fields(self) -> Sequence[Field]:
        """To which enquiry, and what."""
        return _REPLY_FIELDS

    async def begin(self, turn: Turn) -> None:
        """Choose the enquiry a button names, the one the office has asked about, or the only one, at once.

        Raises:
            Declined: there is none to write to, or the one named is over.
        """
        mine = await _mine(turn)
        named = turn.answer.pressed.get(CHOSEN)
        asked = [one for one in mine if one.status == "asked"]
        fitting = [one for one in mine if one.enquiry_id == named] if named else asked if len(asked) == 1 else mine
        if not fitting:
            raise Declined("utter_enquiry_over" if named else "utter_enquiry_none")
        turn.say("utter_enquiry_reply_opening")
        if len(fitting) == 1:
            await self.keep(turn, _REPLY_FIELDS[0], fitting[0].enquiry_id)
        if turn.tracker.latest_action_name in _TAKEN_UP:
            await self.keep(turn, _REPLY_FIELDS[1], turn.answer.text[:LONGEST_TEXT])

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep the enquiry's number beside its id."""
        if field.name == "enquiry":
            number = next(one.number for one in await _mine(turn) if one.enquiry_id == reading.value)
            turn.change({NUMBER: number})


async def _mine(turn: Turn) -> list[Enquiry]:
    every: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    return [one for one in every if one.status in TALKED_ABOUT]


def title_of(one: Enquiry) -> Words:
    """Return how an enquiry is called in a list: its number and the beginning of its question."""
    beginning = one.question[:16] + ("…" if len(one.question) > 16 else "")
    return Words(f"{one.number} {beginning}", f"{one.number} {beginning}")


async def _choices(turn: Turn) -> Sequence[Choice]:
    return [Choice(one.enquiry_id, title_of(one), (one.number,)) for one in await _mine(turn)]


async def _read_enquiry(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _choices(turn))


async def _say_what_was_asked(turn: Turn) -> None:
    """Repeat what the office has asked, so that nobody has to look for it."""
    chosen = next((one for one in await _mine(turn) if one.enquiry_id == turn.answers["enquiry"]), None)
    if chosen is not None and chosen.status == "asked" and (asked := chosen.latest("ask")) is not None:
        turn.say("utter_enquiry_was_asked", words=asked.text, number=chosen.number)


def _show_enquiry(turn: Turn, value: Any) -> str:
    return verbatim(str(turn.answers.get(NUMBER, value)))


NUMBER = "enquiry_number"
"""Where the form keeps the number of its enquiry, for the review."""

_REPLY_FIELDS = (
    Field("enquiry", Words("哪个咨询", "Enquiry"), _read_enquiry, choices=_choices, show=_show_enquiry),
    Field(
        "text", Words("要写的内容", "What you write"), reading(read_free_text(LONGEST_TEXT)), words=("内容", "text"),
        before=_say_what_was_asked, free_text=True, story=True,
    ),
)  # fmt: skip
