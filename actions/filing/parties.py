"""Plaintiffs and defendants, up to ten each: one set of questions expanded for every place in the list.

What a complaint must say of a party stands in CPL (2023) Art. 124 (CPL-122-4); of a defendant only what is known.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

from actions.answers import Answer, Choice, Reading, read_document, read_phone
from actions.dialogue.checked_numbers import checked_details, checked_document, checked_phone, say_telephone
from actions.dialogue.fields import (
    SKIPPED,
    Answers,
    Field,
    FieldReader,
    choice_field,
    no_choices,
    nothing_before,
    reading,
    text_reading,
)
from actions.dialogue.readers.occupations import read_occupation
from actions.dialogue.repeat import Repeat
from actions.dialogue.told_days import pressed_order
from actions.dialogue.turn import Turn
from actions.filing import from_identity, particulars
from actions.filing.further_sued import CALLED
from actions.filing.joint import places
from actions.filing.particulars import particulars_reader
from actions.filing.party_name import PartyName
from actions.filing.party_readers import (
    SEXES,
    address_reader,
    birth_reader,
    details_reader,
    is_romanised,
    of_its_own,
    of_nobody_else,
    or_unknown,
    sex_reader,
)
from actions.filing.party_words import EXAMPLES, words_for
from actions.filing.readers import read_yes_no, said_day
from actions.filing.readers.free_words import read_words
from actions.filing.readers.particulars_told import LIVES, read_representative
from actions.filing.readers.party_names import HEADINGS, MOST, NUMERALS, Role, key
from actions.filing.readers.single_answers import name_and_title, nation_in
from actions.profile.facts import is_for_oneself
from actions.profile.offered import offered
from backend.conversation.wanted import A_PAST_DAY, A_PHONE
from backend.filing.model import Party
from backend.profile.model import Kind
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

PARTS = (
    "name", "kind", "particulars", "sex", "birth_date", "background", "representative", "address", "details", "phone",
    "document_number", "chinese_name", "more",
)  # fmt: skip
"""A party's answers, in the order they are asked."""
_UNASKED = ("document_type", "nationality", places.PLACE, CALLED)
LISTS: Mapping[Role, Repeat] = {role: Repeat(role, (*PARTS, *_UNASKED), MOST) for role in HEADINGS}
"""The two lists; what the identity check tells, and where somebody speaks for themselves, is never asked."""

_KINDS = (
    Choice("person", Words("个人", "A person"), ("人", "自然人", "person")),
    Choice("organisation", Words("公司或单位", "A company or organisation"), ("公司", "单位", "厂", "company")),
)
_MORE = (
    Choice("no", Words("没有了", "No more"), ("没有", "冇", "唔係", "no")),
    Choice("yes", Words("还有一个", "Yes, one more"), ("有", "还有", "仲有", "再加", "yes", "another")),
)
_OF_A_PERSON = Words(
    "性别、电话、身份证号或护照号、工作单位，知道哪样写哪样，写在一句里就行",
    "Sex, telephone, identity card or passport number, work: whatever you know, in one sentence",
)
_OF_A_ROMANISED = Words(
    "中文姓名、性别、电话、身份证号或护照号、工作单位，知道哪样写哪样，写在一句里就行",
    "The name in Chinese characters (the court looks for it), sex, telephone, identity card or passport number, work: "
    "whatever you know, in one sentence",
)
_WHERE_TO_REACH = Words(
    "您现在的住址和电话？写在一条里最快，比如“女，多伦多央街100号，+1 416 555 0123”。邮编有就写，没有不用管。"
    "姓名、出生日期、证件号码下一步从证件读，这里不用写。号码会加密保存。",
    "Your present address and telephone? One message is quickest, such as "
    '"female, 100 Yonge Street, Toronto, +1 416 555 0123"; with a postcode if there is one. Name, date of birth and '
    "document number come from your document, which is next; no need to write them here. Numbers are stored encrypted.",
)
_PLACE_KNOWN = Words(
    "对方在{}，前面记下了；还差街道和门牌，知道就写，只知道这些也行。",
    "I have noted that they are in {}; street and number are missing. Write them if you know, or say that this is all.",
)
_OF_A_COMPANY = Words("知道电话就写电话", "If you know its telephone number, write it")
_REPRESENTED = Words(
    "知道它的负责人（法定代表人），和地址写在一起就行，比如“负责人王大文”；不知道不用管。",
    'If you know who represents it, write that with the address, such as "represented by Wong Tai Man"; never mind if '
    "not.",
)
_WHY = {part: f"utter_why_{part}" for part in ("phone", "document", "birth", "address")}
TOLD_ALONG = ("sex", "background", "phone", "document_number", "chinese_name")
"""Parts of a defendant's details; each stands alone in the review once it is told."""


