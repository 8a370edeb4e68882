"""The parties' places in the two lists, and how people point at one: "第二被告的地址". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from actions.dialogue.readers.names import is_name
from backend.shared.wording import Words

Role = Literal["plaintiff", "defendant"]
NUMERALS = "一二三四五六七八九十"
MOST = 10
HEADINGS: Mapping[Role, Words] = {"plaintiff": Words("原告", "Plaintiff"), "defendant": Words("被告", "Defendant")}


def key(role: Role, number: int, part: str) -> str:
    """Name of the field for one answer about one party."""
    return f"{role}_{number}_{part}"


def is_on_side(role: Role, name: str, answers: Mapping[str, Any]) -> bool:
    """Return True if somebody of a role has that very name in the answers of a filing."""
    return bool(name) and any(answers.get(key(role, number, "name")) == name for number in range(1, MOST + 1))


_IN_LETTERS = r"[A-Z][A-Za-z'’.-]*(?:\s[A-Z][A-Za-z'’.-]*){1,3}"
_NAME = rf"(?P<name>[\u3400-\u9fff·]{{2,6}}?|{_IN_LETTERS}(?:\s?[(（]?[\u3400-\u9fff]{{2,4}}[)）]?)?)"
_ONLY = r"(?:先|就|才|应该|應該)*"
_STOPS = r"(?=$|[，,。；;！!.]|(?:一|这|這)?个人?(?:$|[，。\s])|一個|(?<=[\u3400-\u9fff])\s)"
_IS = (
    r"(?:应该|應該|应当|應當)?(?:系|係|是|叫|名叫|写|寫|填|改成|改為|改为|换成|換成)(?:叫)?|"
    r"(?:只|就|净|淨)(?:有|是|系|係)|(?:is|should be|must be|has to be|ought to be)(?: called)?\b"
)
_WHOSE = (
    r"(?:(?:我|他|她|佢)(?:的|嘅|个|個)?[\u3400-\u9fff]{0,3}?(?=[\u3400-\u9fff]{2,4}(?:$|[，,。；;！!\s]))|my \w+,? )?"
)
"""Words for somebody before their name ("原告应该是我妈温李秀兰")."""
_ROLE_FIRST = re.compile(
    rf"(?P<role>被告|原告|(?i:(?:the )?defendant|(?:the )?plaintiff)){_ONLY}\s*(?:{_IS})\s*{_WHOSE}{_NAME}{_STOPS}"
)
_NAME_FIRST = re.compile(
    rf"(?:^|[，,。；;！!]\s*){_NAME}\s*{_ONLY}(?:系|係|是|is\b)\s*(?:the )?"
    rf"(?P<role>被告|原告|defendant|plaintiff){_STOPS}"
)
_KIN_CALLED = re.compile(
    rf"(?P<role>被告|原告|(?i:(?:the )?defendant|(?:the )?plaintiff))\s*(?:系|係|是|is)\s*"
    rf"(?:(?:我|我们|我哋)(?:的|嘅|个|個)?[\u3400-\u9fff]{{1,4}}|my \w+(?:[ -]\w+)?)[，,]\s*"
    r"(?:(?:他|她|佢)?(?:的|嘅)?(?:姓名|名字|名)?(?:叫做?|是|係)|(?:(?:his|her) name is|called|named))\s*"
    rf"{_NAME}{_STOPS}"
)
"""A relative who stands on a side, and behind a comma their name ("原告係我阿媽，叫林月好")."""
_SPEAKER_SUES = re.compile(
    rf"我{_ONLY}(?:系|係|是)原告|原告{_ONLY}(?:应该|應該)?(?:系|係|是)我(?:自己|本人)?(?=$|[，,。；;！!\s])"
    r"|\bi(?: am|['’]m) the plaintiff\b|\bthe plaintiff is me\b",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    rf"(?:我叫|我名叫|我(?:的|嘅)?(?:名字?|姓名)(?:应该|應該)?(?:叫|是|系|係)|"
    rf"(?i:my (?:full )?name (?:is|must be|should be)))"
    rf"\s*{_NAME}{_STOPS}"
)
_KIN_OF_SPEAKER = re.compile(
    rf"(?:^|[，,。；;！!.]\s*){_NAME}\s*(?:才|就)*(?:系|係|是|is\b)\s*"
    r"(?:(?:我|我的|我嘅)(?!自己|本人)[\u3400-\u9fff]{1,4}|my \w+(?:[ -]\w+)?)(?=$|[，,。；;！!.])"
)
"""A name said to be of somebody else than who writes ("黄伟东是我老公")."""


def roles_told(text: str) -> Mapping[Role, str]:
    """Return who stands on which side by a message ("陈国富系被告，我先系原告，我叫黄炳坚"); only who is named."""
    told: dict[Role, str] = {}
    for pattern in (_KIN_CALLED, _ROLE_FIRST, _NAME_FIRST):
        for found in pattern.finditer(text.strip()):
            role: Role = "plaintiff" if found["role"].endswith(("原告", "plaintiff")) else "defendant"
            if is_name(found["name"]):
                told.setdefault(role, found["name"])
    own = _OWN_NAME.search(text) if _SPEAKER_SUES.search(text) else None
    if own is not None and is_name(own["name"]):
        told.setdefault("plaintiff", own["name"])
    return {} if len(set(told.values())) < len(told) else told


def other_than_speaker(text: str) -> str:
    """Return the name of whom a message says to be a relative of the writer, who is the plaintiff; nothing else."""
    found = _KIN_OF_SPEAKER.search(text.strip()) if _SPEAKER_SUES.search(text) else None
    return found["name"] if found is not None and is_name(found["name"]) else ""


_WHICH = re.compile(
    rf"(?:第\s?)?(?P<before>[{NUMERALS}两\d]{{1,2}})?\s?(?:个|位|名)?\s?(?P<role>原告|被告|plaintiff|defendant)"
    rf"\s?(?P<after>[{NUMERALS}\d]{{1,2}})?",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "last": -1}


def named_party(text: str) -> tuple[Role, int] | None:
    """Return the party a text names: "第二被告", "被告2", "the second defendant"; without a number the first."""
    found = _WHICH.search(text)
    if found is None:
        return None
    role: Role = "plaintiff" if found["role"].casefold() in ("原告", "plaintiff") else "defendant"
    said = found["before"] or found["after"] or ""
    if said.isdecimal():
        return role, int(said)
    if said == "两":
        return role, 2
    if said:
        return role, NUMERALS.index(said[0]) + 1
    ordinal = next((number for word, number in _ORDINALS.items() if word in text.casefold()), 1)
    return role, ordinal


_PART_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "名称", "name"),
    "address": ("地址", "住址", "住所", "address"),
    "phone": ("电话", "手机", "號碼", "phone"),
    "document_number": ("证件", "护照", "身份证", "document", "passport"),
    "sex": ("性别", "sex"),
    "birth_date": ("出生", "生日", "birth"),
    "background": ("职业", "職業", "工作", "民族", "occupation", "job"),
    "representative": ("负责人", "法人", "代表", "representative"),
}


def named_part(text: str) -> str:
    """Return the answer about a party that a text names, ``name`` when it names none."""
    folded = text.casefold()
    return next((part for part, words in _PART_WORDS.items() if any(word in folded for word in words)), "name")


_NAMING = re.compile(
    r"名字|名|叫做?|姓|我的?|[他她佢](?:们|哋)?的?|[是係系]|被告|原告|对方|老板|厂|公司|单位|老公|老婆|先生|太太|[，,。：:\s]"
    r"|[a-z']*\b(?:my|his|her|the|name|is|was|called|brother|sister|boss|company|husband|wife|defendant)\b",
    re.IGNORECASE,
)
_HARDLY_MORE = 3
"""Signs beside a name and the words that introduce it, up to which a piece tells nothing else."""


def only_names(piece: str, names: Sequence[str]) -> bool:
    """Return True if a piece tells how somebody is called and nothing they did ("厂名叫…", "my brother is …")."""
    for name in names:
        rest = piece.replace(name, "") if name else piece
        if rest != piece and len(_NAMING.sub("", rest).strip(" ，,。.")) <= _HARDLY_MORE:
            return True
    return False


_NUMBERED_ZH = re.compile(r"第(?P<number>[一二三四五六七八九十]+)(?P<role>原告|被告)(?P<what>.+)")
_NUMBERED_EN = re.compile(r"(?P<role>plaintiff|defendant) (?P<number>\d+):? (?P<what>.+)", re.IGNORECASE)


def everyday(label: Words) -> Words:
    """Return what people call an answer that is numbered by its party ("第一原告地址" is "原告的地址")."""
    zh, en = _NUMBERED_ZH.fullmatch(label.zh), _NUMBERED_EN.fullmatch(label.en)
    if zh is None or en is None:
        return label
    first = zh["number"] == "一"
    whose = zh["role"] if first else f"第{zh['number']}位{zh['role']}"
    whose_en = f"the {en['role'].casefold()}'s" if first else f"the {en['role'].casefold()}'s (number {en['number']})"
    return Words(f"{whose}的{zh['what']}", f"{whose_en} {en['what']}")
