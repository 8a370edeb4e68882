"""Readers of a power's words: all of the powers, whose link, which case; and of what can stand in one. Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.name_shapes import surname_of
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_FULL = re.compile(r"全[权權](?:代理|委托|委託|授权|授權)?|full (?:power|authority)", re.IGNORECASE)
_EVERY = re.compile(r"全部|都要|统统|統統|\ball\b", re.IGNORECASE)
_LAWYER = re.compile(r"律[师師]|lawyer|attorney|counsel|solicitor", re.IGNORECASE)
_LICENCE = re.compile(r"[执執][业業][证證]|licen[cs]e", re.IGNORECASE)
_FIRM = re.compile(r"律[师師]事[务務]所|律所|\blaw (?:firm|offices?)\b", re.IGNORECASE)
_PARTIES = re.compile(r"[与與和同]|案$|\b(?:and|dispute|case|suit|matter)\b", re.IGNORECASE)
_OWN = re.compile(r"我的|我自己|我進|我进|我入|\b(?:my own|mine|for me|my link)\b", re.IGNORECASE)
_DIVORCE = re.compile(r"[离離]婚|\bdivorce", re.IGNORECASE)
_PRONOUN_CALLED = re.compile(
    r"[，,。\s]*(?:(?:他|她|佢)(?:的|嘅)?(?:名字|姓名|名)?(?:叫|是|系)|(?:his|her) name\b)", re.IGNORECASE
)
_TITLE = re.compile(
    r"[^，。？?]{2,}(?<!起)(?<!上)(?<!胜)(?<!申)(?<!投)[诉訴](?![讼訟状狀求])[^，。？?]{2,}"
    r"|[^，。？?]{2,}(?:与|與|和|同|跟)[^，。？?]{2,}(?:[纠糾][纷紛]|[争爭][议議])"
    r"|\w{2,}[^?？]*?\s(?:v|vs|versus)\.?\s+[^?？]*\w{2,}",
    re.IGNORECASE,
)
"""Two sides and, as a rule, what is between them: how a paper calls a case."""
_TOLD = re.compile(r"[我佢]|\b(?:i|me|my)\b", re.IGNORECASE)
_LONGEST_TITLE = 100
_CODE = re.compile(r"[<>{}\[\]|\\⟦⟧]|^/")
_COURT = re.compile(r"粤(\d{2,4})")
_SOUNDS_LIKE = {
    "lawyer_firm": re.compile(r"所|律[师師]|\b(?:law|firm|llp|partners|attorneys)\b", re.IGNORECASE),
    "title": re.compile(r"[诉訴告]|[纠糾][纷紛]|[争爭][议議]|一案|[离離]婚|[继繼]承|\b(?:v|vs)\.?\s", re.IGNORECASE),
}
"""Answers that may be taken for any request ("江门某某律师事务所"), and the words by which they are known."""


def full_powers(text: str) -> bool:
    """Return True if "full powers" are spoken of, which are neither general nor special ones."""
    return _FULL.search(text) is not None


def every_power(text: str) -> bool:
    """Return True if all of the powers are meant."""
    return _EVERY.search(text) is not None


def names_lawyer(text: str) -> bool:
    """Return True if a lawyer is spoken of."""
    return _LAWYER.search(text) is not None


def names_licence(text: str) -> bool:
    """Return True if a lawyer's licence is spoken of."""
    return _LICENCE.search(text) is not None


def names_firm(text: str) -> bool:
    """Return True if a law firm is called by its name."""
    return _FIRM.search(text) is not None


def means_own(text: str) -> bool:
    """Return True if the speaker's own is meant."""
    return _OWN.search(text) is not None


def is_of_divorce(text: str) -> bool:
    """Return True if it is about a divorce."""
    return _DIVORCE.search(text) is not None


def is_told(text: str) -> bool:
    """Return True if words tell a story: in a paper the parties stand by name."""
    return _TOLD.search(text) is not None


def names_case(text: str) -> bool:
    """Return True if words call a case by its parties or its kind, as a paper would."""
    return sounds_like("title", text) or _PARTIES.search(text) is not None


def calls_case(text: str) -> bool:
    """Return True if a text is a case's name by its two sides ("陈某诉李某民间借贷纠纷", "Chan v. Lee, loan")."""
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None and not is_told(text)


def court_figures(number: str) -> str:
    """The figures by which a case number names its court."""
    return "".join(_COURT.findall(number))


