"""The questions of a verification, in the order they are asked. A new question goes here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from actions.answers import NOTHING, Answer, Choice, Reading, pick, read_document
from actions.dialogue.fields import Answers, Field, choice_field, text_reading
from actions.dialogue.name_question import name_field
from actions.dialogue.readers.organisations import (
    read_organisation_name,
    read_position,
    read_registration_number,
)
from actions.dialogue.told_days import pressed_order, told_day
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import (
    AT_HOME,
    CATEGORIES,
    DOCUMENTS,
    HK_OR_MACAO,
    PLACES,
    category_of,
    document_choices,
    document_of,
    documents_of,
    is_organisation,
)
from actions.identity.early_photo import OFFER
from actions.identity.last_day_question import last_day_field
from actions.identity.other_proof import HINT
from actions.identity.photo import is_to_be_looked_at, look_field, photo_field
from actions.identity.readers.category_words import is_a_person, read_category, read_home, read_state
from actions.identity.readers.reactions import has_none, is_puzzled
from actions.identity.residence import full_day, read_since, today_of
from actions.profile.offered import offered
from backend.conversation.wanted import A_PAST_DAY, A_PHOTO, A_PLACE
from backend.files.commands import FileFacts
from backend.identity.document_numbers import NUMBER_HOLDS_BIRTHDAY, CheckNumberOfDocument
from backend.identity.model import DocumentType
from backend.identity.papers import papers
from backend.identity.passport_numbers import LooksLikePassport
from backend.shared.countries import country_code, country_name
from backend.shared.wording import Words

_LONGEST_LIFE = 130
_NOTICE = (
    Choice(
        "yes",
        Words("知道了，继续", "Understood, go on"),
        ("知道", "明白", "继续", "繼續", "同意", "understood", "i agree"),
    ),
    Choice("no", Words("不同意", "I do not agree"), ("不同意", "唔同意", "不愿意", "不願意", "disagree")),
)
SENT = Words("已发来（加密保存）", "sent (kept encrypted)")


async def _document_choices(turn: Turn) -> Sequence[Choice]:
    return document_choices(turn.answers)


async def _read_document_type(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, document_choices(turn.answers))


async def _read_number(turn: Turn, answer: Answer) -> Reading:
    """The number must be whole and of this document; which digit is wrong is never guessed."""
    found, kind = read_document(answer), document_of(turn.answers)
    if not found.found or kind is None:
        return found
    try:
        shown: DocumentType = await turn.do(CheckNumberOfDocument(turn.person.person_id, kind, str(found.value)))
    except Declined as no:
        return Reading(problem=no.utter, facts=no.facts)
    if shown == kind:
        return found
    if shown not in documents_of(turn.answers):
        return Reading(problem="utter_identity_number_of_other_document")
    return replace(found, also={**found.also, "document_type": shown})


async def _look_once_more(turn: Turn, value: Any) -> None:
    """A passport number that looks unlike those of its country is kept, and the person is asked to look again."""
    country = "CN" if _is("mainland_abroad")(turn.answers) else str(turn.answers.get("nationality", ""))
    if document_of(turn.answers) != "passport" or not country:
        return
    if not await turn.do(LooksLikePassport(turn.person.person_id, str(value), country)):
        turn.say("utter_identity_number_unusual", country=_country_in_words(turn, country))


_NUMBER_WORDS = (
    "号码", "证件号", "护照号", "护照号码", "身份证号", "number", "passport number", "passport no",
)  # fmt: skip
"""Names people have for the number of their document."""


def _country_in_words(turn: Turn, country: str) -> str:
    return country_name(country_code(country)).say(turn.language)


async def _read_birth_date(turn: Turn, answer: Answer) -> Reading:
    """A day somebody living can be born on, with its year."""
    found = await told_day(turn, answer, "birth_date", "past", needs_year=True)
    if found is None:
        return Reading(problem="utter_identity_birth_date_unclear") if answer.text else NOTHING
    if found.found and date.fromisoformat(str(found.value)).year < today_of(turn).year - _LONGEST_LIFE:
        return Reading(problem="utter_identity_birth_date_unclear")
    return found


async def _pressed_birth_date(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "birth_date", value)


async def _no_file(turn: Turn, answer: Answer) -> Reading:
    wanting = answer.intent == "inform" or has_none(answer.text)
    return Reading(problem="utter_identity_file_please") if answer.text and wanting else NOTHING


async def _take_file(turn: Turn, file_id: str) -> Reading:
    await turn.do(FileFacts(file_id, turn.person.person_id))
    return Reading(file_id)


def _show_day(turn: Turn, value: Any) -> str:
    return full_day(value, turn.language)


def _show_state(turn: Turn, value: Any) -> str:
    """A country in the person's script: it is no name that has to stand as it is written."""
    return str(value)


def _show_document(turn: Turn, value: Any) -> str:
    return DOCUMENTS[cast(DocumentType, value)].say(turn.language)


def _show_file(turn: Turn, value: Any) -> str:
    return SENT.say(turn.language)


async def _read_notice(turn: Turn, answer: Answer) -> Reading:
    """Only a clear word is an agreement: "我不明白" holds one, and is none."""
    if is_puzzled(answer.text):
        return Reading(problem="utter_identity_data_is_safe")
    said = answer.text.strip(" 。.，,!！呀啊啦喇了").casefold()
    by_words = next((choice.value for choice in _NOTICE if said and said in choice.words), None)
    tells_more = len(answer.stretches()) > 1 or is_a_person(answer.text)
    if by_words is None and answer.intent == "deny" and tells_more:
        return NOTHING  # "我要改类别，我不是公司" refuses nothing, and a no erases all that was told
    return Reading(by_words or {"affirm": "yes", "deny": "no"}.get(answer.intent))


