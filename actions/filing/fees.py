"""Costs of a case at the court: each step of the sum, the possible half once only, when to pay, who may pay less.

Asked in the middle of a form it is answered at once from what was said, else from what the form knows; asked alone,
what is missing is asked for (`fee_form.py`). The court's own notice of payment always counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.phrases import spans
from actions.dialogue.turn import Turn
from actions.filing.appeal_fee import tell_from_first
from actions.filing.at_stake import at_stake
from actions.filing.cases import my_cases
from actions.filing.claims import drafted
from actions.filing.court import amount_of
from actions.filing.elements import first_sum
from actions.filing.progress import tell_next
from actions.filing.readers import said_money
from actions.filing.readers.asked_around import about_something_else, settles
from actions.filing.readers.fee_wishes import KIND_CHOICES, FeeWish, fee_wish, kind_or_cause, speaks_of_suing
from actions.filing.refund_told import tell_refund_due
from actions.topic import kinds_asked
from backend.filing.causes.guides import load_causes
from backend.filing.commands import EstimateCourtFee
from backend.filing.fees.court_fee import Fee
from backend.filing.fees.estimate import FeeEstimate
from backend.filing.fees.payment import most_after_reduction, prepayment
from backend.filing.fees.rates import FeeKind, load_fee_table
from backend.filing.fees.steps import yuan_number
from backend.shared.wording import Words

_TOPIC_NOTES: Mapping[str, tuple[str, ...]] = {
    "pay": ("prepay", "unpaid", "prepay_wages"),
    "relief": ("relief_person", "relief_organisation"),
    "refund": ("refund", "half"),
    "half": ("half",),
    "bears": ("loser_pays", "same_for_all"),
    "how": ("prepay", "unpaid"),
}
"""Notes that answer each question about paying: FEE-20 and FEE-INT213, FEE-44, FEE-21 and FEE-27, FEE-29 and FEE-55."""
_MORE = (
    ("relief", Words("交不起怎么办", "If I cannot afford it")),
    ("refund", Words("能退吗", "Is it refunded?")),
    ("bears", Words("最后谁出", "Who pays in the end?")),
    ("how", Words("怎么交", "How to pay")),
)


async def court_fee(turn: Turn) -> None:
    """Answer in one go, wherever it is asked; with too little said, explain the scale and offer the usual kinds."""
    if tell_from_first(turn):
        return
    said = known_from_talk(turn, fee_wish(turn.answer))
    if told_that_we_are_free(turn):
        return
    if said.topic and said.amount is None:
        await tell_own(turn)
        tell_topic(turn, said)
        return
    wish = known_from_form(turn, said)
    if not wish.is_named and wish.amount is None:
        await tell_scale(turn)
        return
    found = await estimate(turn, wish)
    if wish.amount is None and found.kind == "divorce":
        await tell_divorce(turn)
        turn.say("utter_court_fee_divorce_property")
    elif found.fee is None:
        turn.say("utter_court_fee_scale")
    else:
        tell_fee(turn, wish, found, found.fee)
        if wish.amount is None and found.kind in _RAISED_BY_A_SUM:
            turn.say("utter_court_fee_say_sum")


async def tell_own(turn: Turn) -> None:
    """Say the fee of the one case whose notice has come, and by when, before how any fee is paid."""
    if turn.has_draft or turn.answer.pressed:
        return
    due = [case for case in await my_cases(turn) if case.deadline_for == "fee"]
    if len(due) == 1:
        await tell_next(turn, due[0].case_id)


def told_that_we_are_free(turn: Turn) -> bool:
    """Say that the house itself charges nothing, where that is asked; False where a court's fee is meant."""
    if turn.answer.pressed or fee_wish(turn.answer).is_named or not says("asks_our_charge", turn.answer.text):
        return False
    turn.say("utter_house_is_free")
    return True


