"""The photo of a document: sent, read, shown field by field, and kept only as far as the person says it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.doubt import is_unsure
from actions.dialogue.fields import Answers, Field
from actions.dialogue.readers.names import name_alone
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import DOCUMENTS, document_of, documents_of
from actions.identity.last_day import EXPIRED, LABEL, LAST_DAY, OF, in_words
from actions.identity.typed_details import typed_details
from backend.conversation.wanted import A_PHOTO
from backend.identity.commands import ReadDocumentPhoto
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.wording import Words, verbatim

PHOTO = "document_photo"
BY_HAND = "by_hand"
READ = "photo_read"
"""Place in the draft of a photo's reading until the person has looked at it."""

_PHOTOGRAPHED = frozenset(
    {"passport", "hk_macao_id", "residence_permit", "home_return_permit", "taiwan_compatriot_permit", "resident_card"}
)
_TYPE_IT = Choice(
    BY_HAND,
    Words("我自己打字", "I will type it"),
    (
        "打字",
        "手写",
        "自己填",
        "自己写",
        "不会拍",
        "唔識影",
        "冇相機",
        "没有照片",
        "唔影",
        "type",
        "no camera",
        "cannot take",
        "can't take",
        "by hand",
        "no photo",
    ),
)
_LABELS = {
    "full_name": Words("姓名", "Name"),
    "document_number": Words("号码", "Number"),
    "birth_date": Words("出生日期", "Date of birth"),
}
_SEX = Words("性别", "Sex")
_SENT = Words("已发照片", "photo sent")
_SENT_WITH_SEX = Words("已发照片，性别读到：{}", "photo sent, sex read as: {}")
_SEX_NAMES = {"female": Words("女", "female"), "male": Words("男", "male")}
_FOLK = {
    "full_name": ("名", "name"),
    "document_number": ("号", "號", "number"),
    "birth_date": ("出生", "生日", "birth", "birthday"),
}
RIGHT, AGAIN = "right", "again"
LOOKED = "photo_right"
"""Answer by which what a photo tells was taken over."""
_DOUBTED = "doubted"
"""Note in a photo's reading that something on it could not be proven."""
_SEXES = {"F": "female", "M": "male"}
_SHORT = 24
_STOPS = ("photo_unreadable", "document_expired")


def prefers_typing(answer: Answer) -> bool:
    """Return True if a message only says that its writer types instead of sending a photo."""
    return len(answer.text) <= _SHORT and not answer.pressed and pick(answer, (_TYPE_IT,)).found


def photo_applies(answers: Answers) -> bool:
    """Cards and passports can be read; registers and registration papers are typed."""
    return document_of(answers) in _PHOTOGRAPHED and "data_notice" in answers


async def _choices(turn: Turn) -> Sequence[Choice]:
    return (_TYPE_IT,)


async def _read(turn: Turn, answer: Answer) -> Reading:
    """Words instead of a photo: name, number and birthday in one message, or the wish to type them one by one."""
    try:
        typed = await typed_details(turn, answer, turn.answers, asked=True)
    except Declined as no:
        return Reading(problem=no.utter, facts=no.facts)
    if typed:
        return Reading(BY_HAND, also=typed, entities=("document_number", "phone", "date"))
    found = pick(answer, (_TYPE_IT,))
    places = answer.values("place", "country", "nationality")
    if not found.found and not places and (name := name_alone(answer.text, bare=True)):
        return Reading(BY_HAND, also={"full_name": name})  # a name alone begins the typing
    if found.found or (answer.intent in ("skip", "deny") and not is_unsure(answer)):
        return Reading(BY_HAND)
    return NOTHING


async def _upload(turn: Turn, file_id: str) -> Reading:
    return taken(turn, file_id, await turn.do(ReadDocumentPhoto(turn.person.person_id, file_id)))


def stop_in(seen: PhotoReading) -> Reading | None:
    """Return why a photo is of no use (nothing can be read, the document has expired); None where it is."""
    stop = next((problem for problem in seen.problems if problem in _STOPS), None)
    return Reading(problem=f"utter_{stop}") if stop is not None else None


def taken(turn: Turn, file_id: str, seen: PhotoReading) -> Reading:
    """Return a photo as the answer, with what was read on it; what is to be compared on it is said."""
    if (stop := stop_in(seen)) is not None:
        return stop
    also: dict[str, Any] = {READ: _kept(seen)}
    if seen.document_type not in (None, document_of(turn.answers)):
        if seen.document_type not in documents_of(turn.answers):
            return Reading(problem="utter_identity_photo_of_other_document", facts=_two_documents(turn, seen))
        turn.say("utter_identity_photo_changes_document", **_two_documents(turn, seen))
        also["document_type"] = seen.document_type
    for problem in seen.problems:
        turn.say(f"utter_{problem}")
    return Reading(file_id, also=also)


def _two_documents(turn: Turn, seen: PhotoReading) -> dict[str, Any]:
    chosen, found = document_of(turn.answers), seen.document_type
    return {
        "chosen": DOCUMENTS[chosen].say(turn.language) if chosen else "",
        "found": DOCUMENTS[found].say(turn.language) if found else "",
    }


def _kept(seen: PhotoReading) -> dict[str, str]:
    """Keep what was read; foreigners' names in Latin, others' in Chinese where there is one."""
    latin_first = seen.document_type == "passport" and seen.nationality != "CHN"
    names = (seen.full_name, seen.full_name_zh) if latin_first else (seen.full_name_zh, seen.full_name)
    read = {
        "full_name": next((name for name in names if name), ""),
        "document_number": seen.document_number,
        "birth_date": seen.birth_date.isoformat() if seen.birth_date else "",
        LAST_DAY: seen.expires_on.isoformat() if seen.expires_on else "",
        "sex": _SEXES.get(seen.sex, ""),
    }
    read[_DOUBTED] = ", ".join(seen.problems)
    return {name: value for name, value in read.items() if value}


