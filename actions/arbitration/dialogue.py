"""Answers to questions about arbitration, each part of one answered; where no form is open, and in the middle of any.

The utterances rest on: agreement ARB-27, CPL-127; objections ARB-31; interim measures ARB-39, CPL-289; setting aside
ARB-72; enforcement CPL-248, CPL-250, CPL-290, CPL-304, ARI-29; awards abroad NYC-1, ARB-86; the respondent ARB-2025.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.arbitration.clause import tell_clause, tell_read
from actions.arbitration.fees import fee_estimate
from actions.arbitration.memory import told_in
from actions.arbitration.own import my_arbitrations, waits_for_payment
from actions.arbitration.readers.notice import number_in
from actions.arbitration.readers.told import follows_clause, goes_to_arbitration, goes_to_court
from actions.arbitration.telling import TOPIC, contact, tell_mine
from actions.defence.readers.suits import asks_until_when, says_sued, topic_of
from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full, today_there
from actions.dialogue.turn import Turn
from actions.enquiries.offering import SECRETARY, enquiry_button
from actions.hearing.labour_award import tell_labour_suit
from actions.hearing.readers import is_of_labour_award
from actions.readers.sides import standpoint
from actions.topic import topic
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import MENDED, NAMES_SCIA, REFUSED, ClauseCheck
from backend.arbitration.commands import ReadClause
from backend.arbitration.last_days import set_aside_until
from backend.shared.wording import Words, day
from backend.shared.zone_countries import country_of_zone

FILE = "arbitration_file"
"""The payload's key of a file whose clause is to be read."""
SLIP = "arbitration_slip"
"""The payload's key of a file that is the slip of a transfer."""
_ASK_SECRETARY = Words("问仲裁秘书处", "Ask the secretariat")
_READ_CLAUSE = Words("看看我的仲裁条款", "Look at my clause")
_APPLY = Words("开始申请仲裁", "Apply for arbitration")
_FEE = Words("仲裁费大概多少", "What it may cost")
_ANSWER = Words("写仲裁答辩", "Write my answer")
_WITHDRAW = Words("撤回我的申请", "Withdraw my application")
_SLIP = Words("这是仲裁费的转账凭证", "Proof of my arbitration fee")
_AFTER = Words("裁决以后怎么办", "What follows an award")
_LEAST, _LOOK_BACK = 1_000, 6
"""A number smaller than this is no amount in dispute; messages of the person behind which an amount is not meant."""
_SHORT = 60
"""Characters up to which a message only asks on."""
_OPENS: Mapping[str, str] = {
    "correct": "arbitration_supplement_form",
    "paid": "arbitration_payment_form",
    "withdraw": "arbitration_withdrawal_form",
    "answer": "arbitration_answer_form",
}
"""Topics that are steps of one's own arbitration, with the form of each."""
_OF_NOTICE = frozenset({"date", "datetime", "case_number"})
"""Parts of a notice of arbitration."""
_OF_CLAIM = frozenset({"contract", "amount", "respondent", "claims"})
"""The answers of somebody who claims by a clause."""
_AGAINST_IT = ("sued_anyway", "without_agreement")
"""Topics of a side that went another way than the clause says."""
_ARBITRATION_AGREED = frozenset({*NAMES_SCIA, "other", "abroad"})
_AS_DEFENDANT = frozenset({"default", "counterclaim", "jurisdiction", "extension", "brief"})
_SETS_ASIDE = frozenset({"utter_arbitration_set_aside", "utter_arbitration_set_aside_until"})
"""After these a day alone is that of the award's receipt."""
_NEXT: Mapping[str, str] = {"set_aside": "after", "respondent": "answer", "counterclaim": "answer"}
"""The button under an explanation."""
_OF_PAYMENT = frozenset(
    f"utter_arbitration_{name}"
    for name in ("news_accepted", "news_unpaid", "near_payment", "missed_payment", "account", "payment_waiting")
)
"""Utterances about the fee right after which "paid" means it."""
_OWN = ("start_arbitration", "ask_arbitration")
_ASKED = (
    "set_aside", "withdraw", "paid", "account", "mine", "correct", "counterclaim", "answer", "respondent", "interim",
    "after_award", "model", "court_instead",
)  # fmt: skip
"""Topics by their phrases ``arbitrates_<topic>``, the first that fits."""


