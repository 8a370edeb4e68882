"""A text with its values replaced by marks, so that patterns can say "lent <money> to <name>"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from actions.story.mentions import Mention

_FIRST, _INDEX = 0xE000, 0xE100
KINDS = ("money", "day", "name", "company", "place", "phone", "document", "email")
_SIGN = {kind: chr(_FIRST + number) for number, kind in enumerate(KINDS)}
_NUMBERS = f"[{chr(_INDEX)}-{chr(0xF8FF)}]"
_MARK = f"[{chr(_FIRST)}-{chr(0xF8FF)}]"
MOST = 2_000


@dataclass(frozen=True)
class Marked:
    """A plain text and its mentions.

    Args:
        plain: the text in one spelling, as long as the text.
        mentions: what it names, in reading order, none over another.
    """

    plain: str
    mentions: Sequence[Mention]

    @cached_property
    def _built(self) -> tuple[str, list[int]]:
        parts, places, at = [], [], 0
        for number, mention in enumerate(self.mentions[:MOST]):
            parts.append(self.plain[at : mention.start] + _SIGN[mention.kind] + chr(_INDEX + number))
            places += [*range(at, mention.start), mention.start, mention.start]
            at = mention.end
        parts.append(self.plain[at:])
        places += [*range(at, len(self.plain)), len(self.plain)]
        return "".join(parts), places

    @property
    def without_inner_stops(self) -> str:
        """The plain text, the commas inside its values covered: "Co., Ltd." and an address end no clause."""
        signs = list(self.plain)
        for mention in self.mentions:
            signs[mention.start : mention.end] = ["·"] * (mention.end - mention.start)
        return "".join(signs)

    @property
    def text(self) -> str:
        """The text with marks."""
        return self._built[0]

    def place(self, at: int) -> int:
        """Return the place of a character of the marked text in the text."""
        return self._built[1][at]

    def end_place(self, at: int) -> int:
        """Return where a stretch of the marked text that ends before `at` ends in the text."""
        if at >= 2 and ord(self.text[at - 1]) >= _INDEX and ord(self.text[at - 1]) <= 0xF8FF:
            return self.mentions[ord(self.text[at - 1]) - _INDEX].end
        return self.place(at)

    def mention(self, mark: str) -> Mention:
        """The mention a mark stands for."""
        return self.mentions[ord(mark[1]) - _INDEX]


def _one_of(kinds: str) -> str:
    signs = [_SIGN[kind] for kind in KINDS if kind in (("name", "company") if kinds == "party" else (kinds,))]
    return f"[{''.join(signs)}]{_NUMBERS}"


_PLACEHOLDER = re.compile(r"(?<!\?P)<([a-z]+)>|\{([a-z]+)\}")
_LATIN = re.compile(r"[a-z]{3,}")
_BOUNDARY = r"(?:(?<![a-z\d])(?=[a-z\d])|(?<=[a-z\d])(?![a-z\d]))"
"""Beginning or end of a Latin word, also beside a Chinese sign ("lend咗")."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the vocabulary as a regular expression.

    ``<money>`` is the value, ``{money}`` one that is not meant. ``~`` is a few characters of a clause without a value,
    ``@`` the same with a place in it ("my cousin from Enping"), ``≈`` more of them over commas, ``…`` anything of one
    sentence.
    """
    latin = _LATIN.search(re.sub(r"<[a-z]+>|\{[a-z]+\}|\\b", "", pattern)) is not None
    near, far, any_ = (28, 70, 140) if latin else (8, 24, 50)
    body = _PLACEHOLDER.sub(lambda m: f"(?P<value>{_one_of(m[1])})" if m[1] else _one_of(m[2]), pattern)
    body = body.replace("\\b", _BOUNDARY)
    body = body.replace("@", f"[^，。{_MARK[1:-1]}]{{0,{near}}}?(?:{_one_of('place')}的?[^，。{_MARK[1:-1]}]{{0,6}}?)?")
    body = body.replace("~", f"[^，。{_MARK[1:-1]}]{{0,{near}}}?")
    body = body.replace("≈", f"[^。{_MARK[1:-1]}]{{0,{far}}}?").replace("…", f"[^。]{{0,{any_}}}?")
    return re.compile(body)


def wants_marks(pattern: str) -> bool:
    """Return True if a pattern speaks of values; another is searched in the plain text, where sums still stand."""
    return _PLACEHOLDER.search(pattern) is not None
