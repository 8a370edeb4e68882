"""The questions of a notarization booking, in the order they are asked. A new question goes here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, read_document, read_phone
from actions.dialogue.checked_numbers import (
    checked_document,
    checked_phone,
    say_telephone,
    with_corrected_code,
)
from actions.dialogue.fields import Answers, Field, choice_field, reading
from actions.dialogue.name_question import name_field
from actions.dialogue.readers.notes import read_note
from actions.dialogue.readers.own_numbers import read_own_document, read_own_phone
from actions.dialogue.readers.own_places import of_the_writer
from actions.dialogue.turn import Turn
from actions.notarization import agents
from actions.notarization.advice import route_field
from actions.notarization.readers.certificates import gives_power
from actions.notarization.readers.matters_told import matter_told
from actions.notarization.readers.places import (
    comes_later,
    country_there,
    is_of_relative,
    names_mainland,
    place_alone,
    place_answered,
    place_of_use,
    says_use,
    says_whereabouts,
    tells_of_event,
    waives_inheritance,
    without_events,
    without_places_of_use,
    without_use,
)
from actions.notarization.slots import slot_field
from actions.notarization.told import is_for_oneself
from actions.profile.offered import offered
from actions.profile.told import place_told
from backend.conversation.model import SetWhereabouts
from backend.conversation.wanted import A_PHONE, A_PLACE
from backend.notarization.matters import load_matters
from backend.shared.wording import Words, verbatim

MATTER_CHOICES = tuple(Choice(m.code, Words(m.name.zh, m.name.en), m.folk_names) for m in load_matters().values())

USE_PLACES = (
    Choice("china", Words("中国内地", "Mainland China"), ("国内", "内地", "大陆", "江门", "中国")),
    Choice(
        "abroad",
        Words("国外或港澳台", "Abroad, Hong Kong, Macao or Taiwan"),
        ("国外", "外国", "海外", "香港", "澳门", "台湾"),
    ),
)
NATIONALITIES = (
    Choice(
        "prc_mainland",
        Words("中国护照（内地居民）", "Chinese passport (mainland resident)"),
        ("中国护照", "中国籍", "身份证"),
    ),
    Choice(
        "hk_macao_taiwan",
        Words("港澳台居民", "Hong Kong, Macao or Taiwan resident"),
        ("香港", "澳门", "台湾", "台胞证", "回乡证", "特区护照"),
    ),
    Choice("foreign", Words("外国护照", "Foreign passport"), ("外籍", "入籍", "外国籍", "美国护照", "加拿大护照")),
)
WHEREABOUTS = (
    Choice(
        "jiangmen", Words("在江门", "In Jiangmen"), ("江门", "新会", "台山", "开平", "恩平", "鹤山", "蓬江", "江海")
    ),
    Choice("china", Words("在中国其他地方", "Elsewhere in mainland China"), ("国内", "内地", "大陆")),
    Choice("abroad", Words("在国外", "Abroad"), ("国外", "海外", "外国")),
    Choice("hk_macao_taiwan", Words("在香港、澳门或台湾", "In Hong Kong, Macao or Taiwan"), ("香港", "澳门", "台湾")),
)
STAY_BASES = (
    Choice(
        "residence_permit",
        Words("有永久或长期居留证", "Permanent or long-term residence"),
        (
            "绿卡",
            "永居",
            "居留证",
            "枫叶卡",
            "PR",
            "green card",
            "permanent resident",
            "settled status",
            "leave to remain",
        ),
    ),
    Choice(
        "long_term_visa",
        Words("有工作、学习等长期签证", "Long-term work or study visa"),
        ("工作签证", "工签", "学生签证", "学签", "长期签证", "work visa", "student visa", "study visa", "work permit"),
    ),
    Choice(
        "days_180",
        Words("连续住满 180 天", "180 days or more without a break"),
        ("180天", "半年", "180 days", "half a year"),
    ),
    Choice("none", Words("都不是", "None of these"), ("都没有", "旅游", "短期", "tourist", "just visiting")),
)
_WUYI_CITIES = frozenset(
    {"Jiangmen", "Xinhui", "Huicheng", "Taishan", "Taicheng", "Kaiping", "Enping", "Heshan", "Shaping"}
)
_HALF = 0.5
"""Share of a message below which a word of it is only mentioned."""
_REGIONS = {"CN": "china", "HK": "hk_macao_taiwan", "MO": "hk_macao_taiwan", "TW": "hk_macao_taiwan"}


def _place_of(answer: Answer) -> Mapping[str, Any] | None:
    place = answer.value("place")
    return place if isinstance(place, Mapping) else None


async def _read_whereabouts(turn: Turn, answer: Answer) -> Reading:
    """A city says both where the person is and which clock is theirs; a country only the former."""
    answer = without_events(without_use(answer))
    if is_for_oneself(turn.answers if turn.has_draft else {}):
        answer = of_the_writer(answer)
    place = _place_of(answer)
    if place is None:
        country = answer.value("country")
        if country is None:
            return NOTHING
        return Reading(_REGIONS.get(country, "abroad"), entities=("country",))
    if place.get("ambiguous"):
        return _ambiguous(turn, place)
    region = _REGIONS.get(place["country"], "abroad")
    if region == "china" and place["name"] in _WUYI_CITIES:
        region = "jiangmen"
    return Reading(region, also={"city": _city(turn, place)}, entities=("place",))


def _still_there(turn: Turn, city: Any) -> Reading | None:
    """The city named in an earlier matter, as the answer to where somebody is."""
    if not isinstance(city, Mapping) or not {"name", "timezone", "country"} <= set(city):
        return None
    kept = {name: city[name] for name in ("name", "timezone", "country")}
    return Reading(_REGIONS.get(city["country"], "abroad"), also={"city": kept})


def _is_asked(turn: Turn, name: str) -> bool:
    return turn.has_draft and turn.draft.open_question == name


async def _read_use_place(turn: Turn, answer: Answer) -> Reading:
    """The country or city where the certificate will be used says which of the two it is."""
    if use := place_of_use(answer):
        return Reading(use)
    answer = without_events(answer)
    if _is_asked(turn, "use_place") and (code := place_alone(answer)):
        return Reading("china" if code == "CN" else "abroad", entities=("place", "country"))
    if _is_asked(turn, "use_place") and (code := place_answered(answer)):
        return Reading("china" if code == "CN" else "abroad")
    if not says_use(answer) or answer.value("nationality"):
        return NOTHING
    country = (_place_of(answer) or {}).get("country") or answer.value("country")
    return Reading("china" if country == "CN" else "abroad") if country else NOTHING


def _no_bare_place(field: Field) -> Field:
    """ "中国内地" alone names a place; only asked for the passport, it is that of a mainland resident."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if is_of_relative(answer.text):
            return NOTHING
        if not _is_asked(turn, field.name) and names_mainland(answer.text):
            return NOTHING
        answer = without_places_of_use(answer)
        found = await field.read(turn, answer)
        return NOTHING if says_whereabouts(answer.text) and _only_mentioned(found) else found

    return replace(field, read=read)


