"""What a person asks around a case and nobody has to do anything about: service of papers, enforcement of a judgment.

Only what the rules say is said; what they do not tell is said to be unknown, with whom to ask.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.judgments import OutsideDecision, outside_decision
from actions.forms.turn import Turn
from backend.shared.wording import Words

_NOT_RECEIVED = re.compile(
    r"没收到|沒收到|收不到|未收到|冇收到|收唔到|不见了|丢|哪里看|哪裡看|邊度睇|打不开|打不開|開唔到|打唔開|"
    r"haven'?t received|not received|didn'?t (?:get|receive)|never (?:got|arrived)|can'?t open",
    re.IGNORECASE,
)
_TO_THE_OTHER = re.compile(
    r"被告|对方|對方|佢|他|她|老公|老婆|前夫|前妻|找不到人|搵唔到|公告|defendant|other (?:side|party)|\b(?:him|her)\b",
    re.IGNORECASE,
)
_PRESERVE = re.compile(
    r"保全|冻结|凍結|查封|脱产|脫產|转移财产|轉移財產|宝全|freez|preserv|injunction|hid(?:e|ing)", re.IGNORECASE
)


async def service_of_documents(turn: Turn) -> None:
    """Say how the court's papers reach the person, or the other side (CPL-90, ONL-29, CPL-283)."""
    text = turn.answer.text
    if _NOT_RECEIVED.search(text):
        turn.say("utter_filing_service_missing", [_progress(turn)])
    elif _TO_THE_OTHER.search(text):
        turn.say("utter_filing_service_abroad")
    else:
        turn.say("utter_filing_service", [_progress(turn)])


async def enforcement(turn: Turn) -> None:
    """Enforcement is outside cross-border filing (SPC21-2): where to go, by when, what it costs (CPL-250, FEE-14.1)."""
    text = turn.answer.text
    if _PRESERVE.search(text):
        turn.say("utter_filing_preservation", [_fee(turn, "preservation", _PRESERVATION_FEE)])
        return
    if await enforcement_follow_up(turn):
        return
    outside = outside_decision(turn.answer)
    if outside is not None:
        turn.say(recognition_told(outside))
        return
    turn.say("utter_filing_enforcement", [_fee(turn, "enforcement", _ENFORCEMENT_FEE)])


def recognition_told(outside: OutsideDecision) -> str:
    """The answer about a decision from outside: recognised first, by an intermediate court, the fee paid in advance.

    Rules REC-DIV, REC-298, REC-AWARD, REC-HK, REC-MO, REC-TW.
    """
    if outside.origin != "foreign":
        return f"utter_filing_recognition_{outside.origin.lower()}"
    return f"utter_filing_recognition_{outside.matter}"


async def enforcement_follow_up(turn: Turn) -> bool:
    """Answer what is asked right after enforcement was explained with that alone, not with everything once more."""
    text, spoke = turn.answer.text, any(name.startswith("utter_filing_enforcement") for name in turn.said_last)
    if not spoke or turn.answer.pressed or len(text) > _SHORT or _PRESERVE.search(text):
        return False
    if outside_decision(turn.answer) is not None:
        return False
    if _PROPERTY.search(text):
        turn.say("utter_filing_enforcement_property")
    elif _TIME.search(text):
        turn.say("utter_filing_enforcement_time")
    else:
        return False
    return True


_SHORT = 40
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


_PRESERVATION_FEE = Words("保全费怎么算", "What preservation costs")
_ENFORCEMENT_FEE = Words("执行费怎么算", "What enforcement costs")


def _fee(turn: Turn, kind: str, title: Words) -> dict[str, str]:
    return {"title": title.say(turn.language), "payload": f'/ask_court_fee{{"fee_kind": "{kind}"}}'}


def _progress(turn: Turn) -> dict[str, str]:
    label = Words("看我的案子", "See my case").say(turn.language)
    return {"title": label, "payload": "/ask_case_progress"}


async def how_long(turn: Turn) -> None:
    """How long filing and a first trial take (CPL-126)."""
    turn.say("utter_filing_how_long")


async def lawyer_needed(turn: Turn) -> None:
    """Whether one has to have a lawyer (CPL-61, SPC21-6)."""
    turn.say("utter_filing_lawyer_needed")
