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

from actions.answers import Answer, Reading
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.names import is_name
from actions.filing.readers.free_words import TEXT_ODD, read_words
from actions.filing.readers.party_details import bare_of_details, told_details
from actions.filing.readers.party_names import HEADINGS, MOST, Role, key
from actions.filing.readers.single_answers import name_and_title
from actions.script import sign_by_sign
from actions.story.readers.places import is_address

Owner = Literal["plaintiff", "defendant", "third", ""]

_STOP = re.compile(
    r"[，。;；!！?？\n]|,(?=\s?[^\W\d_])|\.\s|(?<![,，])\s+and\s+(?=(?:his|her|their|my)\b)", re.IGNORECASE
)
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
    rf"{_LEAD}(?:被告|对方|(?![我咱他她佢])[\u3400-\u9fff]{{0,4}}那边|另一方|"
    r"(?:the )?(?:defendant|other (?:side|party))\b|the debtor\b|the borrower\b)"
)
_ROLES_ZH = (
    r"(?:租客|房客|承租人|租户|房东|业主|包租公|包租婆|老板|买家|卖家|买方|卖方|借款人|欠款人|债务人|合伙人|司机|车主|"
    r"肇事者|包工头|供应商|狗主人?|老细|屋主|店主|主人)"
)
_ROLES_EN = (
    r"(?:tenant|landlord|landlady|borrower|debtor|buyer|seller|supplier|employer|boss|business partner|driver|"
    r"contractor|builder)"
)
_ROLE = re.compile(
    rf"{_LEAD}(?:我的?|那个)?{_ROLES_ZH}(?=叫|是|系|姓|名|住|的(?:电话|手机|地址|住址|身份证)|电话|手机|地址|[：:，,])|"
    rf"{_LEAD}(?:the |my |our )?(?:former |ex-?)?{_ROLES_EN}(?:'s (?:name|address|phone|number))?"
    r"(?= is\b| lives\b|[:,])"
)
"""What the other side of a contract is called, at the head of what is told of them."""
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
_PHONE, _DOCUMENT = "phone", "document_number"
_SHORTEST_NAME = 2
_SUM = re.compile(r"\b(?:yuan|rmb|dollars?|euros?|pounds?)\b|[万萬]元?|\d元", re.IGNORECASE)
"""A sum of money, which stands in no address."""
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_NO_HOME = re.compile(
    r"租|借|[买賣卖買]|撞|转账|轉賬|打工|上班|开(?:了)?(?:店|厂|餐)|\b(?:rent|lent|bought|sold|worked|crashed|hit|paid)\w*\b",
    re.IGNORECASE,
)
"""What is done somewhere, where nobody lives for that."""
_REPRESENTED = re.compile(
    r"(?P<title>法定代表人|法人代表|法人|负责人|负责人是|董事长|总经理|经理|老板)(?:叫做?|是|名叫|姓名|名字|系|[:：，,\s])*"
    r"(?P<zh>[\u3400-\u9fff·]{2,4})(?=$|[，,。；;！!\s])"
    r"|(?P<en_title>legal representative|(?:general |managing )?(?:director|manager)|chairman|president|owner)"
    r"(?: is| called| named|[:,])*\s+(?P<en>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3})",
)
_SELF_TITLED = re.compile(
    r"我(?:是|系)(?:公司的?|这家公司的?|他们的?)?(?P<title>法定代表人|法人代表|法人|负责人|董事长|董事|总经理|经理|老板)[，,]?\s?(?:我)?(?:叫做?|姓名|名叫)?\s?"
    r"(?P<name>[\u3400-\u9fff·]{2,4}|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3})(?=$|[，,。；;！!])"
)
_REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on which side, as far as it is known.

    Args:
        names: the names of each side's parties.
        company: whether only the other side is an organisation.
        acts_for: how the relative is called for whom the writer sues ("舅舅"), or nothing.
        bodies: the sides whose first party is an organisation.
        spoken_of: of whom the message before spoke last, so that a clause that names nobody goes on with them.
    """

    names: Mapping[Role, Sequence[str]]
    company: bool = False
    acts_for: str = ""
    bodies: frozenset[Role] = frozenset()
    spoken_of: Owner = ""

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
    plain = sign_by_sign(text).casefold()
    cuts = [0, *(match.end() for match in _STOP.finditer(plain)), len(plain)]
    found: list[tuple[int, int, Owner]] = []
    subject: Owner = sides.spoken_of
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
    if (body := _body_called(clause, sides)) is not None:
        return body, body
    third: Owner = "third" if sides.names["defendant"] else "defendant"
    if _names_another(clause, sides) and not _KIN.match(clause):
        return third, third
    if _DEFENDANT.match(clause) or _ROLE.match(clause) or (sides.company and _COMPANY.match(clause)):
        return "defendant", "defendant"
    theirs = bool(sides.acts_for) and sides.acts_for in clause
    sued = any(sign_by_sign(name).casefold() in clause for name in sides.names["defendant"] if name)
    if _KIN.match(clause):
        return ("plaintiff", "plaintiff") if theirs else ("defendant", "defendant") if sued else (third, third)
    kin: Owner = "defendant" if sued else third  # "告我细佬陈国栋，佢住台山" tells where he lives
    spoken: Owner = "plaintiff" if theirs else kin if _KIN_ANYWHERE.search(clause) else last
    if _PRONOUN.match(clause) or _OF_THEIRS.search(clause):
        return last, last
    return (_speaker(sides) if _PLAINTIFF.match(clause) else before), spoken


def _names_another(clause: str, sides: Sides) -> bool:
    """Whether a clause introduces somebody who is neither the writer nor a party whose name is known."""
    introduced = _INTRODUCED.match(clause)
    if introduced is not None:
        return is_name(introduced["zh"] or introduced["en"].title())
    alone = _STANDS_ALONE.match(clause)
    return bool(alone and sides.names["plaintiff"] and len(alone["name"]) > _SHORTEST_NAME and is_name(alone["name"]))


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
    """Return what a message says outright of the first party of a side: address, numbers, who represents a company.

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
        if owner in sides.bodies and (who := represented_by(words.text)):
            told.setdefault(key(owner, 1, _REPRESENTATIVE), who)
        homes = _but_for_deeds(_without_names(words.text, sides))
        sentences = (bare_of_details(replace(words, text=one, entities=())).text for one in re.split("[。；;]", homes))
        where = next((found for one in sentences if (found := find_address(one)) is not None), None)
        if where is not None and is_address(where) and not _SUM.search(where):
            told.setdefault(key(owner, 1, "address"), where)
    return told


