"""A reader of the language somebody speaks at the hearing, and if they want an interpreter. Pure.

Told in passing, it is heard only of the speaker themselves: that they speak nothing else, speak no Mandarin, or want
somebody who interprets. Papers that are translated, a language the other side speaks, and a language that is merely
named are none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

MANDARIN, UNNAMED = "mandarin", "unnamed"
_SENTENCES = re.compile(r"[。.！!？?\n]")
_CLAUSES = re.compile(r"[，,；;]|\bbut\b|\band\b|但是|不过")
_OTHERS = re.compile(
    r"他|她|佢|对方|對方|被告|原告|证人|證人|[妈媽爸爷爺奶公婆哥姐弟妹叔伯姨舅姑侄儿兒女孙孫]|太太|先生|朋友|同事|老板|老闆"
)
"""Somebody else of whom the clauses that follow in the sentence may tell, until the writer names themselves."""
_MYSELF = re.compile(
    r"^\s*(?:另外|但|不过|可是|所以|因为)?(?:我(?![^\s，]{0,2}[妈媽爸爷爺奶公婆哥姐弟妹叔伯姨舅姑儿兒女])|本人)"
)
_I = (
    r"^\s*(?:另外|其实|因为|而且|还有|所以|可是|但|不过|同埋|唔该|麻烦)?\s*"
    r"(?:我|本人|我哋|我们|开庭(?:时|的时候)?|庭上|出庭(?:时|的时候)?)?\s*(?:自己|都|就|平时|平時|在家)?"
)
_ONLY = rf"{_I}(?:只|净|淨)(?:是)?(?:能|会|會|识|識|懂|讲|講|说|說|听|聽|得)+"
_CHINESE = r"(?:普通话|普通話|国语|國語|中文|华语|華語)"
_NO_MANDARIN = re.compile(
    rf"{_I}(?:不太|不怎么|不大|完全不|根本不|不|唔|冇)(?:会|會|识|識|懂|好)?(?:讲|講|说|說|听|聽|懂|明)*\s*{_CHINESE}|"
    rf"{_I}(?:听|聽)(?:不|唔)(?:懂|明)\s*{_CHINESE}|"
    r"\bi\s+(?:really\s+|also\s+)?(?:can\s?not|can['’]?t|do\s?n['’o]t|do not)\s+(?:really\s+)?"
    r"(?:speak|understand|know)\s+(?:any\s+|much\s+)?(?:mandarin|chinese|putonghua)|"
    rf"{_I}[的嘅]?\s*{_CHINESE}(?:讲|講|说|說|听|聽|得|真的|真係|水平|都|也|就|很|好|太|非常|实在)*\s*"
    r"(?:不太好|不大好|不怎么好|不好|不太行|不行|差|烂|不流利|唔好|唔得|唔掂|唔係几好|唔系几好|麻麻)(?!意思)|"
    rf"{_ONLY}(?:讲|講|说|說|听|聽|懂)?\s*(?:一点|一点点|一點|一點點|少少|几句|幾句)\s*{_CHINESE}|"
    r"\bmy\s+(?:spoken\s+)?(?:mandarin|chinese|putonghua)\s*(?:is|['’]s)\s+"
    r"(?:(?:really|very|quite|so|too|a bit|pretty)\s+)*"
    r"(?:bad|poor|weak|terrible|rusty|limited|broken|not\s+(?:that\s+|so\s+|very\s+)?(?:good|great|fluent))|"
    r"\bmy\s+(?:mandarin|chinese|putonghua)\s+is\s?n['’]t\s+(?:that\s+|so\s+|very\s+)?(?:good|great|fluent)|"
    r"\bi\s+(?:can\s+)?(?:only|just)\s+(?:speak|know|understand)\s+(?:a\s+(?:little|bit)|some|a few words)\s+(?:of\s+)?"
    r"(?:mandarin|chinese|putonghua)",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"(?:想要|想请|想請|要请|要請|需要|申请|申請|请给我|請俾我|最好有|要有|我要|安排)[^的]{0,10}?"
    r"(?:翻译|翻譯|传译|傳譯|口译|口譯)"
    r"(?!件|成|本|公司|费|費|这|那|一下|[一-鿿]{0,2}(?:合同|证明|證明|判决|文件|材料))|"
    r"\b(?:i|we)(?:['’]d\s+like|\s+(?:will\s+|would\s+|also\s+)?(?:need|want|like|require))\s+(?:to\s+have\s+)?"
    r"(?:an?|the|some)?\s*(?:\w+\s+)?(?:interpreter|interpretation)",
    re.IGNORECASE,
)
_NO_INTERPRETER = re.compile(
    r"(?:不用|不要|唔使|唔需要|不需要|无需)\s*(?:请|請)?\s*(?:翻译|翻譯|传译|傳譯)|"
    r"\bno interpreter|\bwithout (?:an )?interpreter",
    re.IGNORECASE,
)


def language_told(text: str) -> str | None:
    """Return the code of the language a message tells that its writer speaks at the hearing, or None."""
    wants = needs = False
    for clause in _of_themselves(text):
        if (code := _spoken_in(clause)) is not None:
            return code
        needs = needs or _NO_MANDARIN.search(clause) is not None
        wants = wants or _WANTS.search(clause) is not None
    return UNNAMED if needs or wants else None


def _of_themselves(text: str) -> Iterator[str]:
    """Yield the clauses about the writer; one without a subject goes on about whoever was spoken of before it."""
    for sentence in _SENTENCES.split(text):
        of_other = False
        for clause in filter(None, map(str.strip, _CLAUSES.split(sentence))):
            of_other = not _MYSELF.search(clause) and (of_other or _OTHERS.search(clause) is not None)
            if not of_other:
                yield clause


def language_answered(text: str) -> str | None:
    """Return the code of the language an answer names, or None; without an interpreter it is Mandarin."""
    if _NO_INTERPRETER.search(text):
        return MANDARIN
    if (told := language_told(text)) not in (None, UNNAMED):
        return told
    named = [code for code, pattern in _named().items() if pattern.search(text)]
    if told == UNNAMED:
        named = [code for code in named if code != MANDARIN]  # "my Mandarin is bad" names what is not spoken
    return named[0] if len(named) == 1 else told


def name_of(code: str) -> Words:
    """Return how a language is called; what no code is stays as it is."""
    page = _languages().get(code)
    return Words(page["zh"], page["en"]) if page else Words(code, code)


def _spoken_in(clause: str) -> str | None:
    """Return the language a clause tells: the only one its writer speaks, one for court, or one to be interpreted."""
    for code, pattern in _told().items():
        if pattern.search(clause):
            return code
    return None


@cache
def _languages() -> dict[str, dict[str, Any]]:
    page: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))["languages"]
    return page


@cache
def _named() -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(_any_of(one["words"]), re.IGNORECASE) for code, one in _languages().items() if one["words"]
    }


@cache
def _told() -> dict[str, re.Pattern[str]]:
    """Return the ways in which each language is told of oneself."""
    return {
        code: re.compile(
            rf"{_ONLY}\s*{name}|"
            rf"{_I}[^，。他她佢]{{0,4}}(?:要|想要|需要|请|請|申请|申請)(?:一个|一個|个|個|位|一位)?\s*{name}(?:的)?"
            rf"(?:翻译|翻譯|传译|傳譯|口译)(?!件|成|本)|"
            rf"(?:开庭|開庭|庭上|出庭)[^，。他她佢]{{0,8}}(?:讲|講|说|說|用){name}|"
            rf"\bi\s+(?:can\s+)?(?:only|just)\s+(?:speak|understand|know)\s+{name}|"
            rf"\bi\s+(?:can\s+)?(?:speak|understand)\s+(?:only|nothing but)\s+{name}|"
            rf"\bi\s+(?:will|['’]ll|would|want to|am going to)?\s*speak\s+{name}\s+(?:at|in|during)\s+(?:the\s+|my\s+)?"
            rf"(?:hearing|court|trial)|\b(?:i|we)\b[^.,;]{{0,20}}\b(?:need|want|like)\s+(?:an?\s+)?{name}\s+interpret",
            re.IGNORECASE,
        )
        for code, one in _languages().items()
        if one["words"]
        for name in (_any_of(one["words"]),)
    }


def _any_of(words: list[str]) -> str:
    """Return a pattern of one of these words; Latin ones stand alone."""
    forms = (rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one) for one in sorted(words, key=len)[::-1])
    return f"(?:{'|'.join(forms)})"
