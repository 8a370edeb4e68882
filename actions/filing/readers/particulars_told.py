"""Readers of what is told outright of each party: name, sex, birthday, numbers, address, representative. Pure.

Each piece goes to whoever its clause speaks of (`owners`); a clause of nobody or of a third person tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from actions.answers import Answer, Reading
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.identity_details import is_card, read_identity_details
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.owner_words import CLAUSE_END
from actions.dialogue.readers.owners import name_alone
from actions.filing.readers.disputed_property import tells_of_property
from actions.filing.readers.free_words import TEXT_ODD, read_words
from actions.filing.readers.owners import Sides, owners
from actions.filing.readers.party_details import bare_of_details, tells_birth, tells_of_a_deed, told_details
from actions.filing.readers.party_names import Role, key
from actions.filing.readers.single_answers import name_and_title
from actions.story.readers.places import is_address

LIVES = "lives"
"""The answer that holds where a party lives as far as it was told, short of an address."""
_NUMBERS = ("phone", "document_number")
_REPRESENTATIVE = "representative"
_PIECE = re.compile(r"[，,、。；;\n]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_ALONE = 14
"""Characters of a piece that tells a sex and nothing else ("I am a woman")."""
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SUM = re.compile(r"\b(?:yuan|rmb|dollars?|euros?|pounds?)\b|[万萬]元?|\d元", re.IGNORECASE)
"""A sum of money, which stands in no address."""
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_NO_HOME = re.compile(
    r"生前|(?:去世|[过過]世|[过過]身|死|走)[之以]?前|\b(?:before|until|when) (?:he|she|they) (?:died|passed)|"
    r"租|借|[买賣卖買]|撞|转账|轉賬|打工|上班|开(?:了)?(?:店|厂|餐)|\b(?:rent|lent|bought|sold|worked|crashed|hit|paid)\w*\b",
    re.IGNORECASE,
)
"""Deeds done somewhere that nobody lives at for that, and the last home of somebody who died."""
_LIVES_IN = re.compile(
    r"(?:住(?:址|所)?(?:是|系|係|在|喺)?|户口(?:在|是|系|喺)?|戶口(?:在|是|係|喺)?|户籍(?:在|是)?|籍贯(?:是)?|家在|屋企喺?|"
    r"\b(?:lives?|living|resides?|stays?)(?: now| still)?(?: (?:in|at))?)\s*(?P<where>[^，。；;\n]{2,40})",
    re.IGNORECASE,
)
_IS_IN = re.compile(
    r"(?:(?:[他她佢]|对方|對方|被告)(?:人)?(?:现在|現在|而家|依家|就|仲|还)?(?:在|喺)"
    r"|\b(?:he|she|they)(?:['’]s| is| are|['’]re)?(?: now| still)? (?:in|at)\b)\s*(?P<where>[^，。；;\n]{2,40})",
    re.IGNORECASE,
)
"""Place where the other side is said to be, if no home of theirs is told."""
_FIRM_IN = re.compile(
    r"(?:(?<!我)(?:公司|工厂|工廠|厂|廠|店铺|店|铺头|舖頭|铺|舖)(?:现在|而家|就|好像)?(?:在|喺)|"
    r"\b(?:his|her|their) (?:own )?(?:firm|company|factory|shop|store|business|office)(?: is|['’]s)?"
    r"(?: now)?(?: based| located| registered)? (?:in|at))\s*(?P<where>[^，。；;\n]{2,40})",
    re.IGNORECASE,
)
"""Place of a firm of the other side, where they can be found if nothing nearer is known."""
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
_GOES_ON = re.compile(
    r"(?!.*(?:住|家|户口|戶口|\blive|\bstay))[\s，,]*(?:就|都|而且|系)*(?:喺|在(?!职)|位于|位於|坐落|(?:冇|没有?|無|无)(?:门牌|門牌)|"
    r"(?:it(?:'s| is) )?(?:located |situated )?(?:in|at|near)\b)",
    re.IGNORECASE,
)
"""Beginning of a clause that says where the thing of the one before stands ("…祖屋，喺莘村")."""
_SUM_BETWEEN = re.compile(
    r"\s*(?:每个?月|每個月|月租|租金|押金|一个月|一個月|每年|合共|一共)[^，。住他她佢我路街号號]{0,12}[，,]?\s*",
    re.IGNORECASE,
)
"""A clause of a sum that stands between a thing and where it is ("欠我三个月租，每月2400，在蓬江…")."""
_LONGEST_TITLE, _NAME_AND_TITLE = 80, 2


def particulars_told(answer: Answer, sides: Sides) -> Mapping[str, Any]:
    """Return what a message says outright of the parties of each side.

    Returns:
        The answers by field; an address as it was written, a birthday as an ISO day.
    """
    told: dict[str, Any] = {}
    for role, number, words in _of_each(answer, sides):
        for part, value in _parts(role, number, words, sides):
            told.setdefault(key(role, number, part), value)
    return told


def _of_each(answer: Answer, sides: Sides) -> Iterator[tuple[Role, int, Answer]]:
    """Read a message for each party in turn; of several on a side, whoever was named last there."""
    if is_card(answer) and not sides.names["plaintiff"] and not sides.spoken_of:
        yield "plaintiff", 1, answer  # a name, a number and a birthday of nobody said: whoever writes
        return
    numbered: list[tuple[int, int, Role | None, int]] = []
    last: dict[Role, int] = dict(sides.latest)
    for start, end, owner in owners(answer.text, sides):
        role: Role | None = owner if owner in ("plaintiff", "defendant") else None
        if role is not None:
            last[role] = number_named(answer.text[start:end], role, sides) or last.get(role, 1)
        numbered.append((start, end, role, last[role] if role else 0))
    for (role, number), run in groupby(numbered, key=lambda one: one[2:]):
        if role is not None:
            spans = [(start, end) for start, end, _, _ in run]
            yield role, number, answer.between(spans[0][0], spans[-1][1])


def number_named(text: str, role: Role, sides: Sides) -> int:
    """Return which of the parties of a side a text names last; 0 if none."""
    named = {n: text.rfind(name) for n, name in enumerate(sides.names[role], 1) if name and name in text}
    return max(named, key=lambda n: named[n], default=0)


def _parts(role: Role, number: int, words: Answer, sides: Sides) -> Iterator[tuple[str, Any]]:
    details, card = told_details(words), is_card(words)
    for part in _NUMBERS:
        if part in details and not (card and part == "phone"):  # on a card, a bare number may be a paper's
            yield part, details[part]
    born = _birthday(words, card or bool({"sex", "document_number"} & set(details)))
    if role in sides.bodies:
        if who := represented_by(words.text):
            yield _REPRESENTATIVE, who
    else:
        if sex := _sex(words):
            yield "sex", sex
        if born:
            yield "birth_date", born
        beside = bool(sex or born) or "document_number" in details
        if beside and number > len(sides.names[role]) and (name := _name_alone(words)):
            yield "name", name
    if where := _address(words, sides):
        yield "address", where
    elif home := _home(words, sides, role):
        yield LIVES, home


def _sex(words: Answer) -> str:
    """The sex that a short piece tells by itself; "I want to sue a man" tells nobody's."""
    pieces = (piece.strip() for piece in _PIECE.split(words.text))
    found = (told_details(replace(words, text=one, entities=())).get("sex") for one in pieces if len(one) <= _ALONE)
    return next((sex for sex in found if sex), "")


