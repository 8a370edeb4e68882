"""Choice of the papers, and whose: who asks which of two to use, and who is a person and no organisation."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot, ExplainQuestion, Reopen
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.reading import NOTHING
from actions.dialogue.state import State
from actions.identity.categories import ORGANISATION
from actions.identity.readers.category_words import is_a_person

_OF_PAPERS = frozenset({"category", "document_type"})


def asks_which(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say how to choose to who names two papers and asks which to use; neither of them is chosen."""
    asks = state.question in _OF_PAPERS and not message.pressed and not candidates.is_title
    asks = asks and not said("dont_know", message.text)  # who knows nothing of it is offered a person, too
    return (ExplainQuestion(ways=False),) if asks and said("asks_which_to_use", message.text) else ()


def is_no_organisation(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Correct the group of who was taken for an organisation: by the papers they name, else it is asked again."""
    if state.answers.get("category") != ORGANISATION or message.pressed or not message.text or message.asks:
        return ()
    found = candidates.elsewhere.get("category", NOTHING)
    names_papers = found.found and found.value != ORGANISATION and message.value("nationality") is not None
    if names_papers and not candidates.here.found:
        return (CorrectSlot("category", found),)
    return (Reopen("category"),) if is_a_person(message.text) else ()
