"""The questions each cause needs (要素式), expanded from its page: asked when the cause is chosen and the page says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import SKIPPED, Answers, Field, no_choices
from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.told_days import with_kept_parts
from actions.dialogue.told_days import pressed_order, say_assumed_year, say_beside_name, today_there, told_day
from actions.dialogue.turn import Turn
from actions.filing.element_choices import choices_of_question, read_of_choices, read_yes_or_no, shown_element
from actions.filing.estate_questions import of_the_dead
from actions.filing.proposed import proposed
from actions.filing.readers import (
    begins_after,
    is_before,
    read_date,
    read_money,
    read_yes_no,
    said_day,
    tells_rate,
    without_rates,
)
from actions.filing.readers.asides import is_aside, without_asides
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.disputed_property import tells_of_property
from actions.filing.readers.element_readers import READERS, TEXT_LIMIT
from actions.filing.readers.facts_refused import ALONE, begun_so_long_ago, days_are_apart, is_apart
from actions.filing.readers.free_words import read_words
from actions.filing.readers.goods import beside_goods, goods_told
from actions.filing.readers.left_open import agreed_days, left_open
from actions.filing.readers.negation import denies_item
from actions.filing.readers.party_details import lists_particulars, without_birth
from actions.filing.readers.party_names import only_names
from actions.filing.readers.several_ways import SEVERAL
from actions.filing.readers.times import counts_back, tells_end
from actions.filing.readers.value_alone import is_day_alone, value_alone
from actions.filing.story import ENDS_NOTHING, codes_known
from actions.filing.told_currency import in_currency_so_far
from actions.profile.told import only_introduces
from actions.script import sign_by_sign
from actions.story.mentions import Fact
from actions.story.reading import read_story
from actions.story.vocabulary import in_own_words
from backend.conversation.wanted import A_DAY
from backend.filing.causes.guides import Cause, CauseQuestion, load_causes
from backend.shared.wording import Words

ELEMENTS = Words("事情经过", "What happened")
STOPPED = "utter_filing_stopped"
_ARBITRATION_FIRST = "filing_labour_arbitration_first"
_SHORT_NO = 6
_OF_TIME, _MOSTLY = ("date", "datetime", "date_range"), 0.5
_OF_SUMS = ("钱", "额", "费", "损失", "怎么分")
_EXAMPLES: Mapping[str, Words] = {
    "money": Words("3万元", "30,000 yuan"),
    "date": Words("2023年5月3日", "3 May 2023"),
    "place": Words("江门市新会区会城街道", "Huicheng, Xinhui, Jiangmen"),
}
_TOLD_AS: Mapping[str, frozenset[str]] = {
    "money": frozenset({"money"}),
    "date": frozenset({"day"}),
    "name": frozenset({"name"}),
    "company": frozenset({"company"}),
}
"""Kinds of values that answer a kind of question when they were told before it was asked."""
SEEMS = "seems"
_SEEMS = Words("听您前面说的，像是{value}，对吗？", "From what you told me, it seems to be {value}. Is that right?")


@cache
def element_names() -> tuple[str, ...]:
    """Names of all these fields: what is drafted or proposed from them is made anew when one of them changes."""
    return tuple(field.name for field in element_fields())


@cache
def element_fields() -> tuple[Field, ...]:
    """One field for every question of every cause."""
    fields = (_field(cause, question) for cause in load_causes().values() for question in cause.questions)
    return tuple(map(of_the_dead, fields))


def elements_of(answers: Answers) -> dict[str, str]:
    """The answers to the chosen cause's questions by key; skipped ones are left out."""
    cause = load_causes().get(str(answers.get("cause", "")))
    if cause is None:
        return {}
    given = {question.key: str(answers.get(_name(cause, question), "")) for question in cause.questions}
    asked = {question.key for question in cause.asked(given)}
    return {key: value for key, value in given.items() if value != SKIPPED and key in asked}


def questions_of(answers: Answers) -> tuple[CauseQuestion, ...]:
    """Return the questions of the chosen cause."""
    cause = load_causes().get(str(answers.get("cause", "")))
    return cause.questions if cause is not None else ()


def asked_elements(answers: Answers) -> list[tuple[CauseQuestion, str]]:
    """The chosen cause's questions that were answered, with their answers."""
    cause, given = load_causes().get(str(answers.get("cause", ""))), elements_of(answers)
    return [(question, given[question.key]) for question in (cause.questions if cause else ()) if question.key in given]


