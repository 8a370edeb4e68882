"""The place a message tells, without the sentence around it ("2023年6月结婚㗎，喺新会民政局" tells "新会民政局"). Pure.

A place stands in a court's paper and decides which court is competent: only its own words are kept. A stretch that
names no place, or still tells something of somebody after its lead is taken off, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.addresses import find_address, without_days
from actions.dialogue.readers.localities import is_locality
from actions.dialogue.readers.origins import tells_origin
from actions.dialogue.readers.speech_acts import act_of
from actions.script import sign_by_sign
from backend.shared.courts import read_place

_STRETCH = re.compile(r"[^，,；;。！!？?\n]+")
_SIGNS = re.compile(r"[省市县区镇乡村街路巷里道城洲州港岛湾埠坊苑园厦楼号圩墟院局馆厂屯寨墩]|政厅")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAD = re.compile(
    r"^.*(?:位于|位於|住在|住喺|登记在|发生在|就是|就系|即系|是在|系喺|好像是|写的是|写住|叫|住|(?<!所)在|喺|于|到|系|是|[:：])"
    r"(?=[^，,]{2,})"
)
_WORN = re.compile(
    r"^(?:我哋?|我们|他们?|她们?|佢哋?|当时|那时|嗰阵|后来|应该|可能|大概|好像|都|就|主要|一直|住(?!宅|房)|"
    r"\d+[年月日]|\d+号(?![楼栋座幢院室房铺]))+(?=.{2,})"
)
_TAIL = re.compile(
    r"(?:(?:登记|注册|办|领|摆酒|结|签|做|上班|返工|工作|发生|出|撞|交|收)(?:了|咗|过)?(?:的|嘅|㗎)?(?:婚|证|事|货|的|嘅)?|结婚|那边|嗰边|这边|呢边|附近|"
    r"[给俾畀].*|的|嘅|㗎|啊|呀|啦|喇|吧|哦|囉|咯|呢|\s)+$"
)
_DAY = re.compile(r"(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?")
_LIVES = re.compile(r"(?:[我佢他她]|老[公婆]|被告|[对對]方).{0,6}住|\b(?:wife|husband|he|she) lives?\b", re.IGNORECASE)
"""Words of a home, said beside the place that is asked for."""
_TELLS = re.compile(r"[我你他她佢您咗㗎没沒冇唔想欠告吵赔]|不[是要想会同肯知记]|打电话|违约金|开始算|算起|起诉")
_LATIN_LEAD = re.compile(r"^.*?\b(?:in|at|near|from|is|was|called|it'?s)\s+(?:the\s+)?(?=[^\W\d_]|\d)", re.IGNORECASE)
_LATIN_TAIL = re.compile(
    r"\s+(?:in|on|since|around|about|by|when|where|because|and|i think|i guess|i believe|last|this)\b.*$", re.IGNORECASE
)
_TALK = re.compile(
    r"\b(?:i|we|he|she|they|you|it|my|his|her|our|want|wants|need|needs|have|has|had|is|was|are|were|said|not|don't|"
    r"can|will|would|since|because|please|sue|suing|file|start|begin|first|tenant|landlord|lawyer|mediator|judge|"
    r"court date|separated|married|owes?|paid)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{2,}")
_TIMES = ("date", "datetime", "date_range")
_PLACES = ("place", "country", "court")


def place_told(answer: Answer) -> str | None:
    """The place in a message as it was written, or None.

    Args:
        answer: the message with its entities.
    """
    text = answer.text.strip()
    cut = [(match.start(), match.end()) for match in _STRETCH.finditer(text)]
    read = [(start, end, _place_in(answer.between(start, end))) for start, end in cut]
    kept = [(start, end, words) for start, end, words in read if words is not None]
    kept = [one for one in kept if not _LIVES.search(text[one[0] : one[1]])] or kept
    if not kept:
        return None
    told = [kept[0][2]]
    for (_, before, _), (start, _, words) in pairwise(kept):
        if text[before:start].strip() in ("，", ",", "；", ";"):
            told += [", " if text[before:start].strip() == "," and not _HAN.search(words) else "，", words]
    return "".join(told)


def _place_in(piece: Answer) -> str | None:
    """A stretch without what leads in and out, where it names a place and tells nothing else."""
    if not piece.text or act_of(piece.text) is not None or piece.share(*_TIMES) >= 0.8 or tells_origin(piece.text):
        return None
    plain = sign_by_sign(piece.text)
    if not _HAN.search(plain):
        return _latin(piece)
    start, end = _bounds(plain)
    words, bare = piece.text[start:end].strip(), plain[start:end].strip()
    if len(bare) < 2 or _TELLS.search(bare):
        found = find_address(words) if len(bare) >= 2 else None
        return found if found and not _TELLS.search(sign_by_sign(found)) else None
    named = [e for e in piece.entities if e.get("entity") in _PLACES and int(e.get("start", 0)) >= start]
    place = read_place(bare)
    bare = _DAY.sub("", without_days(plain)[start:end].strip())  # the 号 of a day is no house's
    if len(bare) < len(words) and len(bare.strip("前后後之以内內交付在")) < 2:
        return None  # "每月5号前"
    return words if named or place.court or place.elsewhere or _SIGNS.search(bare) or is_locality(bare) else None


def _bounds(plain: str) -> tuple[int, int]:
    """Find beginning and end of the place in a stretch of Chinese."""
    tail = _TAIL.search(plain)
    end = tail.start() if tail is not None and tail.start() >= 2 else len(plain)
    lead = _LEAD.match(plain[:end])
    start = lead.end() if lead is not None else 0
    if start and _SIGNS.search(plain[:start]) and not _SIGNS.search(plain[start:end]):
        start = 0  # a place's own 城里村 holds a sign that leads to nothing
    worn = _WORN.match(plain[start:end])
    return start + (worn.end() if worn is not None else 0), end


def _latin(piece: Answer) -> str | None:
    text = piece.text
    words = text
    if _TALK.search(text) or _LATIN_LEAD.match(text):
        words = _LATIN_LEAD.sub("", text, count=1)
    words = _LATIN_TAIL.sub("", words).strip(" .")
    if not words or _TALK.search(words):
        return None
    named = [e for e in piece.entities if e.get("entity") in _PLACES and _words_of(piece, e) in words]
    return words if named or is_locality(words) or find_address(words) or _CAPITAL.search(words) else None


def _words_of(piece: Answer, entity: Mapping[str, Any]) -> str:
    return piece.text[int(entity.get("start", 0)) : int(entity.get("end", 0))]
