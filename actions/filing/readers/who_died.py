"""Readers of a relative's death: "阿妈2002年已经走了" tells nothing of the day the father died. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.dialogue.readers.kin import RELATIVES, people_en, people_zh, relatives_at, relatives_in
from actions.filing.readers.acting_for import name_of
from actions.script import sign_by_sign
from actions.story.readers.plain import plain as spelt
from actions.story.readers.subjects import death_at, tells_of_death

_PRONOUN = re.compile(r"[他她佢]|\b(?:he|she)\b")
_JOINED = re.compile(r"\s*(?:和|跟|同|与|及|、|and)\s*(?:我|他|她|佢|my|his|her|our)?(?:的|嘅)?\s*")
_ONLY_WHOSE = re.compile(
    r"(?:(?:19|20)\d{2}(?:年)?|that(?: year)?|[那嗰]个?)\s?(?:才|先)?(?:is|was|是|系)\s?(?:for |of |about )?.{1,16}"
)
"""A clause that says nothing but whose year it is ("2018 is my mother")."""
_CALLED = re.compile(
    rf"(?:{people_zh(RELATIVES, led=True)})(?:的|嘅)?(?:名字|姓名|名)?\s*"
    r"(?:叫做?|名叫|是|系|就是|：|:)\s*[\u3400-\u9fff]|"
    rf"\b{people_en(RELATIVES)}(?:'s name)? (?:is|was) (?:called |named )?[a-z]|"
    rf"\b{people_en(RELATIVES)}(?:'s name)?,? (?:called|named) ",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:[^，。,.；;！!？?\n]|(?<=\d)[，,.](?=\d))+")


def dead_in(text: str) -> list[str]:
    """Return the relatives of whom a text tells that they died, in its order."""
    dead: list[str] = []
    before: list[str] = []
    for found in _CLAUSE.finditer(spelt(text)):
        clause = found[0]
        named = _kin_in(clause)
        if tells_of_death(clause):
            head = clause[: death_at(clause)]  # behind it, in one breath, are those who live
            dead += _last_of_all(head) or _last_of_all(clause) or (before[-1:] if _PRONOUN.search(clause) else [])
        before += named
    return list(dict.fromkeys(dead))


def is_of_others(text: str, told: Sequence[str]) -> bool:
    """Return True if a text speaks of relatives none of whom was told dead before, while another was.

    Args:
        text: what is said now ("阿妈仲喺度").
        told: what the person wrote before ("阿爷喺台山有间屋 佢过咗身").
    """
    named = set(_kin_in(spelt(text)))
    dead = {kin for one in told for kin in dead_in(one)}
    return bool(dead) and bool(named) and not named & dead


def name_of_dead(kin: str, text: str) -> str:
    """Return what a message says that the relative who died was called ("我爸叫司徒永年"), or nothing.

    Args:
        kin: the relative, as `dead_in` names them.
    """
    plain = sign_by_sign(text)  # sign for sign, so that the name is found again as it was written
    words = [one.word for one in relatives_in(plain) if one.family == kin]
    name = next((name for word in words if (name := name_of(word, plain))), "")
    at = plain.find(name)
    return text[at : at + len(name)] if name and at >= 0 else name


def names_relative(text: str) -> bool:
    """Return True if a text says what a relative is called ("大姐叫梁美玲", "my sister is called May")."""
    return _CALLED.search(sign_by_sign(text)) is not None


def is_of_another_dead(text: str, at: int, dead: Sequence[str]) -> bool:
    """Return True if the clause at a place tells of another relative's death than the one that is spoken of.

    Args:
        text: the message.
        at: where in it the day stands.
        dead: the relatives of whom the message that told of a death first told it.
    """
    clause = next((found[0] for found in _CLAUSE.finditer(spelt(text)) if found.start() <= at < found.end()), "")
    kin = _kin_in(clause) if tells_of_death(clause) or _ONLY_WHOSE.fullmatch(clause.strip()) else []
    return len(dead) == 1 and bool(kin) and dead[0] not in kin


def _last_of_all(clause: str) -> list[str]:
    """The relatives a clause names last, with those that are joined to them ("my father and my mother died")."""
    last: list[str] = []
    end = 0
    for relative, (start, stop) in relatives_at(clause):
        last = [*last, relative.family] if last and _JOINED.fullmatch(clause[end:start]) else [relative.family]
        end = stop
    return last


def _kin_in(clause: str) -> list[str]:
    return [one.family for one in relatives_in(clause)]
