"""The graph component that reads dates, money, papers, places and legal words out of a message.

It learns nothing: rules and gazetteers only, so that what it says can be explained. It reads the message as written and
the metadata that came with it (`now`, `timezone`, `language`), and gives every value in its normal form.
"""

# ruff: noqa: UP006, UP019, UP035, UP045 - Rasa checks the annotations of components and knows only these
from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities.reader import EntityReader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LegalEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Adds what rules and gazetteers find to each message; `bot/nlu/entities` says what each value looks like."""

    def __init__(self, reader: EntityReader) -> None:
        self._reader = reader

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """There is nothing to configure."""
        return {}

    @staticmethod
    def required_packages() -> List[Text]:
        """Python packages this component needs."""
        return ["spacy", "jieba", "phonenumbers", "opencc"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LegalEntityExtractor:
        """Load the gazetteers (under a second, once a process) and return the component."""
        return cls(EntityReader.shared())

    def process(self, messages: List[Message]) -> List[Message]:
        """Append this component's entities to those already found in each message."""
        for message in messages:
            found = self.add_extractor_name(self.extract(message.get(TEXT), message.get("metadata")))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def extract(self, text: Optional[Text], metadata: Optional[Dict[Text, Any]]) -> List[Dict[Text, Any]]:
        """The entities of one text as Rasa's dictionaries (`entity`, `value`, `start`, `end`, `text`)."""
        return self._reader.read(text or "", metadata or {})
