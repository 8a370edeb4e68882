"""Choice of the form a message means by who sues whom, before one opens and before one is left for another. Pure.

One word of a sentence may sound like another service: 遗嘱 in a suit over an estate, "defendant" where the other side
is named, a promise to pay in a mediation. Who says that they sue, refuse to sue or are sued decides.
"""

from __future__ import annotations

from actions.defence.petition_readers import petition_wish_in, term_in
from actions.defence.readers.suits import is_about_suit, says_sued
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.phrases import says_only, spans
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.mediation.readers.told import wants_mediation
from actions.readers.sides import standpoint, without_threats
from actions.readers.standing import stands
from actions.which_way import form_by_side

_MEDIATION = ("mediation", "mediation_offer")


def form_meant(said: UserMessage, service: str, inside: str = "") -> str:
    """Return the service whose form a message means.

    Args:
        said: the message; a pressed button means what is on it.
        service: whose form it was heard as the wish for.
        inside: the service of the form that is open, or nothing.

    Returns:
        A service; nothing where the message tells of no wish to leave the open form.
    """
    if said.pressed or not said.text:
        return service
    if not inside and (by_side := form_by_side(said, service)) != service:
        return by_side
    if service == "filing" and wants_mediation(said.text) and not _sues(said.text):
        return "mediation"
    if service == "filing" and not inside and _is_only_threatened(said.text):
        return "defence"  # which says what a threat is, and opens nothing
    if service == "notarization" and not inside and _only_asks_what_to_do(said):
        return "triage"
    if service == "notarization" and _sues(said.text) and not says_sued(said.text):
        return "filing"
    if service == "filing_extension" and petition_wish_in(said.text) == "extension" and term_in(said.text) == "answer":
        return "defence_petition"
    return service if not inside or _leaves(said, service, inside) else ""


def _leaves(said: UserMessage, service: str, inside: str) -> bool:
    """Return False where only a word of an answer sounds like another service."""
    if service == "filing" and inside not in _MEDIATION and _denies_suit(said.text):
        return False
    if service == "defence":
        return is_about_suit(said.text)
    if service == "mediation_offer":
        named = says("names_offers", said.text) or says("names_lawsuit_or_mediation", said.text)
        return named or inside == "mediation_offer"  # a sum in an application is what is wished for there
    if service == "filing" and inside in _MEDIATION:
        return _sues(said.text)
    if service == "filing" and inside == "defence":
        return not says_sued(said.text)  # "my cousin is suing me for 90,000" tells the suit that is answered
    return True


def _denies_suit(text: str) -> bool:
    """Return True for who says that they do not go to court, and wishes for no suit beside it."""
    stand = standpoint(text)
    return "filing" in stand.denied and stand.way != "filing" and stand.side not in ("suing", "sued")


def _only_asks_what_to_do(said: UserMessage) -> bool:
    """Return True for who tells what happened and asks what to do, and speaks of no notary and none of its papers."""
    asks = any(says_only("asks_what_to_do", part.text) for part in (*said.clauses(), *said.stretches()))
    wants = any(wishes(part.text) or requests(part.text) for part in said.stretches())
    names = any(says(act, said.text) for act in ("names_notarization", "names_certificate"))
    return asks and not wants and not names and not said.values("notarization_matter")


def _is_only_threatened(text: str) -> bool:
    """Return True for whoever tells that somebody wants to sue them, and of no suit or wish of their own besides."""
    stand = standpoint(text)
    told = stands("threatened", text) or (stand.threatened and not stand.side)
    return told and not _sues(without_threats(text))


def _sues(text: str) -> bool:
    """Return True for who says that they sue, and not only that they would rather not."""
    kept, at = "", 0
    for start, end in spans("refuses_suit", text):
        kept, at = kept + text[at:start], end
    return stands("sues", kept + text[at:])