def _by_purpose(field: Field) -> Field:
    """ "委托表妹卖房" names no paper, and wants a power of attorney; "prove I am single" a certificate of that.

    Words without the name of a paper mean one only where it is asked for, or where the booking begins.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        found = await field.read(turn, answer)
        if found.found or found.problem or answer.pressed:
            return found
        asked = turn.has_draft and turn.draft.open_question in (None, "", field.name)
        meant = "power_of_attorney" if gives_power(answer.text) else matter_told(answer.text) if asked else None
        return Reading(meant, entities=("notarization_matter",)) if meant else found

    return replace(field, read=read)


def _there_now(field: Field) -> Field:
    """Field for the present place: who says when they come says not that they are there ("我下個月先返江門")."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        return NOTHING if comes_later(answer) else await field.read(turn, answer)

    return replace(field, read=read)


def _of_use(field: Field) -> Field:
    """A place that a message only mentions ("以前江门人") says not where a paper is used."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if _is_asked(turn, field.name) and names_mainland(answer.text):
            return Reading("china", entities=("place",))
        found = await field.read(turn, answer)
        return found if says_use(answer) or not _only_mentioned(found) else NOTHING

    return replace(field, read=read)


def _only_mentioned(found: Reading) -> bool:
    """Return True if an answer is one word of a message that tells of something else."""
    return found.found and not found.entities and found.covers < _HALF


async def _read_city(turn: Turn, answer: Answer) -> Reading:
    place = _place_of(without_events(answer))
    if place is None and tells_of_event(answer.text):
        return NOTHING
    if place is None:
        return Reading(problem="utter_notarization_city_unknown") if answer.text else NOTHING
    if place.get("ambiguous"):
        return _ambiguous(turn, place)
    return Reading(_city(turn, place), entities=("place",))


def _city(turn: Turn, place: Mapping[str, Any]) -> dict[str, str]:
    name = place["name"] if turn.language == "en" else place.get("name_zh") or place["name"]
    return {"name": name, "timezone": place["timezone"], "country": place["country"]}


def _ambiguous(turn: Turn, place: Mapping[str, Any]) -> Reading:
    return Reading(problem="utter_notarization_city_ambiguous", facts={"said": verbatim(str(place["name"]))})


async def _read_phone(turn: Turn, answer: Answer) -> Reading:
    """The applicant's telephone: one's own, or where the family asks for the applicant whichever is told."""
    for_oneself = not turn.has_draft or is_for_oneself(turn.answers)
    reader = checked_phone(read_own_phone if for_oneself else read_phone, "city", lives_in=country_there)
    return await with_corrected_code("phone", reader)(turn, answer)


async def _read_document(turn: Turn, answer: Answer) -> Reading:
    """The number of the applicant's paper, in the same way."""
    for_oneself = not turn.has_draft or is_for_oneself(turn.answers)
    return await checked_document(read_own_document if for_oneself else read_document)(turn, answer)