def what_goes_before(answers: Answers) -> Words | None:
    """Return where a matter of the chosen cause goes before a court takes it (labour arbitration, LAB-27)."""
    cause = load_causes().get(str(answers.get("cause", "")))
    stops = [stop for question in (cause.questions if cause else ()) for stop in question.stops]
    return next((stop.text for stop in stops if stop.reason == _ARBITRATION_FIRST), None)


_NOT_OWED = frozenset({"monthly_rent", "repaid", "paid"})
"""Sums of each month and sums that came back, which are no sum of what is claimed."""
_WHOLE = ("principal", "rent_owed", "total")
"""Sums that are claimed as they are, wherever they are told."""


def first_sum(answers: Answers) -> tuple[Decimal, str] | None:
    """Return the sum that is at stake by what is told so far, with its currency; None where none is told.

    What is still owed goes before what was lent; what came back is taken off a sum of the same currency.
    """
    given, cause = elements_of(answers), load_causes().get(str(answers.get("cause", "")))
    asked = [one.key for one in (cause.questions if cause else ()) if one.kind == "money"]
    sums = {key: given[key].partition(" ") for key in asked if given.get(key, "").count(" ") == 1}
    told = next((key for key in (*_WHOLE, *asked) if key in sums and key not in _NOT_OWED), None)
    if told is None:
        return None
    amount, currency = Decimal(sums[told][0]), sums[told][2]
    back = sums.get("repaid") if told == "lent_amount" else None
    if back is not None and back[2] == currency and Decimal(back[0]) < amount:
        amount -= Decimal(back[0])
    return amount, currency


def _name(cause: Cause, question: CauseQuestion) -> str:
    return f"{cause.code}_{question.key}"


def _field(cause: Cause, question: CauseQuestion) -> Field:
    choices = choices_of_question(question)

    async def offered(turn: Turn) -> Sequence[Choice]:
        return choices or _seeming(turn, cause, question)

    name = _name(cause, question)

    async def read(turn: Turn, answer: Answer) -> Reading:
        if question.kind == "date":
            day = await _day(turn, answer, cause, question)
            of_another = day.found and _is_of_another(turn, cause, question, answer, day)
            return NOTHING if of_another else _stopped(turn, question, _surely(turn, cause, question, answer, day))
        if question.kind == "money" and not _asks_for(turn, name, question) and tells_rate(answer.text):
            return NOTHING
        own = _own_words(turn, cause, question, answer)
        if question.kind == "money" and own is not None and not _is_monthly(question):
            own = without_rates(own)
        if own is None:
            return NOTHING
        if question.holds == "goods":
            return await _goods(turn, answer, cause, question)
        if (told := ALONE.get(question.holds)) is not None:
            words = told(own)
            return read_words(TEXT_LIMIT)(replace(own, text=words, entities=())) if words else NOTHING
        found = _read(question, choices, own)
        picks = bool(choices) or question.kind == "relation"
        if found.found and found.covers < 1 and picks and _tells_another(turn, cause, question, answer):
            found = _bare(question, choices, own)
            if not found.found:
                return NOTHING
        if found.found and found.covers < 1 and question.kind == "choice":
            found = _as_told(turn, cause, question, answer, found)
        if found.found and question.kind == "money" and _is_of_another(turn, cause, question, answer, found):
            return NOTHING
        if question.kind == "money":
            found = in_currency_so_far(found, answer.text, turn.answers, name)
        return _stopped(turn, question, _surely(turn, cause, question, answer, found))

    async def after(turn: Turn, value: Any) -> None:
        if question.kind == "date":
            await say_assumed_year(turn, question.side, value)
            say_beside_name(turn, question.label, shown_element(question, str(value), turn.language))

    async def pressed(turn: Turn, value: str) -> Reading:
        if value == SEEMS and (seems := proposed(turn, cause, question)) is not None:
            return _stopped(turn, question, Reading(str(seems)))
        if question.kind == "date":
            return await pressed_order(turn, name, value)
        known = {choice.value for choice in choices}
        return _stopped(turn, question, Reading(value)) if value in known else Reading(problem="utter_choice_gone")

    def applies(answers: Answers) -> bool:
        if answers.get("cause") != cause.code:
            return False
        given = {one.key: str(answers.get(_name(cause, one), "")) for one in cause.questions}
        return question in cause.asked(given)

    def facts(turn: Turn) -> Mapping[str, Any]:
        hint = question.hint.say(turn.language) if question.hint else ""
        if (seems := proposed(turn, cause, question)) is not None and not choices:
            hint = _SEEMS.say(turn.language).format(value=shown_element(question, str(seems), turn.language))
        return {"question": question.ask.say(turn.language), "hint": f"\n{hint}" if hint else ""}

    def show(turn: Turn, value: Any) -> str:
        return shown_element(question, str(value), turn.language)

    return Field(
        name,
        question.label,
        read,
        words=question.names,
        after=after,
        choices=offered if choices or question.kind != "choice" else no_choices,
        applies=applies,
        show=show,
        optional=not question.required,
        free_text=question.kind in ("text", "place", "name", "relation", "company", "share"),
        story=question.kind == "text",
        pressed=pressed,
        from_opening=_never,
        utter="utter_ask_filing_element",
        facts=facts,
        group=ELEMENTS,
        example=_EXAMPLES.get(question.kind),
        wants=A_DAY if question.kind == "date" else None,
        told_as=_TOLD_AS.get(question.kind, frozenset()),
        told_in=lambda clause: not is_apart(question, clause),
    )


