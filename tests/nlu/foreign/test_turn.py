"""The first message in a language we do not speak is marked, once; danger and later messages pass as they are."""

from __future__ import annotations

from typing import Any

from bot.nlu.foreign.turn import hear_foreign


def _parsed(text: str, intent: str = "find_institution") -> dict[str, Any]:
    entities = [{"entity": "place", "value": {"said": text}}]
    return {"text": text, "intent": {"name": intent, "confidence": 0.8}, "entities": entities}


def _codes(parsed: dict[str, Any]) -> list[str]:
    return [one["value"] for one in parsed["entities"] if one["entity"] == "foreign_language"]


def test_a_first_message_is_marked_and_acted_on_by_no_intent() -> None:
    heard = hear_foreign(_parsed("Hola"), None, in_form=False)
    assert heard["intent"]["name"] == "out_of_scope" and _codes(heard) == ["es"]


def test_later_messages_mean_what_the_model_says() -> None:
    heard = hear_foreign(_parsed("quiero un notario para vender mi casa", "start_notarization"), "es", in_form=False)
    assert heard["intent"]["name"] == "start_notarization" and _codes(heard) == []


def test_a_later_greeting_is_a_greeting_and_no_town_in_kenya() -> None:
    heard = hear_foreign(_parsed("Hola"), "es", in_form=False)
    assert heard["intent"]["name"] == "greet" and heard["entities"] == []


def test_danger_comes_before_any_word_about_languages() -> None:
    heard = hear_foreign(_parsed("me quiero matar, ayuda por favor", "emergency"), None, in_form=False)
    assert heard["intent"]["name"] == "emergency" and _codes(heard) == []


def test_a_name_in_a_form_is_left_to_its_question() -> None:
    assert _codes(hear_foreign(_parsed("María de los Ángeles Chen"), None, in_form=True)) == []
    assert _codes(hear_foreign(_parsed("สมชาย"), None, in_form=True)) == []


def test_our_own_languages_are_not_touched() -> None:
    for text in ("我想公证", "I want a notarization", ""):
        assert hear_foreign(_parsed(text), None, in_form=False)["intent"]["name"] == "find_institution"
