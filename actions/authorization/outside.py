"""Understanding of authorizing somebody by its words alone, where no form is open and nothing was understood.

A brother who is to go to court is answered (CPL-61: a close relative may be an agent), "take back the lawyer's power"
opens the revocation, which says first what it does and asks whether it is meant, and who appoints a lawyer books.
"""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.authorization.enquiries import OWN_INTENTS, say_short_answer
from actions.authorization.powers import POWERS_TOLD
from actions.authorization.readers.folk_words import named_in
from actions.authorization.readers.wording import names_lawyer
from actions.authorization.story import principal_of, told_of
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn, in_form
from actions.topic import kinds_asked, topic

_LONGEST, _LATELY = 160, 4
"""Characters of a message that says outright what is wanted, and the messages that are looked back on."""
_HESITATED = frozenset({"ask_back", "refuse"})


def _appoints(said: UserMessage) -> bool:
    """Return True if somebody says outright that they appoint a lawyer, for themselves or for a relative."""
    likely = said.intent == "start_authorization" or any(part.intent == "start_authorization" for part in said.parts)
    likely = likely or bool(principal_of(said))
    return likely and not said.asks and says("names_authority", said.text) and names_lawyer(said.text)


def _stands_in(turn: Turn) -> bool:
    """Return True if somebody asks to stand in for a relative who appoints a lawyer; the booking says who comes."""
    said, inside = turn.answer, in_form(turn)
    if inside or said.pressed or "in_person" not in kinds_asked(said.text) or not names_lawyer(said.text):
        return False
    return says("names_authority", said.text) and bool(principal_of(said))


def _names_own_lawyer(turn: Turn) -> bool:
    """Return True if somebody tells who their lawyer is while authorizing one is spoken of: no search for a firm."""
    said, inside = turn.answer, in_form(turn)
    if inside or said.pressed or said.asks or not said.text or len(said.text) > _LONGEST or wishes(said.text):
        return False
    return {"lawyer_name", "lawyer_firm"} <= set(told_of(said)) and _spoken_of_lately(turn)


def _spoken_of_lately(turn: Turn) -> bool:
    """Return True if authorizing somebody was spoken of in one of the last messages, whatever was told between."""
    heard = 0
    for event in reversed(turn.tracker.events):
        if event.get("event") == "user":
            heard += 1
            intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
            if intent in OWN_INTENTS:
                return True
        if heard > _LATELY:
            return False
    return topic(turn) == "authorization"


def appoints_by_name(said: UserMessage) -> bool:
    """Return True if a message names lawyer and firm, and no notary: it authorizes that lawyer, however heard."""
    told = {} if said.pressed or says("names_notarization", said.text) else told_of(said)
    return "lawyer_firm" in told and bool({"lawyer_name", "scope", POWERS_TOLD} & set(told))


async def take_up(turn: Turn) -> bool:
    """Answer, or open the revocation; False for any other message, and for one that was understood."""
    said = turn.answer
    if _names_own_lawyer(turn) or _stands_in(turn):
        turn.events.append(FollowupAction("authorization_form"))
        return True
    inside = in_form(turn)
    if said.pressed or inside or not said.text or len(said.text) > _LONGEST or said.decision not in _HESITATED:
        return False
    if says("revokes_power", said.text):
        if said.asks:
            return False
        turn.events.append(FollowupAction("authorization_revoke_form"))
        return True
    if _appoints(said):
        turn.events.append(FollowupAction("authorization_form"))
        return True
    of_court = says("names_authority", said.text) and says("goes_to_court", said.text)
    if not of_court or "relative" not in named_in(said.text, "lawyers"):
        return False
    say_short_answer(turn, "utter_authorization_agent_relative")
    return True
