"""Small readings of single answers of a filing: a share, a name with its purpose, a nation, "later". Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.clauses import stretches

_THEN = re.compile(r"[，,。；;：:\n]\s*|(?=证明|證明|\bproves?\b|\bshows?\b)")
_NATION = re.compile(r"[\u3400-\u9fff]{1,5}族")
_HAS_NONE = re.compile(r"(?:我)?(?:没有|沒有|没带|沒帶|冇|手边没有|手邊冇|no\b|none\b)", re.IGNORECASE)
_LATER = re.compile(
    r"[遲迟]啲|[遲迟][些点點]|晚[点點啲]|[以之后後]+[后後]?再|先填|填[咗好完]先|[后後]面|\blater\b|fill in first",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"女|儿|兒|仔|子[孙孫]|[父母爸妈媽爹娘]|老豆|老[公婆]|丈夫|妻|太太|配偶|遗孀|遺孀|[兄弟姐姊妹哥]|细佬|細佬|家姐|孙|孫|侄|姪|甥|"
    r"[叔伯姑舅姨婶嬸]|媳|婿|长子|長子|次子|幼子|独子|獨子|养子|養子|继子|繼子|堂|表[哥弟姐妹兄]|[爷爺公婆]|奶奶|"
    r"亲戚|親戚|继承人|繼承人|受遗赠|受遺贈|"
    r"\b(?:grand|step|god|foster)?(?:son|daughter|child|mother|father|parent)s?\b|\b(?:wife|husband|widow|widower|spouse|"
    r"brother|sister|sibling|uncle|aunt|nephew|niece|cousin|heir|legatee|relative)\b|\b\w+-in-law\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"(?<!是)(?<!係)(?<!系)(?:我|我的|我哋|我們|我们)(?:大|二|三|四|小|细|細|阿|亲|親)?"
    r"(?:老豆|老窦|爸爸?|妈妈?|媽媽?|父亲|父親|母亲|母親|"
    r"哥哥?|弟弟?|姐姐?|妹妹?|细佬|細佬|大佬|家姐|叔叔?|伯伯?|姑姑?|舅舅?|姨|儿子|兒子|女儿|女兒|仔|女|老公|老婆)"
    r"(?!的|嘅|之|唯一)|"
    r"(?<!is )(?<!was )\bmy (?:\w+[ -]){0,2}(?:brother|sister|mother|father|uncle|aunt|cousin|son|daughter)\b",
    re.IGNORECASE,
)
"""Kin of the speaker's own: who somebody else is, unless the clause says "… is my father"."""
_PARTICLES = re.compile(r"[了咗过過的嘅他她佢我你都]|一直|到现在|到而家")
_COMMAS = re.compile(r"[，,、;；]")
_NO_LETTERS = re.compile(r"[\W\d_]")


def names_relation(text: str) -> bool:
    """Return True if a text says what somebody is to another ("长女", "his eldest son"); "告我弟弟" names a third."""
    alone = _ANOTHERS.fullmatch(text.strip(" 。.!！")) is not None
    return _RELATION.search(text if alone else _ANOTHERS.sub(" ", text)) is not None


_SHARES = re.compile(
    r"\d{1,3}(?:\.\d+)?\s?(?:[%％]|个点|percent|per cent)|"
    r"百分之[\d一二三四五六七八九十]+|[\d一二三四五六七八九十两]+成[一二三四五六七八九半]?|"
    r"[二三四五六七八九十\d]+分之[一二三四五六七八九十\d]+|"
    r"各?一半|对半|對半|\b(?:one |a |two )?(?:half|thirds?|quarter)\b|\b\d+/\d+\b",
    re.IGNORECASE,
)
_PUT_IN = re.compile(r"出资|出資|投|入股|股本|出了|put in|invest|contribut", re.IGNORECASE)


def share_in(text: str) -> str:
    """The share a text tells in its own words, or the stretch that tells what was put in; nothing without one."""
    found = _SHARES.search(text)
    if found is not None:
        return found[0].strip()
    pieces = [text[start:end].strip(" ，,。.;；") for start, end in stretches(text)]
    return next((one for one in pieces if _PUT_IN.search(one) and any(sign in _COUNTS for sign in one)), "")


_COUNTS = frozenset("0123456789一二三四五六七八九十百千万萬")


def name_and_purpose(text: str) -> tuple[str, str]:
    """Return the name of a file and what it proves ("借条，证明他借了钱"), the second empty where it is not told."""
    parts = [part for part in _THEN.split(text, maxsplit=1) if part]
    name, purpose = ([*parts, "", ""])[:2]
    return name, purpose


def nation_in(text: str) -> str:
    """The nation that is named ("汉族"), or nothing."""
    found = _NATION.search(text)
    return found[0] if found else ""


def has_none(text: str) -> bool:
    """Return True if a short text begins by saying that there is none."""
    return _HAS_NONE.match(text) is not None


def verifies_later(text: str) -> bool:
    """Return True if somebody wants to fill in first and be verified later."""
    return _LATER.search(text) is not None


def without_particles(text: str) -> str:
    """A text without the small words between those that name a cause ("借了我钱一直不还")."""
    return _PARTICLES.sub("", text)


def name_and_title(text: str) -> tuple[str, str]:
    """Return who represents a company, and as what ("陈大文，董事长")."""
    name, _, title = _COMMAS.sub("\n", text).partition("\n")
    return name.strip(), title.strip()


def letters_of(text: str) -> str:
    """The letters and characters of a text alone."""
    return _NO_LETTERS.sub("", text)
