"""Readers of how people point at a service by name or place ("回到公证", "back to the filing", "先办第二件"). Pure."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.phrases import acts, behind, said
from actions.dialogue.readers.clauses import stretches
from actions.script import sign_by_sign
from backend.shared.wording import Words

_LONGEST_RETURN = 80
"""Characters; a longer message tells a story, in which a wish to go on is about something else."""
_ALSO = {"notarization": ("names_power_paper",), "authorization": ("names_power_paper",)}
"""More words by which people call what a service is about."""
_SHORTEST = 4
"""Letters from which an English word of a title names it ("case", but not "a")."""
_PLACES = (("第一", "first"), ("第二", "second"), ("第三", "third"), ("第四", "fourth"))
"""Words that point at one of several by its place."""


def returned_to(text: str, titles: Mapping[str, Words], inside: str = "") -> tuple[str, ...]:
    """Return the services a message goes to by name or by place ("先办第二件"); none for one that goes nowhere.

    Who denies the open form and names another goes to that one, too ("不要验证身份，我要办的是立案").

    Args:
        text: as it was written.
        titles: by service, in the order in which they are spoken of.
        inside: the service of the open form, or nothing.
    """
    if not text or len(text) > _LONGEST_RETURN:
        return ()
    for start, end in stretches(text):
        part = text[start:end]
        if (at := behind("returns_to", part)) is not None and (meant := _pointed_at(part[at:], titles)):
            return meant
    return _instead_of(inside, text, titles)


def _instead_of(inside: str, text: str, titles: Mapping[str, Words]) -> tuple[str, ...]:
    """The services a message names besides the open one, where it denies that one outright."""
    own = titles.get(inside)
    pieces = [text[start:end] for start, end in stretches(text)]
    denied = [piece for piece in pieces if own is not None and said("sets_aside", piece) and _names(inside, own, piece)]
    rest = "，".join(piece for piece in pieces if piece not in denied)
    meant = tuple(service for service, title in titles.items() if service != inside and _names(service, title, rest))
    return meant if denied else ()


def _pointed_at(text: str, titles: Mapping[str, Words]) -> tuple[str, ...]:
    placed = [at for at, words in enumerate(_PLACES) if any(word in sign_by_sign(text).casefold() for word in words)]
    if len(placed) == 1 and placed[0] < len(titles):
        return (tuple(titles)[placed[0]],)
    return tuple(service for service, title in titles.items() if _names(service, title, text))


def _names(service: str, title: Words, text: str) -> bool:
    """Return True if a text names a service by its title, or as people call what it is about ("the lawsuit")."""
    subject = service.partition("_")[0]
    known = [act for act in (f"names_{subject}", *_ALSO.get(subject, ())) if act in acts()]
    return is_named(title, sign_by_sign(text).casefold()) or any(said(act, text) for act in known)


def is_named(title: Words, text: str) -> bool:
    """Return True if two signs of a Chinese title, or a word of an English one, stand in a text.

    Args:
        text: in Simplified characters and small letters.
    """
    pairs = {title.zh[at : at + 2] for at in range(len(title.zh) - 1)}
    words = {word for word in title.en.casefold().split() if len(word) >= _SHORTEST}
    return any(pair in text for pair in pairs) or any(word in text for word in words)