async def follow_up(turn: Turn) -> bool:
    """Answer a short question right after a fee was told ("离婚呢", "什么时候交", "要是和解呢") as one about fees."""
    spoke = any(name.startswith("utter_court_fee") for name in turn.said_last)
    text = turn.answer.text
    if not spoke or turn.answer.pressed or len(text) > _SHORT or about_something_else(text):
        return False
    if turn.answer.is_sure and turn.answer.intent == _OF_FEES:
        return False  # a fee that is asked for whole is asked for step by step
    wish = fee_wish(turn.answer)
    if wish.topic is None and wish.amount is None and _asks_of_its_own(turn.answer):
        return False
    if wish.topic is None and wish.amount is None and not wish.is_named and settles(text):
        tell_topic(turn, FeeWish(topic="half"))
        return True
    if wish.topic is None and wish.amount is None and not wish.is_named:
        return False
    await court_fee(turn)
    return True


def _asks_of_its_own(message: UserMessage) -> bool:
    """Return True if a message that only names a kind of case asks something else of it ("要不要再办一次")."""
    return message.is_sure and message.asks and message.intent not in _LEANING and not asks_price(message.text)


async def take_up(turn: Turn) -> bool:
    """Take up a price asked where nothing was spoken of: "要幾錢呀" alone, or with a fee of the court's named."""
    said = turn.answer
    if turn.has_draft or said.pressed or len(said.text) > _SHORT or about_something_else(said.text):
        return False
    if not asks_price(said.text) or not (_asks_price_alone(said.text) or fee_wish(said).kind is not None):
        return False
    if known_from_talk(turn, FeeWish()).kind is not None:  # of what was explained before a thank-you
        await court_fee(turn)
    else:
        turn.events.append(FollowupAction("court_fee_form"))
    return True


def asks_price(text: str) -> bool:
    """Return True if a text asks what something costs."""
    return "cost" in kinds_asked(text)


def _asks_price_alone(text: str) -> bool:
    """Return True if a text is a price asked for and small words: "这双鞋多少钱" asks for something of its own."""
    start, end = spans("asks_cost", text)[0]
    return set(text[:start] + text[end:]) <= _SMALL_SIGNS


_SMALL_SIGNS = frozenset("要那咁呀啊呢吖喎嘅的了吗嗎系係是即 ,，.。?？!！")
_SHORT = 24
_OF_FEES = "ask_court_fee"
_LEANING = frozenset({_OF_FEES, "inform", "out_of_scope", "start_filing", "start_mediation", "withdraw_filing"})
"""Intents of a short question after a fee that may still be about the fee ("离婚呢", "要是和解呢")."""


async def tell_scale(turn: Turn) -> None:
    """Explain how fees grow with the sum, and offer the usual kinds."""
    turn.say("utter_court_fee_scale", _kind_buttons(turn))


_RAISED_BY_A_SUM = ("personality", "ip", "recognition", "enforcement", "preservation")


def known_from_form(turn: Turn, wish: FeeWish) -> FeeWish:
    """In the middle of a filing "how much is the fee" means this case: its cause and amount fill what was not said."""
    if wish.is_named or wish.amount is not None or not turn.has_draft or turn.draft.service != "filing":
        return wish
    kind, cause = kind_or_cause(str(turn.answers.get("cause", "")))
    amount, currency = amount_of(turn.answers)
    made = drafted(turn.answers)
    if amount is None and made is not None and made.amount:
        amount, currency = made.amount, made.currency
    if amount is None and (sum_told := at_stake(turn) or first_sum(turn.answers)) is not None:
        amount, currency = sum_told
        kind = kind or (None if cause and cause != "other" else "property")
    return replace(wish, kind=kind, cause=cause, amount=amount, currency=currency)


