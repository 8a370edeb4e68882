"""Readers of what is asked of mediation, whether an invitation is told of, or all is for the mediator alone.

Pure; the words are data (``asked.yml``).
"""

from __future__ import annotations

from pathlib import Path

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from actions.readers.topics import subject_of
from actions.story.readers.plain import plain

SERVICE = "mediation"
CONFIRMING = "confirming"
"""Topic of how and until when a court confirms the agreement: one answer for all of it."""
TOPICS = (
    CONFIRMING,
    "several",
    "difference",
    "absent",
    "declining",
    "cost",
    "currency",
    "tongue",
    "secret",
    "video",
    "time",
    "binding",
    "confession",
    "fails",
)
"""Each with its patterns on the page and its answer ``utter_mediation_asked_<topic>``."""
ANSWER_PERIOD = "answer_period"
"""Question whether the time to answer a suit stops meanwhile, which has an answer of its own."""
_OF_LIBRARY = ("cost", "time")
"""Topics the library answers where a question names mediation itself ("调解要多少钱")."""
_PAGE = Path(__file__).with_name("asked.yml")
_LONGEST, _LONGEST_IN_LETTERS, _MOST = 80, 240, 3


def topics_in(text: str) -> tuple[str, ...]:
    """Return what a question about mediation asks; nothing where it names another service or asks nothing."""
    if len(text) > (_LONGEST_IN_LETTERS if text.isascii() else _LONGEST):
        return ()
    if _says("difference", text):
        return ("difference",)
    if not (asks(text) or _says("asking", text)) or subject_of(text) not in ("", SERVICE):
        return ()
    if _says(CONFIRMING, text):
        return (CONFIRMING,)  # its answer tells what it costs and until when
    found = tuple(topic for topic in TOPICS if _says(topic, text))[:_MOST]
    return tuple(topic for topic in found if topic not in _OF_LIBRARY) if said("names_mediation", text) else found


def asks_answer_period(text: str) -> bool:
    """Return True if somebody asks whether the time to answer a suit stops while one talks."""
    return len(text) <= _LONGEST_IN_LETTERS and (asks(text) or _says("asking", text)) and _says("answer_period", text)


def keeps_secret(text: str) -> bool:
    """Return True if words are not meant for the other side ("but don't tell him that")."""
    return _says("secret_from_them", text)


def tells_limit(text: str) -> bool:
    """Return True if words name the least somebody would take, which is theirs to keep."""
    return _says("secret_value", text)


def was_invited(text: str) -> bool:
    """Return True if somebody tells that they were sent an invitation to a mediation."""
    return _says("invited", text)


def lost_code(text: str) -> bool:
    """Return True if somebody tells that the code of an invitation is not at hand any more."""
    return len(text) <= _LONGEST and _says("code_lost", text)


def wants_code(text: str) -> bool:
    """Return True if somebody wants a code to pass on to the other side."""
    return len(text) <= _LONGEST and _says("wants_code", text)


def answer_to_invitation(text: str) -> str:
    """Return what somebody answers to an invitation they were shown: ``join``, ``decline``, ``stranger`` or nothing."""
    if asks(text) or len(text) > _LONGEST:
        return ""
    return next((one for one in ("stranger", "decline", "join") if _says(f"answers_{one}", text)), "")


def _says(entry: str, text: str) -> bool:
    spelt = plain(text)
    return any(one.search(spelt) for one in patterns(_PAGE, entry))
