"""Kinds of intents: those that move about in a form, those that ask for something, those that answer."""

from __future__ import annotations

from actions.dialogue.message import UserMessage

MOVES = frozenset(
    {
        "go_back", "skip", "save_for_later", "goodbye", "restart", "cancel", "ask_progress", "change_language",
        "correct_answer", "resume", "restore_draft",
    }
)  # fmt: skip
"""Wishes about the form itself."""
PUTTING_OFF = frozenset({"goodbye", "save_for_later"})
"""Those of them that let the form wait."""
COURTESIES = frozenset({"greet", "thank", "tell_worry", "complain"})
"""Answered in kind."""
_REQUESTS = (
    "start_", "ask_", "find_", "change_", "cancel_", "stop_", "link_", "unlink_", "supplement_", "withdraw_",
    "revoke_",
)  # fmt: skip


def is_request(intent: str) -> bool:
    """True for an intent that asks for something rather than answering a question."""
    return intent in MOVES or intent in COURTESIES or intent.startswith(_REQUESTS)


def wishes(said: UserMessage, service: str) -> bool:
    """Return True if a message surely asks for something else than its own service."""
    return said.is_sure and is_request(said.intent) and said.intent != f"start_{service}"
