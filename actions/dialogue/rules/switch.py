"""Another wish in the middle of a form: when it is certain this one waits and the other begins, else it is asked."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Command, OfferFlow, StartFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said
from actions.dialogue.readers.scraps import has_code_signs
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.rules.answer import tells_what_is_asked
from actions.dialogue.state import State
from actions.dialogue.titles import returned_to

_OF_THE_SUED = "defence"
"""Who says what they are, sued, needs no wish to be taken to it."""
_SHORT = 16
"""Characters of a wish and no more; three letters count as one."""


def propose_return(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "回到公证": what waits is taken up again by its name."""
    own = state.flow.service
    meant = returned_to(message.text, {own: state.flow.title, **state.waiting}, own)
    if own in meant:
        return (AskAgain(),)
    return (StartFlow(meant[0]),) if len(meant) == 1 else ()


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Switch to another service that has a form; its draft and ours are both kept."""
    heard = state.opened_by.get(message.intent)
    service = state.meant(message, heard, state.flow.service) if heard is not None else ""
    if service == state.flow.service:
        return (AskAgain(),) if _wishes_it_again(message, candidates) else ()
    if not service or (not message.pressed and has_code_signs(message.text)):
        return ()
    if message.asks and not message.pressed and _is_answered(state, message):
        return ()
    if tells_what_is_asked(state, message) or (service != _OF_THE_SUED and _only_tells(message)):
        return ()
    if message.is_sure:
        return (StartFlow(service),)
    intent = message.intent if service == heard else f"start_{service}"
    return (OfferFlow(service, intent),) if message.decision == "ask_back" and not state.is_review else ()


def _only_tells(message: UserMessage) -> bool:
    """Whether a message only says who somebody is, or what is not known or not there: no wish for what it names."""
    parts = () if message.pressed or message.asks else message.stretches()
    tells = any(
        behind(act, part.text) is not None for part in parts for act in ("dont_know", "have_none", "of_oneself")
    )
    tells = tells or any(said("dont_know", part.text) for part in parts)  # "身份证不知道"
    return tells and not any(wishes(part.text) for part in parts)


def _wishes_it_again(message: UserMessage, candidates: Candidates) -> bool:
    """Whether a short message only wishes for the form that is open ("我要起诉离婚"): its question stands again."""
    signs = len(message.text) if not message.text.isascii() else len(message.text) // 3
    found = candidates.here.found or candidates.here.problem
    return message.is_sure and not message.asks and not message.pressed and 0 < signs <= _SHORT and not found


def _is_answered(state: State, message: UserMessage) -> bool:
    """Whether a question has an answer of its own, so that no form is opened for it."""
    return state.questions.knows(message.intent) or state.questions.of_flow(message, state.flow.service) is not None