async def arbitration(turn: Turn) -> None:
    """Answer what a message asks of arbitration, or say how it is begun."""
    wanted = str(turn.answer.pressed.get(TOPIC, "")) or topic_asked(turn.answer.text)
    if (file_id := turn.answer.pressed.get(FILE)) is not None:
        await read_file(turn, str(file_id))
    elif wanted == "fee":
        await fee(turn)
    elif wanted == "abroad":
        turn.say("utter_arbitration_award_abroad", _buttons(turn, "set"))
    elif wanted == "clause":
        tell_checked(turn, check_clause(without_deeds(turn.answer.text)))
    elif wanted in _AGAINST_IT:
        turn.say(f"utter_arbitration_{wanted}", _buttons(turn))
    elif wanted == "paste":
        turn.say("utter_arbitration_clause_wanted")
    elif not wanted and _answers_one(turn) and asks_due(turn.answer.text):
        _tell_due(turn)
    elif not wanted and _answers_one(turn) and asks_as_respondent(turn.answer.text):
        await explain(turn, "counterclaim" if topic_of(turn.answer.text) == "counterclaim" else "respondent")
    elif wanted in _OPENS and not _only_asks(turn):
        turn.events.append(FollowupAction(_OPENS[wanted]))
    elif wanted == "account" or (not wanted and turn.has_draft and asks_account(turn.answer.text)):
        turn.say("utter_arbitration_account", _buttons(turn), **await contact(turn))
    elif wanted in _OPENS:
        await _explain_step(turn, wanted)
    elif wanted == "mine":
        if not await tell_mine(turn):
            turn.say("utter_arbitration_none_of_mine", _buttons(turn, "apply", "clause"))
    elif wanted in _ASKED:
        await explain(turn, wanted)
    else:
        await _tell_ways(turn)


def asks_due(text: str) -> bool:
    """Return whether a text asks until when an answer is due, or how many days there are for it."""
    return asks_until_when(text) or topic_of(text) == "period"


def asks_as_respondent(text: str) -> bool:
    """Return whether a text asks what a defendant asks of a court; a respondent hears what holds in arbitration."""
    return topic_of(text) in _AS_DEFENDANT


def _answers_one(turn: Turn) -> bool:
    """Return whether the writer answers an arbitration: in that form, by their words, or by what we just said."""
    in_form = turn.has_draft and turn.draft.service == "arbitration_answer"
    spoken = "utter_arbitration_respondent" in turn.said_before
    return in_form or (not turn.has_draft and (spoken or said("names_respondent", turn.answer.text)))


def _tell_due(turn: Turn) -> None:
    """Tell the last day the notice names, as far as it was told, and that only the notice names it."""
    due = str(turn.answers.get("due", "")) if turn.has_draft else ""
    if due:
        named = full(date.fromisoformat(due), turn.language)
        over = date.fromisoformat(due) < today_there(turn)
        turn.say("utter_arbitration_answer_over" if over else "utter_arbitration_answer_watched", due=named)
    turn.say("utter_arbitration_answer_why_due")


def _only_asks(turn: Turn) -> bool:
    """Return True if a message asks about a step without the wish to take it."""
    return turn.answer.asks and not turn.answer.pressed


async def _explain_step(turn: Turn, wanted: str) -> None:
    """Say what a step means to whoever only asks, with a button that takes it where one of theirs goes on."""
    if wanted == "correct":
        turn.events.append(FollowupAction(_OPENS[wanted]))
    elif wanted == "paid":
        if not await tell_mine(turn):
            turn.say("utter_arbitration_none_of_mine", _buttons(turn, "apply", "clause"))
    elif wanted == "answer":
        await explain(turn, "respondent")
    elif any(one.withdrawal or one.status == "withdrawn" for one in await my_arbitrations(turn)):
        await tell_mine(turn)
    else:
        turn.say("utter_arbitration_withdraw", _buttons(turn, "withdraw", "set"))


def form_meant(turn: Turn) -> str:
    """Return the form of the step a message wishes to take in an arbitration of the person's; nothing without one."""
    return "" if _only_asks(turn) else _OPENS.get(topic_asked(turn.answer.text), "")


def service_meant(message: UserMessage, inside: str = "") -> str:
    """Return the service of arbitration a message wishes for: a step of one that goes on, or an application.

    Args:
        message: heard as the wish for an application.
        inside: the service of the form that is open; whoever answers an arbitration applies for none by the way.
    """
    step = "" if message.pressed or message.asks else _OPENS.get(topic_asked(message.text), "")
    if step:
        return step.removesuffix("_form")
    stays = inside == "arbitration_answer" and not message.pressed and not said("wants_arbitration", message.text)
    return inside if stays else "arbitration"


async def withdrawal_asked(turn: Turn) -> bool:
    """Answer whether an application can be withdrawn: a suit is withdrawn by other rules. False for anything else."""
    if turn.answer.pressed or turn.has_draft or topic_asked(turn.answer.text) != "withdraw":
        return False
    await arbitration(turn)
    return True


