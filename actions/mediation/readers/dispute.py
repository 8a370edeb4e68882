"""Words a message tells of a dispute beside its facts: what is wanted, and what both sides speak. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.mediation.readers.asked import topics_in
from actions.mediation.readers.sums import is_each_time
from actions.mediation.readers.told import wants_mediation
from actions.story.readers.plain import plain
from actions.story.readers.subjects import OTHER, SPEAKER, names_subject, subject_before

_WISH = re.compile(
    r"^(?:所以|那|但|但是|其实|最后)*(?:我们?|本人|自己)?(?:就|只|现在|其实|主要|唯一)*(?:是)?"
    r"(?:想要?|要求?|希望|盼|请求|求)(?:的是|是)?(?:能|可以|让|叫|请|跟|和)?"
    r"(?=他|她|对方|被告|大家|双方|公司|把|拿|收|要|追|讨|还|赔|退|分|付|一|拆|搬|道歉|解决|公平|继续|早"
    r"|[\d零二两三四五六七八九十百千半][\d零一二三四五六七八九十百千.,]*多?(?:万|千|百|元|块|蚊|成|分之|美|加|欧|港|澳))"
    r"|^(?:只要|就|先)?(?:还|赔|退|付|给|分|补)(?:还|返|回|番)?(?:给)?我(?!们?[过了的]|[过了的])"
    r"|^(?:这|那)?(?:间|栋|套|块|辆)?(?:房子|屋|祖屋|房产|铺|店|公司|地|车|钱)[^，]{0,3}归(?:他|她|我|大家|双方)"
    r"|^只要(?:他|她|对方|大家).{2,}|^最好(?:是)?(?:他|她|能|可以|一次|分|把|大家)|^(?:要|叫|让|请)(?:他|她|对方)(?!的)"
    r"|^(?:我)?(?:的)?(?:要求|诉求|愿望)(?:是|就是|，)"
    r"|^(?:赔|还|退|付|给|补|收)[^，]{1,12}(?:就|都|也)(?:行|得|算了|可以|好|够)"
    r"|\bi['’，]?(?:ll|d)? ?(?:just |only |really |would |will )?"
    r"(?:settle for|accept|be (?:happy|fine|content) with|take) (?:half|\$?\d)"
    r"|^(?:just |please )?(?:pay|give) me\b"
    r"|\bi (?:just |only |really )?(?:want|need|wish|hope|would like|'d like)(?: for)? "
    r"(?:him|her|them|it|the|my|our|back|half|\d[\d.,]*|\$\d*|an? (?:apology|refund|fair)"
    r"|to (?:get|be|have|keep|recover|share|settle|sell|divide|receive))\b"
    r"|^(?:he|she|they) should (?:pay|return|give|move|stop|take)"
    r"|^(?:the|my) (?:wish|demand|request) is\b",
)
_GOES_ON = re.compile(
    r"^(?:我|他|她|大家|双方)们?(?:再|就|都)?(?:补|付|给|还|退|赔|分|让)"
    r"|^(?:也|再)?(?:不要|不用|不使|不必|可以|或者|最好|其他的?|其余|利息|本金|多的|少|每(?:个)?月|一次过?"
    r"|[分份][一二两兩三四五六七八九十\d]+(?:期|次|笔|年|个?月)|[^，]{1,4}(?:退|拆|搬|让)(?:回|开|出|掉))"
    r"|(?:也|都|就)(?:可以|行|得|好|算了)(?:的|啦|了)?$|^(?:and|or|in) |^(?:i don't need|no interest|instal?ments)"
)
_ZH = (
    r"(?:台山|开平|恩平|新会|鹤山|四邑|五邑|江门|客家|潮州|潮汕|海南|福建|闽南|上海|广东|本地)(?:话|白话)"
    r"|粤语|白话|普通话|国语|英文|英语|法语|西班牙语|葡语|泰语|越南话|马来话"
)
_EN = (
    r"\b(?:taishanese|toisan(?:ese)?|hoisan(?:-wa)?|cantonese|mandarin|english|hakka|teochew|hokkien|french|spanish)\b"
)
_LANGUAGE = re.compile(rf"{_ZH}|{_EN}")
_HELD = {
    "mandarin": re.compile(r"普通话|国语|华语|\bmandarin\b|\bputonghua\b"),
    "cantonese": re.compile(r"粤语|广东话|白话|\bcantonese\b"),
    "english": re.compile(r"英语|英文|\benglish\b"),
}
_NOT_HELD = re.compile(r"不|没|唔|别|\bnot\b|n['’]t\b|\binstead of\b|\brather than\b")
_SPEAKS = re.compile(rf"(?:讲|说|听)(?:得|的是|的|是)?\s?(?P<zh>{_ZH})|\bspeaks?(?: only| just)? (?P<en>{_EN})")
_OF_STORY = re.compile(
    r"^(?:我们?|本人|家里|手上)?(?:都|还|也)?(?:有|存有|保留)(?:了|着)?[^，。]{0,8}(?:照片|相片|录音|录像|视频|截图|聊天记录|转账|收据|收条|借条|欠条|合同|协议|证人|房产证|土地证|[^，。]证|凭据|流水)"
    r"|^(?:他|她|对方|我们?)?(?:就)?是[^，。]{2,24}(?:的时候)?[^，。]{1,8}的$"
    r"|^(?:i|we)(?:'ve| have)? (?:also )?(?:have|got|kept) (?:\w+ ){0,4}"
    r"(?:photos?|pictures?|recordings?|screenshots?|messages?|receipts?|contract|agreement|iou|witness\w*|deeds?|records?)"
)
_PAST = re.compile(
    r"去年|前年|旧年|大前年|\d{4}年|\d{1,2}月|(?:几|两|三|多|\d)年前|走了|过世|去世|不在了|[话说讲](?:是|那|她|他|了)|一直|以前|当时|后来|当初"
    r"|\b(?:last|ago|since|in (?:19|20)\d\d|passed away|died|used to|told me|said that)\b"
)
_ASKS_FOR = re.compile(
    r"要|想|希望|求|还|赔|退|分|归|道歉|付|补|给|搬|拆|停|写|借|欠"
    r"|\b(?:want|pay|return|give|refund|share|apolog\w+|split|sell|move|stop|owes?|would|should|settle|keep)\b"
)
_LIES = re.compile(r"(?:在|位于|喺|是在|\bis (?:in|at)\b|\bin\b)")
_MEETS = re.compile(
    r"视频|线上|网上|在线|远程|电话(?:调解|谈|倾)|返不(?:到|来|去)|回不(?:去|来|了国?)|不(?:能|方便|想)(?:回|返)|(?:不|没)(?:方便|法)(?:飞|出门)"
    r"|\b(?:online|remotely|by video|video call|by phone"
    r"|can['’，]?t (?:travel|fly|come back)|cannot (?:travel|fly|come back))\b"
)
_REACHES = re.compile(
    r"(?:电话|微信|邮箱|电邮|联系(?:方式|方法)?)[^，]{0,4}(?:不知|没有|没|只有|得|找不|换了|无)"
    r"|(?:只有|得|知|没有|没|不知道?|加了)[^，]{0,6}"
    r"(?:电话|微信|邮箱|电邮|whatsapp|联系)"
    r"|\b(?:only|just|no|don['’，]?t (?:have|know)|do not (?:have|know))\b[^，]{0,20}"
    r"\b(?:phone|number|wechat|whatsapp|email|e-mail|contact)\b"
)
_CALLED = re.compile(
    r"(?:叫做?|名叫|姓)[\u3400-\u9fff]{1,4}(?=[，。]|$)|\b(?:is|are) (?:called|named)\b|\bname(?:['’，]?s| is)\b"
)
_ONLY = re.compile(r"只有|没有|不知道?|得")
_ELSEWHERE = ("names_lawsuit_or_mediation", "names_notarization", "names_authorization", "names_hearing")
_FIGURE = re.compile(r"(?<![\d.,])\d[\d,]{2,}(?:\.\d{1,2})?(?![\d,]*\d|%)")
_CLAUSES = re.compile(r"[，；。;：:\n]|,(?!\d)|\.(?!\d)| and (?=his |her |their |my |the )")
_TOKENS = re.compile(r"⟦[^⟧]*⟧")
_THINGS = {
    "neighbour": re.compile(r"围墙|界墙|地皮|地界|过界|宅基地|\bboundary\b|\bfence\b"),
    "house": re.compile(r"祖屋|老屋|房子|房屋|(?:间|幢|栋|套)(?:屋|房|楼)|\b(?:flat|house|apartment)\b"),
}
_FEWEST = 4
_A_QUARREL, _LETTERS_A_SIGN = 12, 3
"""Signs from which words beside the wish to mediate tell a quarrel, and letters that count as one."""
_LINKS = re.compile(r"^(?:(?:and|but|so|also)\b[ ,]*|(?:还有|另外|而且|同埋|仲有)[，, ]*)", re.IGNORECASE)
_SUM = re.compile(
    r"(?:[\d][\d,.]*|[一二两兩三四五六七八九十百千]+)\s?(?:[万萬千kK][\d一二三四五六七八九]?(?:千|百)?|(?=元|块|塊|蚊))"
    r"(?:元|块|塊|蚊)?|\d{1,3}(?:,\d{3})+|\d{3,}"
)
_ROUGHLY = re.compile(
    r"大概|大约|约莫|差不多|左右|上下|这样|人民币|美元|美金|加币|加元|港币|元|块|蚊"
    r"|\b(?:about|around|roughly|some|or so|yuan|rmb|dollars?)\b"
)
_EDGES = " ，,、；;。.\n"
_FEW_AROUND = 2
"""Signs around a sum with which a clause tells nothing else."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Languages that somebody says the writer and the other side speak, in their words; empty where they do not say."""

    own: str = ""
    theirs: str = ""


