"""Whose an address, a telephone or a number is: the party each clause of a message speaks of. Pure.

"被告住台山台城，电话138…" tells of who is sued, "我住多伦多" of who writes, "我妈在恩平，她有借条" of neither. A clause
that names nobody goes on with whoever the one before it spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from actions.answers import Answer
from actions.dialogue.readers.names import is_name
from actions.filing.readers.party_names import HEADINGS, MOST, Role, key
from actions.script import sign_by_sign

Owner = Literal["plaintiff", "defendant", "third", ""]

CLAUSE_END = re.compile(
    r"[，。;；!！?？\n]|,(?=\s?[^\W\d_])|\.\s|(?<=[\u3400-\u9fff⟧\d])\s+(?=[\u3400-\u9fff])|(?<![,，])\s+and\s+(?=(?:his|her|their|my)\b)",
    re.IGNORECASE,
)
_LEAD = (
    r"^[\s，,、]*(?:(?:然后|后来|现在|而且|但是|但|不过|因为|所以|其实|听说|另外|还有|那个|"
    r"and|but|so|then|now|also)\s*)*"
)
_KIN_ZH = (
    r"(?:前|大|二|三|小|亲|表|堂|阿|老)?(?:夫|妻|老公|老婆|丈夫|太太|先生|男友|女友|男朋友|女朋友|老豆|老窦|爸爸?|妈妈?|父亲|母亲|"
    r"爷爷|奶奶|外公|外婆|公公|婆婆|阿嫲|哥哥?|弟弟?|姐姐?|妹妹?|细佬|家姐|大佬|姐夫|妹夫|大嫂|阿嫂|叔叔?|伯伯?|舅舅?|姑姑?|阿姨|"
    r"侄子|侄女|外甥女?|儿子|女儿|个仔|个女|阿仔|阿女|孙子|孙女|外孙女?|舅父|姨妈|姑妈|伯娘|女婿|媳妇|亲戚|朋友|同学|同事|同乡|老乡|邻居|律师|担保人|证人|中间人)"
)
_KIN_EN = (
    r"(?:wife|husband|mother|father|mum|mom|dad|brother|sister|son|daughter|uncle|aunt|cousin|friend|neighbou?r|"
    r"lawyer|guarantor|witness|nephew|niece)"
)
_KIN = re.compile(rf"{_LEAD}(?:我的?|我们的?)?{_KIN_ZH}(?!的?钱)|{_LEAD}my (?:\w+ )?{_KIN_EN}\b")
_NUMBER_ZH = r"(?:联系)?(?:电话|手机|手提|号码|微信|地址|住址|身份证|护照)"
_NUMBER_EN = r"(?:phone|telephone|number|mobile|cell|address|passport|id)"
_THEIR_KIN = re.compile(
    rf"{_LEAD}(?:他|她|佢|对方|被告)(?:的|嘅)?{_KIN_ZH}|{_LEAD}(?:his|her|their) (?:\w+ )?{_KIN_EN}\b"
)
_KINS_NUMBER = re.compile(
    rf"{_KIN_ZH}(?:的|嘅)?{_NUMBER_ZH}|(?:是|系)(?:他|她|佢|我|对方)?(?:的|嘅)?{_KIN_ZH}(?:的|嘅)(?:{_NUMBER_ZH})?[\s，,。]*$|"
    rf"\b{_KIN_EN}'s (?:\w+ )?{_NUMBER_EN}\b"
)
"""A relative's number, before or behind it: neither side's."""
_THEIR_OWN = re.compile(r"(?:他|她|佢)(?:自己|本人)|\b(?:his|her) own\b")
_MY_OWN = re.compile(rf"我(?:自己|本人)?(?:的|嘅)?{_NUMBER_ZH}|\bmine(?: is|:)|\bmy own\b")
_ELDER = re.compile(r"[\s，,]*(?:我)?(?:阿婆|阿公|阿嫲|阿爷|阿伯|老太太|老太婆|老人家|老身|婆婆|公公|奶奶|爷爷)")
_KIN_ANYWHERE = re.compile(rf"我的?{_KIN_ZH}|\bmy (?:\w+ )?{_KIN_EN}\b")
_PLAINTIFF = re.compile(rf"{_LEAD}(?:我|本人|原告|(?:i|i'm|i've|my|we|our|mine|the plaintiff|plaintiff)\b)")
_DEFENDANT = re.compile(
    rf"{_LEAD}(?:被告|对方|(?![我咱他她佢])[\u3400-\u9fff]{{0,4}}那边|另一方|"
    r"(?:the )?(?:defendant|other (?:side|party))\b|the debtor\b|the borrower\b)"
)
_ROLES_ZH = (
    r"(?:租客|房客|承租人|租户|房东|业主|包租公|包租婆|老板|买家|卖家|买方|卖方|借款人|欠款人|债务人|合伙人|司机|车主|"
    r"肇事者|包工头|供应商|开发商|发展商|物业(?:公司)?|商行|厂家|店家|狗主人?|老细|屋主|店主|主人)"
)
_ROLES_EN = (
    r"(?:tenant|landlord|landlady|borrower|debtor|buyer|seller|supplier|employer|boss|business partner|driver|"
    r"contractor|builder|developer|vendor|shop owner)"
)
_ROLE = re.compile(
    rf"{_LEAD}(?:我的?|那个)?{_ROLES_ZH}(?=叫|是|系|姓|名|全名|住|的(?:电话|手机|地址|住址|身份证)|电话|手机|地址|[：:，,])|"
    rf"{_LEAD}(?:the |my |our )?(?:former |ex-?)?{_ROLES_EN}(?:'s (?:name|address|phone|number))?"
    r"(?= is\b| lives\b|[:,])"
)
"""What the other side of a contract is called, at the head of what is told of them."""
_ROLES_NUMBER = re.compile(rf"(?:是|系)(?:那个|个)?{_ROLES_ZH}(?:的|嘅)(?:{_NUMBER_ZH})?[\s，,。]*$")
"""A number that is said behind it to be of the other side of a contract."""
_PRONOUN = re.compile(rf"{_LEAD}(?:他|她|佢|人家|(?:he|she|his|her|they|their|he's|she's)\b)")
_OF_THEIRS = re.compile(
    r"(?:他|她|佢|对方|人家)(?:的|嘅)?(?:身份证|护照|证件|电话|手机|地址|住址|联系)|"
    r"\b(?:his|her|their) (?:id|identity|passport|phone|telephone|number|address|mobile)\b"
)
"""What "I" say of another ("I don't have his ID number, phone is …")."""
_COMPANY = re.compile(
    rf"{_LEAD}(?:(?:他|她|对方|被告|那|那间|那家|间|家|个)?(?:公司|厂|工厂|店|老板)|"
    r"(?:the|their|his) (?:company|factory|shop|boss)\b)"
)
_THEIR_BODY = re.compile(
    rf"{_LEAD}(?:(?:那家|那间|这家|他们|她们|人家)(?:公司|工厂|厂|店)|(?:工厂|厂家|厂方|厂)(?!长)|"
    r"(?:the|their|his) (?:factory|shop|supplier|seller|buyer)\b)"
)
_OWN_BODY = re.compile(rf"{_LEAD}(?:公司|本公司|我司)(?:的|名|负责人|法|地址|电话|代表)")
"""How who writes for a company speaks of it."""
_CALLED_BODY = re.compile(rf"{_LEAD}(?P<stem>[\u3400-\u9fff]{{2,6}}?)(?:公司|厂|店)")
_INTRODUCED = re.compile(
    rf"{_LEAD}(?:(?![^，]*(?:我|本人|名字|姓名|全名|原告|妈|爸))[\u3400-\u9fff\U00020000-\U0002ffff]{{1,8}}?"
    r"(?:叫做?|名叫)(?P<zh>[\u3400-\u9fff·]{2,4})(?=$|[，。；;！!\s])|"
    r"the (?!plaintiff)\w+(?: \w+)?(?:'s name)? is (?:called |named )?"
    r"(?P<en>[\u3400-\u9fff·]{2,4}|[a-z][\w'’.-]*(?: [a-z][\w'’.-]*){1,3})(?=$|[,;]))",
)
"""Somebody who is introduced by another word than "I" ("隔籬嗰個叫馮偉強", "the cousin is 甄健文")."""
_STANDS_ALONE = re.compile(r"^[\s，,、]*(?P<name>[\u3400-\u9fff·]{2,4})[，,。；;\s]*$")
"""A clause that is nothing but a name."""
_SHORTEST_NAME = 2
_DOCUMENT = "⟦document:"
"""How the number of an identity paper begins where it is masked."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on which side, as far as it is known.

    Args:
        names: the names of each side's parties.
        company: whether only the other side is an organisation.
        acts_for: how the relative is called for whom the writer sues ("舅舅"), or nothing.
        bodies: the sides whose first party is an organisation.
        spoken_of: of whom the message before spoke last, so that a clause that names nobody goes on with them.
        pronoun: whom "he" or "she" means until somebody else is spoken of; the other side if not given.
        latest: which party of a side was named last; the first if not given.
    """

    names: Mapping[Role, Sequence[str]]
    company: bool = False
    acts_for: str = ""
    bodies: frozenset[Role] = frozenset()
    spoken_of: Owner = ""
    pronoun: Owner = ""
    latest: Mapping[Role, int] = field(default_factory=dict)

    @classmethod
    def of(cls, answers: Mapping[str, object]) -> Sides:
        """Return the sides of a filing."""
        names: dict[Role, Sequence[str]] = {
            role: [str(name) for n in range(1, MOST + 1) if (name := answers.get(key(role, n, "name")))]
            for role in HEADINGS
        }
        ours, theirs = (answers.get(key(role, 1, "kind")) for role in HEADINGS)
        kinds: Mapping[Role, object] = {"plaintiff": ours, "defendant": theirs}
        bodies = frozenset(role for role, kind in kinds.items() if kind == "organisation")
        return cls(names, theirs == "organisation" and ours != "organisation", bodies=bodies)


def owners(text: str, sides: Sides) -> list[tuple[int, int, Owner]]:
    """Return each clause of a text with whose it is; nothing where nobody was named yet.

    Args:
        text: as it was written.
        sides: who is known.
    """
    return [(start, end, owner) for start, end, owner, _ in _followed(text, sides)]


def spoken_of_last(text: str, sides: Sides) -> Owner:
    """Return whom "he" or "she" means behind a text."""
    return next((last for _, _, _, last in reversed(list(_followed(text, sides)))), sides.pronoun)


def calls_an_elder(text: str) -> bool:
    """Return whether a text begins with what the old are called, and call themselves ("阿婆叫黃美玲")."""
    return _ELDER.match(sign_by_sign(text)) is not None


def led_by_pronoun(text: str) -> bool:
    """Return whether words begin with "he", "she" or "they"."""
    return _PRONOUN.match(sign_by_sign(text).casefold()) is not None


def _followed(text: str, sides: Sides) -> Iterator[tuple[int, int, Owner, Owner]]:
    """Each clause with whose it is, and whom a pronoun behind it means."""
    plain = sign_by_sign(text).casefold()
    cuts = [0, *(match.end() for match in CLAUSE_END.finditer(plain)), len(plain)]
    subject: Owner = "plaintiff" if _lists_oneself(plain, sides) else sides.spoken_of
    last: Owner = sides.pronoun or ("third" if sides.acts_for else "defendant")  # "she" may be whom one sues for
    for start, end in pairwise(cuts):
        if plain[start:end].strip():
            subject, last = _subject(plain[start:end], sides, subject, last)
            yield start, end, subject, last


def _lists_oneself(plain: str, sides: Sides) -> bool:
    """Whether a message is a name with its document's number and nobody's before: that is the plaintiff who writes."""
    begins = name_alone(CLAUSE_END.split(plain, maxsplit=1)[0])
    return bool(begins) and _DOCUMENT in plain and not sides.names["plaintiff"] and not _is_known(begins, sides)


def _is_known(name: str, sides: Sides) -> bool:
    return any(_folded(one) == _folded(name) for names in sides.names.values() for one in names)


def _subject(clause: str, sides: Sides, before: Owner, last: Owner) -> tuple[Owner, Owner]:
    """Whose a clause is, and who was spoken of last."""
    introduced = _introduced(clause)
    for role, names in sides.names.items():
        if any(_begins_with(clause, name) or introduced == _folded(name) for name in names):
            return role, role
    if (body := _body_called(clause, sides)) is not None:
        return body, body
    if _THEIR_OWN.search(clause):
        return (last, last) if sides.acts_for else ("defendant", "defendant")
    if _MY_OWN.search(clause):
        return _speaker(sides), last
    if _ROLES_NUMBER.search(clause):
        return "defendant", "defendant"
    sued = any(_folded(name) in clause for name in sides.names["defendant"] if name)
    theirs = bool(sides.acts_for) and sides.acts_for in clause
    if (_KINS_NUMBER.search(clause) or _THEIR_KIN.match(clause)) and not (sued or theirs):
        return "third", "third"
    third: Owner = "third" if sides.names["defendant"] else "defendant"
    if (introduced or _stands_for_another(clause, sides)) and not _KIN.match(clause):
        return third, third
    if _DEFENDANT.match(clause) or _ROLE.match(clause) or (sides.company and _COMPANY.match(clause)):
        return "defendant", "defendant"
    if _KIN.match(clause):
        return ("plaintiff", "plaintiff") if theirs else ("defendant", "defendant") if sued else (third, third)
    kin: Owner = "defendant" if sued else third  # "告我细佬陈国栋，佢住台山" tells where he lives
    spoken: Owner = "plaintiff" if theirs else kin if _KIN_ANYWHERE.search(clause) else last
    if _PRONOUN.match(clause) or _OF_THEIRS.search(clause):
        return last, last
    return (_speaker(sides) if _PLAINTIFF.match(clause) else before), spoken


def _introduced(clause: str) -> str:
    """The name of somebody a clause introduces by another word than "I", as names are compared; or nothing."""
    found = _INTRODUCED.match(clause)
    name = (found["zh"] or found["en"].title()) if found is not None else ""
    return _folded(name) if name and is_name(name) else ""


def _stands_for_another(clause: str, sides: Sides) -> bool:
    """Whether a clause is nothing but a name that is not the plaintiff's, who is known."""
    alone = name_alone(clause)
    return bool(alone and sides.names["plaintiff"] and len(alone) > _SHORTEST_NAME)


