"""Readers of who is named on which side of a quarrel, and where each lives. Pure.

"阿哥叫林国华，住台山台城，我叫林秀英", "my sister is Lin Meiyu": who is introduced as somebody of the writer's is the
other side, who is introduced as "I" writes. Of two who are introduced both are told: it is asked whom to invite.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.addresses import names_place
from actions.dialogue.readers.kin import FRIENDS, RELATIVES, ROLES, people_en
from actions.readers.pattern_pages import patterns
from actions.story.mentions import Mention
from actions.story.readers.plain import plain
from actions.story.readers.subjects import OTHER, RELATIONS, SPEAKER, tells_of_death
from actions.story.reading import mark

_EN = people_en(RELATIVES, *FRIENDS, ROLES)
_ADJECTIVES = r"(?:(?:own|elder|older|younger|eldest|youngest|little|big|former|ex|half|two|three|business) |ex-|step)*"
_RELATION = (
    rf"(?:我(?:的|们)?)?(?:个)?(?:两|三|几)?(?:个|位)?(?:同父异母|同母异父)?(?:的)?{RELATIONS}(?:哥|弟|姐|妹|妈|爸)*"
    rf"|\b(?:my|our|the) {_ADJECTIVES}{_EN}(?:-in-law)?"
)
_THEM = r"对方|对手|对家|对面|另一方|欠我钱的人?|the other (?:side|party|person)"
_PRONOUN = r"他们?|她们?|\b(?:he|she|they|his|her|their)\b"
_LINK = (
    r"(?:(?:的)?(?:名字?|全名|姓名|大名))?(?:就)?(?:叫做?|叫作|名叫|是|，|(?:'s|’s|，s)? ?(?:full )?name is"
    r"| (?:is|was|are|were)(?: called| named)?| called| named|，? ?)?\s*$"
)
_OTHERS = re.compile(rf"(?:{_RELATION}|{_THEM}|(?:{_PRONOUN})(?=.*(?:叫|名|是|is|are|name)))(?:{_LINK})")
_I_AM = re.compile(
    r"(?:我(?:的)?(?:名字?|姓名|全名)?(?:就)?(?:叫做?|叫作|是)|本人(?:叫|是)?|我"
    r"|\bi(?:'m|’m|，m| am)|\bmy name(?: is|'s|:)?|\bthis is|\bhere is)\s*$"
)
_WITH_ME = re.compile(r"(?:我们?|我哋|本人)(?:和|跟|同|与)\s*$|\b(?:i and|me and|between me and|together with)\s*$")
_TOGETHER = re.compile(
    r"\s*(?:一起|合伙|合作|共同|因|签|吵|闹|打|争|有|之间|did|opened|have|had|started|run|ran|argue|disagree)"
)
"""Words behind a name that tell of something done with somebody ("我和梁启东合伙开公司")."""
_AND = re.compile(rf"\s*(?:和|与|及|同|跟|，| and |, and |，and )\s*(?:{_RELATION})?(?:叫|是)?\s*")
_HEAD = r"^[\s，。]*(?:(?:现在|但|而|and|but|so|now|because)\s*)*"
_OF_OTHER = re.compile(rf"{_HEAD}(?:{_RELATION}|{_THEM}|{_PRONOUN})")
_OF_SPEAKER = re.compile(rf"{_HEAD}(?:我|本人|\bi\b|\bi'm|\bi’m|\bi，m|\bmy name)")
_LIVES = re.compile(
    r"(?:^|[，。]|[我他她们方]|\b(?:i|he|she|they|who)\b|\bi['’，]m\b)[\s，]*"
    r"(?:人|现在|而家|一直|都|仍然|仍|还|目前|的?家|老家|本人|now|still|currently)*\s*"
    r"(?:住在?|居住在?|在|家在|地址(?:是|在)?|from"
    r"|(?:(?:is|are|am|'m) )?(?:lives?|living|stays?|based)? ?(?:in|at))?\s*$"
)
_SAYS_LIVES = re.compile(
    r"(?:^|[，。])(?:(?P<own>我|\bi\b)|他|她|对方|\b(?:he|she|they)\b)(?:们)?\s?(?:现在|而家|还|仍然|now |still )?"
    r"(?:住在?(?P<zh>(?!我)[一-鿿]{2,12})(?=[，。]|$)|\blives? in (?P<en>[a-z][a-z' -]{2,30}?)(?= and |[，。]|$))"
)
"""Words for living at a place no list knows."""
_HOME = re.compile(
    r"[^，。;；]{0,10}?(?:人)?(?:而家|现在|一直|仍然|还)?(?:住(?:在|喺|系|的地方是)?|居住在?|家在|(?:的|嘅)?(?:地址|住址)(?:是|系|为|在|[：:，])?)"
    r"\s*(?P<zh>[^，。;；]{4,40})[。.!！]?"
    r"|(?:(?:my|the|his|her|their) )?(?:[a-z'’-]+ ){0,4}?"
    r"(?:lives?|living|resides?|stays?|address(?:(?:'s|’s| is)|:))(?: (?:at|in|on|now))* (?P<en>.{6,80})",
)
"""A whole message that says where somebody lives."""
_DOES = re.compile(
    r"不|没|唔|冇|占|霸|欠|赶|走|拆|租|搬|打|骗|拿|抢|\b(?:not|never|n['’]t|refus\w*|without|owes?|rent\w*|and|but|because|since)\b"
)
"""Words for what somebody does at home, which is told for its own sake."""
_PAGE = Path(__file__).with_name("sides.yml")
_ALIKE = 0.6
_EDGE = re.compile(r"[，。]")


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides of a quarrel as a message tells them.

    Args:
        others: the names of whoever is introduced as the other side, in reading order; more than one where several are.
        own: the writer's name.
        place: where the other side lives; `own_place`: where the writer does. In the writer's words.
    """

    others: tuple[str, ...] = ()
    own: str = ""
    place: str = ""
    own_place: str = ""


