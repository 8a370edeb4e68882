"""Answers questions of law from the library: outright, by choice of a few, or with the way to an office that is asked.

A question is answered anywhere and opens nothing. Where the library is certain it also answers what another intent
would answer less to the point, and what would not be understood.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from actions.defence.outside import asks_of_another_paper
from actions.defence.readers.suits import says_sued
from actions.dialogue.message import UserMessage
from actions.dialogue.outside import wishes_outright
from actions.dialogue.phrases import said
from actions.dialogue.readers.judgments import OutsideDecision, judgment_taken_to, outside_decision
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn, in_form
from actions.filing.fees import known_from_talk
from actions.filing.information import tell_recognition
from actions.filing.readers.fee_wishes import FeeWish
from actions.protection.arrears_told import tell_arrears
from actions.protection.follow_up import follow_up
from actions.protection.linked import knows_link, link_told, told_in_form
from actions.protection.may_sue import told_whether_one_may_sue
from actions.protection.next_asked import surely_follows
from actions.protection.readers.follow_ups import kinds_of_time, points_back
from actions.protection.readers.own_questions import asks_whether, is_question, is_yes_or_no, leans, own_questions
from actions.protection.reckoned import interest_asked, reckon, reckons_interest, renewed
from actions.protection.talk_ground import told_on_ground
from actions.protection.telling import (
    ENTRY,
    PART,
    RULE,
    offer_candidates,
    office_name,
    refuse,
    say_unknown,
    tell_entry,
    tell_likely,
    tell_rule,
)
from actions.protection.whose_question import (
    NARROW,
    STRANGE,
    asks_of_status,
    begins_nothing,
    beyond_the_desk,
    is_claimed_from,
    is_explained,
    is_no_list,
    is_own_matter,
    kept_here,
    level_of,
    may_be_of_law,
    only_asks,
)
from actions.readers.sides import standpoint
from actions.readers.standing import stands
from backend.arbitration.clause_check.check import check_clause
from backend.protection.commands import FindLaw, GetLawEntry
from backend.protection.model import Finding, LawEntry

MOST_ANSWERS: Final = 3
_SHORTEST_PART: Final = 5
"""Characters; less than that is no question of its own."""
_SHORTEST_TOLD: Final = 6
"""Characters; less than that tells nothing that happened."""
_NEARLY_CERTAIN: Final = 0.8
"""Belief from which what is only told, and asks nothing, is answered as what may be meant."""
_WISHES: Final = "start_"
"""Beginning of the intents that begin something."""
_OF_ARBITRATION: Final = frozenset({"ask_arbitration", "start_arbitration"})
_OF_SETTLING: Final = "mediation"
"""The way of who asks whether one can come to terms."""
_NO_SERVICE: Final = frozenset({"children", "consular", "everyday", "family", "overseas_chinese", "property"})
"""Pages of the library about what is done before other offices than those people are led to here."""
_SETTLED: Final = "defendant_settle"
"""Entry of the law library."""
_OF_ONE_SIDE: Final = frozenset({"enforcement_third_party", "payment_order_received", "preservation_against_me"})
"""Entries whose questions tell the side by themselves: asking which one it is would be deaf."""
_OF_DECISIONS: Final = frozenset({"foreign_judgments", "enforcement"})
_ASKS_OF_JUDGMENTS: Final = frozenset({"ask_enforcement", "ask_law", "ask_document_service"})
_TAKEN_TO: Final = {"foreign": "rec_chinese_judgment_abroad", "HK": "rec_mainland_judgment_in_hong_kong"}
"""Entry on a judgment of the mainland that is wanted to count elsewhere, by the place."""
_FOUND: Final[WeakKeyDictionary[Turn, dict[str, tuple[Finding, Sequence[Finding]]]]] = WeakKeyDictionary()
"""Results of a turn's messages, which several ways to answer ask for; gone with the turn."""


async def answer_law(turn: Turn) -> None:
    """Answer a question that was heard as one of law, or a button under an answer."""
    if (named := turn.answer.pressed.get(ENTRY)) is not None:
        rule = turn.answer.pressed.get(PART) == RULE
        await tell_entry_named(turn, str(named), tell_rule if rule else tell_entry)
    elif not turn.answer.text:
        turn.say("utter_law_invitation", office=office_name(turn))
    elif not (await link_told(turn) or await told_in_form(turn)):
        await _answer_question(turn)


