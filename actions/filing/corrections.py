"""What can be said about the lists at any question: take a party or a file off, correct one, add one more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Reopen, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Answers, State
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


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Carry out a correction of a list.

    Only short messages that say nothing else are meant: a claim or a story that mentions the defendant is none.
    """
    text = message.text.strip(" 。.！!")
    if not text or len(text) > LONGEST:
        return ()
    if (gone := _REMOVE.match(text)) and (gone["verb"] or gone["tail"]):
        remove = _remove_evidence if _is_evidence(gone["what"]) else _remove_party
        return remove(state.answers, gone["what"])
    if (more := _ADD.match(text)) is not None:
        return _add_party(state.answers, more["role"])
    if _CHANGE.search(text) and not _OF_A_CLAIM.search(text) and not candidates.revised:
        question = answer_named(text, state.answers)
        return (Reopen(question),) if question else ()
    return ()


def answer_named(text: str, answers: Answers) -> str | None:
    """The answer about a party that a text names ("第二被告的地址"), if it has been given."""
    named = named_party(text)
    if named is None:
        return None
    role, number = named
    part = named_part(text)
    question = parties.key(role, number, part)
    if question not in answers and part in parties.TOLD_ALONG:
        question = parties.key(role, number, "details" if role == "defendant" else "sex")
    return question if question in answers else None


def _is_evidence(what: str) -> bool:
    return any(word in what.casefold() for word in ("证据", "證據", "evidence"))


def _remove_party(answers: Answers, what: str) -> tuple[Command, ...]:
    named = named_party(what)
    if named is None:
        return ()
    role, number = named
    last = parties.count(answers, role)
    number = last if number == -1 else number
    if number > last:
        return (Say("utter_filing_party_none_such"),)
    if last == 1:
        return (Say("utter_filing_party_last"),)
    changes = {**parties.moved_up(answers, role, number), "court": None}
    return (ChangeAnswers(changes, "utter_filing_party_removed", about=(role,)),)


def _remove_evidence(answers: Answers, what: str) -> tuple[Command, ...]:
    figure = _EVIDENCE_NUMBER.search(what)
    said = figure[0] if figure else "1"
    number = int(said) if said.isdecimal() else NUMERALS.index(said[0]) + 1
    if number > len(evidence.sent(answers)):
        return (Say("utter_filing_evidence_none_such"),)
    return (ChangeAnswers(evidence.taken_off(answers, number), "utter_filing_evidence_removed"),)


def _add_party(answers: Answers, said: str) -> tuple[Command, ...]:
    role: parties.Role = "plaintiff" if said.casefold() in ("原告", "plaintiff") else "defendant"
    last = parties.count(answers, role)
    if last == parties.MOST or parties.key(role, last, "name") not in answers:
        return ()
    changes = {parties.key(role, last, "more"): "yes", "court": None}
    return (ChangeAnswers(changes, question=parties.key(role, last + 1, "name")),)


def change(turn: Turn, changes: Mapping[str, Any | None]) -> None:
    """Change several answers of the draft; None forgets one."""
    kept = {name: value for name, value in changes.items() if value is not None}
    turn.change(kept, forget=[name for name in changes if name not in kept])
