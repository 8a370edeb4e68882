"""Rule for who was left out of a list that was said back ("仲有三弟…呀，你漏咗"): added to it, whatever is asked.

A protest is no answer to the open question, least of all to one in one's own words. Pure.
"""

from __future__ import annotations

import re

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, ChangeAnswers, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import SKIPPED, State
from actions.filing.story_rules import Heard, noted
from actions.script import sign_by_sign
from actions.story.vocabulary import lists_of

_LEFT_OUT = re.compile(
    r"漏(?!水|雨|电|風|风)|(?:少|缺|忘|忘记|没|没有|冇|未)(?:了|咗|写|记|列|加|讲|算)(?:上|入|埋|到)?|(?:写|记|列)少(?:了|咗)|"
    r"\b(?:left out|leave out|leaving out|missed|missing|forgot(?:ten)?|forget|omitted|"
    r"not (?:listed|on the list|there))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"还有|仲有|同埋|另外|再加|不止|唔止|\b(?:also|there is|there's|and|plus|add|too)\b", re.IGNORECASE)
_LONGEST = 60
"""Characters; a longer message tells a story."""


def added_to_list(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Add whom a short message names to the list of the case that is known, and say the list back."""
    heard, cause, text = candidates.own, str(state.answers.get("cause", "")), sign_by_sign(message.text)
    if message.pressed or not isinstance(heard, Heard) or len(text) > _LONGEST or not lists_of(cause):
        return ()
    protests = _LEFT_OUT.search(text) is not None
    if not protests and not _MORE.match(text.lstrip(" ，,。.!！不对唔係系")):
        return ()
    for name in lists_of(cause):
        question, fact = f"{cause}_{name}", heard.story.sure.get(name)
        known = state.answers.get(question)
        if fact is None or known in (None, SKIPPED) or question == state.question:
            continue
        news = [one for one in str(fact.value).split("、") if one not in str(known)]
        if news:
            change = {question: "、".join([str(known), *news])}
            return (ChangeAnswers(noted(state.answers, change, {}), "utter_form_noted", about=(question,)),)
        if protests:
            return (AskAgain(),)  # it stands there already
    return ()
