"""Acts of danger in frames: the same act in front of us, and long over, played, untrue or asked of the law.

Strangers say an act that no page holds, in a frame that no page holds. What is learned from an act in both kinds of
frames is that the frame decides, in every language alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

PAGE = Path(__file__).with_name("composed.yml")
NONE = "none"
_ACT = "{act}"


def composed() -> list[tuple[str, str]]:
    """Returns each act in one frame of danger and in one of none, each with its kind of danger or ``none``."""
    pages: Mapping[str, Mapping[str, Any]] = yaml.safe_load(PAGE.read_text("utf-8"))
    return list(chain.from_iterable(map(_of_language, pages.values())))


def _of_language(page: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The sentences of one language; frames take turns, so that no frame belongs to a kind."""
    acts = [(kind, act) for kind, said in page["acts"].items() for act in said]
    for place, (kind, act) in enumerate(acts):
        yield _in_frame(page["danger"], place, act), kind
        yield _in_frame(page["none"], place, act), NONE


def _in_frame(frames: Sequence[str], place: int, act: str) -> str:
    return frames[place % len(frames)].replace(_ACT, act)
