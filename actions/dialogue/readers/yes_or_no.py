"""Questions Chinese asks without any mark: a verb and its denial ("告唔告得入"), or Cantonese "點" ("點分"). Pure."""

from __future__ import annotations

import re

_A_NOT_A = re.compile(r"(?P<verb>[\u3400-\u9fff])得?[不唔没沒未冇](?P=verb)")
_TELLS = re.compile(r"(?:不管|无论|無論|不论|不論|唔理)[^，。,.]{0,8}$")
"""Behind these, either is meant and nothing is asked ("不管去不去")."""
_HOW = re.compile(
    r"(?<![\d〇零一二三四五六七八九十兩两半有早快差晚優优缺重地景焦終终起觀观特])[點点]"
    r"(?![\d擊击名評评收頭头心對对鐘钟數数半都零至到時时燈灯火餐菜]|[左右前後后]|解都|樣都|样都)(?=[\u3400-\u9fff])"
)
"""Cantonese "how" before a verb; neither an hour, nor a point, nor "anyhow"."""
_LEFT_OPEN = re.compile(
    r"(?:唔知|唔記得|唔记得|不知道|(?:冇|未|沒|没)(?:講|讲|話|话|寫|写|傾|倾|定|約|约|說|说)|唔理|無論|无论|不管|睇(?:下|吓)?佢?)[^，,。]{0,8}$"
)
"""Behind these, it is told that something is not known or was never said."""


def asks_yes_or_no(text: str) -> bool:
    """Return True if a text holds such a question."""
    found = _A_NOT_A.search(text)
    return found is not None and _TELLS.search(text[: found.start()]) is None


def asks_how(text: str) -> bool:
    """Return True if a text asks in Cantonese how something is done or shared ("間屋點分", "要點認證")."""
    found = _HOW.search(text)
    return found is not None and _LEFT_OPEN.search(text[: found.start()]) is None
