"""The flow of an offer: who pays, how much, in how many parts, from when, what else, until when, blind or open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.argued import joined
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, AskAgain, ChangeAnswers, Command, LeaveFlow
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field, choice_field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.rules import overheard
from actions.dialogue.rules.correction import says_correction
from actions.dialogue.speech import in_lines
from actions.dialogue.state import State
from actions.dialogue.subject import Subject
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.told_days import full, pressed_order
from actions.dialogue.turn import Turn
from actions.filing.readers.values import said_money
from actions.front_door import Declined
from actions.mediation import asked, table
from actions.mediation.fields import text_of
from actions.mediation.readers.asked import SERVICE
from actions.mediation.readers.table_talk import Act, act_in, adds_term, names_strange_money, says_no_more
from actions.mediation.readers.told import days_in, instalments_in, payer_in, wants_blind
from actions.mediation.standing import say_of
from actions.mediation.told_terms import TERMS, day_in, is_offer, rest_of, sum_in, terms_told
from backend.mediation.dispute.announcements import CHOSEN, terms_words
from backend.mediation.dispute.commands import MakeOffer, MyDisputes, OffersOf, OneDispute
from backend.mediation.dispute.model import MATTER_NAMES, MOST_OFFER_DAYS, OFFER_DAYS, Dispute
from backend.mediation.dispute.terms import LONGEST_WORDS, MOST_INSTALMENTS, Offer, Side, Terms, other_side
from backend.shared.wording import Words, verbatim

CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
MAY_BE_BLIND, SIDE, WAITING = "may_be_blind", "side", "waiting"
"""Notes among the answers: whether a first offer may still be blind, on which side the person is, and whether an offer
of somebody else's waits for an answer."""
_PAYERS = (
    Choice("them", Words("对方付给我", "They pay me"), ("对方付", "他付", "they pay", "he pays")),
    Choice("me", Words("我付给对方", "I pay them"), ("我付", "i pay")),
    Choice("nobody", Words("不涉及钱", "No money"), ("不用钱", "no money")),
)
_PARTS = (
    Choice("1", Words("一次付清", "All at once"), ("一次", "at once")),
    Choice("3", Words("分3期", "3 instalments")),
    Choice("6", Words("分6期", "6 instalments")),
    Choice("12", Words("分12期", "12 instalments")),
)
_LASTS = (
    Choice("7", Words("7天", "7 days")),
    Choice("3", Words("3天", "3 days")),
    Choice("14", Words("14天", "14 days")),
)
_BLIND = (
    Choice("no", Words("直接给对方看", "Show it now"), ("公开", "直接", "open")),
    Choice("yes", Words("密封，双方同时打开", "Sealed until both are in"), ("密封", "盲", "sealed", "blind")),
)


async def _open_ones(turn: Turn) -> list[Dispute]:
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    return [one for one in mine if one.status == "open" and one.joined]


async def _meant(turn: Turn, mine: Sequence[Dispute]) -> Sequence[Dispute]:
    """The one a button names; else whatever is open."""
    named = turn.answer.pressed.get(CHOSEN)
    return [one for one in mine if one.dispute_id == named] if named is not None else mine


async def _none(turn: Turn) -> Declined:
    """Give the reason why there is nothing to make an offer in: nobody there yet, agreed already, or none at all."""
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    if any(one.status == "open" for one in mine):
        return Declined("utter_dispute_not_joined")
    if any(one.status == "agreed" for one in mine):
        return Declined("utter_dispute_agreed_already")
    return Declined("utter_mediation_offer_none")


DISPUTE = Subject(
    name="dispute",
    label=Words("哪一件调解", "Which mediation"),
    list_mine=_open_ones,
    id_of=lambda one: one.dispute_id,
    title=lambda turn, one: _called(one),
    none=_none,
    meant=_meant,
    called=lambda turn, one: _called(one),
    gone="utter_mediation_offer_none",
)


def _called(one: Dispute) -> Words:
    matter, name = MATTER_NAMES[one.application.matter], verbatim(one.other_name)
    return Words(f"和{name}的{matter.zh}", f"{matter.en}, with {name}")


def _pays(answers: Answers) -> bool:
    return answers.get("payer") in ("me", "them")


