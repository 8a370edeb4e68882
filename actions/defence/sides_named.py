"""Reading of whose name is told, the plaintiff's or the defendant's, by the words the writer has for them. Pure.

"He" is the plaintiff of somebody who writes of their own suit, and the defendant of somebody who asks for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actions.dialogue.readers.name_shapes import han_name
from actions.filing.readers.acting_for import last_relative
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("sides_words.yml")


@dataclass(frozen=True, slots=True)
class Sides:
    """Names by which the writer calls the two sides.

    Args:
        suing: words for whoever sues ("他堂弟"), none of them a name.
        sued: words for whoever is sued, if that is somebody else than the writer.
    """

    suing: tuple[str, ...] = ()
    sued: tuple[str, ...] = ()


def sides_in(texts: Iterable[str]) -> Sides:
    """Return what messages call the two sides."""
    told = list(texts)
    return Sides(_found("suing", told), _found("sued", told))


def calls_plaintiff(text: str) -> bool:
    """Return True if a message calls somebody the plaintiff outright ("原告是…", "the plaintiff is …")."""
    return any(one.search(sign_by_sign(text)) for one in patterns(_PAGE, "calls_plaintiff"))


def names_by_side(text: str, sides: Sides) -> Mapping[str, str]:
    """Return the names a text tells, by ``plaintiff`` and ``name`` (of whoever is sued); one's own is left to others.

    Args:
        text: the message.
        sides: what the two sides were called, in this message and before.
    """
    plain = sign_by_sign(text)
    names: dict[str, str] = {}
    for pattern in patterns(_PAGE, "named"):
        for match in pattern.finditer(plain):
            name = text[match.start("name") : match.end("name")].strip(" .")
            side = _side(_meant(plain[: match.start()], match["who"]), sides)
            if side and (name.isascii() or han_name(name, told_as_name=True)):
                names.setdefault(side, name)
    return names


def _meant(before: str, who: str) -> str:
    """Resolve a pronoun: who was spoken of last before it in the same message, else whoever it is said of."""
    return (last_relative(before) if _is("pronouns", who) else "") or who


def _side(who: str, sides: Sides) -> str:
    if _is("own", who):
        return ""
    if _is("other_side", who):
        return "plaintiff"
    if _is("pronouns", who):
        return "name" if sides.sued else "plaintiff"
    bare = _bare(who)
    if any(_same(bare, one) for one in sides.suing):
        return "plaintiff"
    return "name" if any(_same(bare, one) for one in sides.sued) else ""


def _found(entry: str, texts: Iterable[str]) -> tuple[str, ...]:
    found = [
        _bare(match["who"])
        for text in texts
        for pattern in patterns(_PAGE, entry)
        for match in pattern.finditer(sign_by_sign(text))
    ]
    return tuple(dict.fromkeys(one for one in found if one))


def _bare(who: str) -> str:
    bare = who.strip()
    for lead in patterns(_PAGE, "leads"):
        bare = lead.sub("", bare)
    return bare.casefold()


def _same(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)


def _is(entry: str, who: str) -> bool:
    return any(one.search(who.casefold()) for one in patterns(_PAGE, entry))