_REMEMBERED: Mapping[str, Kind] = {
    f"plaintiff_1_{part}": part for part in ("name", "birth_date", "address", "phone", "document_number")
}
"""Fields remembered of a person who sues for themselves, with their kinds."""


def numbered(role: Role, number: int) -> Words:
    """第二被告, defendant 2."""
    heading = HEADINGS[role]
    return Words(f"第{NUMERALS[number - 1]}{heading.zh}", f"{heading.en} {number}")


def count(answers: Answers, role: Role) -> int:
    """Count the parties of a role so far, at least one."""
    number = 1
    while number < MOST and answers.get(key(role, number, "more")) == "yes":
        number += 1
    return number


_WITH_ADDRESS = Words(
    "名字和地址可以写在一条里，比如“陈国强，江门市新会区会城街道冈州大道5号”。",
    'Name and address may go in one message, e.g. "Chen Guoqiang, 5 Gangzhou Avenue, Huicheng, Xinhui, Jiangmen".',
)


@cache
def party_fields(role: Role) -> tuple[Field, ...]:
    """The questions for every place in the list of one role."""
    return LISTS[role].fields(partial(_fields_of, role))


def _fields_of(role: Role, number: int) -> Sequence[Field]:
    def labelled(zh: str, en: str) -> Words:
        who = numbered(role, number)
        return Words(f"{who.zh}{zh}", f"{who.en}: {en}")

    def facts(turn: Turn) -> Mapping[str, Any]:
        return _facts(turn, role, number)

    def more(part: str, **own: Any) -> dict[str, Any]:
        return {
            "applies": _applies(role, number, part),
            "utter": f"utter_ask_filing_{role}_{part}",
            "facts": facts,
            "group": HEADINGS[role],
            "words": words_for(role, number, part),
            "example": EXAMPLES.get(part),
            "from_opening": lambda value: False,
            **own,
        }

    def field(part: str, zh: str, en: str, read: Any, **own: Any) -> Field:
        return Field(key(role, number, part), labelled(zh, en), read, **more(part, **own))

    def choice(part: str, zh: str, en: str, choices: Sequence[Choice], **own: Any) -> Field:
        return choice_field(key(role, number, part), labelled(zh, en), choices, **more(part, **own))

    known_only, text = role == "defendant", {"free_text": True}
    named = partial(key, role, number)
    born = named("birth_date")
    name = PartyName(role, number)
    background = text_reading(read_occupation)
    representative = or_unknown(reading(read_representative), optional=known_only)
    phone = or_unknown(checked_phone(read_phone, named("address")), optional=known_only)
    document = or_unknown(checked_document(read_document), optional=known_only)
    details = checked_details(named, details_reader(named))
    address = checked_details(named, address_reader(named))
    born_on = birth_reader(born)
    read_parts = {
        "sex": sex_reader(named),
        "birth_date": born_on,
        "document_number": document,
        "address": address,
        "phone": phone,
    }
    own_parts = {part: of_its_own(role, read) for part, read in read_parts.items()}

    def along(part: str, read: FieldReader) -> FieldReader:
        return particulars.with_particulars(part, read, named, own_parts)

    sexes = {"choices": _sexes, "show": _show_sex, "optional": known_only}
    fields: tuple[Field, ...] = (
        field(
            "name",
            "姓名（名称）",
            "name",
            along("name", name.read),
            choices=name.choices,
            pressed=name.pressed,
            after=name.say_known,
            told_as=frozenset({"name", "company"}),
            told_in=name.may_be_told_in,
            hint=lambda turn: _WITH_ADDRESS if known_only and named("address") not in turn.answers else None,
            **text,
        ),
        choice("kind", "是个人还是单位", "person or organisation", _KINDS),
        field(
            "particulars",
            "资料",
            "particulars",
            particulars_reader(named, read_parts),
            choices=particulars.choices,
            in_review=False,
            why=_WHY["address"],
            **text,
        ),
        field("sex", "性别", "sex", along("sex", sex_reader(named)), **sexes),
        field(
            "birth_date",
            "出生日期",
            "date of birth",
            along("birth_date", born_on),
            show=_show_day,
            optional=True,
            wants=A_PAST_DAY,
            why=_WHY["birth"],
            pressed=_two_orders(born),
        ),
        field("background", "民族、职业、单位", "occupation and employer", background, optional=True, **text),
        field("representative", "负责人和职务", "representative", representative, optional=known_only, **text),
        field(
            "address",
            "地址",
            "address",
            address,
            choices=_home_told(named) if known_only else no_choices,
            pressed=_home_pressed(named) if known_only else None,
            show=_show_address,
            before=_place_known(named) if known_only else nothing_before,
            why=_WHY["address"],
            **text,
        ),
        field("details", "其他资料", "what else is known", details, optional=True, in_review=False, **text),
        field(
            "phone",
            "电话",
            "telephone",
            of_nobody_else(role, named("phone"), phone),
            optional=known_only,
            after=say_telephone,
            wants=None if known_only else A_PHONE,
            told_as=frozenset({"phone"}),
            why=_WHY["phone"],
        ),
        field(
            "document_number",
            "证件号码",
            "document number",
            document,
            optional=known_only,
            why=_WHY["document"],
            told_as=frozenset({"document"}),
        ),
        field("chinese_name", "中文姓名", "name in Chinese", reading(read_words(20)), optional=True, **text),
        choice("more", "之后还有没有", "any more after", _MORE, read=_read_more, in_review=False),
    )
    fields = tuple(_of_its_own(_saying_back(field, named, fields), role, number) for field in fields)
    if role == "defendant":
        return fields
    return tuple(map(_of_first if number == 1 else _left_to_them, fields))


