"""Recognition of a story that says that somebody is to be sued. Pure."""

from __future__ import annotations

from actions.dialogue.phrases import without
from actions.readers.sides import without_threats
from actions.story import vocabulary
from actions.story.readers.marked import compiled
from actions.story.readers.plain import plain


def wants_to_sue(text: str) -> bool:
    """Return True if the person says that they go to court ("我要告他"); "他说要告我" and "没打官司" do not."""
    spelt = without_threats(without("denies_suit", text))
    return any(compiled(sign).search(spelt) for sign in vocabulary.load("wishes").signs)


def was_told_before(text: str) -> bool:
    """Return True if a message says nothing but that the answer was given already ("我一开始就说过了")."""
    spelt = plain(text)
    told = (fact for fact in vocabulary.load("wishes").facts if fact.field == "told_before")
    return any(compiled(pattern).search(spelt) for fact in told for pattern in fact.patterns)
