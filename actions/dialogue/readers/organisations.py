"""Names of companies and other bodies, registration numbers, and positions held in them. Pure."""

from __future__ import annotations

import re
from functools import cache

from actions.answers import NOTHING, Reading
from actions.dialogue.readers.phrases import read_page, words_of
from actions.dialogue.readers.speech_acts import act_of, asks, requests

ODD = "utter_filing_organisation_name_odd"
_SHAPE = re.compile(r"[^<>{}\[\]⟦⟧|\\?？]{2,80}")
_WORDLESS = re.compile(r"[\W\d_]+")
_LEAD = re.compile(
    r"^(?:(?:对|啱|没错|冇错|正确|是|系|嗯|好|yes|yeah|yep|right|correct)(?:的|呀|啊|啦|哦|吖|㗎)*\s*[，,。.！!、]+\s*)*"
    r"(?:(?:好像|应该|應該|可能|大概|听说|聽說|听讲|聽講|记得|記得|我估|我猜|i think|maybe|probably)\s*)*"
    r"(?:(?:我(?:们|們)?|他(?:们|們)?|对方|對方|被告|原告)?(?:的|嘅)?(?:公司|单位|單位|机构|機構)?(?:的|嘅)?"
    r"(?:全称|全稱|全名|名称|名稱|名字|名)?(?:叫做|叫|是|係|系)\s*"
    r"|(?:the\s+)?(?:company|organi[sz]ation|firm)(?:'s)?\s+(?:name\s+)?(?:is\s+)?(?:called\s+)?"
    r"|(?:我|佢|他|她|对方|對方|被告|原告)?(?:们|們|哋)?(?:的|嘅)?(?:间|間|家|个|個)?"
    r"(?:舖头|舖頭|铺头|鋪頭|店铺|店舖|店鋪|舖|铺|鋪|店|档口|檔口)(?:名)?(?:叫做|叫|係|系|是)\s*"
    r"|(?:it'?s|it is|called|my company is|our company is)\s+(?:called\s+)?)?[:：\s]*",
    re.IGNORECASE,
)
_CARRIER = re.compile(
    r"^(?:(?:我|我哋|我们|我們)?(?:都|已经|已經|刚才|剛才|头先|頭先|之前|前面|上面|不是|唔系|唔係)*(?:说|說|讲|講|话|話|写|寫)(?:过|過|了|啦|咗|嘞|吗|嗎)+(?:的|嘅)?"
    r"|(?:被?申请人|被?申請人|被告|原告|对方|對方|我方|答辩人|答辯人|债务人|債務人|借款人|公司|单位|單位)"
    r"(?:的|嘅)?(?:全称|全稱|名称|名稱|名字|名)?"
    r"(?:是|叫|係|系|[:：])"
    r"|(?:as )?i(?:'ve| have)? (?:already |just )*(?:said|told you|wrote|mentioned|typed)"
    r"(?: it| that| before| above| already)*(?: is| it'?s|'s)?"
    r"|(?:(?:the|my|our) )?(?:respondent|applicant|claimant|defendant|plaintiff|"
    r"other (?:side|party)|company|firm|employer|landlord)"
    r"(?:'s)?(?: (?:full |legal )?name)?(?: is(?: called)?|[:：])"
    r"|(?:full |legal |company )*name(?: is|[:：])"
    r"|(?:it is |it'?s |is )?an? (?:\w+ )?(?:company|firm|business|corporation|factory)(?: called| named|[,:：])"
    r")[\s，,、:：.。]*",
    re.IGNORECASE,
)
"""Words that hand a name over; no name begins with them."""
_KIND_BEHIND = re.compile(
    r",?\s+(?:which is |that is )?an? (?:[\w-]+ ){0,2}(?:company|firm|business|corporation|factory|shop|entity)\.?$",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:我?(?:是|係|系|做|任|担任|擔任)|i(?: a|'?)m(?: the| a| an)?\s)\s*", re.IGNORECASE)
_TAIL = re.compile(r"[。，,!！~～…\s]+$")
_NUMBER = re.compile(r"[A-Za-z\d][A-Za-z\d./ -]{3,39}")
_TOKEN = re.compile(r"⟦[a-z]+:[0-9a-f]{10}⟧")
_HAN = r"[\u3400-\u9fff]"
_HAN_SIGN = re.compile(_HAN)
_STRETCH = re.compile(
    r"[，。；;！!]|,\s*(?=[\u3400-\u9fff])|,\s+(?=(?:i|i'?m|we|my|our|he|she|they|the)\b)", re.IGNORECASE
)
_SUFFIX = re.compile(r".+\b(?:ltd|limited|inc|llc|corp)\.?", re.IGNORECASE)
_ABOUT_ONESELF = re.compile(r",\s+(?:i|i'?m|we|my|our|he|she|they|the)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"已经|已經|没有|沒有|不是|唔係|唔系|并非|注销|註銷|[欠告]我|我[欠告]|告的是|因为|因為|所以|但是|不过|不過|不对|不對|错了|錯了"
    r"|[我他她佢](?:们|們|哋)?(?:的|嘅)?(?:前|老)?(?:公司|老板|老闆|个人|個人|自己)|(?:了|啦|喇|㗎|嘅|咗)$"
)
"""Words of a sentence about a body, never of a name of one ("他告的是我个人，公司已经注销了")."""


def is_organisation(name: str) -> bool:
    """Return True if a name says that it is of a body and of no person ("…有限公司", "Ltd", "興記海味")."""
    folded = name.casefold()
    page = read_page("organisations")
    if any(ending in folded for ending in words_of(page["signs"])):
        return len(name) > 3
    if _shop().fullmatch(_STRETCH.split(_LEAD.sub("", name.strip()))[0].strip()) is not None:
        return True
    return any(_word(word).search(folded) for word in words_of(page["english"]))


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b\.?")


@cache
def _shop() -> re.Pattern[str]:
    """A shop's own signs and what it sells."""
    page = read_page("organisations")
    trades, ends = ("|".join(words_of(page[name])) for name in ("trades", "shop_ends"))
    return re.compile(rf"(?![我你您他她佢]){_HAN}{{2,8}}?(?:{trades})(?:{ends})?|{_HAN}{{1,2}}[记記]{_HAN}{{2,4}}")


def _named_first(name: str) -> str:
    """The name without particulars behind it ("…工程部，老闆陳美鳳"); nothing of a sentence that only names a body."""
    stretches = [one.strip() for one in _STRETCH.split(name) if one.strip()]
    own = bool(stretches) and (is_organisation(stretches[0]) or _SUFFIX.fullmatch(stretches[0]) is not None)
    if len(stretches) > 1 and (_TELLS.search(name) or _ABOUT_ONESELF.search(name) or (own and _HAN_SIGN.match(name))):
        name = stretches[0] if own else ""
    return "" if _TELLS.search(name) else name


def _handed_over(text: str) -> str:
    """A text without the words that hand a name over, however many there are ("I already said: the company is …")."""
    rest = _LEAD.sub("", _CARRIER.sub("", text))
    return rest if rest == text or not rest else _handed_over(rest)


def read_organisation_name(text: str) -> Reading:
    """The full name of a company or another body, without "the company is called" and without what is told of it."""
    said = text.strip()
    if not said:
        return NOTHING
    name = _named_first(_TAIL.sub("", _KIND_BEHIND.sub("", _handed_over(said))).strip())
    if act_of(said) or asks(said) or requests(said) or not _SHAPE.fullmatch(name) or not _WORDLESS.sub("", name):
        return Reading(problem=ODD)
    return Reading(name)


def read_registration_number(text: str) -> Reading:
    """A company's number in a register: letters and figures, at least one figure; a masked number as its token."""
    said = text.strip()
    if (token := _TOKEN.search(said)) is not None:
        return Reading(token[0])
    found = [one for one in _NUMBER.findall(said) if any(sign.isdigit() for sign in one)]
    if len(found) == 1:
        return Reading(found[0].strip(" ./-"))
    return Reading(problem="utter_identity_registration_odd") if said else NOTHING


def read_position(text: str) -> Reading:
    """Read somebody's post in a company ("董事", "managing director")."""
    said = _TAIL.sub("", _HOLDS.sub("", text.strip()))
    if not said:
        return NOTHING
    if len(said) > 80:
        return Reading(problem="utter_text_too_long", facts={"limit": 80})
    odd = act_of(text) or asks(text) or requests(text) or any(sign.isdigit() or sign in "<>{}[]⟦⟧|\\" for sign in said)
    return Reading(problem="utter_identity_position_odd") if odd else Reading(said)
