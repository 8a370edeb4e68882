"""Readers of what the court is to order, at whatever question it is told. Pure.

"我要解除租约、他搬走、交齐租" and "I want an apology and 20,000 yuan" are claims; "我要离婚" alone names the matter.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import can_be_ordered, stated
from actions.filing.readers.words_for_the_court import size_of
from actions.script import sign_by_sign

_WISH = re.compile(
    r"^[\s，,、]*(?:那|就|咁|然后|还有|另外|and|also|so)?[\s，,]*"
    r"(?:(?:我们?|我哋|阿妈|我妈|我爸)?(?:就|净系|只)?(?:是|系)?(?:想要|想|要求|请求|希望|要)"
    r"(?!告|起诉|打官司|问|知|办|做|找|请律师|立案|上诉|预约|取消)"
    r"|[^，。]{1,12}(?:都|也)要(?:他|她|佢)?(?:们|哋)?(?:赔|退|还|换|修)"
    r"|(?:(?:就|净系|还|另外)?(?:我)?(?:想|要)?追(?:返|讨|索|回))(?=[^，。]{2})"
    r"|(?:解除|返还|退还|退(?!租金|休|伍|了|货)|赔(?!了)|赔偿|归还|拆除|支付(?!宝)|判令|停止|恢复)(?=[^，。]{2})"
    r"|(?:(?:i|we|they|she|he|my (?:mother|father|parents))(?: just| only| also)? wants?"
    r"|i(?:'d| would)(?: also| just| really)? like|(?:i|we) (?:ask|claim|demand)(?: for)?)\b"
    r"(?! to (?:sue|file|ask|know|start|book|talk)| sue)"
    r"|(?:he|she|they) (?:should|must|has to|have to)\b)",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:apology|delet\w+|damages|take it down|an end to)\b|道歉|删|搬|清算|对账|计数|数簿|本数|交返|"
    r"每[^，。]{1,8}[俾畀给付]|退[\d一二三四五六七八九十两]|(?:要|由)(?:他|她|佢|对方)(?:们)?(?:出|付|俾|给)",
    re.IGNORECASE,
)
_FEWEST_SIGNS = 7
_WAS_DUE = re.compile(
    r"^[\s，,]*(?:he|she|they) (?:should|must|has to|have to|had to) (?:have )?\w+[^.,;]{0,30}?"
    r"\b(?:by|before|until|in|on|at)\b[^.,;]{0,30}\b(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
"""Until when something had to be done, which tells what was agreed ("he should pay back by end 2023")."""
_ASKED = re.compile(
    r"多少|几多|几钱|几时|几耐|几号|怎么|怎样|点样|点解|为什么|边个|哪个|(?<!无论)谁(?!都|也)|是不是|系咪|可不可以|使唔使|要不要"
    r"|[?？]|吗\s*$|\b(?:how|what|which|when|whether|can i|do i)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"[^，,。；;]+[，,。；;]?")


def claims_told(text: str) -> str:
    """Return what a text tells that the court is to order, in its own words; nothing where it tells none.

    Args:
        text: as it was written; a question or a wish for the suit itself is none.
    """
    words = _without_questions(stated(text).text)
    if (
        asks(text)
        or _WAS_DUE.match(words)
        or size_of(words) < _FEWEST_SIGNS
        or _WISH.match(sign_by_sign(words)) is None
    ):
        return ""
    return words if can_be_ordered(words) or _ORDERED.search(sign_by_sign(words)) else ""


def _without_questions(words: str) -> str:
    """Return words without what is asked from comma to comma ("他要还48000，另外诉讼费要多少钱"), in any spelling."""
    pieces = _STRETCH.findall(words)
    kept = [piece for piece in pieces if not _ASKED.search(sign_by_sign(piece))]
    return "".join(kept).strip(" ，,;；") if len(kept) < len(pieces) else words