def _show_photo(turn: Turn, value: Any) -> str:
    if value == BY_HAND:
        return _TYPE_IT.label.say(turn.language)
    sex = (turn.answers.get(READ) or {}).get("sex")
    told = _SENT_WITH_SEX.say(turn.language).format(_SEX_NAMES[sex].say(turn.language)) if sex else ""
    return told or _SENT.say(turn.language)


def photo_field() -> Field:
    """The question "send a photo, I will read it, or type it"."""
    return Field(
        PHOTO,
        Words("证件照片", "Photo of the document"),
        _read,
        words=("照片", "photo"),
        choices=_choices,
        applies=photo_applies,
        show=_show_photo,
        upload=_upload,
        wants=A_PHOTO,
        facts=lambda turn: {"document": _name_of_document(turn)},
        rests_on=("category",),
        after=another_document,
    )


async def another_document(turn: Turn, value: Any) -> None:
    """Take an answer that comes once a document was said to have expired for another document.

    Another photo takes the place of all that was read from one before.
    """
    forget = [EXPIRED] if EXPIRED in turn.answers else []
    if value != BY_HAND and LOOKED in turn.answers:
        forget += [name for name in (LOOKED, *_LABELS, LAST_DAY, OF) if name in turn.answers]
    turn.change(forget=forget)


def _name_of_document(turn: Turn) -> str:
    kind = document_of(turn.answers)
    return DOCUMENTS[kind].say(turn.language) if kind else Words("证件", "document").say(turn.language)


def was_read(answers: Answers) -> bool:
    """True when a photo was sent and something could be read on it."""
    return answers.get(PHOTO) not in (None, BY_HAND) and bool(answers.get(READ))


def is_whole(answers: Answers) -> bool:
    """Return True if everything was read on a photo and nothing doubted: the review shows it, and nobody asks twice."""
    read: Mapping[str, str] = answers.get(READ) or {}
    return was_read(answers) and _DOUBTED not in read and all(read.get(name) for name in _LABELS)


def is_to_be_looked_at(answers: Answers) -> bool:
    """Return True if what was read on a photo is still to be taken over."""
    return was_read(answers) and LOOKED not in answers


async def take_over_whole(turn: Turn) -> Sequence[str]:
    """Take over a photo that was read whole, once the use of the data is agreed to; name what was filled in."""
    agreed = turn.answers.get("data_notice") == "yes"
    if not agreed or not is_whole(turn.answers) or not is_to_be_looked_at(turn.answers):
        return ()
    turn.change({LOOKED: RIGHT})
    await _take_over(turn, RIGHT)
    return (LOOKED, *_LABELS)


def _shown(turn: Turn) -> Mapping[str, str]:
    read: Mapping[str, str] = turn.answers.get(READ) or {}
    colon = Words("：", ": ").say(turn.language)
    lines = []
    for name, label in (*_LABELS.items(), ("sex", _SEX), (LAST_DAY, LABEL)):
        value = read.get(name)
        if value:
            shown = _in_words(turn, name, value)
            lines.append(f"• {label.say(turn.language)}{colon}{shown}")
    return {"lines": "\n".join(lines)}


def _in_words(turn: Turn, name: str, value: str) -> str:
    if name in ("birth_date", LAST_DAY):
        return in_words(value, turn.language)
    return _SEX_NAMES[value].say(turn.language) if name == "sex" else verbatim(value)


async def _looks(turn: Turn) -> Sequence[Choice]:
    read: Mapping[str, str] = turn.answers.get(READ) or {}
    wrong = [
        Choice(name, Words(f"{label.zh}不对", f"{label.en} is wrong"), _FOLK[name])
        for name, label in _LABELS.items()
        if name in read
    ]
    all_right = Choice(
        RIGHT, Words("都对", "All correct"), ("对", "對", "啱", "正确", "正確", "没错", "冇錯", "correct")
    )
    return (
        all_right,
        *wrong,
        Choice(AGAIN, Words("重新拍一张", "Take another photo"), ("重拍", "再拍", "再影", "another photo")),
    )


async def _read_look(turn: Turn, answer: Answer) -> Reading:
    wrong = [choice for choice in await _looks(turn) if choice.value != RIGHT]
    if (found := pick(answer, wrong)).found and "number" not in found.entities:
        return found
    if answer.intent == "deny":
        return Reading(problem="utter_identity_photo_which_is_wrong")
    if answer.agrees:
        return Reading(RIGHT)
    return pick(answer, await _looks(turn))


async def _take_over(turn: Turn, value: Any) -> None:
    """Keep what is right; what is wrong is typed, and another photo forgets all of it."""
    if value == AGAIN:
        turn.change(forget=(PHOTO, READ, LOOKED, *_LABELS, LAST_DAY, OF))
        return
    was_read = dict(turn.answers.get(READ) or {})
    right: dict[str, Any] = {
        name: read for name, read in was_read.items() if name in (*_LABELS, LAST_DAY) and name != value
    }
    if LAST_DAY in right:
        right[OF] = [document_of(turn.answers)]
    turn.change(right, forget=[name for name in was_read if name == value])


def look_field() -> Field:
    """The question whether what was read is right, of a photo of which something is missing or doubted."""
    return Field(
        LOOKED,
        Words("照片读得对吗", "Photo read correctly"),
        _read_look,
        choices=_looks,
        applies=lambda answers: was_read(answers) and not is_whole(answers),
        facts=_shown,
        after=_take_over,
        rests_on=(PHOTO,),
        in_review=False,
    )
