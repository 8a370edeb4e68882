"""The last graph component: a message that tells danger gets the intent `emergency`, whatever else it says.

The ranking of the other intents stays as it was, so that the wish in the same message can be offered afterwards.
"""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot.nlu.danger.likeness import fitted, likeliest
from bot.nlu.danger.reading import Danger, asks_for_order, in_signs, read, told
from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder

EMERGENCY = "emergency"
"""The intent whose rule leads to `action_emergency`."""
ASK_LAW = "ask_law"
"""The intent that the library of law answers."""
FILE_NAME = "danger.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerDetector(GraphComponent, IntentClassifier):
    """Reads every message for danger and overrules the intent of one that tells it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure: what is danger stands in `patterns/` and `examples.yml`."""
        return {}

    def __init__(self, storage: ModelStorage, resource: Resource, model: LogisticRegression | None = None) -> None:
        """Reads the patterns, so that nobody waits for them."""
        self._storage, self._resource, self._model = storage, resource, model
        self._encoder = SentenceEncoder.shared()
        read("…")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerDetector:
        """Creates an untrained component, which knows the patterns only."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DangerDetector:
        """Loads the trained class.

        Raises:
            ValueError: If the model holds none.
        """
        with model_storage.read_from(resource) as directory:
            return cls(model_storage, resource, joblib.load(directory / FILE_NAME))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns danger from its own examples, and what is none from those of the ordinary intents."""
        examples = (example.get(TEXT) for example in training_data.intent_examples if example.get(TEXT))
        ordinary = sorted({plain_text(text) for text in examples if in_signs(text) is None})
        self._model = fitted(self._encoder, ordinary)
        with self._storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / FILE_NAME, compress=1)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and entities of every message that tells danger; who is safe and asks of an order asks of law."""
        for message in messages:
            text = message.get(TEXT)
            if text and asks_for_order(text):
                message.set(INTENT, {"name": ASK_LAW, "confidence": 1.0}, add_to_output=True)
                continue
            danger = self.danger(text) if text else None
            if danger is not None:
                message.set(INTENT, {"name": EMERGENCY, "confidence": 1.0}, add_to_output=True)
                found = [*message.get(ENTITIES, []), *entities_of(danger, text)]
                message.set(ENTITIES, found, add_to_output=True)
        return messages

    def danger(self, text: str) -> Danger | None:
        """Returns the danger a message tells, by its signs or else by its meaning."""
        found = read(text)
        if found is not None or self._model is None:
            return found
        message = told(text)
        if message.silenced or not any(map(str.isalnum, message.literal)):
            return None
        return message.danger(likeliest(self._model, self._encoder, plain_text(message.literal)))


def entities_of(danger: Danger, text: str, stage: str = "first") -> list[dict[str, Any]]:
    """Returns what the dialogue has to know of a danger, as entities over the whole message.

    Args:
        stage: ``first``, ``goes_on`` for what is said after it, ``over`` once it has passed.
    """
    values = {"kind": danger.kind, "whose": danger.whose, "language": danger.language, "stage": stage}
    return [
        {
            "entity": f"danger_{name}",
            "value": value,
            "start": 0,
            "end": len(text),
            "confidence_entity": 1.0,
            "extractor": DangerDetector.__name__,
        }
        for name, value in values.items()
    ]