def known_from_talk(turn: Turn, wish: FeeWish) -> FeeWish:
    """Take "what does that cost" for the fee of what was just explained, or of the decision just told of.

    The sum in dispute may stand in another clause of the message ("he owes me 180,000 …, how much is the fee").
    """
    if wish.amount is None and not turn.answer.pressed and not turn.has_draft:
        message = turn.whole
        whole = fee_wish(message) if len(message.values("money")) == 1 else wish
        if whole.kind in (None, wish.kind) and whole.amount is not None:
            wish = replace(wish, amount=whole.amount, currency=whole.currency, cause=wish.cause or whole.cause)
    if wish.is_named:
        return wish
    told = turn.spoken_before
    kind = next((kind for begins, kind in _EXPLAINED for name in told if name.startswith(begins)), None)
    if kind is not None or turn.has_draft:
        return replace(wish, kind=kind)
    wished = [fee_wish(earlier) for earlier in turn.typed_before(_LOOKED_BACK)]
    decided = next((one.kind for one in wished if one.kind in _OF_DECISIONS), None)
    if decided is not None and not speaks_of_suing(turn.answer.text):
        return replace(wish, kind=decided)
    if any(name.startswith(_FEE_TOLD) for name in told):
        return wish  # that matter's fee was told; who asks again means another
    matter = next((one for one in wished if one.kind in _OF_MATTERS or one.cause is not None), FeeWish())
    return replace(wish, kind=matter.kind, cause=matter.cause)


_LOOKED_BACK, _FEE_TOLD = 2, "utter_court_fee"
_OF_MATTERS: frozenset[FeeKind] = frozenset({"divorce", "labour"})
"""Kinds that name what somebody would sue about, as a cause does ("how long does a divorce take?", "and the fee")."""
_OF_DECISIONS: frozenset[FeeKind] = frozenset({"recognition", "divorce_recognition"})
"""Kinds that stay what is spoken of: who has won abroad already asks for no new suit's fee."""


_EXPLAINED: tuple[tuple[str, FeeKind], ...] = (
    ("utter_filing_recognition_divorce", "divorce_recognition"),
    ("utter_filing_recognition_", "recognition"),
    ("utter_filing_enforcement", "enforcement"),
    ("utter_filing_preservation", "preservation"),
)
"""Beginnings of the utterances that explain something, and the fee of each."""


async def estimate(turn: Turn, wish: FeeWish) -> FeeEstimate:
    """Estimate what the court would charge, as far as the wish tells.

    Raises:
        Declined: ``filing_amount_impossible``, ``filing_currency_unknown``.
    """
    kind = wish.kind or (None if wish.cause else "property")
    found: FeeEstimate = await turn.do(EstimateCourtFee(kind, wish.cause or "other", wish.amount, wish.currency))
    return found


async def tell_divorce(turn: Turn) -> None:
    """A divorce has a price without any sum; the part for property comes on top (FEE-13.2a)."""
    wish = FeeWish(kind="divorce", amount=Decimal(0))
    found = await estimate(turn, wish)
    if found.fee is not None:
        tell_fee(turn, wish, found, found.fee)


def tell_fee(turn: Turn, wish: FeeWish, found: FeeEstimate, fee: Fee) -> None:
    """Say the fee with every step, its rule, the possible half, the doubts, and when it is paid."""
    language = turn.language
    first = prepayment(fee.kind)
    relief = turn.phrase("utter_court_fee_relief", most=yuan_number(most_after_reduction(fee.total)))
    notes = [note for note in (*found.note, *fee.note) if note not in (*_halving(), _halved())]
    buttons = [_topic_button(turn, topic, title) for topic, title in _MORE if fee.half_grounds]
    turn.say(
        "utter_court_fee",
        buttons,
        about=_about(turn, wish),
        charge=(_CASE_FEE if fee.half_grounds else _REQUEST_FEE).say(language),
        total=yuan_number(fee.total),
        estimate=Words("约 ", "about ").say(language) if fee.estimate else "",
        steps="\n".join(f"• {step.text.say(language)}" for step in fee.steps),
        half=_half(turn, fee),
        notes="".join(f"\n• {note.say(language)}" for note in notes),
        pay=first.text.say(language),
        relief=f"\n{relief}" if first.needed else "",
        rule=fee.cite.say(language),
    )