async def _day(turn: Turn, answer: Answer, cause: Cause, question: CauseQuestion) -> Reading:
    """The day a message tells, or the month or year; nothing for a birthday, or the end of what the question begins."""
    said = without_birth(answer)
    if said is None or (question.begins and (tells_end(said) or _is_of_a_sum(cause, question, said))):
        return NOTHING
    if question.key in agreed_days(cause.code) and left_open(said.text) is not None:
        return Reading(SKIPPED, covers=1)  # said in so many words, whatever else is told
    if days_are_apart(question, said):
        return NOTHING
    if denies_item(said.text, question.label.zh):
        return NOTHING if question.required else Reading(SKIPPED)
    name, past = _name(cause, question), question.side == "past"
    told = None if counts_back(said) else await told_day(turn, said, name, question.side)
    lasted = begun_so_long_ago(said.text, today_there(turn)) if question.key == "separated_since" else None
    if lasted is not None and not said.values("date", "datetime"):
        return Reading(lasted)
    found = _left_out(question, said) or told or read_date(said, today_there(turn) if past else None)
    if not found.found or found.value == SKIPPED:
        return found
    whole = with_kept_parts(str(found.value), said.text, turn.answers.get(name))
    found = replace(found, value=whole) if whole != found.value else found
    if past and begins_after(found.value, today_there(turn)):
        return Reading(problem="utter_date_future")
    earlier = next((one for one in cause.questions if one.key == question.not_before), None)
    first = str(turn.answers.get(_name(cause, earlier)) or "") if earlier is not None else ""
    if earlier is not None and is_before(str(found.value), first):
        facts = {"other": earlier.label.say(turn.language), "day": said_day(first, turn.language)}
        return Reading(problem="utter_filing_date_before", facts=facts)
    return found


def _is_of_a_sum(cause: Cause, question: CauseQuestion, answer: Answer) -> bool:
    """Return True if a message tells a later sum with its day ("还过两千，2023年春节转的"), and not what is asked."""
    if answer.values("date", "datetime", "date_range") == []:
        return False
    told = read_story(answer.text, [dict(one) for one in answer.entities], cause=cause.code).sure
    sums = [one.key for one in cause.questions if one.kind == "money"]
    return question.key not in told and any(key in told for key in sums[1:])


def _is_of_another(turn: Turn, cause: Cause, question: CauseQuestion, answer: Answer, found: Reading) -> bool:
    """Return True if a day or a sum is of another answer ("we married in 2011" where the separation is asked)."""
    told = _told(turn, cause, answer)
    kinds = {one.key for one in cause.questions if one.kind == question.kind and one.key != question.key}
    return question.key not in told and any(str(told[key].value) == str(found.value) for key in kinds & set(told))


def _surely(turn: Turn, cause: Cause, question: CauseQuestion, answer: Answer, found: Reading) -> Reading:
    """Return a reading, as sure as a choice's own words where a message tells this answer for sure among others.

    A single fact may be of somebody else ("他跟别人也借过二十万"): it is judged as any answer.
    """
    facts = _told(turn, cause, answer) if found.found and not answer.asks else {}
    own = facts.get(question.key)
    keys = {one.key for one in cause.questions if one.key != question.key}
    among = any(fact.sure and name.removesuffix(ENDS_NOTHING) in keys for name, fact in facts.items())
    return replace(found, covers=1) if own and own.sure and among and str(own.value) == str(found.value) else found