def wish_in(text: str) -> str:
    """Return the words in which a message says what is wanted of the other side; nothing where it does not.

    The wish for mediation itself, and a question, are none.
    """
    wanted: list[str] = []
    for piece in pieces(text):
        spelt = plain(piece).strip("，。 ")
        elsewhere = any(said(one, piece) for one in _ELSEWHERE)
        begins = _WISH.search(spelt) is not None and not elsewhere and not asks(piece)
        if begins or (wanted and (_GOES_ON.search(spelt) or _is_sum_alone(spelt))):
            wanted.append(piece)
        elif wanted:
            break
    told = _LINKS.sub("", "".join(wanted).strip(_EDGES))
    return told if len(told) >= _FEWEST else ""


def _is_sum_alone(spelt: str) -> bool:
    """Return True if a clause is nothing but a sum, as it stands behind what is wanted (", about 45,000")."""
    return _SUM.search(spelt) is not None and len(_ROUGHLY.sub("", _SUM.sub("", spelt)).strip(_EDGES)) <= _FEW_AROUND


def quarrel_in(text: str) -> str:
    """Return a text without the clauses at its ends that only wish for mediation ("我想申请调解，…")."""
    parts = pieces(text)
    while parts and (said("names_lawsuit_or_mediation", parts[0]) or topics_in(parts[0])):
        parts.pop(0)
    while parts and (said("names_lawsuit_or_mediation", parts[-1]) or topics_in(parts[-1])):
        parts.pop()
    return "".join(parts).strip(" ，,。;；、\n")


