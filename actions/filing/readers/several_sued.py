"""Several people sued in one breath: "被告陈国强和我老婆李小娟", "大佬梁家富同二佬梁家贵，两个都住恩平". Pure.

Names that only "and" or a comma parts, with what each is to the writer before it, are one list. It is a list of those
who are sued where a word for suing leads it, or where somebody said before that several are sued.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.kin import OTHERS, RELATIVES, ROLES, people_en, people_zh
from actions.dialogue.readers.owner_words import CLAUSE_END
from actions.dialogue.readers.speech_acts import asks
from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign
from actions.story.mentions import Mention

_AND = re.compile(
    rf"[\s，,、；;]*(?:和|同|跟|与|及|以及|还有|\band\b|&)?\s*(?:他|她|佢)?"
    rf"(?:(?:我的?|\bmy\b|\bhis\b|\bher\b)?\s*(?:{KIN})|我的|\bmy\b|\bhis\b|\bher\b)?\s*(?:叫做?|是|系)?\s*",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"(?:被告人?(?:有|是|系|为|叫|[:：，,]|分别是|[两三四二]个人?)*|(?:告|起诉|控告)|"
    r"\b(?:sue|suing|against|defendants?(?: are| is)?[:,]?))\s*"
    rf"(?:我的?|\bmy\b)?\s*(?:{KIN})?\s*$",
    re.IGNORECASE,
)
_SUES_MANY = re.compile(
    rf"告(?:佢哋|他们|她们|[两三四]个|(?:我的?)?(?:{KIN})(?:和|同|跟|与|及)(?:我的?)?(?:{KIN}))|"
    r"\b(?:sue|suing|against) (?:them|both|my (?:two|three|four) |my \w+ and my )",
    re.IGNORECASE,
)
_TOO = re.compile(
    r"(?:还要?|也要?|仲要?|都要?|再|另外|同时|一并|一齐|一起|一块儿?)[^，。,.不没]{0,4}告(?!诉|[过了]?我|过|状|知)|告埋|"
    r"第[二三四2-4]个?被告|(?:另|多)(?:外)?一个被告|(?:加|添|增加|列)[^，。,.]{0,6}被告|"
    r"\balso (?:want to |wanna |to |going to )?sue\b|\bsue\b[^.,;]{0,40}\b(?:too|as well)\b|"
    r"\b(?:second|third|another|other|co-?) ?defendant\b|\badd\b[^.]{0,40}\bdefendants?\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?:(?:我|他|她|佢|对方|那个|嗰个)(?:的|嘅|家)?)?"
    rf"(?:{people_zh(RELATIVES, OTHERS, ROLES)}|公司|工?厂|店|平台|医院|学校)|"
    rf"\b(?:(?:his|her|their|the|my) )?"
    rf"(?:{people_en(OTHERS, ROLES)}|{people_en(RELATIVES)}|company|factory|hospital|school)\b",
    re.IGNORECASE,
)
"""Words for somebody who is sued, told by what they are and not by name."""
_ALL_LIVE = re.compile(
    r"(?:[两三四二]个人?|[两三四二]人|他们|佢哋|她们|\bboth\b|\bthey\b|\ball of them\b)[^，。,.]{0,3}?"
    r"(?:住在?|住喺|\blive (?:in|at)\s)",
    re.IGNORECASE,
)
_FEWEST = 2
_WITH_ME = re.compile(
    rf"(?:^|[，。,;；])\s*(?:我|我们|我哋)(?:自己|本人)?(?:和|同|跟|与|及)(?:我的?)?(?P<many>[两二三四五六])?(?:个|位)?(?:{KIN})"
    rf"[^，。,被]{{0,8}}?(?:(?:告|起诉)(?!诉|知|我(?!的?(?:{KIN})))|做原告|当原告|是原告)|"
    rf"(?:\b(?:me|i) and my (?P<of>two|three|four|five)?\s*(?:{KIN})s?\b|"
    rf"\bmy (?P<others>two|three|four|five)?\s*(?:{KIN})s? and (?:i|me)\b)"
    r"[^.,]{0,16}\b(?:sue|suing|file|filing|plaintiffs)\b",
    re.IGNORECASE,
)
"""Words of somebody who sues together with others ("我和我两个姐姐一起告", "me and my sister want to sue")."""
_HOW_MANY = {
    sign: number
    for number, signs in enumerate(("两二", "三", "四", "五", "六"), 2)
    for sign in (*signs, ("two", "three", "four", "five", "six")[number - 2])
}


def says_many_are_sued(text: str) -> bool:
    """Return True if a text says that several people are sued, whoever they are ("阿妈想告佢哋两个")."""
    return _SUES_MANY.search(sign_by_sign(text)) is not None


def who_sues_too(text: str) -> int:
    """Count those who sue together with who writes ("我和我两个姐姐一起告" is two); 0 where nobody is said to."""
    found = _WITH_ME.search(sign_by_sign(text))
    if found is None:
        return 0
    many = found["many"] or found["of"] or found["others"] or ""
    return _HOW_MANY.get(many.lower(), 1)


def sued_together(text: str, mentions: Sequence[Mention], *, many: bool) -> list[str]:
    """Return the names of those whom a text says are sued together; nothing where it names none or one.

    Args:
        text: as it was written.
        mentions: what it names, in reading order.
        many: whether it was said before that several are sued.
    """
    plain = sign_by_sign(text)
    named = [one for one in mentions if one.kind in ("name", "company")]
    for first, mention in enumerate(named):
        run = [mention]
        for after in named[first + 1 :]:
            if _AND.fullmatch(plain[run[-1].end : after.start]) is None:
                break
            run.append(after)
        led = _LED.search(plain[: mention.start]) is not None
        names = list(dict.fromkeys(str(one.value) for one in run))
        if len(names) >= _FEWEST and (led or many):
            return names
    return []


def sued_too(text: str, mentions: Sequence[Mention]) -> str:
    """Return who a text says is sued besides ("还要告他老婆李小娟", "a second defendant, Ping An"), or nothing.

    Args:
        text: as it was written.
        mentions: what it names, in reading order.
    """
    if (clause := clause_too(text)) is None:
        return ""
    named = [one for one in mentions if one.kind in ("name", "company")]
    beside = [one for one in named if clause[0] <= one.start < clause[1]]
    beside = beside or [one for one in named if one.start >= clause[1]]
    names = list(dict.fromkeys(str(one.value) for one in beside))
    return names[0] if len(names) == 1 else ""


def called_too(text: str, mentions: Sequence[Mention]) -> str:
    """Return as what somebody is known who a text says is sued besides, without a name ("保险公司也要告"), or nothing.

    Args:
        text: as it was written.
        mentions: what it names, in reading order.
    """
    if (clause := clause_too(text)) is None or sued_too(text, mentions):
        return ""
    if any(clause[0] <= one.start < clause[1] for one in mentions if one.kind in ("name", "company")):
        return ""
    found = _CALLED.search(sign_by_sign(text)[slice(*clause)])
    return text[clause[0] + found.start() : clause[0] + found.end()] if found is not None else ""


def clause_too(text: str) -> tuple[int, int] | None:
    """Return where the clause stands that says that somebody is sued, too; None where several sue together."""
    plain = sign_by_sign(text)
    if (found := _TOO.search(plain)) is None or who_sues_too(text):
        return None
    ends = [one.start() for one in CLAUSE_END.finditer(plain)]
    begins = [one.end() for one in CLAUSE_END.finditer(plain) if one.end() <= found.start()]
    begin, end = max(begins, default=0), min((end for end in ends if end >= found.end()), default=len(plain))
    return None if asks(plain[begin:end]) else (begin, end)  # "姑姑要不要一起告" is a question


def home_of_all(text: str) -> str:
    """Return where a text says that several people live ("两个都住恩平沙湖镇东明村"), or nothing."""
    found = _ALL_LIVE.search(sign_by_sign(text))
    if found is None:
        return ""
    rest = re.split(r"[，。；;,.]", text[found.end() :], maxsplit=1)[0].strip()
    return (find_address(rest) or "") if rest else ""