def _told(turn: Turn, cause: Cause, answer: Answer) -> Mapping[str, Fact]:
    """Read the words of an answer for its cause; read once a turn."""
    place = ("told", cause.code, answer.text, len(answer.entities))
    if place not in turn.memo:
        entities, known = [dict(one) for one in answer.entities], codes_known(turn.answers, cause.code)
        today = today_there(turn)
        turn.memo[place] = read_story(answer.text, entities, today=today, cause=cause.code, known=known).facts
    facts: Mapping[str, Fact] = turn.memo[place]
    return facts


def _tells_another(turn: Turn, cause: Cause, question: CauseQuestion, answer: Answer) -> bool:
    """Return True if a choice's words tell what another question asks ("一分钱都没还过" where an IOU is asked)."""
    told = _told(turn, cause, answer)
    keys = [one.key for one in cause.questions]
    others = {key for key in keys if key != question.key} | {f"{key}{ENDS_NOTHING}" for key in keys}
    sure = {key for key, fact in told.items() if fact.sure}
    return question.key not in told and bool(others & sure)


def _own_words(turn: Turn, cause: Cause, question: CauseQuestion, answer: Answer) -> Answer | None:
    """Read a message for this question; None where all of it is of something else.

    A claim answers no question of what happened, and who somebody is stands in no account of it ("做木工的，厂名叫…").
    """
    if is_aside(answer.text):
        return None
    if _WANTS not in question.key and question.kind in _NO_CLAIMS and claims_told(answer.text):
        return None
    if question.kind == "place" and _COURT in answer.text and _COURT not in question.label.zh:
        return None
    if question.kind == "place" and _HOME in question.label.zh and tells_of_property(answer.text):
        return None
    if question.kind == "text" and lists_particulars(answer):
        return None  # sex, birthday, address: who somebody is
    if question.kind == "text":
        answer = value_alone(answer, (question.label.zh, question.label.en, *question.names))
    if question.kind == "text" and not (answer := without_asides(answer)).text:
        return None
    pieces = list(answer.stretches()) if question.kind == "text" else []
    told = _told(turn, cause, answer) if pieces else {}
    pieces = (
        [piece for piece in pieces if not _is_of_other_words(cause, question, told, piece.text)] if told else pieces
    )
    if told and not pieces:
        return None
    if len(answer.stretches()) < _FEWEST_PIECES or not pieces:
        return answer
    names = [str(fact.value) for name, fact in told.items() if name in _OF_PARTIES and name != question.key]
    kept = [piece for piece in pieces if not token_in(piece.text) and not only_names(piece.text, names)]
    if len(kept) == len(answer.stretches()) or not kept:
        return answer
    return replace(answer, text="，".join(piece.text.strip("，,。 ") for piece in kept), entities=())


async def _goods(turn: Turn, answer: Answer, cause: Cause, question: CauseQuestion) -> Reading:
    """The goods a message tells, with the days beside them that are other questions' ("今年3月发货的")."""
    goods = goods_told(answer)
    if not goods:
        return NOTHING
    also: dict[str, str] = {}
    for piece in beside_goods(answer):
        for other in (one for one in cause.questions if one.key in question.days):
            name = _name(cause, other)
            is_its = any(word in sign_by_sign(piece.text).casefold() for word in question.days[other.key])
            if is_its and name not in {*turn.answers, *also} and (day := await _day(turn, piece, cause, other)).found:
                also[name] = str(day.value)
    return replace(read_words(TEXT_LIMIT)(replace(answer, text=goods, entities=())), also=also)


def _is_of_other_words(cause: Cause, question: CauseQuestion, told: Mapping[str, Fact], piece: str) -> bool:
    """Return True if a stretch is what another question asks in one's own words ("月薪一万八" of the dispute)."""
    bare = piece.strip("，,。；; ")
    if question.key in told and bare in str(told[question.key].evidence):
        return False
    others = (fact for name, fact in told.items() if name in in_own_words(cause.code) and name != question.key)
    return any(fact.sure and bare in str(fact.value) for fact in others)


_WANTS, _COURT, _HOME = "wish", "法院", "住所"
_NO_CLAIMS = frozenset({"yes_no", "choice", "place", "date", "name", "company", "share"})
_FEWEST_PIECES = 2
_OF_PARTIES = frozenset(
    {"other_party", "defendant_1_name", "plaintiff_1_name", "defendant_1_phone", "plaintiff_1_phone"}
)
"""Facts that tell who somebody is, and nothing of what happened."""