def sides_in(
    text: str, entities: Sequence[Mapping[str, Any]] = (), today: date | None = None, other: str = ""
) -> Sides:
    """Return whom a text names on which side, and where they live.

    Args:
        entities: what the bot has read in it; those without a place in the text are passed over.
        today: see `read_story`.
        other: the other side's name, if it was told before.
    """
    placed = [dict(one) for one in entities if "start" in one and "end" in one]
    spelt, mentions = plain(text), mark(text, placed, today).mentions
    others, own = _names(spelt, [one for one in mentions if one.kind in ("name", "company")])
    known = {plain(name) for name in (*others, other) if name}
    homes = {OTHER: "", SPEAKER: ""}
    for one in mentions:
        if one.kind != "place":
            continue
        owner = _owner(spelt, one.start, known, plain(own))
        begins = max(spelt.rfind(stop, 0, one.start) for stop in "，。")
        named = [name for name in (*known, plain(own)) if name and name in spelt[: one.start]]
        head = spelt[max([begins, 0, *(spelt.rfind(name, 0, one.start) + len(name) for name in named)]) : one.start]
        if owner and not homes[owner] and _LIVES.search(head) is not None:
            homes[owner] = text[one.start : one.end]
    for found in _SAYS_LIVES.finditer(spelt):
        owner = SPEAKER if found["own"] else OTHER
        place = "zh" if found["zh"] else "en"
        homes[owner] = homes[owner] or text[found.start(place) : found.end(place)].strip(" ，,。")
    return Sides(others, own, homes[OTHER], homes[SPEAKER])


def tells_no_place(text: str) -> bool:
    """Return True if words tell somebody, a number, a wish or a fact, and not where a place is."""
    return any(one.search(plain(text)) for one in patterns(_PAGE, "no_place"))


def tells_home(text: str) -> bool:
    """Return True if a text says where somebody lives, with a street or a place that is known, and nothing else."""
    found = _HOME.fullmatch(plain(text).strip())
    home = found["zh"] or found["en"] if found is not None else ""
    return bool(home) and names_place(home) and _DOES.search(plain(text)) is None


def speaks_of_other(text: str) -> bool:
    """Return True if a text speaks of the other side, by a word for it or a pronoun."""
    return re.search(rf"{_THEM}|{_PRONOUN}", plain(text)) is not None


def name_like(said: UserMessage, known: str) -> str:
    """Return the one name of a message that is written much like a known one, as a corrected name is."""
    placed = [dict(one) for one in said.entities if "start" in one and "end" in one]
    names = [str(one.value) for one in mark(said.text, placed, None).mentions if one.kind in ("name", "company")]
    like = [one for one in names if one != known and SequenceMatcher(None, one, known).ratio() >= _ALIKE]
    return like[0] if len(like) == 1 else ""


def _names(spelt: str, names: Sequence[Mention]) -> tuple[tuple[str, ...], str]:
    """The names introduced as the other side's, and the writer's own."""
    others: list[str] = []
    own, ended = "", -1
    for one in names:
        begins = max(spelt.rfind(stop, 0, one.start) for stop in "。") + 1
        head = spelt[max(begins, one.start - 40) : one.start]
        if _I_AM.search(head) is not None and _OTHERS.search(head) is None:
            own = own or str(one.value)
        elif (
            _with_me(spelt, head, one)
            or (_OTHERS.search(head) is not None and not _dead(spelt, one))
            or (ended >= 0 and _AND.fullmatch(spelt, ended, one.start) is not None)
        ):
            others.append(str(one.value))
            ended = one.end
            continue
        ended = -1
    told = tuple(dict.fromkeys(name for name in others if name != own))
    return told, own


def _with_me(spelt: str, head: str, name: Mention) -> bool:
    """Return True if somebody is named with whom the writer did something that is quarrelled about."""
    return _WITH_ME.search(head) is not None and _TOGETHER.match(spelt, name.end) is not None


def _dead(spelt: str, name: Mention) -> bool:
    """Return True if the words right behind a name tell that they have died."""
    return tells_of_death(_EDGE.split(spelt[name.end :].lstrip("，"))[0])


def _owner(spelt: str, at: int, others: set[str], own: str) -> str:
    """Return the owner of the clause at a place; one that names nobody goes on with the one before it."""
    owner, begins = "", 0
    for stop in [*(found.end() for found in _EDGE.finditer(spelt, 0, at)), at]:
        clause = spelt[begins:stop]
        if any(name in clause for name in others) or _OF_OTHER.match(clause) is not None:
            owner = OTHER
        elif (own and own in clause) or _OF_SPEAKER.match(clause) is not None:
            owner = SPEAKER
        begins = stop
    return owner