async def _read_payer(turn: Turn, answer: Answer) -> Reading:
    said = payer_in(answer.text) if answer.text else None
    return Reading(said, entities=("payer",)) if said else NOTHING


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    """A sum with its currency; what is said of parts beside it ("20万，分三期") is kept for its question."""
    if answer.value("money") is None and not turn.is_open("amount"):
        return NOTHING
    found = sum_in(answer, turn.answers.get("amount"))
    parts = instalments_in(answer.text) if found.found else None
    return Reading(
        found.value, found.problem, found.facts, also={"instalments": str(parts)} if parts else {},
        entities=found.entities,
    )  # fmt: skip


async def _read_parts(turn: Turn, answer: Answer) -> Reading:
    count = instalments_in(answer.text) if answer.text else None
    if count is None and turn.is_open("instalments"):
        numbers = [one for one in answer.values("number") if isinstance(one, int) or float(one).is_integer()]
        count = int(numbers[0]) if len(numbers) == 1 and len(answer.text) <= 8 else None
    if count is None:
        return NOTHING
    if not 1 <= count <= MOST_INSTALMENTS:
        return Reading(problem="utter_dispute_offer_instalments_odd", facts={"most": MOST_INSTALMENTS})
    return Reading(str(count), entities=("instalments",))


def _show_parts(turn: Turn, value: Any) -> str:
    if str(value) == "1":
        return _PARTS[0].label.say(turn.language)
    return Words(f"分 {value} 期，每月一期", f"{value} monthly instalments").say(turn.language)


async def _read_first(turn: Turn, answer: Answer) -> Reading:
    if not answer.text:
        return NOTHING
    found = await day_in(turn, answer, int(str(turn.answers.get("instalments") or 1)))
    if found is None:
        return Reading(problem="utter_mediation_offer_day_odd") if turn.is_open("first_on") else NOTHING
    if found.found and date.fromisoformat(str(found.value)) < turn.now.date():
        return Reading(problem="utter_dispute_offer_day_past")
    return found


async def _pressed_first(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, "first_on", value)


async def _read_words(turn: Turn, answer: Answer) -> Reading:
    return read_statement(answer.text, LONGEST_WORDS)


async def _read_days(turn: Turn, answer: Answer) -> Reading:
    days = days_in(answer.text) if answer.text else None
    if days is None and turn.is_open("days"):
        numbers = answer.values("number")
        days = int(numbers[0]) if len(numbers) == 1 and len(answer.text) <= 6 else None
    if days is None:
        return NOTHING
    if not 1 <= days <= MOST_OFFER_DAYS:
        return Reading(problem="utter_dispute_offer_days_odd", facts={"most": MOST_OFFER_DAYS})
    return Reading(str(days))


async def _read_blind(turn: Turn, answer: Answer) -> Reading:
    said = wants_blind(answer.text) if answer.text else None
    if said is not None:
        return Reading("yes" if said else "no", entities=("blind",))
    return pick(answer, _BLIND) if answer.text and turn.is_open("blind") else NOTHING


def _show_days(turn: Turn, value: Any) -> str:
    return Words(f"{value}天", f"{value} days").say(turn.language)


def _fields() -> tuple[Field, ...]:
    return (
        DISPUTE.field(),
        choice_field(
            "payer", Words("谁付钱", "Who pays"), _PAYERS, read=_read_payer, words=("付钱", "谁付", "pays"),
        ),
        Field(
            "amount", Words("金额", "Sum"), _read_amount, words=("多少钱", "sum"), applies=_pays, rests_on=("payer",),
            show=lambda turn, value: said_money(str(value), turn.language), example=Words("20万元", "200,000 yuan"),
        ),
        choice_field(
            "instalments", Words("怎么付", "Instalments"), _PARTS, read=_read_parts,
            words=("分期", "期数", "instalments"),
            applies=_pays, rests_on=("payer",), show=_show_parts,
        ),
        Field(
            "first_on", Words("第一笔最迟哪天", "First payment by"), _read_first, words=("日期", "哪天", "date"),
            pressed=_pressed_first, applies=_pays, rests_on=("payer",),
            show=lambda turn, value: full(date.fromisoformat(str(value)), turn.language),
        ),
        Field(
            "words", Words("还有什么条件", "What else"), _read_words, words=("条件", "terms"),
            free_text=True, story=True,
            optional=True, show=lambda turn, value: verbatim(str(value)),
        ),
        choice_field(
            "days", Words("方案保留几天", "How long it is open"), _LASTS, read=_read_days, words=("有效期", "deadline"),
            first_is_recommended=True, show=_show_days,
        ),
        choice_field(
            "blind", Words("公开还是密封", "Open or sealed"), _BLIND, read=_read_blind, words=("密封", "sealed"),
            applies=lambda answers: bool(answers.get(MAY_BE_BLIND)), first_is_recommended=True,
        ),
    )  # fmt: skip


