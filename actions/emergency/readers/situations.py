"""Situations in which the usual advice for a kind of danger does not fit: hidden, locked in, guarded, at an edge. Pure.

Who hides is not told to leave, and of whom stands on a roof nobody is told to put pills away (``situations.yml``). What
they say they need, or have done since, is answered by itself (``needs.yml``), and so is what they ask
(``needs_asked.yml``, ``needs_of_first_aid.yml``): as their situation wants it (``answers_in_situations.yml``), for a
band saves the arm that spurts and costs the one a snake has bitten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.dialogue.danger import Danger
from actions.emergency.readers.questions import asks_what_to_do
from actions.readers.pattern_pages import page_of, patterns
from actions.script import sign_by_sign

_HERE = Path(__file__).parent
_SITUATIONS = (
    _HERE / "situations_of_place.yml",
    _HERE / "situations_of_rescue.yml",
    _HERE / "situations_of_illness.yml",
    _HERE / "situations.yml",
    _HERE / "situations_of_force.yml",
)
"""The pages, in the order in which they are read."""
_ASKED = (_HERE / "needs_of_first_aid.yml", _HERE / "needs_asked.yml")
_NEEDS = (*_ASKED, _HERE / "needs_since.yml", _HERE / "needs.yml")
_IN_SITUATIONS = _HERE / "answers_in_situations.yml"
"""Answers to needs in a situation, which go before those for every one."""
_BURN, _BURNT = "burn", "burnt"
"""The situation of who is burnt, and the need that tells it."""
_DENSE = frozenset({"zh", "ja", "ko"})
"""Languages that say in a third of the letters what the others say."""
_BRIEF, _BRIEF_IN_LATIN = 64, 190
"""Letters of what is said right behind the number."""
_SENTENCE_ENDS = re.compile(r"[。！？]|[.!?](?=\s|$)")


def situation_of(kind: str, text: str) -> str:
    """Return the situation a message on a danger of this kind tells, by its name on the page; nothing for a usual one.

    Args:
        kind: kind of danger, as it is meant.
    """
    return _told_on(_SITUATIONS, kind, text)


def situation_told(danger: Danger, text: str) -> str:
    """Return the situation a message tells a danger in: by its parts, by its words, else by what it is likest.

    Args:
        danger: the danger, as the bot has understood the message.
    """
    return danger.situation or situation_of(danger.kind, text) or _likely(danger) or _of_burn(danger, text)


def _of_burn(danger: Danger, text: str) -> str:
    """Return the situation of a burn where the words of one need it treated; its page learns it from sentences."""
    heard = danger.kind in _of_situation(_BURN).get("kinds", ()) and need_of(danger, text, (_BURNT,))
    return _BURN if heard else ""


def _likely(danger: Danger) -> str:
    """Return the situation that a message is likest, where it is one of this kind of danger; else nothing."""
    return danger.likely if danger.kind in _of_situation(danger.likely).get("kinds", ()) else ""


def _of_situation(name: str) -> Mapping[str, Any]:
    return next((page_of(page)[name] for page in _SITUATIONS if name in page_of(page)), {})


def advice_in(situation: str, danger: Danger, *, there: bool) -> str:
    """Return what is said in a situation instead of the usual advice; nothing where its language has no such words.

    Args:
        there: whether the person is where the danger is.
    """
    said = _said_on(_SITUATIONS, situation, danger.language, "away" if not there else danger.whose)
    return next(iter(said), "")


def in_short(advice: str, language: str) -> tuple[str, str]:
    """Return the first two sentences of an advice, or the first alone where it is long, and the rest.

    Who has little power or little time reads the number and these; an advice that begins at length stays whole.
    """
    most = _BRIEF if language in _DENSE else _BRIEF_IN_LATIN
    ends = [one.end() for one in _SENTENCE_ENDS.finditer(advice)]
    end = next((one for one in reversed(ends[:2]) if one <= most), 0)
    return advice[:end].strip(), advice[end:].strip()


def need_of(danger: Danger, text: str, among: Collection[str] = ()) -> str:
    """Return what somebody in a danger needs, or has done since the alarm, by its name on the page; else nothing.

    Args:
        among: the needs that are looked for; empty for all of them.
    """
    return _told_on(_NEEDS, danger.kind, text, among, danger.whose)


def asked_needs() -> frozenset[str]:
    """Return the needs that are questions about what to do: they are answered with the first words, too."""
    return frozenset(name for page in _ASKED for name, one in page_of(page).items() if one.get("asks"))


def answer_to(need: str, danger: Danger, before: int = 1, situation: str = "") -> str:
    """Return what is said to a need; nothing where there are no words for it in the language or for this person.

    Args:
        before: messages on this danger before this one; who is told something once is told it in other words.
        situation: told on this danger so far; what is right in it goes before what is right in most.
    """
    said = _answers(need, danger, situation)
    return said[max(0, before - 1) % len(said)] if said else ""


def ways_to_answer(need: str, danger: Danger, situation: str = "") -> int:
    """Return how many wordings there are for a need, each of which is said once."""
    return len(_answers(need, danger, situation))


def _answers(need: str, danger: Danger, situation: str) -> Sequence[str]:
    fitting = page_of(_IN_SITUATIONS).get(situation, {}).get(need, {}).get(danger.language)
    return (str(fitting),) if fitting else _said_on(_NEEDS, need, danger.language, danger.whose)


def _told_on(pages: Sequence[Path], kind: str, text: str, among: Collection[str] = (), whose: str = "") -> str:
    """Return the first thing on pages that a message on a danger of this kind tells, by its name; else nothing.

    Args:
        kind: kind of danger, as it is meant; an entry without ``kinds`` is heard in all of them.
        among: names that count; empty for all of them.
        whose: person in danger, ``self`` or ``other``; an entry without ``whose`` is heard of both.
    """
    plain = sign_by_sign(text).casefold().replace("’", "'")
    things = ((page, name, one) for page in pages for name, one in page_of(page).items())
    asked = (thing for thing in things if not among or thing[1] in among)
    asked = (thing for thing in asked if thing[2].get("whose", whose) == whose)
    return next((name for page, name, one in asked if _is_told(page, name, one, kind, plain)), "")


def _said_on(pages: Sequence[Path], name: str, language: str, key: str) -> Sequence[str]:
    """Return what is said to a thing on pages; empty where its language has no such words.

    Args:
        key: to whom: ``self``, ``other`` or ``away``.
    """
    entry = next((page_of(page)[name] for page in pages if name in page_of(page)), None) if name else None
    found = entry["words"].get(language, {}).get(key, ()) if entry else ()
    return (found,) if isinstance(found, str) else tuple(found)


def _is_told(page: Path, name: str, one: Mapping[str, Any], kind: str, plain: str) -> bool:
    if ("kinds" in one and kind not in one["kinds"]) or (one.get("asks") and not asks_what_to_do(plain)):
        return False
    told, unless = (any(sign.search(plain) for sign in patterns(page, name, of)) for of in ("told", "unless"))
    return told and not unless