async def asked_to_check_paper(turn: Turn) -> bool:
    """Tell what a paper must say that somebody shows and asks about; nothing is sued for with it. False for others."""
    text = turn.answer.text
    if turn.has_draft or turn.answer.pressed or not said("asks_to_check_paper", text):
        return False
    if said("names_arbitration", text):
        return False  # a clause is read by the arbitration
    await _answer_question(turn)
    return True


async def of_another_paper(turn: Turn) -> bool:
    """Answer who asks whether they must sign a paper that is no court's; False for any other message."""
    if not asks_of_another_paper(turn):
        return False
    await _answer_question(turn)
    return True


async def judgment_abroad_asked(turn: Turn) -> bool:
    """Tell how a judgment of here is taken abroad, unless the library is certain of another entry; False for others.

    What is told of enforcing it here would send somebody to the wrong court.
    """
    heard = turn.answer
    if turn.has_draft or heard.pressed or heard.intent not in _ASKS_OF_JUDGMENTS or not is_question(heard):
        return False
    entry = _TAKEN_TO.get(judgment_taken_to(heard))
    if entry is None or (await _findings(turn, heard))[0].entry is not None:
        return False
    await tell_entry_named(turn, entry)
    return True


async def tell_entry_named(
    turn: Turn, entry_id: str, tell: Callable[[Turn, LawEntry], Awaitable[None]] = tell_entry
) -> None:
    """Tell one entry of the library (raises `Declined` where it holds it no longer)."""
    entry: LawEntry = await turn.do(GetLawEntry(entry_id))
    await tell(turn, entry)


async def _answer_question(turn: Turn) -> None:
    """Tell what is certain, else refuse what no library answers, else offer a few, else pass the question on."""
    whole, parts = await _findings(turn, turn.answer)
    if await reckon(turn, whole, parts):
        return
    if certain := _certain(turn.answer, whole, parts, surely=False):
        for entry in certain[:MOST_ANSWERS]:
            await tell_entry(turn, entry)
        _offer_the_others(turn, certain, parts)
    elif await told_on_ground(turn, whole):
        return
    elif whole.refusal is not None:
        refuse(turn, whole.refusal)
    elif (outside := _decision_from_outside(turn.answer, whole)) is not None:
        tell_recognition(turn, outside)
    elif whole.candidates and whole.is_likely:
        tell_likely(turn, whole.candidates)
    elif whole.candidates:
        offer_candidates(turn, whole.candidates)
    elif not told_whether_one_may_sue(turn):
        say_unknown(turn)


def _offer_the_others(turn: Turn, told: Sequence[LawEntry], parts: Sequence[Finding]) -> None:
    """Tell what the other questions of a message likely ask for, where one of them was answered for certain."""
    left = [part for part in parts if part.entry is None and part.is_likely and part.candidates]
    for part in left[: MOST_ANSWERS - len(told)] if len(own_questions(turn.answer)) > 1 else ():
        if not {one.entry_id for one in told} & {one.entry_id for one in part.candidates}:
            tell_likely(turn, part.candidates)


async def known_instead(turn: Turn) -> bool:
    """Answer a question the library knows at least likely, before a desk asks something back; False if it does not.

    What is only told is answered where the library is certain of an entry that is about one side alone.
    """
    heard = turn.answer
    if heard.pressed or not heard.text or says_sued(heard.text):
        return False
    whole, parts = await _findings(turn, heard)
    first = next(iter(whole.candidates), whole.entry)
    likely = whole.entry is not None or whole.is_likely
    if likely and first is not None and first.entry_id in _OF_ONE_SIDE:
        await _answer_question(turn)
        return True
    if not is_question(heard) and not stands("claimed_from", heard.text):
        return False
    if not _certain(heard, whole, parts, surely=False) and not (whole.candidates and whole.is_likely):
        return False
    await _answer_question(turn)
    return True