_TOLD_OF_SOMEBODY = frozenset(
    {"particulars", "kind", "sex", "birth_date", "address", "details", "phone", "document_number"}
)
"""Parts that a message may tell of somebody else than the party asked about."""


def _of_its_own(field: Field, role: Role, number: int) -> Field:
    part = field.name.removeprefix(key(role, number, ""))
    return replace(field, read=of_its_own(role, field.read)) if part in _TOLD_OF_SOMEBODY else field


def _saying_back(field: Field, named: Callable[[str], str], fields: Sequence[Field]) -> Field:
    """The question for all particulars says back what it has taken, as the questions for each would show it."""
    if field.name != named("particulars"):
        return field
    own = {part: next(one for one in fields if one.name == named(part)) for part in particulars.PARTS}
    return replace(field, after=particulars.say_what_was_told(named, own))


def _left_to_them(field: Field) -> Field:
    """The question for all particulars of a further plaintiff, who may be asked themselves."""
    if not field.name.endswith("_particulars"):
        return field
    return replace(field, read=places.or_themselves(field.read), choices=places.choices)


def _of_first(field: Field) -> Field:
    """A question about the first plaintiff, whom the identity check tells where they sue for themselves."""
    if field.name.endswith("_particulars"):
        field = replace(field, asks=_asks_where_to_reach, read=from_identity.or_name(field.read))
    field = from_identity.sourced(_offered(field))
    return from_identity.left_at_will(field) if field.name.endswith("_document_number") else field


