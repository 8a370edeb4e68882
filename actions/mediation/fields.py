"""The questions of an application for mediation. What no reader has read reaches no mediator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.checked_numbers import with_country_code
from actions.dialogue.fields import SKIPPED, Answers, Field, FieldReader, choice_field
from actions.dialogue.name_question import name_field, name_reader
from actions.dialogue.readers.addresses import names_place
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.name_shapes import romanised_surnames
from actions.dialogue.readers.names import SEVERAL, is_name, read_personal_name
from actions.dialogue.readers.names_put_right import calls_another
from actions.dialogue.readers.organisations import is_organisation, read_organisation_name
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_fact, read_statement
from actions.dialogue.readers.wished_times import time_words, wants_any
from actions.dialogue.rules.correction import says_correction
from actions.dialogue.times_in_words import times_in_words
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.filing.readers.values import read_money, said_money
from actions.mediation.memory import LOOSE, MATTERS, MOSTLY_TIME, OWN_PLACE, PARTS, times_told, told_now
from actions.mediation.memory import SEVERAL as SEVERAL_NAMED
from actions.mediation.readers.asked import keeps_secret
from actions.mediation.readers.dispute import (
    bare_figure_in,
    language_in,
    spoken_in,
    tells_how_to_meet,
    tells_how_to_reach,
    tells_of_story,
    tells_who,
    tongue_in,
)
from actions.mediation.readers.secrets import SECRETS
from actions.mediation.readers.sides import tells_home, tells_no_place
from actions.mediation.readers.sum_parts import KINDS, total_of
from actions.mediation.readers.sums import in_dispute, sums_in
from actions.profile.offered import offered
from actions.readers.contacts import Contacts, contacts_in, without_contacts
from actions.triage.readers.told import facts_told
from backend.conversation.wanted import A_PHONE
from backend.mediation.dispute.model import LONGEST_TEXT, MATTER_NAMES, SHORTEST_TEXT, TONGUE_NAMES
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words, verbatim

_OTHER = Words("对方", "The other side")
_ABOUT = Words("纠纷", "The dispute")
_MEETING = Words("怎么调解", "The mediation")
_MATTER_WORDS: Mapping[str, tuple[str, ...]] = {
    "debt": ("借钱", "欠钱", "欠款", "借款", "loan", "debt"),
    "trade": ("买卖", "货款", "生意", "trade"),
    "house": ("房子", "祖屋", "租房", "屋", "house", "lease"),
    "company": ("合伙", "公司", "股权", "股份", "partnership", "company"),
    "estate": ("继承", "遗产", "分家", "inheritance", "estate"),
    "family": ("离婚", "抚养", "赡养", "divorce", "support"),
    "work": ("工资", "劳动", "人工", "wages", "work"),
    "injury": ("车祸", "受伤", "赔偿", "accident", "injury"),
    "neighbour": ("邻居", "隔壁", "地界", "宅基地", "neighbour", "boundary"),
    "other": ("其他", "别的", "other"),
}
_MATTER_CHOICES = tuple(Choice(code, label, _MATTER_WORDS[code]) for code, label in MATTER_NAMES.items())
_TONGUES = {
    "mandarin": ("普通话", "国语", "國語", "mandarin", "chinese"),
    "cantonese": ("粤语", "广东话", "白话", "粵語", "廣東話", "cantonese"),
    "english": ("英语", "英文", "english"),
}
_TONGUE_CHOICES = tuple(Choice(code, label, _TONGUES[code]) for code, label in TONGUE_NAMES.items())
_THEIR_PHONE = ("对方电话", "对方的电话", "他的电话", "她的电话", "their phone", "his phone", "her phone")
_LONGEST_PLACE = 80
_LONGEST_CORRECTION = 60
"""Characters; who says more tells what happened beside."""
_FEW_SIGNS, _FEW_LETTERS = 4, 14
"""Signs around a told value with which a stretch tells nothing else."""


async def _read_matter(turn: Turn, answer: Answer) -> Reading:
    """The kind of dispute told in other words than its button's."""
    matter = MATTERS.get(facts_told(answer.text).get("matter", ""), "") if answer.text else ""
    return Reading(matter, entities=("matter",)) if matter else NOTHING


async def _read_other(turn: Turn, answer: Answer) -> Reading:
    """One person or one body; of several, the first is asked for. Who only introduces themselves names nobody else."""
    if not answer.text:
        return NOTHING
    told = told_now(turn, answer)
    if name := told.get("other_name"):
        return Reading(name)
    if several := told.get(SEVERAL_NAMED):
        names = Words("、", ", ").say(turn.language).join(several)
        return Reading(problem="utter_mediation_several", facts={"names": verbatim(names)})
    rest = _untold(answer.text, told)
    introduces_only = bool(told.get("name")) and (not is_name(rest) or rest == told["name"])
    if not rest or introduces_only or ("times" in told and time_words(answer) >= MOSTLY_TIME):
        return NOTHING
    if is_organisation(rest):
        return read_organisation_name(rest)
    found = read_personal_name(rest, ("other", "defendant"))
    if found.problem == SEVERAL:
        return Reading(problem="utter_mediation_several", facts={"names": verbatim(rest)})
    if found.problem == "utter_name_unknown":
        return Reading(problem="utter_mediation_unsure_other")
    return replace(found, covers=1) if found.found and calls_another(rest) else found


