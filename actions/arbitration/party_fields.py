"""The questions about the parties: who applies, who acts for them, against whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, read_phone
from actions.arbitration.readers.addresses import (
    addresses_by_name,
    says_only_name,
    shown_by_name,
    speaks_of_other_side,
)
from actions.arbitration.readers.in_passing import names_agent, says_no_agent
from actions.dialogue.fields import SKIPPED, Answers, Field, FieldReader, choice_field, text_reading
from actions.dialogue.name_question import name_field, names_of_party, own_party_reader
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.names import read_personal_name
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.turn import Turn
from actions.filing.readers import read_address
from actions.profile.offered import offered
from actions.readers.contacts import contacts_in
from backend.arbitration.model import LONGEST_NAME
from backend.conversation.wanted import A_PHONE
from backend.shared.wording import Words, verbatim

APPLICANT = Words("申请人", "Applicant")
RESPONDENT = Words("被申请人", "Respondent")
_SIDES = ("applicant",)
"""Side whose name is asked for."""
_SHORT_CHOICE = 16
_HARDLY = 0.25
"""Share of a message under which a choice's word only stands in it ("咁即係可以仲裁喇？我想申請")."""
_KINDS = (
    Choice("person", Words("我本人（个人）", "Myself"), ("个人", "本人", "自己", "我", "me", "person")),
    Choice("organisation", Words("公司或单位", "A company"), ("公司", "单位", "企业", "company", "business")),
)


def _when_open(name: str, read: Callable[[Answer], Reading]) -> Any:
    """A reader that only listens while its question is open, or corrected: an address in a story may be anybody's."""

    async def reader(turn: Turn, answer: Answer) -> Reading:
        return read(answer) if turn.is_asked(answer, name) else NOTHING

    return reader


def _phone(answer: Answer) -> Reading:
    """One's own telephone; "their phone" is another's."""
    told = contacts_in(answer.text)
    return NOTHING if told.theirs and not told.own else read_phone(answer)


def said_shortly(one: Field) -> Field:
    """Return a choice that only short words choose: "I" in a sentence about the dispute does not say who applies."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await one.read(turn, answer) if len(answer.text) <= _SHORT_CHOICE else NOTHING
        return found if not found.found or found.covers == 0 or found.covers >= _HARDLY else NOTHING

    return replace(one, read=read)


def _address(answer: Answer) -> Reading:
    if speaks_of_other_side(answer.text):
        return NOTHING
    return _any_address(answer)


async def _own_address(turn: Turn, answer: Answer) -> Reading:
    """The applicant's address; a name that is known already, said again, is no address ("对，鹤山市金盛五金厂")."""
    names = (*names_in(turn.answers, "respondent"), *names_in(turn.answers, "name"))
    if not turn.is_asked(answer, "address") or says_only_name(answer.text, names):
        return NOTHING
    return _address(answer)


def _any_address(answer: Answer) -> Reading:
    found = read_address(answer)
    return Reading(found.value["text"], entities=found.entities) if found.found else found


def _known_address(turn: Turn, value: Any) -> Reading | None:
    text = value.get("text", "") if isinstance(value, Mapping) else str(value)
    return Reading(text) if text else None


def names_in(answers: Answers, name: str) -> tuple[str, ...]:
    """The names of a side one by one."""
    return tuple(part for part in text_of(answers, name).split("、") if part)


def text_of(answers: Answers, name: str) -> str:
    """An answer as text; nothing where it was left out."""
    value = answers.get(name, SKIPPED)
    return str(value) if value is not None else SKIPPED


async def _respondent_address(turn: Turn, answer: Answer) -> Reading:
    """The other side's address; of several, each one's, by their names."""
    names = names_in(turn.answers, "respondent")
    if not turn.is_open("respondent_address"):
        return NOTHING
    if len(names) < 2:
        return _any_address(answer)
    told = addresses_by_name(answer.text, names)
    if told:
        return Reading(told)
    found = _any_address(answer)
    return Reading(problem="utter_arbitration_whose_address", facts=_several(turn)) if found.found else found


