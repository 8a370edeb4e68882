"""The questions of a petition: which court should have the case, how much more time, how a hearing is attended.

What the written answer asks as well (the suit, who is sued, how it is handed in) is the same question here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, get_args
from zoneinfo import ZoneInfo

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.answer_fields import send_field, who_fields
from actions.defence.counterclaim_fields import counterclaim_fields
from actions.defence.mediation_fields import mediation_fields
from actions.defence.petition_readers import grounds_in, hours_in, kind_in, term_in
from actions.defence.suit_fields import ASKS, court_called, suit_fields
from actions.defence.telling import suit_told, today_of
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field, text_reading
from actions.dialogue.readers.durations import days_said
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_fact, read_statement
from actions.dialogue.told_days import full, pressed_order, told_day
from actions.dialogue.turn import Turn
from backend.defence.model import LONGEST_TEXT
from backend.defence.petition import DISMISSES, MOST_DAYS, PETITION_NAMES, PLATFORM_NAMES, Ground, PetitionKind
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, verbatim

_LONGEST_PLACE, _TELLS = 60, 10
_MINE = "mine"
_KINDS = tuple(Choice(kind, PETITION_NAMES[kind]) for kind in get_args(PetitionKind))
_GROUNDS = (
    Choice("domicile", Words("我的住所、居住地不在这里", "My domicile is elsewhere")),
    Choice("performance", Words("合同履行地、事发地不在这里", "Performed or happened elsewhere")),
    Choice("agreement", Words("书面约定了别的法院", "Another court was agreed")),
    Choice("exclusive", Words("不动产或遗产在别处", "Property or estate is elsewhere")),
    Choice("level", Words("该由上级或下级法院审", "A court of another level")),
    Choice("arbitration", Words("有仲裁协议", "There is an arbitration clause")),
    Choice("foreign", Words("约定了外国法院", "A foreign court was agreed")),
    Choice("no_link", Words("案子和中国没有联系", "No link with China")),
)
_TERMS = (
    Choice("answer", Words("答辩期", "Time to answer")),
    Choice("evidence", Words("举证期限", "Time for evidence")),
)
_PLATFORMS = (
    Choice("service", PLATFORM_NAMES["service"], ("在线服务", "小程序", "online service")),
    Choice("court", Words("听法院安排", "As the court says"), ("法院指定", "不知道", "唔知", "don't know", "not sure")),
)
_READY = (
    Choice("ready", Words("有，可以视频", "Yes, all ready"), ("有", "都有", "准备好", "yes", "ready")),
    Choice("not_yet", Words("还没有", "Not yet"), ("没有", "冇", "未", "no", "not yet")),
)
_HOURS = (("morning", time(9), time(12)), ("afternoon", time(14), time(17)))
_ANY = Choice("any", Words("都可以，听法院安排", "Any time the court sets"))
_DAY_BEFORE, _DAY_AFTER = Words("前一天", "day before"), Words("第二天", "day after")


def _of(*kinds: PetitionKind) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(ASKS) in kinds


def _known(name: str) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(name, SKIPPED) != SKIPPED


# Why another court


async def _read_grounds(turn: Turn, answer: Answer) -> Reading:
    """Grounds the words tell of, and the words themselves as the reason; words without a ground are kept and asked."""
    text = answer.text.strip()
    if not text or asks(text) or not turn.is_open("grounds"):
        return NOTHING
    titled = pick(answer, _GROUNDS) if len(text) <= _LONGEST_PLACE else NOTHING
    told = NOTHING if titled.found or len(text) < _TELLS else read_statement(text, LONGEST_TEXT)
    also: dict[str, Any] = {"why": told.value} if told.found and not turn.answers.get("why") else {}
    found = [titled.value] if titled.found else list(grounds_in(text))
    if not found:
        unclear = "utter_defence_petition_ground_unclear"
        return Reading(problem=unclear, notes=also) if told.found else NOTHING
    wanted, here = suit_told(turn, answer).values.get("court"), turn.answers.get("court")
    if wanted and here and wanted != here:
        also["court_wanted"] = wanted
    return Reading(found, also=also)


async def _pressed_ground(turn: Turn, value: str) -> Reading:
    return Reading([value]) if value in get_args(Ground) else Reading(problem="utter_choice_gone")


async def _offered_grounds(turn: Turn) -> Sequence[Choice]:
    return _GROUNDS


def _show_grounds(turn: Turn, value: Any) -> str:
    named = [one.label.say(turn.language) for one in _GROUNDS if one.value in value]
    return Words("；", "; ").say(turn.language).join(named)


def _goes_elsewhere(answers: Answers) -> bool:
    """Return True if some court of China would get the case, which is then to be named."""
    grounds = answers.get("grounds") or ()
    return answers.get(ASKS) == "objection" and any(one not in DISMISSES for one in grounds)


async def _read_court_wanted(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "court_wanted"):
        return NOTHING
    found = court_called(answer)
    same = found.found and found.value == turn.answers.get("court")
    return Reading(problem="utter_defence_petition_same_court") if same else found


# How much more time


async def _read_term(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "term") or asks(answer.text):
        return NOTHING
    found = pick(answer, _TERMS)
    named = found.value if found.found else term_in(answer.text)
    return await _pressed_term(turn, str(named)) if named else NOTHING


async def _pressed_term(turn: Turn, value: str) -> Reading:
    """The law knows no more time to answer for whoever has a domicile in China (CPL-285)."""
    if value == "answer" and turn.answers.get("domicile") == "china":
        return Reading(problem="utter_defence_petition_not_extended")
    return Reading(value) if value in ("answer", "evidence") else Reading(problem="utter_choice_gone")


async def _offered_terms(turn: Turn) -> Sequence[Choice]:
    return _TERMS


def _show_term(turn: Turn, value: Any) -> str:
    return next(one.label for one in _TERMS if one.value == value).say(turn.language)


async def _doubt_domicile(turn: Turn, value: Any) -> None:
    if value == "answer" and turn.answers.get("domicile") != "abroad":
        turn.say("utter_defence_petition_domicile_doubt")


def _for_evidence(answers: Answers) -> bool:
    return answers.get(ASKS) == "extension" and answers.get("term") == "evidence"


async def _read_evidence_until(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "evidence_until"):
        return NOTHING
    found = await told_day(turn, answer, "evidence_until", "any")
    if found is None or not found.found:
        return found or NOTHING
    ahead = date.fromisoformat(str(found.value)) - today_of(turn)
    return found if 0 <= ahead.days <= MOST_DAYS else Reading(problem="utter_defence_petition_evidence_over")


async def _read_more(turn: Turn, answer: Answer) -> Reading:
    """Read a number of days, or the day until which time is wanted, as it is told."""
    if not turn.is_asked(answer, "more"):
        return NOTHING
    days = days_said(answer.text)
    if days is not None and answer.day() is None:
        return Reading(str(days)) if 0 < days <= MOST_DAYS else Reading(problem="utter_defence_petition_much_time")
    found = await told_day(turn, answer, "more", "future")
    if found is None or not found.found:
        return found or NOTHING
    ahead = date.fromisoformat(str(found.value)) - today_of(turn)
    return found if 0 < ahead.days <= MOST_DAYS else Reading(problem="utter_defence_petition_much_time")


def _show_more(turn: Turn, value: Any) -> str:
    if str(value).isdecimal():
        return Words(f"{value} 天", f"{value} days").say(turn.language)
    until = full(date.fromisoformat(str(value)), turn.language)
    return Words(f"到{until}", f"until {until}").say(turn.language)


async def _pressed_day(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "evidence_until", value)


async def _pressed_until(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "more", value)


def _show_day(turn: Turn, value: Any) -> str:
    return full(date.fromisoformat(str(value)), turn.language)


# How a hearing is attended


async def _offered_places(turn: Turn) -> Sequence[Choice]:
    city = turn.person.city
    return (Choice(_MINE, Words(verbatim(city), verbatim(city))),) if city else ()


async def _pressed_place(turn: Turn, value: str) -> Reading:
    return Reading(turn.person.city) if turn.person.city else Reading(problem="utter_choice_gone")


async def _read_place(turn: Turn, answer: Answer) -> Reading:
    return read_statement(answer.text, _LONGEST_PLACE) if turn.is_open("place") else NOTHING


async def _offered_hours(turn: Turn) -> Sequence[Choice]:
    """The hours in Beijing with the person's own beside them, on the day of the hearing where it is known."""
    told = turn.answers.get("hearing")
    on = date.fromisoformat(str(told)) if told else today_of(turn)
    here = ZoneInfo(turn.timezone)
    return (*(Choice(name, _on_both_clocks(on, begins, ends, here)) for name, begins, ends in _HOURS), _ANY)


