"""The question whether what was read is meant as the answer, where the message sounds like something else.

A reader that finds a value of its kind takes it. Where messages like this one seldom answer questions like the open one
(`answer_belief`), the value is said back and kept only after a yes.
"""

from __future__ import annotations

from typing import Any

from actions.dialogue.candidates import LEAST, Candidates
from actions.dialogue.commands import AppendTo, AskAgain, Command, ConfirmSlot, PointOut, SetSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, says_only
from actions.dialogue.readers.speech_acts import asks, goes_ahead
from actions.dialogue.reading import Reading
from actions.dialogue.rules import overheard
from actions.dialogue.rules.answer import kept, tells_what_is_asked
from actions.dialogue.rules.confirmation import SURE
from actions.dialogue.state import DOUBTED, MEANT, State
from actions.script import sign_by_sign

LEAST_OF_SUBJECT = -0.25
"""The same where the words speak of what is asked and of nothing else. At the filing's questions no message of that
author that is none, and has a value, lies between."""
_SHORT_REASON = 60
"""The same of a yes with its reason."""
_BETWEEN = " ，,。.！!、；;"
_SHORT = 12
"""Characters of a message up to which a sure yes or no of the bot's is nothing but that."""


def confirmed_first(
    state: State, message: UserMessage, candidates: Candidates, decided: tuple[Command, ...]
) -> tuple[Command, ...]:
    """Return what was decided; a question first where an answer would be kept on little belief, or can be guessed.

    What tells a value in the words of the question ("传票写12月18号开庭") is its answer, however seldom it is put so.
    """
    if candidates.belief is None:
        return decided
    if candidates.here.entities and tells_what_is_asked(state, message):
        return decided
    return tuple(_confirmed(state, candidates, command, candidates.belief) for command in decided)


def _confirmed(state: State, candidates: Candidates, command: Command, belief: float) -> Command:
    if isinstance(command, PointOut) and command.field == state.question and candidates.guess.found:
        return ConfirmSlot(command.field, candidates.guess)
    if belief >= (LEAST_OF_SUBJECT if candidates.of_subject else LEAST):
        return command
    if not isinstance(command, SetSlot | AppendTo) or command.field != state.question:
        return command
    if command.reading is not candidates.here or _is_said_again(state, candidates.here):
        return command
    return ConfirmSlot(command.field, command.reading)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the answer that was asked about, or ask its question again; anything else is heard as a new answer.

    Who only wants to go on ("好，起诉吧") has not said that the value is right, which may be a guess.
    """
    doubted = _doubted(state)
    if not doubted:
        return ()
    if not message.pressed and goes_ahead(message.text):
        return (AskAgain(),)
    reply = message.pressed.get(SURE) or _reply(message)
    agrees = reply == "yes" or _agrees_first(message, candidates, doubted["value"])
    if agrees or _says_again(message, str(doubted.get("said", ""))):
        found = Reading(doubted["value"], partial=bool(doubted["partial"]), also=doubted["also"])
        return kept(state.question, found)
    return (AskAgain(),) if reply == "no" else ()


def _doubted(state: State) -> dict[str, Any]:
    """Return what waits for a yes to the open question; nothing where nothing does."""
    doubted = state.answers.get(DOUBTED)
    waits = state.pending == MEANT and isinstance(doubted, dict) and doubted["field"] == state.question
    return dict(doubted) if waits and isinstance(doubted, dict) else {}


def _is_said_again(state: State, found: Reading) -> bool:
    """Return True if the value is the one that was asked about, so that saying it once more is a yes."""
    doubted = _doubted(state)
    return bool(doubted) and doubted["value"] == found.value


def _says_again(message: UserMessage, before: str) -> bool:
    """Return True if a message is the doubted one once more: whoever says the same again means it."""
    return bool(before) and not message.pressed and _plain(message.text) == _plain(before)


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().strip(" ，,。.！!")


def _agrees_first(message: UserMessage, candidates: Candidates, value: Any) -> bool:
    """Return True if a yes begins a short message that tells no other value ("yes, my Mandarin is bad")."""
    begin = behind("says_yes", message.text)
    if begin is None or message.pressed or len(message.text) > _SHORT_REASON or asks(message.text):
        return False
    parted = not set(_BETWEEN).isdisjoint(message.text[max(0, begin - 1) : begin + 1])
    rest = message.text[begin:].strip(_BETWEEN)
    another = candidates.here.found and candidates.here.value != value
    limits = behind("contrasts", rest) is not None or said("takes_back", rest) or said("denies", rest)
    return parted and bool(rest) and not (another or limits or overheard.told(candidates))


def _reply(message: UserMessage) -> str:
    short = message.is_sure and len(message.text) <= _SHORT
    if says_only("says_yes", message.text) or (short and message.agrees):
        return "yes"
    return "no" if says_only("says_no", message.text) or (short and message.intent == "deny") else ""
