"""Answers to short questions that what was told a moment ago answers: "until when?", "from which day?", "what papers?".

A last day, an entry of the library or the words of a desk are told again, and nothing is looked up: somebody who asks
until when they can appeal, with the day just told, is not told that nothing of theirs runs here.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import LONGEST, entry_told, kinds_of, sentences_on, spoken_of
from actions.protection.linked import link_told
from actions.protection.readers.entry_sentences import sentences_of, speaks_of
from actions.protection.readers.follow_ups import kinds_of_time
from actions.protection.readers.own_questions import is_question
from actions.protection.telling import tell_further
from actions.readers.topics import has_subject, subject_of
from actions.topic import kinds_asked
from backend.protection.commands import FindLaw
from backend.protection.model import Finding
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LAST_DAYS: Final = ("utter_defence_last_day", "utter_hearing_limit_", "utter_law_limitation")
"""Beginnings of the utterances that tell a day somebody has until."""
_RULES: Final = frozenset({"utter_hearing_limits", "utter_hearing_limit_none", "utter_hearing_limit_noted"})
"""Utterances that begin like those and tell no day of the person's own."""
_LOOKED_BACK: Final = 3
"""Messages before this one behind which a day or a period is still spoken of."""
_UNTIL: Final = "limit"
_MOST_SENTENCES: Final = 2
_EXPLAINED: Final = "utter_filing_recognition_"
"""Beginning of the utterances in which a desk explains a matter whole, its papers with it."""
_PAPERS: Final = "papers"
"""The kind told of them from those words; what they cost the table of fees knows."""
_ASKED_ON: Final = "utter_filing_enforcement"
"""Beginning of the utterances of a desk that answers by itself what is asked on."""
_AGAIN: Final = Words("刚才按您说的算过：\n{}", "As reckoned a moment ago:\n{}")
_OF_THIS: Final = Words("就刚才这件事：{}", "On what we just spoke of: {}")


async def take_up(turn: Turn) -> bool:
    """Tell the day or the period that was told before, where it is asked again; False for any other message."""
    heard = turn.answer
    if in_form(turn) or heard.pressed or _is_long(heard.text):
        return False
    if (is_question(heard) or kinds_of(heard.text)) and await link_told(turn):
        return True
    if has_subject(heard.text) or subject_of(heard.text) or heard.values("money", "date", "datetime"):
        return False
    kind = next(iter(kinds_of_time(heard.text)), "")
    if not kind:
        return _of_desk(turn)
    own: Finding = await turn.do(FindLaw(heard.text))
    if own.is_sure and own.entry is not None:
        return False  # it says itself, and surely, what it asks
    if (kind == _UNTIL and _day_again(turn)) or await link_told(turn):
        return True
    return await _of_entry(turn, kind) or _of_words(turn, kind)


def _is_long(text: str) -> bool:
    return not text or len(text) > LONGEST["en" if text.isascii() else "zh"]


def _day_again(turn: Turn) -> bool:
    """Say a last day again that was told in one of the last answers; False where none was."""
    for names, text in turn.bubbles_before(_LOOKED_BACK):
        if text and any(name.startswith(_LAST_DAYS) and name not in _RULES for name in names):
            turn.say(READY_WORDS, words=_AGAIN.say(turn.language).format(text))
            return True
    return False


async def _of_entry(turn: Turn, kind: str) -> bool:
    """Tell what the entry told last says of it; False where none was told, or it says nothing."""
    told, _ = spoken_of(turn)
    entry = await entry_told(turn) if told else None
    words = sentences_on(entry, [kind], turn.language) if entry is not None else ""
    if entry is None or not words:
        return False
    tell_further(turn, entry, words)
    return True


def _of_desk(turn: Turn) -> bool:
    """Tell what a desk has said of the papers of what it explained; False for anything else."""
    if not any(name.startswith(_EXPLAINED) for name in turn.spoken_before):
        return False
    return _PAPERS in kinds_asked(turn.answer.text) and _of_words(turn, _PAPERS)


def _of_words(turn: Turn, kind: str) -> bool:
    """Tell what a desk's last words say of it; False where they say nothing."""
    spoken = turn.spoken_before
    if any(name.startswith(_ASKED_ON) for name in spoken):
        return False
    bubbles = [text for names, text in turn.bubbles_before(_LOOKED_BACK) if set(names) & set(spoken)]
    lines = [line.strip(" •") for text in reversed(bubbles) for line in text.splitlines()]
    meant = [one for line in lines for one in sentences_of(line) if speaks_of(kind, one)]
    if not meant:
        return False
    joined = ("" if turn.language != "en" else " ").join(meant[:_MOST_SENTENCES])
    turn.say(READY_WORDS, words=_OF_THIS.say(turn.language).format(joined))
    return True