def represented_by(text: str) -> str:
    """Return who a text says represents a company, with what they are ("邓伟良，法人"), or nothing."""
    own = _SELF_TITLED.search(text)
    if own is not None and is_name(own["name"].rstrip(".")):
        return f"{own['name'].rstrip('.')}，{own['title']}"
    for found in _REPRESENTED.finditer(text):
        name, title = (found["zh"], found["title"]) if found["zh"] else (found["en"].rstrip("."), found["en_title"])
        if is_name(name):
            return f"{name}，{title}"
    return ""


def read_representative(answer: Answer) -> Reading:
    """Read who represents a company and as what; of a longer message only that ("法人不知道，老板叫谭国强")."""
    found = read_words(_LONGEST_TITLE)(answer)
    if not found.found:
        return found
    if who := represented_by(answer.text):
        return Reading(who)
    name, _ = name_and_title(str(found.value))
    return found if is_name(name) or len(answer.stretches()) <= _NAME_AND_TITLE else Reading(problem=TEXT_ODD)


_LONGEST_TITLE, _NAME_AND_TITLE = 80, 2


def _but_for_deeds(text: str) -> str:
    """A text without the clauses that tell what was done somewhere ("租我在新会圭峰路的房")."""
    cuts = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    kept = (text[start:end] if not _NO_HOME.search(text[start:end]) else "。" for start, end in pairwise(cuts))
    return _SENTENCE_END.sub("。", "".join(kept))


def _without_names(text: str, sides: Sides) -> str:
    names = sorted((name for names in sides.names.values() for name in names), key=len, reverse=True)
    for name in names:
        text = text.replace(name, "")
    return text
