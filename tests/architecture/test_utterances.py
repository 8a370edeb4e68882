"""What is said exists in both written languages, and every refusal has its words."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import pytest
from rasa_sdk.executor import CollectingDispatcher

from tests.architecture.source_tree import domain, placeholders, python_holding, steps, strings_in, tree_of, variants

HAN = re.compile(r"[一-鿿]")
UTTERANCES = sorted(domain()["responses"])
# Tails of utterances that the backend keeps in tables rather than in `Refused(...)`.
SPOKEN_TAIL = re.compile(r"(notarization)_(reason|note)_[a-z_]*[a-z]")


def _refusals() -> Iterator[str]:
    for path in python_holding("Refused", "backend"):
        for node in ast.walk(tree_of(path)):
            is_refusal = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Refused")
            if is_refusal and node.args and isinstance(node.args[0], ast.Constant):
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


@pytest.mark.parametrize("reason", REFUSALS + TAILS)
def test_every_refusal_has_its_words(reason: str) -> None:
    assert f"utter_{reason}" in domain()["responses"]


@pytest.mark.parametrize("utterance", NAMED_IN_CODE)
def test_every_utterance_named_in_code_exists(utterance: str) -> None:
    assert utterance in domain()["responses"]


def test_every_utterance_named_in_a_rule_exists() -> None:
    assert {name for name in steps("action") if name.startswith("utter_")} <= set(UTTERANCES)


@pytest.mark.parametrize("utterance", UTTERANCES)
def test_every_utterance_has_a_chinese_and_an_english_text(utterance: str) -> None:
    both = variants(utterance)
    assert [len(both["zh"]) > 0, len(both["en"]) > 0] == [True, True]
    assert all(HAN.search(_words(variant)) for variant in both["zh"] if _words(variant).strip())
    assert all(re.search(r"[A-Za-z]", _words(variant)) for variant in both["en"] if _words(variant).strip())


@pytest.mark.parametrize("utterance", UTTERANCES)
def test_both_languages_speak_of_the_same_facts_and_offer_the_same_buttons(utterance: str) -> None:
    both = variants(utterance)
    facts = {frozenset(placeholders(variant)) for variant in both["zh"] + both["en"]}
    payloads = {
        tuple(button["payload"] for button in variant.get("buttons", [])) for variant in both["zh"] + both["en"]
    }
    assert len(facts) == 1
    assert len(payloads) == 1


@pytest.mark.parametrize("utterance", UTTERANCES)
def test_no_fact_is_called_as_a_part_of_a_message_is(utterance: str) -> None:
    """A fact of such a name would be sent in the place of the sentence it stands in."""
    parts = set(inspect.signature(CollectingDispatcher.utter_message).parameters)
    assert not {name for variant in domain()["responses"][utterance] for name in placeholders(variant)} & parts


def _words(variant: dict[str, object]) -> str:
    """The text without its placeholders: what is left is in a language."""
    return re.sub(r"\{\w+\}|[\W\d_]", " ", str(variant.get("text", "")))
