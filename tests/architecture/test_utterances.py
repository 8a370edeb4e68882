"""What is said exists in both written languages, and every refusal has its words."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from tests.architecture.source_tree import domain, placeholders, python_holding, steps, strings_in, tree_of, variants

HAN = re.compile(r"[一-鿿]")
LATIN = re.compile(r"[A-Za-z]")
UTTERANCES = sorted(domain()["responses"])
# Tails of utterances that the backend keeps in tables rather than in `Refused(...)`.
SPOKEN_TAIL = re.compile(r"(notarization)_(reason|note)_[a-z_]*[a-z]")


def _refusals() -> Iterator[str]:
    for path in python_holding("Refused", "backend"):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            if ast.unparse(node.func).endswith("Refused"):
                yield str(node.args[0].value)


REFUSALS = sorted(set(_refusals()))
NAMED_IN_CODE = sorted(
    {
        text
        for _, text in strings_in("actions", "backend", "connectors", holding="utter_")
        if re.fullmatch(r"utter_[a-z0-9_]*[a-z0-9]", text)
    }
)
TAILS = sorted({text for _, text in strings_in("backend", holding="notarization_") if SPOKEN_TAIL.fullmatch(text)})


def test_there_is_something_to_check() -> None:
    assert len(UTTERANCES) > 30
    assert len(REFUSALS) > 5
    assert len(NAMED_IN_CODE) > 10


def test_every_refusal_has_its_words() -> None:
    assert [reason for reason in REFUSALS + TAILS if f"utter_{reason}" not in domain()["responses"]] == []


def test_every_utterance_named_in_code_exists() -> None:
    assert [utterance for utterance in NAMED_IN_CODE if utterance not in domain()["responses"]] == []


def test_every_utterance_named_in_a_rule_exists() -> None:
    assert {name for name in steps("action") if name.startswith("utter_")} <= set(UTTERANCES)


def test_every_utterance_has_a_chinese_and_an_english_text() -> None:
    assert [utterance for utterance in UTTERANCES if not all(variants(utterance).values())] == []


@pytest.mark.parametrize(("language", "letters"), [("zh", HAN), ("en", LATIN)])
def test_every_text_is_written_in_its_language(language: str, letters: re.Pattern[str]) -> None:
    texts = [(utterance, _words(variant)) for utterance in UTTERANCES for variant in variants(utterance)[language]]
    assert [(utterance, text) for utterance, text in texts if text.strip() and not letters.search(text)] == []


def test_both_languages_speak_of_the_same_facts() -> None:
    facts = {one: {frozenset(placeholders(variant)) for variant in _all(one)} for one in UTTERANCES}
    assert {utterance: told for utterance, told in facts.items() if len(told) != 1} == {}


def test_both_languages_offer_the_same_buttons() -> None:
    offered = {one: {_payloads(variant) for variant in _all(one)} for one in UTTERANCES}
    assert {utterance: payloads for utterance, payloads in offered.items() if len(payloads) != 1} == {}


def test_no_fact_is_called_as_a_part_of_a_message_is() -> None:
    """A fact of such a name would be sent in the place of the sentence it stands in."""
    parts = set(inspect.signature(CollectingDispatcher.utter_message).parameters)
    called = {one: {name for variant in _all(one) for name in placeholders(variant)} & parts for one in UTTERANCES}
    assert {utterance: names for utterance, names in called.items() if names} == {}


def _all(utterance: str) -> list[dict[str, Any]]:
    return list(domain()["responses"][utterance])


def _payloads(variant: dict[str, Any]) -> tuple[str, ...]:
    return tuple(button["payload"] for button in variant.get("buttons", []))


def _words(variant: dict[str, object]) -> str:
    """The text without its placeholders: what is left is in a language."""
    return re.sub(r"\{\w+\}|[\W\d_]", " ", str(variant.get("text", "")))
