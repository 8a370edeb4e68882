"""A dispute told in a sentence or two outside any form, with no wish in it: what can be done about it is offered.

"he owes me 90,000 yuan since 2022" is no wish of ours, and nothing that could not be understood: it is called by its
name, and suing, mediating and the questions that find the way stand below. What was told is kept for each of them.
"""

from __future__ import annotations

from typing import Final

from actions.defence.readers.suits import says_sued
from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.turn import Turn, in_form
from actions.filing.told_lately import WAYS_OFFERED, story_lately
from actions.filing.told_without_wish import told_of_force
from actions.story.outright import is_against_private, name_called
from backend.filing.causes.guides import load_causes
from backend.shared.wording import Words

_TELLING: Final = frozenset({"inform", "tell_worry", "complain", "out_of_scope"})
"""Intents that want nothing of ours; what is out of scope as a wish may be a dispute as a story."""
_AT_LENGTH: Final = 25
"""Characters from which a dispute may be told that has no name yet; three letters count as one."""
_CIVIL: Final = Words("民事纠纷", "a civil dispute")
"""Name of a dispute that is called by what is wanted back."""
_ANSWER: Final = ("start_defence", Words("有人告我，要应诉", "I am sued and must answer"))
"""The way of whoever owes: they sue nobody for it."""
_WAYS: Final = (
    ("start_filing", Words("去法院起诉", "Sue in court")),
    ("start_mediation", Words("先找人调解", "Have it mediated")),
    ("start_triage", Words("不知道走哪条路，帮我看", "Help me find the way")),
)


def tells_unnamed(said: UserMessage) -> bool:
    """Return whether a message tells at some length of a wrong by somebody who can be sued, of whatever kind it is."""
    if characters_in(said.text) < _AT_LENGTH or not is_against_private(said.text):
        return False
    return says("tells_wrong", said.text) and bool(said.values("money", "organization", "date"))


async def ways_offered(turn: Turn, *, heard_as_wish: bool = False) -> bool:
    """Offer what can be done about a dispute that was told; False where none was, or something else is wanted.

    Args:
        heard_as_wish: whether a wish was heard in it that its words do not tell.
    """
    said, inside = turn.answer, turn.has_draft if heard_as_wish else in_form(turn)
    if inside or said.pressed or said.asks or said.danger is not None or says_sued(said.text):
        return False
    if said.is_sure and said.intent not in _TELLING and not heard_as_wish:
        return False
    if await told_of_force(turn):
        return True
    story = story_lately(turn)
    facts = set(story.sure) - {"for_whom"}
    before = set(story_lately(turn, without_last=True).sure) - {"for_whom"}
    named = story.cause and facts - before
    if not named and not tells_unnamed(said):
        return False
    cause = load_causes().get(story.cause)
    called = name_called(story.cause_name)
    name = cause.name if cause is not None else (called.name if called is not None else _CIVIL)
    ways = (_ANSWER, *_WAYS[1:]) if says("owes", said.text) else _WAYS
    buttons = [button(turn.language, title, intent) for intent, title in ways]
    turn.say(WAYS_OFFERED, buttons, cause=name.say(turn.language))
    return True
