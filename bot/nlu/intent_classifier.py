"""Intent of a message, and whether the bot is sure enough to act on it.

Three outcomes. *Answer*: the intent is set. *Ask back*: the best is too weak, too near its rival, or the message may
well be a stranger's; then the intent is Rasa's `nlu_fallback` while the ranking keeps the real ones for the question
with three buttons. *Refuse*: the message is about something else (`out_of_scope`); a stranger's subject is never
answered with a court service. A message of several clauses has the same said of each of them (`bot/nlu/clauses.py`).
"""

from __future__ import annotations

import logging
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.blended_model import BlendedModel
from bot.nlu.clauses import ANSWER, ASK_BACK, CLAUSES, REFUSE, STRETCHES, clause, clause_texts
from bot.nlu.normalizer import plain_text_of
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.spelling import Speller

OUT_OF_SCOPE = "out_of_scope"
FILE_NAME = "blended_model.joblib"
"""The model and the speller, in this order."""

SOCIAL = frozenset({"greet", "goodbye", "thank", "affirm", "deny"})
"""Intents that do nothing of ours: no belief is needed to greet back, and a yes is the open question's business."""

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class BlendedIntentClassifier(GraphComponent, IntentClassifier):
    """Reads the intent by meaning, characters and sound together, and hesitates where two intents are close."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the settings: when to hesitate, and how the views are weighed."""
        return {
            # Below this probability the best intent is not believed.
            "threshold": 0.45,
            # Nearer than this to its rival the best intent is asked about.
            "gap": 0.15,
            # Below this belief that it is ours at all (one minus the chance of a stranger's subject) nothing is done.
            "belief": 0.85,
            # Intents that do something at once, and the probability below which they are asked about: one word at an
            # open question ("supplier") put somebody into the line for a person.
            "floors": {"ask_human": 0.7},
            # Into how many kinds of subjects strangers' examples are parted while they are learned.
            "subjects": {OUT_OF_SCOPE: 8},
            "weights": {"meaning": 0.4, "characters": 0.3, "sound": 0.3},
            "strengths": {"meaning": 10.0, "characters": 20.0, "sound": 20.0},
            "ranking_length": 10,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: BlendedModel | None = None,
        speller: Speller | None = None,
    ) -> None:
        """Holds the settings and, when loaded, the trained model and what corrects spelling for it."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model, self._speller = model, speller
        self._encoder = SentenceEncoder.shared()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> BlendedIntentClassifier:
        """Creates an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> BlendedIntentClassifier:
        """Loads a trained classifier.

        Raises:
            ValueError: If the model holds none. A bot that understands nothing must not start.
        """
        with model_storage.read_from(resource) as directory:
            model, speller = joblib.load(directory / FILE_NAME)
        return cls(config, model_storage, resource, model, speller)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from all examples and keeps the model in the storage."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        # Scripts and numbers fall together in plain text; what was written twice is learned once.
        different = sorted({(plain_text_of(example), example.get(INTENT)) for example in examples})
        texts = [text for text, _ in different]
        model = BlendedModel(self._config["weights"], self._config["strengths"], self._config["subjects"])
        model.fit(texts, self._encoder.encode(texts), [intent for _, intent in different])
        self._model, self._speller = model, Speller(texts)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump((model, self._speller), directory / FILE_NAME, compress=1)
        logger.info("Learned %d intents from %d examples", len(model.intents), len(texts))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking of every message that has a text."""
        asked = [message for message in messages if message.get(TEXT) is not None]
        # One batch for everything: encoding three clauses together costs little more than one.
        rankings = iter(
            self._rank([text for message in asked for text in (plain_text_of(message), *clause_texts(message))])
        )
        for message, ranking in zip(asked, rankings, strict=False):
            decision, best = self._decision(ranking), ranking[0]
            intent = {**best, "name": DEFAULT_NLU_FALLBACK_INTENT_NAME} if decision == ASK_BACK else best
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking[: self._config["ranking_length"]], add_to_output=True)
            clauses = [
                clause(message.get(TEXT), stretch, self._decision(own), own)
                for stretch, own in zip(message.get(STRETCHES) or (), rankings, strict=False)
            ]
            if clauses:
                message.set(CLAUSES, clauses, add_to_output=True)
        return messages

    def _decision(self, ranking: list[dict[str, Any]]) -> str:
        """Returns whether to answer outright, to ask back what was meant, or to refuse a stranger's subject."""
        if ranking[0]["name"] == OUT_OF_SCOPE:
            return REFUSE
        best, second = ranking[0]["confidence"], ranking[1]["confidence"]
        floor = self._config["floors"].get(ranking[0]["name"], self._config["threshold"])
        if best < floor or best - second < self._config["gap"]:
            return ASK_BACK
        return ANSWER if ranking[0]["name"] in SOCIAL or self._is_ours(ranking) else ASK_BACK

    def _is_ours(self, ranking: list[dict[str, Any]]) -> bool:
        """Tells whether a message is hardly a stranger's; who books a table must not be given a court's hours."""
        strange = next((one["confidence"] for one in ranking if one["name"] == OUT_OF_SCOPE), 0.0)
        return 1 - strange >= self._config["belief"]

    def _rank(self, texts: list[str]) -> list[list[dict[str, Any]]]:
        """Returns for each text all intents, the likeliest first; a text without words is out of scope."""
        if self._model is None or self._speller is None or not texts:
            return []
        texts = [
            text if self._model.is_foreign(text) else self._speller.corrected(text, self._encoder.is_word)
            for text in texts
        ]
        intents, table = self._model.intents, self._model.probabilities(texts, self._encoder.encode(texts))
        rows = [
            zip(intents, row, strict=True) if any(map(str.isalnum, text)) else _wordless(intents)
            for text, row in zip(texts, table, strict=True)
        ]
        return [
            [{"name": name, "confidence": float(chance)} for name, chance in sorted(row, key=lambda one: -one[1])]
            for row in rows
        ]


def _wordless(intents: list[str]) -> list[tuple[str, float]]:
    """Returns the ranking of a message that has no word, such as a picture, control characters or marks only."""
    return [(name, 1.0 if name == OUT_OF_SCOPE else 0.0) for name in intents]