async def _kept(turn: Turn, field: Field, reading: Reading, how: Any) -> None:
    """Note, once the mediation is known, the side and whether a first offer may be blind."""
    if field.name == DISPUTE.name:
        await _note(turn)


async def _note(turn: Turn) -> None:
    code = str(turn.answers.get(DISPUTE.name, ""))
    if not code or SIDE in turn.answers:
        return
    dispute: Dispute = await turn.do(OneDispute(code, turn.person.person_id))
    offers: list[Offer] = await turn.do(OffersOf(code, turn.person.person_id))
    may = all(one.status == "sealed" and one.by != dispute.side for one in offers)
    waits = any(one.status == "open" and one.by != dispute.side for one in offers)
    turn.change({SIDE: dispute.side, MAY_BE_BLIND: may, WAITING: waits})


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Take what a field has read as its answer, whatever else an offer sounds like; a question stays one."""
    if not (reading.found or reading.partial) or (message.asks and not field.story):
        return None
    return None if message.is_sure and message.intent in CONTROLS else True


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep the terms the first message tells, and say back what was understood; a whole offer is only read back."""
    await _note(turn)
    told = await terms_told(turn, turn.answer)
    if "amount" in told and "payer" not in told:
        told |= await _payer_so_far(turn)
    if is_offer(told):
        told = {"days": str(OFFER_DAYS), "words": rest_of(turn.answer), "instalments": "1", **told}
    if not turn.answers.get(MAY_BE_BLIND, True):
        told.pop("blind", None)
    turn.change(told)
    if names_strange_money(turn.answer.text):
        turn.say("utter_dispute_offer_currency_odd")
    if told:
        turn.say("utter_mediation_heard", **_facts_about(turn, [name for name in told if told[name]]))


async def _payer_so_far(turn: Turn) -> dict[str, str]:
    """Return who pays by the newest offer that can be seen: a counter-offer of a sum alone goes the same way."""
    code = str(turn.answers.get(DISPUTE.name, ""))
    offers: list[Offer] = await turn.do(OffersOf(code, turn.person.person_id)) if code else []
    seen = next((one.terms for one in offers if one.terms is not None and one.terms.amount is not None), None)
    if seen is None:
        return {}
    return {"payer": "me" if seen.payer == turn.answers.get(SIDE) else "them"}


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells beside the open question."""
    return await terms_told(turn, turn.answer)


def _told_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any]:
    """Terms without an answer; where the message corrects, they take the place of what was told."""
    told, here = overheard.told(candidates), state.here
    if message.pressed or message.asks or (here is not None and here.story):
        return {}
    news = {name: told[name] for name in TERMS if name in told and (here is None or name != here.name)}
    if not state.answers.get(MAY_BE_BLIND, True):
        news.pop("blind", None)
    if not (says_correction(message) or here is None) and state.answers.get("payer"):
        news.pop("payer", None)  # who pays changes only where it is corrected
    return {name: value for name, value in news.items() if value != state.answers.get(name)}


def adds(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put a further term behind the others; what says that there is none, or tells a term again, asks nothing anew."""
    here = state.here
    if message.pressed or message.asks or (here is not None and here.name == "words"):
        return ()
    if adds_term(message.text):
        words = joined(str(state.answers.get("words") or ""), message.text.strip(" 。.，,"))
        return (ChangeAnswers({"words": words}, "utter_mediation_heard", about=("words",), goes_on=True),)
    told = overheard.told(candidates)
    same = bool(told) and all(state.answers.get(name) == value for name, value in told.items())
    return (AskAgain(),) if not candidates.here.found and (same or says_no_more(message.text)) else ()