def _asks_where_to_reach(turn: Turn) -> Words | None:
    """Ask only for what the identity check does not tell."""
    return _WHERE_TO_REACH if from_identity.is_left_to_check(turn.answers) else None


def _offered(field: Field) -> Field:
    """A question about whoever sues for themselves, with what is remembered of them."""
    kind = _REMEMBERED.get(field.name)
    return offered(field, kind, fits=is_for_oneself) if kind is not None else field


def _home_told(named: Callable[[str], str]) -> Callable[[Turn], Awaitable[Sequence[Choice]]]:
    """Offer as a defendant's address where they are said to live: of them only what is known is needed."""

    async def choices(turn: Turn) -> Sequence[Choice]:
        home = turn.answers.get(named(LIVES))
        return [Choice(LIVES, Words(str(home["text"]), str(home["text"])))] if isinstance(home, Mapping) else []

    return choices


def _place_known(named: Callable[[str], str]) -> Callable[[Turn], Awaitable[None]]:
    """Say what is known of where a defendant is, before street and number are asked, and what goes with them."""

    async def before(turn: Turn) -> None:
        home = turn.answers.get(named(LIVES))
        if isinstance(home, Mapping):
            place = verbatim(str(home["text"]))
            turn.say(READY_WORDS, words=_PLACE_KNOWN.say(turn.language).format(place))
        known = turn.answers.get(named("kind")) == "organisation", named("representative") in turn.answers
        if known == (True, False):
            turn.say(READY_WORDS, words=_REPRESENTED.say(turn.language))

    return before


def _home_pressed(named: Callable[[str], str]) -> Callable[[Turn, str], Awaitable[Reading]]:
    async def pressed(turn: Turn, value: str) -> Reading:
        home = turn.answers.get(named(LIVES))
        return Reading(home) if value == LIVES and isinstance(home, Mapping) else Reading(problem="utter_choice_gone")

    return pressed


def _two_orders(name: str) -> Callable[[Turn, str], Awaitable[Reading]]:
    async def pressed(turn: Turn, value: str) -> Reading:
        return await pressed_order(turn, name, value)

    return pressed


def _applies(role: Role, number: int, part: str) -> Callable[[Answers], bool]:
    def applies(answers: Answers) -> bool:
        if count(answers, role) < number or (part == "more" and number == MOST):
            return False
        told = key(role, number, part) in answers
        if role == "plaintiff" and part not in places.KEPT_PARTS and places.speaks_for_themselves(answers, number):
            return False
        kind = answers.get(key(role, number, "kind"))
        is_first = role == "plaintiff" and number == 1
        if is_first and not from_identity.is_asked(answers, part):
            return told
        if part in ("representative", "sex", "birth_date", "document_number", "background"):
            fits = kind == ("organisation" if part == "representative" else "person")
            return fits and (told or not _is_told_along(role, part))
        if part == "kind":
            return told or key(role, number, "name") in answers
        if part == "particulars":
            named = partial(key, role, number)
            is_known = key(role, number, "name") in answers or (is_first and from_identity.is_left_to_check(answers))
            asks = role == "plaintiff" and kind == "person" and is_known
            missing = [one for one in particulars.PARTS if not is_first or from_identity.is_asked(answers, one)]
            return told or (asks and particulars.is_worth_asking(answers, named, missing))
        if part == "more":
            return told
        if part == "details":
            return told or (role == "defendant" and is_romanised(answers, key(role, number, "name")))
        return told or not _is_told_along(role, part)

    return applies


def _is_told_along(role: Role, part: str) -> bool:
    """Return True if an answer has no question of its own, but may be told with another one."""
    along = (*TOLD_ALONG, "birth_date", "representative")
    return part in ("background", "chinese_name") or (role == "defendant" and part in along)