_CASE_FEE, _REQUEST_FEE = Words("诉讼费", "court fee"), Words("费用", "fee")


def _halving() -> tuple[Words, ...]:
    notes = load_fee_table().notes
    return notes["half"], notes["half_on_appeal"]


def _halved() -> Words:
    """The note of a fee that is half already: that of a counterclaim."""
    return load_fee_table().notes["halved_already"]


def _half(turn: Turn, fee: Fee) -> str:
    """Say what may be left, and on which condition, once only (FEE-15, FEE-16, FEE-INT206)."""
    why = next((note.say(turn.language) for note in fee.note if note in _halving()), "")
    if _halved() in fee.note:
        return _halved().say(turn.language)
    if not fee.half_grounds:
        return turn.phrase("utter_court_fee_no_half")
    return turn.phrase("utter_court_fee_half", halved=yuan_number(fee.halved), why=why)


def _about(turn: Turn, wish: FeeWish) -> str:
    """Say what is charged, as it was understood, so that a wrong understanding is seen."""
    code = wish.kind or wish.cause or "property"
    label = _NAMES.get(code) or next((choice.label for choice in KIND_CHOICES if choice.value == code), None)
    cause = load_causes().get(code)
    name = (label or (cause.everyday if cause else _NAMES["property"])).say(turn.language)
    if not wish.amount:
        return name
    comma = Words("，", ", ").say(turn.language)
    return f"{name}{comma}{said_money(f'{wish.amount:.2f} {wish.currency}', turn.language)}"


_NAMES: Mapping[str, Words] = {
    "property": Words("财产案件", "Money or property"),
    "ip": Words("知识产权", "Intellectual property"),
    "jurisdiction_objection": Words("管辖权异议", "Objection to jurisdiction"),
    "appeal": Words("上诉", "Appeal"),
    "ruling_appeal": Words("对裁定上诉", "Appeal against a ruling"),
    "counterclaim": Words("反诉", "Counterclaim"),
    "recognition": Words("申请承认境外裁判", "Recognition of an outside decision"),
    "divorce_recognition": Words("申请承认外国离婚判决", "Recognition of a foreign divorce"),
    "enforcement": Words("申请执行", "Enforcement"),
    "preservation": Words("财产保全", "Preservation of property"),
    "arbitration_review": Words("撤销仲裁裁决等", "Review of an arbitration"),
}


def tell_topic(turn: Turn, wish: FeeWish) -> None:
    """Say what is asked about paying, from the same notes as the fee itself."""
    topic = wish.topic or "pay"
    notes = load_fee_table().notes
    own = prepayment(wish.kind) if topic == "pay" and wish.kind not in (None, "labour") else None
    said = [note.say(turn.language) for note in (notes[name] for name in _TOPIC_NOTES[topic])]
    if own is not None:
        colon = Words("：", ": ").say(turn.language)
        said = [f"{_about(turn, wish)}{colon}{own.text.say(turn.language)}"]
        if own.rule == "FEE-22":  # only what the court gives notice of counts as withdrawn
            said.append(notes["unpaid"].say(turn.language))
    lines = "\n".join(f"• {note}" for note in said)
    if topic == "how":
        lines = f"• {turn.phrase('utter_court_fee_how')}\n{lines}"
    elif topic == "relief":
        lines = f"{lines}\n• {turn.phrase('utter_court_fee_relief_how')}"
    reckon = button(turn.language, Words("算一算诉讼费", "Work out a fee"), "ask_court_fee")
    turn.say("utter_court_fee_topic", [reckon], lines=lines)
    if topic == "refund":
        tell_refund_due(turn)


def _topic_button(turn: Turn, topic: str, title: Words) -> dict[str, str]:
    return button(turn.language, title, "ask_court_fee", fee_topic=topic)


def _kind_buttons(turn: Turn) -> list[dict[str, str]]:
    return [button(turn.language, choice.label, "ask_court_fee", fee_kind=choice.value) for choice in KIND_CHOICES]
