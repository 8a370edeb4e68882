"""Clauses of a message that says several things, each with an intent of its own.

What the actions find under ``tracker.latest_message["clauses"]`` (absent when the message is one clause)::

    [{"start": 0, "end": 21, "intent": "ask_progress", "confidence": 0.93, "decision": "answer",
      "ranking": [{"name": "ask_progress", "confidence": 0.93}, …three of them]},
     {"start": 23, "end": 43, …}]

In the order of the text, two to eight of them. ``start`` and ``end`` count characters of ``latest_message["text"]``, as
entities do, so that nothing a person wrote is stored twice; a joining word before a clause ("and", 另外) is outside it.
``intent`` is the likeliest real intent, whatever was decided; ``decision`` is ``answer``, ``ask_back`` or ``refuse`` as
for the whole message. A question that names no subject ("how much?") is heard together with the clause before it; if
none is before it, it is asked back and never refused. A greeting or a telling sentence is a clause too; the reader of
clauses passes over what wants nothing.

Two steps: `ClauseSplitter` stands behind the entities, so that no value is cut in two, and leaves the stretches; the
classifier then ranks the message and its clauses in one batch, with one model in memory.
"""

# ruff: noqa: UP006, UP035 - Rasa checks the annotations of components and knows only these
from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.clause_boundaries import Boundaries, Stretch
from bot.nlu.plain_text import plain_text

CLAUSES = "clauses"
"""Key of the parse result."""
STRETCHES = "clause_stretches"
"""Key of the message between the two steps; not part of the result."""
ANSWER, ASK_BACK, REFUSE = "answer", "ask_back", "refuse"
"""Decision about a message, and about each clause."""
RANKED = 3
"""Intents that are kept for each clause."""
_DIGITS = 4


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClauseSplitter(GraphComponent):
    """Marks where the clauses of a message are; registered as an extractor, since it learns nothing."""

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseSplitter:
        """Creates the component with the boundaries of this process."""
        return cls(Boundaries.shared())

    def process(self, messages: List[Message]) -> List[Message]:
        """Leaves the stretches of every message that has more than one."""
        for message in messages:
            values = [(value["start"], value["end"]) for value in message.get(ENTITIES) or () if "start" in value]
            stretches = self._boundaries.part(message.get(TEXT) or "", values)
            if len(stretches) > 1:
                message.set(STRETCHES, stretches)
        return messages


def clause_texts(message: Message) -> List[str]:
    """Returns the plain text of each clause of a message, a bare question behind what it hangs on."""
    text, before, texts = message.get(TEXT), "", []
    for start, end in message.get(STRETCHES) or ():
        said = text[start:end]
        bare = Boundaries.shared().is_bare(said)
        texts.append(plain_text(f"{before} {said}" if bare else said))
        before = before if bare else said
    return texts


def clause(text: str, stretch: Stretch, decision: str, ranking: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Describes one clause for the actions.

    Args:
        text: The message as written.
        stretch: Where the clause stands in it.
        decision: What the classifier decided about it.
        ranking: Real intents, the likeliest first.
    """
    start, end = stretch
    best = [{"name": one["name"], "confidence": round(one["confidence"], _DIGITS)} for one in ranking[:RANKED]]
    return {
        "start": start,
        "end": end,
        "intent": best[0]["name"],
        "confidence": best[0]["confidence"],
        "decision": ASK_BACK if decision == REFUSE and Boundaries.shared().is_bare(text[start:end]) else decision,
        "ranking": best,
    }
