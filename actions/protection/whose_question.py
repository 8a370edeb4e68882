"""Decision whether a question of law goes before the answer of the house. Pure, but for a person's matters.

What the library surely answers goes before an answer of the house unless a matter of the person's own is meant. A desk
keeps what is about its own topic; an entry of another topic shows that the question was misheard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from actions.defence.readers.suits import says_sued, topic_of
from actions.defence.standing import TOLD_OUTRIGHT
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.judgments import decision_kept_here, names_elsewhere, outside_decision
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.readers.yes_or_no import asks_yes_or_no
from actions.dialogue.turn import Turn
from actions.filing.readers.fee_wishes import fee_wish
from actions.matter.open_matters import open_matters
from actions.mediation.readers.dispute import wants_quarrel_mediated
from actions.protection.readers.own_questions import (
    asks_of_matter,
    asks_price_of_lawyer,
    asks_whether,
    is_question,
    is_yes_or_no,
    supposes,
)
from actions.readers.standing import stands
from actions.story.wishes import wants_to_sue
from actions.topic import kinds_asked
from backend.arbitration.clause_check.check import check_clause
from backend.hearing.limits.commands import MyLimits
from backend.protection.model import Finding, LawEntry

Level = Literal["sure", "certain", "likely"]
"""Belief the library must have in its first entry to answer instead: `beside`, `outright`, or likely at all."""
NARROW: Final = frozenset(
    {"ask_arbitration", "ask_court_fee", "ask_document_service", "ask_enforcement", "ask_mediation", "ask_time_limit"}
)
"""Intents of law whose one answer of the house's own may be less to the point than an entry."""
_NEAR: Final = frozenset(
    {
        "ask_authorization", "ask_defence", "ask_filing_materials", "ask_law", "ask_notarization",
        "ask_online_hearing", "ask_return", "start_arbitration", "start_protection",
    }
)  # fmt: skip
"""Intents with an answer of the house's own that is mostly to the point."""
_PLACE: Final = "find_institution"
_OF_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "amend_filing": ("filing",),
    "cannot_attend": ("notarization", "authorization", "hearing", "mediation"),
    "leave_mediation": ("mediation",),
    "withdraw_filing": ("filing",),
}
"""Intents that mean a matter of the person's own, with the services that may hold one."""
_STATUS: Final = frozenset({"ask_appointment", "ask_case_progress", "ask_next_step"})
"""Intents that ask how a matter stands: what the library surely knows is asked of the law ("他什么时候能出来")."""
_AMENDS: Final = "amend_filing"
_ABSENT: Final = "cannot_attend"
_OF_LAW: Final = "ask_law"
_COST: Final = "cost"
_OF_TRUST: Final = "ask_trust"
_WORRY: Final = "tell_worry"
"""The intent of a worry: who asks something in it is answered, not only comforted."""
_OF_OURSELVES: Final = frozenset({"data_privacy", "mediation"})
_OF_THE_HOUSE: Final = frozenset({"ask_identity", "ask_memory", "ask_privacy", "change_language", "restore_draft"})
"""Intents about ourselves and the talk, under which a question of law lands that only shares a word with them."""
_DESKS: Final[Mapping[str, frozenset[str]]] = {
    "ask_court_fee": frozenset({"fees"}),
    "ask_authorization": frozenset({"power_of_attorney", "apostille"}),
    "ask_defence": frozenset({"defendant"}),
    "ask_filing_materials": frozenset({"filing"}),
    "ask_notarization": frozenset({"notary"}),
    "ask_online_hearing": frozenset({"trial"}),
    _OF_TRUST: frozenset({"scams_complaints", "data_privacy", "consular", "defendant"}),
    "ask_privacy": _OF_OURSELVES,
    "ask_memory": _OF_OURSELVES,
    "change_language": frozenset({"trial"}),
    _PLACE: frozenset({"consular", "filing", "scams_complaints"}),
}
"""The pages of the library whose questions a desk of the house answers itself, unless the library is sure."""
_BEGUN: Final = frozenset({"start_filing", "start_notarization", "start_authorization", "start_mediation"})
"""Wishes that a question of law is easily heard as."""
_SUITS: Final = frozenset({"start_filing", "start_defence"})
"""Wishes of either side of a suit."""
_WISHES: Final = "start_"
"""Beginning of the intents that begin something; a question of law about it is easily heard as one."""
_EXPLAINED: Final = frozenset(
    {
        "defendant", "trial", "power_of_attorney", "mediation", "signing", "service_abroad", "scams_complaints",
        "consular", "appeal", "arbitration",
    }
)  # fmt: skip
"""Pages of the library whose questions the defence explains itself."""
_ENFORCED: Final = frozenset({"ask_enforcement", "ask_arbitration"})
_LISTS: Final = frozenset({"ask_enforcement", "ask_filing_materials"})
"""Intents whose answer of the house tells a whole topic."""
_TRIAGE: Final = "start_protection"
"""The intent whose answer of the house asks what happened."""
_LISTED: Final = frozenset({"ask_notarization", "ask_filing_materials"})
"""Intents whose papers the house lists itself, matter by matter."""
_OF_THE_OFFICE: Final = frozenset({"papers", "cost", "time"})
"""Topics of a matter on which the office itself answers."""
_FEES_OF_THEIR_OWN: Final = frozenset({"ruling_appeal", "recognition", "divorce_recognition"})
_OF_ELSEWHERE: Final = "foreign_judgments"
"""Page of the library about decisions that count in another place than where they were made."""
STRANGE: Final = frozenset({"out_of_scope", "inform", "ask_help"})
"""Intents under which a question lands that was not understood."""


