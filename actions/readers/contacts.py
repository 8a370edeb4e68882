"""Owner of a telephone or an e-mail in a message: the writer, the other side, or nobody by its words. Pure.

"My phone is X, his is Y", "Y is his": the owner stands beside the number, or is whom the clauses before it are about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.owner_words import TOKEN
from actions.dialogue.readers.owners import People, numbers
from actions.story.readers.plain import plain

_OWNER = re.compile(
    r"他们?|她们?|对方|对面|被告|邻居|老板|房东|租客|我们?|本人|自己"
    r"|\b(?:his|him|hers?|he|she|theirs?|them|they|my|mine|me|i|i'm|our)\b"
)
_LABEL = (
    r"(?:联系|联络|手提|移动|私人|家里|办公室?)*"
    r"(?:电话|手机|手提|电邮|邮箱|微信|号码|号|whatsapp|wechat|phone|number|mobile|cell|tel\w*|e-?mail)"
)
_NUMBER_WORDS = re.compile(
    rf"{TOKEN.pattern}|{_LABEL}|{_OWNER.pattern}|打给?|联系|找|的|是|个|为|码"
    r"|\b(?:call|reach|on|at|is|and|you can|the|by|contact)\b|[\W_]"
)
_NAMES = {"own": "own", "theirs": "theirs"}
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
    found: dict[str, str] = {}
    people = People(theirs=(theirs,) if theirs else (), kin_may_be_theirs=not theirs)
    for told in numbers(text, people):
        if told.kind in ("phone", "email") and not told.denied:
            found.setdefault(_NAMES.get(told.owner, "loose"), told.token)
    return Contacts(**found)


def own_or_bare(text: str) -> str:
    """Return the number a text calls the writer's own, or the one of a text that tells nothing but a number.

    For forms that ask for no number but the writer's; a relative's or the other side's is none.
    """
    told = contacts_in(text)
    alone = told.loose and _only_number(text) and _OWNER.search(plain(text)) is None
    return told.own or (told.loose if alone else "")


def without_contacts(text: str) -> str:
    """Return a text without the pieces that do nothing but tell a number."""
    every = pieces(text)
    kept = [one for one in every if not _only_number(one)]
    return "".join(kept).strip(" ，,、；;\n") if len(kept) < len(every) else text


def _only_number(piece: str) -> bool:
    if TOKEN.search(piece) is None:
        return False
    rest = _NUMBER_WORDS.sub("", plain(piece))
    return len(rest) <= (_FEW_LETTERS if rest.isascii() else _FEW_SIGNS)
