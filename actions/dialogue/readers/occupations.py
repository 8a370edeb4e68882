"""Somebody's work, nation and employer ("退休", "汉族，在新会开厂", "He works as a cook"). Pure."""

from __future__ import annotations

import re

from actions.answers import NOTHING, Reading
from actions.dialogue.readers.speech_acts import act_of, asks, requests

ODD = "utter_filing_occupation_odd"
LONGEST = 120
_PIECE = re.compile(r"[，,、;；。！!？?\n]+")
_LEAD = re.compile(
    r"^(?:我|他|她|佢)?(?:的|嘅)?(?:职业|職業|工作|民族)?(?:现在|現在|以前|而家|目前)?(?:就)?(?:是|係|系|为|做的是)(?:个|個|一个|一個|一名)?"
    r"|^(?:我|他|她|佢)(?:现在|現在|而家|目前)?(?=在|喺|做|开|開|退休|没有|冇)"
    r"|^(?:occupation|job|work)\s*[:：]\s*|^(?:i|he|she)(?:'s| is|'m| am)?\s+(?:now\s+)?"
    r"(?:(?:works?|worked|working|employed)\s+(?:as|for)\s+)?(?:(?:a|an|the)\s+)?",
    re.IGNORECASE,
)
_ODD = re.compile(r"[<>{}\[\]⟦⟧|\\]|^[\W\d_]+$")
_NO_WORK = re.compile(
    r"^(?:his|her|their|the|he|she|name|full|real|chinese|in|is|are|他|她|佢|的|嘅|我|中文|漢字|汉字|姓名|名字|名|叫|是|係|系|\s)+$"
    r"|不知|唔知|不清楚|唔清楚|不晓得|不曉得|\b(?:don['’]?t|do not|not|never|no) (?:know|sure|idea)\b|\bunknown\b",
    re.IGNORECASE,
)
"""Words of somebody's name alone, or that nobody knows the work: neither is any."""
_NO_LETTERS = re.compile(r"[\W\d_]+")


def read_occupation(text: str) -> Reading:
    """Work and nation, without what is told beside them that is neither ("不知道他做什么")."""
    said = text.strip()
    if not said:
        return NOTHING
    if len(said) > LONGEST:
        return Reading(problem="utter_text_too_long", facts={"limit": LONGEST})
    kept = occupation_in(said)
    return Reading(kept) if kept else Reading(problem=ODD)


def occupation_in(text: str) -> str:
    """The pieces of a message that can be an occupation, parted as they were; empty if none is."""
    pieces = [piece.strip() for piece in _PIECE.split(text) if piece.strip()]
    asked = {piece for piece in pieces if asks(piece) or requests(piece) or act_of(piece)}
    if asks(text) and len(pieces) == 1:
        return ""
    kept = [_LEAD.sub("", piece).strip() for piece in pieces if piece not in asked and not _ODD.search(piece)]
    kept = [
        piece for piece in kept if _NO_LETTERS.sub("", piece) and act_of(piece) is None and not _NO_WORK.search(piece)
    ]
    return ("，" if re.search(r"[\u3400-\u9fff]", text) else ", ").join(kept)
