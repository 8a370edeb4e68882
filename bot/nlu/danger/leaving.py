"""Signs by which a message leaves a danger that was told: a wish of ours that it names, or a question of law.

While an alarm is fresh nothing else leads out of it: a guess of the model, however sure, was the answer to who stood
behind a door or beside somebody who did not breathe.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.nlu.danger.answered import names_ours, says_farewell
from bot.nlu.danger.component import MARGIN
from bot.nlu.danger.evidence import tells_matter
from bot.nlu.danger.reading import Danger, told
from bot.nlu.danger.signs import signs_of
from bot.nlu.danger.stages import LIKENESS, MEANING, OF_LIFE, OUTRIGHT

UNSURE = "nlu_fallback"
"""The intent of what nobody understood."""
OPENS = "start_"
"""Beginning of intents that begin something."""
HUMAN = "ask_human"
"""The intent of who wants a person to talk to."""
SURE_WISH = 0.6
"""Confidence from which somebody who is held is taken to begin a service."""
STEERS = frozenset(
    {"resume", "cancel", "save_for_later", "restore_draft", "restart", "go_back", "skip", "correct_answer"}
)
"""Intents that steer an open form, which nothing else in it does for somebody who is held."""
_OF_RANSOM = frozenset({"kidnapping", "missing", "family_emergency_scam"})
"""Kinds that are told of somebody else, whoever was said to be in danger."""
_CONTROLS = STEERS | {"change_language"}
"""Intents that steer the talk as such."""
_READ_IN = frozenset({"zh", "en"})
"""Languages in which it is read what a message names."""
_ANSWER = "inform"
"""The intent of an answer to a form's question."""
_SHORT_WISH = 8
"""Characters of the bare wish for a person ("转人工", "a human")."""
_WISHES = (OPENS, "ask_", "change_", "supplement_", "amend_")
_LIKELY = 0.3
"""Confidence from which an unsure message is more likely a wish than a cry."""
_MILD = frozenset({"violence_past", "violence_past_by_stranger", "passport_lost"})
"""Kinds that are often a fact of a case, and hold nobody back from it."""
_STRICT = frozenset(
    {"medical", "overdose", "self_harm", "disaster", "gas_leak", "kidnapping", "missing", "trafficked_or_held"}
)
"""Kinds beside which words of a case alone (a house, money, work) are told of the danger ("I'll sell the house")."""


def keeps_floor(parse_data: Mapping[str, Any], before: Danger, ground: str, intent: str) -> bool:
    """Tell whether a message stays with a fresh alarm: nothing in it names what else might be wanted.

    Args:
        before, ground: the danger that was told last, and what it rests on.
        intent: what the message was understood as.
    """
    text = parse_data["text"]
    message, sure = told(text), parse_data["intent"].get("confidence", 1.0) >= SURE_WISH
    if ground == LIKENESS or before.kind in _MILD or message.language not in _READ_IN:
        return False
    if (sure and intent in _CONTROLS) or names_ours(text) or leads_out(text, before):
        return False
    by_case = before.kind not in _STRICT and tells_matter(message)
    return not (by_case and (intent == _ANSWER or (sure and intent.startswith(_WISHES))))


def is_only_like(parse_data: Mapping[str, Any], kind: str, before: Danger) -> bool:
    """Tell whether a message after a fresh alarm is only like another danger, no word of which stands in it.

    "They say tonight at six" of who was kidnapped was met with the words for who thinks of dying.

    Args:
        kind: of the danger it is like.
        before: the danger that was told last.
    """
    ground = next((one["value"] for one in parse_data["entities"] if one["entity"] == "danger_ground"), "")
    if ground not in (LIKENESS, MEANING) or before.kind in _MILD:
        return False
    own_life = kind == OF_LIFE and before.whose == "self" and before.kind not in _OF_RANSOM
    return not (own_life and parse_data.get(MARGIN, 0.0) > OUTRIGHT)


def leads_out(text: str, before: Danger) -> bool:
    """Tell whether a message asks what the law gives against somebody ("can I sue him later?")."""
    message = told(text)
    return any(signs.leads_out.search(message.text) for signs in (message.signs, signs_of(before.language)))


def is_sure_wish(parse_data: Mapping[str, Any], intent: str) -> bool:
    """Tell whether something of ours is surely asked for; a person to talk to only where hardly more is said."""
    sure = parse_data["intent"].get("confidence", 1.0) >= SURE_WISH
    if says_farewell(parse_data["text"]):
        return False
    if intent == HUMAN:
        return sure and len(parse_data["text"]) <= _SHORT_WISH
    return sure and intent.startswith(_WISHES)


def is_wish(parse_data: Mapping[str, Any], intent: str) -> bool:
    """Tell whether something of ours is asked for, surely or likely ("那律师费大概多少")."""
    if intent == UNSURE:
        rivals = [one for one in parse_data.get("intent_ranking") or () if one["name"] != UNSURE]
        best = next(iter(rivals), {"name": "", "confidence": 0.0})
        intent = best["name"] if best["confidence"] >= _LIKELY else ""
    return intent.startswith(_WISHES)
