"""Whose an address, a telephone or a number is: the party each clause of a message speaks of. Pure.

"被告住台山台城，电话138…" tells of who is sued, "我住多伦多" of who writes, "我妈在恩平，她有借条" of neither. A clause
that names nobody goes on with whoever the one before it spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from actions.answers import Answer
from actions.dialogue.readers.addresses import find_address
from actions.filing.readers.party_details import bare_of_details, told_details
from actions.filing.readers.party_names import HEADINGS, MOST, Role, key
from actions.script import sign_by_sign
from actions.story.readers.places import is_address

Owner = Literal["plaintiff", "defendant", "third", ""]

_STOP = re.compile(r"[，。;；!！?？\n]|,(?=\s?[^\W\d_])|\.\s")
_LEAD = (
    r"^[\s，,、]*(?:(?:然后|后来|现在|而且|但是|但|不过|因为|所以|其实|听说|另外|还有|那个|"
    r"and|but|so|then|now|also)\s*)*"
)
_KIN_ZH = (
    r"(?:前|大|二|三|小|亲|表|堂|阿|老)?(?:夫|妻|老公|老婆|丈夫|太太|先生|男友|女友|男朋友|女朋友|老豆|老窦|爸爸?|妈妈?|父亲|母亲|"
    r"爷爷|奶奶|外公|外婆|公公|婆婆|阿嫲|哥哥?|弟弟?|姐姐?|妹妹?|细佬|家姐|大佬|姐夫|妹夫|大嫂|阿嫂|叔叔?|伯伯?|舅舅?|姑姑?|阿姨|"
    r"侄子|外甥|儿子|女儿|女婿|媳妇|亲戚|朋友|同学|同事|同乡|老乡|邻居|律师|担保人|证人|中间人)"
)
_KIN_EN = (
    r"(?:wife|husband|mother|father|mum|mom|dad|brother|sister|son|daughter|uncle|aunt|cousin|friend|neighbou?r|"
    r"lawyer|guarantor|witness|nephew|niece)"
)
_KIN = re.compile(rf"{_LEAD}(?:我的?|我们的?)?{_KIN_ZH}(?!的?钱)|{_LEAD}my (?:\w+ )?{_KIN_EN}\b")
_KIN_ANYWHERE = re.compile(rf"我的?{_KIN_ZH}|\bmy (?:\w+ )?{_KIN_EN}\b")
_PLAINTIFF = re.compile(rf"{_LEAD}(?:我|本人|原告|(?:i|i'm|i've|my|we|our|mine|the plaintiff|plaintiff)\b)")
_DEFENDANT = re.compile(
    rf"{_LEAD}(?:被告|对方|那边|另一方|(?:the )?(?:defendant|other (?:side|party))\b|the debtor\b|the borrower\b)"
)
_PRONOUN = re.compile(rf"{_LEAD}(?:他|她|佢|人家|(?:he|she|his|her|they|their|he's|she's)\b)")
_COMPANY = re.compile(
    rf"{_LEAD}(?:(?:他|她|对方|被告)?(?:公司|厂|工厂|店|老板)|(?:the|their|his) (?:company|factory|shop|boss)\b)"
)
_PHONE, _DOCUMENT = "phone", "document_number"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on which side, as far as it is known.

    Args:
        names: the names of each side's parties.
        company: whether only the other side is an organisation.
        acts_for: how the relative is called for whom the writer sues ("舅舅"), or nothing.
    """

    names: Mapping[Role, Sequence[str]]
    company: bool = False
    acts_for: str = ""

    @classmethod
    def of(cls, answers: Mapping[str, object]) -> Sides:
        """Return the sides of a filing."""
        names: dict[Role, Sequence[str]] = {
            role: [str(name) for n in range(1, MOST + 1) if (name := answers.get(key(role, n, "name")))]
            for role in HEADINGS
        }
        ours, theirs = (answers.get(key(role, 1, "kind")) for role in HEADINGS)
        return cls(names, theirs == "organisation" and ours != "organisation")