def leaves_for_table(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Leave an offer unsent for who accepts the other side's, or takes an own one back, in the middle of it."""
    act = _act_of(message)
    if act == "taken_back" or (act == "accepted" and state.answers.get(WAITING)):
        return (LeaveFlow("ask_mediation"),)
    return ()


def at_table(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what is asked of the other side's offers in the middle of one's own."""
    asked_now = _act_of(message) == "asked"
    return (AnswerQuestion(key=(SERVICE, "offers_asked"), said=message),) if asked_now else ()


def _act_of(message: UserMessage) -> Act | None:
    has_sum = any(one.get("entity") == "money" for one in message.entities)
    return None if message.pressed else act_in(message.text, with_sum=has_sum)


def _facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The answers of these names, a line each."""
    told = [field for field in OFFER.fields if field.name in names and turn.answers.get(field.name)]
    return {"lines": in_lines(turn, told)}


async def _keeps_one_place(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """An offer that waits for another mediation than the button's is left aside.

    Who only asks for the other side's offer, accepts it or declines it makes none.
    """
    if turn.is_fresh_message and not turn.has_draft and await table.answered(turn):
        return [*close(), *turn.events]
    named = turn.answer.pressed.get(CHOSEN)
    if named is not None and turn.has_draft and turn.answers.get(DISPUTE.name) not in (None, named):
        turn.change(forget=tuple(turn.answers))
    return None


def terms_of(answers: Answers) -> Terms:
    """Make the terms that are offered from the answers of the draft."""
    words = text_of(answers, "words")
    if not _pays(answers):
        return Terms(words=words)
    side: Side = "respondent" if answers.get(SIDE) == "respondent" else "applicant"
    payer: Side = side if answers.get("payer") == "me" else other_side(side)
    amount, _, currency = text_of(answers, "amount").partition(" ")
    return Terms(
        Decimal(amount), currency or "CNY", payer, int(text_of(answers, "instalments") or 1),
        date.fromisoformat(text_of(answers, "first_on")), words,
    )  # fmt: skip


async def _before_review(turn: Turn) -> None:
    """Say once more that an offer is no confession, and that no sum is converted."""
    dispute: Dispute = await turn.do(OneDispute(text_of(turn.answers, DISPUTE.name), turn.person.person_id))
    turn.say("utter_mediation_offer_reads", offer=terms_words(dispute, terms_of(turn.answers), turn.language))
    foreign = _pays(turn.answers) and not text_of(turn.answers, "amount").endswith("CNY")
    turn.say("utter_mediation_offer_foreign" if foreign else "utter_mediation_offer_no_confession")


async def _hand_in(turn: Turn) -> Receipt:
    answers = turn.answers
    dispute_id = text_of(answers, DISPUTE.name)
    offer = MakeOffer(
        turn.draft.draft_id, dispute_id, turn.person.person_id, terms_of(answers), answers.get("blind") == "yes",
        int(text_of(answers, "days") or OFFER_DAYS),
    )  # fmt: skip
    await turn.do(offer)
    return {"dispute_id": dispute_id, "offer_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    person = turn.person.person_id
    dispute: Dispute = await turn.do(OneDispute(receipt["dispute_id"], person))
    offers: list[Offer] = await turn.do(OffersOf(receipt["dispute_id"], person))
    made = next(one for one in offers if one.offer_id == receipt["offer_id"])
    facts: Mapping[str, Any] = {"offer": terms_words(dispute, made.terms or Terms(), turn.language)}
    both = [one for one in offers if one.by not in (dispute.side, "mediator") and one.status == "open"]
    if made.status == "sealed":
        say_of(turn, "utter_mediation_offer_sealed", dispute, **facts)
    elif both and turn.answers.get("blind") == "yes":
        say_of(turn, "utter_mediation_offer_unsealed", dispute, **facts)
    else:
        say_of(turn, "utter_mediation_offer_made", dispute, **facts)


OFFER = Flow(
    service="mediation_offer",
    title=Words("提和解方案", "Making an offer"),
    subject=DISPUTE,
    fields=_fields(),
    on_submit=Submission(
        hand_in=_hand_in,
        tell=_tell,
        reopens={
            "utter_dispute_offer_empty": "words",
            "utter_dispute_offer_amount_odd": "amount",
            "utter_dispute_offer_currency_odd": "amount",
            "utter_dispute_offer_instalments_odd": "instalments",
            "utter_dispute_offer_day_past": "first_on",
            "utter_dispute_offer_day_missing": "first_on",
            "utter_dispute_offer_long": "words",
            "utter_dispute_offer_days_odd": "days",
            "utter_dispute_blind_late": "blind",
        },
        ends=("utter_dispute_over", "utter_dispute_agreed_already", "utter_dispute_unknown"),
    ),
    before_opening=_keeps_one_place,
    begin=_begin,
    kept=_kept,
    takes=takes,
    first_rules=(
        leaves_for_table,
        at_table,
        asked.rule,
        overheard.instead(_told_beside, "utter_mediation_heard"),
        adds,
    ),
    beside_rules=(overheard.along(_told_beside, "utter_mediation_heard"),),
    gather=_gather,
    facts_about=_facts_about,
    prefills=False,  # `begin` has read everything the opening sentence can say
    before_review=_before_review,
)