def wants_quarrel_mediated(text: str) -> bool:
    """Return True if a message tells a quarrel and wants it mediated, not only asks whether that can be done."""
    return wants_mediation(text) and _signs(quarrel_in(text)) >= _A_QUARREL


def _signs(text: str) -> int:
    return len(text) if not text.isascii() else len(text) // _LETTERS_A_SIGN


def thing_in(text: str) -> str:
    """Return the kind of quarrel by the thing it is about, where no other word tells it: a house, a boundary."""
    spelt = plain(text)
    return next((matter for matter, words in _THINGS.items() if words.search(spelt)), "")


def tells_of_story(text: str) -> bool:
    """Return True if a message only adds to what happened: evidence somebody has, when it was, where the thing lies."""
    if asks(text) or wish_in(text):
        return False
    every = [plain(piece).strip("，。 ") for piece in pieces(text)]
    if _PAST.search(plain(text)) and _ASKS_FOR.search(plain(text)) is None:
        return True
    lies = bool(thing_in(text)) and _LIES.search(plain(text)) is not None and len(every) == 1
    return lies or (bool(every) and all(_OF_STORY.search(piece) for piece in every))


def tells_how_to_meet(text: str) -> bool:
    """Return True if a message only says how the mediation can be held ("online please, I can't travel")."""
    return _MEETS.search(plain(text)) is not None and not wish_in(text) and bare_figure_in(text) == ""


