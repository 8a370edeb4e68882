"""A person wants everything of theirs deleted: told what goes and what has to stay, asked, and done after a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from actions.dialogue.buttons import button
from actions.dialogue.phrases import behind
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import AGAIN, Turn
from actions.profile.telling import EVERYTHING, SURE, forget_memory, keep_all, kinds_named
from actions.script import simplified
from backend.personal_data.commands import EraseMe, Stays, WhatStays
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

ASKED = "utter_erase_sure"
_REALLY = "really"
_LONGEST_YES = 24
_YES, _NO = Words("确定，全部删除", "Yes, delete everything"), Words("不，留着", "No, keep it")
_IN_HAND = Words("\n• 先留着、办完自动删：{}。", "\n• Kept until it is over, then deleted: {}.")
_KEPT = Words("\n• 要留下的：{}。", "\n• What has to stay: {}.")
_LATER = Words(
    "可以，随时都行：说“删掉我的全部资料”，我先列出会删什么、什么要留，您确认了才删。只想删一样的，说“忘掉我的电话”这样就行。"
    "现在什么都没删。",
    'Yes, at any time: say "delete all my data"; I list what goes and what has to stay, and delete only after you '
    'confirm. For one thing alone, say "forget my phone number". Nothing has been deleted now.',
)
_COMMA = Words("；", "; ")


async def forget(turn: Turn) -> None:
    """Forget what is named, what is remembered, or everything that is kept; the last two after a yes only.

    Whoever asks whether they may one day is told how, and nothing is deleted or asked.
    """
    said = turn.answer
    if not said.pressed and said.asks and says("some_day", said.text):
        turn.say(READY_WORDS, words=_LATER.say(turn.language))
    elif (said.pressed.get(SURE) == _REALLY and ASKED in turn.said_before) or _confirms(turn):
        await erase_all(turn)
    elif said.pressed.get(SURE) in (EVERYTHING, _REALLY) or (not said.pressed and means_everything(said.text)):
        await ask_about_everything(turn)
    else:
        await forget_memory(turn)


async def take_up(turn: Turn) -> bool:
    """Erase after a yes that says what it agrees to ("是，删掉"), whatever else it sounds like; else return False."""
    if not _confirms(turn):
        return False
    await erase_all(turn)
    return True


def _confirms(turn: Turn) -> bool:
    """Return True if a short message says yes to the question, and that it is to be deleted."""
    text = simplified(turn.answer.text)
    if turn.answer.pressed or not text or len(text) > _LONGEST_YES or ASKED not in turn.said_before:
        return False
    denied = says("says_no", text) or says("denies", text)
    return behind("says_yes", text) is not None and _has(text, "delete") and not denied


async def ask_about_everything(turn: Turn) -> None:
    """Say what goes and what has to stay, and ask whether it is meant."""
    stays: Stays = await turn.do(WhatStays(turn.person.person_id))
    lines = _line(_IN_HAND, stays.in_hand, turn.language) + _line(_KEPT, stays.kept, turn.language)
    buttons = [
        button(turn.language, title, "forget_memory", **{SURE: code}) for title, code in ((_YES, _REALLY), (_NO, "no"))
    ]
    turn.say(ASKED, buttons, stays=lines)


async def erase_all(turn: Turn) -> None:
    """Have everything erased once this turn is over, and say so."""
    await turn.do(EraseMe(turn.person.person_id, turn.person.person_id))
    turn.say("utter_erase_begun")


def means_everything(text: str) -> bool:
    """Return True if a wish to forget means everything that is kept, not only what is remembered, nor one fact."""
    if kinds_named(text) or _has(text, "remembered"):
        return False
    return _has(text, "everything")


def _has(text: str, kind: str) -> bool:
    """Return True if a word of a kind stands in a text; an English one stands alone ("all", not "call")."""
    folded = simplified(text).casefold()
    parted = "".join(char if char.isalnum() else " " for char in folded)
    alone = f" {' '.join(parted.split())} "
    return any(f" {word} " in alone if word.isascii() else word in folded for word in _words()[kind])


def _line(words: Words, named: Sequence[Words], language: str) -> str:
    listed = _COMMA.say(language).join(one.say(language) for one in named)
    return words.say(language).format(listed) if named else ""


@cache
def _words() -> Mapping[str, Sequence[str]]:
    page: Mapping[str, Sequence[str]] = read_yaml(Path(__file__).with_name("words.yml"))
    return page


REPLIES = {ASKED: {"affirm": erase_all, "deny": keep_all, AGAIN: ask_about_everything}}
"""A typed yes or no to the question."""
