"""Waivers of an inheritance: 放弃我那份遗产 is a declaration, the opposite of claiming what was left. Pure.

Who gives up a share has a declaration notarised; who books while somebody else gives up theirs still inherits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .spans import Span

_ESTATE = r"(?:继承权?|遗产|家产|身家)"
_WAIVES = r"(?:放弃|弃|不(?:想|打算)?要|唔(?:想)?要|不争|唔争)"
_SAME_CLAUSE = r"[^,，。.;；!！?？、]"
_ZH = re.compile(
    rf"{_WAIVES}(?:了|咗)?(?:(?!公证){_SAME_CLAUSE}){{0,10}}?{_ESTATE}"
    rf"|{_ESTATE}{_SAME_CLAUSE}{{0,8}}?[,，]?(?:我)?{_WAIVES}(?:了|咗|喇)?"
    r"|(?:遗产|继承)弃权(?:声明|书)?"
)
_EN = re.compile(
    r"\b(?:waiv\w+|renounc\w+|giv(?:e|ing) up|disclaim\w*|do(?:es)?(?: not|n't) want)\b[^.,;?!]{0,30}?"
    r"\b(?:inheritance|estate|share of (?:the |my )?\w+(?:'s)?(?: \w+)?)\b"
    r"|\b(?:renunciation|waiver) of (?:the |my |an )?(?:inheritance|estate)\b"
)
_OTHERS_ZH = re.compile(
    r"(?:他|她|佢|哥|姐|弟|妹|细佬|大佬|家姐|妈|母亲|爸|父亲|叔|伯|姑|姨|侄|兄弟|姐妹|兄妹|有人|其他人|别人|继承人)"
    r"(?:们|哋)?(?:都|已经|已|也|就|会|愿意|想|要|同意|自愿|书面|写了|签了|表示|话|说)*$"
)
_OTHERS_EN = re.compile(
    r"\b(?:he|she|they|brothers?|sisters?|siblings?|mother|father|mum|mom|dad|cousins?|heirs?)"
    r"(?: (?:will|wants? to|agreed to|agrees to|has|have|is|are|wish(?:es)? to))*\s*$"
)
_OURS = re.compile(r"(?:我们|我哋|我(?:和|同|跟|与)).{0,8}$|\b(?:we|i and|and i)\b[^.,;?!]*$")
_BEFORE = 16


def find_waivers(text: str) -> Iterator[Span]:
    """Yield where a folded text gives up an inheritance: as a declaration, or as inheriting beside others who do."""
    for found in (*_ZH.finditer(text), *_EN.finditer(text)):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        is_anothers = bool(_OTHERS_ZH.search(before) or _OTHERS_EN.search(before)) and not _OURS.search(before)
        yield Span("notarization_matter", "inheritance" if is_anothers else "declaration", found.start(), found.end())