def _birthday(words: Answer, beside_particulars: bool) -> str:
    """The ISO day on which somebody was born, where a text tells it as one or lists it among particulars."""
    days = [
        one for one in words.entities if one.get("entity") == "date" and _WHOLE_DAY.fullmatch(str(one.get("value")))
    ]
    if len(days) != 1 or not _FULL_YEAR.search(words.text) or tells_of_a_deed(words):
        return ""
    return str(days[0]["value"]) if tells_birth(words) or beside_particulars else ""


def _name_alone(words: Answer) -> str:
    """The name that stands by itself before other particulars."""
    if is_card(words):
        return read_identity_details(words, asked=False).name
    return next((name for one in CLAUSE_END.split(words.text) if (name := name_alone(one))), "")


def _home(words: Answer, sides: Sides, role: Role = "plaintiff") -> str:
    """The district or town in which somebody is said to live, or the other side's firm to be, as far as it was told."""
    text = _but_for_deeds(_without_names(words.text, sides))
    places = (_LIVES_IN, _FIRM_IN, _IS_IN) if role == "defendant" else (_LIVES_IN,)
    told = next((found for one in places if (found := one.search(text)) is not None), None)
    where = find_address(told["where"]) if told is not None else None
    return where if where is not None and not _SUM.search(where) else ""


def _address(words: Answer, sides: Sides) -> str:
    homes = _but_for_deeds(_without_names(words.text, sides))
    sentences = (bare_of_details(replace(words, text=one, entities=())).text for one in re.split("[。；;]", homes))
    where = next((found for one in sentences if (found := find_address(one)) is not None), None)
    return where if where is not None and is_address(where) and not _SUM.search(where) else ""


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


def _but_for_deeds(text: str) -> str:
    """A text without the clauses that tell what was done somewhere ("租我在新会圭峰路的房"), or of what it is about."""
    cuts = [0, *(match.end() for match in CLAUSE_END.finditer(text)), len(text)]
    clauses = (text[start:end] for start, end in pairwise(cuts))
    kept, of_thing = [], False
    for one in clauses:
        goes_on = (_GOES_ON.match(one) or _SUM_BETWEEN.fullmatch(one)) is not None
        of_thing = bool(_NO_HOME.search(one)) or tells_of_property(one) or (of_thing and goes_on)
        kept.append("。" if of_thing else one)
    return _SENTENCE_END.sub("。", "".join(kept))


def _without_names(text: str, sides: Sides) -> str:
    names = sorted((name for names in sides.names.values() for name in names), key=len, reverse=True)
    for name in names:
        text = text.replace(name, "")
    return text