def may_be_of_law(message: UserMessage) -> bool:
    """Return True if a message was not understood, or as something that is easily taken for a question of law."""
    parts = message.clauses()
    several = len({part.intent for part in parts}) > 1 and not is_no_list(message)
    if several and all(part.is_sure and part.intent not in STRANGE | {_OF_LAW} for part in parts):
        return False  # each clause is a wish of ours, whatever the whole sounds like
    if message.pressed or not message.text:
        return False
    if message.intent == "start_mediation" and message.is_sure and wants_quarrel_mediated(message.text):
        return False  # however politely it is asked for
    if message.intent in ("ask_court_fee", "ask_arbitration") and message.values("money"):
        return False  # a sum that is told is worked out
    if message.intent == "ask_court_fee" and _COST in kinds_asked(message.text) and not is_yes_or_no(message):
        return asks_price_of_lawyer(message.text)  # what the court takes stands in the table of fees
    if message.intent == "ask_court_fee" and fee_wish(message).kind in _FEES_OF_THEIR_OWN:
        return False  # and so does whether it takes anything, where the scale does not hold
    if message.intent == "ask_time_limit" and message.values("date", "datetime"):
        return False  # from a day that is told the last day is reckoned
    if is_explained(message) and not _is_of_plaintiff(message.text) and not is_question(message):
        return False  # what the defence itself explains, with the days of the suit it knows
    if any(stands(one, message.text) for one in TOLD_OUTRIGHT):
        return False
    outside = outside_decision(message) if message.intent == "ask_enforcement" else None
    if outside is not None and outside.matter != "award":
        return False  # who recognises it, and that the fee is prepaid, the house says place by place
    if not said("asks_softly", message.text) and check_clause(message.text).outcome not in ("none", "court"):
        return False  # a clause that is pasted is read, not asked
    kinds = kinds_asked(message.text)
    lists = message.intent in _LISTED and (len(kinds) > 1 or not is_yes_or_no(message))
    if lists and _OF_THE_OFFICE.intersection(kinds):
        return False
    strange = not message.is_sure or message.intent in STRANGE
    misheard = message.intent.startswith(_WISHES) and (said("asks_softly", message.text) or is_question(message))
    tells_only = message.intent == _ABSENT  # "the boss says not to come tomorrow" cancels no appointment
    of_own = (is_question(message) or tells_only) and message.intent in {*_OF_OWN, *_STATUS, *_OF_THE_HOUSE, _WORRY}
    one_of_two = said("asks_which_of_two", message.text)
    listed = bool(message.values("institution_kind")) and not (asks_yes_or_no(message.text) or one_of_two)
    place = message.intent == _PLACE and said("asks_softly", message.text) and not listed
    of_trust = message.intent == _OF_TRUST and is_question(message)
    return (
        strange
        or misheard
        or of_own
        or place
        or of_trust
        or message.intent in NARROW | _NEAR
        or is_claimed_from(message)
    )


async def is_own_matter(turn: Turn) -> bool:
    """Return True if the person has going with us what the message was heard as being about."""
    heard = turn.answer
    if heard.intent == "ask_time_limit":
        return bool(await turn.do(MyLimits(turn.person.person_id)))  # their own last day goes before the rule
    services = _OF_OWN.get(heard.intent, ())
    return bool(services) and bool(await open_matters(turn, services))


def asks_of_status(message: UserMessage) -> bool:
    """Return True if a message was heard as asking how a matter of one's own stands."""
    return message.intent in _STATUS


def level_of(message: UserMessage) -> Level:
    """Return how much the library must believe in an entry to answer instead of what was heard."""
    if asks_of_status(message) and not (message.decision == "ask_back" and is_yes_or_no(message)):
        return "sure"
    if only_asks(message) or is_no_list(message) or _asks_of_elsewhere(message) or is_claimed_from(message):
        return "likely"
    if message.intent in _OF_OWN:  # the desk that amends a case answers of one it does not know, too
        of_a_case = message.intent == _AMENDS and said("filed_already", message.text)
        return "likely" if is_question(message) and not of_a_case else "sure"
    if not is_question(message):
        known = message.intent in NARROW or message.intent == _PLACE
        return "certain" if known and said("asks_softly", message.text) else "sure"
    if message.decision == "ask_back" and message.intent not in STRANGE:
        return "likely"  # nothing was understood: a question that may be meant is better than none
    # Of strangers' questions few are believed so far: 4 of the 700 the bot is trained to refuse.
    return "certain" if message.intent in NARROW | _NEAR | STRANGE or message.intent == _PLACE else "sure"


