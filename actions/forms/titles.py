"""A button's title typed instead of pressed, also shortened or a little different: "I'll type it", "自己打字"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers import Choice
from actions.characters import simplified

_SHORT_FORMS = ((re.compile(r"['’]ll\b"), " will"), (re.compile(r"['’]m\b"), " am"), (re.compile(r"n['’]t\b"), " not"))
_SIGNS = re.compile(r"[\W_]+")
_TURNS_ROUND = re.compile(r"[不唔没冇未非无]|no|un|dis")
"""What left out of a title makes it say the opposite."""
_LEAST, _SHARE = 3, 0.6
"""A part of a title counts from that many signs and from that share of the whole."""


def typed_title(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the one choice whose title `text` is, or the greater part of which it is; None if there is none."""
    typed = _bare(text)
    if not typed:
        return None
    titles = {choice.value: {_bare(choice.label.zh), _bare(choice.label.en)} for choice in choices}
    whole = [choice for choice in choices if typed in titles[choice.value]]
    part = whole or [c for c in choices if any(_is_most_of(typed, title) for title in titles[c.value])]
    return part[0] if len(part) == 1 else None


def _bare(text: str) -> str:
    folded = simplified(text).casefold()
    for short, full in _SHORT_FORMS:
        folded = short.sub(full, folded)
    return _SIGNS.sub("", folded)


def _is_most_of(typed: str, title: str) -> bool:
    if len(typed) < _LEAST or typed not in title or len(typed) < _SHARE * len(title):
        return False
    return _TURNS_ROUND.search(title.replace(typed, " ", 1)) is None
