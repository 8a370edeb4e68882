"""The situation of a danger, learned from sentences: a throat that swells, a child on a ledge, a door locked in a fire.

The advice for a kind of danger fits most of its situations, and kills in some: who is overheated must be cooled, who
was poisoned must not. Situations are told in more words than any page of signs holds. So the class here learns them
from sentences (``situations/``), by meaning alone; where it is not sure it names none, and the advice for the kind is
given.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

EXAMPLES = Path(__file__).with_name("situations")
"""The folder of the pages: by situation its kind of danger and what is said in it."""
USUAL = "usual_"
"""Beginning of the names of sentences that tell a kind of danger in no situation of its own."""
SURE = 0.35
"""Likelihood from which a situation is named; chosen on sentences of another writer: 36 right, 6 wrong of 114."""
FIT = 10.0
"""Cost of an example on the wrong side."""


def written_situations() -> list[tuple[str, str, str]]:
    """Return the sentences of all pages, each with its kind of danger and its situation; empty for a usual one.

    The kind is empty where it is another one's for the bot: a child that one of the family takes is heard by its parts.
    """
    pages = [yaml.safe_load(page.read_text("utf-8")) for page in sorted(EXAMPLES.glob("*.yml"))]
    return [
        (text, str(one.get("kind", "")), "" if name.startswith(USUAL) else name)
        for page in pages
        for name, one in page.items()
        for text in one["said"]
    ]


def fitted_situations(rows: np.ndarray, situations: Sequence[str]) -> LogisticRegression:
    """Fit the class.

    Args:
        rows: what `evidence` returns for the sentences.
        situations: of each sentence.
    """
    return LogisticRegression(C=FIT, max_iter=400).fit(rows, list(situations))


def likely_situation(model: LogisticRegression, row: np.ndarray) -> str:
    """Return the situation that a row is likest, by its name; empty where it is a usual one, or none is sure.

    Args:
        row: what `evidence` returns for a message.
    """
    likely = model.predict_proba(row[None])[0]
    best = int(likely.argmax())
    return str(model.classes_[best]) if likely[best] >= SURE else ""
