"""How much a message sounds like danger, by its meaning: for sentences that no pattern has foreseen.

A small linear class on the sentence encoder that reads the intents, too: the sentences of `examples.yml` on one side,
every fifth example of the ordinary intents on the other. Patterns decide first; a denial in the message silences it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml
from sklearn.linear_model import LogisticRegression

from bot.nlu.plain_text import plain_text
from bot.nlu.sentence_encoder import SentenceEncoder

EXAMPLES = Path(__file__).with_name("examples.yml")
NONE = "none"
STRENGTH = 10.0
WEIGHTS = {"danger": 6.0, "look-alike": 3.0, "ordinary": 1.0}
"""Ordinary sentences are twenty times as many as those written for this."""
SURE = 0.7
"""Probability of any danger from which it is believed; from 0.5 to 0.7 three worries of ordinary people stop
being taken for danger, and none of the held-out dangers is lost."""
ONE_IN = 5
SHORTEST, LONGEST = 3, 200
"""Characters of a plain text whose meaning is one sentence's."""


def fitted(encoder: SentenceEncoder, ordinary: Sequence[str]) -> LogisticRegression:
    """Returns the class, fitted.

    Args:
        ordinary: plain texts of the ordinary intents, none of which tells danger by a pattern.
    """
    pages = yaml.safe_load(EXAMPLES.read_text("utf-8"))
    pairs = [(plain_text(text), kind) for kind, texts in pages.items() for text in texts]
    pairs += [(text, NONE) for text in ordinary[::ONE_IN]]
    written = len(pairs) - len(ordinary[::ONE_IN])
    weights = [
        WEIGHTS["ordinary"] if at >= written else WEIGHTS["look-alike" if kind == NONE else "danger"]
        for at, (_, kind) in enumerate(pairs)
    ]
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    return model.fit(encoder.encode([text for text, _ in pairs]), [kind for _, kind in pairs], sample_weight=weights)


def likeliest(model: LogisticRegression, encoder: SentenceEncoder, plain: str) -> str | None:
    """Returns the kind of danger that a plain text most sounds like, or None where it likely is none."""
    if not SHORTEST <= len(plain) <= LONGEST:
        return None
    chances = dict(zip(model.classes_, model.predict_proba(encoder.encode([plain]))[0], strict=True))
    if 1.0 - chances.pop(NONE) < SURE:
        return None
    return str(max(chances, key=lambda kind: chances[kind]))
