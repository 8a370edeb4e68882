""" "I don't know" is never taken for an answer, a name least of all: it is told where the answer can be found."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, CannotHandle, Command, ExplainQuestion, SkipQuestion
from actions.dialogue.doubt import is_unsure
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, says_only
from actions.dialogue.readers.speech_acts import asks, spoken_act
from actions.dialogue.state import State
from actions.script import sign_by_sign

_SHORT, _WORD = 40, 3


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Explain the open question; an optional one is left out.

    A question that has words of its own for it, or takes it for an answer ("not decided yet"), keeps them.
    """
    here, found = state.here, candidates.here
    if here is None or message.pressed or candidates.is_title:
        return ()
    echoed = found.found and str(found.value) != "" and str(found.value) in message.text
    if echoed and says_only("only_greets", message.text) and not candidates.choices:
        return (CannotHandle(),)
    if here.unsure and found.found and len(message.text) <= _SHORT and said("asks_whether", message.text):
        return (AnswerQuestion(state.sure_question),) if state.sure_question else (ExplainQuestion(ways=False),)
    only_words = echoed and (here.free_text or not here.offers_choices)
    odd = found.problem and not says_only("asks_what_to_do", message.text)  # "what shall I do" is no odd answer
    if not is_unsure(message) or odd or (found.found and not only_words):
        return _has_none(state, message, candidates)
    return (SkipQuestion(),) if here.optional else (ExplainQuestion(),)


def _has_none(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "冇電郵", "I have none": who has nothing of what may be left out leaves it out."""
    here = state.here
    if here is None or not here.optional or candidates.here.found or candidates.choices:
        return ()
    if here.free_text and candidates.here.problem and spoken_act(message.text) in ("refusal", "unknown"):
        return (SkipQuestion(),)
    bare = message.text
    for word in sorted((here.label.zh, here.label.en, *here.words), key=len, reverse=True):
        bare = _without(bare, word)
    if says_only("have_none", bare):
        return (SkipQuestion(),)
    begins = behind("have_none", message.text)
    named = begins is not None and len(message.text) <= _SHORT and not asks(message.text)
    return (SkipQuestion(),) if named and _is_about(here, message.text[begins:]) else ()


def _is_about(here: Field, text: str) -> bool:
    """Return True if two signs of what a question is called, or a word of it, stand in a text."""
    plain = sign_by_sign(text).casefold()
    zh = (name for name in here.names if not name.isascii())
    pairs = {sign_by_sign(name)[at : at + 2] for name in zh for at in range(len(name) - 1)}
    words = {word for name in here.names if name.isascii() for word in name.casefold().split() if len(word) > _WORD}
    return any(pair in plain for pair in pairs) or any(word in plain for word in words)


def _without(text: str, word: str) -> str:
    at = sign_by_sign(text).casefold().find(sign_by_sign(word).casefold())
    return text if at < 0 else text[:at] + text[at + len(word) :]
