"""Questions that stand beside what a message tells: blanked out, so that no correction reads on into them. Pure.

"不对是12万，另外诉讼费多少" puts a sum right and asks for a fee; the fee is no part of the sum.
"""

from __future__ import annotations

import re
from itertools import pairwise

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks

_BREAKS = re.compile(
    r"[?？]\s*|(?<=[a-z\d])\.\s+(?=[a-z])|\s(?=and (?:do|does|can|could|is|are|how|what|when|where|who|will)\b)"
)
_LEAD = re.compile(
    r"^\s*(?:另外|还有|還有|仲有|同埋|顺便(?:问下|问)?|順便|以及|那|咁|and|also|plus|by the way|btw)[\s,，:：]*"
    r"(?:想问|想問|请问|請問|问下)?",
    re.IGNORECASE,
)
_WORDS_OF_ASKING = re.compile(
    r"多少|几多|幾多|几时|幾時|什么时候|什麼時候|多久|几耐|幾耐|怎么|怎麼|怎样|点样|點樣|哪里|哪裡|边度|邊度|[吗嗎么]\s*$|要不要|能不能|可不可以|可唔可以|使唔使|是不是|系咪|係咪"
    r"|^\s*(?:how|what|when|where|who|do|does|can|could|is|are|will|which)\b",
    re.IGNORECASE,
)
_HOLDS_VALUE = re.compile(r"\d|[一二两三四五六七八九十百千][万千百]|改|换|換|\bchange\b|\bcorrect\b", re.IGNORECASE)


def without_questions(text: str) -> str:
    """Return a text with blanks in the place of its questions, every other character where it was.

    A question that holds a value or the wish to change one stays ("can you make it 12万"), and so does one alone.
    """
    parts = _parts(text)
    told = [not _is_question(part) for part in parts]
    if all(told) or not any(kept and part.strip() for kept, part in zip(told, parts, strict=True)):
        return text
    return "".join(part if kept else " " * len(part) for kept, part in zip(told, parts, strict=True))


def _is_question(part: str) -> bool:
    bare = _LEAD.sub("", part, count=1)
    if not bare.strip() or _HOLDS_VALUE.search(bare):
        return False
    return asks(bare) or _WORDS_OF_ASKING.search(bare) is not None


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for piece in pieces(text):
        cuts = [0, *(found.end() for found in _BREAKS.finditer(piece) if found.end()), len(piece)]
        parts += [piece[start:end] for start, end in pairwise(cuts) if end > start]
    return parts
