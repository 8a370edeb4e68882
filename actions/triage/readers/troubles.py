"""Reader of a trouble that is told and nothing else: no notary is named, no paper, no deed. Pure."""

from __future__ import annotations

from pathlib import Path

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.speech_acts import wishes
from actions.notarization.readers.certificates import gives_power
from actions.readers.pattern_pages import patterns
from actions.story.readers.plain import plain
from actions.triage.readers.told import facts_told

_PAGE = Path(__file__).with_name("troubles.yml")
_OTHERS = frozenset({"paper", "estate", "family", "abroad", "sued", "judged"})
"""Matters in which a paper of a notary may well be wanted, or that have a way of their own."""
_NOTARY = ("names_notarization", "names_certificate", "names_power_paper")


def tells_only_trouble(message: UserMessage) -> bool:
    """Return True if a message tells what others do to somebody, and wants no paper for it."""
    text = message.text
    if message.values("notarization_matter") or any(says(act, text) for act in _NOTARY) or gives_power(text):
        return False
    matter = facts_told(text).get("matter", "")
    if not matter or matter in _OTHERS or any(wishes(part.text) for part in message.stretches()):
        return False
    spelt = plain(text)
    return any(one.search(spelt) for one in patterns(_PAGE, "troubles"))