async def of_no_service(turn: Turn) -> bool:
    """Answer whether one must come for what neither a court nor a notary does (a marriage, a passport); else False.

    What is told of our own services would be untrue of a registry, which wants both people in its room.
    """
    heard = turn.answer
    if heard.pressed or not heard.text:
        return False
    whole, _ = await _findings(turn, heard)
    found = whole.entry or (whole.candidates[0] if whole.is_likely and whole.candidates else None)
    if found is None or found.topic not in _NO_SERVICE:
        return False
    await _answer_question(turn)
    return True


async def settled_in_parts(turn: Turn) -> bool:
    """Tell how a suit is settled, where it is asked whether the debt, and not a fee, is paid in parts; else False."""
    if turn.answer.pressed or standpoint(turn.answer.text).way != _OF_SETTLING:
        return False
    await tell_entry_named(turn, _SETTLED)
    return True


async def beside_danger(turn: Turn) -> bool:
    """Answer what is asked beside a danger, behind the alarm: surely known, or known where the danger is a guess."""
    heard = turn.answer
    danger = heard.danger
    if danger is None or danger.stage == "over" or heard.pressed or turn.has_draft:
        return False
    if not is_question(heard) and not danger.may_ask_of_case:
        return False
    whole, _ = await _findings(turn, heard)
    if whole.entry is None or not (whole.is_sure or danger.is_unsure):
        return False
    await tell_entry(turn, whole.entry)
    return True


def _decision_from_outside(message: UserMessage, whole: Finding) -> OutsideDecision | None:
    """The decision from outside the mainland a question is about that the library has no certain entry for.

    Whatever else is asked of it, it has to be recognised first (REC-DIV, REC-298).
    """
    about_one = whole.candidates and whole.candidates[0].topic in _OF_DECISIONS
    return outside_decision(message) if about_one else None


async def invite(turn: Turn) -> None:
    """Say that a question of law may be asked right here; one that is asked already is answered."""
    surely = not said("asks_softly", turn.answer.text)
    if not turn.answer.pressed and await _second_opinion(turn, surely=surely):
        return
    turn.say("utter_law_invitation", office=office_name(turn))


async def take_up(turn: Turn) -> bool:
    """Answer instead of another intent where the library is certain; False leaves it to that intent."""
    if await link_told(turn) or await tell_arrears(turn) or await renewed(turn) or await follow_up(turn):
        return True
    heard = turn.answer
    if heard.intent == "ask_trust" and not heard.pressed:
        return await _refused_as_prediction(turn)
    if heard.intent == "ask_court_fee" and known_from_talk(turn, FeeWish()).kind is not None:
        return False  # "is it paid in advance", of the recognition that was just explained
    if not may_be_of_law(heard) or await is_own_matter(turn):
        return False
    if heard.intent == "ask_law" and not heard.is_sure:  # a question of law before anything else
        if wishes_outright(heard) and not await _is_known(turn):
            return False  # "… want to sue. also how long do i have": what is wished for opens, and answers beside
        await _answer_question(turn)
        return True
    level = level_of(heard)
    if only_asks(heard) and await _offered_instead(turn):
        return True
    if begins_nothing(heard):
        await _answer_question(turn)
        return True
    if (level == "likely" or _asks_one_thing_of_law(heard)) and await _is_known(turn):
        await _answer_question(turn)
        return True
    if await _told_of_trouble(turn):
        return True
    return await _second_opinion(turn, surely=level == "sure")


async def _offered_instead(turn: Turn) -> bool:
    """Offer what a yes-or-no question may ask for that is heard as the wish to sue, and the form beside it.

    "Can I book a notary for Monday" wishes, however it is put: of other forms nothing is offered instead.
    """
    heard = turn.answer
    if heard.intent != "start_filing" or not is_yes_or_no(heard) or len(own_questions(heard)) > 1:
        return False
    if not asks_whether(heard):
        return False
    whole, parts = await _findings(turn, heard)
    if whole.refusal is not None or whole.is_likely or not whole.candidates:
        return False
    if _certain(heard, whole, parts, surely=False):
        return False
    offer_candidates(turn, whole.candidates, begin=heard.intent)
    return True


