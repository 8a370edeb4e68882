"""Answer to "can we do it without him?": what applies where one of several heirs does not sign.

The notary certifies an inheritance only where all heirs take part; who refuses cannot be passed over there. The court
divides the estate, and a mediator may be heard first. The rule is the law library's, with its articles.
"""

from __future__ import annotations

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.notarization.readers.co_heirs import asks_without_one, speaks_of_estate
from actions.protection.law import tell_entry_named
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_ENTRY = "inherit_notary_or_court_or_registry"
_INHERITANCE = "inheritance"
_LOOK_BACK = 4
"""Messages of the person in which an estate may have been spoken of."""
_CANNOT = Words(
    "他不签，公证处就办不了继承公证：要全体继承人同意，绕不过他。您可以：先请调解员找他谈；谈不成，向法院起诉分割遗产，"
    "他不来法院也会判。他愿意放弃的，做一份放弃声明就行。",
    "Without that signature the notary can't issue the inheritance certificate: all heirs have to agree, nobody can be "
    "passed over. You can ask a mediator to talk to the one who refuses; failing that, sue for division of the estate, "
    "and the court decides even if that heir stays away. An heir who gives up the share only signs a renunciation.",
)
_MEDIATE = Words("先请调解员谈", "Mediation first")
_SUE = Words("起诉分遗产", "Sue for division")


async def take_up(turn: Turn) -> bool:
    """Answer the question where an estate is spoken of; False for any other message."""
    said = turn.answer
    if said.pressed or not asks_without_one(said.text) or not _of_estate(turn):
        return False
    ways = [button(turn.language, _MEDIATE, "start_mediation"), button(turn.language, _SUE, "start_filing")]
    turn.say(READY_WORDS, () if turn.has_draft else ways, words=_CANNOT.say(turn.language))
    await tell_entry_named(turn, _ENTRY)
    return True


def _of_estate(turn: Turn) -> bool:
    """Return True if the message, the open form or what was said just before is about an estate."""
    if speaks_of_estate(turn.answer.text):
        return True
    if turn.has_draft:
        return _INHERITANCE in (turn.answers.get("matter"), turn.answers.get("cause"))
    # pressed buttons count, too: one that asks about inheriting speaks of an estate
    told = [str(event.get("text") or "") for event in turn.tracker.events if event.get("event") == "user"]
    return any(speaks_of_estate(text) for text in told[-_LOOK_BACK - 1 : -1])
