"""Rule for who was left out of a list that was said back ("仲有三弟…呀，你漏咗"): added to it, whatever is asked.

A protest is no answer to the open question, least of all to one in one's own words. Pure.
"""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, ChangeAnswers, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import SKIPPED, State
from actions.filing.readers.list_edits import begins_with_more, says_left_out
from actions.filing.story_rules import Heard, noted
from actions.script import sign_by_sign
from actions.story.vocabulary import lists_of

_LONGEST = 60
"""Characters; a longer message tells a story."""


def added_to_list(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Add whom a short message names to the list of the case that is known, and say the list back."""
    heard, cause, text = candidates.own, str(state.answers.get("cause", "")), sign_by_sign(message.text)
    if message.pressed or not isinstance(heard, Heard) or len(text) > _LONGEST or not lists_of(cause):
        return ()
    protests = says_left_out(text)
    if not protests and not begins_with_more(text):
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
