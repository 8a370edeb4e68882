"""Reads a message that follows an alarm: a further word on the danger, its end, or something else altogether. Pure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.speech_acts import wishes
from actions.emergency.readers.mentions import is_bare, presence
from actions.emergency.readers.situations import need_of, situation_of
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

if TYPE_CHECKING:
    from actions.dialogue.message import UserMessage

_PAGE = Path(__file__).with_name("afterwards.yml")
_VALUES = frozenset(
    {"money", "date", "date_range", "datetime", "phone", "document_number", "email", "case_number", "cause", "percent"}
)
"""Entities that answer a question of a form."""
_PLACES = frozenset({"place", "country"})
_DATA = frozenset({"inform"})
"""Intents of an answer."""
_READ_IN = frozenset({"zh", "en"})
"""Languages in which a message can be told from a cry for help."""
_HELD = frozenset({"trafficked_or_held", "kidnapping"})
"""Kinds whose person is not free to speak or to leave."""
_BEATEN = frozenset({"violence_now", "violence_by_stranger", "sexual_abuse"})
_NO_DATA = frozenset({"overdose", "self_harm", "medical", "disaster", "gas_leak", "kidnapping", "missing"})
"""Kinds in which nothing that is told is plain data: the bot lets only a wish that is named lead out."""
_DETAINED = "detained"
"""The kind whose person, telling of permits and of nothing done, answers no form."""
_SENTENCE = 3
"""Words from which a message shows that it is written in English."""
_PLAINLY = 3
"""Small English words from which a message in Latin letters is English after a danger in a third language."""
_WORDS = re.compile(r"\b(?:i|my|me|he|she|they|his|her|the|is|are|am|was|what|where|how|who|can|do|not|and|in|at|it)\b")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NAMES, _LONGEST_PLACE = 5, (12, 32)
"""Words of a message that is hardly more than a town and a quarter of it, and its Chinese and its Latin letters."""
_LONGEST_END = 60
"""Characters; a longer message tells more than that all is well."""


def speaks_of_danger(text: str) -> bool:
    """Return True if a message names somebody who acts, fear, harm, hiding or help."""
    return _shows("distress", text)


def says_safe(text: str) -> bool:
    """Return True if a short message says that there is no danger, or that it was a mistake, and alarms nobody."""
    plain = sign_by_sign(text).casefold()
    rest = plain
    while end := max((found.end() for one in patterns(_PAGE, "safe") if (found := one.search(rest))), default=0):
        rest = rest[end:]
    return rest != plain and len(text) <= _LONGEST_END and not speaks_of_danger(rest)


def leaves_danger(message: UserMessage, heard_as: str, *, asked_since: bool = False) -> bool:
    """Return True if a message after an alarm is plainly something else: an answer, data, or the wish to go on.

    Args:
        message: as it was heard, with its danger.
        heard_as: the intent it would have without the danger.
        asked_since: something else was said to the person after the alarm, so that a yes or no answers that.
    """
    danger, text = message.danger, message.text
    if danger is None or danger.stage != "goes_on" or danger.language not in _READ_IN or not text:
        return False
    if (
        speaks_of_danger(text)
        or asks_home_numbers(text)
        or tells_where(message)
        or (danger.whose == "other" and _shows("of_others", text))
    ):
        return False
    if danger.whose == "self" and _stays_caught(danger.kind, text):
        return False
    if need_of(danger, text) or situation_of(danger.kind, text):
        return False
    if asked_since:
        return True
    if danger.kind in _NO_DATA:
        return False
    told = any(one.get("entity") in _VALUES for one in message.entities) or bool(token_in(text))
    if danger.kind == _DETAINED and danger.whose == "self" and not told and not wishes(text):
        return False
    if not told and not wishes(text) and _shows("of_people", text) and not _shows("of_a_case", text):
        return False  # "he has my keys" is told of the danger, whatever form it sounds like an answer to
    return told or heard_as in _DATA or wishes(text) or _shows("asks_on", text)


def written_in(text: str, language: str) -> str:
    """Return the language to answer a message in, of Chinese and English: as it is written, else as before.

    Args:
        language: of the danger so far; a third language stays until a message is plainly in one of the two.
    """
    if not text:
        return language
    if not text.isascii():
        han = any("\u4e00" <= sign <= "\u9fff" for sign in text) and not _KANA.search(text)
        return "zh" if han and (language in _READ_IN or language != "ja" or _shows("chinese", text)) else language
    if language in _READ_IN:
        return "en" if len(text.split()) >= _SENTENCE else language
    return "en" if len(_WORDS.findall(text.casefold())) >= _PLAINLY else language


def says_misheard(text: str) -> bool:
    """Return True if somebody says that they were understood wrongly."""
    return _shows("misheard", text)


def says_long_ago(text: str) -> bool:
    """Return True if somebody says that what they told was long ago, or is not happening now."""
    return _shows("long_ago", text)


def asks_home_numbers(text: str) -> bool:
    """Return True if a message asks for the telephone of China."""
    return _shows("home_numbers", text)


def asks_for_mission(text: str) -> bool:
    """Return True if a message asks for the telephone of the embassy or the consulate."""
    return _shows("mission", text)


def says_cannot_call(text: str) -> bool:
    """Return True if somebody cannot or dare not telephone."""
    return _shows("cannot_call", text)


def _stays_caught(kind: str, text: str) -> bool:
    """Return True if somebody held or beaten wants to get away, or tells what only who is held does."""
    if kind in _HELD and (_shows("of_held", text) or _shows("wants_papers", text) or passes_on(text)):
        return True
    return kind in _HELD | _BEATEN and _shows("wants_out", text)


def passes_on(text: str) -> bool:
    """Return True if somebody of the speaker's family, or close to them, shall be told."""
    return _shows("passes_on", text)


def tells_where(message: UserMessage) -> bool:
    """Return True if it says where the speaker is: whoever may need help there is told who helps there."""
    places = [one for one in message.entities if one.get("entity") in _PLACES]
    alone = len(message.text.split()) <= _NAMES and not _shows("no_place", message.text)
    alone = alone and len(message.text) <= _LONGEST_PLACE[message.text.isascii()] and not wishes(message.text)
    there = (presence(message.text, one) for one in places)
    return any(who == "speaker" or (alone and who != "nobody") for who in there) or any(
        is_bare(message.text, one) for one in places
    )


def _shows(group: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return any(pattern.search(plain) for pattern in patterns(_PAGE, group))
