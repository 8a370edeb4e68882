"""Side of a quarrel a message puts the person on, which way it wishes for, and by which words. Pure.

One reader for every opening and for leaving a form: who is sued, who sues, who holds a decision, who has one against
them, who only speaks of a suit. What is denied, supposed or threatened tells nothing of the person and is left out
before anything is read (`sides.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from actions.dialogue.readers.clauses import with_commas
from actions.dialogue.readers.kin import FRIENDS, RELATIVES, people_en, people_zh
from actions.story.readers.plain import clauses_of, plain
from backend.shared.yaml_pages import read_yaml

Side = Literal["sued", "suing", "won", "lost", ""]
_PAGE = Path(__file__).with_name("sides.yml")
_BLANK = "▢"
_APOSTROPHE = "’"
_LONGEST = 600
"""Characters that are read; a longer message tells a story, whose reader knows more."""
_READ: Sequence[Side] = ("sued", "won", "lost", "suing")
_OF_DECISIONS = ("recognition", "enforcement")
_DENIED = ("denied",)
_NOT_SAID = (*_DENIED, "supposed", "threatened")
_ON_OTHERS = ("served_on_others",)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Standpoint of whoever wrote a message, or whom they speak for.

    Args:
        side: ``sued``, ``suing``, ``won`` (holds a decision), ``lost`` (has one against them), or nothing.
        sure: whether it is said outright; a debt that is told makes a creditor, but wishes for no suit.
        way: the way that is wished for in words, as the page calls it; nothing where none is.
        words: those by which the side was read.
        denied: the ways that are said not to be wanted.
        wants: whether a wish of one's own is told outright.
        contrast: ``suing`` or ``sued`` where the person says that it is they, and not the other side; or nothing.
        wrong_place: whether the person says that they are in the wrong place.
        mistaken: whether they say that something went wrong, which may be an answer of theirs as well.
        of_suit: whether a suit or a court is spoken of without a wish for one.
        threatened: whether somebody only says that they will sue the person.
        only_denies: whether the message denies a way and says nothing else ("唔係公證呀", "not mediation").
    """

    side: Side = ""
    sure: bool = False
    way: str = ""
    words: str = ""
    denied: tuple[str, ...] = ()
    wants: bool = False
    contrast: str = ""
    wrong_place: bool = False
    mistaken: bool = False
    of_suit: bool = False
    threatened: bool = False
    only_denies: bool = False


NOWHERE = Standpoint()
_LABEL = re.compile(r"(?:^|(?<=[，。]))第?[一二三]?(?P<role>原告|被告)[一二三]?(?=[，。])")
"""A party's heading in a list of both ("被告（王五，…），原告（赵六，…）"), where 被告 tells of no suit."""
_BOTH = 2


@cache
def standpoint(text: str) -> Standpoint:
    """Return where a message puts the person."""
    spelt = _without_labels(plain(with_commas(text[:_LONGEST])).replace(_APOSTROPHE, "'"))
    if not spelt.strip():
        return NOWHERE
    said = _without(spelt, _NOT_SAID)
    votes = {side: words for side in _READ if (words := _found(said, side))}
    if "suing" in votes and not _found(_without(said, _ON_OTHERS), "sued"):
        votes.pop("sued", None)  # the papers came to whom they sue
    side, sure = _weighed(said, votes)
    wished, denied = _ways(spelt)
    only_denies = bool(denied) and not wished and all(_is_bare_denial(spelt[a:b]) for a, b in clauses_of(spelt))
    if wished in _OF_DECISIONS and (not side or (side == "suing" and not sure)):
        side, sure = "won", True  # who wants a decision carried out, or to count here, has one
    return Standpoint(
        side,
        sure,
        wished,
        votes.get(side, "") or (_found(said, "claims") if side else ""),
        denied,
        wants=bool(_found(spelt, "wants")),
        contrast=_contrast(spelt),
        wrong_place=bool(_found(spelt, "wrong_place")),
        mistaken=bool(_found(spelt, "mistaken")),
        of_suit=bool(_found(_without(spelt, _DENIED), "suit")) and not _page()["ways"]["filing"].search(spelt),
        threatened=bool(_found(spelt, "threatened")),
        only_denies=only_denies,
    )


def _without_labels(spelt: str) -> str:
    """A text with blanks for the headings of its parties, where it lists both sides."""
    if len({found["role"] for found in _LABEL.finditer(spelt)}) < _BOTH:
        return spelt
    return _LABEL.sub(lambda found: _BLANK * len(found[0]), spelt)


def _contrast(spelt: str) -> str:
    if _found(spelt, "as_sued"):
        return "sued"
    return "suing" if _found(spelt, "as_claimant") else ""


