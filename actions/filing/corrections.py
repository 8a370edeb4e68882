"""What can be said about the lists at any question: take a party or a file off, correct one, add one more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.filing import evidence, parties
from actions.filing.party_names import NUMERALS, named_part, named_party
from actions.forms.turn import Turn

_REMOVE = re.compile(
    r"^(?:请|帮我|唔该|唔該|please\s)*(?:把)?(?P<verb>删除|刪除|删掉|刪走|去掉|拿掉|移除|remove|delete|drop)?(?:掉)?(?:the\s)?\s*"
    r"(?P<what>.{0,4}(?:被告|原告|证据|證據).{0,3}?|.{0,8}(?:plaintiff|defendant|evidence)\s?\d{0,2})"
    r"(?P<tail>删除|刪除|删掉|刪走|去掉)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:改|更正|写错|寫錯|错了|錯咗|唔啱|不对|change|correct|wrong).*(?:被告|原告|plaintiff|defendant)"
    r"|(?:被告|原告|plaintiff|defendant).*(?:改|写错|寫錯|错了|錯咗|唔啱|不对|wrong)",
    re.IGNORECASE,
)
_OF_A_CLAIM = re.compile(r"第\s?[一二三四五六七八九十\d]+\s?(?:条|項|项)|请求|請求")
_ADD = re.compile(
    r"^(?:请|我想|我要)?(?:再|仲要)?(?:加|添加|增加|add)(?:\s?another|\sa)?(?:多)?(?:一个|一個|个|名)?\s?(?P<role>被告|原告|plaintiff|defendant)$",
    re.IGNORECASE,
)
_EVIDENCE_NUMBER = re.compile(rf"[{NUMERALS}\d]{{1,2}}")
LONGEST = 30


async def hear(turn: Turn) -> tuple[str | None, str] | None:
    """Carry out a correction of a list; return what was done (an utterance or None) and the question to ask.

    Only short messages that say nothing else are meant: a claim or a story that mentions the defendant is none.
    """
    text = turn.answer.text.strip(" 。.！!")
    if not text or len(text) > LONGEST:
        return None
    if (gone := _REMOVE.match(text)) and (gone["verb"] or gone["tail"]):
        return await (_remove_evidence if _is_evidence(gone["what"]) else _remove_party)(turn, gone["what"])
    if (more := _ADD.match(text)) is not None:
        return await _add_party(turn, more["role"])
    if _CHANGE.search(text) and not _OF_A_CLAIM.search(text) and (named := named_party(text)) is not None:
        role, number = named
        part = named_part(text)
        question = parties.key(role, number, part)
        if question not in turn.answers and part in parties.TOLD_ALONG:
            question = parties.key(role, number, "details" if role == "defendant" else "sex")
        return (None, question) if question in turn.answers else None
    return None


def _is_evidence(what: str) -> bool:
    return any(word in what.casefold() for word in ("证据", "證據", "evidence"))


async def _remove_party(turn: Turn, what: str) -> tuple[str | None, str] | None:
    named = named_party(what)
    if named is None:
        return None
    role, number = named
    last = parties.count(turn.answers, role)
    number = last if number == -1 else number
    if number > last:
        return "utter_filing_party_none_such", ""
    if last == 1:
        return "utter_filing_party_last", ""
    await change(turn, {**parties.moved_up(turn.answers, role, number), "court": None})
    turn.say(
        "utter_filing_party_removed", who=parties.HEADINGS[role].say(turn.language), listed=parties.listed(turn, role)
    )
    return None, ""


async def _remove_evidence(turn: Turn, what: str) -> tuple[str | None, str] | None:
    figure = _EVIDENCE_NUMBER.search(what)
    said = figure[0] if figure else "1"
    number = int(said) if said.isdecimal() else NUMERALS.index(said[0]) + 1
    if number > len(evidence.sent(turn.answers)):
        return "utter_filing_evidence_none_such", ""
    await change(turn, evidence.taken_off(turn.answers, number))
    return "utter_filing_evidence_removed", ""


async def _add_party(turn: Turn, said: str) -> tuple[str | None, str] | None:
    role: parties.Role = "plaintiff" if said.casefold() in ("原告", "plaintiff") else "defendant"
    last = parties.count(turn.answers, role)
    if last == parties.MOST or parties.key(role, last, "name") not in turn.answers:
        return None
    await change(turn, {parties.key(role, last, "more"): "yes", "court": None})
    return None, parties.key(role, last + 1, "name")


async def change(turn: Turn, changes: Mapping[str, Any | None]) -> None:
    """Save several answers of the draft; None forgets one."""
    kept = {name: value for name, value in changes.items() if value is not None}
    turn.change(kept, forget=[name for name in changes if name not in kept])
