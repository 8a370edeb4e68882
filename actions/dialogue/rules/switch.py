"""Another wish in the middle of a form: when it is certain this one waits and the other begins, else it is asked."""

from __future__ import annotations

from actions.characters import sign_by_sign
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, OfferFlow, StartFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind
from actions.dialogue.state import State


def propose_return(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "回到公证": what waits is taken up again by its name."""
    at = behind("returns_to", message.text) if message.text else None
    if at is None:
        return ()
    named = sign_by_sign(message.text[at:]).casefold()
    meant = [service for service, title in state.waiting.items() if _is_named(title.zh, title.en, named)]
    return (StartFlow(meant[0]),) if len(meant) == 1 else ()


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Switch to another service that has a form; its draft and ours are both kept."""
    service = state.opened_by.get(message.intent)
    if service is None or service == state.flow.service:
        return ()
    if message.is_sure:
        return (StartFlow(service),)
    return (OfferFlow(service, message.intent),) if message.decision == "ask_back" and not state.is_review else ()


def _is_named(zh: str, en: str, text: str) -> bool:
    """Whether two signs of a Chinese title, or a word of an English one, stand in a text."""
    pairs = {zh[at : at + 2] for at in range(len(zh) - 1)}
    words = {word.casefold() for word in en.split() if len(word) > 3}
    return any(pair in text for pair in pairs) or any(word in text for word in words)