async def _tell_papers(turn: Turn) -> None:
    listed = papers(category_of(turn.answers))
    lines = "\n".join(f"• {paper.words.say(turn.language)}" for paper in listed)
    turn.say("utter_identity_organisation_papers", papers=lines)


def _is(category: str) -> Any:
    return lambda answers: answers.get("category") == category


def _is_of(place: str) -> Any:
    return lambda answers: is_organisation(answers) and answers.get("organisation_place") == place


def _hk_or_macao(answers: Answers) -> bool:
    return answers.get("category") == "hk_macao_resident" or bool(_is_of("hk_macao")(answers))


def _chooses_document(answers: Answers) -> bool:
    """A foreigner shows the passport; another document is taken where it is named, and not asked about."""
    if answers.get("category") == "foreigner":
        return answers.get("document_type") == "permanent_resident_card"
    return len(documents_of(answers)) > 1


def _is_person(answers: Answers) -> bool:
    return not is_organisation(answers)


def _birthday_unknown(answers: Answers) -> bool:
    return _is_person(answers) and document_of(answers) not in (*NUMBER_HOLDS_BIRTHDAY, None)


QUESTIONS: tuple[Field, ...] = (
    replace(
        choice_field(
            "category", Words("身份", "Status"), CATEGORIES, words=("类别", "身份类别", "status", "category"),
            unsure="utter_identity_unsure_category"
        ),
        read=read_category,
        wants=A_PHOTO,
        hint=lambda turn: OFFER,
        from_opening=lambda value: value != AT_HOME,  # a foreigner may live in Jiangmen
    ),
    choice_field(
        "organisation_place", Words("登记地", "Registered in"), PLACES, applies=is_organisation, rests_on=("category",)
    ),
    choice_field(
        "hk_or_macao", Words("地区", "Region"), HK_OR_MACAO, applies=_hk_or_macao,
        rests_on=("category", "organisation_place"),
    ),
    Field(
        "nationality", Words("国籍", "Nationality"), read_state, applies=_is("foreigner"), rests_on=("category",),
        words=("国籍", "nationality", "护照国家", "哪国护照", "passport country", "country of passport", "citizenship"),
        from_opening=lambda value: False, show=_show_state,
    ),
    Field(
        "registered_in", Words("登记的国家", "Country of registration"), read_state, applies=_is_of("foreign"),
        rests_on=("category", "organisation_place"), from_opening=lambda value: False, show=_show_state,
    ),
    Field(
        "home", Words("长住地", "Home"), read_home, applies=_is("mainland_abroad"), rests_on=("category",),
        from_opening=lambda value: value != AT_HOME, wants=A_PLACE,
        words=("住哪", "where I live"),
    ),
    Field(
        "residence_since", Words("从哪天起住在那里", "Living there since"), read_since, applies=_is("mainland_abroad"),
        show=_show_day, rests_on=("category", "home"), words=("居住", "住了多久", "since"),
        from_opening=lambda value: False, wants=A_PAST_DAY,
    ),
    Field(
        "document_type", Words("证件种类", "Document"), _read_document_type, choices=_document_choices,
        applies=_chooses_document, rests_on=("category",), words=("证件种类", "哪种证件", "document type"),
        unsure="utter_identity_unsure_document",
        show=_show_document,
    ),
    replace(
        choice_field("data_notice", Words("资料用途", "Use of your data"), _NOTICE, in_review=False), read=_read_notice,
        consents=True,
    ),
    photo_field(),
    look_field(),
    offered(
        name_field(
            "full_name", Words("姓名", "Name"), own=True, words=("姓名", "名字", "个名", "name"),
            applies=lambda answers: not is_to_be_looked_at(answers), rests_on=("category",),
        ),
        "name",
    ),
    offered(
        Field(
            "document_number", Words("证件号码", "Document number"), _read_number, words=_NUMBER_WORDS,
            unsure="utter_identity_unsure_number", why="utter_why_document", after=_look_once_more,
            applies=_is_person, rests_on=("category", "document_type"), from_opening=lambda value: False,
            told_as=frozenset({"document"}),
        ),
        "document_number",
    ),
    offered(
        Field(
            "birth_date", Words("出生日期", "Date of birth"), _read_birth_date, words=("生日", "出生", "birth"),
            applies=_birthday_unknown, show=_show_day, from_opening=lambda value: False, wants=A_PAST_DAY,
            pressed=_pressed_birth_date, why="utter_why_birth",
        ),
        "birth_date",
    ),
    last_day_field(),
    Field(
        "proof", Words("住满一年的证明", "Proof of residence"), _no_file, words=("证明", "居留", "proof"),
        applies=_is("mainland_abroad"), upload=_take_file, show=_show_file, rests_on=("category", "home"),
        hint=lambda turn: HINT,
    ),
    Field(
        "organisation_name", Words("机构名称", "Organisation"), text_reading(read_organisation_name),
        words=("公司名", "机构名"), applies=is_organisation, free_text=True, rests_on=("category",),
    ),
    Field(
        "registration_number", Words("登记号码", "Registration number"), text_reading(read_registration_number),
        words=("登记号", "注册号", "registration"), applies=is_organisation, free_text=True, rests_on=("category",),
    ),
    Field(
        "position", Words("您的职务", "Your position"), text_reading(read_position), words=("职务", "职位", "position"),
        applies=is_organisation, free_text=True, rests_on=("category",),
    ),
    Field(
        "organisation_papers", Words("登记证明文件", "Registration papers"), _no_file, words=("文件", "材料", "papers"),
        applies=is_organisation, upload=_take_file, show=_show_file, optional=True, before=_tell_papers,
        rests_on=("category", "organisation_place"),
    ),
)  # fmt: skip
