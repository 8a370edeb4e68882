"""Tokens by which articles are found: pairs of neighbouring Chinese signs, Latin words, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.shared.plain_text import plain

_RUN = re.compile(r"[一-鿿㐀-䶿]+|[a-z0-9]+")
_FILLERS = re.compile(
    r"哪一?(?:部法律|条法律|个法律|条|部|几条|些)|什么法律?|哪些|法律|法条|条文|怎么(?:说|讲|规定)|点讲|点样|邊條|边条|規定|帮我|请问|有没有|有冇|"
    r"我想|找一?下|查一?下|搜一?下|关于|有关|的规定|\b(?:which|what|article|articles|law|statute|statutes|provision|find|search|about|for|the|is|are|on|of|does|say|says)\b"
)


def tokens_of(text: str) -> Iterator[str]:
    """Yield the tokens of a text in their order; a run of one sign is a token of its own."""
    for found in _RUN.finditer(plain(text).lower()):
        run = found[0]
        if run[0].isascii() or len(run) == 1:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def query_tokens(text: str) -> list[str]:
    """Return the tokens of a question, each once, without the words that only ask."""
    asked = _FILLERS.sub(" ", plain(text).lower())
    return list(dict.fromkeys(tokens_of(asked))) or list(dict.fromkeys(tokens_of(text)))
