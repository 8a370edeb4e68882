"""Questions around a case that nobody has to do anything about: service of papers, enforcement of a judgment.

Only what the rules say is said; what they do not tell is said to be unknown, with whom to ask.
"""

from __future__ import annotations

from actions.dialogue.buttons import button, titled
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.judgments import OutsideDecision, outside_decision
from actions.dialogue.turn import Turn
from actions.filing.readers.asked_around import (
    about_other_side,
    about_property,
    about_time,
    papers_missing,
    wants_preservation,
)
from actions.protection.reckoned import tell_enforced_until
from backend.shared.wording import Words


async def service_of_documents(turn: Turn) -> None:
    """Say how the court's papers reach the person, or the other side (CPL-90, ONL-29, CPL-283)."""
    text = turn.answer.text
    outside = outside_decision(turn.answer)
    if outside is not None and says("asks_whether_valid", text):
        turn.say(recognition_told(outside))
    elif papers_missing(text):
        turn.say("utter_filing_service_missing", [_progress(turn)])
    elif about_other_side(text):
        turn.say("utter_filing_service_abroad")
    else:
        turn.say("utter_filing_service", [_progress(turn)])


async def enforcement(turn: Turn) -> None:
    """Enforcement is outside cross-border filing (SPC21-2): where to go, by when, what it costs (CPL-250, FEE-14.1)."""
    text = turn.answer.text
    if wants_preservation(text):
        turn.say("utter_filing_preservation", [_fee(turn, "preservation", _PRESERVATION_FEE)])
        return
    if await enforcement_follow_up(turn):
        return
    outside = outside_decision(turn.answer)
    if outside is not None:
        turn.say(recognition_told(outside))
        return
    if (earlier := _recognition_spoken_of(turn)) is not None:
        turn.say(earlier)
        return
    await tell_enforced_until(turn)
    turn.say("utter_filing_enforcement", [_fee(turn, "enforcement", _ENFORCEMENT_FEE)])


def _recognition_spoken_of(turn: Turn) -> str | None:
    """The answer on recognition that a question right after it, or one that names recognition, is still about.

    Who names a court or a place of here speaks of a judgment of here, which needs none.
    """
    text = turn.answer.text
    if turn.answer.pressed or turn.answer.values("place", "country", "court"):
        return None
    told = next((name for name in turn.spoken_before if name.startswith(_RECOGNITION)), None)
    return told or (f"{_RECOGNITION}judgment" if says("speaks_of_recognition", text) else None)


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
    if not spoke or turn.answer.pressed or len(text) > _SHORT or wants_preservation(text):
        return False
    if outside_decision(turn.answer) is not None:
        return False
    if about_property(text):
        turn.say("utter_filing_enforcement_property")
    elif about_time(text):
        turn.say("utter_filing_enforcement_time")
    else:
        return False
    return True


_SHORT = 40
_RECOGNITION = "utter_filing_recognition_"
_PRESERVATION_FEE = Words("保全费怎么算", "What preservation costs")
_ENFORCEMENT_FEE = Words("执行费怎么算", "What enforcement costs")


def _fee(turn: Turn, kind: str, title: Words) -> dict[str, str]:
    return button(turn.language, title, "ask_court_fee", fee_kind=kind)


def _progress(turn: Turn) -> dict[str, str]:
    label = Words("看我的案子", "See my case").say(turn.language)
    return titled(label, "ask_case_progress")


async def how_long(turn: Turn) -> None:
    """Say how long filing and a first trial take (CPL-126)."""
    turn.say("utter_filing_how_long")


async def lawyer_needed(turn: Turn) -> None:
    """Say whether one has to have a lawyer (CPL-61, SPC21-6)."""
    turn.say("utter_filing_lawyer_needed")
