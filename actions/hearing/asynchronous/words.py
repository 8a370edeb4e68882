"""Tells what a person writes for the court from what they ask of us. Pure."""

from __future__ import annotations

from actions.answers import Answer
from actions.dialogue.intents import is_request
from actions.filing.readers.words_for_the_court import asks, size_of

_CONTROLS = frozenset(
    {
        "cancel", "restart", "go_back", "skip", "save_for_later", "ask_progress", "change_language", "correct_answer",
        "resume", "ask_human", "ask_help", "stop_reminder",
    }
)  # fmt: skip
LONGEST_WISH = 10
"""Chinese characters of a wish ("我要申请异步审理"); English takes about three letters for each."""


def is_for_the_court(said: Answer) -> bool:
    """Return True if a message to a question for words is those words, whatever it sounds like.

    "被告确实欠我钱没有还" is a statement, not a wish to file a case; "可以录音吗" is a question, "我要立案" a wish.
    """
    if said.intent in _CONTROLS:
        return False
    if said.intent.startswith(("ask_", "find_")) and asks(said.text):
        return False
    return size_of(said.text) > LONGEST_WISH or not is_request(said.intent)
