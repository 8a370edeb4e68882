"""Whose telephone or e-mail a message tells: the writer's, the other side's, or nobody's by its words. Pure.

"My phone is X, his is Y", "Y is his": the owner stands beside the number, or is whom the clauses before it are about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.kin import OTHERS, RELATIVES, people_en, people_zh
from actions.story.readers.plain import plain
from actions.story.readers.subjects import OTHER, SPEAKER, subject_before

_TOKEN = re.compile(r"⟦(?:phone|email):[0-9a-f]{10}⟧")
_KIN = rf"(?:我的?{people_zh(RELATIVES, OTHERS, led=True)}|my {people_en(RELATIVES, OTHERS)}\b)"
_OTHER = (
    r"他们?|她们?|对方|对面|被告|邻居|老板|房东|租客"
    r"|\bhis\b|\bhim\b|\bhers?\b|\bhe\b|\bshe\b|\btheirs?\b|\bthem\b|\bthey\b"
)
_OWN = r"我们?|本人|自己|\bmy\b|\bmine\b|\bme\b|\bi\b|\bi'm\b|\bour\b"
_OWNER = re.compile(rf"(?P<kin>{_KIN})|(?P<theirs>{_OTHER})|(?P<own>{_OWN})")
_LABEL = (
    r"(?:联系|联络|手提|移动|私人|家里|办公室?)*"
    r"(?:电话|手机|手提|电邮|邮箱|微信|号码|号|whatsapp|wechat|phone|number|mobile|cell|tel\w*|e-?mail)"
)
_LABELLED = re.compile(rf"(?:{_OWNER.pattern})(?:的|个|'s)?\s*(?:\w+ )?{_LABEL}")
_ELLIPTIC = re.compile(rf"(?:{_OWNER.pattern})(?:的|个)?\s*(?:就)?(?:是|为|is|at|on|，)*\s*$")
_BEFORE_IT = re.compile(
    rf"(?:{_OWNER.pattern})(?:的|个)?\s*(?:公司|office |home |e-?mail |business )?"
    r"(?:地址|住址|住所|住处|名字?|邮箱|address|name|e-?mail|office)"
)
"""Another thing of somebody's told right before the number ("their address …, phone …")."""
_BEHIND = re.compile(rf"\s*(?:就)?(?:是|is)?\s*(?:{_OWNER.pattern})(?:的)?(?:{_LABEL})?\s*(?=[，。]|$)")
_DENIED = re.compile(r"(?:不是|并非|\bnot|\bisn't)\s*$")
_NUMBER_WORDS = re.compile(
    rf"{_TOKEN.pattern}|{_LABEL}|{_OWNER.pattern}|打给?|联系|找|的|是|个|为|码"
    r"|\b(?:call|reach|on|at|is|and|you can|the|by|contact)\b|[\W_]"
)
_FEW_SIGNS, _FEW_LETTERS = 4, 14


@dataclass(frozen=True, slots=True)
class Contacts:
    """The tokens of numbers and addresses in a message; empty where none is told.

    Args:
        own: the writer's.
        theirs: the other side's.
        loose: one that no word gives to either.
    """

    own: str = ""
    theirs: str = ""
    loose: str = ""


def contacts_in(text: str, *, theirs: str = "") -> Contacts:
    """Return whose numbers a message tells; of several of one owner the first, and none that is denied.

    Args:
        theirs: the other side's name, if it is known.
    """
    spelt = plain(text)
    found: dict[str, str] = {}
    before, last = 0, ""
    for token in _TOKEN.finditer(text):
        behind = token.end() + text.startswith(("(", "（"), token.end())
        owner = _owner(spelt, before, token.start(), behind, plain(theirs)) or (
            last if before and not _OWNER.search(spelt, before, token.start()) else ""
        )
        if _DENIED.search(spelt, before, token.start()) is None:
            found.setdefault({SPEAKER: "own", OTHER: "theirs"}.get(owner, "loose"), token[0])
        before, last = token.end(), owner
    return Contacts(**found)


def without_contacts(text: str) -> str:
    """Return a text without the pieces that do nothing but tell a number."""
    every = pieces(text)
    kept = [one for one in every if not _only_number(one)]
    return "".join(kept).strip(" ，,、；;\n") if len(kept) < len(every) else text


def _only_number(piece: str) -> bool:
    if _TOKEN.search(piece) is None:
        return False
    rest = _NUMBER_WORDS.sub("", plain(piece))
    return len(rest) <= (_FEW_LETTERS if rest.isascii() else _FEW_SIGNS)


def _owner(spelt: str, first: int, start: int, behind: int, theirs: str) -> str:
    """Who owns the number that begins at `start`; nothing where no word before or behind it tells."""
    if (told := _BEHIND.match(spelt, behind)) is not None:
        return _side(told)
    clause = max(spelt.rfind(stop, first, start) for stop in "，。") + 1 or first
    head = spelt[max(clause, first) : start]
    if labelled := list(_LABELLED.finditer(head)):
        return _side(labelled[-1])
    if (elliptic := _ELLIPTIC.search(spelt, first, start)) is not None and elliptic.end() == start:
        return _side(elliptic)
    if theirs and theirs in spelt[first:start]:
        return OTHER
    if (subject := _OWNER.search(head)) is not None:
        return _side(subject)
    if clause > first and (things := list(_BEFORE_IT.finditer(spelt, first, start))):
        return _side(things[-1])
    return subject_before(spelt[first:start], len(spelt[first:start])) if clause > first else ""


def _side(found: re.Match[str]) -> str:
    if found["kin"]:
        return ""
    return OTHER if found["theirs"] else SPEAKER