async def _told_of_trouble(turn: Turn) -> bool:
    """Tell what is likely asked by who only tells what happened and was not understood ("我收到支付令"); else False.

    Nothing is asked in words, so the library must be nearly certain, and it is told as what may be meant.
    """
    heard = turn.answer
    not_understood = heard.decision == "ask_back" or heard.intent in STRANGE
    if turn.has_draft or in_form(turn) or not not_understood or is_question(heard) or len(heard.text) < _SHORTEST_TOLD:
        return False
    whole, _ = await _findings(turn, heard)
    if whole.entry is None and not (whole.is_likely and whole.candidates and whole.belief >= _NEARLY_CERTAIN):
        return False
    tell_likely(turn, whole.candidates)
    return True


def _asks_one_thing_of_law(message: UserMessage) -> bool:
    """Return True if a message is one question of law, whatever a clause of it was heard as or names by itself."""
    return message.intent == "ask_law" and len(own_questions(message)) < 2 and is_question(message)


async def before_a_story(turn: Turn) -> bool:
    """Answer a question of law that is told with its story, before the story is taken for a case to be filed.

    Who ends with "what shall I do" asks for help with the case, not for an article.
    """
    heard = turn.answer
    inside = in_form(turn)
    if await link_told(turn):
        return True
    if not inside and not _wishes_for_more(heard) and (await tell_arrears(turn) or await interest_asked(turn)):
        return True
    behind = points_back(heard.text) or leans(heard.text) or bool(kinds_of_time(heard.text))
    if not inside and behind and not await is_own_matter(turn) and (await renewed(turn) or await follow_up(turn)):
        return True
    if await surely_follows(turn):
        return True
    if inside or heard.pressed or said("asks_what_to_do", heard.text):
        return False
    if not (_asks_one_thing_of_law(heard) or begins_nothing(heard) or is_claimed_from(heard)):
        return False
    if says_sued(heard.text) or _wishes_for_more(heard):
        return False  # the defence knows the days of a suit; "还有帮我约个公证" is a wish of its own
    if not may_be_of_law(heard) or not (begins_nothing(heard) or await _is_known(turn)):
        return False  # what begins nothing is answered, too, where the library can only say that it is not sure
    await _answer_question(turn)
    return True


def _wishes_for_more(message: UserMessage) -> bool:
    return any(part.is_sure and wishes(part.text) for part in message.clauses()[1:])


async def before_a_clause(turn: Turn) -> bool:
    """Answer what the library surely knows of arbitration, before the question itself is read as a clause.

    "May I sue although there is a clause" quotes none; whoever names a body or pastes a clause has it read.
    """
    heard = turn.answer
    doubtful = heard.intent in _OF_ARBITRATION and heard.decision == "ask_back" and not heard.pressed
    if not doubtful or not is_question(heard) or check_clause(heard.text).bodies:
        return False
    whole, _ = await _findings(turn, heard)
    if whole.entry is None or not whole.is_sure:
        return False
    await tell_entry(turn, whole.entry)
    return True


async def _refused_as_prediction(turn: Turn) -> bool:
    """Refuse kindly what nobody can know ("will I win"), where it was heard as doubt about us."""
    whole: Finding = await turn.do(FindLaw(turn.answer.text))
    if whole.refusal is None or not whole.is_sure:
        return False
    refuse(turn, whole.refusal)
    return True


async def known_of(turn: Turn) -> str:
    """Return the intent that answers a question of law for certain, likely, or by refusing it; else nothing."""
    whole, parts = await _findings(turn, turn.answer)
    likely = bool(whole.candidates) and whole.is_likely
    known = likely or whole.refusal is not None or _certain(turn.answer, whole, parts, surely=False)
    return "ask_law" if known else ""


async def _is_known(turn: Turn) -> bool:
    """Return True if a question is answered at least likely; a doubtful one only if it is surely refused."""
    whole, _ = await _findings(turn, turn.answer)
    unsure = not turn.answer.is_sure or is_no_list(turn.answer)
    doubtful = whole.refusal is not None and not whole.is_sure and unsure
    return not doubtful and bool(await known_of(turn))