async def notice_told(turn: Turn) -> bool:
    """Begin the respondent's answer for who wants it, or tells the notice's days or number, where it was explained."""
    heard = turn.answer
    spoken = "utter_arbitration_respondent" in turn.said_before and not (turn.has_draft or heard.pressed or heard.asks)
    tells = any(one.get("entity") in _OF_NOTICE for one in heard.entities) or bool(number_in(heard.text, asked=False))
    if spoken and (tells or said("names_respondent", heard.text)):
        turn.events.append(FollowupAction(_OPENS["answer"]))
        return True
    return False


async def notice_asked(turn: Turn) -> bool:
    """Say what a respondent does to who asks what to do in a message that tells of a notice; False for another."""
    whole = str(turn.tracker.latest_message.get("text") or "")
    if turn.has_draft or turn.answer.pressed or not tells_of_notice(whole):
        return False
    await explain(turn, "respondent")
    return True


async def claim_told(turn: Turn) -> bool:
    """Begin the application for who tells of contract, sum or side right after a clause for SCIA was read."""
    heard = turn.answer
    spoken = follows_clause(turn.said_before, heard.text) or "utter_arbitration_ways" in turn.said_before
    if not spoken or turn.has_draft or heard.pressed or heard.asks or goes_to_court(heard.text):
        return False
    if _OF_CLAIM.isdisjoint(told_in(heard)):
        return False
    turn.events.append(FollowupAction("arbitration_form"))
    return True


async def account_asked(turn: Turn) -> bool:
    """Say where the fee is paid to, whoever asks while arbitration is spoken of; False for anything else."""
    ours = topic(turn) == "arbitration" and not turn.answer.pressed and said("asks_account", turn.answer.text)
    if ours:
        turn.say("utter_arbitration_account", _buttons(turn), **await contact(turn))
    return ours


async def paid(turn: Turn) -> bool:
    """Open the report of a payment where SCIA's fee was just spoken of ("钱我交了"); False where it is another's."""
    said_now = turn.answer
    if said_now.pressed or said_now.asks or turn.has_draft or len(said_now.text) > _SHORT:
        return False
    spoken = any(name in _OF_PAYMENT for name in turn.said_before) and said("says_paid", said_now.text)
    if spoken or said("arbitrates_paid", said_now.text):
        turn.events.append(FollowupAction(_OPENS["paid"]))
        return True
    return False


async def slip_button(turn: Turn, file_id: str) -> list[dict[str, str]]:
    """A button that reports a file as the slip of a payment, where SCIA waits for one of this person."""
    waits = any(waits_for_payment(one) for one in await my_arbitrations(turn))
    payload: dict[str, str] = {TOPIC: "paid", SLIP: file_id}
    return [button(turn.language, _SLIP, "ask_arbitration", **payload)] if waits else []


def asks_account(text: str) -> bool:
    """Return whether a text asks where a fee is to be paid to."""
    return bool(text) and (said("arbitrates_account", text) or said("asks_account", text))


async def what_now(turn: Turn) -> None:
    """Say where to go after a clause that does not hold as it is; else how arbitration is begun."""
    told = turn.said_before
    if any(f"utter_arbitration_clause_{outcome}" in told for outcome in MENDED):
        turn.say("utter_arbitration_clause_what_now")
    else:
        await _tell_ways(turn)


async def _tell_ways(turn: Turn) -> None:
    """Say how arbitration is begun."""
    turn.say("utter_arbitration_ways", _buttons(turn, "apply", "clause", "fee"), **await contact(turn))


async def explain(turn: Turn, wanted: str) -> None:
    """Explain one thing; after an award with the last day, where the day it came is told."""
    if wanted in ("set_aside", "after_award") and is_of_labour_award(turn.answer.text):
        tell_labour_suit(turn)  # each side of the job has a way of its own
    elif wanted in ("set_aside", "after_award") and (received := _day_told(turn)) is not None:
        last = set_aside_until(received)
        facts: dict[str, Any] = {
            "received": day(received, turn.language),
            "last": day(last, turn.language),
            "year": last.year,
        }
        turn.say("utter_arbitration_set_aside_until", **facts)
    elif wanted == "model":
        turn.say("utter_arbitration_model_clause", _buttons(turn, "clause"))
    else:
        turn.say(f"utter_arbitration_{wanted}", _buttons(turn, _NEXT.get(wanted, "set")))