def _bare(question: CauseQuestion, choices: tuple[Choice, ...], answer: Answer) -> Reading:
    """The choice that one stretch of a message is and says nothing else ("现金，在他家给的，他写了欠条")."""
    pieces = answer.stretches()
    alone = [replace(piece, text=piece.text.strip("，,。 ")) for piece in pieces]
    found = [_read(question, choices, piece) for piece in alone] if choices and len(pieces) > 1 else []
    bare = [one for one in found if one.found and one.covers == 1]
    return bare[0] if len(bare) == 1 else NOTHING


def _as_told(turn: Turn, cause: Cause, question: CauseQuestion, answer: Answer, found: Reading) -> Reading:
    """The choice that the whole of the words tells ("没仲裁过，就凭欠条要钱"), where a part of them names another."""
    told = _told(turn, cause, answer).get(question.key)
    if found.value == SEVERAL:
        return found  # a part of the words names one of them
    return Reading(told.value) if told is not None and told.sure and told.value in question.codes else found


def _left_out(question: CauseQuestion, answer: Answer) -> Reading | None:
    """The reading of an optional answer that nobody has; None where something is told."""
    told = read_money(answer).found if question.kind == "money" else False
    says_no = read_yes_no(answer).value == "no" and len(answer.text) <= _SHORT_NO and not told
    return Reading(SKIPPED) if not question.required and (says_no or is_unknown(answer)) else None


def _asks_for(turn: Turn, name: str, question: CauseQuestion) -> bool:
    """Return True if a sum of every month may be the answer: it is asked for one, or the question is the open one."""
    return _is_monthly(question) or turn.tracker.get_slot("requested_slot") == f"filing_{name}"


def _asks_for_sums(question: CauseQuestion) -> bool:
    """Return True if a question for words may be answered by a sum (what else was lost, what is wished for)."""
    return any(word in question.ask.zh for word in _OF_SUMS)


def _is_monthly(question: CauseQuestion) -> bool:
    """Return True if a sum of every month is what is asked for."""
    return question.key.startswith("monthly")


def _seeming(turn: Turn, cause: Cause, question: CauseQuestion) -> tuple[Choice, ...]:
    """Offer what a story seems to answer, to be pressed; nothing where it answers nothing."""
    seems = proposed(turn, cause, question)
    if seems is None:
        return ()
    return (
        Choice(
            SEEMS,
            Words(
                f"对，{shown_element(question, str(seems), 'zh-Hans')}",
                f"Yes, {shown_element(question, str(seems), 'en')}",
            ),
        ),
    )


def _read(question: CauseQuestion, choices: tuple[Choice, ...], answer: Answer) -> Reading:
    if question.kind in ("text", "place") and only_introduces(answer.text):
        return NOTHING  # who speaks is told, not what is asked
    if question.kind == "yes_no":
        return read_yes_or_no(question, answer)
    if question.kind == "choice" and is_unknown(answer):
        return Reading(problem="utter_filing_choose_nearest")
    if question.kind == "choice":
        return read_of_choices(answer, choices)
    says_no = read_yes_no(answer).value == "no" and len(answer.text) <= _SHORT_NO
    if (left_out := _left_out(question, answer)) is not None:
        return left_out
    if question.kind == "text" and answer.share(*_OF_TIME) >= _MOSTLY and is_day_alone(answer, _OF_TIME):
        return NOTHING  # a day alone tells no reason, no goods and no work
    if question.kind == "text" and answer.share("money") >= _MOSTLY and not _asks_for_sums(question):
        return NOTHING  # nor does a sum tell who else inherits
    if question.kind == "text" and (len(answer.text) < 2 or (says_no and len(answer.text) <= 2)):
        return NOTHING
    return READERS[question.kind](answer)


def stop_told(cause: str, told: Mapping[str, Any]) -> Words | None:
    """Return where a matter goes instead of a court by what is told of it ("the contract says CIETAC"), or None."""
    page = load_causes().get(cause)
    stops = [one.stop_for(str(told[one.key])) for one in (page.questions if page else ()) if one.key in told]
    return next((stop.text for stop in stops if stop is not None), None)


def _stopped(turn: Turn, question: CauseQuestion, found: Reading) -> Reading:
    """An answer that ends this way is answered by where to go instead (LAB-27, CPL-127); it may still be corrected."""
    stop = question.stop_for(str(found.value)) if found.found else None
    if stop is None:
        return found
    return Reading(problem=STOPPED, facts={"where": stop.text.say(turn.language)})


def _never(value: Any) -> bool:
    """An amount in the opening sentence may be what was lent, paid back or owed: the questions ask."""
    return False
