"""Readers of money handed over in several ways with the sum of each, and of a question called by its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers import Choice
from actions.dialogue.readers.statements import stated
from actions.filing.readers.several_ways import SEVERAL
from actions.script import sign_by_sign, simplified

OF_IT = "其中"
"""Beginning of the sentence that tells the sum of each way."""
_FEWEST_WAYS = 2
_STRETCH = re.compile(r"[，。；;！!\n\s]+|,(?!\d)")
_EACH = re.compile(r"(?<=[\d万千百元块萬塊])(?=(?:银行|銀行|微信|支付宝|支付寶|转|轉|现金|現金|汇|匯|过数|過數))")
_BARE = re.compile(r"[\d万千百萬]$")
"""A sum of money whose unit is left out ("九万")."""
_WITH_SUM = re.compile(r"[\d一二三四五六七八九十百千万两]")
_LEADS = re.compile(r"^(?:不对|唔啱|唔对|错了?|其实|我)*(?:是|系|我系|我是)*")
_ASKS_SO = re.compile(r"怎么|怎样|点样|点|几时|什么|哪|谁|边|多少|how|when|where|what|which|who", re.IGNORECASE)
"""Words that stand in a question, and in the words people call it by."""
_CHANGES = re.compile(
    r"(?:^|[，。,\s])(?:还要|还|再|我要|我想|要)?(?:改|更正|修改)(?:一下|返)?|\b(?:change|correct|fix)\b", re.IGNORECASE
)


def asks_so(subject: str) -> bool:
    """Return True if what is to be changed is called by the words of a question ("钱是怎么给的")."""
    return _ASKS_SO.search(sign_by_sign(subject)) is not None


def orders_change(text: str) -> bool:
    """Return True if a text says that something is to be changed ("还要改一下 …")."""
    return _CHANGES.search(simplified(text)) is not None


def pieces_of(text: str) -> list[str]:
    """Return the stretches of a text between commas and blanks."""
    return [piece for piece in _STRETCH.split(text) if piece.strip()]


def sums_by_way(pieces: Sequence[str], choices: Sequence[Choice]) -> str:
    """Return the sums of each way as a sentence of the facts; nothing where fewer than two are told with their way."""
    parts = [part for piece in pieces for part in _EACH.split(piece) if _WITH_SUM.search(part)]
    told = [stated(_LEADS.sub("", part.strip())).text.strip(" ，,。") for part in parts if names_way(part, choices)]
    if len(told) < _FEWEST_WAYS:
        return ""
    whole = [f"{part}元" if _BARE.search(part) else part for part in told]
    return ", ".join(whole) if whole[0].isascii() else f"{OF_IT}{'，'.join(whole)}"


def names_way(piece: str, choices: Sequence[Choice]) -> bool:
    """Return True if a piece names one of the ways by two signs of it."""
    plain = simplified(piece)
    return any(
        label[start : start + 2] in plain
        for choice in choices
        if choice.value != SEVERAL
        for label in (choice.label.zh, *choice.words)
        for start in range(max(len(label) - 1, 0))
    )
