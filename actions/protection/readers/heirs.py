"""Share in an estate that a message asks for: the dead and the one asked about, by what they are to the speaker. Pure.

What is read decides an answer of law, so nothing is guessed: a relative by marriage, a step-relative, somebody else's
family, a death that is only supposed, a will, a debt or a compensation give no reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final, cast

from actions.dialogue.readers.kin import Relative, relatives_at
from actions.readers.pattern_pages import page_of, pattern
from actions.story.readers.bereavement import tells_of_will, tells_what_is_left
from actions.story.readers.plain import clauses_of, plain
from backend.protection.succession import SELF, Estate, Kin, Order, Side, Tie
from backend.shared.numerals import number_in

_PAGE = Path(__file__).with_name("heirs.yml")
_CHINESE = re.compile(r"[一-鿿]")
_CANTONESE = re.compile(r"[嘅喺咗冇佢唔啲嘢畀]")
_GRANNY_OR_IN_LAW = "奶奶"
"""A grandmother in Mandarin, a mother-in-law in Cantonese."""
_YEAR = re.compile(
    r"(?P<y>(?:19|20)\d\d)|(?P<ago>\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(?:年前|years? ago)"
    r"|(?P<named>大前年|前年|去年|旧年|今年|上个?月|last year|this year|last month)"
)
_YEARS_BACK = {"大前年": 3, "前年": 2, "去年": 1, "旧年": 1, "last year": 1}
_CHAINS: Final[dict[tuple[Tie, Tie], Tie]] = {
    ("spouse", "parent"): "parent_in_law", ("parent", "parent"): "grandparent", ("parent", "sibling"): "uncle",
}  # fmt: skip
"""Tie of a relative of a relative: "my husband's mother"."""
_OF = re.compile(r"的|'s ")
_OF_TWO = frozenset({"father", "mother"})
_MINE = re.compile(r"(?:我|我们|咱们?)(?:的|家|个|阿)?$|\b(?:my|our) $")
_AS = re.compile(r"(?:作为|算|是|当)[^，。有]{0,4}$")
_SELF = re.compile(r"我(?:们|和|跟|同|与)?")
_THIRD = re.compile(r"(?<!其)[他她]")
_OF_THE_DEAD = re.compile(r"(?:他|她|其)(?:的|家|个|阿)?$|\b(?:his|her) $")
_TURN = re.compile(r"轮(?:不|得)?到")


@dataclass(frozen=True, slots=True)
class Person:
    """A relative as spoken of.

    Args:
        kin: what they are to the speaker.
        word: what they are called.
        of_dead: whether they are spoken of as a relative of the dead one ("his brother").
    """

    kin: Kin
    word: str = ""
    of_dead: bool = False


@dataclass(frozen=True, slots=True)
class ShareAsked:
    """A share that is asked for.

    Args:
        estate: who left it and who is asked about.
        deceased: the dead one as called.
        claimant: who is asked about; without a word where it is the speaker.
        is_held: whether somebody is told to keep all of it.
    """

    estate: Estate
    deceased: Person
    claimant: Person
    is_held: bool


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A relative at a place of a text; `person` is None where no order is worked out for them."""

    person: Person | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Death:
    person: Person
    year: int | None
    earlier: bool
    later: bool


def read_share(text: str, before: Sequence[str], year: int) -> ShareAsked | None:
    """Read whose share in whose estate is asked for; None where nobody's is, or where something else decides.

    Args:
        text: the message that asks.
        before: earlier messages of the person, the oldest first, in which the death may be told.
        year: the current one.
    """
    said, whole = _spelt(text), _spelt("。".join((*before, text)))
    if not (_is("share_zh", said) or _is("share_en", said)) or _decides_otherwise(whole):
        return None
    claimant, deaths = _claimant(text), _deaths(whole, text, year)
    if claimant is None or not deaths:
        return None
    if not _is("of_inheriting", said) and not tells_what_is_left(whole):
        return None
    estate = _estate(deaths, claimant.kin, no_children=_is("childless", whole))
    if estate is None:
        return None
    estate = replace(estate, seen_from_deceased=claimant.of_dead)
    deceased = next(one.person for one in deaths if one.person.kin == estate.deceased)
    return ShareAsked(estate, deceased, claimant, _is("holds_all", whole))


def asks_who_inherits(text: str, before: Sequence[str], year: int) -> bool:
    """Return True if it is asked who inherits of a relative of the speaker who has died without a will.

    Args:
        text, before, year: as of `read_share`.
    """
    whole = _spelt("。".join((*before, text)))
    return _is("who_inherits", _spelt(text)) and not _decides_otherwise(whole) and bool(_deaths(whole, text, year))


