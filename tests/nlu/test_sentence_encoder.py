"""A sentence has one vector, whoever asks for it and beside whatever else."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.sentence_encoder import KEPT, MANY, SentenceEncoder

ENCODER = SentenceEncoder.shared()


def test_a_sentence_alone_and_among_others_is_the_same() -> None:
    together = ENCODER.encode(["我想离婚，另外还要委托律师", "", "我想离婚"])
    assert np.allclose(together[2], ENCODER.encode(["我想离婚"])[0])
    assert not together[1].any()


def test_more_sentences_than_are_kept_each_have_their_own() -> None:
    many = [f"第{number}件事" for number in range(KEPT + 5)]
    assert np.allclose(ENCODER.encode(many)[-1], ENCODER.encode(many[-1:])[0], atol=1e-5)
    assert len(ENCODER._lately) <= KEPT


def test_what_two_components_learn_from_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = [f"第{number}号案" for number in range(MANY)]
    first = ENCODER.encode([*shared, shared[0]])
    asked: list[str] = []
    real = ENCODER._encoder.encode
    monkeypatch.setattr(ENCODER._encoder, "encode", lambda texts: (asked.extend(texts), real(texts))[1])
    again = ENCODER.encode([*reversed(shared), "另一句话"])
    assert asked == ["另一句话"]
    assert (again[:MANY] == first[:MANY][::-1]).all()