def _several(turn: Turn) -> Mapping[str, Any]:
    """The respondents' names, to be asked for each one's address; nothing of a single one."""
    names = names_in(turn.answers, "respondent")
    if len(names) < 2:
        return {"several": ""}
    listed, of = verbatim("、".join(names)), verbatim(names[0])
    words = Words(
        f"一共{len(names)}位：{listed}。请写明各是谁的，例如“{of}：…”，一行一位，知道几位写几位；同一个地址就说“都在…”。",
        f"There are {len(names)}: {listed}. Please say whose each is, such as “{of}: …”, one per line, as many as you "
        f"know; "
        "if it is one address, say “both at …”. ",
    )
    return {"several": words.say(turn.language)}


def _show_addresses(turn: Turn, value: Any) -> str:
    return verbatim(shown_by_name(value) if isinstance(value, Mapping) else str(value))


def other_side_reader(side: str) -> FieldReader:
    """The other side's name, or the names of several.

    Args:
        side: what the other side is, as `named_beside` knows it.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = names_of_party(answer.text, (side, "other")) if answer.text else NOTHING
        return found if len(str(found.value or "")) <= LONGEST_NAME else Reading(problem="utter_name_odd")

    return read


def _agent(text: str) -> Reading:
    if says_only("have_none", text) or says_no_agent(text):
        return Reading(SKIPPED)
    found = read_statement(text, LONGEST_NAME)
    return found if not found.found or names_agent(text) else Reading(problem="utter_name_odd")


def _is_person(answers: Answers) -> bool:
    return answers.get("kind") == "person"


def _has_their_phone(answers: Answers) -> bool:
    """Return True if the other side's telephone was told; nobody is asked for it."""
    return bool(answers.get("respondent_phone"))


def _is_body(answers: Answers) -> bool:
    return answers.get("kind") == "organisation"


def own_fields() -> tuple[Field, ...]:
    """The questions about the person's own side, in the order they are asked."""
    return (
        said_shortly(
            choice_field("kind", Words("谁申请", "Who applies"), _KINDS, group=APPLICANT, words=("谁申请", "who"))
        ),
        offered(
            name_field(
                "name", Words("申请人姓名或名称", "Applicant's name"), own=True, read=own_party_reader(_SIDES),
                words=("名字", "姓名", "我的名字", "my name"), rests_on=("kind",), group=APPLICANT,
            ),
            "name",
            fits=_is_person,
        ),
        Field(
            "representative", Words("法定代表人", "Represented by"), text_reading(read_personal_name),
            words=("负责人", "代表", "representative"), applies=_is_body, free_text=True, optional=True,
            group=APPLICANT,
        ),
        offered(
            Field(
                "address", Words("申请人地址", "Applicant's address"), _own_address,
                words=("地址", "住址", "my address"), free_text=True, optional=True, group=APPLICANT,
            ),
            "address",
            fits=_is_person,
            as_answer=_known_address,
        ),
        offered(
            Field(
                "phone", Words("申请人电话", "Applicant's telephone"), _when_open("phone", _phone),
                words=("电话", "手机", "phone"), optional=True, group=APPLICANT, wants=A_PHONE,
            ),
            "phone",
        ),
        Field(
            "agent", Words("代理人", "Agent"), text_reading(_agent), words=("律师", "代理", "agent", "lawyer"),
            free_text=True, optional=True, group=APPLICANT,
        ),
    )  # fmt: skip


def party_fields() -> tuple[Field, ...]:
    """The questions, in the order they are asked."""
    return (
        *own_fields(),
        name_field(
            "respondent", Words("被申请人", "Respondent"), read=other_side_reader("defendant"),
            words=("对方", "被申请人", "对方名字", "respondent", "other side"), group=RESPONDENT,
        ),
        Field(
            "respondent_address", Words("被申请人地址", "Respondent's address"),
            _respondent_address, words=("对方地址", "respondent's address"), free_text=True, optional=True,
            group=RESPONDENT, facts=_several, show=_show_addresses,
        ),
        Field(
            "respondent_phone", Words("被申请人电话", "Respondent's telephone"),
            _when_open("respondent_phone", read_phone), words=("对方电话", "their phone"), optional=True,
            group=RESPONDENT, applies=_has_their_phone,
        ),
    )  # fmt: skip