def name_alone(clause: str) -> str:
    """Return the name of which a clause consists, or nothing."""
    alone = _STANDS_ALONE.match(clause)
    return alone["name"] if alone is not None and is_name(alone["name"]) else ""


def _body_called(clause: str, sides: Sides) -> Role | None:
    """The side whose company a clause calls by a part of its name ("灯饰公司"), or by what it is ("the factory")."""
    stem = called["stem"] if (called := _CALLED_BODY.match(clause)) is not None else ""
    named = [role for role in sides.bodies if any(stem in name for name in sides.names[role])] if stem else []
    if len(named) == 1:
        return named[0]
    if "defendant" in sides.bodies and _THEIR_BODY.match(clause):
        return "defendant"
    return "plaintiff" if sides.bodies == {"plaintiff", "defendant"} and _OWN_BODY.match(clause) else None


def _speaker(sides: Sides) -> Owner:
    """Who sues writes, unless it is for somebody else."""
    return "third" if sides.acts_for else "plaintiff"


def _folded(name: str) -> str:
    """A name as names are compared."""
    return sign_by_sign(name).casefold()


def _begins_with(clause: str, name: str) -> bool:
    said = _folded(name)
    return (
        bool(said)
        and re.match(
            rf"{_LEAD}(?:被告|原告|对方|债务人|{_ROLES_ZH}|the {_ROLES_EN} )?(?:是|叫)?{re.escape(said)}", clause
        )
        is not None
    )


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