def _untold(text: str, told: Mapping[str, Any]) -> str:
    """A text without what it tells of telephones, places, names, languages and hours; each has its own question."""
    if "times" in told and not told.get("wish") and not told.get("amount") and len(pieces(text)) == 1:
        return ""
    known = [str(told[name]) for name in ("name", "place", OWN_PLACE, "own_tongue", "other_tongue") if told.get(name)]
    known += [tongue] if (tongue := language_in(text)) else []
    bare, in_one = without_contacts(text), {value: value.replace(",", "") for value in known}
    for value, joined in in_one.items():
        if len(pieces(value)) > 1:  # "he lives at 23 Fengle Road, Pengjiang" has a comma within the place
            bare = bare.replace(value, joined)
    told_values = {*in_one, *in_one.values()}
    left = [piece for piece in pieces(bare) if not any(_hardly_more(piece, value) for value in told_values)]
    return "".join(left).strip(" ，,、；;。\n")


def _corrects_another(turn: Turn, answer: Answer, told: Mapping[str, Any]) -> bool:
    """Return True if a message only puts another answer right ("the amount was wrong, it's 13,000")."""
    if told.get("wish") or turn.stands_instead(answer) or len(answer.text) > _LONGEST_CORRECTION:
        return False
    return says_correction(answer)


def _hardly_more(piece: str, value: str) -> bool:
    """Return True if a stretch is a told value with a few words around it ("他在台山")."""
    more = len(piece.strip(" ，,。.")) - len(value)
    return value in piece and more <= (_FEW_LETTERS if piece.isascii() else _FEW_SIGNS)


async def _read_story(turn: Turn, answer: Answer) -> Reading:
    """Read what happened; a message that only tells of telephones, names or places tells nothing of it."""
    told = told_now(turn, answer)
    rest = _untold(answer.text, told)
    if not rest or is_name(rest) or told.get("wish") == rest or tells_home(answer.text):
        return NOTHING
    if _corrects_another(turn, answer, told):
        return NOTHING
    return read_fact(without_contacts(answer.text), LONGEST_TEXT)


async def _read_wish(turn: Turn, answer: Answer) -> Reading:
    """Read what is wanted, and the sum where one is named; the other side reads it, so it holds no telephone."""
    told = told_now(turn, answer)
    of_people = {"name", "place", "phone", "other_contact", OWN_PLACE, LOOSE} & set(told)
    if not _untold(answer.text, told) or (of_people and not told.get("wish")):
        return NOTHING
    of_others = (tells_of_story, tells_how_to_meet, tells_how_to_reach, tells_who, tells_home)
    if any(tells(answer.text) for tells in of_others) or _corrects_another(turn, answer, told):
        return NOTHING
    found = read_statement(without_contacts(answer.text), LONGEST_TEXT)
    if not found.found:
        return found
    if keeps_secret(answer.text):
        return Reading(problem="utter_mediation_wish_secret")
    if len(str(found.value).strip()) < SHORTEST_TEXT:
        return Reading(problem="utter_mediation_wish_short")
    disputed = replace(answer, entities=tuple(in_dispute(answer.text, answer.entities)))
    if _holds_secret(turn, answer):
        return Reading(problem="utter_mediation_wish_secret")
    if parts := told.get(PARTS):
        return Reading(found.value, also={"amount": told["amount"], PARTS: parts})
    money = read_money(disputed) if disputed.value("money") is not None else NOTHING
    currency = str(turn.answers.get("amount") or "").partition(" ")[2]
    bare = bare_figure_in(str(found.value)) if currency and not money.found else ""
    amount = money.value if money.found else f"{bare} {currency}" if bare else ""
    return Reading(found.value, also={"amount": amount} if amount else {})


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    """The sum is taken from the wish; here it is only corrected."""
    disputed = replace(answer, entities=tuple(in_dispute(answer.text, answer.entities)))
    corrects = turn.stands_instead(answer) and not answer.asks  # "唔係五千，係八千" names no currency
    if keeps_secret(answer.text) or (disputed.value("money") is None and not corrects):
        return NOTHING
    return read_money(disputed)


