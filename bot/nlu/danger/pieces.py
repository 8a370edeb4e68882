"""A long message cut into pieces that are as long as one message's meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？!?;；\n]+[。！？!?;；\n]*")
_CLAUSE_ENDS = re.compile(r"[，,；;。！？!?\n]+|(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_PAUSE = re.compile(r"[,，、:：\s]")


def pieces(text: str, most: int) -> list[str]:
    """Returns the sentences of a text, a longer one cut at its pauses.

    Args:
        most: characters of a piece; where no pause stands, it is cut there.
    """
    return [piece for sentence in _SENTENCE.findall(text) for piece in _cut(sentence.strip(), most) if piece]


def clauses(text: str, least: int) -> list[str]:
    """Returns the clauses of a text that have several; nothing where it is one. A blank parts Chinese signs, too.

    Args:
        least: characters of a clause; a shorter one tells nothing alone.
    """
    found = [piece.strip() for piece in _CLAUSE_ENDS.split(text) if piece.strip()]
    return [piece for piece in found if len(piece) >= least] if len(found) > 1 else []


def _cut(sentence: str, most: int) -> Iterator[str]:
    while len(sentence) > most:
        pauses = [found.end() for found in _PAUSE.finditer(sentence, 1, most)]
        end = pauses[-1] if pauses else most
        yield sentence[:end].strip()
        sentence = sentence[end:]
    yield sentence.strip()
