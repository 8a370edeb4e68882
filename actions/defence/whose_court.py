"""Suits before a court that is not of the mainland, or may not be: told of by its own rules, or asked about."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.defence.readers.suits import is_about_suit, names_court_paper, says_sued
from actions.dialogue.buttons import button
from actions.dialogue.doubt import is_unsure
from actions.dialogue.readers.judgments import court_left_open, origin_named, outside_court, outside_decision
from actions.dialogue.turn import Turn
from actions.readers.standing import stands
from actions.script import simplified
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_ELSEWHERE = "utter_defence_sued_elsewhere"
_BEGIN, _COUNTRY = "start_defence", "country"
_HERE, _ABROAD = "CN", "abroad"
_SHORT = 40
"""Characters of an answer that only names a place."""
_WHOSE = Words("这是哪里的法院？", "Where is that court?")
_WHY_ASKED = Words(
    "光看名字分不出来。是内地法院的，我马上给您算答辩的日子；是外国或港澳台法院的，日子和做法都按当地的规定，照内地的算会害您。",
    "Its name alone doesn't tell. If it is in mainland China, I work out your days to answer at once; if it is abroad, "
    "or in Hong Kong, Macao or Taiwan, the rules there hold, and our days would harm you.",
)
_HOW_TO_TELL = Words(
    "看文书的抬头和公章：写着“人民法院”、有“民初”这样的案号的，是内地法院；用外文写的，或者写着香港、澳门、台湾法院的，不是。"
    "看不准的话，拍照发给我，或者说“转人工”。",
    "Look at the head and the seal of the paper: a court of mainland China is called 人民法院, and its case number has "
    "signs like 民初. One in English or another language, or of a Hong Kong, Macao or Taiwan court, is not. If you "
    'can\'t tell, send a photo of it, or say "talk to a person".',
)
_PLACES = (
    (Words("内地法院", "In mainland China"), _HERE),
    (Words("外国或港澳台法院", "Abroad, or Hong Kong, Macao, Taiwan"), _ABROAD),
)


def told_of_elsewhere(turn: Turn) -> bool:
    """Say whose rules hold where somebody is sued before a court outside the mainland; False for any other suit.

    Neither its days nor its papers are ours: 15 or 30 days told there would make somebody too late. Where the name of
    the court leaves open whose it is ("the Family Court"), that is asked first.
    """
    said = turn.answer
    if turn.has_draft:
        return False
    if said.pressed.get(_COUNTRY) == _ABROAD:
        turn.say(_ELSEWHERE)
        return True
    if said.pressed or not said.text:
        return False
    outside, left_open = outside_court(said), court_left_open(said)
    if not (outside or left_open) or _is_of_decision(turn):
        return False
    if outside:
        turn.say(_ELSEWHERE)
    else:
        _ask(turn, _WHY_ASKED)
    return True


def _ask(turn: Turn, why: Words) -> None:
    ways = [button(turn.language, title, _BEGIN, **{_COUNTRY: code}) for title, code in _PLACES]
    turn.say(READY_WORDS, ways, words=f"{_WHOSE.say(turn.language)}\n{why.say(turn.language)}")


def _is_of_decision(turn: Turn) -> bool:
    """Return True if a decision of a court is spoken of: what it is worth here is told by its recognition."""
    text = turn.answer.text
    if says_sued(text):
        return False
    of_judgment = turn.answer.intent == "ask_enforcement" or stands("speaks_of_judgment", text)
    decided = outside_decision(turn.answer) is not None and not is_about_suit(text)
    return of_judgment or decided or not names_court_paper(text)


async def place_told(turn: Turn) -> bool:
    """Go on where somebody answers in which place the court is, or does not know; False for any other message."""
    said = turn.answer
    asked = any(simplified(text).partition("\n")[0] in (_WHOSE.zh, _WHOSE.en) for text in turn.texts_before)
    if not asked or said.pressed or len(said.text) > _SHORT:
        return False
    named = origin_named(said)
    if named == _HERE:
        turn.events.append(FollowupAction("defence_form"))
    elif named and named != "unknown":
        turn.say(_ELSEWHERE)
    elif is_unsure(said):
        _ask(turn, _HOW_TO_TELL)
    else:
        return False
    return True
