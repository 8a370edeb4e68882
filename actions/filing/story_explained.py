"""Explanation of the drafted facts to who does not read Chinese: the answers they are made of, line by line.

An explanation in the person's language, no translation for the court (SPC21-7): the text of the complaint stays.
"""

from __future__ import annotations

from actions.answers import Reading
from actions.dialogue.turn import Turn
from actions.filing.element_choices import shown_element
from actions.filing.elements import asked_elements
from backend.shared.wording import Words

EXPLAINED = "utter_filing_story_explained"


def explained(turn: Turn) -> Reading:
    """Explain what each sentence of the draft rests on; the question stays open and nothing is changed."""
    language = turn.language
    colon = Words("：", ": ").say(language)
    told = asked_elements(turn.answers)
    lines = [f"• {one.label.say(language)}{colon}{shown_element(one, value, language)}" for one, value in told]
    return Reading(problem=EXPLAINED, facts={"lines": "\n".join(lines)}, covers=1.0)