def standpoint_of(texts: Sequence[str]) -> Standpoint:
    """Return where several messages put the person, the last first: the newest that tells a side decides it.

    That the other side was served, or owes something, takes no decision from whoever said that they hold one.
    """
    read = [standpoint(text) for text in reversed(texts)]
    told = [one for one in read if one.side]
    if told and told[0].side == "suing" and not told[0].sure:
        return next((one for one in told if one.side == "won"), told[0])
    return next(iter(told), read[0] if read else NOWHERE)


def side_answered(text: str) -> Side:
    """Return the side told in answer to "which side are you on", also of whom the person speaks for.

    "The bank is suing him" names nobody the person is, and so tells nothing where nobody asked; here it is the answer.
    """
    own = standpoint(text)
    if own.side:
        return own.side
    said = _without(plain(text[:_LONGEST]).replace(_APOSTROPHE, "'"), _NOT_SAID)
    if _found(said, "another_sued"):
        return "sued"
    return "suing" if _found(said, "another_sues") else ""


def served_on_another(text: str) -> bool:
    """Return True if the papers of a suit are said to have come to the other side ("我起诉前妻，她昨天收到传票")."""
    return bool(_found(plain(with_commas(text[:_LONGEST])).replace(_APOSTROPHE, "'"), "served_on_others"))


def without_threats(text: str) -> str:
    """Return a text, spelt plainly, without what only others say that they will do."""
    return _without(plain(text).replace(_APOSTROPHE, "'"), ("threatened",))


def _weighed(said: str, votes: Mapping[Side, str]) -> tuple[Side, bool]:
    """Return which of the sides that are told the person is on now.

    A suit that runs against them beats what they themselves want, and an older decision where it runs again. A decision
    of which nobody says for whom it is was lost by who was sued, or asks about an appeal.
    """
    if "won" not in votes and _found(said, "decided"):
        against = "sued" in votes or "lost" in votes or bool(_found(said, "appealing"))
        return ("lost" if against else "won"), True
    if "won" in votes:
        runs_again = "sued" in votes and bool(_found(said, "again")) and "suing" not in votes
        return ("sued", True) if runs_again else ("won", True)
    for side in ("sued", "lost", "suing"):
        if side in votes:
            return side, True
    if _found(said, "claims") or _found(said, "asks_to_sue"):
        return "suing", False
    return ("sued", False) if _found(said, "papers") else ("", False)


def _ways(spelt: str) -> tuple[str, tuple[str, ...]]:
    """The way that is wished for first, and those that are denied."""
    supposed = _without(spelt, ("supposed", "threatened"))
    found: list[tuple[int, str]] = []
    denied: list[str] = []
    for start, end in clauses_of(supposed):
        clause = supposed[start:end]
        for way, pattern in _page()["ways"].items():
            for match in pattern.finditer(clause):
                before = clause[: match.start()]
                if _page()["not_wished"].search(before):
                    denied.append(way)
                elif _page()["wished"].search(before + " ") or _page()["wished"].match(match[0]):
                    found.append((start + match.start(), way))
                break
    kept = [one for one in sorted(found) if one[1] not in denied]
    return (kept[0][1] if kept else ""), tuple(dict.fromkeys(denied))


def _is_bare_denial(clause: str) -> bool:
    """Return True if a clause is a way with a denial before it and nothing but small words around, or only those."""
    page = _page()
    if page["small_words"].fullmatch(clause):
        return True
    ways = (match for pattern in page["ways"].values() for match in pattern.finditer(clause))
    for way in ways:
        denial = page["denies_way"].search(clause[: way.start()])
        if denial is not None and page["small_words"].fullmatch(clause[: denial.start()]):
            return bool(page["small_words_behind"].fullmatch(clause[way.end() :]))
    return False


def _without(spelt: str, names: Sequence[str]) -> str:
    for name in names:
        for pattern in _page()[name]:
            spelt = pattern.sub(lambda match: _BLANK * len(match[0]), spelt)
    return spelt


def _found(spelt: str, name: str) -> str:
    """The first words of an entry in a text, or nothing."""
    return next((match[0] for pattern in _page()[name] for match in pattern.finditer(spelt) if match[0].strip()), "")


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(_PAGE)
    return {name: _compiled(page, entry) for name, entry in page.items() if name != "words"}


def _compiled(page: Mapping[str, Any], entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {name: _compiled(page, one) for name, one in entry.items()}
    if isinstance(entry, str):
        return re.compile(_filled(page, entry))
    return tuple(re.compile(_filled(page, one)) for one in entry)


def _filled(page: Mapping[str, Any], pattern: str) -> str:
    """A pattern with the page's words in the place of their names."""
    for name, words in _macros(page):
        pattern = pattern.replace("{" + name + "}", words)
    return pattern


def _macros(page: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words patterns are made of, those first that hold others."""
    yield from ((name, str(words)) for name, words in page["words"].items())
    yield "kin", people_zh(RELATIVES, *FRIENDS)
    yield "kin_en", people_en(RELATIVES, *FRIENDS)
