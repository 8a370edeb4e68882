"""Questions in the middle of a form are answered, and the open question stands again; a question never opens a form."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, Command, TellWhy
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.readers.speech_acts import asks, requests, spoken_act, wishes
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.state import State

_SHORT_WHY = 60
_OUT_OF_SCOPE, _OF_LAW = "out_of_scope", "ask_law"
_TOLD_OF = frozenset(
    {
        _OF_LAW, "ask_arbitration", "ask_defence", "ask_document_service", "ask_enforcement", "ask_filing_materials",
        "ask_mediation", "ask_return", "ask_time_limit",
    }
)  # fmt: skip
"""Intents whose words stand in what a person tells of the case as well ("the papers came last Wednesday")."""
_OF_CHANNELS = frozenset({"link_channel", "unlink_channel"})
_SHORT = 10
"""Signs of a topic that is only named; three letters count as one."""
_LEAST_OF_OWN = 7
"""Signs from which a question is one of its own, not a word on the open one; three letters count as one."""


def propose_outright(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what names its subject so exactly that it answers no open question, whatever that is."""
    intent = state.questions.outright(message, state.said_last) if state.is_open and message.text else ""
    return (AnswerQuestion(intent, said=message),) if intent else ()


def propose_short(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what an answer is needed for, and "那要多少钱" by what this form is about."""
    if message.pressed or candidates.is_title or not message.text:
        return ()
    told_along = candidates.here.found and bool(candidates.here.entities)
    if state.here is not None and not state.here.story and _asks_why(message) and not told_along:
        return (TellWhy(),)
    if candidates.here.found and not candidates.is_doubted(message):
        return ()
    asked = tuple(state.questions.asked(message, state.flow.service))
    answers = [AnswerQuestion(key=key, said=part) for part, key in asked]
    if not answers:
        return ()
    return (*answers, *_others_asked(state, message, [part.text for part, _ in asked]))


def propose_supposed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what only supposes something and asks what follows ("他要是欠人钱呢"), whatever question is open.

    It is no answer and no wish; where nobody knows, that is said, and the open question stands again.
    """
    if message.pressed or candidates.is_title or not asks_what_if(message.text):
        return ()
    here = state.here
    if here is not None and here.free_text and state.flow.takes(state, message, here, candidates.here):
        return ()  # a question that is written to an office goes there
    if state.sure_question:
        return (AnswerQuestion(state.sure_question),)
    if key := state.questions.of_flow(message, state.flow.service):
        return (AnswerQuestion(key=key, said=message),)
    return (AnswerQuestion(_OF_LAW, said=message),) if state.questions.knows(_OF_LAW) else ()


def _others_asked(state: State, message: UserMessage, answered: Sequence[str]) -> tuple[Command, ...]:
    """Answer what a message asks in other sentences than those that are answered, where it is known."""
    left = [part for part in message.clauses() if part.asks and not any(one in part.text for one in answered)]
    known = (part for part in left if part.intent and part.is_sure and state.questions.knows(part.intent))
    return tuple(AnswerQuestion(part.intent, said=part) for part in known)


def others_short(state: State, message: UserMessage, told: Collection[str]) -> tuple[Command, ...]:
    """Answer the short questions of a message beside those a service has answered itself ("how much? and a lawyer?").

    Args:
        told: the kinds that are answered already.
    """
    if message.pressed or not message.text:
        return ()
    asked = state.questions.asked(message, state.flow.service)
    return tuple(AnswerQuestion(key=key, said=part) for part, key in asked if key[1] not in told)


def propose_aside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what a message asks of the open flow beside what it tells ("她只会说台山话可以吗")."""
    if short := propose_short(state, message, candidates):
        return short
    key = state.questions.of_flow(message, state.flow.service) if said("asks_softly", message.text) else None
    return (AnswerQuestion(key=key, said=message),) if key else ()


def propose_sure(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what was heard as something else but is surely a question with an answer; it opens no other form."""
    return (AnswerQuestion(state.sure_question),) if state.sure_question else ()


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer a question asked in the middle of a form, each of several in turn; "证据有合同、微信" asks nothing."""
    if not message.pressed and not _asks_at_all(message) and behind("of_having", message.text) is not None:
        return ()
    parts = [part for part in message.clauses() if part.intent and part.is_sure and state.questions.knows(part.intent)]
    if len(parts) > 1:
        return tuple(AnswerQuestion(part.intent, said=part) for part in parts)
    if key := state.questions.of_flow(message, state.flow.service):
        return (AnswerQuestion(key=key, said=message),)
    softly = message.intent == _OF_LAW and not candidates.here.found and said("asks_softly", message.text)
    if message.intent in _TOLD_OF and _only_tells(message) and not softly:
        return ()  # "没签合同，有老板发的欠条" tells the case, and asks nothing of the law; "有冇得分" does
    if message.intent in _OF_CHANNELS and not message.pressed and not said("links_channel", message.text):
        return ()  # "no IOU, just whatsapp" unlinks nothing
    if message.is_sure and state.questions.knows(message.intent):
        return (AnswerQuestion(message.intent),)
    wants = message.pressed or message.asks or asks(message.text) or wishes(message.text) or requests(message.text)
    return (AnswerQuestion(_OUT_OF_SCOPE),) if message.decision == "refuse" and wants else ()


def _asks_at_all(message: UserMessage) -> bool:
    """Return True if words ask, however they begin ("还有 新会法院在哪")."""
    return message.asks or asks(message.text) or said("asks_where", message.text)


def _only_tells(message: UserMessage) -> bool:
    """Return True if a message tells something and asks nothing; a topic in few words ("上诉期限") asks for it."""
    if message.pressed or message.asks or asks(message.text):
        return False
    if message.intent == _OF_LAW:
        return True
    wishes_for = any(wishes(part.text) or requests(part.text) for part in message.stretches())
    if behind("have_none", message.text) is not None and not wishes_for:
        return True  # "没有证据，只有结婚证" says what there is, and asks for no list of papers
    return characters_in(message.text) > _SHORT and not wishes_for and not said("asks_softly", message.text)


def propose_unplaced(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say honestly that a question is not known here, and who may be asked; never that it is no name, day or sum.

    A question about the open question itself keeps what its field says of it ("whose name shall I write?").
    """
    here = state.here
    taken = candidates.here.found and not candidates.only_asks(message)
    if message.pressed or not message.text or taken or not asks(message.text):
        return ()
    is_short = characters_in(message.text) < _LEAST_OF_OWN or spoken_act(message.text) is not None
    if is_short or (here is not None and (here.named_in(message.text) or speaks_of(message.text, state.asking))):
        return ()
    if message.intent == _OF_LAW:
        return (AnswerQuestion(_OF_LAW),)
    key = state.questions.unknown_of(state.flow.service)
    return (AnswerQuestion(key=key, said=message),) if key is not None else ()


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The questions that stand beside an answer: "why do you need it? 416 555 0198"."""
    if message.pressed or candidates.is_title or state.here is None or state.here.story:
        return ()
    if _asks_why(message):
        return (TellWhy(),)
    parts = [part for part, found in candidates.by_clause if part.asks and not found.found]
    asked = [AnswerQuestion(key=key, said=piece) for part in parts for piece, key in _short(state, part)]
    known = [
        AnswerQuestion(part.intent, said=part)
        for part in parts
        if part.intent and part.is_sure and state.questions.knows(part.intent) and not _short(state, part)
    ]
    return (*asked, *known)


def beside_correction(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The questions that stand beside what is put right: "12万才对，诉讼费多少"."""
    parts = message.clauses() if not message.pressed else ()
    asked = [part for part in parts if part.asks] if len(parts) > 1 else []
    short = [AnswerQuestion(key=key, said=piece) for part in asked for piece, key in _short(state, part)]
    others = [part for part in asked if not _short(state, part) and part.intent and part.is_sure]
    return (*short, *(AnswerQuestion(one.intent, said=one) for one in others if state.questions.knows(one.intent)))


def _short(state: State, part: UserMessage) -> tuple[tuple[UserMessage, tuple[str, str]], ...]:
    return tuple(state.questions.asked(part, state.flow.service))


def _asks_why(message: UserMessage) -> bool:
    return len(message.text) <= _SHORT_WHY and said("asks_why", message.text)
