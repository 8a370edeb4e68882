"""The tiny assistant's understanding: the first known word decides; the ranking always follows, the date if known."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.clauses import CLAUSES, STRETCHES, clause

WORDS = {
    "你好": "greet",
    "预约": "book",
    "填表": "fill",
    "人工": "reject",
    "重新开始": "restart",
    "天气": "out_of_scope",
    "换英文": "change_language",
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class KeywordClassifier(GraphComponent):
    """Intent by keyword; `nlu_fallback` with the ranking intact when there is none."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KeywordClassifier:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        text = message.get("text")
        if text == "模型坏了":
            raise RuntimeError("the model fails on this text")
        found = [intent for word, intent in WORDS.items() if word in text]
        ranking = [{"name": name, "confidence": 0.9 - 0.1 * i} for i, name in enumerate(found)]
        ranking += [{"name": name, "confidence": 0.1} for name in ("inform", "greet") if name not in found]
        chosen = ranking[0] if found else {"name": "nlu_fallback", "confidence": 0.5}
        message.set("intent", chosen, add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        now = (message.get("metadata") or {}).get("now")
        entities = [{"entity": "date", "value": now[:10], "start": 0, "end": 2, "text": text[:2]}] if now else []
        message.set("entities", entities, add_to_output=True)
        if clauses := [clause(text, part, "answer", ranking) for part in message.get(STRETCHES) or ()]:
            message.set(CLAUSES, clauses, add_to_output=True)