def plain_words(text: str) -> str:
    """A text without control signs and with single blanks, as it may stand in a paper."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def is_plain(words: str, letters: int) -> bool:
    """Return True if words can stand in a paper: at least some letters, no code, no masked number."""
    return sum(sign.isalpha() for sign in words) >= letters and _CODE.search(words) is None


def sounds_like(field: str, text: str) -> bool:
    """Return True if words are known as an answer to a question that any request could be taken for."""
    known = _SOUNDS_LIKE.get(field)
    return known is not None and known.search(text) is not None


_REFUSES = re.compile(
    r"^(?:(?:我|那|咁|[,，\s])*)(?:不|唔)(?:[,，。.!！了啦]|$)"
    r"|(?:不|唔)(?:同意|愿意?|願意?|接受|肯|录|錄|准|允许|允許)"
    r"|(?:不|唔)想(?:(?:被|要|给|畀|俾)?(?:人|你们?|您)?(?:录|錄|影)|$|[,，。.!！])"
    r"|拒[绝絕]|反[对對]|(?:别|別|唔好|不要|唔要)(?:录|錄|影)"
    r"|^no(?:pe|,? thanks?| thank you)?(?:[,.! ]|$)(?!.{0,3}(?:case|number|lawyer|problem|worries|idea|court|suit))"
    r"|\b(?:do(?:n['’]?t| not)|won['’]?t|will not|rather not|refuse to|not) "
    r"(?:want|wish|agree|accept|consent|like|be recorded|allow)\b"
    r"|\b(?:disagree|refuse|object)\b",
    re.IGNORECASE,
)


def refuses(text: str) -> bool:
    """Return True if a text refuses what it is asked to agree to; "还没立案" and "plaintiff" refuse nothing."""
    return _REFUSES.search(text.strip()) is not None


_CALLED_LAWYER = re.compile(
    r"(?:^|[，。,；;：:\s]|请了?|找了?|搵咗?|揾咗?|委托了?|约了?|聘了?|是|系|让|由|叫)"
    r"(?P<name>[\u3400-\u9fff]{2,4}?)大?(?:律师|状师)(?!事务所|所|楼|行|费|函|证|执业|们)"
)
_NO_GIVEN_NAME = re.compile(r"[门山会平港澳湾地国京州海省市县区内外的嘅个位名好女男老熟新本专]")
"""Signs of a place or a quality before the word for a lawyer ("江门律师", "一个女律师"), which end no name here."""


_NAMED_AS_LAWYER = re.compile(
    r"(?:^|[，。,；;\s]|的|嘅)(?:个|位)?(?P<first>[\u3400-\u9fff])?(?:律师|状师|lawyer)"
    r"(?:(?:的|嘅)?(?P<label>名字|姓名|全名|名))?\s*(?:姓(?P<surname>[\u3400-\u9fff])[，,\s]*)?"
    r"(?P<is>是|系|叫做?|名叫|[:：])?\s*(?P<name>[\u3400-\u9fff]{2,4})(?=$|[\s，,。;；、(（])"
)
_IS_OF_PLACE = re.compile(r"^(?:江门|台山|开平|新会|鹤山|恩平|广东|广州|中国)|[人的嘅]$")
_NAMED_AS_LAWYER_EN = re.compile(
    r"\b(?:lawyer|attorney|solicitor)(?:['’]?s)?(?:(?: full)? name(?: is|:)?|:| (?:is )?(?:called|named)|"
    r" is(?= (?:mr|mrs|ms|miss)\b))\s+(?:(?:mr|mrs|ms|miss)\.?\s+)?"
    r"(?-i:(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){1,3}|[A-Z]{2,}(?:\s[A-Z]{2,}){1,3}))",
    re.IGNORECASE,
)


def _named_as_lawyer(text: str) -> str:
    """Return the full name that stands behind the word for a lawyer ("律师叫做吴家豪", "lawyer's name is Li Hua")."""
    for found in _NAMED_AS_LAWYER.finditer(sign_by_sign(text)):
        name = text[found.start("name") : found.end("name")]
        told = found["label"] or found["is"] or found["surname"] or found["first"] == found["name"][0]
        own = found["surname"] in (None, found["name"][0])
        if told and own and surname_of(name[0]) and not _IS_OF_PLACE.search(found["name"]) and is_name(name):
            return name
    in_english = _NAMED_AS_LAWYER_EN.search(text)
    return in_english["name"] if in_english is not None and is_name(in_english["name"]) else ""


def is_only_called(clause: str) -> bool:
    """Return True if a clause says what "he" or "she" is called, and not on which side: it may be the lawyer."""
    return _PRONOUN_CALLED.match(sign_by_sign(clause)) is not None


def lawyer_called(text: str) -> str:
    """Return who is called a lawyer by the full name before it ("黄建明律师") or behind it, or nothing."""
    for found in _CALLED_LAWYER.finditer(sign_by_sign(text)):
        name = text[found.start("name") : found.end("name")]
        if surname_of(name[0]) and _NO_GIVEN_NAME.search(found["name"][1:]) is None and is_name(name):
            return name
    return _named_as_lawyer(text)