def clause_with_sum(text: str, entities: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return the one clause of a text in which a sum stands, without the words that take back; nothing for several."""
    found: list[str] = []
    text, at = _TOKENS.sub(lambda one: "⟦" + "·" * (len(one[0]) - 2) + "⟧", text), 0
    for clause in _CLAUSES.split(text):
        begins = text.find(clause, at)
        at = begins + len(clause)
        money = any(one.get("entity") == "money" and begins <= one.get("start", -1) < at for one in entities)
        if (money or bare_figure_in(clause)) and "⟦" not in clause:
            found.append(clause.strip(" ，,。.；;:：\n"))
    return found[0] if len(found) == 1 else ""


def with_sum(text: str, words: str) -> str:
    """Return a text with its one sum put in other words; unchanged where it names none or several, or what is paid
    each time."""
    found = list(_SUM.finditer(text))
    if len(found) == 1 and is_each_time(text, *found[0].span()):
        return text
    return f"{text[: found[0].start()]}{words}{text[found[0].end() :]}" if len(found) == 1 else text


def tells_who(text: str) -> bool:
    """Return True if a message only says what somebody is called, and wants nothing ("他们老总叫黎永昌")."""
    spelt = plain(text)
    return _CALLED.search(spelt) is not None and _ASKS_FOR.search(spelt) is None and not wish_in(text)


def tells_how_to_reach(text: str) -> bool:
    """Return True if a message without a number only says how somebody is reached, or that this is not known."""
    spelt = plain(text)
    return _REACHES.search(spelt) is not None and _ASKS_FOR.search(_ONLY.sub("", spelt)) is None and not asks(text)


def bare_figure_in(text: str) -> str:
    """Return the one figure of a text as a sum is kept, without a currency; nothing for none or several.

    What is paid each time is no sum of the dispute.
    """
    figures = [found[0] for found in _FIGURE.finditer(text) if not is_each_time(text, *found.span())]
    return f"{Decimal(figures[0].replace(',', '')):.2f}" if len(figures) == 1 else ""


def spoken_in(text: str) -> Spoken:
    """Return what both sides speak: of a clause without a subject, whom the clause before is about."""
    spelt = plain(text)
    told: dict[str, str] = {}
    for found in _SPEAKS.finditer(spelt):
        clause = max(spelt.rfind(stop, 0, found.start()) for stop in "，。") + 1
        head = spelt[clause : found.start()]
        side = _side(head) if names_subject(head) else subject_before(spelt, clause)
        start, end = found.span("zh") if found["zh"] else found.span("en")
        if side:
            told.setdefault({SPEAKER: "own", OTHER: "theirs"}[side], text[start:end])
    return Spoken(**told)


def tongue_in(text: str) -> str:
    """Return the first language a text wants a mediation held in, of those mediators hold; nothing where it names none.

    "Mandarin, Cantonese is fine too" wants Mandarin; "not Mandarin, Cantonese" wants Cantonese.
    """
    for piece in pieces(text):
        spelt = plain(piece)
        named = [(found.start(), code) for code, words in _HELD.items() if (found := words.search(spelt)) is not None]
        if named and _NOT_HELD.search(spelt[: min(named)[0]]) is None:
            return min(named)[1]
    return ""


def language_in(text: str) -> str:
    """Return the language or dialect a text names, as it is written; nothing where it names none."""
    found = _LANGUAGE.search(plain(text))
    return text[found.start() : found.end()] if found else ""


def _side(head: str) -> str:
    return OTHER if re.search(r"他|她|对方|被告|\b(?:he|she|they)\b", head) else SPEAKER
