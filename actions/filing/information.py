"""Questions around a case that nobody has to do anything about: service of papers, enforcement of a judgment.

Only what the rules say is said; what they do not tell is said to be unknown, with whom to ask.
"""

from __future__ import annotations

from actions.dialogue.buttons import button, titled
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.judgments import REGIONS, Matter, Origin, OutsideDecision, origin_named, outside_decision
from actions.dialogue.turn import Turn
from actions.filing.readers.asked_around import (
    about_other_side,
    about_property,
    about_time,
    papers_missing,
    wants_preservation,
)
from actions.protection.reckoned import tell_enforced_until
from actions.readers.standing import stands
from actions.script import simplified
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words


async def service_of_documents(turn: Turn) -> None:
    """Say how the court's papers reach the person, or the other side (CPL-90, ONL-29, CPL-283)."""
    text = turn.answer.text
    outside = outside_decision(turn.answer)
    if outside is not None and says("asks_whether_valid", text):
        tell_recognition(turn, outside)
    elif papers_missing(text):
        turn.say("utter_filing_service_missing", [_progress(turn)])
    elif about_other_side(text):
        turn.say("utter_filing_service_abroad")
    else:
        turn.say("utter_filing_service", [_progress(turn)])


async def enforcement(turn: Turn) -> None:
    """Enforcement is outside cross-border filing (SPC21-2): where to go, by when, what it costs (CPL-250, FEE-14.1)."""
    text = turn.answer.text
    if (chosen := str(turn.answer.pressed.get(_COUNTRY, ""))) in (*REGIONS, _ABROAD, _HERE):
        _tell_place(turn, chosen)
        return
    if wants_preservation(text):
        turn.say("utter_filing_preservation", [_fee(turn, "preservation", _PRESERVATION_FEE)])
        return
    if await enforcement_follow_up(turn):
        return
    outside = outside_decision(turn.answer)
    if outside is not None:
        tell_recognition(turn, outside)
        return
    if (earlier := _recognition_spoken_of(turn)) is not None:
        turn.say(earlier)
        return
    await tell_enforced_until(turn)
    if not tell_enforced_from(turn):
        _tell_enforcement(turn)


def tell_enforced_from(turn: Turn) -> bool:
    """Tell from which day the two years to apply for enforcement run (CPL-250); False where that is not asked."""
    if not stands("enforcement_from", turn.answer.text):
        return False
    turn.say("utter_filing_enforcement_time")
    return True


def _recognition_spoken_of(turn: Turn) -> str | None:
    """The answer on recognition that a question right after it, or one that names recognition, is still about.

    Who names a court or a place of here speaks of a judgment of here, which needs none.
    """
    text = turn.answer.text
    if turn.answer.pressed or turn.answer.values("place", "country", "court"):
        return None
    told = next((name for name in turn.spoken_before if name.startswith(_RECOGNITION)), None)
    return told or (f"{_RECOGNITION}judgment" if says("speaks_of_recognition", text) else None)


async def court_place_told(turn: Turn) -> bool:
    """Go on where somebody answers which place's court decided; False for any other message."""
    said = turn.answer
    asked = any(simplified(text).partition("\n")[0] in (_WHOSE.zh, _WHOSE.en) for text in turn.texts_before)
    named = origin_named(said) if asked and not said.pressed and len(said.text) <= _SHORT else ""
    if not named or named == "unknown":
        return False
    _tell_place(turn, _ABROAD if named == "foreign" else named)
    return True


def tell_recognition(turn: Turn, outside: OutsideDecision) -> None:
    """Tell how a decision from outside is recognised; ask whose it is where the name of the court leaves it open."""
    if outside.origin != "unknown":
        turn.say(recognition_told(outside))
        return
    ways = [button(turn.language, title, "ask_enforcement", **{_COUNTRY: code}) for title, code in _PLACES]
    turn.say(READY_WORDS, ways, words=f"{_WHOSE.say(turn.language)}\n{_WHY_ASKED.say(turn.language)}")


def _tell_place(turn: Turn, place: str) -> None:
    """Tell the way of a decision of that place, which the message before told of."""
    decided = (outside_decision(one) for one in turn.typed_before(_LOOKED_BACK))
    matter: Matter = next((one.matter for one in decided if one is not None), "judgment")
    if place == _HERE and matter == "divorce":
        turn.say(READY_WORDS, words=_VALID_HERE.say(turn.language))
        return
    if place == _HERE:
        _tell_enforcement(turn)
        return
    origin: Origin = next((region for region in REGIONS if region == place), "foreign")
    turn.say(recognition_told(OutsideDecision(origin, matter)))


def _tell_enforcement(turn: Turn) -> None:
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
_COUNTRY = "country"
"""Key of a button that says whose court decided."""
_HERE, _ABROAD = "CN", "abroad"
_LOOKED_BACK = 3
"""Messages before this one in which the decision was told of."""
_WHOSE = Words("这是哪里的法院判的？", "Which place's court decided it?")
_WHY_ASKED = Words(
    "光看法院的名字分不出来：内地法院的，直接申请执行；香港、澳门、台湾和外国法院的，要先在内地申请认可或者承认，办法各不相同。",
    "The court's name alone doesn't tell: one of mainland China is enforced directly; one of Hong Kong, Macao, Taiwan "
    "or a foreign country has to be recognised here first, each in its own way.",
)
_VALID_HERE = Words(
    "内地法院的离婚判决不用再承认：生效以后就有效，拿判决书和生效证明去办户口、再婚登记这些手续。判了钱和财产、对方不给的，"
    "才申请强制执行。",
    "A divorce judgment of a mainland court needs no recognition: once final it counts, and with it and the proof that "
    "it is final you change the household register or marry again. Only money or property the other side won't give "
    "is enforced.",
)
_PLACES = (
    (Words("外国法院", "A foreign court"), _ABROAD),
    (Words("香港法院", "A Hong Kong court"), "HK"),
    (Words("澳门法院", "A Macao court"), "MO"),
    (Words("台湾法院", "A Taiwan court"), "TW"),
    (Words("内地法院", "A mainland court"), _HERE),
)
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