async def sure_of(turn: Turn) -> str:
    """Return the intent that surely answers a message in the middle of a form, or nothing."""
    heard = turn.answer
    if reckons_interest(turn) or await knows_link(turn):
        return "ask_law"
    put_as_one = said("asks_softly", heard.text) or is_question(heard) or is_claimed_from(heard)
    if not may_be_of_law(heard) or not put_as_one or heard.intent == "ask_court_fee":
        return ""  # the fee of a matter is told by its table
    whole, parts = await _findings(turn, heard)
    kept = is_explained(heard) or asks_of_status(heard)
    refused = whole.refusal is not None and whole.is_sure and not kept
    sure = _certain(heard, whole, parts, surely=True)
    told = _certain(heard, whole, parts, surely=not (_is_narrow(heard) or heard.intent in STRANGE))
    certain = _beyond_the_service(heard, beyond_the_desk(heard, told, sure))
    if refused or certain:
        return "ask_law"
    misheard = only_asks(heard) or is_no_list(heard) or is_claimed_from(heard)
    return await known_of(turn) if misheard and await _is_known(turn) else ""


def _is_narrow(message: UserMessage) -> bool:
    return message.intent in NARROW and said("asks_softly", message.text)


async def _second_opinion(turn: Turn, *, surely: bool) -> bool:
    """Answer, or refuse kindly, what is a question of law although it was heard as something else."""
    whole, parts = await _findings(turn, turn.answer)
    if await reckon(turn, whole, parts):
        return True
    certain = _certain(turn.answer, whole, parts, surely=surely)
    certain = beyond_the_desk(turn.answer, certain, _certain(turn.answer, whole, parts, surely=True))
    is_of_part = len(own_questions(turn.answer)) > 1 and (whole.entry is None or not whole.is_sure)
    if len(certain) == 1 and is_of_part and turn.answer.is_sure and turn.answer.intent not in STRANGE:
        return False  # the other question of the message has an answer of its own, in the house's table
    for entry in certain[:MOST_ANSWERS]:
        await tell_entry(turn, entry)
    kept = _looks_for_office(turn.answer) or is_explained(turn.answer) or asks_of_status(turn.answer)
    if not certain and whole.refusal is not None and whole.is_sure and not kept:
        refuse(turn, whole.refusal)
        return True
    return bool(certain)


def _looks_for_office(message: UserMessage) -> bool:
    """Return True if an office or a lawyer is looked for: that is looked for, not refused."""
    return message.intent == "find_institution" and bool(message.values("institution_kind"))


async def _findings(turn: Turn, message: UserMessage) -> tuple[Finding, Sequence[Finding]]:
    """Look up, once a turn, the whole message and each part of it that may be a question of its own."""
    seen = _FOUND.setdefault(turn, {})
    if message.text not in seen:
        seen[message.text] = await _looked_up(turn, message)
    return seen[message.text]


async def _looked_up(turn: Turn, message: UserMessage) -> tuple[Finding, Sequence[Finding]]:
    whole = kept_here(message, await turn.do(FindLaw(message.text)))
    parts = [part.text for part in message.clauses() if len(part.text) >= _SHORTEST_PART]
    found = [await turn.do(FindLaw(part)) for part in parts] if len(parts) > 1 else []
    return whole, [kept_here(message, one) for one in found]


def _beyond_the_service(message: UserMessage, entries: list[LawEntry]) -> list[LawEntry]:
    """The entries that say more than the service that was surely heard: one that only leads to it says less."""
    heard = message.intent if message.is_sure and message.intent.startswith(_WISHES) else ""
    return [entry for entry in entries if not heard or entry.next_intent != heard]


def _certain(message: UserMessage, whole: Finding, parts: Sequence[Finding], *, surely: bool) -> list[LawEntry]:
    """The entries that are certainly asked for: several by the parts of a message, else one by the whole.

    The clause that asks may leave out what the story before it says ("We live in Auckland. Where do we divorce?"): of
    one question the clause is told only where the whole puts the same entry first.
    """
    told = [part.entry for part in parts if part.entry is not None and (part.is_sure or not surely)]
    by_parts = list({entry.entry_id: entry for entry in told}.values())
    if whole.entry is not None and (whole.is_sure or not surely) and len(by_parts) < 2:
        return [whole.entry]
    if len(by_parts) == 1 and len(own_questions(message)) < 2 and whole.candidates:
        return by_parts if whole.candidates[0].entry_id == by_parts[0].entry_id else []
    return by_parts
