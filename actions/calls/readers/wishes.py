"""Readers of what is wanted of a call with the court: at once, its link, another time, its summary. Pure."""

from __future__ import annotations

import re

_AT_ONCE = re.compile(
    r"现在|現在|马上|馬上|立刻|立即|而家|即刻|依家|\b(?:now|right away|straight away|at once|immediately)\b",
    re.IGNORECASE,
)
_OWN_CASE = re.compile(r"案|官司|\bcase\b|\blawsuit\b", re.IGNORECASE)
_LINK = re.compile(r"链接|連結|链結|进去|進去|进通话|入去|\blink\b|\bjoin\b|\bopen the call\b", re.IGNORECASE)
_MOVES = re.compile(
    r"(?<![不唔别別])(?:改|换|換|调|調|提前|推|延)|\b(?:move|reschedul|postpone|another time|change|earlier|later)",
    re.IGNORECASE,
)
_CALLS_OFF = re.compile(r"取消|不要了|唔要|不想|唔傾|唔打|不打了|\b(?:cancel|call off|drop|don't want)", re.IGNORECASE)
_SUMMARY = re.compile(r"小结|小結|记录|記錄|\b(?:summary|written|wrote)\b", re.IGNORECASE)
_WRONG = re.compile(
    r"[不唔]对|[不唔]啱|[不唔]對|错了|錯|\b(?:wrong|incorrect)\b|n't right|\bnot (?:right|what)", re.IGNORECASE
)
_NO_MISTAKE = re.compile(r"[没沒冇]有?(?:写)?[错錯]|[没沒冇]問題|没问题|\bnothing wrong\b|\bnot wrong\b", re.IGNORECASE)

_BY_TELEPHONE = re.compile(
    r"(?<!不)(?<!唔)(?:想|要|可以|可唔可以|可不可以|能|帮我|幫我|约|約|安排)[^，。,.提醒]{0,6}"
    r"(?:打(?:个|個|通)?(?:电话|電話)|通(?:个|個)?(?:电话|電話)|(?:讲|講)(?:电话|電話)|(?:电话|電話)(?:里|上)?(?:说|說|谈|談|讲|講|倾|傾|聊)|(?<!普)通(?:话|話))"
    r"(?=$|[，。,.!！?？\s吗嗎呢啊呀了吧问問跟同和]|给(?:你们|您|法院)|給(?:你們|您|法院))"
    r"|(?:几点|幾點|几时|幾時|什么时候|什麼時候)[^，。]{0,6}(?:有人)?(?:接|听|聽)(?:电话|電話)"
    r"|\b(?:want|like|need|can|could|may|prefer|rather)\b[^.?!]{0,24}\b(?:call (?:you|somebody|someone|the court)"
    r"|(?:speak|talk)[^.?!]{0,24}\b(?:by|on|over) (?:the )?(?:tele)?phone)\b"
    r"|\b(?:book|arrange|schedule|set up) (?:a |an )?(?:phone |telephone )?call\b",
    re.IGNORECASE,
)
"""Wishes to speak to us by telephone; a call to somebody else, or one to be reminded of, is none."""


def wishes_call(text: str) -> bool:
    """Return True if somebody wishes to talk to the court by telephone, whatever else was heard in it."""
    return _BY_TELEPHONE.search(text) is not None


def wants_at_once(text: str) -> bool:
    """Return True if a call is wanted at this moment."""
    return _AT_ONCE.search(text) is not None


def is_about_own_case(text: str) -> bool:
    """Return True if a case is spoken of."""
    return _OWN_CASE.search(text) is not None


def wants_link(text: str) -> bool:
    """Return True if the way into the call is asked for."""
    return _LINK.search(text) is not None


def moves(text: str) -> bool:
    """Return True if a call is to be at another time."""
    return _MOVES.search(text) is not None


def calls_off(text: str) -> bool:
    """Return True if a call is not wanted any more; who moves it still wants it."""
    return _CALLS_OFF.search(text) is not None and not moves(text)


def is_about_summary(text: str) -> bool:
    """Return True if what was written after a call is asked about."""
    return _SUMMARY.search(text) is not None


def finds_wrong(text: str) -> bool:
    """Return True if a summary is said not to be right."""
    return _WRONG.search(_NO_MISTAKE.sub("", text)) is not None