def _facts(turn: Turn, role: Role, number: int) -> Mapping[str, Any]:
    alone = number == 1 and count(turn.answers, role) == 1
    who = HEADINGS[role] if alone else numbered(role, number)
    name = turn.answers.get(key(role, number, "name"))
    label = who.say(turn.language) if turn.language != "en" else who.en.lower()
    if not name and (called := turn.answers.get(key(role, number, CALLED))):
        label = Words("{}（{}）", "{} ({})").say(turn.language).format(label, verbatim(str(called)))
    is_company = turn.answers.get(key(role, number, "kind")) == "organisation"
    romanised = is_romanised(turn.answers, key(role, number, "name"))
    is_oneself = (role, number) == ("plaintiff", 1) and from_identity.is_left_to_check(turn.answers)
    unnamed = from_identity.YOU.say(turn.language) if is_oneself else label
    what = _OF_A_COMPANY if is_company else _OF_A_ROMANISED if romanised else _OF_A_PERSON
    return {
        "who": label,
        "name": verbatim(str(name)) if name else unnamed,
        "listed": listed(turn, role),
        "what": what.say(turn.language),
    }


def listed(turn: Turn, role: Role) -> str:
    """The names of one role, numbered, as far as they are known."""
    names = [
        f"{number}. {verbatim(str(name))}"
        for number in range(1, count(turn.answers, role) + 1)
        if (name := turn.answers.get(key(role, number, "name")))
    ]
    return Words("、", ", ").say(turn.language).join(names)


async def _sexes(turn: Turn) -> Sequence[Choice]:
    return SEXES


def _show_sex(turn: Turn, value: Any) -> str:
    return next((choice.label.say(turn.language) for choice in SEXES if choice.value == value), str(value))


async def _read_more(turn: Turn, answer: Answer) -> Reading:
    return read_yes_no(answer)


def _show_day(turn: Turn, value: Any) -> str:
    return said_day(str(value), turn.language)


def _show_address(turn: Turn, value: Any) -> str:
    return verbatim(str(value["text"])) if isinstance(value, Mapping) else verbatim(str(value))


def parties_of(answers: Answers, role: Role) -> tuple[Party, ...]:
    """The parties of one role as the complaint takes them; half-answered ones as far as they go."""
    return tuple(_party(answers, role, number) for number in range(1, count(answers, role) + 1))


def _party(answers: Answers, role: Role, number: int) -> Party:
    def said(part: str) -> str:
        value = answers.get(key(role, number, part), SKIPPED)
        return value if isinstance(value, str) else SKIPPED

    if role == "plaintiff" and (place := places.place_of(answers, number)):
        return Party("person", said("name"), co_plaintiff=place)
    name = from_identity.name_or_pending(answers) if (role, number) == ("plaintiff", 1) else said("name")
    address = answers.get(key(role, number, "address"))
    where: Mapping[str, str] = address if isinstance(address, Mapping) else {}
    person = said("kind") != "organisation"
    nation = nation_in(said("background"))
    representative, title = name_and_title(said("representative"))
    return Party(
        kind="person" if person else "organisation",
        name=f"{said('chinese_name')}（{name}）" if said("chinese_name") else name,
        address=where.get("text", ""),
        region=where.get("region", ""),
        district=where.get("district", ""),
        phone=said("phone"),
        document_type=said("document_type"),
        document_number=said("document_number") if person else "",
        sex=said("sex") if person else "",
        birth_date=_day(said("birth_date")) if person else None,
        ethnicity=nation if person else "",
        occupation=_without(said("background"), nation) if person else "",
        nationality=said("nationality"),
        representative="" if person else representative,
        representative_title="" if person else title,
    )


def _without(text: str, nation: str) -> str:
    return text.replace(nation, "").strip("，,、;； ") if nation else text


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def moved_up(answers: Answers, role: Role, number: int) -> dict[str, Any | None]:
    """Return the changed answers when one party is taken off: the later ones move up, None forgets an answer."""
    last = count(answers, role)
    changes = dict(LISTS[role].without(answers, number, last))
    if last > 1:
        changes[key(role, last - 1, "more")] = "no"
    return changes
