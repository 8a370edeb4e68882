"""What is to be added to an answer in the person's own words ("补充说明里加上…", "add to the note that …"). Pure.

An addition stands behind what was told and replaces nothing.
"""

from __future__ import annotations

import re

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import SKIPPED, State
from actions.script import sign_by_sign

_ADDS_ZH = re.compile(
    r"^[\s，,]*(?:请|麻烦|唔该|帮我|我想|我要)*(?:在|喺|往|把)?(?P<name>[^，,。：:\s]{2,12}?)"
    r"(?:里面|里边|入面|里|裏|裡|那里|嗰度|中|上|度|后面)?(?:再|还要|仲要|还|仲|请|帮我)*"
    r"(?:加上|加入|加一句|加句|加多句|加埋|加返|加|补充|补上|添上|写上)(?:一下|一点|一条)?[\s:：，,]*(?P<more>\S.*)$",
    re.DOTALL,
)
_ADDS_EN = re.compile(
    r"^\s*(?:please |can you |could you )?(?:add|put) "
    r"(?:(?:in|into|to) (?:the |my )?(?P<name>[a-z ]{3,30}?)\s*(?:[:,]|that\b)\s*(?P<more>\S.*)"
    r"|(?:that )?(?P<behind>\S.*?) (?:to|in|into) (?:the |my )?(?P<called>[a-z ]{3,30}?))[\s.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS = re.compile(r"^(?:的|嘅|我的|my |the )")


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Set what is added behind the answer in free words that is called by its name."""
    if message.pressed or message.asks or not message.text:
        return ()
    told = _added(message.text)
    field = _called(state, told[0]) if told else None
    if told is None or field is None:
        return ()
    known = str(state.answers[field.name]).rstrip("。.；; ")
    if told[1] in known:
        return ()
    gap = "; " if known.isascii() else "；"
    return (CorrectSlot(field.name, Reading(f"{known}{gap}{told[1]}")),)


def _added(text: str) -> tuple[str, str] | None:
    """The words that name an answer, and those to be added to it; None where nothing is to be added."""
    for pattern in (_ADDS_ZH, _ADDS_EN):
        found = pattern.match(sign_by_sign(text))
        if found is None:
            continue
        name, more = ("name", "more") if found["name"] else ("called", "behind")
        return found[name], text[slice(*found.span(more))].strip(" ，,。.")
    return None


def _called(state: State, words: str) -> Field | None:
    """The one answer in free words, given in words already, that is called so."""
    said = sign_by_sign(_LEADS.sub("", words)).casefold().strip()
    named = [
        field
        for field in state.asked
        if field.free_text
        and not field.offers_choices
        and isinstance(state.answers.get(field.name), str)
        and state.answers[field.name] != SKIPPED
        and said in {sign_by_sign(name).casefold() for name in field.names}
    ]
    return named[0] if len(named) == 1 else None