def asks_of_estate(text: str) -> bool:
    """Return True if a message may ask for a share or who inherits, whatever was told before it."""
    said = _spelt(text)
    return any(_is(name, said) for name in ("share_zh", "share_en", "who_inherits"))


def _spelt(text: str) -> str:
    """Return a text in the page's one spelling."""
    return plain(text).replace("’", "'")


def _decides_otherwise(whole: str) -> bool:
    """Return True if a will, a debt or a compensation decides, and no order of heirs."""
    return tells_of_will(whole) or _is("not_of_kin", whole)


def _estate(deaths: Sequence[_Death], claimant: Kin, *, no_children: bool) -> Estate | None:
    """Tell who left the estate from who died between them and the claimant; None where it is not clear."""
    kins = {one.person.kin for one in deaths}
    if len(kins) == 1:
        dead = deaths[0].person.kin
        return None if dead == claimant else Estate(dead, claimant)  # "我爸走了他有份吗": another is "he"
    elders = [one for one in deaths if one.person.kin.tie in ("grandparent", "uncle")]
    between = [one for one in deaths if one.person.kin.tie in ("parent", "sibling")]
    siblings = [one for one in between if one.person.kin.tie == "sibling"]
    if no_children and not elders and len({one.person.kin for one in siblings}) == 1 and len(between) == len(deaths):
        return Estate(siblings[0].person.kin, claimant)
    if not elders and len({one.person.kin.tie for one in between}) == 1:  # both parents
        return Estate(deaths[0].person.kin, claimant)
    elder_kins, between_kins = {one.person.kin for one in elders}, {one.person.kin for one in between}
    if len(elder_kins) != 1 or len(between_kins) != 1 or len(kins) != 2:
        return None
    return Estate(elders[0].person.kin, claimant, (between[0].person.kin, _order(elders[0], between[0])))


def _order(elder: _Death, between: _Death) -> Order:
    if elder.year is not None and between.year is not None and elder.year != between.year:
        return "before" if between.year < elder.year else "after"
    if between.earlier or elder.later:
        return "before"
    return "after" if between.later else ""


def _deaths(whole: str, asked: str, year: int) -> list[_Death]:
    """List who has died, of the speaker's family; nothing where one of them cannot be placed."""
    spoken = list(_relatives(whole, is_cantonese=_CANTONESE.search(asked) is not None))
    found: list[_Death] = []
    clauses = clauses_of(whole)
    for at, (start, end) in enumerate(clauses):
        for begin, said, stop in _deaths_said(whole, start, end):
            dead = [one for one in spoken if begin <= one.start and one.end <= said[0]]
            if not dead and at and begin == start:  # "姑姑没结婚，去年走了"
                dead = [one for one in spoken if clauses[at - 1][0] <= one.start < start][:1]
            for one in _coordinate(dead, whole):
                if _is("others", whole[max(0, one.start - 16) : one.start]) or _is("supposed", whole[start : said[0]]):
                    continue
                if one.person is None:
                    return []
                led, told, behind = whole[begin : one.start], whole[one.start : said[1]], whole[said[1] : stop]
                windows = (told, behind, led) if _CHINESE.search(whole) is None else (told, led, behind)
                when = next((found_year for each in windows if (found_year := _year(each, year)) is not None), None)
                words = led + told + (behind if stop == end else "")
                found.append(_Death(one.person, when, _is("earlier", words), _is("later", words)))
    return found


def _deaths_said(whole: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, int], int]]:
    """Yield of each death in a clause where its words begin, where it is said, and where they end."""
    said = [one.span() for one in pattern(_PAGE, "died").finditer(whole, start, end)]
    if not said and (estate := pattern(_PAGE, "leaves").search(whole, start, end)) is not None:
        said = [estate.span()]
    for at, one in enumerate(said):
        yield said[at - 1][1] if at else start, one, said[at + 1][0] if at + 1 < len(said) else end


def _coordinate(dead: Sequence[_Spoken], whole: str) -> list[_Spoken]:
    """The relatives of whom a death is said: the last one before it, and those that "and" joins to them."""
    joined = list(dead[-1:])
    for left, right in reversed(list(pairwise(dead))):
        if whole[left.end : right.start].strip(" 和跟同与及、") not in ("", "and", "and my", "我", "我的"):
            break
        joined.insert(0, left)
    return joined