def owners(text: str, sides: Sides) -> list[tuple[int, int, Owner]]:
    """Return each clause of a text with whose it is; nothing where nobody was named yet.

    Args:
        text: as it was written.
        sides: who is known.
    """
    plain = sign_by_sign(text).casefold()
    cuts = [0, *(match.end() for match in _STOP.finditer(plain)), len(plain)]
    found: list[tuple[int, int, Owner]] = []
    subject: Owner = ""
    last: Owner = "third" if sides.acts_for else "defendant"  # "she" may be whom one sues for
    for start, end in pairwise(cuts):
        clause = plain[start:end]
        if not clause.strip():
            continue
        subject, last = _subject(clause, sides, subject, last)
        found.append((start, end, subject))
    return found


def _subject(clause: str, sides: Sides, before: Owner, last: Owner) -> tuple[Owner, Owner]:
    """Whose a clause is, and who was spoken of last."""
    for role, names in sides.names.items():
        if any(_begins_with(clause, name) for name in names):
            return role, role
    third: Owner = "third" if sides.names["defendant"] else "defendant"
    if _DEFENDANT.match(clause) or (sides.company and _COMPANY.match(clause)):
        return "defendant", "defendant"
    theirs = bool(sides.acts_for) and sides.acts_for in clause
    if _KIN.match(clause):
        return ("plaintiff", "plaintiff") if theirs else (third, third)
    sued = any(sign_by_sign(name).casefold() in clause for name in sides.names["defendant"] if name)
    kin: Owner = "defendant" if sued else third  # "告我细佬陈国栋，佢住台山" tells where he lives
    spoken: Owner = "plaintiff" if theirs else kin if _KIN_ANYWHERE.search(clause) else last
    if _PRONOUN.match(clause):
        return last, last
    return (_speaker(sides) if _PLAINTIFF.match(clause) else before), spoken


def _speaker(sides: Sides) -> Owner:
    """Who sues writes, unless it is for somebody else."""
    return "third" if sides.acts_for else "plaintiff"


def _begins_with(clause: str, name: str) -> bool:
    said = sign_by_sign(name).casefold()
    return bool(said) and re.match(rf"{_LEAD}(?:被告|原告|对方|债务人)?(?:是|叫)?{re.escape(said)}", clause) is not None


def words_of(role: Role, answer: Answer, sides: Sides) -> Answer | None:
    """Return what a message says that may be of one side; None where all of it is of somebody else.

    Args:
        role: the side that is asked about.
        sides: who is known.
    """
    clauses = owners(answer.text, sides)
    if all(owner in ("", role) for _, _, owner in clauses):
        return answer
    mine: list[tuple[int, int]] = []
    for start, end, owner in clauses:
        if owner in ("", role):
            mine = [*mine[:-1], (mine[-1][0], end)] if mine and mine[-1][1] == start else [*mine, (start, end)]
    longest = max(mine, key=lambda span: span[1] - span[0], default=None)
    return answer.between(*longest) if longest is not None else None


def contacts_told(answer: Answer, sides: Sides) -> Mapping[str, str]:
    """Return what a message says outright of the first party of a side: address, telephone, document number.

    Returns:
        The answers by field; an address as it was written.
    """
    told: dict[str, str] = {}
    for owner, run in groupby(owners(answer.text, sides), key=lambda one: one[2]):
        if owner not in HEADINGS:
            continue
        spans = [(start, end) for start, end, _ in run]
        words = answer.between(spans[0][0], spans[-1][1])
        for part in (_PHONE, _DOCUMENT):
            if (number := told_details(words).get(part)) is not None:
                told.setdefault(key(owner, 1, part), number)
        bare = bare_of_details(replace(words, text=_without_names(words.text, sides), entities=()))
        where = find_address(bare.text)
        if where is not None and is_address(where):
            told.setdefault(key(owner, 1, "address"), where)
    return told


def _without_names(text: str, sides: Sides) -> str:
    names = sorted((name for names in sides.names.values() for name in names), key=len, reverse=True)
    for name in names:
        text = text.replace(name, "")
    return text