def _read_note(answer: Answer) -> Reading:
    """Read what the notary should know beforehand; a question is answered, a command done, and neither is a note."""
    return read_note(answer.text, 500)


async def _tell_of_matter(turn: Turn, value: Any) -> None:
    """Say in time what binds whoever gives up an inheritance, and whether who was told to go may go in this matter."""
    agents.matter_known(turn)
    if value == "declaration" and waives_inheritance(turn.answer):
        turn.say("utter_notarization_waiver")


async def _remember_city(turn: Turn, value: Any) -> None:
    city = turn.answers.get("city")
    if isinstance(city, Mapping):
        turn.person = await turn.do(SetWhereabouts(turn.person.person_id, city["name"], city["timezone"]))


def _is_abroad(answers: Answers) -> bool:
    return answers.get("whereabouts") in ("abroad", "hk_macao_taiwan")


def _is_away(whereabouts: Any) -> bool:
    """ "A notarization in Jiangmen" names where the office is; only a place elsewhere says where the person is."""
    return whereabouts in ("abroad", "hk_macao_taiwan")


def _is_booking(answers: Answers) -> bool:
    """Somebody who only joins the waiting list is not asked for their papers yet."""
    return "waiting" not in (answers.get("slot") or {})


def _stay_matters(answers: Answers) -> bool:
    """Return True if the stay decides on a video: who has chosen to come, and was not asked for it yet, is not."""
    if answers.get("route") == "in_person" and "stay_basis" not in answers:
        return False
    return (
        answers.get("whereabouts") == "abroad"
        and answers.get("nationality") == "prc_mainland"
        and answers.get("use_place") == "china"
    )


def _show_city(turn: Turn, value: Any) -> str:
    return verbatim(value["name"]) if isinstance(value, Mapping) else str(value)


async def _matter_and_route(turn: Turn) -> tuple[str, str]:
    return turn.answers["matter"], turn.answers["route"]


QUESTIONS: Sequence[Field] = (
    _by_purpose(
        choice_field(
            "matter",
            Words("公证事项", "Matter"),
            MATTER_CHOICES,
            entity="notarization_matter",
            words=("事项", "公证书"),
            unsure="utter_notarization_unsure_matter",
            after=_tell_of_matter,
        )
    ),
    _of_use(
        choice_field(
            "use_place", Words("使用地", "Used in"), USE_PLACES, read=_read_use_place, words=("哪里用", "用在")
        ),
    ),
    _no_bare_place(
        choice_field(
            "nationality",
            Words("证件类别", "Passport or status"),
            NATIONALITIES,
            entity="nationality",
            words=("国籍", "护照类别"),
        )
    ),
    offered(
        _there_now(
            choice_field(
                "whereabouts",
                Words("人在哪里", "Whereabouts"),
                WHEREABOUTS,
                read=_read_whereabouts,
                words=("地点", "所在地", "人在"),
                from_opening=_is_away,
                after=_remember_city,
                wants=A_PLACE,
            )
        ),
        "city",
        as_answer=_still_there,
        title=Words("还在{}", "Still in {}"),
        told=place_told,
    ),
    Field(
        "city",
        Words("所在城市", "City"),
        _read_city,
        words=("城市", "city"),
        applies=_is_abroad,
        show=_show_city,
        rests_on=("whereabouts",),
        after=_remember_city,
        wants=A_PLACE,
    ),
    choice_field(
        "stay_basis",
        Words("居留情况", "Stay"),
        STAY_BASES,
        words=("居留", "签证"),
        applies=_stay_matters,
        rests_on=("whereabouts", "nationality"),
    ),
    route_field(rests_on=("matter", "use_place", "nationality", "whereabouts", "stay_basis")),
    slot_field(_matter_and_route, waiting_list=True, rests_on=("matter", "route")),
    offered(
        name_field(
            "applicant_name",
            Words("申请人姓名", "Applicant"),
            own=True,
            sides=("applicant",),
            words=("姓名", "名字", "name"),
            applies=_is_booking,
        ),
        "name",
        fits=is_for_oneself,
    ),
    offered(
        Field(
            "document_number",
            Words("证件号码", "Document number"),
            _read_document,
            words=("证件号", "护照号", "身份证号", "passport number"),
            unsure="utter_identity_unsure_number",
            why="utter_why_document",
            applies=_is_booking,
        ),
        "document_number",
        fits=is_for_oneself,
    ),
    offered(
        Field(
            "phone",
            Words("联系电话", "Telephone"),
            _read_phone,
            words=("电话", "手机", "phone", "申请人电话", "申请人的电话", "我的电话", "区号", "country code"),
            applies=_is_booking,
            wants=A_PHONE,
            after=say_telephone,
            why="utter_why_phone",
        ),
        "phone",
    ),
    agents.agent_field(),
    Field(
        "note",
        Words("补充说明", "Note"),
        reading(_read_note),
        words=("备注", "说明", "note"),
        applies=_is_booking,
        optional=True,
        free_text=True,
    ),
)