def _on_both_clocks(on: date, begins: time, ends: time, here: ZoneInfo) -> Words:
    beijing = [datetime.combine(on, at, BEIJING) for at in (begins, ends)]
    own = [at.astimezone(here) for at in beijing]
    there = f"{begins:%H:%M}-{ends:%H:%M}"
    if own[0].utcoffset() == beijing[0].utcoffset():
        return Words(f"北京 {there}", f"Beijing {there}")
    shift = (own[0].date() - on).days
    note = {-1: _DAY_BEFORE, 1: _DAY_AFTER}.get(shift, Words("", ""))
    local = f"{own[0]:%H:%M}-{own[1]:%H:%M}"
    return Words(
        f"北京 {there}，您当地{note.zh} {local}", f"Beijing {there}, yours {local}{f' {note.en}' if note.en else ''}"
    )


async def _read_hours(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_asked(answer, "hours") or asks(answer.text):
        return NOTHING
    found = pick(answer, await _offered_hours(turn))
    named = found.value if found.found else hours_in(answer.text)
    return Reading(named) if named else NOTHING


def _show_hours(turn: Turn, value: Any) -> str:
    told = turn.answers.get("hearing")
    on = date.fromisoformat(str(told)) if told else today_of(turn)
    labels = {name: _on_both_clocks(on, begins, ends, ZoneInfo(turn.timezone)) for name, begins, ends in _HOURS}
    return labels.get(str(value), _ANY.label).say(turn.language)


async def _read_platform(turn: Turn, answer: Answer) -> Reading:
    return read_statement(answer.text, _LONGEST_PLACE) if turn.is_open("platform") else NOTHING


def _show_platform(turn: Turn, value: Any) -> str:
    known = next((one.label for one in _PLATFORMS if one.value == value), None)
    return known.say(turn.language) if known else verbatim(str(value))


async def _platform_said(turn: Turn, answer: Answer) -> Reading:
    found = pick(answer, _PLATFORMS) if turn.is_open("platform") and not asks(answer.text) else NOTHING
    return found if found.found else await _read_platform(turn, answer)


async def _offered_platforms(turn: Turn) -> Sequence[Choice]:
    return _PLATFORMS


async def _say_not_ready(turn: Turn, value: Any) -> None:
    if value == "not_yet":
        turn.say("utter_defence_petition_not_ready")


async def _read_ready(turn: Turn, answer: Answer) -> Reading:
    if not turn.is_open("ready"):
        return NOTHING
    yes_or_no = {"affirm": "ready", "deny": "not_yet"}.get(answer.intent, "") if len(answer.text) <= 8 else ""
    return Reading(yes_or_no) if yes_or_no else NOTHING


# What is asked


async def _read_kind(turn: Turn, answer: Answer) -> Reading:
    kind = kind_in(answer.text) if turn.is_open(ASKS) else None
    return Reading(kind) if kind else NOTHING


def _as_answered(field: Field, applies: Callable[[Answers], bool] | None = None) -> Field:
    """A question of the written answer, asked here in its words."""
    return replace(field, utter=f"utter_ask_defence_{field.name}", applies=applies or field.applies)


def _of_suit() -> tuple[Field, ...]:
    due = _of("objection", "extension", "counterclaim")
    known = {"received": due, "domicile": due, "hearing": _of("online")}
    return tuple(_as_answered(one, known.get(one.name)) for one in suit_fields() if one.name != "next")


def _of_defendant() -> tuple[Field, ...]:
    """Fields for who is sued; all but name, address and telephone is left blank unless it was told before."""
    rare = ("sex", "birth_date")
    return tuple(_as_answered(one, _known(one.name) if one.name in rare else None) for one in who_fields())


_WORDS = text_reading(lambda text: read_fact(text, LONGEST_TEXT))


def petition_fields() -> tuple[Field, ...]:
    """The questions of a petition in their order; those of the kind that is asked for alone."""
    return (
        choice_field(ASKS, Words("申请什么", "Petition"), _KINDS, read=_read_kind, words=("申请书", "petition")),
        *_of_suit(),
        Field(
            "grounds", Words("异议的理由", "Grounds"), _read_grounds, words=("管辖", "理由", "grounds"),
            choices=_offered_grounds, pressed=_pressed_ground, show=_show_grounds, applies=_of("objection"),
            story=True, unsure="utter_defence_petition_unsure_ground",
        ),
        Field(
            "court_wanted", Words("应由哪个法院管", "Which court"), _read_court_wanted, words=("移送", "哪个法院管"),
            applies=_goes_elsewhere, free_text=True, optional=True, rests_on=("grounds",),
            unsure="utter_defence_petition_unsure_court",
        ),
        Field(
            "term", Words("延长什么期限", "Which time"), _read_term, words=("期限", "which time"),
            choices=_offered_terms, pressed=_pressed_term, show=_show_term, applies=_of("extension"),
            after=_doubt_domicile, rests_on=("domicile",), unsure="utter_defence_petition_unsure_term",
        ),
        Field(
            "evidence_until", Words("举证期限到", "Evidence is due"), _read_evidence_until, words=("举证到期", "due"),
            pressed=_pressed_day, show=_show_day, applies=_for_evidence, optional=True,
        ),
        Field(
            "more", Words("延长多久", "How much more"), _read_more, words=("多久", "几天", "how much"),
            pressed=_pressed_until, show=_show_more, applies=_of("extension"), optional=True,
            unsure="utter_defence_petition_unsure_more",
        ),
        Field(
            "place", Words("开庭时在哪里", "Where you will be"), _read_place, words=("国家", "城市", "country"),
            choices=_offered_places, pressed=_pressed_place, applies=_of("online"), free_text=True, is_open=True,
        ),
        Field(
            "hours", Words("方便的时间", "Hours that suit"), _read_hours, words=("时间", "钟点", "hours"),
            choices=_offered_hours, show=_show_hours, applies=_of("online"), optional=True,
        ),
        Field(
            "platform", Words("用什么平台", "Platform"), _platform_said, words=("平台", "platform"),
            choices=_offered_platforms, show=_show_platform, applies=_of("online"), free_text=True, optional=True,
            is_open=True,
        ),
        choice_field(
            "ready", Words("设备和网络", "Device and connection"), _READY, read=_read_ready, words=("设备", "device"),
            applies=_of("online"), optional=True, after=_say_not_ready,
        ),
        *mediation_fields(_of("mediation")),
        Field(
            "reason", Words("延期的理由", "Reason"), _WORDS, words=("原因", "reason"), applies=_of("extension"),
            free_text=True, story=True,
        ),
        Field(
            "why", Words("具体情况", "In your words"), _WORDS, words=("具体理由", "原因", "why"),
            applies=_of("objection", "online", "mediation"), free_text=True, story=True, optional=True,
        ),
        *counterclaim_fields(_of("counterclaim")),
        *_of_defendant(),
        _as_answered(send_field()),
    )  # fmt: skip