def _claimant(text: str) -> Person | None:
    """Read the one asked about; None where they have no place in the family."""
    said = _spelt(text)
    if (english := pattern(_PAGE, "share_en").search(said)) is not None:
        who = english["who"]
        if who in ("i", "we"):
            return Person(SELF)
        spoken = list(_relatives(who, is_cantonese=False))
        return spoken[-1].person if len(spoken) == 1 else None
    asked = pattern(_PAGE, "share_zh").search(said)
    if asked is None:
        return None
    start = max((begin for begin, _ in clauses_of(said) if begin <= asked.start()), default=0)
    subject, first = said[start : asked.start()], start
    if _TURN.match(asked[0]):
        subject, first = said[asked.end() : asked.end() + 6], asked.end()
    spoken = list(_relatives(subject, is_cantonese=_CANTONESE.search(text) is not None))
    if not spoken or _SELF.match(subject):
        spoken = [one for one in spoken if not _stands_with_me(subject, one)]
    if spoken:
        return _asked_about(spoken[-1], subject)
    if _SELF.search(subject):
        return Person(SELF)
    return None if _THIRD.search(subject) else _without_subject(said, first)


def _stands_with_me(subject: str, one: _Spoken) -> bool:
    """Return True for the brother of "我和弟弟能分吗": the speaker is asked about."""
    return re.search(r"我(?:们)?[和跟同与]$", subject[: one.start]) is not None


def _asked_about(one: _Spoken, subject: str) -> Person | None:
    before = subject[: one.start]
    if one.person is None:
        return None
    if _OF_THE_DEAD.search(before):
        return replace(one.person, of_dead=True)
    if one.person.kin.tie in ("grandchild", "nephew") and (_AS.search(before) or not _MINE.search(before)):
        return Person(SELF)  # "作为外孙女", "孙子有份吗"
    if one.person.kin.tie == "child" and not _MINE.search(before):
        return Person(SELF) if _AS.search(before) else None  # whose child is not told
    return one.person


def _without_subject(said: str, at: int) -> Person | None:
    """The relative of whom the clause before speaks ("我妈在纽约，有没有份"), else the speaker."""
    earlier = [span for span in clauses_of(said) if span[1] <= at]
    clause = said[slice(*earlier[-1])] if earlier else ""
    spoken = list(_relatives(clause, is_cantonese=False))
    if not spoken or any(_is(name, clause) for name in ("died", "leaves", "holds_all")):
        return Person(SELF)
    return spoken[0].person if len(spoken) == 1 and _MINE.search(clause[: spoken[0].start]) else None


def _relatives(text: str, *, is_cantonese: bool) -> Iterator[_Spoken]:
    """Yield the relatives of a text in one spelling, those of a relative as one; none of "没有孩子"."""
    last: _Spoken | None = None
    for relative, (start, end) in relatives_at(text):
        if _is("none_left", text[max(0, start - 8) : end]):
            continue
        person = _person(relative, text[max(0, start - 1) : end], is_cantonese=is_cantonese)
        one = _Spoken(person, start, end)
        gap = None if last is None else text[last.end : start]
        if last is not None and gap is not None and (_OF.fullmatch(gap) or (not gap and _is_chain(last, one))):
            one = _Spoken(_chained(last.person, person), last.start, end)
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _is_chain(left: _Spoken, right: _Spoken) -> bool:
    """Return True for "我妈弟弟", not for "爸爸妈妈"."""
    ties = tuple(one.person.kin.tie for one in (left, right) if one.person is not None)
    return ties == ("parent", "sibling")


def _chained(first: Person | None, second: Person | None) -> Person | None:
    if first is None or second is None:
        return None
    tie = _CHAINS.get((first.kin.tie, second.kin.tie))
    side: Side = first.kin.side if tie in ("grandparent", "uncle") else ""
    of = "的" if _CHINESE.match(first.word) else "'s "
    return None if tie is None else Person(Kin(tie, side), f"{first.word}{of}{second.word}")


def _person(relative: Relative, said: str, *, is_cantonese: bool) -> Person | None:
    """Place in the family by the word somebody is called and the sign before it; None where it is not worked out."""
    page = page_of(_PAGE)
    word = relative.word
    if word == _GRANNY_OR_IN_LAW:
        return None if is_cantonese else Person(Kin("grandparent", "father"), word)
    if any(_is("unsure", one) for one in (said, said[1:], word)):
        return None
    tie = page["ties"].get(relative.family)
    if tie is None:
        return None
    side: str = relative.family if relative.family in _OF_TWO else ""
    if tie in ("grandparent", "uncle"):
        side = next((name for name, starts in page["side"].items() if word.startswith(tuple(starts))), "")
    return Person(Kin(cast(Tie, tie), cast(Side, side)), word)


def _year(clause: str, now: int) -> int | None:
    found = _YEAR.search(clause)
    if found is None:
        return None
    if found["y"]:
        return int(found["y"])
    if found["ago"]:
        return now - number_in(found["ago"])
    return now - _YEARS_BACK.get(found["named"], 0)


def _is(name: str, said: str) -> bool:
    return pattern(_PAGE, name).search(said) is not None
