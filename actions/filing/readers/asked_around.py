"""Readers of questions around a case: service of papers, preservation, enforcement, more time. Pure."""

from __future__ import annotations

import re

from actions.readers.standing import stands

_NOT_RECEIVED = re.compile(
    r"没收到|沒收到|收不到|未收到|冇收到|收唔到|不见了|丢|哪里看|哪裡看|邊度睇|打不开|打不開|開唔到|打唔開|"
    r"haven'?t received|not received|didn'?t (?:get|receive)|never (?:got|arrived)|can'?t open",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"被告|对方|對方|佢|他|她|老公|老婆|前夫|前妻|找不到人|搵唔到|公告|defendant|other (?:side|party)|\b(?:him|her)\b",
    re.IGNORECASE,
)
_PRESERVATION = re.compile(
    r"保全|冻结|凍結|查封|脱产|脫產|转移财产|轉移財產|宝全|freez|preserv|injunction|hid(?:e|ing)", re.IGNORECASE
)
_PROPERTY = re.compile(
    r"没钱|没有钱|冇钱|冇錢|沒錢|财产|財產|房子|屋|楼|樓|存款|账户|賬戶|车|躲|失踪|失蹤|找不到|搵唔到|"
    r"\b(?:no money|broke|assets?|house|property|account|bank|hid(?:es?|ing)|disappeared|can'?t find)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"多久|多长时间|多長時間|期限|几年|幾年|几时|幾時|什么时候|什麼時候|来得及|來得及|过期|過期|"
    r"\b(?:how long|when|deadline|time limit|too late)\b",
    re.IGNORECASE,
)
_MORE_TIME = re.compile(
    r"延期|延长|延長|宽限|寬限|推迟|推遲|多.{0,3}时间|多.{0,3}時間|\b(?:extension|extend|more time)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"公证|公證|材料|证据|證據|开庭|開庭|律师|律師|申请|申請|notar|paper|document|hearing|lawyer|apply", re.IGNORECASE
)
_SETTLES = re.compile(r"和解|调解|調解|撤诉|撤訴|settle|mediat|withdraw", re.IGNORECASE)


def papers_missing(text: str) -> bool:
    """Return True if papers of the court have not arrived, or cannot be opened."""
    return _NOT_RECEIVED.search(text) is not None


def about_other_side(text: str) -> bool:
    """Return True if the other side is spoken of."""
    return _OTHER_SIDE.search(text) is not None


def wants_preservation(text: str) -> bool:
    """Return True if property is to be kept from disappearing before there is a judgment."""
    to_stop = stands("sale_to_stop", text) or stands("sale_to_stop_en", text)
    return to_stop or _PRESERVATION.search(text) is not None


def about_property(text: str) -> bool:
    """Return True if it is asked what there is to enforce upon."""
    return _PROPERTY.search(text) is not None


def about_time(text: str) -> bool:
    """Return True if it is asked how long, or until when."""
    return _TIME.search(text) is not None


def wants_more_time(text: str) -> bool:
    """Return True if more time to correct is asked for."""
    return _MORE_TIME.search(text) is not None


def about_something_else(text: str) -> bool:
    """Return True if a short question after a fee is about another matter than fees."""
    return _ELSEWHERE.search(text) is not None


def settles(text: str) -> bool:
    """Return True if the case is to end without a judgment."""
    return _SETTLES.search(text) is not None