def only_asks(message: UserMessage) -> bool:
    """Return True if what was heard as a wish to begin only asks ("do I have to pay his debt"), and wishes for nothing.

    Who is sued and asks what to do tells of their own matter: the days to answer run, so the form opens.
    """
    misheard = message.intent in _BEGUN and not says_sued(message.text)
    pleads = said("asks_what_to_do", message.text)  # a story that ends so asks for help, not for an article
    return misheard and is_question(message) and not pleads and not _wishes_to_begin(message)


def begins_nothing(message: UserMessage) -> bool:
    """Return True if a message only asks whether something is so, or what becomes of a thing supposed.

    It is answered, be it by saying that nothing is sure, and opens no form: "我係咪要幫佢還".
    """
    supposed = message.intent == _OF_LAW and (asks_what_if(message.text) or supposes(message))
    return (supposed and is_question(message)) or (only_asks(message) and asks_of_matter(message))


def is_no_list(message: UserMessage) -> bool:
    """Return True if one thing is asked of a desk that would tell its whole topic; an entry says more."""
    if _wishes_to_begin(message) or any(
        said(act, message.text) for act in ("asks_what_to_do", "speaks_of_recognition")
    ):
        return False  # of recognition the desk of enforcement tells one thing
    return (message.intent == _TRIAGE and is_question(message)) or (message.intent in _LISTS and is_yes_or_no(message))


def is_claimed_from(message: UserMessage) -> bool:
    """Return True if money is wanted of somebody heard as a party to a suit: whoever is asked to pay files nothing yet.

    Nor do they answer a suit before they say that there is one.
    """
    heard = message.intent in _SUITS and not message.pressed and not says_sued(message.text)
    return heard and stands("claimed_from", message.text) and not _wishes_to_begin(message)


def beyond_the_desk(message: UserMessage, certain: Sequence[LawEntry], sure: Sequence[LawEntry]) -> list[LawEntry]:
    """The entries that go before the answer of the desk a message was heard for: of another topic, or surely meant."""
    desk = _DESKS.get(message.intent, frozenset()) if message.is_sure else frozenset()
    if is_explained(message) and not _is_of_plaintiff(message.text):
        return [one for one in sure if one.topic not in _EXPLAINED]  # the defence knows the days of the suit
    # The house knows the person, the table of fees every sum.
    sums = message.intent == "ask_court_fee" and not is_yes_or_no(message) and not asks_price_of_lawyer(message.text)
    if not sums and asks_price_of_lawyer(message.text):
        return list(certain)  # which no table of the court's fees holds
    kept = [] if sums or message.intent in _OF_THE_HOUSE or message.intent == _OF_TRUST else sure
    return [one for one in certain if one in kept or one.topic not in desk]


def kept_here(message: UserMessage, found: Finding) -> Finding:
    """Return what a question comes to without the entries on decisions from abroad, where it is about one of here.

    "I live in Calgary; can the judgment of Taishan be enforced" shares its words with a judgment of Calgary.
    """
    first = found.entry or next(iter(found.candidates), None)
    if first is None or not decision_kept_here(message):
        return found
    others = tuple(entry for entry in found.candidates if entry.topic != _OF_ELSEWHERE)
    if first.topic != _OF_ELSEWHERE:
        return replace(found, candidates=others)
    return replace(found, entry=None, candidates=others, belief=0.0, is_sure=False, is_likely=False)


def is_explained(message: UserMessage) -> bool:
    """Return True if the defence explains what a message asks: "will they arrest me" is no forecast to be refused."""
    return message.intent == "ask_defence" and bool(topic_of(message.text))


def _is_of_plaintiff(text: str) -> bool:
    """Return True if a defendant asks what holds for the plaintiff, which no page of the defence says."""
    return any(side in text.casefold() for side in ("原告", "plaintiff"))


def _wishes_to_begin(message: UserMessage) -> bool:
    return wishes(message.text) or (wants_to_sue(message.text) and not asks_whether(message))


def _asks_of_elsewhere(message: UserMessage) -> bool:
    """Return True if it is asked how a decision of here or there is enforced, and a place abroad is named for it.

    The answers of the house tell how one is enforced where it was made, and how papers are served here. Where the
    writer lives is no such place.
    """
    if not is_question(message):
        return False
    enforced = message.intent in _ENFORCED and names_elsewhere(message)
    return enforced or (message.intent in NARROW and outside_decision(message) is not None)
