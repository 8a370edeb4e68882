"""First step of the pipeline: writes beside each message the one spelling that its intent is read from."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.plain_text import plain_text

PLAIN_TEXT = "plain_text"
"""Key of the message under which the spelling for the classifier is kept."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SpellingNormalizer(GraphComponent):
    """Adds the plain text to a message and leaves its text alone: entities point into what the person wrote."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingNormalizer:
        """Creates the component; it has nothing to configure and nothing to load."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the plain text to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the plain text to every message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None:
                message.set(PLAIN_TEXT, plain_text(text))
        return messages


def plain_text_of(message: Message) -> str:
    """Returns the spelling that the normalizer left, or makes it where there was no normalizer."""
    found = message.get(PLAIN_TEXT)
    return str(found) if found is not None else plain_text(message.get(TEXT))
