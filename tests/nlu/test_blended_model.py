"""Strangers' subjects are learned in parts and told as one; words never seen leave a text to its meaning."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.blended_model import BlendedModel

WEIGHTS = {"meaning": 0.4, "characters": 0.3, "sound": 0.3}
STRENGTHS = {"meaning": 10.0, "characters": 20.0, "sound": 20.0}
SUBJECTS = {"sue": ["i want to sue"], "book": ["please book me"], "stranger": ["rain today", "sing a song"]}


@pytest.fixture(scope="module")
def examples() -> tuple[list[str], np.ndarray, list[str]]:
    """Sixty texts a subject, the meaning of each near a corner of its own; two subjects are strangers'."""
    chance = np.random.default_rng(0)
    texts, vectors, intents = [], [], []
    corner = 0
    for intent, openings in SUBJECTS.items():
        for opening in openings:
            for number in range(60):
                texts.append(f"{opening} number {number % 7}")
                vectors.append(np.eye(8)[corner] + chance.normal(0, 0.05, 8))
                intents.append(intent)
            corner += 1
    return texts, np.array(vectors, dtype=np.float32), intents


def trained(examples: tuple[list[str], np.ndarray, list[str]], parts: int) -> BlendedModel:
    """Trains a model that learns the strangers' intent in so many parts."""
    model = BlendedModel(WEIGHTS, STRENGTHS, {"stranger": parts})
    model.fit(*examples)
    return model


def test_parts_are_told_as_one_intent(examples: tuple[list[str], np.ndarray, list[str]]) -> None:
    model = trained(examples, 2)
    texts = ["rain today", "sing a song", "i want to sue"]
    chances = model.probabilities(texts, np.eye(8, dtype=np.float32)[[2, 3, 0]])
    assert model.intents == ["book", "stranger", "sue"]
    assert chances.shape == (3, 3)
    assert chances.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-4)
    assert [model.intents[place] for place in chances.argmax(axis=1)] == ["stranger", "stranger", "sue"]


def test_words_never_seen_leave_a_text_to_its_meaning(examples: tuple[list[str], np.ndarray, list[str]]) -> None:
    model = trained(examples, 2)
    meaning = np.eye(8, dtype=np.float32)[[0, 0]]
    known, foreign = model.probabilities(["sing a song", "quiero demandar ya"], meaning)
    assert model.is_foreign("quiero demandar ya")
    assert not model.is_foreign("sing a song")
    assert model.intents[int(foreign.argmax())] == "sue"
    assert foreign[model.intents.index("sue")] > known[model.intents.index("sue")]


def test_too_few_examples_are_not_parted(examples: tuple[list[str], np.ndarray, list[str]]) -> None:
    whole = trained(examples, 100).probabilities(["rain today"], np.eye(8, dtype=np.float32)[[2]])
    assert whole.shape == (1, 3)
