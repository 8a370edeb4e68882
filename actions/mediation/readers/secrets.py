"""Readers of what is not for the other side: its words, its sums, and what may be written without them. Pure.

A secret told beside a wish is no part of the wish. Where it cannot be told which sum is the secret, all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from actions.mediation.readers.asked import keeps_secret, tells_limit
from actions.mediation.readers.sums import sums_in

SECRETS = "secret_sums"
"""The note among the answers that holds the sums the other side must not read."""
_CUT = re.compile(r"[，；;。！!？?\n]+|,(?!\d)|\.\s+|(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])|\s(?=but\b|and\b)")


def secret_sums(text: str, entities: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the sums of a text that are not for the other side, as sums are kept; nothing where none is a secret."""
    if not keeps_secret(text):
        return []
    every = list(_parts(text))
    for is_secret in (tells_limit, keeps_secret, lambda part: True):
        inside = [
            one
            for begin, end in every
            if is_secret(text[begin:end])
            for one in entities
            if begin <= one.get("start", -1) < end
        ]
        if found := sums_in(inside):
            return found
    return sums_in(entities)


def stands_apart(text: str, entities: Sequence[Mapping[str, Any]]) -> bool:
    """Return True if the secret is a sum told as somebody's limit, so that what else is told may be shown.

    "12万是我的底线，别让他知道，先写16万"; in "I'd accept 200,000, but don't tell him that" the wish is the secret.
    """
    limits = [(begin, end) for begin, end in _parts(text) if tells_limit(text[begin:end])]
    return any(sums_in([one]) for one in entities for begin, end in limits if begin <= one.get("start", -1) < end)


def without_secrets(text: str) -> str:
    """Return a text without the stretches that are not for the other side, or that name the least somebody takes."""
    if not keeps_secret(text):
        return text
    kept = [text[begin:end] for begin, end in _parts(text) if not _is_secret(text[begin:end])]
    return "".join(kept).strip(" ，,、；;。\n")


def _is_secret(part: str) -> bool:
    return keeps_secret(part) or tells_limit(part)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _CUT.finditer(text)), len(text)]
    return ((begin, end) for begin, end in pairwise(cuts) if text[begin:end].strip())