def _holds_secret(turn: Turn, answer: Answer) -> bool:
    """Return True if words name a sum that was told as a secret; who was just warned decides anew."""
    secret = turn.answers.get(SECRETS) or ()
    return bool(set(sums_in(answer.entities)) & set(secret)) and "utter_mediation_wish_secret" not in turn.said_last


def _read_place(text: str) -> Reading:
    found = read_statement(text, _LONGEST_PLACE)
    return Reading(problem="utter_text_question") if found.found and asks(text) else found


async def _place_reader(turn: Turn, answer: Answer) -> Reading:
    told = told_now(turn, answer)
    if place := told.get("place"):
        return Reading(place)
    if told.get(OWN_PLACE) or _corrects_another(turn, answer, told):
        return NOTHING
    rest = _untold(answer.text, told)
    words = rest.casefold().split()
    may_be_name = rest.isascii() and bool({*words[:1], *words[-1:]} & romanised_surnames()) and is_name(rest)
    if tells_how_to_meet(answer.text) or (tells_of_story(answer.text) and not names_place(rest)):
        return NOTHING
    named = names_place(rest) or bool(answer.values("place", "country"))
    may_be_place = named or not (told or may_be_name or _is_of_another_kind(answer, rest))
    return _read_place(rest) if rest and may_be_place else NOTHING


def _is_of_another_kind(answer: Answer, rest: str) -> bool:
    """Return True if words where a place is asked tell a name, a number, a sum or a whole sentence, and no place."""
    kinds = {"money", "phone", "email", "document", "date", "date_range"}
    if any(one.get("entity") in kinds for one in answer.entities) or keeps_secret(answer.text):
        return True
    return tells_no_place(rest)


def _contact_reader(name: str, *, own: bool) -> FieldReader:
    """A reader of one side's telephone or e-mail, as its token; a number of nobody is theirs whose question is open."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = contacts_in(answer.text, theirs=str(turn.answers.get("other_name") or ""))
        asked = turn.is_open(name) or bool(turn.answer.pressed) or answer.text.strip() == found.loose
        token = (found.own if own else found.theirs) or (found.loose if asked else "")
        if token or found != Contacts():
            return Reading(await with_country_code(turn, token), entities=("phone",)) if token else NOTHING
        odd = asked and any(one.isdigit() for one in answer.text) and not told_now(turn, answer)
        return Reading(problem="utter_enquiry_contact_odd") if odd else NOTHING

    return read


async def _read_times(turn: Turn, answer: Answer) -> Reading:
    """Days and hours on the person's own clock unless another is named; "any time" is an answer, too."""
    if not answer.text:
        return NOTHING
    if wants_any(answer):
        return Reading({"zone": turn.timezone})
    if times := times_told(answer, turn.timezone):
        return Reading(times)
    return NOTHING if asks(answer.text) or told_now(turn, answer) else Reading(problem="utter_mediation_times_odd")


def times_text(kept: Any, turn: Turn, language: str) -> str:
    """Kept times in words on both clocks; nothing where none were told."""
    if not isinstance(kept, Mapping):
        return ""
    return times_in_words(WishedTimes.of_kept(kept), today_there(turn), language)


def _show_times(turn: Turn, value: Any) -> str:
    return times_text(value, turn, turn.language)


def _show_amount(turn: Turn, value: Any) -> str:
    return said_money(str(value), turn.language)


def _show_parts(turn: Turn, value: Any) -> str:
    told = (
        Words("{kind}{sum}", "{kind}: {sum}")
        .say(turn.language)
        .format(kind=KINDS[kind].say(turn.language), sum=said_money(amount, turn.language))
        for kind, amount in value
    )
    return Words("，", "; ").say(turn.language).join(told)


async def _read_parts(turn: Turn, answer: Answer) -> Reading:
    """Nothing: what the whole is made up of is taken from the words that tell it."""
    return NOTHING


def _come_to_whole(answers: Answers) -> bool:
    """Return True if the sums that were told still come to the sum that stands."""
    parts = answers.get(PARTS)
    return parts is not None and bool(parts) and total_of(parts) == answers.get("amount")


def _show_contact(turn: Turn, value: Any) -> str:
    return str(value)


def _show_words(turn: Turn, value: Any) -> str:
    return verbatim(str(value))


async def _tongue_choices(turn: Turn) -> Sequence[Choice]:
    """The language the person writes comes first."""
    english = turn.language == "en"
    return sorted(_TONGUE_CHOICES, key=lambda one: (one.value == "english") != english)


async def _read_tongue(turn: Turn, answer: Answer) -> Reading:
    """One of the languages mediators hold; another one that somebody speaks is noted, and the nearest asked for."""
    found = pick(answer, _TONGUE_CHOICES) if answer.text else NOTHING
    spoken = spoken_in(answer.text)
    theirs = spoken.theirs and not spoken.own
    if found.found or not turn.is_open("tongue"):
        return NOTHING if theirs else found
    if not theirs and (held := tongue_in(answer.text)):
        return Reading(held)
    own = spoken.own or language_in(answer.text)
    if not own or theirs:
        return found
    return Reading(problem="utter_mediation_tongue_noted", facts={"tongue": verbatim(own)}, notes={"own_tongue": own})


