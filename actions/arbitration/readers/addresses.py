"""Addresses of the parties of an arbitration, by whose the words say they are. Pure.

Of several respondents each has an address of their own; one that no name leads to is nobody's until it is asked whose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.clauses import pieces
from actions.script import sign_by_sign

_LED = re.compile(
    r"^(?:的)?(?:地址|住址|住所|公司地址)?(?:都)?(?:就)?"
    r"(?:是|在|住在|住|位于|address is|lives? (?:at|in)|is (?:at|in)|at)?[:：，,\s]*",
    re.IGNORECASE,
)
_ALL_TOGETHER = re.compile(
    r"都(?:在|住|是)|同一个?地(?:址|方)|\bboth\b|\ball of them\b|\bsame address\b", re.IGNORECASE
)
_THEIRS = re.compile(
    r"^\W*(?:对方|對方|被申请人|被申請人|被告|(?:他|她|佢)[们們哋]?(?:的|嘅|公司|住|地址|电话|電話)"
    r"|(?:the )?(?:respondent|other side)\b|(?:their|his|her)\b)",
    re.IGNORECASE,
)
_AT = re.compile(r"地址|住址|住所|住|位于|\baddress\b|\blives?\b", re.IGNORECASE)
_OURS = re.compile(r"^\W*(?:我|本人|申请人|申請人|\bI\b|\bmy\b|\bwe\b|\bour\b|the applicant)", re.IGNORECASE)


_OURS_AT = re.compile(
    r"^\W*(?:(?:我们?|我哋|我司|本公司|(?<!被)申请人|申請人)(?:间|家)?(?:公司)?(?:的|嘅)?(?:注册|办公|通讯)?(?:地址|住址|住所)(?:是|在|系|係)?"
    r"|(?:my|our|the applicant's)(?: company's?| registered| office)? address(?: is|:)?)",
    re.IGNORECASE,
)
_AROUND_NAME = re.compile(
    r"^(?:对|是|系|没错|冇错|嗯|好的?|就是|就系|yes|yeah|right|correct|对方|被申请人|申请人)*$", re.IGNORECASE
)


def says_only_name(text: str, names: Sequence[str]) -> bool:
    """Return True if a text is one of some names and nothing else, save a yes before it.

    Args:
        names: of the parties, as they were given.
    """
    bare = _bare(text)
    return any(name and name in bare and _AROUND_NAME.match(bare.replace(name, "", 1)) for name in map(_bare, names))


def _bare(text: str) -> str:
    return "".join(sign for sign in sign_by_sign(text).casefold() if sign.isalnum())


def addresses_by_name(text: str, names: Sequence[str]) -> dict[str, str]:
    """Return the address each name in the words leads to; where all are said to be at one place, that for all.

    Args:
        names: of the respondents, as they were given.
    """
    if _ALL_TOGETHER.search(text) and (one := find_address(_ALL_TOGETHER.sub("", text))):
        return {name: _LED.sub("", one) for name in names}
    starts = sorted((text.find(name), name) for name in names if name in text)
    told: dict[str, str] = {}
    for number, (start, name) in enumerate(starts, 1):
        end = starts[number][0] if number < len(starts) else len(text)
        words = _LED.sub("", text[start + len(name) : end]).strip(" ，,；;。.\n")
        if words and (found := find_address(words)):
            told[name] = found
    return told


def speaks_of_other_side(text: str) -> bool:
    """Return True if the words begin with the other side: what follows is theirs and no answer about oneself."""
    return bool(_THEIRS.match(text))


def other_address_in(text: str) -> str:
    """Return the address told with the other side's name ("被申请人是甲公司，住开平长沙路5号"); nothing without one."""
    theirs: list[str] = []
    for piece in pieces(text):
        if theirs and _OURS.match(piece):
            break
        if theirs or _THEIRS.match(piece):
            theirs.append(piece)
    if theirs and (at := _AT.search(theirs[0])) is not None:  # "their address is …" names nobody
        theirs.insert(1, theirs[0][at.end() :])
    told = [found for piece in theirs[1:] if (found := find_address(_LED.sub("", piece.strip(" ，,。；;"))))]
    return told[0] if told else ""


def own_address_in(text: str) -> str:
    """Return the address a text calls the writer's own ("我们公司地址是…", "our address is …"); nothing without one."""
    for piece in pieces(text):
        called = _OURS_AT.match(piece.strip())
        if called is not None and (found := find_address(piece.strip()[called.end() :].strip(" ：:，,"))):
            return found
    return ""


def shown_by_name(addresses: Mapping[str, str]) -> str:
    """Return them in a line for each name."""
    return "".join(f"\n  {name}：{address}" for name, address in addresses.items())
