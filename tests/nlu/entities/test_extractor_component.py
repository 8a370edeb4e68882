"""The graph component gives Rasa its entities, with the message's own metadata, and keeps what others found."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entity_extractor import LegalEntityExtractor

METADATA = {"now": "2026-11-24T02:00:00+00:00", "timezone": "America/Vancouver", "language": "zh-Hant"}


@pytest.fixture(scope="module")
def extractor() -> LegalEntityExtractor:
    return LegalEntityExtractor.create({}, None, None, None)  # type: ignore[arg-type]


def entity_of(extractor: LegalEntityExtractor, data: dict[str, Any]) -> dict[str, Any]:
    (message,) = extractor.process([Message(data=data)])
    return message.get("entities")[-1]


def test_it_reads_the_clock_and_zone_of_the_message(extractor: LegalEntityExtractor) -> None:
    entity = entity_of(extractor, {"text": "聽日下晝三點", "metadata": METADATA})
    assert entity == {
        "entity": "datetime",
        "value": "2026-11-24T15:00",
        "start": 0,
        "end": 6,
        "text": "聽日下晝三點",
        "confidence_entity": 1.0,
        "extractor": "LegalEntityExtractor",
    }


def test_entities_of_other_components_stay(extractor: LegalEntityExtractor) -> None:
    (message,) = extractor.process(
        [Message(data={"text": "三萬五", "metadata": METADATA, "entities": [{"entity": "person"}]})]
    )
    assert [entity["entity"] for entity in message.get("entities")] == ["person", "money"]


@pytest.mark.parametrize("data", [{"text": ""}, {}, {"text": "你好", "metadata": None}])
def test_a_message_without_text_or_metadata_is_survived(extractor: LegalEntityExtractor, data: dict[str, Any]) -> None:
    (message,) = extractor.process([Message(data=data)])
    assert message.get("entities") == []


def test_it_is_registered_as_an_extractor_that_learns_nothing() -> None:
    registered = DefaultV1Recipe._from_registry("LegalEntityExtractor")
    assert registered.clazz is LegalEntityExtractor
    assert not registered.is_trainable


def test_every_argument_is_annotated_as_rasa_demands() -> None:
    for name in ("create", "process"):
        parameters = inspect.signature(getattr(LegalEntityExtractor, name)).parameters.values()
        assert all(p.annotation is not inspect.Parameter.empty for p in parameters if p.name != "self")