async def _read_own_name(turn: Turn, answer: Answer) -> Reading:
    """One's own name; words that tell when somebody can meet, or how the other side is reached, name nobody."""
    told = told_now(turn, answer)
    if "name" not in told and ("times" in told or tells_how_to_reach(answer.text)):
        return NOTHING
    return await name_reader(own=True, sides=("applicant",))(turn, answer)


def _tongue_reader(*, own: bool) -> FieldReader:
    async def read(turn: Turn, answer: Answer) -> Reading:
        found = spoken_in(answer.text)
        tongue = found.own if own else found.theirs
        return Reading(tongue) if tongue else NOTHING

    return read


def _was_told(name: str) -> Callable[[Answers], bool]:
    """A question that is never asked, only shown and corrected where its answer was told."""
    return lambda answers: bool(answers.get(name))


def _show_tongue(turn: Turn, value: Any) -> str:
    return next((one.label.say(turn.language) for one in _TONGUE_CHOICES if one.value == value), str(value))


def application_fields() -> tuple[Field, ...]:
    """The questions in the order they are asked."""
    return (
        choice_field(
            "matter", Words("哪一类纠纷", "Kind of dispute"), _MATTER_CHOICES, read=_read_matter,
            words=("类型", "纠纷类型", "kind"), group=_ABOUT,
        ),
        Field(
            "other_name", Words("对方是谁", "Who the other side is"), _read_other,
            words=("对方", "对方姓名", "other side"), free_text=True, group=_OTHER,
            unsure="utter_mediation_unsure_other", example=Words("陈大文", "Chan Tai Man"),
            told_as=frozenset({"name", "company"}),
        ),
        Field(
            "what_happened", Words("发生了什么", "What happened"), _read_story, words=("经过", "事情", "happened"),
            free_text=True, story=True, show=_show_words, group=_ABOUT,
        ),
        Field(
            "wish", Words("您想怎么解决", "What you want"), _read_wish, words=("要求", "希望", "want", "wish"),
            free_text=True, story=True, show=_show_words, group=_ABOUT,
        ),
        Field(
            "amount", Words("涉及金额", "The sum"), _read_amount, words=("金额", "sum", "amount"),
            applies=_was_told("amount"), show=_show_amount, group=_ABOUT,
        ),
        Field(
            PARTS, Words("其中", "Made up of"), _read_parts, applies=_come_to_whole, show=_show_parts, group=_ABOUT,
        ),
        Field(
            "place", Words("对方在哪里", "Where they are"), _place_reader, words=("地方", "place"), free_text=True,
            optional=True, show=_show_words, group=_OTHER, why="utter_mediation_why_place",
        ),
        Field(
            "other_contact", Words("对方的联系方式", "How to reach them"), _contact_reader("other_contact", own=False),
            words=_THEIR_PHONE, optional=True, show=_show_contact, group=_OTHER,
            why="utter_mediation_why_contact", unsure="utter_mediation_unsure_contact",
        ),
        Field(
            "other_tongue", Words("对方讲的话", "What they speak"), _tongue_reader(own=False),
            applies=_was_told("other_tongue"), show=_show_words, group=_OTHER,
        ),
        offered(
            name_field(
                "name", Words("您的姓名", "Your name"), own=True, read=_read_own_name,
                words=("我的名字", "my name"), group=_MEETING,
            ),
            "name",
        ),
        offered(
            Field(
                "phone", Words("您的电话", "Your telephone"), _contact_reader("phone", own=True),
                words=("我的电话", "my phone"), optional=True, show=_show_contact, group=_MEETING, wants=A_PHONE,
            ),
            "phone",
        ),
        Field(
            "tongue", Words("用什么语言", "Language"), _read_tongue, words=("语言", "language"),
            choices=_tongue_choices, show=_show_tongue, first_is_recommended=True, group=_MEETING,
        ),
        Field(
            "own_tongue", Words("您讲的话", "What you speak"), _tongue_reader(own=True),
            applies=_was_told("own_tongue"), show=_show_words, group=_MEETING,
        ),
        Field(
            "times", Words("什么时候方便", "When you can meet"), _read_times, words=("时间", "times"), optional=True,
            show=_show_times, group=_MEETING, example=Words("周末晚上8点以后", "weekends after 8 pm"),
        ),
    )  # fmt: skip


def text_of(answers: Mapping[str, Any], name: str) -> str:
    """An answer as words; nothing where it was skipped."""
    value = answers.get(name, SKIPPED)
    return str(value) if value is not None else SKIPPED
