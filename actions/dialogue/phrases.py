"""Dialogue acts by the words people use for them (``phrases.yml``): taking back, not knowing, asking, being finished.

One page for every form and four ways of writing: what is added there is heard everywhere. Pure.
"""

from __future__ import annotations

from actions.dialogue.readers.act_patterns import DENIAL_ENDS, acts, anywhere, anywhere_with_more, begins, whole
from actions.script import sign_by_sign

__all__ = ["acts", "behind", "denied", "last", "said", "says_only", "spans", "without", "without_denied"]

_LONGEST = 200
"""Characters; a longer message tells a story, in which anybody may say anything."""


def said(act: str, text: str) -> bool:
    """Return True if the words of an act stand anywhere in a text."""
    return len(text) <= _LONGEST * 10 and anywhere(act).search(sign_by_sign(text)) is not None


def says_only(act: str, text: str) -> bool:
    """Return True if a text is nothing but the act, with the words around it that change nothing."""
    return 0 < len(text) <= _LONGEST and whole(act).fullmatch(sign_by_sign(text.strip())) is not None


def behind(act: str, text: str) -> int | None:
    """Find the place where a text that begins with an act goes on after it; None if it does not begin so."""
    found = begins(act).match(sign_by_sign(text)) if len(text) <= _LONGEST else None
    return found.end() if found else None


def last(act: str, text: str) -> tuple[int, int] | None:
    """Find beginning and end of an act's last words that something follows; None without."""
    if len(text) > _LONGEST:
        return None
    spans = [found.span() for found in anywhere_with_more(act).finditer(sign_by_sign(text))]
    return next((span for span in reversed(spans) if span[1] < len(text)), None)


def spans(act: str, text: str) -> tuple[tuple[int, int], ...]:
    """Find the words of an act, each with its beginning and end."""
    if len(text) > _LONGEST:
        return ()
    return tuple(found.span() for found in anywhere(act).finditer(sign_by_sign(text)))


def takes_back(text: str) -> bool:
    """Return True if words take back what was told, whatever stands instead ("不对，…", "sorry, I meant …")."""
    return said("takes_back", text) or said("corrects_first", text)


def without_denied(text: str) -> str:
    """Return a text without what it denies: "我是卖房不是打官司" leaves "我是卖房"."""
    plain = sign_by_sign(text)
    kept, at = [], 0
    for start, end in spans("denies", text):
        if start < at:
            continue
        kept.append(text[at:start])
        over = DENIAL_ENDS.search(plain, end)
        at = over.start() if over else len(text)
    return "".join([*kept, text[at:]]).strip() or text


def without(act: str, text: str) -> str:
    """Return a text with the words of an act blanked out, a comma in their place."""
    for start, end in reversed(spans(act, text)):
        text = f"{text[:start]}，{text[end:]}"
    return text


def denied(text: str) -> list[str]:
    """Return what a text denies, piece by piece: "我是卖房不是打官司" holds "打官司"."""
    plain = sign_by_sign(text)
    ends = [(end, DENIAL_ENDS.search(plain, end)) for _, end in spans("denies", text)]
    return [piece for end, over in ends if (piece := text[end : over.start() if over else len(text)].strip())]