async def answered_instead(turn: Turn) -> bool:
    """Answer a message that only sounds like the wish to apply, or is no matter for SCIA; False where it is one."""
    text = turn.answer.text
    found = check_clause(text)
    asked = topic_asked(text)
    shown = asked not in _AGAINST_IT and (waits_for_file(turn) or said("looks_at_clause", text))
    if found.outcome in REFUSED or (shown and found.outcome not in ("none", "unclear")):
        tell_checked(turn, found)
        return True
    if turn.answer.asks or asked in ("fee", "abroad", *_AGAINST_IT, *_ASKED):
        await arbitration(turn)
        return True
    return False


async def read_file(turn: Turn, file_id: str) -> None:
    """Read the clause in a photo or PDF that was sent."""
    found: ClauseCheck = await turn.do(ReadClause(turn.person.person_id, file_id))
    tell_read(turn, found.quote)
    tell_checked(turn, found)


def file_button(turn: Turn, file_id: str) -> dict[str, str]:
    """A button that has the clause in a file read."""
    return button(turn.language, _READ_CLAUSE, "ask_arbitration", **{FILE: file_id})


def waits_for_file(turn: Turn) -> bool:
    """Return True after a clause was asked for: a file that is sent then holds it."""
    return "utter_arbitration_clause_wanted" in turn.said_last


async def take_up(turn: Turn) -> bool:
    """Read a clause that was asked for or is doubtful, and the amount told to the question of the fee; else False."""
    said_now = turn.answer
    if said_now.pressed or not said_now.text:
        return False
    if said_now.decision == "ask_back" and said_now.intent in _OWN and _speaks_of_clause(said_now.text):
        await arbitration(turn)
        return True
    if not (said_now.is_sure or said_now.asks or turn.has_draft) and said("arbitrates_answer", said_now.text):
        turn.events.append(FollowupAction(_OPENS["answer"]))
        return True
    if await account_asked(turn) or await paid(turn):
        return True
    if topic(turn) == "arbitration" and _asks_fee_on(turn):
        await fee(turn)
        return True
    of_award = said("names_award", said_now.text) or any(map(_SETS_ASIDE.__contains__, turn.said_before))
    if topic(turn) == "arbitration" and of_award and _day_told(turn) is not None:
        await explain(turn, "set_aside")
        return True
    if not waits_for_file(turn):
        return False
    found = check_clause(turn.answer.text)
    if found.outcome == "none" and turn.answer.asks:
        return False
    tell_checked(turn, found)
    return True


async def fee(turn: Turn) -> None:
    """Tell the fee of arbitration, also asked in half a sentence while arbitration is spoken of."""
    amount, currency = _amount(turn)
    utter, facts = await fee_estimate(turn, amount, currency)
    turn.say(utter, _buttons(turn, "set"), **facts)


def is_about_award_abroad(text: str) -> bool:
    """Return whether a text asks what an award of arbitration is worth in another country."""
    return bool(text) and said("names_award", text) and said("arbitrates_abroad", text)


def is_about_mine(text: str) -> bool:
    """Return whether a text asks how one's own arbitration stands."""
    return bool(text) and said("arbitrates_mine", text)


def asks_of_arbitration(text: str) -> bool:
    """Return whether a question is about arbitration as this service answers it."""
    asked = topic_asked(text)
    return asked in ("abroad", *_ASKED) or (asked == "fee" and said("arbitrates_fee", text))


def _asks_fee_on(turn: Turn) -> bool:
    """Return True if arbitration's fee is asked while it is spoken of, or the amount is told to that question."""
    told = any(name in turn.said_before for name in ("utter_arbitration_fee_how", "utter_arbitration_fee"))
    amount = next(_amounts(turn.answer.entities), None) is not None
    short = len(turn.answer.text) <= _SHORT
    return short and ((told and amount) or said("arbitrates_fee", turn.answer.text))


def topic_asked(text: str) -> str:
    """Return the part of arbitration a text asks for; nothing for arbitration itself."""
    if not text:
        return ""
    if is_about_award_abroad(text):
        return "abroad"
    if against := _against_agreement(text):
        return against
    if check_clause(without_deeds(text)).outcome in REFUSED:
        return "clause"
    has_award = said("names_award", text)
    asked = next((one for one in _ASKED if said(f"arbitrates_{one}", text) and not (one == "answer" and has_award)), "")
    only_wish = asked == "respondent" and (said("wants_arbitration", text) or not tells_of_notice(text))
    in_clause = asked == "court_instead" and _speaks_of_clause(text)
    if asked and not only_wish and not in_clause:
        return asked
    if said("arbitrates_fee", text):
        return "fee"
    if has_award and standpoint(text).side == "won":
        return "after_award"
    return "clause" if _speaks_of_clause(text) and said("arbitrates_by_clause", text) else ""


def tells_of_notice(text: str) -> bool:
    """Return True if a stretch says that the other side began an arbitration, or that its notice has come.

    "对方不付货款 我怎么申请仲裁" says neither: who applies there is the writer.
    """
    stretches = [part for piece in pieces(text) for part in (piece.split() if not piece.isascii() else (piece,))]
    return any(said("arbitrates_respondent", part) for part in stretches) or said("arbitrates_answer", text)


def _speaks_of_clause(text: str) -> bool:
    """Return True if a text holds a clause, or names one's contents; a question that names no body holds none."""
    outcome = check_clause(without_deeds(text)).outcome
    return outcome not in ("none", "court") and not (outcome == "unclear" and said("asks_softly", text))


def _against_agreement(text: str) -> str:
    """Return how a side went another way than agreed, to a court or to arbitration; else nothing."""
    if not said("asks_softly", text):
        return ""
    told = [piece for piece in pieces(text) if not said("asks_softly", piece)]
    deeds = [piece for piece in told if says_sued(piece) or said("arbitrates_other_side", piece)]
    clause = "".join(piece for piece in told if piece not in deeds)
    agreed = check_clause(clause).outcome
    named = agreed in _ARBITRATION_AGREED or (agreed == "unclear" and not said("have_none", clause))
    if any(goes_to_court(piece) for piece in deeds) and named:
        return "sued_anyway"
    court_only = agreed in ("court", "none") and any(goes_to_court(piece) for piece in told if piece not in deeds)
    return "without_agreement" if court_only and any(goes_to_arbitration(piece) for piece in deeds) else ""


def without_deeds(text: str) -> str:
    """A question without what a side has done and what is asked ("但他却去法院告我"): both are told of no clause."""
    if not said("asks_softly", text):
        return text
    none = ("asks_softly", "arbitrates_other_side")
    kept = [piece for piece in pieces(text) if not says_sued(piece) and not any(said(one, piece) for one in none)]
    return "".join(kept) or text


def tell_checked(turn: Turn, found: ClauseCheck) -> None:
    """Tell a clause's check, with what can be done next."""
    names = ("apply", "fee", "set") if found.names_scia else ("set",)
    tell_clause(turn, found, _buttons(turn, *names))


def _day_told(turn: Turn) -> date | None:
    """The day an award came; a date that is told as the award's own is none."""
    if not said("arbitrates_received", turn.answer.text):
        return None
    told = read_told_day(turn.answer, today_there(turn), country_of_zone(turn.timezone), "past")
    return told.day if told is not None else None


def _amount(turn: Turn) -> tuple[Decimal | None, str]:
    """The amount in dispute with its currency: told now, in the open application, or in one of the last messages."""
    own = next(_amounts(turn.answer.entities), None)
    if own is not None:
        return own
    kept = str(turn.answers.get("amount", "")) if turn.has_draft else ""
    if kept:
        figure, _, currency = kept.partition(" ")
        return Decimal(figure), currency
    events = [event for event in reversed(turn.tracker.events) if event.get("event") == "user"][1 : _LOOK_BACK + 1]
    told = (found for event in events for found in _amounts((event.get("parse_data") or {}).get("entities") or ()))
    return next(told, (None, "CNY"))


def _amounts(entities: Any) -> Iterator[tuple[Decimal, str]]:
    for entity in entities:
        value = entity.get("value")
        if entity.get("entity") == "money" and isinstance(value, Mapping):
            yield Decimal(str(value["amount"])), str(value.get("currency", "CNY"))
        elif entity.get("entity") == "number" and isinstance(value, int | float) and value >= _LEAST:
            yield Decimal(str(value)), "CNY"


def _buttons(turn: Turn, *names: str) -> list[dict[str, str]]:
    """Buttons to ask on by, and the secretariat's; none in the middle of a form, whose own question follows."""
    if turn.has_draft:
        return []
    titles = {
        "clause": (_READ_CLAUSE, "paste"), "fee": (_FEE, "fee"), "after": (_AFTER, "after_award"),
        "withdraw": (_WITHDRAW, "withdraw"), "answer": (_ANSWER, "answer"),
    }  # fmt: skip
    found = [button(turn.language, _APPLY, "start_arbitration")] if "apply" in names else []
    asked = [titles[one] for one in names if one in titles]
    found += [button(turn.language, title, "ask_arbitration", **{TOPIC: one}) for title, one in asked]
    return [*found, enquiry_button(turn, "arbitration", SECRETARY, _ASK_SECRETARY)]
